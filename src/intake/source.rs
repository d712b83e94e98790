//! Where a column of the form stands on a sheet: in one column, or spread over several as schools like to rule their lists.

use std::borrow::Cow;

use super::sheets::{Cell, Row};
use super::shown::shown;
use super::value::{Answer, Understood, ValueReader};
use super::yes_no;

/// The sheet's columns (from 0) that together hold one column of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// One column.
    One(u32),
    /// Family and middle names, and the given name.
    Name { family: u32, given: u32 },
    /// A date in three columns.
    Date { day: u32, month: u32, year: u32 },
    /// A birth date that stands under "Nam" or under "Nữ".
    BySex { male: u32, female: u32 },
    /// "Nữ", told by which of those two columns is filled.
    SexOf { male: u32, female: u32 },
    /// A column headed "Giới tính": only the words Nam and Nữ answer there, a tick could mean either.
    SexWord(u32),
}

impl Source {
    /// All its columns, the one that findings name first.
    pub fn columns(self) -> impl Iterator<Item = u32> {
        let columns = match self {
            Self::One(column) | Self::SexWord(column) => [Some(column), None, None],
            Self::Name { family, given } => [Some(family), Some(given), None],
            Self::Date { day, month, year } => [Some(day), Some(month), Some(year)],
            Self::BySex { male, female } => [Some(male), Some(female), None],
            Self::SexOf { male, female } => [Some(female), Some(male), None],
        };
        columns.into_iter().flatten()
    }

    /// The column that findings name.
    pub fn first(self) -> u32 {
        self.columns().next().unwrap_or(0)
    }

    /// How many of its cells are filled; two columns that tell a birth date and the sex are counted once, for the date.
    pub fn filled(self, row: Row<'_>) -> usize {
        match self {
            Self::One(column) | Self::SexWord(column) => usize::from(row.cell(column).is_some()),
            Self::SexOf { .. } => 0,
            _ => self.columns().filter(|column| row.cell(*column).is_some()).count(),
        }
    }

    /// Its filled cells as shown, for findings.
    pub fn shown(self, row: Row<'_>) -> String {
        let shown: Vec<_> = self.columns().filter_map(|column| row.cell(column).map(shown)).collect();
        shown.join("; ")
    }

    /// What its cells say together; parts that do not make a whole are unreadable, never completed.
    pub fn read<'a, 'f: 'a>(self, reader: &ValueReader<'f>, row: Row<'a>) -> Answer<'a> {
        let is_1904 = row.sheet().is_1904;
        let unreadable = || Answer::plain(Understood::Unreadable(Cow::Owned(self.shown(row))));
        match self {
            Self::One(column) => reader.read(row.cell(column), is_1904),
            Self::Name { family, given } => match (row.cell(family), row.cell(given)) {
                (None, None) => Answer::plain(Understood::Missing),
                (Some(Cell::Text(family)), Some(Cell::Text(given))) => reader.read_made(&format!("{family} {given}")),
                _ => unreadable(),
            },
            Self::Date { day, month, year } => {
                let parts = [day, month, year].map(|column| row.cell(column).map(shown).unwrap_or_default());
                match parts.iter().filter(|part| part.is_empty()).count() {
                    3 => Answer::plain(Understood::Missing),
                    0 => reader.read_made(&parts.join("/")),
                    _ => unreadable(),
                }
            }
            Self::BySex { male, female } => match (row.cell(male), row.cell(female)) {
                (Some(_), Some(_)) => unreadable(),
                (one, other) => reader.read(one.or(other), is_1904),
            },
            Self::SexOf { male, female } => match (row.cell(male).is_some(), row.cell(female).is_some()) {
                (false, false) => Answer::plain(Understood::Missing),
                (true, true) => unreadable(),
                (_, is_woman) => Answer::plain(Understood::YesNo(is_woman)),
            },
            Self::SexWord(column) => match row.cell(column) {
                None => Answer::plain(Understood::Missing),
                Some(Cell::Text(text)) => {
                    yes_no::is_woman(text).map_or_else(unreadable, |is_woman| Answer::plain(Understood::YesNo(is_woman)))
                }
                Some(_) => unreadable(),
            },
        }
    }
}
