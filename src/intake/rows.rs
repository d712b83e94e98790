//! The rows of a nomination table: which are nominees, and their fields.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::headings::Head;
use super::labels::comparable;
use super::remark;
use super::sheets::{Cell, Row, Sheet};
use super::shown::shown;
use super::source::Source;
use super::totals::is_total;
use super::value::{Understood, ValueReader};
use crate::model::finding::Finding;
use crate::model::form::ListForm;
use crate::model::place::{CellAddress, Place};
use crate::model::submission::NominationSheet;
use crate::model::value::ValueKind;
use crate::vietnamese::date_text;

/// Code of the column of running numbers, which is prepared in blank rows too.
pub const NUMBER_CODE: &str = "stt";
/// What stands in the rows below a table, comparable, at the start of a cell.
const SIGNATURES: [&str; 21] = [
    "nguoi lap",
    "hieu truong",
    "pho hieu truong",
    "thu truong",
    "chu tich",
    "pho chu tich",
    "chi hoi truong",
    "ky, ghi ro",
    "(ky",
    "ky ten",
    "xac nhan",
    "tm.",
    "kt.",
    "t/m",
    "noi nhan",
    "danh sach co",
    "danh sach nay co",
    "an dinh danh sach",
    "bang chu",
    "(bang chu",
    "so tien bang chu",
];
/// A nominee below a signature has at least so many fields; fewer is the signer's name or a date.
const FIELDS_BELOW_SIGNATURE: usize = 3;

/// What stands below a head.
pub struct Table {
    /// The nominees, from the top down.
    pub nominees: NominationSheet,
    /// Rows that add up others.
    pub totals: Vec<u32>,
    /// Columns without a known heading that are filled in a nominee's row, each with the first such row.
    pub strays: BTreeMap<u32, u32>,
    /// What staff should see of how cells were read.
    pub remarks: Vec<Finding>,
}

/// Reads the rows below a head, up to `end`, where another table begins.
pub fn read(list: &ListForm, position: usize, file: &Arc<str>, sheet: &Sheet, head: &Head, end: u32) -> Table {
    let columns = Columns::new(list, head);
    let mut nominees = NominationSheet::new(position, Arc::clone(file), Arc::clone(&sheet.name), head.columns());
    nominees.parts = head.sources.iter().flatten().flat_map(|source| source.columns().skip(1)).collect();
    let (mut totals, mut strays) = (Vec::new(), BTreeMap::new());

    let mut fields = Vec::with_capacity(list.columns.len());
    let mut findings = Vec::new();
    let mut signed = false;
    for row in sheet.rows().filter(|row| row.number > head.last_row && row.number < end) {
        match columns.kind_of(row, signed) {
            RowKind::Nominee { filled } => {
                fields.clear();
                fields.extend(columns.of_form.iter().map(|column| column.read(row, file, &mut findings)));
                nominees.push(row.number, fields.iter().map(Understood::as_field));
                if row.filled() > filled {
                    for column in columns.strays(row) {
                        strays.entry(column).or_insert(row.number);
                    }
                }
            }
            RowKind::Signature => signed = true,
            RowKind::Total => totals.push(row.number),
            RowKind::Passed => (),
        }
    }
    nominees.shrink();
    Table { nominees, totals, strays, remarks: findings }
}

enum RowKind {
    /// With so many filled cells in columns of the form.
    Nominee {
        filled: usize,
    },
    Signature,
    Total,
    /// Blank, a head repeated, or under the signature.
    Passed,
}

struct TableColumn<'f> {
    at: Option<Source>,
    reader: ValueReader<'f>,
    heading: &'f str,
    required: bool,
    is_number: bool,
}

impl<'f> TableColumn<'f> {
    fn read<'a>(&self, row: Row<'a>, file: &Arc<str>, findings: &mut Vec<Finding>) -> Understood<'a>
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
    fn filled(&self, row: Row<'_>) -> usize {
        self.at.map_or(0, |source| source.filled(row))
    }
}

struct Columns<'f> {
    head: &'f Head,
    of_form: Vec<TableColumn<'f>>,
    /// The sheet's column of names.
    name: Option<u32>,
    name_headings: Vec<&'f str>,
}

impl<'f> Columns<'f> {
    fn new(list: &'f ListForm, head: &'f Head) -> Self {
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

    fn kind_of(&self, row: Row<'_>, signed: bool) -> RowKind {
        let (mut cells, mut filled, mut complete) = (0, 0, true);
        for column in &self.of_form {
            let own = column.filled(row);
            cells += own;
            filled += usize::from(own > 0 && !column.is_number);
            complete &= own > 0 || !column.required;
        }
        // Of a list that asks for no more than names, a signature could be one.
        if (!complete || filled < FIELDS_BELOW_SIGNATURE) && is_signature(row) {
            return RowKind::Signature;
        }
        let under_signature = signed && filled < FIELDS_BELOW_SIGNATURE;
        if under_signature || (filled == 0 && cells == row.filled()) || self.is_head_again(row) {
            return RowKind::Passed;
        }
        match (is_total(row), filled) {
            (true, _) => RowKind::Total,
            (false, 0) => RowKind::Passed,
            (false, _) => RowKind::Nominee { filled: cells },
        }
    }

    /// Filled cells of a row in columns that are not the form's.
    fn strays<'r>(&'r self, row: Row<'r>) -> impl Iterator<Item = u32> + 'r {
        let known = |wanted: u32| {
            self.of_form.iter().filter_map(|column| column.at).any(|at| at.columns().any(|column| column == wanted))
        };
        row.cells().map(|(column, _)| column).filter(move |column| !known(*column))
    }

    /// The head repeated on a later page, or the row of column numbers under it.
    fn is_head_again(&self, row: Row<'_>) -> bool {
        match self.name.and_then(|column| row.cell(column)) {
            Some(Cell::Text(text)) if self.name_headings.contains(&text) => true,
            Some(Cell::Text(text)) => {
                row.number == self.head.last_row + 1 && text.trim_matches(['(', ')']).bytes().all(|byte| byte.is_ascii_digit())
            }
            Some(Cell::Number(_)) => row.number == self.head.last_row + 1,
            _ => false,
        }
    }
}

fn is_signature(row: Row<'_>) -> bool {
    row.cells().any(|(_, cell)| match cell {
        Cell::Text(text) => {
            // A nominee's birth date may be written in words too.
            let is_date = row.filled() > 1 && date_text::date(text).is_ok();
            let text = comparable(text);
            let dated = !is_date && text.contains("ngay") && text.contains("thang") && text.contains("nam");
            dated || SIGNATURES.iter().any(|start| text.starts_with(start))
        }
        _ => false,
    })
}
