//! The labels of a form's figures, found in rows where they were not expected: the form stands there a second time.

use std::cell::OnceCell;
use std::collections::BTreeMap;

use super::identify::spellings;
use super::labels::comparable;
use super::sender;
use super::sheets::{Cell, Row, Sheet};
use crate::model::form::Form;

/// Fewest items by which something is taken for the form's figures.
pub const FEWEST: usize = 3;
/// Rows in which that many must follow a first sign of them.
const NEAR: u32 = 25;
/// Heading of the labels, comparable.
const HEADING: &str = "chi tieu";
/// Longest text, in bytes, that may be a label.
const LONGEST: usize = 300;

/// The labels of all items of a form in comparable form, made when the first row is asked about: of most workbooks none is.
pub struct ItemLabels<'f> {
    form: &'f Form,
    made: OnceCell<BTreeMap<String, usize>>,
}

impl<'f> ItemLabels<'f> {
    /// Those of a form.
    pub fn new(form: &'f Form) -> Self {
        Self { form, made: OnceCell::new() }
    }

    /// The position of the item that a text, already comparable, is the label of.
    pub fn position(&self, label: &str) -> Option<usize> {
        let made = self.made.get_or_init(|| {
            let items = self.form.items().enumerate();
            items.flat_map(|(position, item)| spellings(item).map(move |label| (comparable(label), position))).collect()
        });
        made.get(label).copied()
    }

    /// True if a row holds a label or heading of such a form and something to the right of it, or if it is one line, as a title is.
    pub fn may_stand_in(&self, row: Row<'_>) -> bool {
        row.filled() == 1
            || label_in(row, |label| sender::is_head_label(label) || label == HEADING)
            || (is_numbered(row) && label_in(row, |label| self.position(label).is_some()))
    }

    /// True if several items stand in this row and those close below.
    pub fn run_from(&self, sheet: &Sheet, first: u32) -> bool {
        let rows = sheet.rows().skip_while(|row| row.number < first).take_while(|row| row.number - first <= NEAR);
        rows.filter(|row| label_in(*row, |label| self.position(label).is_some())).count() >= FEWEST
    }
}

fn label_in(row: Row<'_>, is_label: impl Fn(&str) -> bool) -> bool {
    let last = row.cells().last().map_or(0, |(column, _)| column);
    row.cells().any(|(column, cell)| match cell {
        Cell::Text(text) => column < last && text.len() <= LONGEST && is_label(&comparable(text)),
        _ => false,
    })
}

/// True if a number stands to the right of a text: so does the value of an item.
pub fn is_numbered(row: Row<'_>) -> bool {
    let mut cells = row.cells().skip_while(|(_, cell)| !matches!(cell, Cell::Text(_))).skip(1);
    cells.any(|(_, cell)| match cell {
        Cell::Number(_) | Cell::Percent(_) => true,
        Cell::Text(text) => text.starts_with(|letter: char| letter.is_ascii_digit()),
        _ => false,
    })
}
