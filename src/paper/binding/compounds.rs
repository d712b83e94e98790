//! Words of two syllables, which the few words of a narrow subject (cell 5b), of a title and of the names in it are not broken
//! within.

use super::NO_BREAK;
use crate::vietnamese::compounds::are_one_word;

/// Keeps words of two syllables whole, in small letters, in capitals, or with the first letter a capital.
pub(super) fn bind_compounds(text: &mut String) {
    let mut bound = Vec::new();
    let mut before: Option<(usize, &str)> = None;
    let mut at = 0;
    for word in text.split([' ', '\n']) {
        let joined = before.filter(|(end, first)| text.get(*end..at) == Some(" ") && are_one_word(first, word));
        bound.extend(joined.map(|(end, _)| end));
        // A syllable belongs to one word only.
        before = if joined.is_some() { None } else { Some((at + word.len(), word)) };
        at += word.len() + 1;
    }
    for at in bound.into_iter().rev() {
        text.replace_range(at..=at, NO_BREAK);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn narrow_subjects_and_titles_break_between_words() {
        for wanted in [
            "V/v sửa và nộp~lại báo~cáo số~liệu khuyến~học năm 2024",
            "CỦA TRUNG~TÂM GIÁO~DỤC NGHỀ~NGHIỆP - GIÁO~DỤC THƯỜNG~XUYÊN THUẬN AN",
            "Trường Tiểu~học và Trung~học cơ~sở Vườn Cây",
            "học\nsinh và học  sinh",
            "",
        ] {
            let mut text = wanted.replace('~', " ");
            bind_compounds(&mut text);
            assert_eq!(text.replace(NO_BREAK, "~"), wanted);
        }
    }
}
