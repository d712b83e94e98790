//! Grounds without number, date, author or subject: nd30, cell 6.

use super::entry::{Entry, Written};
use super::slip::Slip;
use crate::model::finding::{Rule, Severity};

/// A ground lacks what a citation must say.
pub static RULE: Rule = Rule {
    code: "TT-12",
    severity: Severity::Warning,
    title: "Căn cứ chưa ghi đủ",
    why: "Khi viện dẫn lần đầu phải ghi đầy đủ tên loại, số, ký hiệu, ngày ban hành, tên cơ quan ban hành và trích yếu nội dung; luật và pháp lệnh chỉ ghi tên \
          (Nghị định 30/2020/NĐ-CP, Điều 8). Phần để trống thì câu in ra bỏ phần ấy.",
    advice: "Ghi thêm phần còn thiếu; nếu văn bản gốc không có phần ấy thì để nguyên.",
};

const PARTS: [(&str, &str); 4] = [("so", "số"), ("ngay", "ngày"), ("cua", "cơ quan ban hành"), ("ve", "trích yếu")];

pub(super) fn check(written: &Written, slips: &mut Vec<Slip>) {
    for entry in written.entries.iter().filter(|entry| entry.block() == "can_cu" && entry.text.is_empty()) {
        if is_law(written, entry) {
            continue;
        }
        if let Some((key, name)) = PARTS.iter().find(|(key, _)| *key == entry.key()) {
            let ground = entry.keys.get(1).map_or("", String::as_str);
            slips.push(written.slip(&RULE, entry, "", format!("Ghi {name} của căn cứ “{ground}” sau “{key} =”.")));
        }
    }
}

/// A law is cited by its name alone (the decree, Article 8).
fn is_law(written: &Written, entry: &Entry) -> bool {
    let kind = written.entries.iter().find(|other| other.key() == "loai" && other.keys.get(..2) == entry.keys.get(..2));
    kind.is_some_and(|kind| ["Hiến pháp", "Bộ luật", "Luật", "Pháp lệnh"].iter().any(|law| kind.text.starts_with(law)))
}

#[cfg(test)]
mod tests {
    use super::super::found;

    #[test]
    fn an_empty_part_is_named() {
        let ground = |number: &str, date: &str| {
            found(&format!(
                "[can_cu.kh-1]\nso = \"{number}\"\nngay = \"{date}\"\ncua = \"Hội\"\nve = \"về việc\"\ndieu_khoan = \"\""
            ))
        };
        assert_eq!(ground("", "01/02/2024"), ["TT-12  -> Ghi số của căn cứ “kh-1” sau “so =”."]);
        assert_eq!(ground("01/KH-HKH", ""), ["TT-12  -> Ghi ngày của căn cứ “kh-1” sau “ngay =”."]);
        assert_eq!(ground("01/KH-HKH", "01/02/2024"), [""; 0]);
        assert_eq!(found("[can_cu.a]\nloai = \"Luật Thi đua, khen thưởng\"\nso = \"\""), [""; 0]);
    }
}
