//! The words and ticks that answer a yes/no question.

use crate::vietnamese::text::fold;

const YES: [&str; 17] =
    ["x", "có", "co", "v", "✓", "✔", "√", "☑", "đạt", "rồi", "đã có", "đúng", "yes", "true", "1", "nữ", "đã đạt"];
const NO: [&str; 15] =
    ["không", "khong", "ko", "k", "chưa", "chưa có", "không có", "chưa đạt", "không đạt", "sai", "no", "false", "0", "nam", "-"];

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_and_words_answer() {
        for text in ["x", "X", "v", "✓", "Có", "ĐẠT", "Nữ"] {
            assert_eq!(answer(text), Some(true), "{text}");
        }
        for text in ["Không", "chưa", "0", "Nam", "Chưa đạt"] {
            assert_eq!(answer(text), Some(false), "{text}");
        }
        assert_eq!(answer("có lẽ"), None);
    }

    #[test]
    fn every_word_is_written_folded() {
        assert!(YES.iter().chain(&NO).all(|word| fold(word) == **word));
    }
}
