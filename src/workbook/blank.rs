//! The blank workbook of one unit, written from its form.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, Worksheet, XlsxError};

use super::choices::Choices;
use super::filling::Filling;
use super::{UNIT_CODE_NAME, guide, items, meta, nominations, refused, styles};
use crate::error::Error;
use crate::model::agreement::Agreement;
use crate::model::form::Form;
use crate::model::place::{CellAddress, column_letters};
use crate::model::unit::Unit;

/// The .xlsx bytes of a unit's blank workbook: guide, sheets of items, nomination sheets, and two very hidden sheets
/// (drop-down words, and the form's kind, version and year). Every item's input cell has a defined name equal to its code,
/// the unit's code is named `ma_don_vi`, every nomination sheet holds one table named as the sheet. Equal input gives
/// equal bytes.
///
/// # Errors
/// [`Error::Refused`] if Excel cannot hold a text of the form or the unit, such as one above 32.767 letters.
pub fn write(form: &Form, unit: &Unit, agreement: &Agreement) -> Result<Vec<u8>, Error> {
    let what = || format!("biểu mẫu của đơn vị {}", unit.code);
    build(form, unit, agreement).map_err(|fault| refused(&what(), &fault))
}

fn build(form: &Form, unit: &Unit, agreement: &Agreement) -> Result<Vec<u8>, XlsxError> {
    let mut book = new_book(agreement.year, &format!("{} - {}", form.title, unit.name))?;
    book.push_worksheet(guide::sheet(form, unit, agreement)?);
    let sheets = Sheets::write(form, unit, agreement.year, &Filling::default(), &[])?;
    sheets.push(&mut book)?;
    book.save_to_buffer()
}

/// The sheets of a form.
pub(super) struct Sheets {
    sheets: Vec<Worksheet>,
    names: Vec<(String, String)>,
}

impl Sheets {
    /// Writes them for a unit and year; `of_copy` goes to the hidden sheet.
    pub fn write(form: &Form, unit: &Unit, year: i32, filling: &Filling, of_copy: &[(&str, String)]) -> Result<Self, XlsxError> {
        let mut choices = Choices::default();
        let (mut open, mut names, mut first) = (Vec::new(), Vec::new(), 0);
        for sheet in &form.sheets {
            let written = items::sheet(form, (first, sheet), (unit, year), filling, &mut choices)?;
            open.push(written.sheet);
            if first == 0 {
                names.push((UNIT_CODE_NAME.to_owned(), reference(&sheet.name, items::UNIT_CODE)));
            }
            first += written.names.len();
            names.extend(written.names.into_iter().map(|(name, cell)| (name, reference(&sheet.name, cell))));
        }
        for list in form.lists.iter().enumerate() {
            open.push(nominations::sheet(list, (unit, year), filling, &mut choices)?);
        }
        let sheets = open.into_iter().chain([choices.sheet()?, meta::sheet(form, year, of_copy)?]).collect();
        Ok(Self { sheets, names })
    }

    /// Adds them to a workbook, with the names of their cells.
    pub fn push(self, book: &mut Workbook) -> Result<(), XlsxError> {
        for sheet in self.sheets {
            book.push_worksheet(sheet);
        }
        for (name, cell) in &self.names {
            book.define_name(name, cell)?;
        }
        Ok(())
    }
}

/// An empty workbook in the house face, dated by the year alone so that its bytes repeat.
pub(crate) fn new_book(year: i32, title: &str) -> Result<Workbook, XlsxError> {
    let mut book = Workbook::new();
    book.set_default_format(&styles::base(), 21, 72)?;
    let created = ExcelDateTime::from_ymd(u16::try_from(year).unwrap_or(1900), 1, 1)?;
    book.set_properties(&DocProperties::new().set_title(title).set_author("khuyenhoc").set_creation_datetime(&created));
    Ok(book)
}

/// `='Số liệu'!$D$9`
fn reference(sheet: &str, cell: CellAddress) -> String {
    format!("='{}'!${}${}", sheet.replace('\'', "''"), column_letters(cell.column), cell.row + 1)
}
