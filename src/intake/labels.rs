//! Where the labels and headings of a workbook stand.

use std::collections::BTreeMap;

use super::sheets::{Cell, Workbook};
use crate::form::label::LONGEST;
use crate::model::place::CellAddress;
use crate::vietnamese::text::bare;

pub use crate::form::label::{comparable, without_brackets};

/// True for the guide, which repeats every label, and for the hidden sheets of choices and of what the workbook is.
pub fn is_of_the_program(sheet_name: &str) -> bool {
    sheet_name.starts_with('_') || bare(sheet_name) == "huong dan"
}

/// Where each text stands, in tab order, then by row and column. Made only when defined names were lost.
pub struct LabelIndex {
    places: BTreeMap<String, Vec<(usize, CellAddress)>>,
}

impl LabelIndex {
    /// Looks at all texts of a workbook that could be labels.
    pub fn new(workbook: &Workbook) -> Self {
        let mut places: BTreeMap<String, Vec<(usize, CellAddress)>> = BTreeMap::new();
        let spoken = workbook.sheets.iter().enumerate().filter(|(_, sheet)| !is_of_the_program(&sheet.name));
        for (position, sheet) in spoken {
            for row in sheet.rows() {
                for (column, cell) in row.cells() {
                    if let Cell::Text(text) = cell
                        && text.len() <= LONGEST
                    {
                        let at = CellAddress { row: row.number, column };
                        places.entry(comparable(text)).or_default().push((position, at));
                    }
                }
            }
        }
        // A label with its unit in brackets is also known without it, where no other text is that already.
        let bracketed: Vec<(String, Vec<(usize, CellAddress)>)> = places
            .iter()
            .filter(|(label, _)| without_brackets(label).len() < label.len())
            .map(|(label, at)| (without_brackets(label).to_owned(), at.clone()))
            .collect();
        for (label, at) in bracketed {
            places.entry(label).or_insert(at);
        }
        Self { places }
    }

    /// The places of a label or its other spellings: the first spelling that stands anywhere.
    pub fn find<'t>(&self, labels: impl IntoIterator<Item = &'t str>) -> &[(usize, CellAddress)] {
        let mut found = labels.into_iter().filter_map(|label| self.places.get(&comparable(label)));
        found.next().map_or(&[], Vec::as_slice)
    }
}
