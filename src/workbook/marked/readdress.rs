//! A finding's words name cells of the file that was sent; the copy may have them elsewhere.

use std::sync::Arc;

use super::target::{Finder, Target};
use crate::model::place::{CellAddress, Place};

/// Words before an address in messages.
const CELL: &str = "ô ";

/// The text with every cell after “ô ” named as in the copy; one that the copy does not have is said to be of the sent file.
/// `home` is the place that the text speaks of, `name` gives a target's sheet and cell in the copy.
pub fn readdressed(text: &str, home: &Place, finder: &Finder, name: &dyn Fn(Target) -> Option<(String, CellAddress)>) -> String {
    let home_in_copy = finder.cell(home).and_then(name).map(|(sheet, _)| sheet);
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find(CELL) {
        let (before, found) = rest.split_at(start + CELL.len());
        out.push_str(before);
        rest = found;
        let begins_word = before.trim_end_matches(CELL).chars().next_back().is_none_or(|letter| !letter.is_alphanumeric());
        let Some((place, len)) = begins_word.then(|| address(found, home, finder)).flatten() else { continue };
        let (words, after) = found.split_at(len);
        match finder.cell(&place).and_then(name) {
            Some((sheet, cell)) if Some(&sheet) == home_in_copy.as_ref() => out.push_str(&cell.to_string()),
            Some((sheet, cell)) => out.extend([sheet, "!".to_owned(), cell.to_string()]),
            None => {
                out.push_str(words);
                out.push_str(" (ở tệp đã gửi)");
            }
        }
        rest = after;
    }
    out.push_str(rest);
    out
}

/// The place at the start of a text, and the bytes that name it: `D12`, `Số liệu!D12`.
fn address(text: &str, home: &Place, finder: &Finder) -> Option<(Place, usize)> {
    let mut names = finder.sheets().chain(&home.sheet);
    let other = names.find(|sheet| text.strip_prefix(&***sheet).is_some_and(|rest| rest.starts_with('!')));
    let start = other.map_or(0, |sheet| sheet.len() + 1);
    let (cell, len) = cell(text.get(start..)?)?;
    let sheet = other.map(Arc::clone).or_else(|| home.sheet.clone())?;
    Some((Place::cell(&home.file, &sheet, cell), start + len))
}

/// `D12` at the start of a text.
fn cell(text: &str) -> Option<(CellAddress, usize)> {
    let letters = text.bytes().take_while(u8::is_ascii_uppercase).count();
    let digits = text.bytes().skip(letters).take_while(u8::is_ascii_digit).count();
    if !(1..=3).contains(&letters) || !(1..=7).contains(&digits) {
        return None;
    }
    let column = text.bytes().take(letters).fold(0, |column, byte| column * 26 + u32::from(byte - b'A') + 1);
    let row: u32 = text.get(letters..letters + digits)?.parse().ok()?;
    Some((CellAddress { row: row.checked_sub(1)?, column: column - 1 }, letters + digits))
}
