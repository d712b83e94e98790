//! Zeros before numbers, days and months: nd30, cells 3 and 4.

use super::entry::Written;
use super::slip::Slip;
use crate::model::finding::{Rule, Severity};

/// A zero too many or too few.
pub static RULE: Rule = Rule {
    code: "TT-02",
    severity: Severity::Error,
    title: "Thừa hoặc thiếu số 0 ở đầu",
    why: "Số văn bản nhỏ hơn 10, ngày nhỏ hơn 10, tháng 1 và tháng 2 phải ghi thêm số 0 ở trước; tháng 3 đến tháng 9 thì không \
          (Nghị định 30/2020/NĐ-CP, Phụ lục I, ô số 3 và ô số 4).",
    advice: "Ghi ví dụ số 06/HKH-PGD, ngày 05 tháng 02, ngày 21 tháng 9.",
};

pub(super) fn check(written: &Written, slips: &mut Vec<Slip>) {
    for entry in &written.entries {
        if let Some((number, symbol)) = entry.text.split_once('/').filter(|_| entry.is_number()) {
            let (number, symbol) = (number.trim(), symbol.trim());
            if let Some(right) = numbered(number) {
                slips.push(written.slip(&RULE, entry, number, format!("Viết “{right}/{symbol}”.")));
            }
        }
        if entry.is_prose() {
            for (found, right) in dates(&entry.text) {
                slips.push(written.slip(&RULE, entry, &found, format!("Viết “{right}”.")));
            }
        }
    }
}

/// The number as it should be, if it is not.
fn numbered(written: &str) -> Option<String> {
    let number: u32 = digits(written)?;
    let right = format!("{number:02}");
    (right != written).then_some(right)
}

/// A short number of digits alone.
fn digits(text: &str) -> Option<u32> {
    (!text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse().ok()).flatten()
}

/// Days and months of a sentence that are not written as they should be, each with its right form.
fn dates(text: &str) -> Vec<(String, String)> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut wrong = Vec::new();
    for pair in words.windows(2) {
        let [name, word] = pair else { continue };
        let word = word.trim_end_matches([',', ';', '.', ')']);
        let Some(number) = digits(word) else { continue };
        let right = match name.to_lowercase().as_str() {
            "ngày" if (1..=31).contains(&number) => format!("{number:02}"),
            "tháng" if (1..=2).contains(&number) => format!("{number:02}"),
            "tháng" if (3..=12).contains(&number) => number.to_string(),
            _ => continue,
        };
        if right != word {
            wrong.push((format!("{name} {word}"), format!("{name} {right}")));
        }
    }
    wrong
}

#[cfg(test)]
mod tests {
    use super::super::found;

    #[test]
    fn numbers_under_ten_take_one_zero() {
        assert_eq!(found("[thoa_thuan]\nso = \"6/HKH-PGD\""), ["TT-02 6 -> Viết “06/HKH-PGD”."]);
        assert_eq!(found("[can_cu.a]\nso = \"0151/KH-UBND\""), ["TT-02 0151 -> Viết “151/KH-UBND”."]);
        assert_eq!(found("[van_ban.a]\nso = \"06/BC-HKH\"\n[van_ban.b]\nso = \"6\""), [""; 0]);
    }

    #[test]
    fn days_and_months_of_a_sentence_follow_their_own_rule() {
        let text = |words: &str| found(&format!("[can_cu.a]\nve = \"về họp ngày {words} năm 2024\""));
        assert_eq!(text("5 tháng 2"), ["TT-02 ngày 5 -> Viết “ngày 05”.", "TT-02 tháng 2 -> Viết “tháng 02”."]);
        assert_eq!(text("21 tháng 09"), ["TT-02 tháng 09 -> Viết “tháng 9”."]);
        assert_eq!(text("05 tháng 02"), [""; 0]);
        assert_eq!(text("21 tháng 12"), [""; 0]);
    }
}
