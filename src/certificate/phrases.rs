//! Phrases of an achievement that a certificate's two lines do not part.

const NO_BREAK: char = '\u{a0}';

/// Words that hold on to the one after them: "môn Toán", "cấp tỉnh", "giải Nhất", "lớp 9A1", "năm 2024".
const LEADING: [&str; 6] = ["môn", "cấp", "giải", "lớp", "năm", "đạt"];
/// Words of two syllables.
const PAIRS: [(&str, &str); 9] = [
    ("học", "sinh"),
    ("quốc", "gia"),
    ("quốc", "tế"),
    ("khu", "vực"),
    ("thành", "phố"),
    ("khuyến", "khích"),
    ("kỳ", "thi"),
    ("huy", "chương"),
    ("thành", "tích"),
];

/// The text with spaces that do not break within its phrases.
pub(super) fn bound(text: &str) -> String {
    let mut bound = String::with_capacity(text.len() + 16);
    let mut last: Option<&str> = None;
    for word in text.split(' ') {
        if let Some(before) = last {
            bound.push(if belong(before, word) { NO_BREAK } else { ' ' });
        }
        bound.push_str(word);
        last = Some(word);
    }
    bound
}

fn belong(left: &str, right: &str) -> bool {
    let plain = |word: &str| word.trim_matches(|letter: char| !letter.is_alphanumeric()).to_lowercase();
    let ends = left.ends_with(|letter: char| !letter.is_alphanumeric());
    let (before, after) = (plain(left), plain(right));
    if ends || before.is_empty() || after.is_empty() || left.contains('\n') {
        return false;
    }
    let number = before.bytes().all(|byte| byte.is_ascii_digit());
    number || LEADING.contains(&before.as_str()) || PAIRS.contains(&(before.as_str(), after.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_count_its_pupils_and_their_level_stay_on_one_line() {
        for wanted in [
            "bồi dưỡng 1~học~sinh đạt~giải~cấp~quốc~gia, 12~học~sinh đạt~giải~cấp~thành~phố môn~Toán năm~2024",
            "Đã đạt~giải~Khuyến~khích môn~Tiếng Anh, Kỳ~thi Học~sinh giỏi",
            "Vận động, quyên góp",
            "",
        ] {
            assert_eq!(bound(&wanted.replace('~', " ")).replace(NO_BREAK, "~"), wanted);
        }
    }
}
