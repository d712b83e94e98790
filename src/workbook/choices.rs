//! The hidden sheet of drop-down words: one column per list, each distinct list once.

use rust_xlsxwriter::{Formula, Worksheet, XlsxError};

use crate::model::form::Choice;
use crate::model::place::{CellAddress, column_letters};

const SHEET: &str = "_danh_muc";

/// Words of drop-downs, gathered while the other sheets are written.
#[derive(Default)]
pub struct Choices {
    lists: Vec<Vec<String>>,
}

impl Choices {
    /// The range that holds these words, as the formula of a drop-down.
    pub fn range(&mut self, words: Vec<String>) -> Formula {
        let found = self.lists.iter().position(|list| *list == words);
        let position = found.unwrap_or(self.lists.len());
        let last = CellAddress { row: u32::try_from(words.len().saturating_sub(1)).unwrap_or(0), column: 0 };
        if found.is_none() {
            self.lists.push(words);
        }
        let column = column_letters(u32::try_from(position).unwrap_or(0));
        Formula::new(format!("='{SHEET}'!${column}$1:${column}${}", last.row + 1))
    }

    /// The sheet itself, hidden from the tab bar and from the menu.
    pub fn sheet(&self) -> Result<Worksheet, XlsxError> {
        let mut sheet = Worksheet::new();
        sheet.set_name(SHEET)?.set_very_hidden(true);
        for (column, words) in (0u16..).zip(&self.lists) {
            for (row, word) in (0u32..).zip(words) {
                sheet.write_string(row, column, word)?;
            }
        }
        sheet.protect();
        Ok(sheet)
    }
}

/// The listed words of a choice.
pub fn words(choices: &[Choice]) -> Vec<String> {
    choices.iter().map(|choice| choice.word.clone()).collect()
}
