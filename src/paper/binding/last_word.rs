//! The last word of a text never stands alone on its last line.

use super::NO_BREAK;

/// Letters, punctuation included, of a last word that would look lost on a line of its own.
const LOST: usize = 7;
/// Letters of the word that joins it; a longer one (a name of a file) may be wider than a line.
const COMPANY: usize = 12;
/// Letters of a text that may take more than one line of the narrowest element, the recipients.
const WRAPS: usize = 30;

/// Keeps the last word of a text of so many letters with the one before it, so that no syllable stands alone on the last line.
pub(super) fn bind_last(text: &mut String, letters: usize) {
    let Some((before, last)) = text.rsplit_once(' ') else { return };
    let company = before.rsplit([' ', '\n']).next().unwrap_or_default();
    let short = |word: &str, most: usize| (1..=most).contains(&word.chars().count());
    // Dots to write on are stretched later, and the dash of an item is a label.
    let words = !company.ends_with("..") && !last.ends_with("..") && company != "-";
    if letters > WRAPS && words && short(last, LOST) && short(company, COMPANY) {
        text.replace_range(before.len()..=before.len(), NO_BREAK);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_syllable_stands_alone_on_the_last_line() {
        let last = |text: &str| {
            let mut text = text.to_owned();
            let letters = text.chars().count();
            bind_last(&mut text, letters);
            text.replace(NO_BREAK, "~")
        };
        for wanted in [
            "Hai bên kính trình Ủy ban nhân dân thành phố Thuận An xem xét, quyết~định./.",
            "- Ủy ban nhân dân thành phố Thuận An (để báo~cáo);",
        ] {
            assert_eq!(last(&wanted.replace('~', " ")), wanted);
        }
        for text in [
            "Kính trình Ủy ban xem xét.",
            "Chủ trì buổi kiểm tra (chủ tọa) ....................",
            "Buổi kiểm tra kết thúc vào ........ giờ ........ năm",
            "Điền đủ vào tệp truong-tieu-hoc-an-phu-2024.xlsx này",
            "Kỷ niệm ngày thành lập Hội Khuyến học Việt Nam 02/10/1996",
        ] {
            assert_eq!(last(text), text.to_owned());
        }
    }
}
