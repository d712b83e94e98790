//! A submission (bài nộp): one workbook as received, bound to its form.

use std::sync::Arc;

use chrono::NaiveDate;

use super::aside::Aside;
use super::place::{CellAddress, Place};
use super::sender::Sender;
use super::unit::UnitKind;
use super::value::Value;

/// One workbook as received. Nothing in it has been judged: unreadable and missing values stand as such.
#[derive(Clone, Debug)]
pub struct Submission {
    /// Path from the year's folder, parts joined by `/`.
    pub file: Arc<str>,
    /// Hash of the file's bytes.
    pub sha256: [u8; 32],
    /// Which form it was bound to.
    pub form: UnitKind,
    /// Form version found in the workbook's hidden place; `None` if that place was lost.
    pub version: Option<String>,
    /// Year found in the hidden place.
    pub year: Option<i32>,
    /// What stands in the cell of the unit's code (empty if blank or not found), and that cell or, failing it, the file.
    pub unit_code: (String, Place),
    /// Position in `Units` when it is known whose it is.
    pub unit: Option<usize>,
    /// What else the workbook says of its sender, and how the unit was found.
    pub sender: Sender,
    /// One entry for each item of the form, in form order.
    pub items: Vec<ItemEntry>,
    /// The nomination sheets that were found, in form order.
    pub lists: Vec<NominationSheet>,
    /// What it holds beside them.
    pub aside: Aside,
}

/// What was found for one item.
#[derive(Clone, Debug)]
pub struct ItemEntry {
    /// The input cell, or the sheet it should be on when the cell was not found.
    pub place: Place,
    /// What the cell gave.
    pub reading: Reading,
}

/// What a cell gave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reading {
    /// Blank, or not found.
    Missing,
    /// Understood as the form's kind. Limits, signs and choices' membership are for the checks.
    Value(Value),
    /// Not of the form's kind; the text as the cell shows it.
    Unreadable(String),
}

/// The rows of one nomination sheet, packed: 350.000 nominees must fit beside each other in memory,
/// so texts lie end to end in one buffer and a field takes 16 bytes.
#[derive(Clone, Debug)]
pub struct NominationSheet {
    /// Position in the form's `lists`.
    pub list: usize,
    /// The file.
    pub file: Arc<str>,
    /// Sheet name as its tab shows it.
    pub sheet: Arc<str>,
    /// For each column of the form, the sheet's column (from 0) where its heading stands; `None` if missing.
    pub columns: Vec<Option<u32>>,
    /// Other columns of the sheet that hold a part of one of these: a given name, a month.
    pub parts: Vec<u32>,
    rows: Vec<u32>,
    fields: Vec<PackedField>,
    text: String,
}

#[derive(Clone, Copy, Debug)]
enum PackedField {
    Missing,
    Text { start: u32, len: u32 },
    Unreadable { start: u32, len: u32 },
    Integer(i64),
    YesNo(bool),
    Date(NaiveDate),
}

/// One field of a nominee's row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Field<'a> {
    /// Blank, or the column is missing.
    Missing,
    /// Text in NFC, inner spaces single; of a choice that was recognised, the form's own word.
    Text(&'a str),
    /// Not of the column's kind; the text as the cell shows it.
    Unreadable(&'a str),
    /// Count or đồng.
    Integer(i64),
    /// A tick in a yes/no column (`Nữ`).
    YesNo(bool),
    /// A civil date.
    Date(NaiveDate),
}

impl NominationSheet {
    /// An empty sheet; rows follow by [`NominationSheet::push`].
    #[must_use]
    pub fn new(list: usize, file: Arc<str>, sheet: Arc<str>, columns: Vec<Option<u32>>) -> Self {
        Self { list, file, sheet, columns, parts: Vec::new(), rows: Vec::new(), fields: Vec::new(), text: String::new() }
    }

    /// Adds a row (from 0, as on the sheet, below those added before) with one field per column of the form. Fields beyond the columns are ignored,
    /// absent ones are missing. A sheet's text is bounded at intake far below 4 GiB; a text beyond that would be missing.
    pub fn push<'a>(&mut self, row: u32, fields: impl IntoIterator<Item = Field<'a>>) {
        let width = self.columns.len();
        self.rows.push(row);
        let end = self.rows.len() * width;
        for field in fields.into_iter().take(width) {
            let packed = match field {
                Field::Missing => PackedField::Missing,
                Field::Text(text) => {
                    self.store(text).map_or(PackedField::Missing, |(start, len)| PackedField::Text { start, len })
                }
                Field::Unreadable(text) => {
                    self.store(text).map_or(PackedField::Missing, |(start, len)| PackedField::Unreadable { start, len })
                }
                Field::Integer(number) => PackedField::Integer(number),
                Field::YesNo(yes) => PackedField::YesNo(yes),
                Field::Date(date) => PackedField::Date(date),
            };
            self.fields.push(packed);
        }
        self.fields.resize(end, PackedField::Missing);
    }

    fn store(&mut self, text: &str) -> Option<(u32, u32)> {
        let place = (u32::try_from(self.text.len()).ok()?, u32::try_from(text.len()).ok()?);
        self.text.push_str(text);
        Some(place)
    }

    /// Gives back memory that growing left over.
    pub fn shrink(&mut self) {
        self.rows.shrink_to_fit();
        self.fields.shrink_to_fit();
        self.text.shrink_to_fit();
    }

    /// The texts of all fields, one behind the other: what is in none of them is quickly known to be in none.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether any field is [`Field::Unreadable`].
    #[must_use]
    pub fn has_unreadable(&self) -> bool {
        self.fields.iter().any(|field| matches!(field, PackedField::Unreadable { .. }))
    }

    /// The nominees, from the top of the sheet down.
    #[must_use]
    pub fn nominees(&self) -> impl ExactSizeIterator<Item = Nominee<'_>> + '_ {
        (0..self.rows.len()).map(|index| Nominee { sheet: self, index })
    }

    /// Position of the nominee that stands in a row of the sheet (from 0).
    #[must_use]
    pub fn index_of(&self, row: u32) -> Option<usize> {
        self.rows.binary_search(&row).ok()
    }

    /// The nominee at a position from 0, as [`Nominee::index`] gave it.
    #[must_use]
    pub fn nominee(&self, index: usize) -> Option<Nominee<'_>> {
        (index < self.rows.len()).then_some(Nominee { sheet: self, index })
    }
}

