//! The single items of a form: where each stands, and what its cell says.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::identify::spellings;
use super::labels::{LabelIndex, comparable};
use super::names::NamedCells;
use super::remark;
use super::rules::SEVERAL_NUMBERS;
use super::sheets::{Cell, Sheet, Workbook};
use super::shown::shown;
use super::value::ValueReader;
use crate::model::finding::Finding;
use crate::model::form::{Form, Item};
use crate::model::place::{CellAddress, Place};
use crate::model::submission::{ItemEntry, Reading};
use crate::vietnamese::text::fold;

/// Headings of the column in which values are typed, comparable.
const VALUE_HEADINGS: [&str; 8] =
    ["gia tri", "so lieu", "ket qua", "so luong", "noi dung tra loi", "thuc hien", "ket qua thuc hien", "so lieu bao cao"];
/// Fewest items by which a sheet that does not have the form's name for it holds items.
const FEWEST: usize = 3;

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
        let items = || sheet.sections.iter().flat_map(|section| &section.items);
        let home = workbook.sheets.iter().position(|candidate| fold(&candidate.name) == fold(&sheet.name));
        let is_lost = items().any(|item| !named.contains_key(&item.code));
        let homes = if is_lost { homes(items(), home, labels()) } else { Vec::new() };
        for item in items() {
            let found = named.get(&item.code).copied().or_else(|| {
                let (position, label) = label(item, &homes, labels())?;
                let sheet = workbook.sheets.get(position)?;
                findings.extend(several_numbers(item, file, sheet, label));
                Some((position, input_cell(item, sheet, label)))
            });
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

/// Sheets that hold items, the form's own first, then those with most labels: a label on any other sheet is a mere word there.
fn homes<'i>(items: impl Iterator<Item = &'i Item>, home: Option<usize>, labels: &LabelIndex) -> Vec<usize> {
    let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
    for item in items {
        let sheets: BTreeSet<usize> = labels.find(spellings(item)).iter().map(|(sheet, _)| *sheet).collect();
        for sheet in sheets {
            *counts.entry(sheet).or_default() += 1;
        }
    }
    let mut homes: Vec<(usize, usize)> =
        counts.into_iter().filter(|(sheet, count)| Some(*sheet) == home || *count >= FEWEST).collect();
    homes.sort_by_key(|(sheet, count)| (Some(*sheet) != home, usize::MAX - count));
    homes.into_iter().map(|(sheet, _)| sheet).collect()
}

/// Where an item's label stands on the first of the sheets that has it.
fn label(item: &Item, homes: &[usize], labels: &LabelIndex) -> Option<(usize, CellAddress)> {
    let places = labels.find(spellings(item));
    homes.iter().find_map(|home| places.iter().find(|(sheet, _)| sheet == home)).copied()
}

/// The input cell in the row of a label.
pub fn input_cell(item: &Item, sheet: &Sheet, label: CellAddress) -> CellAddress {
    let column = value_column(sheet, label).unwrap_or_else(|| first_value(sheet, label, item));
    CellAddress { row: label.row, column }
}

/// The finding that several numbers stand beside a label and no heading says which is meant.
fn several_numbers(item: &Item, file: &Arc<str>, sheet: &Sheet, label: CellAddress) -> Option<Finding> {
    if !item.rule.kind.is_numeric() || value_column(sheet, label).is_some() {
        return None;
    }
    let right = sheet.row(label.row).cells().filter(|(column, _)| *column > label.column);
    let numbers: Vec<CellAddress> = right
        .filter(|(_, cell)| matches!(cell, Cell::Number(_)))
        .map(|(column, _)| CellAddress { row: label.row, column })
        .collect();
    let [first, second, ..] = numbers.as_slice() else { return None };
    let message = format!(
        "Bên phải “{}” có nhiều số (ô {first}, ô {second}) mà không có tiêu đề “Giá trị”: không rõ lấy số nào.",
        item.label
    );
    let shown = sheet.cell(*first).map(shown).unwrap_or_default();
    Some(Finding::new(&SEVERAL_NUMBERS, Place::cell(file, &sheet.name, *first), shown, message))
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
