//! Capitals in names of persons: each syllable begins with one (NĐ 30/2020, Appendix II, part II, clause 1).

use std::borrow::Cow;

/// Whether a syllable begins with a consonant of two letters, both in capitals: a slip of the shift key.
fn begins_with_pair(syllable: &str) -> bool {
    let pair = syllable.as_bytes().first_chunk();
    matches!(pair, Some(b"CH" | b"GH" | b"GI" | b"KH" | b"NG" | b"NH" | b"PH" | b"TH" | b"TR"))
}

/// The name with capitals as papers print it: of a name in capitals only or with a syllable that begins small, and of
/// `NGuyễn`. Other capitals within a syllable (`KSor`, `McDonald`) are left to their bearer. Borrows when nothing had to change.
#[must_use]
pub fn with_capitals(name: &str) -> Cow<'_, str> {
    let shouted = is_shouted(name);
    if !shouted && name.split([' ', '-']).all(is_proper) {
        return Cow::Borrowed(name);
    }
    let mut proper = String::with_capacity(name.len());
    for part in name.split_inclusive([' ', '-', '\'', '’']) {
        if shouted || !is_proper(part) {
            let mut letters = part.chars();
            proper.extend(letters.by_ref().take(1).flat_map(char::to_uppercase));
            proper.extend(letters.flat_map(char::to_lowercase));
        } else {
            proper.push_str(part);
        }
    }
    Cow::Owned(proper)
}

/// True for a name of several letters without a small one.
fn is_shouted(name: &str) -> bool {
    let mut capitals = false;
    let mut before = ' ';
    for letter in name.chars() {
        if letter.is_lowercase() {
            return false;
        }
        capitals |= letter.is_uppercase() && before.is_uppercase();
        before = letter;
    }
    capitals
}

fn is_proper(syllable: &str) -> bool {
    let mut letters = syllable.chars();
    let Some(first) = letters.next() else {
        return true;
    };
    if first.is_lowercase() {
        return false;
    }
    !(begins_with_pair(syllable) && syllable.chars().skip(2).any(char::is_lowercase))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_syllable_begins_with_a_capital() {
        for (typed, printed) in [
            ("NGUYỄN VĂN AN", "Nguyễn Văn An"),
            ("nguyễn văn an", "Nguyễn Văn An"),
            ("Nguyễn văn An", "Nguyễn Văn An"),
            ("NGuyễn Văn An", "Nguyễn Văn An"),
            ("THị Nở", "Thị Nở"),
            ("đặng thị ỷ", "Đặng Thị Ỷ"),
            ("H'HEN NIÊ", "H'Hen Niê"),
            ("TÔN NỮ-HOÀNG ÂN", "Tôn Nữ-Hoàng Ân"),
        ] {
            assert_eq!(with_capitals(typed), printed, "{typed}");
            assert!(matches!(with_capitals(printed), Cow::Borrowed(_)), "{printed}");
        }
    }

    #[test]
    fn capitals_of_other_customs_are_left() {
        for name in ["Nguyễn Văn An", "KSor H'Nhi", "H'Hen Niê", "Anna McDonald", "Y", "Ỷ", "Y A", "Lê A", ""] {
            assert_eq!(with_capitals(name), name);
        }
    }
}
