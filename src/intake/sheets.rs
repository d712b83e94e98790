//! The cells of a workbook, packed: texts of a sheet lie end to end in one buffer, a filled cell takes 24 bytes.

use std::sync::Arc;

use chrono::NaiveDate;

use super::old_text::{OldKind, OldText};
use super::package::Carries;
use super::rules::Refusal;
use super::sheet_builder::{Budget, SheetBuilder};
use super::traces::Trace;
use crate::model::place::CellAddress;

/// A workbook as read: its sheets in tab order, hidden ones too, and its defined names.
#[derive(Debug, Default)]
pub struct Workbook {
    /// Sheets in tab order.
    pub sheets: Vec<Sheet>,
    /// Defined names and what they stand for, as the file writes it.
    pub names: Vec<(String, String)>,
    /// What the file carries that is not read.
    pub carries: Carries,
}

impl Workbook {
    /// A workbook of these cells by row and column, sheet by sheet, as no file wrote it.
    ///
    /// # Errors
    /// A limit that they meet.
    pub fn of_cells(sheets: &[(String, Vec<CellAt<'_>>)]) -> Result<Self, Refusal> {
        let mut budget = Budget::new();
        let mut made = Vec::new();
        for (name, cells) in sheets {
            let mut sheet = SheetBuilder::new(name, &mut budget);
            cells.iter().try_for_each(|(row, column, cell)| sheet.put(*row, *column, *cell))?;
            made.push(sheet.finish());
        }
        Ok(Self { sheets: made, ..Self::default() })
    }
}

/// The filled cells of one sheet.
#[derive(Debug)]
pub struct Sheet {
    /// Name on the tab, in NFC.
    pub name: Arc<str>,
    /// True where days are counted from 1904.
    pub is_1904: bool,
    /// True if its tab is hidden.
    pub is_hidden: bool,
    /// What it holds beside its cells.
    pub traces: Vec<Trace>,
    /// Filled cells by row, then column.
    pub(super) cells: Vec<StoredCell>,
    /// Each row that has filled cells, with the position of its first; then the end.
    pub(super) rows: Vec<(u32, usize)>,
    pub(super) text: String,
    /// Cells whose text is not simply Unicode, by row and column.
    pub(super) old: Vec<OldText>,
}

/// What a filled cell holds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Cell<'a> {
    /// Text, tidied, never empty.
    Text(&'a str),
    /// A number that is not formatted as a date.
    Number(f64),
    /// A number formatted as percent, as stored: 0.85 shows as 85%.
    Percent(f64),
    /// A number formatted as a date.
    Date(NaiveDate),
    /// TRUE or FALSE.
    Bool(bool),
    /// An error value or something else that is no value, as the cell shows it.
    Odd(&'a str),
}

/// A cell with its row and column, both from 0.
pub type CellAt<'a> = (u32, u32, Cell<'a>);

#[derive(Clone, Copy, Debug)]
pub(super) struct StoredCell {
    pub(super) row: u32,
    pub(super) column: u32,
    pub(super) content: Packed,
}

/// What a stored cell holds; texts by their place in the sheet's buffer, in bytes.
#[derive(Clone, Copy, Debug)]
pub(super) enum Packed {
    Text { start: u32, len: u32 },
    Odd { start: u32, len: u32 },
    Number(f64),
    Percent(f64),
    Date(NaiveDate),
    Bool(bool),
}

/// One row with filled cells.
#[derive(Clone, Copy)]
pub struct Row<'a> {
    sheet: &'a Sheet,
    /// Row, from 0.
    pub number: u32,
    cells: &'a [StoredCell],
}

impl<'a> Row<'a> {
    /// The sheet it is of.
    pub fn sheet(self) -> &'a Sheet {
        self.sheet
    }

    /// Filled cells from left to right, with their column from 0.
    pub fn cells(self) -> impl Iterator<Item = (u32, Cell<'a>)> + 'a {
        self.cells.iter().map(move |cell| (cell.column, self.sheet.view(cell)))
    }

    /// How many of its cells are filled.
    pub fn filled(self) -> usize {
        self.cells.len()
    }

    /// The cell of a column, `None` if blank.
    pub fn cell(self, column: u32) -> Option<Cell<'a>> {
        // Most rows are filled from the first column on, so the position is the first guess.
        let guess = usize::try_from(column).ok().and_then(|index| self.cells.get(index)).filter(|cell| cell.column == column);
        let found = guess.or_else(|| {
            self.cells.binary_search_by_key(&column, |cell| cell.column).ok().and_then(|index| self.cells.get(index))
        });
        found.map(|cell| self.sheet.view(cell))
    }
}

impl Sheet {
    /// Rows with filled cells, from the top.
    pub fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        self.rows.windows(2).filter_map(|pair| match pair {
            [(number, start), (_, end)] => {
                Some(Row { sheet: self, number: *number, cells: self.cells.get(*start..*end).unwrap_or(&[]) })
            }
            _ => None,
        })
    }

    /// The row of a number from 0; without cells if nothing in it is filled.
    pub fn row(&self, number: u32) -> Row<'_> {
        let rows = self.rows.get(..self.rows.len().saturating_sub(1)).unwrap_or(&[]);
        let range = rows.binary_search_by_key(&number, |(row, _)| *row).ok().and_then(|index| {
            let start = self.rows.get(index)?.1;
            let end = self.rows.get(index + 1)?.1;
            self.cells.get(start..end)
        });
        Row { sheet: self, number, cells: range.unwrap_or(&[]) }
    }

    /// The cell at an address, `None` if blank.
    pub fn cell(&self, at: CellAddress) -> Option<Cell<'_>> {
        self.row(at.row).cell(at.column)
    }

    /// What is to be said of the text at an address, `None` of plain Unicode.
    pub fn old_text(&self, row: u32, column: u32) -> Option<&OldKind> {
        let found = self.old.binary_search_by_key(&(row, column), |text| (text.row, text.column)).ok()?;
        self.old.get(found).map(|text| &text.kind)
    }

    /// All of them, by row and column.
    pub fn old_texts(&self) -> &[OldText] {
        &self.old
    }

    /// The same sheet with what another process noted of its texts.
    pub fn with_old_texts(self, old: Vec<OldText>) -> Self {
        Self { old, ..self }
    }

    fn view(&self, cell: &StoredCell) -> Cell<'_> {
        match cell.content {
            Packed::Text { start, len } => Cell::Text(self.slice(start, len)),
            Packed::Odd { start, len } => Cell::Odd(self.slice(start, len)),
            Packed::Number(number) => Cell::Number(number),
            Packed::Percent(number) => Cell::Percent(number),
            Packed::Date(date) => Cell::Date(date),
            Packed::Bool(yes) => Cell::Bool(yes),
        }
    }

    fn slice(&self, start: u32, len: u32) -> &str {
        let range = usize::try_from(start).ok().zip(usize::try_from(len).ok());
        range.and_then(|(start, len)| self.text.get(start..start + len)).unwrap_or("")
    }
}
