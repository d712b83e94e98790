//! The head row of a nomination table, wherever it stands, with its columns moved or renamed.

use std::cell::OnceCell;

use super::labels::{comparable, without_brackets};
use super::limits;
use super::sheets::{Cell, Row, Sheet};
use crate::model::form::ListForm;

/// A head row that was found.
#[derive(Clone, Debug)]
pub struct Head {
    /// Row, from 0.
    pub row: u32,
    /// For each column of the form, the sheet's column.
    pub columns: Vec<Option<u32>>,
    /// Columns of the form that have a second heading, with the sheet's column of that.
    pub twice: Vec<(usize, u32)>,
}

impl Head {
    /// How many columns of the form were found.
    pub fn found(&self) -> usize {
        self.columns.iter().flatten().count()
    }
}

/// The headings of one list.
pub struct Headings<'f> {
    list: &'f ListForm,
    /// Comparable headings with their column; made at the first head row that is not as the form writes it.
    comparable: OnceCell<Vec<(String, usize)>>,
}

impl<'f> Headings<'f> {
    /// The headings of a list of the form.
    pub fn new(list: &'f ListForm) -> Self {
        Self { list, comparable: OnceCell::new() }
    }

    /// The row of a sheet with most headings, the upper of equals; `None` if no row has at least `fewest`.
    pub fn find(&self, sheet: &Sheet, fewest: usize) -> Option<Head> {
        let rows = || sheet.rows().take_while(|row| row.number < limits::HEAD_ROWS);
        if let Some(head) = rows().find_map(|row| self.exact(row)) {
            return Some(head);
        }
        let mut best: Option<Head> = None;
        for row in rows().filter(|row| row.cells().count() >= fewest) {
            let head = self.loose(row);
            if head.found() >= fewest && best.as_ref().is_none_or(|best| head.found() > best.found()) {
                best = Some(head);
            }
        }
        best
    }

    /// The row if it holds each printed heading of the form once: the usual case, told without any conversion.
    fn exact(&self, row: Row<'_>) -> Option<Head> {
        let mut columns = vec![None; self.list.columns.len()];
        let mut found = 0;
        for (column, cell) in row.cells() {
            let Cell::Text(text) = cell else {
                continue;
            };
            let position = self.list.columns.iter().position(|candidate| candidate.heading == text);
            match position.and_then(|position| columns.get_mut(position)) {
                Some(slot @ None) => {
                    *slot = Some(column);
                    found += 1;
                }
                Some(_) => return None,
                None => (),
            }
        }
        (found == columns.len()).then_some(Head { row: row.number, columns, twice: Vec::new() })
    }

    fn loose(&self, row: Row<'_>) -> Head {
        let mut head = Head { row: row.number, columns: vec![None; self.list.columns.len()], twice: Vec::new() };
        for (column, cell) in row.cells() {
            let Cell::Text(text) = cell else {
                continue;
            };
            let Some(position) = self.column_of(text) else {
                continue;
            };
            match head.columns.get_mut(position) {
                Some(slot @ None) => *slot = Some(column),
                Some(Some(_)) => head.twice.push((position, column)),
                None => (),
            }
        }
        head
    }

    fn column_of(&self, text: &str) -> Option<usize> {
        let known = self.comparable.get_or_init(|| {
            let columns = self.list.columns.iter().enumerate();
            columns
                .flat_map(|(position, column)| {
                    let headings = std::iter::once(&column.heading).chain(&column.other_headings);
                    headings.map(move |heading| (comparable(heading), position))
                })
                .collect()
        });
        let heading = comparable(text);
        let is = |wanted: &str| known.iter().find(|(known, _)| known == wanted).map(|(_, position)| *position);
        if heading.is_empty() { None } else { is(&heading).or_else(|| is(without_brackets(&heading))) }
    }
}
