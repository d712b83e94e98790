//! Abbreviations of bodies with a letter too many or too few, such as "SGDDĐT".

use super::entry::Written;
use super::slip::Slip;
use crate::model::finding::{Rule, Severity};

/// An abbreviation one letter away from a known one.
pub static RULE: Rule = Rule {
    code: "TT-04",
    severity: Severity::Error,
    title: "Chữ viết tắt tên cơ quan viết sai",
    why: "Chữ viết tắt tên cơ quan trong ký hiệu văn bản phải đúng như cơ quan ấy đã quy định; thừa hoặc thiếu một chữ thì không \
          tìm lại được văn bản được viện dẫn.",
    advice: "Xem lại văn bản gốc và ghi đúng ký hiệu, ví dụ SGDĐT, BGDĐT, UBND.",
};

/// Abbreviations of the field, long enough that one letter more is no other word.
const KNOWN: [&str; 16] = [
    "SGDĐT", "SGD&ĐT", "BGDĐT", "BGD&ĐT", "PGDĐT", "PGD&ĐT", "GDĐT", "GD&ĐT", "UBND", "HĐND", "KHVN", "MTTQ", "LĐLĐ", "GDTX",
    "TTHTCĐ", "XHHT",
];

pub(super) fn check(written: &Written, slips: &mut Vec<Slip>) {
    let known: Vec<&str> = KNOWN.into_iter().chain(written.symbols()).collect();
    for entry in &written.entries {
        if !entry.is_number() && !entry.is_prose() && !entry.is_authority() {
            continue;
        }
        for word in entry.text.split(|letter: char| !letter.is_alphabetic() && letter != '&') {
            if is_abbreviation(word)
                && !known.contains(&word)
                && let Some(right) = KNOWN.into_iter().find(|right| one_letter_apart(word, right))
            {
                slips.push(written.slip(&RULE, entry, word, format!("Có phải là “{right}”?")));
            }
        }
    }
}

/// Capitals that cannot be read as a word: at most one vowel in four letters or more.
fn is_abbreviation(word: &str) -> bool {
    let letters = word.chars().count();
    let vowels =
        word.chars().filter(|letter| crate::vietnamese::text::bare(&letter.to_string()).contains(['a', 'e', 'i', 'o', 'u', 'y']));
    letters >= 4 && word.chars().all(|letter| letter.is_uppercase() || letter == '&') && vowels.count() <= 1
}

/// True if the longer word without one of its letters is the shorter one.
fn one_letter_apart(one: &str, other: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let (long, short) = if one.len() > other.len() { (one, other) } else { (other, one) };
    long.len() == short.len() + 1
        && (0..long.len()).any(|out| {
            let rest = long.iter().enumerate().filter(|(index, _)| *index != out).map(|(_, letter)| letter);
            rest.eq(short.iter())
        })
}

#[cfg(test)]
mod tests {
    use super::super::found;

    #[test]
    fn a_letter_too_many_or_too_few_is_found() {
        assert_eq!(found("[can_cu.a]\nso = \"131/SGDDĐT-HKH\""), ["TT-04 SGDDĐT -> Có phải là “SGDĐT”?"]);
        assert_eq!(found("[can_cu.a]\nve = \"theo văn bản của UBNDD tỉnh\""), ["TT-04 UBNDD -> Có phải là “UBND”?"]);
        for right in ["131/SGD&ĐT-HKH", "131/SGDĐT-HKH", "22/2020/TT-BGDĐT", "242/QĐ-KHVN", "14/CT-TTg"] {
            assert_eq!(found(&format!("[can_cu.a]\nso = \"{right}\"")), [""; 0], "{right}");
        }
    }
}
