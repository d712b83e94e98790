//! The figures of one kind of unit: a row for each unit, a column for each item, sums below.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::super::grid::{Cell, Grid};
use super::state;
use crate::compose::record::{ItemValue, Sum, UnitLine, YearRecord};
use crate::model::form::{Form, Item};
use crate::model::unit::UnitKind;
use crate::model::value::ValueKind;

/// Columns before the items.
const FIXED: [(&str, u32); 6] =
    [("STT", 6), ("Mã", 12), ("Tên đơn vị", 38), ("Cấp học", 10), ("Xã/phường", 16), ("Trạng thái", 13)];

/// Writes the sheet of a kind, with heads alone where no unit is of that kind.
pub fn sheet(record: &YearRecord, form: &Form, kind: UnitKind) -> Result<Worksheet, XlsxError> {
    // The tab: a slash may not stand in it.
    let name = kind.word().replace('/', ", ");
    let counts = counts(record, kind);
    let line = format!("Số liệu của {counts} đơn vị, không kể đơn vị có lỗi hoặc chưa nộp");
    let title = format!("{} NĂM {}", form.title.to_uppercase(), record.nam);
    let mut grid = Grid::new(&name, &title, &state(record, &line))?;
    let mut headings = FIXED.map(|(heading, width)| (heading.to_owned(), width)).to_vec();
    headings.extend(form.items().map(|item| (heading(item), width(item))));
    let mut codes = vec![""; FIXED.len()];
    codes.extend(form.items().map(|item| item.code.as_str()));
    grid.head(&headings, &codes, 3)?;
    let units = record.don_vi.iter().filter(|unit| unit.loai == kind.code());
    for (number, unit) in (1..).zip(units) {
        grid.row(&unit_row(number, unit, form))?;
    }
    grid.total(&total_row(record, form, kind, &counts))?;
    grid.finish()
}

/// `n/N`: valid units of those expected.
fn counts(record: &YearRecord, kind: UnitKind) -> String {
    let totals = record.tong_hop.get(kind.code());
    totals.map_or_else(|| "0/0".to_owned(), |totals| format!("{}/{}", totals.hop_le, totals.phai_nop))
}

fn heading(item: &Item) -> String {
    if item.measure.is_empty() { item.label.clone() } else { format!("{} ({})", item.label, item.measure) }
}

fn width(item: &Item) -> u32 {
    if item.rule.kind == ValueKind::Money { 18 } else { 14 }
}

fn unit_row<'a>(number: i128, unit: &'a UnitLine, form: &Form) -> Vec<Cell<'a>> {
    let mut cells = vec![
        Cell::Number(number),
        Cell::Text(&unit.ma),
        Cell::Text(&unit.ten),
        Cell::Centred(&unit.cap_hoc),
        Cell::Text(&unit.xa),
        Cell::Centred(status(unit.trang_thai)),
    ];
    // Items and figures come in the same order; a unit without figures has none at all.
    let mut figures = unit.so_lieu.iter().peekable();
    cells.extend(form.items().map(|item| {
        let figure = figures.next_if(|(code, _)| *code == item.code);
        figure.and_then(|(_, line)| line.gia_tri.as_ref()).map_or(Cell::Blank, value)
    }));
    cells
}

fn value(value: &ItemValue) -> Cell<'_> {
    match value {
        ItemValue::Integer(number) => Cell::Number((*number).into()),
        ItemValue::Decimal(hundredths) => Cell::Hundredths((*hundredths).into()),
        ItemValue::YesNo(yes) => Cell::Centred(if *yes { "Có" } else { "Không" }),
        ItemValue::Date(date) => Cell::Date(*date),
        ItemValue::Text(text) => Cell::Text(text),
    }
}

fn total_row(record: &YearRecord, form: &Form, kind: UnitKind, counts: &str) -> Vec<Cell<'static>> {
    let mut cells = vec![Cell::Blank; FIXED.len()];
    if let Some(cell) = cells.get_mut(2) {
        *cell = Cell::Made(format!("Cộng ({counts} đơn vị)"));
    }
    let totals = record.tong_hop.get(kind.code());
    cells.extend(form.items().map(|item| match totals.and_then(|totals| totals.so_lieu.get(&item.code)) {
        Some(Sum::Whole(sum)) => Cell::Number(*sum),
        Some(Sum::Hundredths(sum)) => Cell::Hundredths(*sum),
        None => Cell::Blank,
    }));
    cells
}

/// The word for a status code.
fn status(code: &str) -> &'static str {
    match code {
        "hop-le" => "Hợp lệ",
        "co-loi" => "Có lỗi",
        "mien-tru" => "Được miễn",
        _ => "Chưa nộp",
    }
}
