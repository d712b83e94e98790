//! The units of `samples/thuan-an-2024`: real places, invented figures and people.

use khuyenhoc::model::unit::{Unit, UnitKind};

use super::year::unit;

const COMMUNES: [(&str, &str, &str); 10] = [
    ("ANPHU", "An Phú", "phường"),
    ("ANTHANH", "An Thạnh", "phường"),
    ("BINHCHUAN", "Bình Chuẩn", "phường"),
    ("BINHHOA", "Bình Hòa", "phường"),
    ("BINHNHAM", "Bình Nhâm", "phường"),
    ("HUNGDINH", "Hưng Định", "phường"),
    ("LAITHIEU", "Lái Thiêu", "phường"),
    ("THUANGIAO", "Thuận Giao", "phường"),
    ("VINHPHU", "Vĩnh Phú", "phường"),
    ("ANSON", "An Sơn", "xã"),
];

const LEVELS: [(&str, &str); 3] = [("MN", "Mầm non"), ("TH", "Tiểu học"), ("THCS", "Trung học cơ sở")];

/// Schools beside those that every commune has: code, name, level, commune.
const FURTHER: [(&str, &str, &str, &str); 10] = [
    ("MN-HOASEN", "Trường Mầm non Hoa Sen", "MN", "Lái Thiêu"),
    ("TH-HUONGDUONG", "Trường Tiểu học Hướng Dương", "TH", "Thuận Giao"),
    ("TH-ANHMINH", "Trường Tiểu học Ánh Minh", "TH", "Bình Chuẩn"),
    ("THCS-HOAANHDAO", "Trường Trung học cơ sở Hoa Anh Đào", "THCS", "An Phú"),
    ("THTHCS-SONGBE", "Trường Tiểu học và Trung học cơ sở Sông Bé", "TH&THCS", "Vĩnh Phú"),
    ("THTHCS-VUONCAY", "Trường Tiểu học và Trung học cơ sở Vườn Cây", "TH&THCS", "Hưng Định"),
    ("THPT-LAITHIEU", "Trường Trung học phổ thông Lái Thiêu Xanh", "THPT", "Lái Thiêu"),
    ("THPT-THUANGIAO", "Trường Trung học phổ thông Thuận Giao Mới", "THPT", "Thuận Giao"),
    ("THPT-ANPHU", "Trường Trung học phổ thông An Phú Đông", "THPT", "An Phú"),
    ("GDTX-THUANAN", "Trung tâm Giáo dục nghề nghiệp - Giáo dục thường xuyên Thuận An", "GDTX", "Lái Thiêu"),
];

const AGENCIES: [(&str, &str); 5] = [
    ("CQ-LDLD", "Liên đoàn Lao động thành phố"),
    ("CQ-PHUNU", "Hội Liên hiệp Phụ nữ thành phố"),
    ("CQ-THANHDOAN", "Thành đoàn Thuận An"),
    ("CQ-VANHOA", "Trung tâm Văn hóa, Thông tin và Thể thao"),
    ("CQ-YTE", "Trung tâm Y tế thành phố"),
];

/// Ten communes, forty schools, five agencies.
pub fn units() -> Vec<Unit> {
    let mut units = Vec::new();
    for (code, name, rank) in COMMUNES {
        let letter = if rank == "xã" { "X" } else { "P" };
        units.push(unit(&format!("{letter}-{code}"), &format!("Hội Khuyến học {rank} {name}"), UnitKind::Commune, "", name));
    }
    for (level, words) in LEVELS {
        for (code, name, _) in COMMUNES {
            units.push(unit(&format!("{level}-{code}"), &format!("Trường {words} {name}"), UnitKind::School, level, name));
        }
    }
    for (code, name, level, commune) in FURTHER {
        units.push(unit(code, name, UnitKind::School, level, commune));
    }
    for (code, name) in AGENCIES {
        units.push(unit(code, name, UnitKind::Agency, "", ""));
    }
    units
}

/// Units of `samples/day-du`: one commune whole, and an agency.
pub fn few_units() -> Vec<Unit> {
    let wanted = ["P-LAITHIEU", "X-ANSON", "MN-LAITHIEU", "TH-LAITHIEU", "THCS-LAITHIEU", "THPT-LAITHIEU", "TH-ANSON", "CQ-LDLD"];
    units().into_iter().filter(|unit| wanted.contains(&unit.code.as_str())).collect()
}
