//! A signer's name in capitals: nd30, cell 7b.

use super::entry::Written;
use super::slip::Slip;
use crate::model::finding::{Rule, Severity};

/// A name in capitals, or without any.
pub static RULE: Rule = Rule {
    code: "TT-08",
    severity: Severity::Error,
    title: "Họ tên người ký không viết hoa đúng",
    why: "Họ và tên người ký trình bày bằng chữ in thường, viết hoa chữ cái đầu của mỗi tiếng (Nghị định 30/2020/NĐ-CP, Phụ lục I, \
          ô số 7b).",
    advice: "Viết ví dụ “Nguyễn Văn An”.",
};

pub(super) fn check(written: &Written, slips: &mut Vec<Slip>) {
    for entry in written.entries.iter().filter(|entry| entry.key() == "ho_ten") {
        let words: Vec<&str> = entry.text.split(' ').filter(|word| !word.is_empty()).collect();
        let capitals = words.iter().any(|word| word.chars().count() > 1 && !word.contains('.') && word.to_uppercase() == *word);
        let small = words.iter().any(|word| word.chars().next().is_some_and(char::is_lowercase));
        if capitals || small {
            let right = words.iter().map(|word| capitalised(word)).collect::<Vec<_>>().join(" ");
            slips.push(written.slip(&RULE, entry, &entry.text, format!("Viết “{right}”.")));
        }
    }
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters.flat_map(char::to_lowercase)).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::super::found;

    #[test]
    fn each_syllable_of_a_name_has_one_capital() {
        let name = |name: &str| found(&format!("[ben.nguoi_ky.a]\nho_ten = \"{name}\""));
        assert_eq!(name("ĐẶNG THỊ Ý NHI"), ["TT-08 ĐẶNG THỊ Ý NHI -> Viết “Đặng Thị Ý Nhi”."]);
        assert_eq!(name("Nguyễn văn An"), ["TT-08 Nguyễn văn An -> Viết “Nguyễn Văn An”."]);
        for right in ["Đặng Thị Ý Nhi", "Trần Minh Khôi", ""] {
            assert_eq!(name(right), [""; 0], "{right}");
        }
    }
}
