//! Who sent a workbook and when, as its head says beside the unit's code.

use std::sync::Arc;

use chrono::NaiveDate;

use super::labels::{comparable, is_of_the_program};
use super::names::NamedCells;
use super::sheets::{Cell, Row, Sheet, Workbook};
use super::shown::shown;
use super::titles::{TITLE_CELLS, Titles, without_year};
use crate::model::place::{CellAddress, Place};
use crate::model::sender::Sender;
use crate::model::submission::ItemEntry;
use crate::model::unit::UnitKind;
use crate::vietnamese::date_text;
use crate::vietnamese::text::{bare, tidy};

/// The defined name of the cell of the form's own date.
pub const DATE_NAME: &str = "ngay_lap";
/// Labels before the unit's name, its commune, its code and the form's date, comparable.
const NAME: &[&str] =
    &["don vi", "ten don vi", "don vi bao cao", "don vi nop", "truong", "ten truong", "co quan", "ten co quan", "ten xa/phuong"];
const COMMUNE: &[&str] = &["xa/phuong", "phuong/xa", "xa, phuong", "phuong, xa", "thuoc xa/phuong", "dia ban"];
const CODE: &[&str] = &["ma don vi", "ma truong", "ma so don vi", "ma xa/phuong"];
const DATE: &[&str] = &["ngay lap", "ngay lap bieu", "ngay lap bao cao", "ngay bao cao", "ngay gui", "ngay nop"];
/// Rows of a head at most, where no item says where it ends.
const HEAD: u32 = 20;
/// Longest text, in bytes, that is a name or a date line.
const LONGEST: usize = 200;

/// Reads the head of the sheet on which the first items stand; the date also from its defined name, else from the line above the
/// signature ("An Phú, ngày 20 tháng 11 năm 2024"). `titles` are those of the lists.
pub fn read(
    file: &Arc<str>,
    workbook: &Workbook,
    named: &NamedCells,
    kind: UnitKind,
    items: &[ItemEntry],
    mut titles: Titles,
) -> Sender {
    let Some((sheet, end)) = head_of(workbook, items) else {
        return Sender { elsewhere: titles.named, years: titles.years, ..Sender::default() };
    };
    // A list that stands without figures is no part of the head.
    let has_items = items.iter().any(|entry| entry.place.cell.is_some());
    let is_head = |row: &Row<'_>| row.number < end && (has_items || row.filled() <= TITLE_CELLS);
    let head: Vec<Row<'_>> = sheet.rows().take_while(is_head).collect();
    let place = |at| Place::cell(file, &sheet.name, at);
    let text = |found: (Cell<'_>, CellAddress)| (tidy(&shown(found.0)).into_owned(), place(found.1));
    let name = labelled(&head, NAME).or_else(|| title(&head, kind)).map(text);
    let name = name.map(|(name, place)| (without_year(&name).to_owned(), place));
    let written_on = named
        .get(DATE_NAME)
        .and_then(|(position, at)| Some((workbook.sheets.get(*position)?, *at)))
        .and_then(|(sheet, at)| Some((date(sheet.cell(at)?)?, Place::cell(file, &sheet.name, at))))
        .or_else(|| labelled(&head, DATE).and_then(|(cell, at)| Some((date(cell)?, place(at)))))
        .or_else(|| above_signature(sheet).map(|(date, at)| (date, place(at))));
    for row in &head {
        titles.add_years(file, *row);
    }
    let commune = labelled(&head, COMMUNE).map(text);
    Sender { name, commune, written_on, elsewhere: titles.named, years: titles.years, ..Sender::default() }
}

/// The sheet of the first item that was found and the first row of items on it; else the first sheet and its first rows.
fn head_of<'w>(workbook: &'w Workbook, items: &[ItemEntry]) -> Option<(&'w Sheet, u32)> {
    let first = items.iter().find_map(|entry| Some((entry.place.sheet.as_ref()?, entry.place.cell?)));
    let Some((name, _)) = first else {
        return workbook.sheets.iter().find(|sheet| !is_of_the_program(&sheet.name)).map(|sheet| (sheet, HEAD));
    };
    let rows = items.iter().filter(|entry| entry.place.sheet.as_ref() == Some(name)).filter_map(|entry| entry.place.cell);
    let top = rows.map(|cell| cell.row).min()?;
    workbook.sheets.iter().find(|sheet| sheet.name == *name).map(|sheet| (sheet, top.min(HEAD)))
}

/// What stands beside a label, the first filled cell to its right that is no label itself, or behind its colon.
fn labelled<'a>(head: &[Row<'a>], labels: &[&str]) -> Option<(Cell<'a>, CellAddress)> {
    head.iter().find_map(|row| {
        row.cells().find_map(|(column, cell)| {
            let Cell::Text(text) = cell else { return None };
            let is_label = |text: &str| text.len() < LONGEST && labels.contains(&comparable(text).as_str());
            if is_label(text) {
                let right = row.cells().find(|(other, cell)| *other > column && !is_any_label(*cell));
                return right.map(|(column, cell)| (cell, CellAddress { row: row.number, column }));
            }
            let (label, rest) = text.split_once(':')?;
            let filled = is_label(label) && !rest.trim().is_empty() && rest.len() < LONGEST;
            filled.then_some((Cell::Text(rest.trim()), CellAddress { row: row.number, column }))
        })
    })
}

