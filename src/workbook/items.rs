//! A sheet of single items: unit filled in and locked, one input cell per item, named by the item's code.

use rust_xlsxwriter::{Note, Worksheet, XlsxError};

use super::choices::Choices;
use super::content::{self, Content};
use super::filling::Filling;
use super::marked::target::Target;
use super::{ITEM_HEAD_ROW, page, styles, validation};
use crate::form::printed;
use crate::model::form::{Form, Item, ItemSheet};
use crate::model::place::CellAddress;
use crate::model::unit::Unit;
use crate::model::value::ValueKind;

/// Columns: number, label, measure, value, remark, code; widths in characters.
const WIDTHS: [u32; 6] = [6, 54, 13, 22, 26, 28];
const CODE: u16 = 2;
const VALUE: u16 = 3;
const REMARK: u16 = 4;

/// The cell of the unit's code, on every sheet of items.
pub const UNIT_CODE: CellAddress = CellAddress { row: 3, column: 2 };

/// The input cells of a sheet's items, in order.
pub fn cells(items: &ItemSheet) -> impl Iterator<Item = CellAddress> {
    let mut row = ITEM_HEAD_ROW;
    items.sections.iter().flat_map(move |section| {
        row += 1;
        let first = row + 1;
        row += u32::try_from(section.items.len()).unwrap_or(0);
        (first..=row).map(|row| CellAddress { row, column: VALUE.into() })
    })
}

/// A sheet, and the cells to be named: (name, cell).
pub struct Written {
    pub sheet: Worksheet,
    pub names: Vec<(String, CellAddress)>,
}

/// Writes one sheet of items for a unit and year; `first` is the position in form order of its first item.
pub fn sheet(
    form: &Form,
    (first, items): (usize, &ItemSheet),
    (unit, year): (&Unit, i32),
    filling: &Filling,
    choices: &mut Choices,
) -> Result<Written, XlsxError> {
    let mut sheet = Worksheet::new();
    sheet.set_name(&items.name)?;
    for (column, width) in (0u16..).zip(WIDTHS) {
        sheet.set_column_width(column, width)?;
    }
    head(&mut sheet, form, unit, year, filling)?;
    let mut names = Vec::new();
    let mut row = ITEM_HEAD_ROW + 1;
    let mut position = first;
    for section in &items.sections {
        section_row(&mut sheet, row, &section.title)?;
        row += 1;
        for item in &section.items {
            item_row(&mut sheet, row, (position - first + 1, position), item, filling)?;
            position += 1;
            if let Some(validation) = validation::of(&item.rule, year, choices)? {
                sheet.add_data_validation(row, VALUE, row, VALUE, &validation)?;
            }
            names.push((item.code.clone(), CellAddress { row, column: VALUE.into() }));
            row += 1;
        }
    }
    page::set_up(&mut sheet, false);
    page::protect(&mut sheet);
    sheet.set_repeat_rows(ITEM_HEAD_ROW, ITEM_HEAD_ROW)?.set_freeze_panes(ITEM_HEAD_ROW + 1, 2)?;
    sheet.set_selection(ITEM_HEAD_ROW + 2, VALUE, ITEM_HEAD_ROW + 2, VALUE)?;
    Ok(Written { sheet, names })
}

/// Title, unit, year and column headings.
fn head(sheet: &mut Worksheet, form: &Form, unit: &Unit, year: i32, filling: &Filling) -> Result<(), XlsxError> {
    sheet.merge_range(0, 0, 0, 5, &printed::title(form), &styles::title())?.set_row_height(0, 24)?;
    sheet.merge_range(1, 0, 1, 5, &printed::year_line(year), &styles::subtitle())?;
    for ((row, text), label) in [(2, &unit.name), (3, &unit.code)].into_iter().zip(printed::UNIT_LABELS) {
        sheet.write_string_with_format(row, 1, label, &styles::strong())?;
        sheet.write_string_with_format(row, CODE, text, &styles::strong())?;
    }
    if filling.code_is_open {
        let name = styles::input(ValueKind::Text);
        sheet.write_string_with_format(2, CODE, &unit.name, &name)?;
        let code = filling.input(Target::Code, ValueKind::Text);
        sheet.write_string_with_format(3, CODE, content::clipped(&unit.code), &code)?;
        if let Some(note) = filling.note(Target::Code, "") {
            sheet.insert_note(3, CODE, &note)?;
        }
    }
    sheet.merge_range(4, 0, 4, 5, printed::ITEM_ADVICE, &styles::hint())?.set_row_height(4, 18)?;
    for (column, heading) in (0u16..).zip(printed::ITEM_HEADINGS) {
        sheet.write_string_with_format(ITEM_HEAD_ROW, column, heading, &styles::head())?;
    }
    sheet.set_row_height(ITEM_HEAD_ROW, 22)?;
    Ok(())
}

fn section_row(sheet: &mut Worksheet, row: u32, title: &str) -> Result<(), XlsxError> {
    let format = styles::section();
    sheet.merge_range(row, 0, row, 5, title, &format)?;
    sheet.set_row_height(row, 20)?;
    Ok(())
}

/// `number` counts within the sheet, `position` within the form.
fn item_row(
    sheet: &mut Worksheet,
    row: u32,
    (number, position): (usize, usize),
    item: &Item,
    filling: &Filling,
) -> Result<(), XlsxError> {
    let target = Target::Item(position);
    sheet.write_with_format(row, 0, u32::try_from(number).unwrap_or(0), &styles::centred())?;
    sheet.write_string_with_format(row, 1, &item.label, &styles::cell())?;
    sheet.write_string_with_format(row, 2, &item.measure, &styles::centred())?;
    filling.item(position, item).write(sheet, row, VALUE, &filling.input(target, item.rule.kind))?;
    let remark = filling.remarks.get(&position).map_or(Content::Blank, |remark| Content::Text(remark.into()));
    remark.write(sheet, row, REMARK, &styles::cell().set_unlocked())?;
    sheet.write_string_with_format(row, 5, &item.code, &styles::code())?;
    sheet.set_row_height(row, page::row_height([(WIDTHS[1], item.label.as_str())]).max(19))?;
    if let Some(note) = filling.note(target, &item.note) {
        sheet.insert_note(row, VALUE, &note)?;
    }
    Ok(())
}

/// A note as wide as a hand and as high as its text.
pub fn note(text: &str) -> Note {
    let lines = text.lines().map(|line| line.chars().count() / 42 + 1).sum::<usize>();
    let lines = u32::try_from(lines).unwrap_or(16).min(16);
    Note::new(text)
        .add_author_prefix(false)
        .set_font_name("Times New Roman")
        .set_font_size(11)
        .set_width(300)
        .set_height(20 * lines + 14)
}
