//! What a workbook holds beside the values that its form asks for.

use super::place::Place;

/// All that was met beside the form's values; empty for a form filled in as it was sent out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Aside {
    /// Filled cells for which the form has no place, sheet by sheet, by row and column; at most [`Aside::MOST`].
    pub unplaced: Vec<Unplaced>,
    /// How many more there are.
    pub more: usize,
    /// Hash of the file that this workbook corrects: it is a marked copy sent back.
    pub corrects: Option<[u8; 32]>,
    /// What the marked copy asked the unit to mark as done and was not marked.
    pub open: Vec<OpenPoint>,
}

impl Aside {
    /// Unplaced cells kept of one workbook: a sheet of remarks, or two unknown columns of a long list. A unit's whole bookkeeping
    /// around the form would be no help in an answer, and a thousand such files must fit into memory.
    pub const MOST: usize = 2_000;
    /// Bytes of text kept of them, for the same reason.
    pub const MOST_TEXT: usize = 128 << 10;
}

/// A filled cell for which the form has no place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unplaced {
    /// Where it stands; of a workbook that itself carried it over from an earlier one, where it stood there.
    pub from: String,
    /// The cell in this workbook.
    pub place: Place,
    /// The heading above it in a list, empty for none.
    pub heading: String,
    /// What it shows.
    pub text: String,
}

/// A line of a marked copy's slip that its reader had to mark as done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenPoint {
    /// The cell to be marked, or the file if the slip is gone.
    pub place: Place,
    /// Code of the finding.
    pub code: String,
    /// What it says.
    pub message: String,
}
