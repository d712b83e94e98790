//! What calamine is asked about a plain sheet: one cell for each format of its numbers and for each text that is not plain.
//!
//! A sheet names a format or a text in cell after cell by its number. Where all sheets of a workbook are plain, calamine is given in
//! the place of each a short one, its key: which numbers are days, and what a text in several looks says, stays calamine's word, and
//! the thousands of cells that repeat them cost it nothing.

use std::borrow::Cow;
use std::fmt::Write;
use std::io::{Read, Seek};

use calamine::{CellErrorType, DataRef, ExcelDateTime, ExcelDateTimeType, XlsxCellReader};
use memchr::{memchr, memmem};

use super::cell_data::put_ref;
use super::old_text::Look;
use super::package::Package;
use super::plain_sheet::{self, PlainSheet, PlainValue};
use super::plain_strings::{self, PlainString, PlainStrings};
use super::rules::Refusal;
use super::sheet_builder::{Known, SheetBuilder};
use super::stored_zip::StoredZip;

/// A workbook all of whose sheets are plain.
pub struct Keyed<'p> {
    /// The archive for calamine: the parts that are no sheets, and the keys of those that are.
    pub archive: Vec<u8>,
    sheets: Vec<PlainSheet<'p>>,
    strings: PlainStrings<'p>,
}

/// A small .xlsx by its keys; `None` for one that has a sheet which is not plain, or cells in an unusual part. It is all or none, so
/// that no part of a file passes for a key.
pub fn of(package: &Package) -> Result<Option<Keyed<'_>>, Refusal> {
    let (mut stored, mut sheets) = (StoredZip::with_room(0), Vec::new());
    let Some(strings) = package.part(STRINGS).map_or_else(|| Some(PlainStrings::default()), plain_strings::read) else {
        return Ok(None);
    };
    for (name, full_name, bytes) in package.parts() {
        if name.contains("/worksheets/") {
            let Some(sheet) = plain_sheet::read(bytes).filter(|sheet| sheet.is_within(strings.all.len())) else {
                return Ok(None);
            };
            stored.add_bytes(full_name, key(sheets.len(), &sheet, &strings).as_bytes())?;
            sheets.push(sheet);
            continue;
        }
        let unread = if name == STRINGS { Cow::Owned(table(&strings).into_bytes()) } else { Cow::Borrowed(bytes) };
        if may_hold_cells(&unread) {
            return Ok(None);
        }
        stored.add_bytes(full_name, &unread)?;
    }
    Ok(Some(Keyed { archive: stored.finish(), sheets, strings }))
}

/// The part of the shared strings, in lower case.
const STRINGS: &str = "xl/sharedstrings.xml";

/// The strings that are not plain, as a part.
fn table(strings: &PlainStrings<'_>) -> String {
    format!("{}<sst>{}</sst>", strings.before, strings.elements.concat())
}

/// Whether calamine could find cells in a part: it names the element around them, or is in an encoding in which that is not seen.
fn may_hold_cells(bytes: &[u8]) -> bool {
    memmem::find(bytes, b"sheetData").is_some() || memchr(0, bytes).is_some()
}

/// The key of a sheet: what it says before its cells, so that calamine finds fault there as ever; its number among the plain parts;
/// its formats; its strings that are not plain.
fn key(number: usize, sheet: &PlainSheet<'_>, strings: &PlainStrings<'_>) -> String {
    let mut key = format!("{}<sheetData><row><c t=\"str\"><v>{number}</v></c>", sheet.before);
    // Writing to a String never fails.
    for format in &sheet.formats {
        let _ = write!(key, "<c s=\"{format}\"><v>1</v></c>");
    }
    for string in sheet.strings.iter().filter_map(|string| strings.all.get(*string)) {
        if let PlainString::Element(element) = string {
            let _ = write!(key, "<c t=\"s\"><v>{element}</v></c>");
        }
    }
    key.push_str("</row></sheetData>");
    key
}

/// What a key says of its sheet.
struct Key<'b> {
    /// For each format by its number what it makes of a number that is a time.
    formats: Vec<Option<ExcelDateTimeType>>,
    /// What each string of the sheet says.
    strings: Vec<&'b str>,
}

impl<'b> Key<'b> {
    /// `None` for what is no key of the sheet.
    fn read<RS: Read + Seek>(sheet: &PlainSheet<'_>, all: &PlainStrings<'b>, cells: &mut XlsxCellReader<'b, RS>) -> Option<Self> {
        let most = sheet.formats.iter().max().map_or(0, |most| most + 1);
        let mut formats = vec![None; usize::try_from(most).ok()?];
        for _ in &sheet.formats {
            let (cell, format) = cells.next_cell_with_style_id().ok()??;
            if let DataRef::DateTime(time) = cell.get_value() {
                let kind = if time.is_duration() { ExcelDateTimeType::TimeDelta } else { ExcelDateTimeType::DateTime };
                *formats.get_mut(format)? = Some(kind);
            }
        }
        let mut strings = Vec::with_capacity(sheet.strings.len());
        for string in &sheet.strings {
            strings.push(match *all.all.get(*string)? {
                PlainString::Text(text) => text,
                PlainString::Element(_) => match *cells.next_cell().ok()??.get_value() {
                    DataRef::SharedString(text) => text,
                    _ => return None,
                },
            });
        }
        Some(Self { formats, strings })
    }
}

impl<'p> Keyed<'p> {
    /// Puts the cells of the sheet whose key this is into a sheet. `looks` are those of all formats of the workbook.
    pub fn put<'b, RS: Read + Seek>(
        &self,
        cells: &mut XlsxCellReader<'b, RS>,
        (is_1904, looks): (bool, &[Look]),
        into: &mut SheetBuilder<'_>,
    ) -> Result<(), Refusal>
    where
        'p: 'b,
    {
        let first = cells.next_cell().ok().flatten();
        let part = first.and_then(|cell| match cell.get_value() {
            DataRef::String(number) => self.sheets.get(number.parse::<usize>().ok()?),
            _ => None,
        });
        let sheet = part.ok_or_else(Refusal::unreadable)?;
        let key = Key::read(sheet, &self.strings, cells).ok_or_else(Refusal::unreadable)?;
        let mut known = vec![Known::default(); key.strings.len()];
        for cell in &sheet.cells {
            let format = cell.format.and_then(|format| usize::try_from(format).ok());
            let look = looks.get(format.unwrap_or(0)).copied().unwrap_or_default();
            let data = match cell.value {
                PlainValue::Shared(position) => {
                    let text = key.strings.get(position).zip(known.get_mut(position));
                    let (text, known) = text.ok_or_else(Refusal::unreadable)?;
                    into.put_shared((cell.row, cell.column), text, look, known)?;
                    continue;
                }
                PlainValue::Number(number) => match format.and_then(|format| key.formats.get(format).copied().flatten()) {
                    Some(kind) => DataRef::DateTime(ExcelDateTime::new(number, kind, is_1904)),
                    None => DataRef::Float(number),
                },
                PlainValue::Text(text) => DataRef::String(text.to_owned()),
                PlainValue::Bool(yes) => DataRef::Bool(yes),
                PlainValue::Error(text) => DataRef::Error(text.parse::<CellErrorType>().map_err(|_| Refusal::unreadable())?),
            };
            put_ref(into, cell.row, cell.column, &data, look)?;
        }
        Ok(())
    }
}
