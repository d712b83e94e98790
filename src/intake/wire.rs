//! An opened file as bytes between two processes of this program: what a child found, read back without trusting it.
//!
//! Little-endian numbers; a text is its length in bytes (u32) and UTF-8. Whoever adds a field to [`Workbook`] or a kind to [`Cell`]
//! is led here by the compiler.

use std::io::{self, Write};

use chrono::{Datelike, NaiveDate};

use super::Opened;
use super::limits;
use super::old_text::{OldKind, OldText};
use super::package::Carries;
use super::rules::{RULES, Refusal};
use super::sheet_builder::{Budget, SheetBuilder};
use super::sheets::{Cell, Sheet, Workbook};
use super::traces::{self, SheetTraces, Trace, TraceKind};
use crate::model::place::CellAddress;

/// Most bytes of an answer: all cells and all text that the limits allow, with what stands between them.
pub const MOST_BYTES: u64 = 64 << 20;

const WORKBOOK: u8 = 1;
const REFUSAL: u8 = 2;

const TEXT: u8 = 1;
const ODD: u8 = 2;
const NUMBER: u8 = 3;
const DATE: u8 = 4;
const NO: u8 = 5;
const YES: u8 = 6;
const PERCENT: u8 = 7;
/// Stands where a sheet has no more cells.
const END: u8 = 0;

/// Writes an opened file.
///
/// # Errors
/// The writer's.
pub fn write(opened: &Opened, out: &mut impl Write) -> io::Result<()> {
    let Opened { sha256, workbook } = opened;
    out.write_all(&[u8::from(sha256.is_some())])?;
    out.write_all(&sha256.unwrap_or_default())?;
    match workbook {
        Err(Refusal { rule, message }) => {
            out.write_all(&[REFUSAL])?;
            write_text(rule.code, out)?;
            write_text(message, out)
        }
        Ok(Workbook { sheets, names, carries: Carries { macros, embedded } }) => {
            out.write_all(&[WORKBOOK, u8::from(*macros), u8::from(*embedded)])?;
            write_count(sheets.len(), out)?;
            sheets.iter().try_for_each(|sheet| write_sheet(sheet, out))?;
            write_count(names.len(), out)?;
            names.iter().try_for_each(|(name, refers)| write_text(name, out).and_then(|()| write_text(refers, out)))
        }
    }
}

fn write_sheet(sheet: &Sheet, out: &mut impl Write) -> io::Result<()> {
    write_text(&sheet.name, out)?;
    out.write_all(&[u8::from(sheet.is_1904), u8::from(sheet.is_hidden)])?;
    write_count(sheet.traces.len(), out)?;
    sheet.traces.iter().try_for_each(|trace| write_trace(trace, out))?;
    for row in sheet.rows() {
        for (column, cell) in row.cells() {
            let kind = match cell {
                Cell::Text(_) => TEXT,
                Cell::Odd(_) => ODD,
                Cell::Number(_) => NUMBER,
                Cell::Percent(_) => PERCENT,
                Cell::Date(_) => DATE,
                Cell::Bool(false) => NO,
                Cell::Bool(true) => YES,
            };
            out.write_all(&[kind])?;
            out.write_all(&row.number.to_le_bytes())?;
            out.write_all(&column.to_le_bytes())?;
            match cell {
                Cell::Text(text) | Cell::Odd(text) => write_text(text, out)?,
                Cell::Number(number) | Cell::Percent(number) => out.write_all(&number.to_bits().to_le_bytes())?,
                Cell::Date(date) => out.write_all(&date.num_days_from_ce().to_le_bytes())?,
                Cell::Bool(_) => (),
            }
        }
    }
    out.write_all(&[END])?;
    write_count(sheet.old_texts().len(), out)?;
    sheet.old_texts().iter().try_for_each(|old| write_old(old, out))
}

fn write_old(old: &OldText, out: &mut impl Write) -> io::Result<()> {
    out.write_all(&old.row.to_le_bytes())?;
    out.write_all(&old.column.to_le_bytes())?;
    let (kind, text) = match &old.kind {
        OldKind::Decoded(original) => (NO, original),
        OldKind::Doubtful(other) => (YES, other),
    };
    out.write_all(&[kind])?;
    write_text(text, out)
}

