//! The records of an .xls, walked before the reader lays out its cells: sizes that a record only claims are taken out of it.

use super::limits;
use super::ole::{alone, stream, u16_at, u32_at};
use super::rules::{PASSWORD, Refusal};
use super::traces::SheetTraces;
use super::traces::xls_records::{BOF, CONTINUE, Externals, Look};

const EOF: u16 = 0x000A;
const DIMENSIONS: u16 = 0x0200;
const BOUND_SHEET: u16 = 0x0085;
/// From here on the content of records is encrypted, whichever of the ways of [MS-XLS] 2.2.10 it is.
const FILE_PASS: u16 = 0x002F;
/// Records that hold a cell, with row and column as their first two words.
const CELLS: [u16; 8] = [0x0203, 0x0204, 0x00D6, 0x0205, 0x027E, 0x00FD, 0x00BD, 0x0006];

/// The workbook stream of an .xls in a compound file of our own, after its records were found to stay within the limits; and what
/// was met on each of its sheets, in their order.
pub fn rebuild(bytes: &[u8]) -> Result<(Vec<u8>, Vec<SheetTraces>), Refusal> {
    let mut workbook = stream(bytes, &["Workbook", "Book"], limits::XLS_STREAM_BYTES)?;
    let (sheets, externals) = Records::new(&workbook, 0).globals()?;
    if sheets.len() > limits::SHEETS {
        return Err(Refusal::too_large(format_args!("có hơn {} trang", limits::SHEETS)));
    }
    let mut claims = Vec::new();
    let mut walked = 0_usize;
    let mut met = Vec::new();
    for start in sheets {
        let mut look = Look::new(&externals);
        let (end, claim) = Records::new(&workbook, start).sheet(&mut look)?;
        claims.extend(claim);
        met.push(look.finish());
        walked = walked.saturating_add(end.saturating_sub(start));
    }
    if walked > workbook.len() {
        return Err(Refusal::damaged("các trang của tệp .xls chồng lên nhau"));
    }
    for (at, length) in claims {
        // The reader reserves as many cells as this record claims; it finds the real area by itself.
        if let Some(claim) = workbook.get_mut(at..at + length) {
            claim.fill(0);
        }
    }
    let alone = alone("Workbook", &workbook).ok_or_else(|| Refusal::too_large("tệp .xls quá lớn"))?;
    Ok((alone, met))
}

struct Record<'a> {
    kind: u16,
    start: usize,
    content: &'a [u8],
}

struct Records<'a> {
    stream: &'a [u8],
    at: usize,
    continues: usize,
}

fn broken() -> Refusal {
    Refusal::damaged("bản ghi của tệp .xls bị cắt cụt hoặc sai")
}

impl<'a> Records<'a> {
    fn new(stream: &'a [u8], at: usize) -> Self {
        Self { stream, at, continues: 0 }
    }

    /// The next record; damage where the stream ends inside one.
    fn next(&mut self) -> Result<Option<Record<'a>>, Refusal> {
        let rest = self.stream.get(self.at..).ok_or_else(broken)?;
        let Some(kind) = u16_at(rest, 0) else {
            return Ok(None);
        };
        let length = usize::from(u16_at(rest, 2).ok_or_else(broken)?);
        let content = rest.get(4..4 + length).ok_or_else(broken)?;
        let start = self.at + 4;
        self.at = start + length;
        self.continues = if kind == CONTINUE { self.continues + 1 } else { 0 };
        if self.continues > limits::XLS_CONTINUES {
            return Err(broken());
        }
        Ok(Some(Record { kind, start, content }))
    }

    /// Starts of the sheets, as the workbook's own records give them, and which references to sheets lead elsewhere.
    fn globals(mut self) -> Result<(Vec<usize>, Externals), Refusal> {
        let mut sheets = Vec::new();
        let mut externals = Externals::default();
        while let Some(record) = self.next()? {
            match record.kind {
                BOUND_SHEET => {
                    let start = u32_at(record.content, 0).and_then(|start| usize::try_from(start).ok());
                    sheets.push(start.ok_or_else(broken)?);
                }
                FILE_PASS => return Err(Refusal::new(&PASSWORD, "Tệp có mật khẩu.")),
                EOF => break,
                kind => externals.see(kind, record.content),
            }
        }
        Ok((sheets, externals))
    }

    /// The end of a sheet, and the place of each record that claims its size.
    fn sheet(mut self, look: &mut Look<'_>) -> Result<(usize, Vec<(usize, usize)>), Refusal> {
        let mut claims = Vec::new();
        let mut area = Area::default();
        let mut depth = 0_usize;
        while let Some(record) = self.next()? {
            match record.kind {
                BOF => depth += 1,
                EOF if depth <= 1 => break,
                EOF => depth -= 1,
                _ => (),
            }
            if depth > 1 {
                continue;
            }
            look.see(record.kind, record.content);
            match record.kind {
                DIMENSIONS => claims.push((record.start, record.content.len())),
                kind if CELLS.contains(&kind) => area.add(&record)?,
                _ => (),
            }
        }
        Ok((self.at, claims))
    }
}

/// The smallest rectangle around the filled cells, which the reader fills with blanks.
#[derive(Default)]
struct Area {
    rows: Option<(u16, u16)>,
    columns: Option<(u16, u16)>,
}

impl Area {
    fn add(&mut self, record: &Record<'_>) -> Result<(), Refusal> {
        let (row, column) = u16_at(record.content, 0).zip(u16_at(record.content, 2)).ok_or_else(broken)?;
        // MULRK holds several cells of a row: its last word is the last column.
        let last =
            if record.kind == 0x00BD { u16_at(record.content, record.content.len() - 2).unwrap_or(column) } else { column };
        let widen = |span: Option<(u16, u16)>, number: u16| {
            span.map_or((number, number), |(low, high)| (low.min(number), high.max(number)))
        };
        self.rows = Some(widen(self.rows, row));
        self.columns = Some(widen(Some(widen(self.columns, column)), last));
        let length = |span: Option<(u16, u16)>| span.map_or(0, |(low, high)| u64::from(high - low) + 1);
        if length(self.rows) * length(self.columns) > limits::DENSE_CELLS {
            return Err(Refusal::too_large("trang tính trải ra quá nhiều ô"));
        }
        Ok(())
    }
}
