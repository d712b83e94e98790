//! What a sheet holds beside its cells, as far as staff must know of it: hidden rows and columns, formulas that give nothing or
//! look elsewhere, comments, pictures, merged cells. Found here, judged in `traps`.

mod package_parts;
mod sheet_xml;
mod side_parts;

use crate::model::place::CellAddress;

pub use package_parts::of_xlsx;

/// What was met, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trace {
    /// What it is.
    pub kind: TraceKind,
    /// The first cell it covers.
    pub first: CellAddress,
    /// The last cell it covers.
    pub last: CellAddress,
    /// The formula without its sign of equality, the comment; else empty.
    pub text: String,
}

/// What a [`Trace`] is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TraceKind {
    /// Rows that are hidden, by hand or by a filter.
    HiddenRows,
    /// Columns that are hidden.
    HiddenColumns,
    /// A formula that takes from another file.
    External,
    /// A formula that only adds and takes away, with a stored result.
    Sum,
    /// A comment.
    Comment,
    /// A picture or drawn box.
    Picture,
    /// Cells merged into one.
    Merged,
}

impl TraceKind {
    /// All kinds; a kind's position is its number between two processes.
    pub const ALL: [Self; 7] =
        [Self::HiddenRows, Self::HiddenColumns, Self::External, Self::Sum, Self::Comment, Self::Picture, Self::Merged];
}

/// What was met on one sheet.
#[derive(Debug, Default)]
pub struct SheetTraces {
    /// In the order of the file.
    pub traces: Vec<Trace>,
    /// Formulas without a stored result, with their text: the reader of cells passes them over.
    pub without_value: Vec<(CellAddress, String)>,
}

/// Most traces of a sheet; beyond it the sheet was made by a machine, and what a clerk must know has been said often enough.
pub const MOST: usize = 5_000;
/// Most bytes of a formula or comment that are kept.
pub const MOST_TEXT: usize = 400;

impl SheetTraces {
    fn add(&mut self, kind: TraceKind, first: CellAddress, last: CellAddress, text: &str) {
        if self.traces.len() < MOST {
            self.traces.push(Trace { kind, first, last, text: cut(text) });
        }
    }
}

/// The text up to the bound, at a letter's end.
fn cut(text: &str) -> String {
    let end = (0..=text.len().min(MOST_TEXT)).rev().find(|end| text.is_char_boundary(*end)).unwrap_or(0);
    text.get(..end).unwrap_or_default().to_owned()
}

/// `B7`, `$B$7`.
pub fn address(text: &str) -> Option<CellAddress> {
    super::names::address(text)
}
