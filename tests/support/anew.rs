//! The cells of a workbook typed into a new one, as who types a form anew does: without names, formats and hidden sheets.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};

/// Filled cells by sheet, row and column.
pub type Cells = BTreeMap<(String, u32, u32), Data>;

/// The filled cells of all sheets that a person sees, by sheet and address.
pub fn cells(bytes: &[u8]) -> Cells {
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes)).unwrap();
    let mut cells = BTreeMap::new();
    for name in book.sheet_names().into_iter().filter(|name| !name.starts_with('_')) {
        let range = book.worksheet_range(&name).unwrap();
        let (top, left) = range.start().unwrap_or_default();
        for (row, column, data) in range.used_cells() {
            let at = (top + u32::try_from(row).unwrap(), left + u32::try_from(column).unwrap());
            cells.insert((name.clone(), at.0, at.1), data.clone());
        }
    }
    cells
}

/// The sheets typed into a new workbook without names, formats and tables, as far as `keep` keeps them.
pub fn typed_anew(sheets: &Cells, keep: impl Fn(&str) -> bool) -> rust_xlsxwriter::Workbook {
    let mut book = rust_xlsxwriter::Workbook::new();
    let names: BTreeSet<&String> = sheets.keys().map(|(sheet, ..)| sheet).filter(|sheet| keep(sheet)).collect();
    for name in names {
        let sheet = book.add_worksheet().set_name(name).unwrap();
        let date = rust_xlsxwriter::Format::new().set_num_format("dd/mm/yyyy");
        for ((_, row, column), data) in sheets.iter().filter(|((of, ..), _)| of == name) {
            let column = u16::try_from(*column).unwrap();
            match data {
                Data::DateTime(day) => sheet.write_number_with_format(*row, column, day.as_f64(), &date).unwrap(),
                Data::Float(number) => sheet.write_number(*row, column, *number).unwrap(),
                other => sheet.write_string(*row, column, other.to_string()).unwrap(),
            };
        }
    }
    book
}
