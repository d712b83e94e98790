//! The rows of a nomination table: which are nominees, and their fields.

use std::sync::Arc;

use super::headings::Head;
use super::labels::comparable;
use super::sheets::{Cell, Row, Sheet};
use super::shown::shown;
use super::value::{Understood, ValueReader};
use crate::model::finding::Finding;
use crate::model::form::ListForm;
use crate::model::place::{CellAddress, Place};
use crate::model::submission::NominationSheet;
use crate::model::value::ValueKind;

/// Code of the column of running numbers, which is prepared in blank rows too.
const NUMBER_CODE: &str = "stt";
/// First words of a row that adds up those above, comparable.
const TOTALS: [&str; 7] = ["tong", "cong", "tong cong", "tong so", "tong cong:", "cong chung", "tong so luong"];
/// What stands in the rows below a table, comparable, at the start of a cell.
const SIGNATURES: [&str; 18] = [
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
];
/// A nominee below a signature has at least so many fields; fewer is the signer's name or a date.
const FIELDS_BELOW_SIGNATURE: usize = 3;

/// The nominees below a head row, from the top down, and what staff should see of how their cells were read.
pub fn read(list: &ListForm, position: usize, file: &Arc<str>, sheet: &Sheet, head: &Head) -> (NominationSheet, Vec<Finding>) {
    let table = Table::new(list, head);
    let mut nominees = NominationSheet::new(position, Arc::clone(file), Arc::clone(&sheet.name), head.columns.clone());
    let mut fields = Vec::with_capacity(list.columns.len());
    let mut findings = Vec::new();
    let mut signed = false;
    for row in sheet.rows().filter(|row| row.number > head.row) {
        match table.kind_of(row, signed) {
            RowKind::Nominee => {
                fields.clear();
                fields.extend(table.columns.iter().map(|column| column.read(row, file, &mut findings)));
                nominees.push(row.number, fields.iter().map(Understood::as_field));
            }
            RowKind::Signature => signed = true,
            RowKind::Passed => (),
        }
    }
    nominees.shrink();
    (nominees, findings)
}

enum RowKind {
    Nominee,
    Signature,
    /// Blank, a total, a head repeated, or under the signature.
    Passed,
}

struct TableColumn<'f> {
    at: Option<u32>,
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
        let Some(column) = self.at else {
            return Understood::Missing;
        };
        let cell = row.cell(column);
        let answer = self.reader.read(cell, row.sheet().is_1904);
        if let (Some(remark), Some(cell)) = (answer.remark, cell) {
            let place = Place::cell(file, &row.sheet().name, CellAddress { row: row.number, column });
            findings.push(remark.finding(place, self.heading, &shown(cell)));
        }
        answer.understood
    }

    fn is_filled(&self, row: Row<'_>) -> bool {
        self.at.is_some_and(|column| row.cell(column).is_some())
    }
}

struct Table<'f> {
    head: &'f Head,
    columns: Vec<TableColumn<'f>>,
    /// The sheet's column of names.
    name: Option<u32>,
    name_headings: Vec<&'f str>,
}

impl<'f> Table<'f> {
    fn new(list: &'f ListForm, head: &'f Head) -> Self {
        let columns = list.columns.iter().zip(&head.columns).map(|(column, at)| TableColumn {
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
            columns: columns.collect(),
            name: named.and_then(|named| head.columns.get(named).copied().flatten()),
            name_headings: headings
                .flat_map(|column| std::iter::once(&column.heading).chain(&column.other_headings).map(String::as_str))
                .collect(),
        }
    }

    fn kind_of(&self, row: Row<'_>, signed: bool) -> RowKind {
        let filled = self.columns.iter().filter(|column| !column.is_number && column.is_filled(row)).count();
        let complete = self.columns.iter().all(|column| !column.required || column.is_filled(row));
        if !complete && is_signature(row) {
            return RowKind::Signature;
        }
        let under_signature = signed && filled < FIELDS_BELOW_SIGNATURE;
        if filled == 0 || under_signature || is_total(row) || self.is_head_again(row) {
            return RowKind::Passed;
        }
        RowKind::Nominee
    }

    /// The head repeated on a later page, or the row of column numbers under it.
    fn is_head_again(&self, row: Row<'_>) -> bool {
        match self.name.and_then(|column| row.cell(column)) {
            Some(Cell::Text(text)) if self.name_headings.contains(&text) => true,
            Some(Cell::Text(text)) => {
                row.number == self.head.row + 1 && text.trim_matches(['(', ')']).bytes().all(|byte| byte.is_ascii_digit())
            }
            Some(Cell::Number(_)) => row.number == self.head.row + 1,
            _ => false,
        }
    }
}

/// True when one of the first two filled cells says that the row adds up others.
fn is_total(row: Row<'_>) -> bool {
    row.cells().take(2).any(|(_, cell)| match cell {
        // Only words that begin with T or C are looked at closely: this is asked for every row.
        Cell::Text(text) if text.starts_with(['T', 't', 'C', 'c']) && text.len() < 40 => {
            let begins = ["tổng", "cộng", "tong", "cong"];
            let lower: String = text.chars().take(4).flat_map(char::to_lowercase).collect();
            begins.contains(&lower.as_str()) && is_total_word(&comparable(text))
        }
        _ => false,
    })
}

fn is_total_word(text: &str) -> bool {
    let words = text.trim_end_matches(|letter: char| letter.is_ascii_digit() || " .:()".contains(letter));
    TOTALS.contains(&words)
        || ["tong cong ", "tong so ", "cong "].iter().any(|start| words.starts_with(start) && words.contains(':'))
}

fn is_signature(row: Row<'_>) -> bool {
    row.cells().any(|(_, cell)| match cell {
        Cell::Text(text) => {
            let text = comparable(text);
            let dated = text.contains("ngay") && text.contains("thang") && text.contains("nam");
            dated || SIGNATURES.iter().any(|start| text.starts_with(start))
        }
        _ => false,
    })
}