fn write_trace(trace: &Trace, out: &mut impl Write) -> io::Result<()> {
    let number = TraceKind::ALL.iter().position(|kind| *kind == trace.kind).unwrap_or_default();
    write_count(number, out)?;
    for number in [trace.first.row, trace.first.column, trace.last.row, trace.last.column] {
        out.write_all(&number.to_le_bytes())?;
    }
    write_text(&trace.text, out)
}

fn write_count(count: usize, out: &mut impl Write) -> io::Result<()> {
    out.write_all(&u32::try_from(count).map_err(|_| io::ErrorKind::InvalidInput)?.to_le_bytes())
}

fn write_text(text: &str, out: &mut impl Write) -> io::Result<()> {
    write_count(text.len(), out)?;
    out.write_all(text.as_bytes())
}

/// The opened file that the bytes are; `None` if they are cut, go on too long or break a limit.
#[must_use]
pub fn read(bytes: &[u8]) -> Option<Opened> {
    let mut rest = Rest(bytes);
    let read_whole = rest.byte()? == 1;
    let sha256 = rest.array().map(|sha256| read_whole.then_some(sha256))?;
    let workbook = match rest.byte()? {
        REFUSAL => Err(refusal(&mut rest)?),
        WORKBOOK => Ok(workbook(&mut rest)?),
        _ => return None,
    };
    rest.0.is_empty().then_some(Opened { sha256, workbook })
}

fn refusal(rest: &mut Rest<'_>) -> Option<Refusal> {
    let code = rest.text()?;
    let rule = RULES.iter().find(|rule| rule.code == code && code.starts_with("TEP-"))?;
    Some(Refusal::new(rule, rest.text()?.replace(char::is_control, " ")))
}

fn workbook(rest: &mut Rest<'_>) -> Option<Workbook> {
    let carries = Carries { macros: rest.byte()? == 1, embedded: rest.byte()? == 1 };
    let mut budget = Budget::new();
    let mut sheets = Vec::new();
    for _ in 0..rest.count(limits::SHEETS)? {
        let name = rest.text().filter(|name| name.len() <= limits::SHEET_NAME_BYTES)?;
        let mut sheet = SheetBuilder::new(name, &mut budget).counting_from(rest.byte()? == 1);
        sheet.hide(rest.byte()? == 1);
        let traces = (0..rest.count(traces::MOST)?).map(|_| trace(rest)).collect::<Option<Vec<_>>>()?;
        sheet.add_traces(SheetTraces { traces, without_value: Vec::new() }).ok()?;
        loop {
            match rest.byte()? {
                END => break,
                kind => put_cell(kind, rest, &mut sheet)?,
            }
        }
        let sheet = sheet.finish();
        let mut old = Vec::new();
        for _ in 0..rest.count(limits::CELLS)? {
            old.push(old_text(rest)?);
        }
        sheets.push(sheet.with_old_texts(old));
    }
    let mut names = Vec::new();
    for _ in 0..rest.count(limits::NAMES)? {
        names.push((rest.text()?.to_owned(), rest.text()?.to_owned()));
    }
    Some(Workbook { sheets, names, carries })
}

fn trace(rest: &mut Rest<'_>) -> Option<Trace> {
    let kind = *TraceKind::ALL.get(rest.count(TraceKind::ALL.len())?)?;
    let mut number = || rest.array().map(u32::from_le_bytes);
    let first = CellAddress { row: number()?, column: number()? };
    let last = CellAddress { row: number()?, column: number()? };
    Some(Trace { kind, first, last, text: rest.text()?.to_owned() })
}

fn old_text(rest: &mut Rest<'_>) -> Option<OldText> {
    let (row, column) = (u32::from_le_bytes(rest.array()?), u32::from_le_bytes(rest.array()?));
    let kind = match rest.byte()? {
        NO => OldKind::Decoded(rest.text()?.to_owned()),
        YES => OldKind::Doubtful(rest.text()?.to_owned()),
        _ => return None,
    };
    Some(OldText { row, column, kind })
}

