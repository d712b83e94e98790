//! Spaces in a number: nd30, cell 3.

use super::entry::Written;
use super::slip::Slip;
use crate::model::finding::{Rule, Severity};

/// A number with spaces in it.
pub static RULE: Rule = Rule {
    code: "TT-01",
    severity: Severity::Error,
    title: "Số, ký hiệu có khoảng trống",
    why: "Giữa số, dấu gạch chéo, dấu gạch nối và các chữ viết tắt của ký hiệu văn bản không có khoảng trống \
          (Nghị định 30/2020/NĐ-CP, Phụ lục I, ô số 3).",
    advice: "Viết liền số và ký hiệu, ví dụ 06/HKH-PGD.",
};

pub(super) fn check(written: &Written, slips: &mut Vec<Slip>) {
    for entry in written.entries.iter().filter(|entry| entry.is_number()) {
        if entry.text.contains(char::is_whitespace) {
            let joined: String = entry.text.split_whitespace().collect();
            slips.push(written.slip(&RULE, entry, &entry.text, format!("Viết “{joined}”.")));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::found;

    #[test]
    fn a_number_is_written_without_spaces() {
        assert_eq!(found("[thoa_thuan]\nso = \"06 / HKH-PGD\""), ["TT-01 06 / HKH-PGD -> Viết “06/HKH-PGD”."]);
        assert_eq!(found("[van_ban.a]\nso = \"12/BC- HKH\""), ["TT-01 12/BC- HKH -> Viết “12/BC-HKH”."]);
        assert_eq!(found("[thoa_thuan]\nso = \"06/HKH-PGD\"\n[van_ban.a]\nso = \"\""), [""; 0]);
    }
}
