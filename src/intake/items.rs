//! The single items of a form: where each stands, and what its cell says.

use std::sync::Arc;

use super::identify::spellings;
use super::labels::{LabelIndex, comparable};
use super::names::NamedCells;
use super::remark;
use super::sheets::{Cell, Sheet, Workbook};
use super::shown::shown;
use super::value::ValueReader;
use crate::model::finding::Finding;
use crate::model::form::{Form, Item};
use crate::model::place::{CellAddress, Place};
use crate::model::submission::{ItemEntry, Reading};
use crate::vietnamese::text::fold;

/// Headings of the column in which values are typed, comparable.
const VALUE_HEADINGS: [&str; 5] = ["gia tri", "so lieu", "ket qua", "so luong", "noi dung tra loi"];

/// Reads all items in form order, and what staff should see of how. `labels` is made only when a name was lost.
pub fn read<'l>(
    form: &Form,
    file: &Arc<str>,
    workbook: &Workbook,
    named: &NamedCells,
    labels: &dyn Fn() -> &'l LabelIndex,
) -> (Vec<ItemEntry>, Vec<Finding>) {
    let mut entries = Vec::new();
    let mut findings = Vec::new();
    for sheet in &form.sheets {
        let home = workbook.sheets.iter().position(|candidate| fold(&candidate.name) == fold(&sheet.name));
        for item in sheet.sections.iter().flat_map(|section| &section.items) {
            let found = named.get(&item.code).copied().or_else(|| beside_label(item, workbook, home, labels()));
            entries.push(entry(item, found, file, workbook, home, &sheet.name, &mut findings));
        }
    }
    (entries, findings)
}

fn entry(
    item: &Item,
    found: Option<(usize, CellAddress)>,
    file: &Arc<str>,
    workbook: &Workbook,
    home: Option<usize>,
    sheet_name: &str,
    findings: &mut Vec<Finding>,
) -> ItemEntry {
    if let Some((sheet, at)) = found.and_then(|(position, at)| Some((workbook.sheets.get(position)?, at))) {
        let place = Place::cell(file, &sheet.name, at);
        let cell = sheet.cell(at);
        let reader = ValueReader::new(&item.rule, &item.measure);
        let answer = reader.read(cell, sheet.is_1904);
        if let (Some(remark), Some(cell)) = (answer.remark, cell) {
            findings.push(remark.finding(place.clone(), &item.label, &shown(cell)));
        }
        let old = sheet.old_text(at.row, at.column);
        let old = old.filter(|kind| kind.is_decoded() || !reader.is_settled(&answer.understood));
        if let (Some(kind), Some(cell)) = (old, cell) {
            findings.push(remark::old_text(kind, place.clone(), &item.label, &shown(cell)));
        }
        return ItemEntry { place, reading: answer.understood.into_reading() };
    }
    let home = home.and_then(|position| workbook.sheets.get(position));
    let sheet = home.map_or_else(|| sheet_name.into(), |sheet| Arc::clone(&sheet.name));
    ItemEntry { place: Place { file: Arc::clone(file), sheet: Some(sheet), cell: None }, reading: Reading::Missing }
}

/// The input cell in the row of the item's label, on the form's own sheet if the label stands there.
fn beside_label(item: &Item, workbook: &Workbook, home: Option<usize>, labels: &LabelIndex) -> Option<(usize, CellAddress)> {
    let places = labels.find(spellings(item));
    let (position, at) = *places.iter().find(|(sheet, _)| Some(*sheet) == home).or_else(|| places.first())?;
    let sheet = workbook.sheets.get(position)?;
    let column = value_column(sheet, at).unwrap_or_else(|| first_value(sheet, at, item));
    Some((position, CellAddress { row: at.row, column }))
}

/// The column of the nearest heading "Giá trị" above and to the right of a label.
fn value_column(sheet: &Sheet, label: CellAddress) -> Option<u32> {
    let mut found = None;
    for row in sheet.rows().take_while(|row| row.number < label.row) {
        let heading = row.cells().find(|(column, cell)| {
            let is_heading = |text: &str| text.len() < 40 && VALUE_HEADINGS.contains(&comparable(text).as_str());
            *column > label.column && matches!(cell, Cell::Text(text) if is_heading(text))
        });
        found = heading.map(|(column, _)| column).or(found);
    }
    found
}

/// The first filled cell to the right that is neither the printed unit nor the printed code, or the next cell where none is.
fn first_value(sheet: &Sheet, label: CellAddress, item: &Item) -> u32 {
    let measure = fold(&item.measure);
    let is_printed = |text: &str| text == item.code || (!measure.is_empty() && fold(text) == measure);
    let is_measure = |cell: &Cell<'_>| matches!(cell, Cell::Text(text) if is_printed(text));
    let row = sheet.row(label.row);
    let mut right = row.cells().filter(|(column, cell)| *column > label.column && !is_measure(cell));
    right.next().map_or(label.column + 1, |(column, _)| column)
}
