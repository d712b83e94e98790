//! The head of a nomination table, wherever it stands, of one row or of several, with its columns moved, renamed or split.

use std::cell::OnceCell;

use super::head_band;
use super::head_words::{HeadWords, Meaning, Part};
use super::limits;
use super::sheets::{Cell, Row, Sheet};
use super::source::Source;
use crate::model::form::ListForm;

/// Most rows of a head.
const MOST_ROWS: u32 = 3;

/// A head that was found.
#[derive(Clone, Debug)]
pub struct Head {
    /// First row, from 0.
    pub row: u32,
    /// Last row.
    pub last_row: u32,
    /// For each column of the form, where it stands.
    pub sources: Vec<Option<Source>>,
    /// Columns of the form that have a second heading, with the sheet's column of that.
    pub twice: Vec<(usize, u32)>,
    /// Columns of the sheet whose heading is known but leaves open what it means beside the others.
    pub unclear: Vec<u32>,
}

impl Head {
    /// How many columns of the form were found.
    pub fn found(&self) -> usize {
        self.sources.iter().flatten().count()
    }

    /// For each column of the form, the sheet's column that findings name.
    pub fn columns(&self) -> Vec<Option<u32>> {
        self.sources.iter().map(|source| source.map(Source::first)).collect()
    }
}

/// The headings of one list.
pub struct Headings<'f> {
    list: &'f ListForm,
    /// Made at the first head that is not as the form writes it.
    words: OnceCell<HeadWords>,
}

impl<'f> Headings<'f> {
    /// The headings of a list of the form.
    pub fn new(list: &'f ListForm) -> Self {
        Self { list, words: OnceCell::new() }
    }

    /// The head with most headings in the first rows of a sheet, the upper of equals; `None` if none has at least `fewest`.
    pub fn find(&self, sheet: &Sheet, fewest: usize) -> Option<Head> {
        let rows = || sheet.rows().take_while(|row| row.number < limits::HEAD_ROWS);
        if let Some(head) = rows().find_map(|row| self.exact(row)) {
            return Some(head);
        }
        let heads = rows().filter_map(|row| self.at(sheet, row.number, fewest));
        heads.reduce(|best, head| if is_better(&head, &best) { head } else { best })
    }

    /// The head that begins in a row, with all rows that belong to it.
    pub fn at(&self, sheet: &Sheet, row: u32, fewest: usize) -> Option<Head> {
        let heads = (1..=MOST_ROWS).map_while(|height| self.band(sheet, row, height));
        heads.filter(|head| head.found() >= fewest).reduce(|best, head| if head.found() >= best.found() { head } else { best })
    }

    /// The row if it holds each printed heading of the form once, side by side: the usual case, told without any conversion.
    /// Where a column without heading lies between, that above it may have more columns in the next row.
    fn exact(&self, row: Row<'_>) -> Option<Head> {
        let mut sources = vec![None; self.list.columns.len()];
        let mut found = 0;
        for (column, cell) in row.cells() {
            let Cell::Text(text) = cell else {
                continue;
            };
            let position = self.list.columns.iter().position(|candidate| candidate.heading == text);
            match position.and_then(|position| sources.get_mut(position)) {
                Some(slot @ None) => {
                    *slot = Some(Source::One(column));
                    found += 1;
                }
                Some(_) => return None,
                None => (),
            }
        }
        let columns = || sources.iter().flatten().map(|source: &Source| source.first());
        let width = columns().max().zip(columns().min()).map(|(last, first)| last - first + 1);
        let side_by_side = width.and_then(|width| usize::try_from(width).ok()) == Some(sources.len());
        let head = Head { row: row.number, last_row: row.number, sources, twice: Vec::new(), unclear: Vec::new() };
        (found == head.sources.len() && side_by_side).then_some(head)
    }

    /// So many rows taken as one head; `None` if the last of them cannot belong to it.
    fn band(&self, sheet: &Sheet, top: u32, height: u32) -> Option<Head> {
        let rows: Vec<Row<'_>> = (top..top.saturating_add(height)).map(|number| sheet.row(number)).collect();
        let words = self.words.get_or_init(|| HeadWords::new(self.list));
        let mut meanings = Vec::new();
        for headed in head_band::columns(&rows)? {
            match words.meaning(&headed.words) {
                Some(meaning) => meanings.push((headed.column, meaning)),
                // A row whose cells say nothing under headings of their own is the first nominee.
                None if headed.below_own => return None,
                None => (),
            }
        }
        let last = rows.last().copied()?;
        let says_something = meanings.iter().any(|(column, _)| last.cell(*column).is_some());
        (height == 1 || says_something).then(|| self.head(top, last.number, &meanings, words.female))
    }

    fn head(&self, row: u32, last_row: u32, meanings: &[(u32, Meaning)], female: Option<usize>) -> Head {
        let mut head =
            Head { row, last_row, sources: vec![None; self.list.columns.len()], twice: Vec::new(), unclear: Vec::new() };
        for (column, meaning) in meanings {
            let (position, source) = match meaning {
                Meaning::Column(position) => (*position, Source::One(*column)),
                Meaning::Sex(position) => (*position, Source::SexWord(*column)),
                Meaning::Part(..) => continue,
            };
            match head.sources.get_mut(position) {
                Some(slot @ None) => *slot = Some(source),
                Some(Some(_)) => head.twice.push((position, *column)),
                None => (),
            }
        }
        for position in 0..head.sources.len() {
            join(&mut head, position, meanings);
        }
        let by_sex = head.sources.iter().flatten().find_map(|source| match source {
            Source::BySex { male, female } => Some(Source::SexOf { male: *male, female: *female }),
            _ => None,
        });
        if let Some(slot @ None) = female.and_then(|position| head.sources.get_mut(position)) {
            *slot = by_sex;
        }
        head
    }
}

/// True if a head holds more headings than one that begins above it, or as many and reaches further down from the same rows.
fn is_better(head: &Head, best: &Head) -> bool {
    let overlaps = head.row <= best.last_row;
    head.found() > best.found() || (head.found() == best.found() && overlaps && head.last_row > best.last_row)
}

/// Puts the parts of a column together; parts beside a whole column are unclear.
fn join(head: &mut Head, position: usize, meanings: &[(u32, Meaning)]) {
    let of = |wanted: Part| {
        meanings.iter().find(|(_, meaning)| *meaning == Meaning::Part(position, wanted)).map(|(column, _)| *column)
    };
    let (female, either) = (of(Part::Female), of(Part::YearOrMale));
    let whole = head.sources.get(position).copied().flatten();
    let joined = match (of(Part::Family), of(Part::Given), whole) {
        (Some(family), Some(given), None) => Some(Source::Name { family, given }),
        (None, Some(part), Some(_)) | (Some(part), None, Some(_)) => {
            head.unclear.push(part);
            whole
        }
        _ => None,
    };
    let day = of(Part::Day).or(whole.map(Source::first));
    let year = of(Part::Year).or(either.filter(|_| female.is_none()));
    let joined = joined.or_else(|| Some(Source::Date { day: day?, month: of(Part::Month)?, year: year? }));
    let joined = joined.or_else(|| Some(Source::BySex { male: either?, female: female? }));
    if let Some(slot) = head.sources.get_mut(position)
        && joined.is_some()
    {
        *slot = joined;
    }
}
