//! The columns of a form's list as they stand on one sheet, and how each reads its field of a row.

use std::sync::Arc;

use super::headings::Head;
use super::remark;
use super::rows::NUMBER_CODE;
use super::sheets::Row;
use super::shown::shown;
use super::source::Source;
use super::value::{Understood, ValueReader};
use crate::model::finding::Finding;
use crate::model::form::ListForm;
use crate::model::place::{CellAddress, Place};
use crate::model::value::ValueKind;

/// A column of the form.
pub struct TableColumn<'f> {
    /// Where it stands; `None` if its heading was not found.
    pub at: Option<Source>,
    reader: ValueReader<'f>,
    heading: &'f str,
    /// Every nominee must have it.
    pub required: bool,
    /// It is the running number.
    pub is_number: bool,
}

impl<'f> TableColumn<'f> {
    /// Its field of a row; what staff should see of how it was read is added to `findings`.
    pub fn read<'a>(&self, row: Row<'a>, file: &Arc<str>, findings: &mut Vec<Finding>) -> Understood<'a>
    where
        'f: 'a,
    {
        let Some(source) = self.at else {
            return Understood::Missing;
        };
        let answer = source.read(&self.reader, row);
        if let Some(remark) = answer.remark {
            let place = Place::cell(file, &row.sheet().name, CellAddress { row: row.number, column: source.first() });
            findings.push(remark.finding(place, self.heading, &source.shown(row)));
        }
        let settled = self.reader.is_settled(&answer.understood);
        for column in source.columns() {
            let old = row.sheet().old_text(row.number, column).filter(|kind| kind.is_decoded() || !settled);
            if let (Some(kind), Some(cell)) = (old, row.cell(column)) {
                let place = Place::cell(file, &row.sheet().name, CellAddress { row: row.number, column });
                findings.push(remark::old_text(kind, place, self.heading, &shown(cell)));
            }
        }
        answer.understood
    }

    /// How many of its cells are filled.
    pub fn filled(&self, row: Row<'_>) -> usize {
        self.at.map_or(0, |source| source.filled(row))
    }
}

/// All of them.
pub struct Columns<'f> {
    /// The head above them.
    pub head: &'f Head,
    /// In the form's order.
    pub of_form: Vec<TableColumn<'f>>,
    /// The sheet's column of names.
    pub name: Option<u32>,
    /// Headings that this column may have.
    pub name_headings: Vec<&'f str>,
}

impl<'f> Columns<'f> {
    /// The columns of a list under a head.
    pub fn new(list: &'f ListForm, head: &'f Head) -> Self {
        let columns = list.columns.iter().zip(&head.sources).map(|(column, at)| TableColumn {
            at: *at,
            reader: ValueReader::of_column(column),
            heading: &column.heading,
            required: column.rule.required,
            is_number: column.code == NUMBER_CODE,
        });
        let by_kind = list.columns.iter().position(|column| column.rule.kind == ValueKind::Name);
        let named = by_kind.or_else(|| list.columns.iter().position(|column| column.rule.required));
        let headings = named.and_then(|named| list.columns.get(named)).into_iter();
        Self {
            head,
            of_form: columns.collect(),
            name: named.and_then(|named| head.sources.get(named).copied().flatten()).map(Source::first),
            name_headings: headings
                .flat_map(|column| std::iter::once(&column.heading).chain(&column.other_headings).map(String::as_str))
                .collect(),
        }
    }

    /// Filled cells of a row in columns that are not the form's.
    pub fn strays<'r>(&'r self, row: Row<'r>) -> impl Iterator<Item = u32> + 'r {
        let known = |wanted: u32| {
            self.of_form.iter().filter_map(|column| column.at).any(|at| at.columns().any(|column| column == wanted))
        };
        row.cells().map(|(column, _)| column).filter(move |column| !known(*column))
    }
}
