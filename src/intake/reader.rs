//! The one file that calls calamine: it reads cells as a stream where the kind allows it, never more than the limits.
//!
//! `worksheet_range` on .xlsx, tables and macros are never asked for: on hostile files they abort or panic.

use std::collections::BTreeMap;
use std::io::{self, Cursor, Read, Seek, SeekFrom};
use std::ops::RangeInclusive;
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{CellErrorType, Data, DataRef, ExcelDateTime, Ods, Reader, SheetType, SheetVisible, Style, Xls, Xlsb, Xlsx};
use chrono::{Datelike, NaiveDate};

use super::kind::{Container, container};
use super::limits;
use super::old_text::Look;
use super::package::{Archive, Carries, Format, Package};
use super::rules::{PASSWORD, Refusal};
use super::sheet_builder::{Budget, SheetBuilder};
use super::sheets::{Cell, Workbook};
use super::traces::{self, SheetTraces};
use super::{ods, ole, plain_zip, shared_strings, xls, xlsb};
use crate::vietnamese::date_text;
use crate::vietnamese::old_encoding::Encoding;

/// The storage in which an .xls keeps its macros.
const MACROS: &str = "_VBA_PROJECT_CUR";
/// How the name of a storage of an .xls begins in which an embedded file lies; a number follows.
const EMBEDDED: &str = "MBD";

/// All cells and names of a workbook's bytes, or why they cannot be read. The bytes are let go as soon as they are unpacked.
pub fn open(bytes: Vec<u8>) -> Result<Workbook, Refusal> {
    caught(|| match container(&bytes)? {
        Container::Ole => {
            let (rebuilt, met) = xls::rebuild(&bytes)?;
            let carries = Carries { macros: ole::holds(&bytes, MACROS), embedded: ole::holds(&bytes, EMBEDDED) };
            drop(bytes);
            Ok(Workbook { carries, ..read_xls(rebuilt, met)? })
        }
        Container::Zip => {
            let package = Archive::open(&bytes)?.unpack()?;
            drop(bytes);
            read_package(package)
        }
    })
}

/// The same for bytes that may be opened in the program's own process: a small .xlsx in a plainly laid out archive, or what is
/// no workbook at all. `None` for all others: their readers abort, spin or ask for too much on damaged files.
pub fn open_here(bytes: &[u8]) -> Option<Result<Workbook, Refusal>> {
    match container(bytes) {
        Err(refusal) => return Some(Err(refusal)),
        Ok(Container::Zip) if plain_zip::is_plain(bytes) => (),
        Ok(_) => return None,
    }
    caught(|| {
        let archive = Archive::open(bytes)?;
        Ok(if archive.is_small_xlsx() { Some(read_package(archive.unpack()?)?) } else { None })
    })
    .transpose()
}

/// The pre-checks leave few ways to panic; what still does is one file's misfortune, not the run's.
fn caught<T>(work: impl FnOnce() -> Result<T, Refusal>) -> Result<T, Refusal> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| Err(Refusal::unreadable()))
}

fn read_package(package: Package) -> Result<Workbook, Refusal> {
    match package.format {
        Format::Xlsx => {
            package.parts_ending("sharedstrings.xml").try_for_each(shared_strings::check)?;
            let mut met = traces::of_xlsx(&package);
            let carries = package.carries;
            Ok(Workbook { carries, ..read_xlsx(package.bytes, &mut met)? })
        }
        Format::Xlsb => {
            package.parts_ending(".bin").try_for_each(xlsb::check)?;
            let mut met = traces::of_xlsb(&package);
            let carries = package.carries;
            Ok(Workbook { carries, ..read_xlsb(package.bytes, &mut met)? })
        }
        Format::Ods => {
            package.parts_ending("manifest.xml").try_for_each(ods::check_password)?;
            package.parts_ending("content.xml").try_for_each(ods::check)?;
            let met = package.part("content.xml").map(traces::of_ods).unwrap_or_default();
            let embedded = package.parts_ending("manifest.xml").any(ods::embeds);
            let carries = Carries { embedded, ..package.carries };
            Ok(Workbook { carries, ..read_ods(package.bytes, met)? })
        }
    }
}

fn refused<E>(_: E) -> Refusal {
    Refusal::unreadable()
}

/// The sheets that hold cells, in tab order, and whether they are hidden.
fn worksheets<RS, R>(book: &R) -> Result<Vec<(String, bool)>, Refusal>
where
    RS: Read + Seek,
    R: Reader<RS>,
{
    let sheets = book.sheets_metadata();
    if sheets.len() > limits::SHEETS {
        return Err(Refusal::too_large(format_args!("có hơn {} trang", limits::SHEETS)));
    }
    if sheets.iter().any(|sheet| sheet.name.len() > limits::SHEET_NAME_BYTES) {
        return Err(Refusal::damaged("tên một trang quá dài"));
    }
    let worksheets = sheets.iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
    Ok(worksheets.map(|sheet| (sheet.name.clone(), sheet.visible != SheetVisible::Visible)).collect())
}

fn names<RS, R>(book: &R) -> Result<Vec<(String, String)>, Refusal>
where
    RS: Read + Seek,
    R: Reader<RS>,
{
    let names = book.defined_names();
    if names.len() > limits::NAMES {
        return Err(Refusal::too_large("đặt tên cho quá nhiều ô"));
    }
    Ok(names.to_vec())
}

