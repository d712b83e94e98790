//! What a sheet holds beside its cells, as far as staff must know of it: hidden rows and columns, formulas that give nothing or
//! look elsewhere, comments, pictures, merged cells. Found here, judged in `traps`.

mod ods_content;
mod package_parts;
mod sheet_xml;
mod side_parts;
mod tokens;
pub mod xls_records;
mod xlsb_parts;

use self::tokens::Formula;
use super::limits;
use crate::model::place::CellAddress;
use crate::vietnamese::text::tidy;

pub use ods_content::of_ods;
pub use package_parts::of_xlsx;
pub use xlsb_parts::of_xlsb;

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
    /// Adds what is to be said of a formula at a cell.
    fn add_formula(&mut self, at: CellAddress, formula: Formula) {
        if at.row >= limits::ROWS || at.column >= limits::COLUMNS {
            return;
        }
        match formula {
            Formula::Sum(text) if super::sum_formula::parse(&text).is_some() => self.add(TraceKind::Sum, at, at, &text),
            Formula::External => self.add(TraceKind::External, at, at, ""),
            Formula::Sum(_) | Formula::Other => (),
        }
    }

    /// Adds what a comment says at a cell; one without words, or at no cell, says nothing.
    fn add_comment(&mut self, at: Option<CellAddress>, text: &str) {
        let tidy = tidy(text);
        if let Some(at) = at.filter(|_| !tidy.is_empty()) {
            self.add(TraceKind::Comment, at, at, &tidy);
        }
    }

    /// Adds merged cells that may be a head's.
    fn add_merged(&mut self, (first, last): (CellAddress, CellAddress)) {
        if first.row < limits::HEAD_ROWS {
            self.add(TraceKind::Merged, first, last, "");
        }
    }

    /// Adds one, within the bounds.
    pub fn add(&mut self, kind: TraceKind, first: CellAddress, last: CellAddress, text: &str) {
        if self.traces.len() < MOST {
            self.traces.push(Trace { kind, first, last, text: cut(text) });
        }
    }
}

/// Hidden rows as they come from the top, put together in runs.
#[derive(Default)]
pub struct HiddenRows(Option<(u32, u32)>);

impl HiddenRows {
    /// Lengthens the run by a row, or ends it and begins another. Rows past the last of a sheet are none.
    pub fn add(&mut self, row: u32, found: &mut SheetTraces) {
        self.add_all(row, row, found);
    }

    /// The same of rows beside each other.
    pub fn add_all(&mut self, from: u32, to: u32, found: &mut SheetTraces) {
        self.0 = match self.0 {
            Some((first, last)) if from == last.saturating_add(1) => Some((first, to)),
            _ if from >= limits::ROWS => return,
            _ => {
                self.finish(found);
                Some((from, to))
            }
        };
    }

    /// Ends the last run.
    pub fn finish(&mut self, found: &mut SheetTraces) {
        if let Some((first, last)) = self.0.take() {
            let at = |row| CellAddress { row, column: 0 };
            found.add(TraceKind::HiddenRows, at(first), at(last), "");
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
