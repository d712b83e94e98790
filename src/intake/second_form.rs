//! Items that stand a second time: on a sheet of their own, or beside those that were read: a copy, another year, another school.
//! Nothing of them is read, and it is said.

use super::item_labels::{FEWEST, ItemLabels, is_numbered};
use super::items::input_cell;
use super::labels::{comparable, is_of_the_program};
use super::rules::SEVERAL_NUMBERS;
use super::sender;
use super::sheets::{Cell, Row, Sheet, Workbook};
use super::shown::shown;
use super::value::ValueReader;
use crate::model::finding::Finding;
use crate::model::form::{Form, Item};
use crate::model::place::{CellAddress, Place};
use crate::model::submission::{ItemEntry, Reading, Submission};
use crate::vietnamese::unit_name::near_key;

/// Longest text, in bytes, that may be a label.
const LONGEST: usize = 300;

/// One finding for each sheet on which items stand with values, beside those that were read for `read`.
pub fn check(form: &Form, workbook: &Workbook, read: &Submission, labels: &ItemLabels<'_>) -> Vec<Finding> {
    let known: Vec<(&Item, &ItemEntry)> = form.items().zip(&read.items).collect();
    let sheets = workbook.sheets.iter().filter(|sheet| !is_of_the_program(&sheet.name));
    sheets.filter_map(|sheet| Second::of(sheet, read, labels, &known)?.finding(read)).collect()
}

/// What a second form says.
struct Second<'s> {
    sheet: &'s Sheet,
    /// False on a sheet from which something was read.
    has_own_sheet: bool,
    /// Items that stand on it.
    found: usize,
    /// Those with a value, the first, and the first that differs from what was read.
    filled: usize,
    first: Option<CellAddress>,
    differs: Option<(CellAddress, String)>,
    /// The first code and name of a unit that are not those of the file.
    code: Option<(CellAddress, String)>,
    name: Option<(CellAddress, String)>,
}

impl<'s> Second<'s> {
    /// `None` where nothing can be: of a sheet that was read, nearly all rows were.
    fn of(sheet: &'s Sheet, read: &Submission, labels: &ItemLabels<'_>, known: &[(&Item, &ItemEntry)]) -> Option<Self> {
        let own = Own::of(sheet, read);
        let has_own_sheet = own.is_empty();
        let rows = || sheet.rows().filter(|row| !own.holds(row.number));
        if !has_own_sheet && rows().filter(|row| is_numbered(*row)).count() < FEWEST {
            return None;
        }
        let mut second = Self { sheet, has_own_sheet, found: 0, filled: 0, first: None, differs: None, code: None, name: None };
        for row in rows() {
            let before = second.found;
            second.add_items(row, labels, known);
            // A label may begin as the name of a school does.
            if second.found == before {
                second.add_unit(row, read);
            }
        }
        Some(second)
    }

    fn add_items(&mut self, row: Row<'_>, labels: &ItemLabels<'_>, known: &[(&Item, &ItemEntry)]) {
        for (column, cell) in row.cells() {
            let Cell::Text(text) = cell else { continue };
            let item = (text.len() <= LONGEST).then(|| labels.position(&comparable(text))).flatten();
            if let Some((item, entry)) = item.and_then(|position| known.get(position)) {
                self.found += 1;
                self.compare(item, entry, CellAddress { row: row.number, column });
            }
        }
    }

    fn add_unit(&mut self, row: Row<'_>, read: &Submission) {
        let named = sender::named_in(row, read.form);
        let stated = |found: Option<(Cell<'_>, CellAddress)>| found.map(|(cell, at)| (at, shown(cell).into_owned()));
        let is_other = |code: &str| !code.eq_ignore_ascii_case(&read.unit_code.0);
        self.code = self.code.take().or_else(|| stated(named.code).filter(|(_, code)| is_other(code)));
        let own = read.sender.name.as_ref().map(|(name, _)| near_key(name));
        let is_another = |name: &str| own.as_ref().is_some_and(|own| *own != near_key(name));
        self.name = self.name.take().or_else(|| stated(named.name).filter(|(_, name)| is_another(name)));
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

    fn finding(self, read: &Submission) -> Option<Finding> {
        if self.filled < FEWEST {
            return None;
        }
        let (name, first) = (&self.sheet.name, self.first?);
        let place = |at| Place::cell(&read.file, name, at);
        let part = if self.has_own_sheet {
            format!("Trang “{name}”")
        } else {
            format!("Trang “{name}”, phần quanh ô {first},")
        };
        if let Some((at, unit)) = self.code.or(self.name) {
            let own = Some(read.unit_code.0.as_str()).filter(|code| !code.is_empty());
            let own = own.or(read.sender.name.as_ref().map(|(name, _)| name.as_str())).unwrap_or("khác");
            let message = format!("{part} là số liệu của đơn vị {unit}, còn tệp này đang được đọc là của đơn vị {own}.");
            return Some(Finding::new(&SEVERAL_NUMBERS, place(at), unit, message));
        }
        let has_year = |name: &str| name.split(|letter: char| !letter.is_ascii_digit()).any(|run| run.len() == 4);
        let is_of_a_year = has_year(name) && !has_year(read.unit_code.1.sheet.as_deref().unwrap_or_default());
        Some(match self.differs {
            Some((at, _)) if self.has_own_sheet && is_of_a_year => {
                let message = format!("Trang “{name}” có vẻ là số liệu năm khác nên không được đọc.");
                Finding::new(&SEVERAL_NUMBERS, place(at), "", message).as_warning()
            }
            Some((at, difference)) => {
                let other = if self.has_own_sheet { "trang đã đọc" } else { "phần đã đọc" };
                let message = format!("{part} cũng ghi {} chỉ tiêu nhưng không giống {other}: {difference}.", self.filled);
                Finding::new(&SEVERAL_NUMBERS, place(at), "", message)
            }
            None => {
                let message = format!("{part} chép lại {} chỉ tiêu đã đọc, số giống nhau; chỉ tính một lần.", self.filled);
                Finding::new(&SEVERAL_NUMBERS, place(first), "", message).as_warning()
            }
        })
    }
}

/// What was read of a sheet.
struct Own<'s> {
    items: Vec<u32>,
    lists: Vec<&'s crate::model::submission::NominationSheet>,
}

impl<'s> Own<'s> {
    fn of(sheet: &Sheet, read: &'s Submission) -> Self {
        let places = read.items.iter().filter(|entry| entry.place.sheet.as_ref() == Some(&sheet.name));
        let mut items: Vec<u32> = places.filter_map(|entry| Some(entry.place.cell?.row)).collect();
        items.sort_unstable();
        Self { items, lists: read.lists.iter().filter(|list| list.sheet == sheet.name).collect() }
    }

    fn is_empty(&self) -> bool {
        self.items.is_empty() && self.lists.is_empty()
    }

    fn holds(&self, row: u32) -> bool {
        self.items.binary_search(&row).is_ok() || self.lists.iter().any(|list| list.index_of(row).is_some())
    }
}
