//! Capitals of clauses: "điểm a khoản 2 Điều 103" (nd30, language details).

use super::entry::Written;
use super::slip::Slip;
use crate::model::finding::{Rule, Severity};

/// "Khoản 2", "Điểm a", "điều 5" within a sentence.
pub static RULE: Rule = Rule {
    code: "TT-14",
    severity: Severity::Warning,
    title: "Viết hoa điều, khoản, điểm chưa đúng",
    why: "Khi viện dẫn, chữ “Điều” viết hoa, chữ “khoản” và “điểm” viết thường: điểm a khoản 2 Điều 103 \
          (Nghị định 30/2020/NĐ-CP, Phụ lục II).",
    advice: "Viết ví dụ “điểm c khoản 2 Điều 5”.",
};

pub(super) fn check(written: &Written, slips: &mut Vec<Slip>) {
    for entry in written.entries.iter().filter(|entry| entry.is_prose()) {
        let words: Vec<&str> = entry.text.split(' ').collect();
        for (index, pair) in words.windows(2).enumerate() {
            let [name, number] = pair else { continue };
            let Some(right) = right(name, number) else { continue };
            // A clause at the very beginning may be the beginning of a sentence.
            if right != *name && (index > 0 || right == "Điều") {
                slips.push(written.slip(&RULE, entry, &format!("{name} {number}"), format!("Viết “{right} {number}”.")));
            }
        }
    }
}

/// How the word before a clause's number is written; `None` for other words.
fn right(name: &str, number: &str) -> Option<&'static str> {
    let number = number.trim_end_matches([',', ';', '.', ')']);
    let digits = number.starts_with(|letter: char| letter.is_ascii_digit());
    let letter = number.chars().count() == 1 && number.chars().all(char::is_alphabetic);
    match name.to_lowercase().as_str() {
        "điều" if digits => Some("Điều"),
        "khoản" if digits => Some("khoản"),
        "điểm" if digits || letter => Some("điểm"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::found;

    #[test]
    fn only_articles_are_capital() {
        let text = |text: &str| found(&format!("[[muc_tieu]]\ndieu_khoan = \"{text}\""));
        assert_eq!(text("điểm c Khoản 2 điều 5"), ["TT-14 Khoản 2 -> Viết “khoản 2”.", "TT-14 điều 5 -> Viết “Điều 5”."]);
        for right in ["điểm c khoản 2 Điều 5", "điểm đ khoản 2.1", "Khoản 2 quy định", "các khoản chi"] {
            assert_eq!(text(right), [""; 0], "{right}");
        }
    }
}
