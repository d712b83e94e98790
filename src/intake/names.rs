//! Defined names: which cell each stands for.

use std::collections::BTreeMap;

use super::sheets::Workbook;
use crate::model::place::CellAddress;

/// Cells by defined name in lower case: position of the sheet, and the cell (the first one of a range).
pub type NamedCells = BTreeMap<String, (usize, CellAddress)>;

/// The names of a workbook that stand for a cell of one of its sheets; a name that became `#REF!` counts as lost. Of equal
/// names (some are of one sheet only) the first stays.
pub fn named_cells(workbook: &Workbook) -> NamedCells {
    let mut named = NamedCells::new();
    for (name, reference) in &workbook.names {
        let target = parse(reference).and_then(|(sheet, cell)| {
            let position = workbook.sheets.iter().position(|candidate| *candidate.name == *sheet)?;
            Some((position, cell))
        });
        if let Some(target) = target {
            named.entry(name.to_lowercase()).or_insert(target);
        }
    }
    named
}

/// Sheet and first cell of `'Số liệu'!$D$12`, `Sheet1!$D$12:$E$12` or, as .ods writes it, `$'Số liệu'.$D$12`.
fn parse(reference: &str) -> Option<(String, CellAddress)> {
    let reference = reference.trim_start_matches(['=', '$', '[']);
    let (sheet, cell) = if let Some(quoted) = reference.strip_prefix('\'') {
        let end = closing_quote(quoted)?;
        (quoted.get(..end)?.replace("''", "'"), quoted.get(end + 1..)?.trim_start_matches(['!', '.']))
    } else {
        let (sheet, cell) = reference.rsplit_once('!').or_else(|| reference.split_once('.'))?;
        (sheet.to_owned(), cell)
    };
    let tidy = crate::vietnamese::text::tidy(&sheet).into_owned();
    Some((tidy, address(cell.split(':').next()?)?))
}

fn closing_quote(quoted: &str) -> Option<usize> {
    let mut letters = quoted.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        if letter == '\'' && letters.next_if(|(_, next)| *next == '\'').is_none() {
            return Some(at);
        }
    }
    None
}

/// `$D$12` with or without dollar signs.
pub fn address(text: &str) -> Option<CellAddress> {
    let plain: String = text.chars().filter(|letter| *letter != '$').collect();
    let digits = plain.find(|letter: char| letter.is_ascii_digit())?;
    let (letters, row) = plain.split_at(digits);
    if letters.is_empty() || letters.len() > 3 || !letters.bytes().all(|byte| byte.is_ascii_alphabetic()) {
        return None;
    }
    let value = |byte: u8| u32::from(byte.to_ascii_uppercase() - b'A') + 1;
    let column = letters.bytes().fold(0, |column, byte| column * 26 + value(byte));
    Some(CellAddress { row: row.parse::<u32>().ok()?.checked_sub(1)?, column: column - 1 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_of_all_kinds_of_workbook_are_read() {
        for (reference, wanted) in [
            ("'Số liệu'!$D$12", Some("Số liệu D12")),
            ("Số liệu!$D$12", Some("Số liệu D12")),
            ("Sheet1!$AA$1:$AB$1", Some("Sheet1 AA1")),
            ("$'Số liệu'.$D$12", Some("Số liệu D12")),
            ("$Sheet1.$D$12:$Sheet1.$D$12", Some("Sheet1 D12")),
            ("'A''B'!C3", Some("A'B C3")),
            ("#REF!", None),
            ("'Số liệu'!#REF!", None),
            ("12", None),
            ("SUM(A1)", None),
        ] {
            let found = parse(reference).map(|(sheet, cell)| format!("{sheet} {cell}"));
            assert_eq!(found.as_deref(), wanted, "{reference}");
        }
    }
}
