//! Workbooks we write: blank forms, the list of units, the consolidated figures.
//!
//! Rows and columns count from 0. The same input gives the same bytes: the creation date comes from the year.

pub mod blank;
mod choices;
mod content;
pub mod figures;
mod filling;
mod grid;
mod guide;
mod items;
pub mod marked;
mod meta;
mod nominations;
mod page;
mod styles;
#[cfg(test)]
mod tests;
pub mod units;
mod validation;

use rust_xlsxwriter::XlsxError;

use crate::error::Error;

/// Sheet of single items: the row of its headings.
pub const ITEM_HEAD_ROW: u32 = 6;
/// The cell that holds the unit's code, as a defined name.
pub const UNIT_CODE_NAME: &str = "ma_don_vi";
/// Very hidden sheet with the form's kind, version and year.
pub const META_SHEET: &str = "_khuyenhoc";

/// Who notes are by.
const AUTHOR: &str = "khuyenhoc";

/// A workbook that could not be written: a text of form or unit that Excel cannot hold.
fn refused(what: &str, fault: &XlsxError) -> Error {
    Error::Refused(format!("Không viết được {what}: Excel không nhận một nội dung trong đó ({fault})."))
}
