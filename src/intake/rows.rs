//! The rows of a nomination table: which are nominees, and their fields.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::headings::Head;
use super::item_labels::ItemLabels;
use super::row_kind::RowKind;
use super::sheets::Sheet;
use super::source::Source;
use super::table_columns::Columns;
use super::value::Understood;
use crate::model::finding::Finding;
use crate::model::form::ListForm;
use crate::model::submission::NominationSheet;

/// Code of the column of running numbers, which is prepared in blank rows too.
pub const NUMBER_CODE: &str = "stt";

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

/// Where a table stands.
pub struct Span<'a> {
    /// Its sheet.
    pub sheet: &'a Sheet,
    /// Its head.
    pub head: &'a Head,
    /// The row at which something else begins.
    pub end: u32,
}

/// Reads the rows below a head, up to the row where another table or the form's figures begin.
pub fn read((list, position): (&ListForm, usize), file: &Arc<str>, span: &Span<'_>, labels: &ItemLabels<'_>) -> Table {
    let (sheet, head) = (span.sheet, span.head);
    let columns = Columns::new(list, head);
    let mut nominees = NominationSheet::new(position, Arc::clone(file), Arc::clone(&sheet.name), head.columns());
    nominees.parts = head.sources.iter().flatten().flat_map(|source: &Source| source.columns().skip(1)).collect();
    let (mut totals, mut strays) = (Vec::new(), BTreeMap::new());

    let mut fields = Vec::with_capacity(list.columns.len());
    let mut findings = Vec::new();
    let mut signed = false;
    for row in sheet.rows().filter(|row| row.number > head.last_row && row.number < span.end) {
        match columns.kind_of(row, signed, labels) {
            RowKind::Labelled { .. } if labels.run_from(sheet, row.number) => break,
            RowKind::Nominee { filled } | RowKind::Labelled { filled, under_signature: false } => {
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
            RowKind::Passed | RowKind::Labelled { under_signature: true, .. } => (),
        }
    }
    nominees.shrink();
    Table { nominees, totals, strays, remarks: findings }
}
