//! What a row below the head of a nomination table is.

use super::item_labels::ItemLabels;
use super::labels::comparable;
use super::sheets::{Cell, Row};
use super::table_columns::Columns;
use super::totals::is_total;
use crate::vietnamese::date_text;

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
/// Columns of a list that is so narrow that a row of figures may fill all that it requires.
const NARROW: usize = 6;
/// A nominee below a signature has at least so many fields; fewer is the signer's name or a date.
const FIELDS_BELOW_SIGNATURE: usize = 3;

/// What a row is.
pub enum RowKind {
    /// With so many filled cells in columns of the form.
    Nominee {
        /// That many.
        filled: usize,
    },
    /// A nominee by its cells alone, in which a label of the form's figures stands, or one of who reports them.
    Labelled {
        /// As of a nominee.
        filled: usize,
        /// It is none if no figures follow.
        under_signature: bool,
    },
    /// Who signs, where and when.
    Signature,
    /// Adds up rows above.
    Total,
    /// Blank, a head repeated, or under the signature.
    Passed,
}

impl Columns<'_> {
    /// What a row is; `signed` once a signature stood above it.
    pub fn kind_of(&self, row: Row<'_>, signed: bool, labels: &ItemLabels<'_>) -> RowKind {
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
        if (filled == 0 && cells == row.filled()) || self.is_head_again(row) || self.is_line_again(row) {
            return RowKind::Passed;
        }
        let may_be_of_figures = (!complete || self.of_form.len() < NARROW) && filled > 0 && labels.may_stand_in(row);
        let under_signature = signed && filled < FIELDS_BELOW_SIGNATURE;
        match (is_total(row), filled) {
            _ if under_signature && !may_be_of_figures => RowKind::Passed,
            (true, _) if !under_signature => RowKind::Total,
            (_, 0) => RowKind::Passed,
            _ if may_be_of_figures => RowKind::Labelled { filled: cells, under_signature },
            _ => RowKind::Nominee { filled: cells },
        }
    }

    /// A line repeated from above the head, as at the top of a page.
    fn is_line_again(&self, row: Row<'_>) -> bool {
        let only = row.cells().next().filter(|_| row.filled() == 1);
        only.is_some_and(|(_, cell)| {
            let above = row.sheet().rows().take_while(|above| above.number < self.head.row);
            above.filter(|above| above.filled() == 1).any(|above| above.cells().any(|(_, known)| known == cell))
        })
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
