//! Where one sender's part of a sheet ends and another's may begin: below a signature, or at a line that names a unit which was
//! not named above.

use std::collections::BTreeSet;

use super::headings::Head;
use super::labels::comparable;
use super::sender;
use super::sheets::{Cell, Row, Sheet};
use super::shown::shown;
use super::titles::without_year;
use crate::model::unit::UnitKind;
use crate::vietnamese::unit_name::near_key;

/// Whoever signs a list, comparable, at the start of a cell. A line that only counts or dates a part is none.
const SIGNERS: [&str; 10] =
    ["hieu truong", "pho hieu truong", "thu truong", "chu tich", "pho chu tich", "chi hoi truong", "tm.", "kt.", "t/m", "ky ten"];
/// Parts of a school that head their rows, as near keys.
const LEVELS: [&str; 5] = ["tieu hoc", "trung hoc co so", "trung hoc pho thong", "mam non", "mau giao"];

/// The first row between a table's head and the row `next`, where another head stands, at which another sender's part may begin;
/// `None` if nothing says so.
pub fn first(kind: UnitKind, sheet: &Sheet, head: &Head, next: u32) -> Option<u32> {
    let above = sheet.rows().take_while(|row| row.number < head.row);
    let known: BTreeSet<String> = above.flat_map(|row| names(row, kind)).collect();
    let mut between = sheet.rows().skip_while(|row| row.number <= head.last_row).take_while(|row| row.number < next);
    let found = between.find(|row| is_signed(*row) || names(*row, kind).any(|name| !known.contains(&name)));
    found.map(|row| row.number)
}

fn is_signed(row: Row<'_>) -> bool {
    row.cells().any(|(_, cell)| match cell {
        Cell::Text(text) => {
            let text = comparable(text);
            SIGNERS.iter().any(|start| text.starts_with(start))
        }
        _ => false,
    })
}

/// The code and the name that a row states of a unit, as near keys; a level of a school is none.
fn names(row: Row<'_>, kind: UnitKind) -> impl Iterator<Item = String> {
    let named = sender::named_in(row, kind);
    let stated = [named.code, named.name].into_iter().flatten();
    let keys = stated.map(|(cell, _)| near_key(without_year(&shown(cell))));
    keys.filter(|key| !key.is_empty() && !LEVELS.contains(&key.as_str()))
}
