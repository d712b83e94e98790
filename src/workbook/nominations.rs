//! A nomination sheet: one Excel table named as the sheet, its head row the form's headings, blank rows below.

use rust_xlsxwriter::{ConditionalFormatFormula, Table, TableColumn, TableStyle, Worksheet, XlsxError};

use super::choices::Choices;
use super::content;
use super::filling::Filling;
use super::marked::target::Target;
use super::{items, page, styles, validation};
use crate::form::printed;
use crate::model::form::{Column, ListForm};
use crate::model::submission::NominationSheet;
use crate::model::unit::Unit;

/// Row of the headings.
pub const HEAD_ROW: u32 = 4;

/// Writes the sheet. The prepared rows hold no cells: column formats open them for input and one conditional format
/// draws their lines, so that the file stays small and reads fast.
pub fn sheet(
    (position_in_form, list): (usize, &ListForm),
    (unit, year): (&Unit, i32),
    filling: &Filling,
    choices: &mut Choices,
) -> Result<Worksheet, XlsxError> {
    let mut sheet = Worksheet::new();
    sheet.set_name(&list.code)?;
    let last_column = u16::try_from(list.columns.len().saturating_sub(1)).unwrap_or(u16::MAX);
    let nominees = filling.list(position_in_form);
    let filled = nominees.map_or(0, |nominees| nominees.nominees().len());
    let filled = u32::try_from(filled).unwrap_or(u32::MAX);
    let (first, end) = (HEAD_ROW + 1, HEAD_ROW + list.blank_rows.max(filled));
    head(&mut sheet, list, unit, year)?;
    for (position, column) in (0u16..).zip(&list.columns) {
        sheet.set_column_width(position, column.width)?;
        sheet.set_column_format(position, &styles::open(column.rule.kind))?;
        if let Some(validation) = validation::of(&column.rule, year, choices)? {
            sheet.add_data_validation(first, position, end, position, &validation)?;
        }
        if !column.note.is_empty() {
            sheet.insert_note(HEAD_ROW, position, &items::note(&column.note))?;
        }
    }
    sheet.add_table(HEAD_ROW, 0, end, last_column, &table(list))?.set_row_height(HEAD_ROW, 50)?;
    if let Some(nominees) = nominees {
        rows(&mut sheet, list, nominees, filling)?;
    }
    // A conditional border would hide that of a marked cell, so filled rows have their own.
    if first + filled <= end {
        let lines = ConditionalFormatFormula::new().set_rule("=TRUE").set_format(styles::grid());
        sheet.add_conditional_format(first + filled, 0, end, last_column, &lines)?;
    }
    page::set_up(&mut sheet, true);
    page::protect(&mut sheet);
    sheet.set_repeat_rows(HEAD_ROW, HEAD_ROW)?.set_freeze_panes(first, frozen_columns(list))?;
    sheet.set_selection(first, 0, first, 0)?;
    Ok(sheet)
}

/// The nominees from the first row below the headings on, without gaps.
fn rows(sheet: &mut Worksheet, list: &ListForm, nominees: &NominationSheet, filling: &Filling) -> Result<(), XlsxError> {
    let formats: Vec<_> = list.columns.iter().map(|column| styles::filled(column.rule.kind)).collect();
    for (row, nominee) in (HEAD_ROW + 1..).zip(nominees.nominees()) {
        for (position, (column, format)) in list.columns.iter().zip(&formats).enumerate() {
            let kind = column.rule.kind;
            let content = content::of_field(nominee.field(position), kind, column.rule.required);
            let target = Target::Nominee { list: nominees.list, index: nominee.index(), column: position };
            let at = u16::try_from(position).unwrap_or(u16::MAX);
            match filling.severity(target) {
                Some(severity) => {
                    content.write(sheet, row, at, &styles::marked(styles::open(kind), severity))?;
                    if let Some(note) = filling.note(target, "") {
                        sheet.insert_note(row, at, &note)?;
                    }
                }
                None => content.write(sheet, row, at, format)?,
            }
        }
    }
    Ok(())
}

fn head(sheet: &mut Worksheet, list: &ListForm, unit: &Unit, year: i32) -> Result<(), XlsxError> {
    let locked = styles::base();
    // Columns are open for input: the rows above the table are locked cell by cell.
    for row in 0..HEAD_ROW {
        sheet.set_row_format(row, &locked)?;
    }
    sheet.write_string_with_format(0, 0, printed::list_title(list), &styles::strong().set_font_size(14))?;
    sheet.write_string_with_format(1, 0, printed::list_line(&unit.name, year), &styles::strong())?;
    sheet.write_string_with_format(2, 0, printed::LIST_ADVICE, &styles::base().set_italic().set_font_size(11))?;
    Ok(())
}

fn table(list: &ListForm) -> Table {
    let columns: Vec<TableColumn> = list.columns.iter().map(heading).collect();
    Table::new().set_name(&list.code).set_columns(&columns).set_style(TableStyle::None).set_autofilter(true)
}

fn heading(column: &Column) -> TableColumn {
    let format = if column.rule.required { styles::needed_head() } else { styles::head() };
    TableColumn::new().set_header(&column.heading).set_header_format(format)
}

/// Number and name stay in sight while the rest scrolls.
fn frozen_columns(list: &ListForm) -> u16 {
    let name = list.columns.iter().position(|column| column.code == "ho_ten" || column.code == "ten");
    name.and_then(|position| u16::try_from(position + 1).ok()).unwrap_or(0)
}
