//! A marked copy that came back: its own two sheets are set aside before anything is read, and what they still say is kept.

use std::sync::Arc;

use super::identify;
use super::labels::comparable;
use super::sheets::{Cell, Row, Sheet, Workbook};
use super::shown::shown;
use super::yes_no;
use crate::form::printed::{IN_A_CELL, REST_HEADINGS, REST_SHEET, SLIP_HEADINGS, SLIP_SHEET, TO_LOOK_AT};
use crate::model::aside::{Aside, OpenPoint, Unplaced};
use crate::model::place::{CellAddress, Place};
use crate::vietnamese::text::bare;

/// Ways to say that something was done, beside those that answer yes, comparable.
const DONE: [&str; 6] = ["da lam", "da sua", "da xong", "xong", "ok", "da xac nhan"];

/// Takes slip and rest out of the workbook, known by the name of the tab or, where it was renamed, by the title in A1; what
/// comes back is which file the copy corrects, what was not marked as done, and what still had no place.
pub fn set_aside(file: &Arc<str>, workbook: &mut Workbook) -> Aside {
    let meta = identify::meta(workbook);
    let slips: Vec<Sheet> = workbook.sheets.extract_if(.., |sheet| is(sheet, SLIP_SHEET)).collect();
    let rests: Vec<Sheet> = workbook.sheets.extract_if(.., |sheet| is(sheet, REST_SHEET)).collect();
    let mut aside = Aside { corrects: meta.corrects, ..Aside::default() };
    for slip in &slips {
        aside.open.extend(open_points(file, slip));
    }
    if let Some(codes) = meta.open.filter(|_| slips.is_empty()) {
        let message = format!("Trang “{SLIP_SHEET}” đã bị xóa khỏi tệp.");
        aside.open.push(OpenPoint { place: Place::file(file), code: codes, message });
    }
    aside.unplaced = rests.iter().flat_map(|rest| carried_over(file, rest)).take(Aside::MOST).collect();
    aside
}

fn is(sheet: &Sheet, name: &str) -> bool {
    let same = |text: &str| text.len() < 100 && bare(text).starts_with(&bare(name));
    // Most tabs differ in their first letter from both.
    let begins = |text: &str| text.starts_with(['P', 'p', 'K', 'k']);
    let title = match sheet.cell(CellAddress { row: 0, column: 0 }) {
        Some(Cell::Text(title)) => title,
        _ => "",
    };
    [&*sheet.name, title].into_iter().any(|text| begins(text) && same(text))
}

/// The head row of one of the two sheets, and where its headings stand.
fn head<const N: usize>(sheet: &Sheet, headings: [&str; N]) -> Option<(u32, [u32; N])> {
    let wanted = headings.map(comparable);
    sheet.rows().find_map(|row| {
        let at = |heading: &String| {
            row.cells()
                .find(|(_, cell)| matches!(cell, Cell::Text(text) if comparable(text) == *heading))
                .map(|(column, _)| column)
        };
        let columns: Vec<u32> = wanted.iter().filter_map(at).collect();
        Some((row.number, columns.try_into().ok()?))
    })
}

fn text(row: Row<'_>, column: u32) -> String {
    row.cell(column).map(shown).unwrap_or_default().into_owned()
}

fn open_points(file: &Arc<str>, slip: &Sheet) -> Vec<OpenPoint> {
    let [_, code, _, _, _, message, _, done] = SLIP_HEADINGS;
    let Some((head, [code, message, done])) = head(slip, [code, message, done]) else { return Vec::new() };
    let rows = slip.rows().filter(|row| row.number > head);
    let open = rows.filter(|row| is_code(&text(*row, code)) && !is_done(row.cell(done)));
    open.map(|row| OpenPoint {
        place: Place::cell(file, &slip.name, CellAddress { row: row.number, column: done }),
        code: text(row, code),
        message: text(row, message),
    })
    .collect()
}

/// `DS-92`
fn is_code(text: &str) -> bool {
    text.split_once('-').is_some_and(|(letters, digits)| {
        let is_family = (2..=3).contains(&letters.len()) && letters.bytes().all(|byte| byte.is_ascii_uppercase());
        is_family && digits.len() == 2 && digits.bytes().all(|byte| byte.is_ascii_digit())
    })
}

fn is_done(cell: Option<Cell<'_>>) -> bool {
    match cell {
        Some(Cell::Text(text)) => {
            let words = comparable(text);
            let needs_no_mark = [IN_A_CELL, TO_LOOK_AT].into_iter().any(|printed| comparable(printed) == words);
            needs_no_mark || yes_no::answer(text) == Some(true) || DONE.contains(&&*words)
        }
        Some(Cell::Bool(yes)) => yes,
        Some(Cell::Number(number) | Cell::Percent(number)) => number > 0.0,
        Some(Cell::Date(_)) => true,
        Some(Cell::Odd(_)) | None => false,
    }
}

fn carried_over(file: &Arc<str>, rest: &Sheet) -> Vec<Unplaced> {
    let Some((head, [from, heading, content])) = head(rest, REST_HEADINGS) else { return Vec::new() };
    let rows = rest.rows().filter(|row| row.number > head && row.cell(content).is_some());
    rows.map(|row| Unplaced {
        from: text(row, from),
        place: Place::cell(file, &rest.name, CellAddress { row: row.number, column: content }),
        heading: text(row, heading),
        text: text(row, content),
    })
    .collect()
}
