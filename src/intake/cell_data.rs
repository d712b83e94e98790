//! What calamine gives for a cell, as a cell of ours: which numbers are dates, which dates are years, which values are none.

use std::ops::RangeInclusive;

use calamine::{CellErrorType, Data, DataRef, ExcelDateTime};
use chrono::{Datelike, NaiveDate};

use super::old_text::Look;
use super::rules::Refusal;
use super::sheet_builder::SheetBuilder;
use super::sheets::Cell;
use crate::vietnamese::date_text;

/// Puts the filled cells of a whole range, as the readers of .xls and .ods give it, into a sheet.
pub(super) fn put_range(sheet: &mut SheetBuilder<'_>, range: &calamine::Range<Data>) -> Result<(), Refusal> {
    let (top, left) = range.start().unwrap_or((0, 0));
    for (row, column, data) in range.used_cells() {
        let row = u32::try_from(row).unwrap_or(u32::MAX).saturating_add(top);
        let column = u32::try_from(column).unwrap_or(u32::MAX).saturating_add(left);
        match data {
            Data::Empty => (),
            Data::String(text) => sheet.put(row, column, Cell::Text(text))?,
            Data::Float(number) => sheet.put(row, column, Cell::Number(*number))?,
            Data::Int(number) => put_int(sheet, row, column, *number)?,
            Data::Bool(yes) => sheet.put(row, column, Cell::Bool(*yes))?,
            Data::DateTime(date) => put_date(sheet, row, column, *date)?,
            Data::DateTimeIso(text) => put_iso(sheet, row, column, text)?,
            Data::DurationIso(text) => sheet.put(row, column, Cell::Odd(text))?,
            Data::Error(error) => sheet.put(row, column, Cell::Odd(error_text(error)))?,
        }
    }
    Ok(())
}

/// Puts one cell of a stream, as the readers of .xlsx and .xlsb give it, into a sheet.
pub(super) fn put_ref(
    sheet: &mut SheetBuilder<'_>,
    row: u32,
    column: u32,
    data: &DataRef<'_>,
    look: Look,
) -> Result<(), Refusal> {
    match data {
        DataRef::Empty => Ok(()),
        DataRef::SharedString(text) => sheet.put_as(row, column, Cell::Text(text), look),
        DataRef::String(text) => sheet.put_as(row, column, Cell::Text(text), look),
        DataRef::Float(number) => sheet.put_as(row, column, Cell::Number(*number), look),
        DataRef::Int(number) => put_int(sheet, row, column, *number),
        DataRef::Bool(yes) => sheet.put(row, column, Cell::Bool(*yes)),
        DataRef::DateTime(stamp) => put_date(sheet, row, column, *stamp),
        DataRef::DateTimeIso(text) => put_iso(sheet, row, column, text),
        DataRef::DurationIso(text) => sheet.put(row, column, Cell::Odd(text)),
        DataRef::Error(error) => sheet.put(row, column, Cell::Odd(error_text(error))),
    }
}

fn put_int(sheet: &mut SheetBuilder<'_>, row: u32, column: u32, number: i64) -> Result<(), Refusal> {
    // Integers of binary files have 30 bits, so they are exact as a float.
    match i32::try_from(number) {
        Ok(number) => sheet.put(row, column, Cell::Number(f64::from(number))),
        Err(_) => sheet.put(row, column, Cell::Odd(&number.to_string())),
    }
}

/// A cell formatted as a date, in the workbook's 1900 or 1904 system. Times of day and days before 1 January 1900 are no dates.
fn put_date(sheet: &mut SheetBuilder<'_>, row: u32, column: u32, stamp: ExcelDateTime) -> Result<(), Refusal> {
    let (year, month, day, ..) = stamp.to_ymd_hms_milli();
    let in_range = stamp.as_f64() >= 1.0 && stamp.as_f64() < 2_958_466.0 && stamp.is_datetime();
    match NaiveDate::from_ymd_opt(i32::from(year), u32::from(month), u32::from(day)).filter(|_| in_range) {
        Some(_) if is_typed_year(stamp.as_f64()) => sheet.put(row, column, Cell::Number(stamp.as_f64())),
        Some(date) => sheet.put(row, column, Cell::Date(date)),
        None => sheet.put(row, column, Cell::Odd(&stamp.as_f64().to_string())),
    }
}

/// A date as .ods files keep it: `2010-05-03`, perhaps with a time.
fn put_iso(sheet: &mut SheetBuilder<'_>, row: u32, column: u32, text: &str) -> Result<(), Refusal> {
    match text.get(..10).and_then(|day| day.parse::<NaiveDate>().ok()) {
        Some(date) if YEARS_AS_DAYS.contains(&date.num_days_from_ce()) => {
            sheet.put(row, column, Cell::Number(f64::from(date.num_days_from_ce() - EPOCH)))
        }
        Some(date) => sheet.put(row, column, Cell::Date(date)),
        None => sheet.put(row, column, Cell::Odd(text)),
    }
}

/// 30 December 1899 as days from the year 1: the day 0 of spreadsheets.
const EPOCH: i32 = 693_594;
/// The days of 1905 that a cell made for dates shows where somebody typed a year alone.
const YEARS_AS_DAYS: RangeInclusive<i32> = EPOCH + *date_text::YEARS.start()..=EPOCH + *date_text::YEARS.end();

/// A year alone, typed into a cell made for dates, is that number of days. Nobody in the forms was born in 1905.
fn is_typed_year(serial: f64) -> bool {
    serial.fract() == 0.0 && (f64::from(*date_text::YEARS.start())..=f64::from(*date_text::YEARS.end())).contains(&serial)
}

fn error_text(error: &CellErrorType) -> &'static str {
    match error {
        CellErrorType::Div0 => "#DIV/0!",
        CellErrorType::NA => "#N/A",
        CellErrorType::Name => "#NAME?",
        CellErrorType::Null => "#NULL!",
        CellErrorType::Num => "#NUM!",
        CellErrorType::Ref => "#REF!",
        CellErrorType::Value => "#VALUE!",
        CellErrorType::GettingData => "#GETTING_DATA",
    }
}
