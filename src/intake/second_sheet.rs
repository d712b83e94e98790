//! Sheets that hold the items a second time: a copy, another year, another school. Nothing of them is read, and it is said.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::identify::spellings;
use super::items::input_cell;
use super::labels::{comparable, is_of_the_program};
use super::rules::SEVERAL_NUMBERS;
use super::sheets::{Cell, Sheet, Workbook};
use super::shown::shown;
use super::value::ValueReader;
use crate::model::finding::Finding;
use crate::model::form::{Form, Item};
use crate::model::place::{CellAddress, Place};
use crate::model::submission::{ItemEntry, NominationSheet, Reading};

/// Fewest items by which a sheet is taken for a second one.
const FEWEST: usize = 3;
/// Labels of the unit's code, comparable.
const CODES: [&str; 3] = ["ma don vi", "ma truong", "ma so don vi"];
/// Longest text, in bytes, that may be a label.
const LONGEST: usize = 300;

/// One finding for each sheet, beside those that were read, on which items stand with values.
pub fn check(
    form: &Form,
    file: &Arc<str>,
    workbook: &Workbook,
    entries: &[ItemEntry],
    lists: &[NominationSheet],
    unit_code: &(String, Place),
) -> Vec<Finding> {
    let is_read = |sheet: &Sheet| {
        entries.iter().any(|entry| entry.place.cell.is_some() && entry.place.sheet.as_ref() == Some(&sheet.name))
            || lists.iter().any(|list| list.sheet == sheet.name)
    };
    let others: Vec<&Sheet> = workbook.sheets.iter().filter(|sheet| !is_of_the_program(&sheet.name) && !is_read(sheet)).collect();
    if others.is_empty() {
        return Vec::new();
    }
    let items: BTreeMap<String, usize> = form
        .items()
        .enumerate()
        .flat_map(|(position, item)| spellings(item).map(move |spelling| (comparable(spelling), position)))
        .collect();
    let known: Vec<(&Item, &ItemEntry)> = form.items().zip(entries).collect();
    others.into_iter().filter_map(|sheet| Second::of(sheet, &items, &known).finding(file, unit_code)).collect()
}

/// What a second sheet says.
struct Second<'s> {
    sheet: &'s Sheet,
    /// Items that stand on it with a value, and the first that differs from what was read.
    filled: usize,
    first: Option<CellAddress>,
    differs: Option<(CellAddress, String)>,
    code: Option<(CellAddress, String)>,
}

impl<'s> Second<'s> {
    fn of(sheet: &'s Sheet, items: &BTreeMap<String, usize>, known: &[(&Item, &ItemEntry)]) -> Self {
        let mut second = Self { sheet, filled: 0, first: None, differs: None, code: None };
        for row in sheet.rows() {
            for (column, cell) in row.cells() {
                let Cell::Text(text) = cell else { continue };
                if text.len() > LONGEST {
                    continue;
                }
                let (label, at) = (comparable(text), CellAddress { row: row.number, column });
                if CODES.contains(&label.as_str()) {
                    let right = row.cells().find(|(right, _)| *right > column);
                    second.code = right.map(|(column, cell)| (CellAddress { column, ..at }, shown(cell).into_owned()));
                } else if let Some((item, entry)) = items.get(&label).and_then(|position| known.get(*position)) {
                    second.compare(item, entry, at);
                }
            }
        }
        second
    }

    fn compare(&mut self, item: &Item, entry: &ItemEntry, label: CellAddress) {
        let at = input_cell(item, self.sheet, label);
        let Some(cell) = self.sheet.cell(at) else { return };
        let answer = ValueReader::new(&item.rule, &item.measure).read(Some(cell), self.sheet.is_1904);
        let reading = answer.understood.into_reading();
        if reading == Reading::Missing {
            return;
        }
        self.filled += 1;
        self.first.get_or_insert(at);
        if reading != entry.reading && self.differs.is_none() {
            let read = entry
                .place
                .cell
                .map(|cell| format!(", khác ô {cell} trang “{}”", entry.place.sheet.as_deref().unwrap_or_default()));
            self.differs = Some((at, format!("“{}” ghi {}{}", item.label, shown(cell), read.unwrap_or_default())));
        }
    }

    fn finding(self, file: &Arc<str>, unit_code: &(String, Place)) -> Option<Finding> {
        let name = &self.sheet.name;
        let place = |at| Place::cell(file, name, at);
        if self.filled < FEWEST {
            return None;
        }
        if let Some((at, code)) = self.code.filter(|(_, code)| !code.eq_ignore_ascii_case(&unit_code.0)) {
            let message =
                format!("Trang “{name}” là số liệu của đơn vị {code}, còn tệp này đang được đọc là của đơn vị {}.", unit_code.0);
            return Some(Finding::new(&SEVERAL_NUMBERS, place(at), code, message));
        }
        let has_year = |name: &str| name.split(|letter: char| !letter.is_ascii_digit()).any(|run| run.len() == 4);
        Some(match self.differs {
            Some((at, _)) if has_year(name) && !has_year(unit_code.1.sheet.as_deref().unwrap_or_default()) => {
                let message = format!("Trang “{name}” có vẻ là số liệu năm khác nên không được đọc.");
                Finding::new(&SEVERAL_NUMBERS, place(at), "", message).as_warning()
            }
            Some((at, difference)) => {
                let message =
                    format!("Trang “{name}” cũng ghi {} chỉ tiêu nhưng không giống trang đã đọc: {difference}.", self.filled);
                Finding::new(&SEVERAL_NUMBERS, place(at), "", message)
            }
            None => {
                let message =
                    format!("Trang “{name}” chép lại {} chỉ tiêu đã đọc, số giống nhau; chỉ tính một lần.", self.filled);
                Finding::new(&SEVERAL_NUMBERS, place(self.first?), "", message).as_warning()
            }
        })
    }
}
