//! What a unit reports, known before any workbook is made of it.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use chrono::NaiveDate;
use khuyenhoc::model::unit::{Unit, UnitKind};
use khuyenhoc::model::value::{Value, ValueKind};

use super::support::folder::Maker;
use super::support::year::Plan;

/// One unit's figures and nominees.
pub struct Truth {
    /// Which form it fills.
    pub kind: UnitKind,
    /// Code of the unit.
    pub code: String,
    /// Name of the unit.
    pub name: String,
    /// Values of the form's items, in form order; blank where the unit leaves the cell blank.
    pub items: Vec<Option<Value>>,
    /// Rows of the form's lists, in form order, with one value a column.
    pub lists: Vec<Vec<Vec<Option<Value>>>>,
}

impl Truth {
    /// What a plan says of a unit. The cells of the filled form are taken as they were typed, not as the program reads them.
    pub fn new(maker: &Maker, plan: Plan, position: usize, unit: &Unit) -> Self {
        let form = maker.forms.get(unit.kind);
        let book = maker.filled_after(plan, position, unit);
        let mut file: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(book.clone().save())).unwrap();
        let mut cells: BTreeMap<(String, u32, u32), Data> = BTreeMap::new();
        for sheet in file.sheet_names() {
            let range = file.worksheet_range(&sheet).unwrap();
            let (top, left) = range.start().unwrap_or_default();
            for (row, column, data) in range.used_cells() {
                let at = (sheet.clone(), top + u32::try_from(row).unwrap(), left + u32::try_from(column).unwrap());
                cells.insert(at, data.clone());
            }
        }
        let at = |sheet: &str, cell: &str| cells.get(&(sheet.to_owned(), row(cell), column(cell)));
        let items = form.items().map(|item| {
            let (sheet, cell) = book.cell_of(&item.code);
            at(sheet, cell).map(|data| value(item.rule.kind, data))
        });
        let items = items.collect();
        let lists = form.lists.iter().map(|list| {
            let head = book.head(list);
            let row = |number: usize| -> Vec<Option<Value>> {
                let cell = |code: &str| format!("{}{number}", head.columns[code]);
                let values = list
                    .columns
                    .iter()
                    .map(|column| at(&list.code, &cell(&column.code)).map(|data| value(column.rule.kind, data)));
                values.collect()
            };
            let rows = (head.row + 1..).map(row);
            rows.take_while(|row| row.iter().skip(1).any(Option::is_some)).collect()
        });
        let lists = lists.collect();
        Self { kind: unit.kind, code: unit.code.clone(), name: unit.name.clone(), items, lists }
    }
}

fn row(cell: &str) -> u32 {
    cell.trim_start_matches(|letter: char| letter.is_ascii_alphabetic()).parse::<u32>().unwrap() - 1
}

fn column(cell: &str) -> u32 {
    u32::from(cell.as_bytes()[0] - b'A')
}

/// A value as the plan typed it.
fn value(kind: ValueKind, data: &Data) -> Value {
    match (kind, data) {
        (ValueKind::Count | ValueKind::Money, Data::Float(number)) => Value::Integer(whole(*number)),
        (ValueKind::Decimal, Data::Float(number)) => Value::Decimal(whole(*number * 100.0)),
        (ValueKind::YesNo, Data::String(word)) => Value::YesNo(word != "Không"),
        (ValueKind::Date, Data::DateTime(day)) => {
            Value::Date(NaiveDate::from_ymd_opt(1899, 12, 30).unwrap() + chrono::Duration::days(whole(day.as_f64())))
        }
        (_, Data::String(text)) => Value::Text(text.clone()),
        (kind, data) => panic!("{kind:?} {data:?}"),
    }
}

fn whole(number: f64) -> i64 {
    format!("{number:.0}").parse().unwrap()
}
