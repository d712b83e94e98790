//! What lies in `samples/`: every submission with its name and bytes, the broken ones broken on purpose.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use khuyenhoc::agreement::{self, carry_over};
use khuyenhoc::model::unit::{Unit, Units};
use khuyenhoc::workbook;

use super::fill::{Answer, Workbook};
use super::folder::{Maker, agreement as read_agreement};
use super::thuan_an;
use super::year::{self, Awarded, Plan};

/// Files by their path under `samples/`.
pub type Files = BTreeMap<String, Vec<u8>>;

/// Files that LibreOffice makes of ours, by the name they get: the generator's own are .xlsx.
pub const CONVERTED: [(&str, &str); 2] = [
    ("thuan-an-2024/bai-nop/Bình Nhâm/mam non binh nham.ods", "MN-BINHNHAM"),
    ("thuan-an-2024/bai-nop/khoi THCS/THCS_HungDinh_bieu.xls", "THCS-HUNGDINH"),
];

const PLAN: Plan = Plan { seed: 2024, year: 2024, pupils: 14, awarded: Awarded::ByChance(55), no_namesakes: false };

/// All files of both samples but the two that LibreOffice converts.
pub fn files() -> Files {
    let maker = Maker::new(PLAN);
    let mut files = thuan_an_2024(&maker);
    files.extend(day_du(&maker));
    files
}

/// The workbook that becomes one of [`CONVERTED`].
pub fn original(code: &str) -> Vec<u8> {
    let units = thuan_an::units();
    let position = units.iter().position(|unit| unit.code == code).unwrap();
    Maker::new(PLAN).filled(position, &units[position]).save()
}

fn thuan_an_2024(maker: &Maker) -> Files {
    let units = thuan_an::units();
    let text = limited(&signed(agreement::REFERENCE)).replace("tai_tro = []", DONORS);
    let mut files = head("thuan-an-2024", &units, &format!("{text}{WAIVERS}"));
    for (position, unit) in units.iter().enumerate() {
        if SILENT.contains(&unit.code.as_str()) || CONVERTED.iter().any(|(_, code)| *code == unit.code) {
            continue;
        }
        let book = broken(maker, position, unit).unwrap_or_else(|| maker.filled(position, unit));
        let bytes = book.save();
        let bytes = if unit.code == "TH-HUNGDINH" { bytes[..bytes.len() / 2].to_vec() } else { bytes };
        files.insert(format!("thuan-an-2024/bai-nop/{}", file_name(position, unit)), bytes);
    }
    further(maker, &units, &mut files);
    files
}

fn day_du(maker: &Maker) -> Files {
    let units = thuan_an::few_units();
    let mut files = head("day-du", &units, &signed(agreement::REFERENCE));
    for (position, unit) in units.iter().enumerate() {
        files.insert(format!("day-du/bai-nop/{}.xlsx", unit.code.to_lowercase()), maker.filled(position + 100, unit).save());
    }
    files
}

fn head(sample: &str, units: &[Unit], agreement: &str) -> Files {
    let units = workbook::units::write(Some(&Units::new(units.to_vec()))).unwrap();
    [(format!("{sample}/thoa-thuan.toml"), agreement.as_bytes().to_vec()), (format!("{sample}/don-vi.xlsx"), units)].into()
}

/// The agreement with the scholarships limited, and collectives awarded, as its commented lines would.
fn limited(text: &str) -> String {
    let (head, rest) = text.split_once("# so_luong_don_vi").unwrap();
    let (lines, rest) = rest.split_once("\n\n").unwrap();
    let text = format!("{head}so_luong_don_vi{}\n\n{rest}", lines.replace("\n# ", "\n"));
    let (head, rest) = text.split_once("# [khen_thuong.TAPTHE]").unwrap();
    let (lines, rest) = rest.split_once("\n\n").unwrap();
    format!("{head}[khen_thuong.TAPTHE]{}\n\n{rest}", lines.replace("\n# ", "\n"))
}

/// The reference agreement with invented signers and the ceremony of the year.
fn signed(text: &str) -> String {
    CEREMONY.iter().fold(with_signers(text), |text, (blank, filled)| {
        assert_eq!(text.matches(blank).count(), 1, "{blank}");
        text.replace(blank, filled)
    })
}

