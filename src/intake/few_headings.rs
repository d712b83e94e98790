//! A list that was found nowhere may have lost so many columns that few of its headings are left. It is still known where it has
//! every required column, one column that no other list has, and more columns than any other list would have there.

use super::headings::{Head, Headings};
use super::sheets::{Cell, Row, Sheet};
use crate::model::form::Form;

/// Fewest headings: a number, a name and what no other list has.
const FEWEST: usize = 3;

/// The first head of the list of this position on a sheet, outside the heads in `known`.
pub fn find(form: &Form, headings: &[Headings<'_>], list: usize, sheet: &Sheet, known: &[(usize, Head)]) -> Option<Head> {
    let is_known = |row: u32| known.iter().any(|(_, head)| (head.row..=head.last_row).contains(&row));
    let mut rows = sheet.rows().filter(|row| may_begin(*row) && !is_known(row.number));
    rows.find_map(|row| {
        let head = headings.get(list)?.at(sheet, row.number, FEWEST)?;
        let others = headings.iter().enumerate().filter(|(other, _)| *other != list);
        let most = others.filter_map(|(_, other)| other.at(sheet, row.number, FEWEST)).map(|head| head.found()).max();
        (is_whole(form, list, &head) && most.is_none_or(|most| most < head.found())).then_some(head)
    })
}

/// A row of texts alone.
fn may_begin(row: Row<'_>) -> bool {
    row.filled() >= 2 && row.cells().all(|(_, cell)| matches!(cell, Cell::Text(_)))
}

/// Every required column is there, and one that is this list's alone: the same column has the same code in all lists.
fn is_whole(form: &Form, list: usize, head: &Head) -> bool {
    let Some(own) = form.lists.get(list) else { return false };
    let others = || form.lists.iter().filter(|other| other.code != own.code);
    let columns = || own.columns.iter().zip(&head.sources);
    let is_own = |code: &str| others().all(|other| other.column_position(code).is_none());
    columns().all(|(column, source)| source.is_some() || !column.rule.required)
        && columns().any(|(column, source)| source.is_some() && is_own(&column.code))
}
