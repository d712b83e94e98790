//! Which form a workbook is, of which version and year, and which unit it says it comes from: by content, never by file name.

use super::labels::{LabelIndex, comparable, is_of_the_program};
use super::limits;
use super::names::NamedCells;
use super::sender::is_any_label;
use super::sheets::{Cell, Sheet, Workbook};
use super::shown::shown;
use crate::form::Forms;
use crate::form::printed::{CORRECTS_KEY, OPEN_KEY};
use crate::model::form::{Form, Item};
use crate::model::place::CellAddress;
use crate::model::unit::UnitKind;

/// The very hidden sheet in which the program keeps what a workbook is: keys in column A, values in column B.
pub const META_SHEET: &str = "_khuyenhoc";
/// The defined name of the cell that holds the unit's code.
pub const UNIT_CODE_NAME: &str = "ma_don_vi";
/// Labels of that cell, where its name was lost.
const UNIT_CODE_LABELS: [&str; 4] = ["Mã đơn vị", "Mã trường", "Mã số đơn vị", "Mã xã/phường"];
/// Fewest items by which a form is known when the hidden sheet was lost.
const FEWEST_ITEMS: usize = 3;

/// What the hidden sheet says; parts that were lost are `None`.
#[derive(Debug, Default)]
pub struct Meta {
    /// The form's kind.
    pub kind: Option<UnitKind>,
    /// The form's version.
    pub version: Option<String>,
    /// The year.
    pub year: Option<i32>,
    /// Of a marked copy: hash of the file that it corrects.
    pub corrects: Option<[u8; 32]>,
    /// Of a marked copy: codes of findings that its slip asks to mark as done, if there are any.
    pub open: Option<String>,
}

/// Reads the hidden sheet.
pub fn meta(workbook: &Workbook) -> Meta {
    let mut meta = Meta::default();
    let sheet = workbook.sheets.iter().find(|sheet| *sheet.name == *META_SHEET);
    for row in sheet.into_iter().flat_map(Sheet::rows).take(50) {
        let text = |column| row.cell(column).map(shown).unwrap_or_default();
        let value = text(1);
        match &*text(0) {
            "bieu_mau" => meta.kind = UnitKind::ALL.into_iter().find(|kind| kind.code() == value),
            "phien_ban" if !value.is_empty() => meta.version = Some(value.into_owned()),
            "nam" => meta.year = value.parse().ok(),
            CORRECTS_KEY => meta.corrects = hash(&value),
            OPEN_KEY if !value.is_empty() => meta.open = Some(value.into_owned()),
            _ => (),
        }
    }
    meta
}

/// A hash from its 64 hexadecimal digits.
fn hash(digits: &str) -> Option<[u8; 32]> {
    let digits = Some(digits).filter(|digits| digits.len() == 64 && digits.is_ascii())?;
    let mut hash = [0; 32];
    for (position, byte) in hash.iter_mut().enumerate() {
        *byte = u8::from_str_radix(digits.get(2 * position..2 * position + 2)?, 16).ok()?;
    }
    Some(hash)
}

/// The form by the names of items, failing that by their labels; the first of equals in printed order.
pub fn kind_by_items(forms: &Forms, named: &NamedCells, labels: &LabelIndex) -> Option<UnitKind> {
    let by_names = |form: &Form| form.items().filter(|item| named.contains_key(&item.code)).count();
    let by_labels = |form: &Form| form.items().filter(|item| !labels.find(spellings(item)).is_empty()).count();
    best(forms, by_names).or_else(|| best(forms, by_labels))
}

fn best(forms: &Forms, count: impl Fn(&Form) -> usize) -> Option<UnitKind> {
    let counted = UnitKind::ALL.into_iter().map(|kind| (count(forms.get(kind)), kind));
    // The last of equals would win in `max_by_key`.
    let (most, kind) = counted.rev().max_by_key(|(items, _)| *items)?;
    (most >= FEWEST_ITEMS).then_some(kind)
}

/// The label of an item and its other spellings.
pub fn spellings(item: &Item) -> impl Iterator<Item = &str> {
    std::iter::once(item.label.as_str()).chain(item.other_labels.iter().map(String::as_str))
}

/// The cell of the unit's code: sheet and address. By name, else beside its label (the first filled cell to the right, or
/// the next cell if none is filled), else the cell that holds both label and code; see [`without_label`].
pub fn unit_code_cell<'l>(
    workbook: &Workbook,
    named: &NamedCells,
    labels: &dyn Fn() -> &'l LabelIndex,
) -> Option<(usize, CellAddress)> {
    if let Some(found) = named.get(UNIT_CODE_NAME) {
        return Some(*found);
    }
    let Some((sheet, at)) = labels().find(UNIT_CODE_LABELS).first().copied() else { return in_one_cell(workbook) };
    let row = workbook.sheets.get(sheet)?.row(at.row);
    // Another label to the right, such as that of the date, is no code.
    let right = row.cells().find(|(column, cell)| *column > at.column && !is_any_label(*cell));
    Some((sheet, CellAddress { row: at.row, column: right.map_or(at.column + 1, |(column, _)| column) }))
}

/// The first cell, in tab order and from the top, that holds the label, a colon and the code.
fn in_one_cell(workbook: &Workbook) -> Option<(usize, CellAddress)> {
    let spoken = workbook.sheets.iter().enumerate().filter(|(_, sheet)| !is_of_the_program(&sheet.name));
    let heads = spoken.flat_map(|(position, sheet)| {
        sheet.rows().take_while(|row| row.number < limits::HEAD_ROWS).map(move |row| (position, row))
    });
    let mut cells = heads.flat_map(|(position, row)| {
        row.cells().map(move |(column, cell)| (position, CellAddress { row: row.number, column }, cell))
    });
    let found = cells.find(|(.., cell)| matches!(cell, Cell::Text(text) if without_label(text) != *text));
    found.map(|(position, at, _)| (position, at))
}

/// The code in a cell that may hold its label too: `TH-AP` of `Mã đơn vị: TH-AP`. The whole text where it has no such label, or
/// nothing behind it.
pub fn without_label(text: &str) -> &str {
    let is_label = |label: &str| {
        let label = comparable(label);
        UNIT_CODE_LABELS.iter().any(|own| comparable(own) == label)
    };
    let behind =
        text.split_once(':').filter(|(label, code)| label.len() < LONGEST_LABEL && !code.trim().is_empty() && is_label(label));
    behind.map_or(text, |(_, code)| code.trim())
}

/// Longest text, in bytes, that may be one of the labels.
const LONGEST_LABEL: usize = 60;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_told_from_its_label() {
        for (text, code) in [
            ("Mã đơn vị: TH-AP", "TH-AP"),
            ("MÃ TRƯỜNG :TH-AP ", "TH-AP"),
            ("TH-AP", "TH-AP"),
            ("Mã đơn vị:", "Mã đơn vị:"),
            ("Ngày lập: 05/12/2024", "Ngày lập: 05/12/2024"),
        ] {
            assert_eq!(without_label(text), code, "{text}");
        }
    }
}