/// True for the label, comparable, of who reports: the unit's name, code or commune.
pub fn is_head_label(label: &str) -> bool {
    [NAME, COMMUNE, CODE].into_iter().any(|labels| labels.contains(&label))
}

/// The unit's code and its name as a row states them, each with its cell.
pub fn named_in(row: Row<'_>, kind: UnitKind) -> NamedIn<'_> {
    let row = [row];
    NamedIn { code: labelled(&row, CODE), name: labelled(&row, NAME).or_else(|| title(&row, kind)) }
}

/// What a row states of the unit.
pub struct NamedIn<'a> {
    /// Its code.
    pub code: Option<(Cell<'a>, CellAddress)>,
    /// Its name.
    pub name: Option<(Cell<'a>, CellAddress)>,
}

/// True for a text that waits for a value: nothing stands behind its colon.
pub fn is_any_label(cell: Cell<'_>) -> bool {
    matches!(cell, Cell::Text(text) if text.trim_end().ends_with(':'))
}

/// The unit's name without a label, as a letterhead has it: the first line that begins as names of this kind do.
fn title<'a>(head: &[Row<'a>], kind: UnitKind) -> Option<(Cell<'a>, CellAddress)> {
    let beginnings: &[&str] = match kind {
        UnitKind::School => {
            &["truong ", "tieu hoc ", "mam non ", "mau giao ", "trung hoc ", "trung tam ", "th ", "thcs ", "thpt ", "mn "]
        }
        UnitKind::Commune => &["hoi khuyen hoc phuong ", "hoi khuyen hoc xa ", "phuong ", "xa ", "ubnd phuong ", "ubnd xa "],
        UnitKind::Agency => &[],
    };
    let begins = |text: &str| {
        let line = if text.len() < LONGEST { bare(text) } else { String::new() };
        beginnings.iter().any(|start| line.starts_with(start))
    };
    head.iter().find_map(|row| {
        let line = row.cells().find(|(_, cell)| matches!(cell, Cell::Text(text) if begins(text)));
        line.map(|(column, cell)| (cell, CellAddress { row: row.number, column }))
    })
}

fn date(cell: Cell<'_>) -> Option<NaiveDate> {
    match cell {
        Cell::Date(date) => Some(date),
        Cell::Text(text) => date_text::date(text).ok().map(|written| written.date).or_else(|| in_words(text)),
        _ => None,
    }
}

/// The lowest line of a sheet that is nothing but a place and a date in words.
fn above_signature(sheet: &Sheet) -> Option<(NaiveDate, CellAddress)> {
    let lines =
        sheet.rows().flat_map(|row| row.cells().map(move |(column, cell)| (cell, CellAddress { row: row.number, column })));
    let dated = lines.filter_map(|(cell, at)| match cell {
        Cell::Text(text) if text.len() < LONGEST && text.contains("20") => in_words(text).map(|date| (date, at)),
        _ => None,
    });
    dated.last()
}

/// `An Phú, ngày 20 tháng 11 năm 2024`, with or without the place; `None` for a date within a sentence.
fn in_words(text: &str) -> Option<NaiveDate> {
    let line = bare(text);
    let (place, rest) = line.rsplit_once("ngay ")?;
    if !(place.trim().is_empty() || place.trim_end().ends_with(',')) {
        return None;
    }
    let mut words = rest.trim_end_matches('.').split(' ').filter(|word| !word.is_empty());
    let (day, month_word, month) = (words.next()?, words.next()?, words.next()?);
    let (year_word, year) = (words.next()?, words.next()?);
    if month_word != "thang" || year_word != "nam" || words.next().is_some() || year.len() != 4 {
        return None;
    }
    NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_in_words_stands_alone() {
        let day = NaiveDate::from_ymd_opt(2024, 11, 20);
        for line in ["An Phú, ngày 20 tháng 11 năm 2024", "ngày 20 tháng 11 năm 2024.", "AN PHU,  NGAY 20 THANG 11 NAM 2024"]
        {
            assert_eq!(in_words(&tidy(line)), day, "{line}");
        }
        for line in [
            "Kèm theo Công văn số 12/HKH ngày 20 tháng 10 năm 2024",
            "An Phú, ngày     tháng     năm 2024",
            "An Phú, ngày 20 tháng 11 năm 2024 của Hội",
            "An Phú, ngày 31 tháng 11 năm 2024",
        ] {
            assert_eq!(in_words(&tidy(line)), None, "{line}");
        }
    }
}