/// What the reference leaves blank of the ceremony, and what the samples say of it.
const CEREMONY: [(&str, &str); 7] = [
    ("năm 2024\"\nngay = \"\"\ngio = \"\"\n", "năm 2024\"\nngay = \"20/12/2024\"\ngio = \"7:30\"\n"),
    ("dia_diem = \"\"", "dia_diem = \"Hội trường Trung tâm Văn hóa, Thông tin và Thể thao thành phố Thuận An\""),
    ("lien_he = \"\"", "lien_he = \"ông Trần Minh Khôi, Chủ tịch Hội Khuyến học, điện thoại 0274 000 0000\""),
    ("gio = \"\", noi_dung = \"Đón khách", "gio = \"7:00\", noi_dung = \"Đón khách"),
    ("gio = \"\", noi_dung = \"Chào cờ", "gio = \"7:30\", noi_dung = \"Chào cờ"),
    (
        "\"HOCBONG\"\nnguoi_trao = []",
        "\"HOCBONG\"\nnguoi_trao = [\"Ông Trần Minh Khôi, Chủ tịch Hội Khuyến học thành phố\", \"Bà Lê Thị Thu Hà, Phó Trưởng phòng Giáo dục và Đào tạo\"]",
    ),
    ("\"HSG\"\nnguoi_trao = []", "\"HSG\"\nnguoi_trao = [\"Ông Phạm Quốc Dũng, Chủ tịch Ủy ban nhân dân thành phố\"]"),
];

fn with_signers(text: &str) -> String {
    let parts: Vec<&str> = text.split("ho_ten = \"\"").collect();
    let [head, first, second, third] = parts.as_slice() else { panic!("the reference has three signers") };
    format!("{head}ho_ten = \"Trần Minh Khôi\"{first}ho_ten = \"Lê Thị Thu Hà\"{second}ho_ten = \"Phạm Quốc Dũng\"{third}")
}

/// Who gave something in the larger sample; in the other one nobody yet.
const DONORS: &str = r#"tai_tro = [
    { ten = "Công ty Cổ phần Gốm sứ Hoa Mai", so_tien = 50_000_000 },
    { ten = "Câu lạc bộ Doanh nhân Lái Thiêu", so_tien = 30_000_000, hien_vat = "200 cặp sách" },
    { ten = "Nhà sách Tuổi Thơ", hien_vat = "2.000 quyển vở, 300 bộ dụng cụ học tập" },
]"#;

/// One unit need not submit, one warning was looked at and accepted.
const WAIVERS: &str = r#"
[[mien_tru]]
don_vi = "CQ-THANHDOAN"
mien_nop = true
ly_do = "Ban Khuyến học mới thành lập từ tháng 10, báo cáo từ năm sau"

[[mien_tru]]
don_vi = "P-ANPHU"
ma = "CB-01"
o = "Số liệu!D17"
ly_do = "Hội Khuyến học phường đã giải trình: nhiều hộ là người tạm trú"
"#;

/// Three units have sent nothing, a fourth need not.
const SILENT: [&str; 4] = ["TH-VINHPHU", "MN-THUANGIAO", "P-HUNGDINH", "CQ-THANHDOAN"];

/// The mixed names under which files come back.
fn file_name(position: usize, unit: &Unit) -> String {
    let code = unit.code.to_lowercase();
    match position % 6 {
        0 => format!("{}.xlsx", unit.code),
        1 => format!("email/BC khuyen hoc {code} (1).xlsx"),
        2 => format!("email/Báo cáo năm 2024 - {}.xlsx", unit.name),
        3 => format!("usb/{code}_final.xlsx"),
        4 => format!("usb/phường/{}.xlsx", unit.name.replace(' ', "_")),
        _ => format!("email/{code}-sua-lan-2.xlsx"),
    }
}

/// Files beside one per unit: a unit sent twice, a code nobody has, no code at all.
fn further(maker: &Maker, units: &[Unit], files: &mut Files) {
    let position = |code: &str| units.iter().position(|unit| unit.code == code).unwrap();
    let twice = position("MN-ANTHANH");
    files.insert("thuan-an-2024/bai-nop/usb/gui lai mn an thanh.xlsx".to_owned(), maker.filled(twice, &units[twice]).save());
    let stranger = year::unit("TH-KHONGCO", "Trường Tiểu học Không Có", units[twice].kind, "TH", "An Phú");
    files.insert("thuan-an-2024/bai-nop/usb/truong moi.xlsx".to_owned(), maker.filled(900, &stranger).save());
    let mut nameless = maker.filled(901, &stranger);
    nameless.items(&[("ma_don_vi", Answer::Blank)]);
    files.insert("thuan-an-2024/bai-nop/email/khong ten.xlsx".to_owned(), nameless.save());
}

