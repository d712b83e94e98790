//! Texts of a sheet from before Unicode: which cells were decoded, and which could be read in two ways.

use super::sheets::Cell;
use crate::vietnamese::old_encoding::{self, Encoding, Reading};
use crate::vietnamese::text;

/// One cell whose text is not simply Unicode.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OldText {
    /// Row, from 0.
    pub row: u32,
    /// Column, from 0.
    pub column: u32,
    /// What about it.
    pub kind: OldKind,
}

/// What about a text that is not simply Unicode.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OldKind {
    /// The cell now holds its text decoded; this is the text as the file keeps it.
    Decoded(String),
    /// The cell holds its text as it stands; this is its other reading.
    Doubtful(String),
}

impl OldKind {
    /// True where the cell was decoded, false where it is in doubt.
    pub fn is_decoded(&self) -> bool {
        matches!(self, Self::Decoded(_))
    }
}

/// How a cell looks, as far as reading asks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// What the name of its font says of its letters.
    pub font: Option<Encoding>,
    /// Shown as percent: 0,85 as 85%.
    pub is_percent: bool,
}

impl Look {
    /// The cell as it shows: a number in a format of percent is one.
    pub fn apply(self, cell: Cell<'_>) -> Cell<'_> {
        match cell {
            Cell::Number(number) if self.is_percent => Cell::Percent(number),
            other => other,
        }
    }
}

/// What a text's letters say of how it was typed, in whatever cell it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// In Unicode.
    Unicode,
    /// Vietnamese as it stands, but in letters that old encodings have too.
    Stands,
    /// Perhaps from before Unicode.
    Unsure,
}

impl Weight {
    /// Of one text.
    pub fn of(raw: &str) -> Self {
        match () {
            () if !old_encoding::may_be_old(raw) => Self::Unicode,
            () if raw.len() <= KEPT && old_encoding::stands(raw) => Self::Stands,
            () => Self::Unsure,
        }
    }
}

/// Collects the old texts of a sheet while it is filled.
#[derive(Debug, Default)]
pub struct OldTexts {
    sure: Vec<OldText>,
    /// Columns where a text without an old font was decoded, and by what.
    evidence: Vec<(u32, Encoding)>,
    suspect: Vec<(Encoding, OldText)>,
    /// Row, column and text of cells that are Vietnamese as they stand; only beside evidence has anyone to look further.
    standing: Vec<(u32, u32, String)>,
}

/// Longer texts are looked at at once rather than kept.
const KEPT: usize = 200;

impl OldTexts {
    /// The text to keep for a cell, decoded or as it stands (`None`), with a note of it where there is anything to say.
    pub fn read(&mut self, row: u32, column: u32, raw: &str, font: Option<Encoding>) -> Option<String> {
        match Weight::of(raw) {
            Weight::Unicode => None,
            Weight::Stands if font.is_none() => {
                self.stand(row, column, raw);
                None
            }
            _ => self.read_whole(row, column, raw, font),
        }
    }

    /// Notes a cell without an old font whose text is Vietnamese as it stands.
    pub fn stand(&mut self, row: u32, column: u32, raw: &str) {
        self.standing.push((row, column, raw.to_owned()));
    }

    fn read_whole(&mut self, row: u32, column: u32, raw: &str, font: Option<Encoding>) -> Option<String> {
        match old_encoding::read(raw, font) {
            Reading::AsIs => None,
            Reading::Old(encoding, decoded) => {
                if font.is_none() && !self.evidence.contains(&(column, encoding)) {
                    self.evidence.push((column, encoding));
                }
                self.sure.push(OldText { row, column, kind: OldKind::Decoded(text::tidy(raw).into_owned()) });
                Some(decoded)
            }
            Reading::Doubtful(other) => {
                self.sure.push(OldText { row, column, kind: OldKind::Doubtful(other) });
                None
            }
            Reading::Suspect(others) => {
                let text = |other| OldText { row, column, kind: OldKind::Doubtful(other) };
                self.suspect.extend(others.into_iter().map(|(encoding, other)| (encoding, text(other))));
                None
            }
        }
    }

    /// All notes by row and column. Where a column has text that was decoded though no font tells it, a text that is Vietnamese as
    /// it stands and in the same encoding as well is in doubt.
    pub fn finish(mut self) -> Vec<OldText> {
        for (row, column, raw) in std::mem::take(&mut self.standing) {
            if self.evidence.iter().any(|(of, _)| *of == column) {
                self.read_whole(row, column, &raw, None);
            }
        }
        let Self { mut sure, evidence, suspect, .. } = self;
        let doubted = |(encoding, text): &(Encoding, OldText)| evidence.contains(&(text.column, *encoding));
        sure.extend(suspect.into_iter().filter(doubted).map(|(_, text)| text));
        sure.sort_by_key(|text| (text.row, text.column));
        sure.dedup_by_key(|text| (text.row, text.column));
        sure
    }
}