/// One row of a nomination sheet (người được đề nghị).
#[derive(Clone, Copy, Debug)]
pub struct Nominee<'a> {
    sheet: &'a NominationSheet,
    index: usize,
}

impl<'a> Nominee<'a> {
    /// Position in its sheet's rows, from 0.
    #[must_use]
    pub fn index(&self) -> usize {
        self.index
    }

    /// Row on the sheet, from 0.
    #[must_use]
    pub fn row(&self) -> u32 {
        self.sheet.rows.get(self.index).copied().unwrap_or(0)
    }

    /// The field of a column, by its position in the form.
    #[must_use]
    pub fn field(&self, column: usize) -> Field<'a> {
        let width = self.sheet.columns.len();
        if column >= width {
            return Field::Missing;
        }
        match self.sheet.fields.get(self.index * width + column) {
            Some(PackedField::Text { start, len }) => Field::Text(self.sheet.slice(*start, *len)),
            Some(PackedField::Unreadable { start, len }) => Field::Unreadable(self.sheet.slice(*start, *len)),
            Some(PackedField::Integer(number)) => Field::Integer(*number),
            Some(PackedField::YesNo(yes)) => Field::YesNo(*yes),
            Some(PackedField::Date(date)) => Field::Date(*date),
            Some(PackedField::Missing) | None => Field::Missing,
        }
    }

    /// The text of a column, empty unless it is [`Field::Text`].
    #[must_use]
    pub fn text(&self, column: usize) -> &'a str {
        match self.field(column) {
            Field::Text(text) => text,
            _ => "",
        }
    }

    /// The date of a column, if it holds one.
    #[must_use]
    pub fn date(&self, column: usize) -> Option<NaiveDate> {
        match self.field(column) {
            Field::Date(date) => Some(date),
            _ => None,
        }
    }

    /// The cell of a column in this row; the row's first found column if that column is missing from the sheet.
    #[must_use]
    pub fn place(&self, column: usize) -> Place {
        let found = self.sheet.columns.get(column).copied().flatten();
        let column = found.or_else(|| self.sheet.columns.iter().copied().flatten().next()).unwrap_or(0);
        Place::cell(&self.sheet.file, &self.sheet.sheet, CellAddress { row: self.row(), column })
    }
}

impl NominationSheet {
    fn slice(&self, start: u32, len: u32) -> &str {
        let range = usize::try_from(start).ok().zip(usize::try_from(len).ok());
        range.and_then(|(start, len)| self.text.get(start..start + len)).unwrap_or("")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_packed_field_takes_16_bytes() {
        assert_eq!(size_of::<PackedField>(), 16);
    }

    #[test]
    fn rows_come_back_as_pushed() {
        let mut sheet = NominationSheet::new(0, "bai-nop/a.xlsx".into(), "HSG".into(), vec![Some(1), None, Some(4)]);
        sheet.push(5, [Field::Text("Hồ A An"), Field::Missing, Field::Integer(3)]);
        sheet.push(7, [Field::Unreadable("1/2/x")]);
        let rows: Vec<_> = sheet.nominees().collect();
        assert_eq!(rows[0].text(0), "Hồ A An");
        assert_eq!(rows[0].field(2), Field::Integer(3));
        assert_eq!(rows[0].place(2).to_string(), "bai-nop/a.xlsx!HSG!E6");
        assert_eq!(rows[1].field(0), Field::Unreadable("1/2/x"));
        assert_eq!(rows[1].field(2), Field::Missing);
        assert_eq!(rows[1].place(1).to_string(), "bai-nop/a.xlsx!HSG!B8");
    }
}
