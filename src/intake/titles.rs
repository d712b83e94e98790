//! What stands above figures and lists beside the file's own head: whose they are and of which year.

use std::sync::Arc;

use super::labels::comparable;
use super::sender;
use super::sheets::{Cell, Row};
use super::shown::shown;
use crate::model::place::{CellAddress, Place};
use crate::model::sender::{NamedElsewhere, TitledYear, Where};
use crate::model::unit::UnitKind;
use crate::vietnamese::text::bare;

/// A title has at most so many filled cells; a row of more is a table's.
pub const TITLE_CELLS: usize = 3;
/// Rows above a table that may be its title.
const ROWS: u32 = 12;
/// Longest text, in bytes, that is a title.
const LONGEST: usize = 200;
/// How titles of figures and lists begin, bare. A plan or a letter of another year may be cited above them.
const BEGINNINGS: [&str; 9] =
    ["bao cao ", "danh sach ", "so lieu ", "bieu ", "bang ", "tong hop ", "phieu ", "thong ke ", "ket qua "];
/// Labels of a year beside them, comparable.
const LABELS: [&str; 3] = ["nam", "nam hoc", "nam bao cao"];

/// What titles say.
#[derive(Debug, Default)]
pub struct Titles {
    /// Units that they name; also the file's own, under other spellings.
    pub named: Vec<NamedElsewhere>,
    /// Years.
    pub years: Vec<TitledYear>,
}

impl Titles {
    /// Adds the titles between whatever stands above and row `end`, where a table begins. `own` is the file's own unit as the
    /// office names it: a title that begins so says nothing new of it.
    pub fn add_above(&mut self, file: &Arc<str>, sheet: &super::sheets::Sheet, end: u32, kind: UnitKind, own: &str) {
        let near = sheet.rows().skip_while(|row| row.number.saturating_add(ROWS) < end).take_while(|row| row.number < end);
        let rows: Vec<Row<'_>> = near.collect();
        let start = rows.iter().rposition(|row| row.filled() > TITLE_CELLS).map_or(0, |last| last + 1);
        for row in rows.get(start..).unwrap_or_default() {
            self.add_years(file, *row);
            self.add_names(file, *row, kind, own);
        }
    }

    /// Adds the year that a row states.
    pub fn add_years(&mut self, file: &Arc<str>, row: Row<'_>) {
        let mut cells = row.cells().peekable();
        while let Some((column, cell)) = cells.next() {
            let Cell::Text(text) = cell else { continue };
            let beside = cells.peek().filter(|_| text.len() < 20 && LABELS.contains(&comparable(text).as_str()));
            let (column, years) = match beside {
                Some((column, value)) => (*column, range(&shown(*value)).map(|(years, _)| years)),
                None => (column, years(text)),
            };
            if let Some((first, last)) = years {
                let place = Place::cell(file, &row.sheet().name, CellAddress { row: row.number, column });
                self.years.push(TitledYear { first, last, place });
            }
        }
    }

    fn add_names(&mut self, file: &Arc<str>, row: Row<'_>, kind: UnitKind, own: &str) {
        let is_own = |cell: Cell<'_>| matches!(cell, Cell::Text(text) if !own.is_empty() && text.starts_with(own));
        if row.cells().any(|(_, cell)| is_own(cell)) {
            return;
        }
        let named = sender::named_in(row, kind);
        for (cell, at) in [named.code, named.name].into_iter().flatten() {
            let place = Place::cell(file, &row.sheet().name, at);
            let name = without_year(&shown(cell)).to_owned();
            self.named.push(NamedElsewhere { name, place, at: Where::Title, of: Vec::new() });
        }
    }
}

/// `Trường Tiểu học An Phú - năm 2024` without its end.
pub fn without_year(line: &str) -> &str {
    line.split_once(" - năm ").map_or(line, |(name, _)| name)
}

/// The year or the two years of a school year with which a title ends; `None` for any other line.
fn years(text: &str) -> Option<(i32, i32)> {
    let text = text.trim_end_matches(['.', ')', ' ']);
    if text.len() > LONGEST || !text.ends_with(|letter: char| letter.is_ascii_digit()) {
        return None;
    }
    let line = bare(text);
    let (years, before) = range(&line)?;
    let before = before.trim_end_matches(['(', ' ']).strip_suffix("nam hoc").or_else(|| before.strip_suffix("nam"))?;
    let before = before.trim_start_matches('(').trim();
    let is_title = before.is_empty() || before.ends_with('-') || BEGINNINGS.iter().any(|start| before.starts_with(start));
    is_title.then_some(years)
}

/// `2024` or `2023-2024` at the end of a text, and what stands before it.
fn range(text: &str) -> Option<((i32, i32), &str)> {
    let (before, last) = year_at_end(text.trim())?;
    let first = before.strip_suffix(['-', '–', '/']).and_then(|before| year_at_end(before.trim_end()));
    Some(match first {
        Some((before, first)) if first + 1 == last => ((first, last), before),
        _ => ((last, last), before),
    })
}

fn year_at_end(text: &str) -> Option<(&str, i32)> {
    let (before, digits) = text.split_at_checked(text.len().checked_sub(4)?)?;
    let year = digits.parse().ok().filter(|year| digits.starts_with("20") && (2000..2100).contains(year))?;
    (!before.ends_with(|letter: char| letter.is_ascii_digit())).then_some((before.trim_end(), year))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_titles_state_the_year_of_what_follows() {
        for (line, found) in [
            ("Năm 2023", Some((2023, 2023))),
            ("NĂM HỌC 2023 - 2024", Some((2023, 2024))),
            ("(Năm học 2023-2024)", Some((2023, 2024))),
            ("BÁO CÁO SỐ LIỆU KHUYẾN HỌC NĂM 2023", Some((2023, 2023))),
            ("Danh sách học sinh giỏi năm học 2022–2023", Some((2022, 2023))),
            ("Trường Tiểu học An Phú - năm 2023", Some((2023, 2023))),
            ("(Kèm theo Kế hoạch số 151/KH-UBND ngày 15 tháng 01 năm 2023)", None),
            ("Theo Thông tư 22 năm 2020", None),
            ("An Phú, ngày 20 tháng 11 năm 2023", None),
            ("Giai đoạn 2021-2030", None),
            ("Danh sách 2023", None),
            ("Năm 12023", None),
        ] {
            assert_eq!(years(line), found, "{line}");
        }
    }
}
