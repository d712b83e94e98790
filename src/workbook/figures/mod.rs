//! `so-lieu.xlsx`: the consolidated figures of the year, the same numbers as `so-lieu.json`.

mod awards;
mod kinds;
mod targets;
#[cfg(test)]
mod tests;

use rust_xlsxwriter::XlsxError;

use super::{blank, refused};
use crate::compose::record::YearRecord;
use crate::error::Error;
use crate::form::Forms;
use crate::model::unit::UnitKind;

/// The .xlsx bytes: one sheet per kind of unit (units in the order of `don-vi.xlsx`, items in form order, a total row with
/// n/N), the targets of the year, of each unit and of each branch, the award lists in printed order, and what and who was not
/// awarded. Only figures of valid units stand in it. Equal input gives equal bytes.
///
/// # Errors
/// [`Error::Refused`] if Excel cannot hold a text of the data.
pub fn write(record: &YearRecord, forms: &Forms) -> Result<Vec<u8>, Error> {
    build(record, forms).map_err(|fault| refused("so-lieu.xlsx", &fault))
}

fn build(record: &YearRecord, forms: &Forms) -> Result<Vec<u8>, XlsxError> {
    let mut book = blank::new_book(record.nam, &format!("Số liệu khuyến học năm {}", record.nam))?;
    // The default, 6, saves a fifth of the bytes and takes four times as long.
    book.set_zip_compression_level(2);
    for kind in UnitKind::ALL {
        book.push_worksheet(kinds::sheet(record, forms.get(kind), kind)?);
    }
    book.push_worksheet(targets::year(record)?);
    book.push_worksheet(targets::units(record)?);
    book.push_worksheet(targets::branches(record)?);
    for (code, awards) in record.khen_thuong.iter() {
        book.push_worksheet(awards::sheet(record, code, awards)?);
    }
    book.push_worksheet(awards::unawarded(record)?);
    book.push_worksheet(awards::not_awarded(record)?);
    book.save_to_buffer()
}

/// The second line of each sheet: whether all figures are in.
fn state(record: &YearRecord, line: &str) -> String {
    if record.is_complete() { line.to_owned() } else { format!("{line} - DỰ THẢO, chưa đủ đơn vị") }
}
