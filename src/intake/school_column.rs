//! A column of a school's list that says for every row which school it is of: of one school it is only one column more, of
//! several the list is not this school's alone.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::labels::comparable;
use super::sheets::{Cell, Sheet};
use crate::model::place::{CellAddress, Place};
use crate::model::sender::{NamedElsewhere, Where};
use crate::model::submission::NominationSheet;
use crate::vietnamese::text::bare;
use crate::vietnamese::unit_name::near_key;

/// Its headings, comparable.
const HEADINGS: [&str; 12] = [
    "truong",
    "ten truong",
    "truong hoc",
    "hoc sinh truong",
    "hs truong",
    "thuoc truong",
    "ma truong",
    "don vi",
    "ten don vi",
    "ma don vi",
    "don vi truong",
    "truong/don vi",
];
/// How names of schools begin, bare; under "Đơn vị" a list may also name a class or a section of the school.
const SCHOOLS: [&str; 10] =
    ["truong ", "tieu hoc ", "mam non ", "mau giao ", "trung hoc ", "th ", "thcs ", "thpt ", "mn ", "th&thcs "];

/// The first school that the rows of a list name in a column (position and heading), or the first that is another than the first;
/// `None` of a column that names no schools.
pub fn named(
    file: &Arc<str>,
    sheet: &Sheet,
    (column, heading): (u32, &str),
    nominees: &NominationSheet,
) -> Option<NamedElsewhere> {
    let label = comparable(heading);
    if !HEADINGS.contains(&label.as_str()) {
        return None;
    }
    let names_schools = label.contains("truong");
    let cells = nominees.nominees().filter_map(|nominee| {
        let at = CellAddress { row: nominee.row(), column };
        match sheet.cell(at) {
            Some(Cell::Text(text)) if is_school(text, names_schools) => Some((at, text, near_key(text))),
            _ => None,
        }
    });
    let cells: Vec<(CellAddress, &str, String)> = cells.collect();
    let first = cells.first()?;
    let keys: BTreeSet<&str> = cells.iter().map(|(.., key)| key.as_str()).collect();
    let (at, name, _) = cells.iter().find(|(.., key)| *key != first.2).unwrap_or(first);
    Some(NamedElsewhere {
        name: (*name).to_owned(),
        place: Place::cell(file, &sheet.name, *at),
        at: Where::Column { heading: heading.to_owned(), schools: keys.len() },
        of: Vec::new(),
    })
}

/// Under a heading that says "Trường" any name of two words is one's; a single word may be a level or a mark.
fn is_school(text: &str, names_schools: bool) -> bool {
    let text = bare(text);
    SCHOOLS.iter().any(|start| text.starts_with(start)) || (names_schools && text.trim().contains([' ', '-']))
}
