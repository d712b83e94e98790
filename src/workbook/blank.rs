//! The blank workbook of one unit, written from its form.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

use super::choices::Choices;
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
    let mut choices = Choices::default();
    book.push_worksheet(guide::sheet(form, unit, agreement)?);
    for (position, sheet) in form.sheets.iter().enumerate() {
        let written = items::sheet(form, sheet, unit, agreement.year, &mut choices)?;
        book.push_worksheet(written.sheet);
        for (name, cell) in &written.names {
            book.define_name(name, &reference(&sheet.name, *cell))?;
        }
        if position == 0 {
            book.define_name(UNIT_CODE_NAME, &reference(&sheet.name, written.unit_code))?;
        }
    }
    for list in &form.lists {
        book.push_worksheet(nominations::sheet(list, unit, agreement.year, &mut choices)?);
    }
    book.push_worksheet(choices.sheet()?);
    book.push_worksheet(meta::sheet(form, agreement.year)?);
    book.save_to_buffer()
}

/// An empty workbook in the house face, dated by the year alone so that its bytes repeat.
pub(super) fn new_book(year: i32, title: &str) -> Result<Workbook, XlsxError> {
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
