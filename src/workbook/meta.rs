//! The very hidden sheet by which a workbook is known when it comes back.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::META_SHEET;
use crate::model::form::Form;

/// Key in column A, value in column B: kind of form, its version, the agreement's year, then what a copy says of itself. All
/// are text.
pub fn sheet(form: &Form, year: i32, of_copy: &[(&str, String)]) -> Result<Worksheet, XlsxError> {
    let mut sheet = Worksheet::new();
    sheet.set_name(META_SHEET)?.set_very_hidden(true);
    let rows = [("bieu_mau", form.kind.code().to_owned()), ("phien_ban", form.version.clone()), ("nam", year.to_string())];
    for (row, (key, value)) in (0u32..).zip(rows.iter().chain(of_copy)) {
        sheet.write_string(row, 0, *key)?;
        sheet.write_string(row, 1, value)?;
    }
    sheet.protect();
    Ok(sheet)
}
