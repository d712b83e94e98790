//! Spaces that never end a line: between "Điều" and its number, a figure and its unit, "TM." and the body. Both formats get them.

mod cells;
mod compounds;
mod last_word;
mod places;

pub use self::cells::bind_cells;

use self::compounds::bind_compounds;
use self::last_word::bind_last;
use self::places::bind_places;
use crate::model::document::{Block, Document, Role, Text};
use crate::vietnamese::text::{composed, without_closing, without_opening};

const NO_BREAK: &str = "\u{a0}";

/// Words that hold on to a number after them.
const BEFORE_NUMBERS: [&str; 18] = [
    "ngày", "tháng", "năm", "quý", "điều", "khoản", "mục", "chương", "phần", "lục", "số", "bảng", "lớp", "khối", "kỳ", "khóa",
    "phố", "ấp",
];
/// Words that hold on to a Roman number after them.
const BEFORE_ROMAN: [&str; 7] = ["lục", "mục", "chương", "phần", "quý", "kỳ", "khóa"];
/// Units that hold on to a figure before them.
const UNITS: [&str; 7] = ["đồng", "đ", "%", "triệu", "tỷ", "tỉ", "nghìn"];
/// Units that "đồng" follows.
const THOUSANDS: [&str; 4] = ["triệu", "tỷ", "tỉ", "nghìn"];
/// Authorities of signers (cell 7a).
const AUTHORITIES: [&str; 5] = ["TM.", "KT.", "TL.", "TUQ.", "Q."];

/// The document with its spaces bound and its letters in NFC, as the name of a file that a paper quotes may not be; nothing else
/// changes.
#[must_use]
pub fn bind(mut document: Document) -> Document {
    for block in document.sections.iter_mut().flat_map(|section| &mut section.blocks) {
        match block {
            Block::Letterhead(letterhead) => {
                // Names of bodies are set in lines of even length, and stay as they are.
                letterhead.place_and_date.iter_mut().chain(&mut letterhead.about).for_each(bind_words);
                letterhead.about.iter_mut().for_each(bind_compounds);
            }
            Block::Title(title) => bind_title(&mut title.subject),
            Block::Addressees(names) => names.iter_mut().for_each(bind_words),
            Block::Paragraph(paragraph) => {
                match paragraph.role {
                    Role::AppendixTitle | Role::Heading1 => bind_title(&mut paragraph.text),
                    _ => bind_text(&mut paragraph.text),
                }
                if paragraph.role == Role::AppendixNote {
                    paragraph.text.0.iter_mut().for_each(|run| bind_room(&mut run.text));
                }
                paragraph.text.0.iter_mut().for_each(|run| bind_places(&mut run.text));
                let letters = paragraph.text.to_plain().chars().count();
                paragraph.text.0.last_mut().into_iter().for_each(|run| bind_last(&mut run.text, letters));
            }
            Block::Table(table) => {
                let rows = table.head.iter_mut().chain(&mut table.rows);
                rows.flat_map(|row| &mut row.cells).for_each(|cell| bind_text(&mut cell.text));
            }
            Block::PageBreak => {}
            Block::Signatures(signatures) => {
                signatures.columns.iter_mut().flat_map(|column| &mut column.authority).for_each(bind_words);
                for recipient in &mut signatures.recipients {
                    bind_words(recipient);
                    let letters = recipient.chars().count();
                    bind_last(recipient, letters);
                }
            }
        }
    }
    document
}

fn bind_text(text: &mut Text) {
    for run in &mut text.0 {
        bind_words(&mut run.text);
    }
}

/// What stands in lines of its own breaks between words only.
fn bind_title(text: &mut Text) {
    bind_text(text);
    text.0.iter_mut().for_each(|run| bind_compounds(&mut run.text));
}

/// Room that is left for a number or a day does not end a line.
fn bind_room(text: &mut String) {
    if text.contains("  ") {
        *text = text.replace("  ", &NO_BREAK.repeat(2)).replace(&format!("{NO_BREAK} "), &NO_BREAK.repeat(2));
    }
}

fn bind_words(text: &mut String) {
    *text = composed(std::mem::take(text));
    let mut bound: Vec<usize> = Vec::new();
    let mut from = 0;
    for (at, _) in text.match_indices(' ') {
        let before = text.get(from..at).unwrap_or_default();
        let after = text.get(at + 1..).unwrap_or_default();
        let after = after.split([' ', '\n']).next().unwrap_or_default();
        // A line feed may stand within what lies between two spaces.
        let line = before.rsplit('\n').next().unwrap_or_default();
        let first = from == 0 || line.len() < before.len();
        let shared = line == "đơn" && from > 0 && bound.last() == Some(&(from - 1));
        if belong(line, after, first) || (shared && after.starts_with("vị")) {
            bound.push(at);
        }
        from = at + 1;
    }
    for at in bound.into_iter().rev() {
        text.replace_range(at..=at, NO_BREAK);
    }
}

