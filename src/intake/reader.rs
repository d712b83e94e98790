//! The file that calls calamine: it reads cells as a stream where the kind allows it, never more than the limits.
//!
//! `worksheet_range` on .xlsx, tables and macros are never asked for: on hostile files they abort or panic.

use std::collections::BTreeMap;
use std::io::{Read, Seek};
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{Ods, Reader, SheetType, SheetVisible, Style, Xls, Xlsb, Xlsx};

use super::cell_data::{put_range, put_ref};
use super::key_sheet::{self, Keyed};
use super::kind::{Container, container};
use super::limits;
use super::metered::Metered;
use super::old_text::Look;
use super::package::{Archive, Carries, Format, Package};
use super::rules::{PASSWORD, Refusal};
use super::sheet_builder::{Budget, SheetBuilder};
use super::sheets::Workbook;
use super::traces::{self, SheetTraces};
use super::{ods, ole, plain_zip, shared_strings, xls, xlsb};
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
        Ok(if archive.is_small_xlsx() { Some(read_small(archive.unpack()?)?) } else { None })
    })
    .transpose()
}

/// A small .xlsx, by the keys of its sheets where they are plain; else as a child reads it.
fn read_small(package: Package) -> Result<Workbook, Refusal> {
    check_strings(&package)?;
    let Some(keyed) = key_sheet::of(&package)? else { return read_package(package) };
    Ok(Workbook { carries: package.carries, ..read_keyed(keyed, &mut traces::of_xlsx(&package))? })
}

/// The pre-checks leave few ways to panic; what still does is one file's misfortune, not the run's.
fn caught<T>(work: impl FnOnce() -> Result<T, Refusal>) -> Result<T, Refusal> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| Err(Refusal::unreadable()))
}

fn check_strings(package: &Package) -> Result<(), Refusal> {
    package.parts_ending("sharedstrings.xml").try_for_each(shared_strings::check)
}

fn read_package(package: Package) -> Result<Workbook, Refusal> {
    match package.format {
        Format::Xlsx => {
            check_strings(&package)?;
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

/// Reads every sheet; the readers of .xlsx and .xlsb have no trait in common. `$cells` is the stream of a sheet's cells, from which
/// `$put` fills the sheet `$sheet`; `$is_1904` tells from when days are counted.
macro_rules! each_sheet {
    ($book:expr, $met:expr, |$cells:ident, $sheet:ident, $is_1904:ident| $put:expr) => {{
        let mut book = $book;
        let $is_1904 = book.has_1904_epoch();
        let names = names(&book)?;
        let mut budget = Budget::new();
        let mut sheets = Vec::new();
        for (name, is_hidden) in worksheets(&book)? {
            let mut $cells = book.worksheet_cells_reader(&name).map_err(refused)?;
            let mut $sheet = SheetBuilder::new(&name, &mut budget).counting_from($is_1904);
            $put;
            $sheet.hide(is_hidden);
            $sheet.add_traces($met.remove(&name).unwrap_or_default())?;
            sheets.push($sheet.finish());
        }
        Ok(Workbook { sheets, names, carries: Carries::default() })
    }};
}

fn read_xlsx(bytes: Vec<u8>, met: &mut BTreeMap<String, SheetTraces>) -> Result<Workbook, Refusal> {
    let book = Xlsx::new(Metered::new(bytes)).map_err(refused)?;
    each_sheet!(book, met, |cells, sheet, _is_1904| {
        let looks: Vec<Look> = cells.styles().iter().map(look).collect();
        while let Some((cell, format)) = cells.next_cell_with_style_id().map_err(refused)? {
            let (row, column) = cell.get_position();
            put_ref(&mut sheet, row, column, cell.get_value(), looks.get(format).copied().unwrap_or_default())?;
        }
    })
}

fn read_keyed(mut keyed: Keyed<'_>, met: &mut BTreeMap<String, SheetTraces>) -> Result<Workbook, Refusal> {
    let book = Xlsx::new(Metered::new(std::mem::take(&mut keyed.archive))).map_err(refused)?;
    each_sheet!(book, met, |cells, sheet, is_1904| {
        let looks: Vec<Look> = cells.styles().iter().map(look).collect();
        keyed.put(&mut cells, (is_1904, &looks), &mut sheet)?;
    })
}

fn read_xlsb(bytes: Vec<u8>, met: &mut BTreeMap<String, SheetTraces>) -> Result<Workbook, Refusal> {
    // Its reader tells no formats: old letters are known by what they say.
    let book = Xlsb::new(Metered::new(bytes)).map_err(refused)?;
    each_sheet!(book, met, |cells, sheet, _is_1904| {
        while let Some(cell) = cells.next_cell().map_err(refused)? {
            let (row, column) = cell.get_position();
            put_ref(&mut sheet, row, column, cell.get_value(), Look::default())?;
        }
    })
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
