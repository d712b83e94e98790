//! What a workbook holds that its form has no place for, found by difference: every filled cell that was neither read as a
//! value nor is printed by the form itself.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::labels::{comparable, is_of_the_program};
use super::sheets::{Cell, Row, Sheet, Workbook};
use super::shown::shown;
use crate::form::printed::{self, Printed};
use crate::model::aside::{Aside, Unplaced};
use crate::model::form::Form;
use crate::model::place::{CellAddress, Place};
use crate::model::submission::{NominationSheet, Submission};

/// Adds to `submission.aside` what `workbook`, from which it was bound, holds beside it. Sheets of the form come first, then
/// the others, each in tab order. The program's own guide and hidden sheets are no part of it.
pub fn collect(workbook: &Workbook, form: &Form, printed: &Printed, unit_name: &str, submission: &mut Submission) {
    let mut kept = Kept { file: Arc::clone(&submission.file), aside: std::mem::take(&mut submission.aside), text: 0 };
    let known = Known::new(form, printed, unit_name);
    let sheets = workbook.sheets.iter().filter(|sheet| !is_of_the_program(&sheet.name));
    let (own, other): (Vec<_>, Vec<_>) =
        sheets.map(|sheet| (sheet, Placed::of(sheet, submission))).partition(|(_, placed)| placed.is_form());
    for (sheet, placed) in own.iter().chain(&other) {
        for row in sheet.rows() {
            of_row(sheet, row, placed, &known, &mut kept);
        }
    }
    submission.aside = kept.aside;
}

fn of_row(sheet: &Sheet, row: Row<'_>, placed: &Placed<'_>, known: &Known<'_>, kept: &mut Kept) {
    let list = placed.list_of(row.number);
    let nominee = list.is_some();
    let last_item = placed.cells.range(start_of(row.number)..start_of(row.number + 1)).next_back();
    for (column, cell) in row.cells() {
        let at = CellAddress { row: row.number, column };
        let is_number_of_item = last_item.is_some_and(|item| column < item.column) && matches!(cell, Cell::Number(_));
        let is_read = list.is_some_and(|list| list.holds(column)) || placed.cells.contains(&at);
        if is_read || (!nominee && (is_number_of_item || known.is_printed(cell))) {
            continue;
        }
        let heading = list.map_or_else(String::new, |list| heading(list.nominees, sheet, column));
        kept.keep(sheet, at, heading, cell);
    }
}

fn start_of(row: u32) -> CellAddress {
    CellAddress { row, column: 0 }
}

/// What was read of one sheet.
struct Placed<'s> {
    /// Cells of items, and of the unit's code and the rest of the head.
    cells: BTreeSet<CellAddress>,
    /// The lists on this sheet.
    lists: Vec<PlacedList<'s>>,
}

struct PlacedList<'s> {
    nominees: &'s NominationSheet,
    /// For each column of the sheet whether it was read as one of the form's, or as a part of one.
    held: Vec<bool>,
}

impl<'s> PlacedList<'s> {
    fn new(nominees: &'s NominationSheet) -> Self {
        let columns = nominees.columns.iter().copied().flatten().chain(nominees.parts.iter().copied());
        let columns: Vec<usize> = columns.filter_map(|column| usize::try_from(column).ok()).collect();
        let width = columns.iter().max().map_or(0, |last| last + 1);
        Self { nominees, held: (0..width).map(|column| columns.contains(&column)).collect() }
    }

    fn holds(&self, column: u32) -> bool {
        usize::try_from(column).is_ok_and(|column| self.held.get(column).copied().unwrap_or(false))
    }
}

impl<'s> Placed<'s> {
    fn of(sheet: &Sheet, submission: &'s Submission) -> Self {
        let places =
            submission.items.iter().map(|entry| &entry.place).chain([&submission.unit_code.1]).chain(submission.sender.places());
        let cells = places.filter(|place| place.sheet.as_deref() == Some(&*sheet.name)).filter_map(|place| place.cell).collect();
        let lists = submission.lists.iter().filter(|list| list.sheet == sheet.name);
        Self { cells, lists: lists.map(PlacedList::new).collect() }
    }

    fn is_form(&self) -> bool {
        !self.lists.is_empty() || !self.cells.is_empty()
    }

    /// The list in which a row is a nominee.
    fn list_of(&self, row: u32) -> Option<&PlacedList<'s>> {
        self.lists.iter().find(|list| list.nominees.index_of(row).is_some())
    }
}

/// The lowest text that stands above the list's first row in a column.
fn heading(list: &NominationSheet, sheet: &Sheet, column: u32) -> String {
    let first = list.nominees().next().map_or(0, |nominee| nominee.row());
    let above = sheet.rows().take_while(|row| row.number < first);
    let texts = above.filter_map(|row| match row.cell(column) {
        Some(Cell::Text(text)) => Some(text),
        _ => None,
    });
    texts.last().unwrap_or_default().to_owned()
}

/// What the form itself prints, exact and, for the form typed anew, in comparable form.
struct Known<'f> {
    printed: &'f Printed,
    made: [String; 3],
    lists: Vec<(String, &'f str)>,
}

impl<'f> Known<'f> {
    fn new(form: &'f Form, printed: &'f Printed, unit_name: &str) -> Self {
        let lists = form.lists.iter().map(|list| (printed::list_title(list), list.title.as_str())).collect();
        let made = [printed::title(form), unit_name.to_owned(), format!("{unit_name} - năm ")];
        Self { printed, made, lists }
    }

    fn is_printed(&self, cell: Cell<'_>) -> bool {
        let Cell::Text(text) = cell else { return false };
        let [title, name, line] = &self.made;
        let made = text == title || text == name || (!name.is_empty() && text.starts_with(line.as_str())) || is_year(text);
        if made || self.printed.texts.contains(text) || self.lists.iter().any(|(title, _)| title == text) {
            return true;
        }
        self.printed.comparable.contains(&comparable(text))
    }
}

/// `Năm 2024`
fn is_year(text: &str) -> bool {
    let digits = text.strip_prefix("Năm ").or_else(|| text.strip_prefix("NĂM ")).unwrap_or_default();
    digits.len() == 4 && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// What is kept, within the bounds of [`Aside`].
struct Kept {
    file: Arc<str>,
    aside: Aside,
    text: usize,
}

impl Kept {
    fn keep(&mut self, sheet: &Sheet, at: CellAddress, heading: String, cell: Cell<'_>) {
        let text = shown(cell);
        self.text += text.len() + heading.len();
        if self.aside.unplaced.len() >= Aside::MOST || self.text > Aside::MOST_TEXT {
            self.aside.more += 1;
            return;
        }
        let place = Place::cell(&self.file, &sheet.name, at);
        self.aside.unplaced.push(Unplaced { from: place.to_string(), place, heading, text: text.into_owned() });
    }
}