/// Reads every sheet through a stream of cells; the readers of .xlsx and .xlsb have no trait in common. `$looks` are the looks
/// of the cell formats, `$next` the next cell with the number of its format.
macro_rules! stream {
    ($book:expr, $met:expr, $cells:ident, $looks:expr, $next:expr) => {{
        let mut book = $book;
        let is_1904 = book.has_1904_epoch();
        let names = names(&book)?;
        let mut budget = Budget::new();
        let mut sheets = Vec::new();
        for (name, is_hidden) in worksheets(&book)? {
            let mut $cells = book.worksheet_cells_reader(&name).map_err(refused)?;
            let looks: Vec<Look> = $looks;
            let mut sheet = SheetBuilder::new(&name, &mut budget).counting_from(is_1904);
            while let Some((cell, format)) = $next.map_err(refused)? {
                let (row, column) = cell.get_position();
                let look = looks.get(format).copied().unwrap_or_default();
                put_ref(&mut sheet, row, column, cell.get_value(), look)?;
            }
            sheet.hide(is_hidden);
            sheet.add_traces($met.remove(&name).unwrap_or_default())?;
            sheets.push(sheet.finish());
        }
        Ok(Workbook { sheets, names, carries: Carries::default() })
    }};
}

fn read_xlsx(bytes: Vec<u8>, met: &mut BTreeMap<String, SheetTraces>) -> Result<Workbook, Refusal> {
    let book = Xlsx::new(Metered::new(bytes)).map_err(refused)?;
    stream!(book, met, cells, cells.styles().iter().map(look).collect(), cells.next_cell_with_style_id())
}

fn read_xlsb(bytes: Vec<u8>, met: &mut BTreeMap<String, SheetTraces>) -> Result<Workbook, Refusal> {
    // Its reader tells no formats: old letters are known by what they say.
    let book = Xlsb::new(Metered::new(bytes)).map_err(refused)?;
    stream!(book, met, cells, Vec::new(), cells.next_cell().map(|cell| cell.map(|cell| (cell, 0))))
}

fn look(style: &Style) -> Look {
    let name = style.font.as_ref().and_then(|font| font.name.as_deref());
    let is_percent = style.number_format.as_ref().is_some_and(|format| is_percent(&format.format_code));
    Look { font: name.and_then(Encoding::of_font), is_percent }
}

/// True for a number format with a percent sign that is not mere text between quotes.
fn is_percent(format: &str) -> bool {
    format.split('"').step_by(2).any(|outside| outside.replace("\\%", "").contains('%'))
}

fn read_xls(bytes: Vec<u8>, met: Vec<SheetTraces>) -> Result<Workbook, Refusal> {
    let book = Xls::new(Metered::new(bytes)).map_err(|error| match error {
        calamine::XlsError::Password => Refusal::new(&PASSWORD, "Tệp có mật khẩu."),
        _ => Refusal::unreadable(),
    })?;
    let is_1904 = book.has_1904_epoch();
    let names = book.sheets_metadata().iter().map(|sheet| sheet.name.clone());
    let met = names.zip(met).collect();
    read_ranges(book, is_1904, met)
}

fn read_ods(bytes: Vec<u8>, met: BTreeMap<String, SheetTraces>) -> Result<Workbook, Refusal> {
    let book = Ods::new(Metered::new(bytes)).map_err(|error| match error {
        calamine::OdsError::Password => Refusal::new(&PASSWORD, "Tệp có mật khẩu."),
        _ => Refusal::unreadable(),
    })?;
    // Its days are written out, and its numbers count from 1899 unless the file says otherwise, which no program does.
    read_ranges(book, false, met)
}

fn read_ranges<RS, R>(mut book: R, is_1904: bool, mut met: BTreeMap<String, SheetTraces>) -> Result<Workbook, Refusal>
where
    RS: Read + Seek,
    R: Reader<RS>,
{
    let names = names(&book)?;
    let mut budget = Budget::new();
    let mut sheets = Vec::new();
    for (name, is_hidden) in worksheets(&book)? {
        let range = book.worksheet_range(&name).map_err(refused)?;
        let mut sheet = SheetBuilder::new(&name, &mut budget).counting_from(is_1904);
        put_range(&mut sheet, &range)?;
        sheet.hide(is_hidden);
        sheet.add_traces(met.remove(&name).unwrap_or_default())?;
        sheets.push(sheet.finish());
    }
    Ok(Workbook { sheets, names, carries: Carries::default() })
}

fn put_range(sheet: &mut SheetBuilder<'_>, range: &calamine::Range<Data>) -> Result<(), Refusal> {
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

fn put_ref(sheet: &mut SheetBuilder<'_>, row: u32, column: u32, data: &DataRef<'_>, look: Look) -> Result<(), Refusal> {
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

/// Bytes that can be read about twice. Many sheets that name one large part would otherwise read it many times.
struct Metered {
    bytes: Cursor<Vec<u8>>,
    left: usize,
}

impl Metered {
    fn new(bytes: Vec<u8>) -> Self {
        let left = bytes.len().saturating_mul(2).saturating_add(4 << 20);
        Self { bytes: Cursor::new(bytes), left }
    }
}

impl Read for Metered {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.bytes.read(buffer)?;
        self.left = self.left.checked_sub(read).ok_or_else(|| io::Error::other("read too often"))?;
        Ok(read)
    }
}

impl Seek for Metered {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.bytes.seek(to)
    }
}
