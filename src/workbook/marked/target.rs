//! Where in the copy a finding about the sent file belongs.

use std::collections::BTreeMap;

use crate::model::finding::Finding;
use crate::model::form::Form;
use crate::model::place::{CellAddress, Place};
use crate::model::submission::{NominationSheet, Reading, Submission};

/// A cell of the copy, or none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Target {
    /// The unit's code.
    Code,
    /// The input cell of an item, by its position in form order.
    Item(usize),
    /// A field of a nominee.
    Nominee {
        /// Position of the list in the form.
        list: usize,
        /// Position of the nominee in the list.
        index: usize,
        /// Position of the column in the form.
        column: usize,
    },
    /// What the form has no place for, by its position in the rest.
    Rest(usize),
    /// The file or a sheet as a whole.
    Nowhere,
}

/// Finds targets by place.
pub struct Finder<'a> {
    form: &'a Form,
    /// What the copy is filled from, if it is on this form.
    submission: Option<&'a Submission>,
    cells: BTreeMap<&'a Place, Target>,
    code_is_open: bool,
}

impl<'a> Finder<'a> {
    /// A finder for a submission on this form; `rest` are the places of what has none in it, in order.
    pub fn new(
        form: &'a Form,
        submission: Option<&'a Submission>,
        rest: impl Iterator<Item = &'a Place>,
        code_is_open: bool,
    ) -> Self {
        let mut cells: BTreeMap<&Place, Target> = rest.enumerate().map(|(index, place)| (place, Target::Rest(index))).collect();
        for (position, entry) in submission.into_iter().flat_map(|submission| submission.items.iter().enumerate()) {
            if entry.place.cell.is_some() {
                cells.insert(&entry.place, Target::Item(position));
            }
        }
        Self { form, submission, cells, code_is_open }
    }

    /// Where a finding belongs.
    pub fn target(&self, finding: &Finding) -> Target {
        let is_code = self.submission.is_some_and(|submission| submission.unit_code.1 == finding.place);
        if is_code {
            return if self.code_is_open { Target::Code } else { Target::Nowhere };
        }
        self.cell(&finding.place).or_else(|| self.lost_item(finding)).unwrap_or(Target::Nowhere)
    }

    /// What stands at a cell of the sent file.
    pub fn cell(&self, place: &Place) -> Option<Target> {
        self.nominee(place).or_else(|| self.cells.get(place).copied())
    }

    fn nominee(&self, place: &Place) -> Option<Target> {
        let (sheet, cell) = (place.sheet.as_ref()?, place.cell?);
        let mut of_sheet = self.submission?.lists.iter().filter(|list| list.sheet == *sheet && list.file == place.file);
        let (list, index) = of_sheet.find_map(|list| Some((list, list.index_of(cell.row)?)))?;
        Some(Target::Nominee { list: list.list, index, column: column_at(list, cell)? })
    }

    /// The item that a finding without cell names in its message: its label was not found in the file.
    fn lost_item(&self, finding: &Finding) -> Option<Target> {
        let submission = self.submission.filter(|_| finding.place.cell.is_none())?;
        let lost = |(_, (item, entry)): &(usize, (&crate::model::form::Item, &crate::model::submission::ItemEntry))| {
            let is_lost = entry.place == finding.place && entry.reading == Reading::Missing;
            is_lost && finding.message.contains(&format!("“{}”", item.label))
        };
        let position = self.form.items().zip(&submission.items).enumerate().find(lost)?.0;
        Some(Target::Item(position))
    }

    /// Names of the sent file's sheets on which values were read.
    pub fn sheets(&self) -> impl Iterator<Item = &'a std::sync::Arc<str>> {
        let submission = self.submission.into_iter();
        submission.flat_map(|submission| {
            let of_items = submission.items.iter().filter_map(|entry| entry.place.sheet.as_ref());
            of_items.chain(submission.lists.iter().map(|list| &list.sheet))
        })
    }
}

fn column_at(list: &NominationSheet, cell: CellAddress) -> Option<usize> {
    list.columns.iter().position(|column| *column == Some(cell.column))
}