/// Whether two words that follow each other stay on one line; `first` if the left one begins its line.
fn belong(left: &str, right: &str, first: bool) -> bool {
    let word = without_opening(left);
    let core = without_closing(right);
    if word.is_empty() || core.is_empty() {
        return false;
    }
    if AUTHORITIES.contains(&word) || initial(word) {
        return core.chars().next().is_some_and(char::is_uppercase);
    }
    // "32.000 đồng/người" too.
    let unit = core.split('/').next().unwrap_or_default();
    if UNITS.contains(&unit) {
        return word.ends_with(|letter: char| letter.is_ascii_digit()) || (unit == "đồng" && THOUSANDS.contains(&word));
    }
    let among = |words: &[&str]| words.contains(&word.to_lowercase().as_str());
    if word == "ô" {
        return cell_address(core);
    }
    if core == "tháng" {
        return day(word);
    }
    if matches!(core, "phố" | "Phố" | "PHỐ") {
        return among(&["khu"]);
    }
    if core == "lục" {
        return among(&["phụ"]);
    }
    if core == "đơn" {
        return units(word);
    }
    if core == "loại" {
        return among(&["xếp"]);
    }
    if core.starts_with(|letter: char| letter.is_ascii_digit()) {
        return among(&BEFORE_NUMBERS);
    }
    if roman(core) && among(&BEFORE_ROMAN) {
        return true;
    }
    if one_letter(core) && among(&["điểm"]) {
        return true;
    }
    // "I. TIÊU ĐỀ": the number of a heading with the first word of it.
    first && word.strip_suffix('.').is_some_and(roman)
}

/// "23/40": of so many units so many; or "1.030" units.
fn units(word: &str) -> bool {
    let digits = |part: &str| !part.is_empty() && part.chars().all(|letter| letter.is_ascii_digit());
    let parts = word.split_once('/').map_or([word, word], |(part, whole)| [part, whole]);
    parts.into_iter().all(|part| part.split('.').all(digits))
}

/// "05" of a date.
fn day(word: &str) -> bool {
    (1..=2).contains(&word.len()) && word.bytes().all(|letter| letter.is_ascii_digit())
}

/// "D13" of a sheet.
fn cell_address(word: &str) -> bool {
    let row = word.trim_start_matches(|letter: char| letter.is_ascii_uppercase());
    row.len() < word.len() && !row.is_empty() && row.chars().all(|letter| letter.is_ascii_digit())
}

/// "N." of a name.
fn initial(word: &str) -> bool {
    let mut letters = word.chars();
    let (letter, dot, end) = (letters.next(), letters.next(), letters.next());
    letter.is_some_and(char::is_uppercase) && dot == Some('.') && end.is_none()
}

fn roman(word: &str) -> bool {
    !word.is_empty() && word.chars().all(|letter| matches!(letter, 'I' | 'V' | 'X' | 'L' | 'C'))
}

fn one_letter(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_lowercase) && letters.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Bound spaces are written as "~".
    fn bound(text: &str) -> String {
        let mut text = text.to_owned();
        bind_words(&mut text);
        text.replace(NO_BREAK, "~")
    }

    #[test]
    fn what_belongs_together_stays_on_one_line() {
        for wanted in [
            "Thuận An, ngày~05~tháng~12 năm~2024",
            "điểm~c khoản~2.1 Điều~1 của thỏa thuận",
            "Căn cứ Kế hoạch số~151/KH-UBND ngày~15~tháng~01 năm~2024;",
            "bình quân 32.000~đồng/người, tổng 1.234.000~đồng, 1,5~triệu~đồng; 85~%.",
            "Phụ~lục~I kèm theo, (Điều~2), Quý~III, học kỳ~II, lớp~9A1",
            "đơn vị tự chấm 75,31 điểm, xếp~loại Khá.",
            "Trang Số liệu, ô~D13; ô vàng",
            "Chi hội Khuyến học khu~phố~7, KHU~PHỐ~7, ấp~2, thành phố",
            "số liệu của 23/40~đơn~vị; hai đơn vị (Phụ~lục~II)",
            "421 chỗ ngồi của 30~đơn~vị, 1.030~đơn~vị",
            "TM.~BAN THƯỜNG VỤ",
            "KT.~TRƯỞNG PHÒNG",
            "ông N.~V.~An",
            "I.~ĐÁNH GIÁ CHUNG",
            "Hai dòng\nIV.~KẾT QUẢ",
        ] {
            assert_eq!(bound(&wanted.replace('~', " ")), wanted);
        }
    }

    #[test]
    fn letters_that_a_file_name_has_in_parts_are_put_together() {
        assert_eq!(bound("tệp cuo\u{302}\u{301}i na\u{306}m.xlsx"), "tệp cuối năm.xlsx");
    }

    #[test]
    fn other_spaces_break_and_markers_of_lists_stay_as_they_are() {
        for text in [
            "- Lưu: VT, HKH.",
            "1. Công tác tuyên truyền",
            "a) Phát triển hội viên",
            "đạt điểm cao trong năm học",
            "Nguyễn Thị An",
            "năm đồng chí và hai đồng nghiệp",
            "Khoản thu, khoản chi",
            "  ",
            "",
        ] {
            assert_eq!(bound(text), text);
        }
    }
}