fn put_cell(kind: u8, rest: &mut Rest<'_>, sheet: &mut SheetBuilder<'_>) -> Option<()> {
    let (row, column) = (u32::from_le_bytes(rest.array()?), u32::from_le_bytes(rest.array()?));
    let cell = match kind {
        TEXT => Cell::Text(rest.text()?),
        ODD => Cell::Odd(rest.text()?),
        NUMBER => Cell::Number(f64::from_bits(u64::from_le_bytes(rest.array()?))),
        PERCENT => Cell::Percent(f64::from_bits(u64::from_le_bytes(rest.array()?))),
        DATE => Cell::Date(NaiveDate::from_num_days_from_ce_opt(i32::from_le_bytes(rest.array()?))?),
        NO => Cell::Bool(false),
        YES => Cell::Bool(true),
        _ => return None,
    };
    sheet.put(row, column, cell).ok()
}

/// What is not read yet.
struct Rest<'a>(&'a [u8]);

impl<'a> Rest<'a> {
    fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (first, rest) = self.0.split_first_chunk()?;
        self.0 = rest;
        Some(*first)
    }

    fn byte(&mut self) -> Option<u8> {
        self.array().map(|[byte]| byte)
    }

    fn count(&mut self, most: usize) -> Option<usize> {
        usize::try_from(u32::from_le_bytes(self.array()?)).ok().filter(|count| *count <= most)
    }

    fn text(&mut self) -> Option<&'a str> {
        let length = self.count(usize::MAX)?;
        let (text, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        std::str::from_utf8(text).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::rules::TOO_LARGE;

    fn opened() -> Opened {
        let mut budget = Budget::new();
        let mut sheet = SheetBuilder::new("Số liệu", &mut budget).counting_from(true);
        let date = NaiveDate::from_ymd_opt(2010, 5, 3).unwrap();
        let cells = [
            Cell::Text("Trường TH Lái Thiêu"),
            Cell::Text("NguyÔn V¨n An"),
            Cell::Text("Lý Tó"),
            Cell::Percent(0.85),
            Cell::Odd("#N/A"),
            Cell::Number(0.1 + 0.2),
            Cell::Date(date),
            Cell::Bool(true),
            Cell::Bool(false),
        ];
        for (row, cell) in (0..).zip(cells) {
            sheet.put(row * 100_000, 16_383 - row, cell).unwrap();
        }
        sheet.hide(true);
        let at = |row, column| CellAddress { row, column };
        let comment = Trace { kind: TraceKind::Comment, first: at(3, 1), last: at(3, 1), text: "xem lại".to_owned() };
        sheet.add_traces(SheetTraces { traces: vec![comment], without_value: vec![(at(600_000, 9), "=A1".to_owned())] }).unwrap();
        let sheets = vec![sheet.finish(), SheetBuilder::new("", &mut Budget::new()).finish()];
        let names = vec![("cbgv".to_owned(), "'Số liệu'!$D$5".to_owned())];
        Opened {
            sha256: Some([7; 32]),
            workbook: Ok(Workbook { sheets, names, carries: Carries { macros: true, embedded: false } }),
        }
    }

    fn written(opened: &Opened) -> Vec<u8> {
        let mut bytes = Vec::new();
        write(opened, &mut bytes).unwrap();
        bytes
    }

    #[test]
    fn what_was_opened_comes_back_the_same() {
        let refused = Opened { sha256: Some([1; 32]), workbook: Err(Refusal::new(&TOO_LARGE, "Tệp quá lớn.")) };
        for opened in [opened(), refused] {
            assert_eq!(format!("{:?}", read(&written(&opened)).unwrap()), format!("{opened:?}"));
        }
    }

    #[test]
    fn an_answer_cut_anywhere_or_with_more_behind_it_is_none() {
        let mut whole = written(&opened());
        for length in 0..whole.len() {
            assert!(read(&whole[..length]).is_none(), "{length}");
        }
        whole.push(0);
        assert!(read(&whole).is_none());
    }

    #[test]
    fn an_answer_beyond_the_limits_is_none() {
        let whole = written(&opened());
        let traces = 4 + 4 + 16 + 4 + "xem lại".len();
        let head = 1 + 32 + 3 + 4 + 4 + "Số liệu".len() + 2 + traces;
        let mut far = whole.clone();
        far[head + 1..head + 5].copy_from_slice(&limits::ROWS.to_le_bytes());
        assert!(read(&far).is_none());
        let mut many = whole.clone();
        many[36..40].copy_from_slice(&u32::MAX.to_le_bytes());
        assert!(read(&many).is_none());
        let mut unknown = whole;
        unknown[head] = 77;
        assert!(read(&unknown).is_none());
    }
}
