//! The words and ticks that answer a yes/no question.

use crate::vietnamese::text::fold;

const YES: [&str; 18] = [
    "x",
    "có",
    "co",
    "v",
    "✓",
    "✔",
    "√",
    "☑",
    "đạt",
    "rồi",
    "đã có",
    "đúng",
    "yes",
    "true",
    "1",
    "đã đạt",
    // The tick of the face Wingdings, as text and as a symbol.
    "ü",
    "\u{f0fc}",
];
const NO: [&str; 14] =
    ["không", "khong", "ko", "k", "chưa", "chưa có", "không có", "chưa đạt", "không đạt", "sai", "no", "false", "0", "-"];

/// What a word answers, `None` for any other word.
pub fn answer(text: &str) -> Option<bool> {
    // Nearly all answers are one small x.
    if text == "x" {
        return Some(true);
    }
    let folded = fold(text);
    let word = folded.trim_end_matches('.');
    if YES.contains(&word) { Some(true) } else { NO.contains(&word).then_some(false) }
}

/// Whether a word names a woman or a man, in the column that asks for it.
pub fn is_woman(text: &str) -> Option<bool> {
    match fold(text).as_str() {
        "nữ" | "nu" => Some(true),
        "nam" => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_and_words_answer() {
        for text in ["x", "X", "v", "✓", "Có", "ĐẠT", "V", "√", "có.", "1"] {
            assert_eq!(answer(text), Some(true), "{text}");
        }
        for text in ["Không", "chưa", "0", "Chưa đạt"] {
            assert_eq!(answer(text), Some(false), "{text}");
        }
        for text in ["có lẽ", "nữ", "nam", "?"] {
            assert_eq!(answer(text), None, "{text}");
        }
    }

    #[test]
    fn the_sex_answers_only_where_it_is_asked_for() {
        assert_eq!(["Nữ", "NAM", "x"].map(is_woman), [Some(true), Some(false), None]);
    }

    #[test]
    fn every_word_is_written_folded() {
        assert!(YES.iter().chain(&NO).all(|word| fold(word) == **word));
    }
}