/// A unit's workbook with its fault; `None` for units in order.
fn broken(maker: &Maker, position: usize, unit: &Unit) -> Option<Workbook> {
    let mut book = maker.filled(position, unit);
    let form = maker.forms.get(unit.kind);
    let mut pupil = |book: &mut Workbook, row: usize, column: &str, answer: Answer| {
        let list = &form.lists[form.list_position("HSG").unwrap()];
        let head = book.head(list);
        book.cells("HSG", &[(format!("{}{}", head.columns[column], head.row + row), answer)].into());
    };
    match unit.code.as_str() {
        "TH-BINHHOA" => book.items(&[("cbgv", Answer::Blank)]),
        "TH-BINHNHAM" => book.items(&[("hoc_sinh", "ba trăm".into())]),
        "TH-LAITHIEU" => book.items(&[("hs_bo_hoc", (-2).into())]),
        "THCS-LAITHIEU" => book.items(&[("dvht_diem", 105.into())]),
        "CQ-YTE" => book.items(&[("dvht_xep_loai", "Xuất sắc".into())]),
        "P-BINHCHUAN" => book.items(&[("quy_cuoi_nam", 1_234_000.into())]),
        "THCS-BINHHOA" => book.items(&[("hv_cbgv", 9_999.into())]),
        "THCS-ANTHANH" => pupil(&mut book, 3, "ho_ten", Answer::Blank),
        "TH-ANHMINH" => pupil(&mut book, 2, "cap", Answer::Blank),
        "TH-HUONGDUONG" => pupil(&mut book, 4, "ngay_sinh", Answer::Date(NaiveDate::from_ymd_opt(1990, 5, 1).unwrap())),
        "THCS-THUANGIAO" => pupil(&mut book, 5, "ngay_sinh", "31/02/2011".into()),
        "THCS-VINHPHU" => claim(&mut book, form),
        "THPT-ANPHU" | "THPT-THUANGIAO" => same_pupil(&mut book, &mut pupil),
        "MN-VINHPHU" => return Some(of_year(maker, position, unit, 2023)),
        "P-VINHPHU" => return Some(of_old_version(maker, position, unit)),
        "TH-HUNGDINH" => {}
        _ => return None,
    }
    Some(book)
}

/// A teacher who claims one prize more than the pupils' sheet shows.
fn claim(book: &mut Workbook, form: &khuyenhoc::model::form::Form) {
    let head = book.head(&form.lists[form.list_position("GVBD").unwrap()]);
    book.cells("GVBD", &[(format!("{}{}", head.columns["so_hs_quoc_te"], head.row + 1), 7.into())].into());
}

/// The same pupil nominated by two schools.
fn same_pupil(book: &mut Workbook, pupil: &mut impl FnMut(&mut Workbook, usize, &str, Answer)) {
    pupil(book, 1, "ho_ten", "Ngô Gia Bảo Long".into());
    pupil(book, 1, "lop", "11A2".into());
    pupil(book, 1, "ngay_sinh", Answer::Date(NaiveDate::from_ymd_opt(2008, 3, 15).unwrap()));
}

/// Last year's form, filled this year.
fn of_year(maker: &Maker, position: usize, unit: &Unit, year: i32) -> Workbook {
    let text = carry_over(agreement::REFERENCE, year).unwrap();
    let agreement = read_agreement(&text, &maker.forms);
    let form = maker.forms.get(unit.kind);
    let mut book = Workbook::open(&workbook::blank::write(form, unit, &agreement).unwrap());
    year::fill(maker.plan, position, unit, form, &mut book);
    book
}

/// A form of a version that is no longer sent out.
fn of_old_version(maker: &Maker, position: usize, unit: &Unit) -> Workbook {
    let form = khuyenhoc::model::form::Form { version: "0".to_owned(), ..maker.forms.get(unit.kind).clone() };
    let mut book = Workbook::open(&workbook::blank::write(&form, unit, &maker.agreement).unwrap());
    year::fill(maker.plan, position, unit, &form, &mut book);
    book
}
