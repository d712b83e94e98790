//! The binary parts of an .xlsb: a walk over their records before the reader makes room for what they announce, and cells written
//! without their column, which the reader passes over.

use super::limits;
use super::rules::Refusal;

/// A row begins.
pub const ROW: u16 = 0;
/// Records of cells without a column, which is that after the cell before; each kind less [`TO_LONG`] is that with a column.
const SHORT: std::ops::RangeInclusive<u16> = 12..=18;
const TO_LONG: u16 = 11;
/// Records of cells that begin with their column.
const LONG: std::ops::RangeInclusive<u16> = 1..=11;
/// A cell of rich text, with its column.
const RICH: u16 = 62;

/// One record of a part.
pub struct Record<'a> {
    /// What it is.
    pub kind: u16,
    /// Its content.
    pub content: &'a [u8],
}

/// The records of a part; it ends early where one is longer than the part or than any record of a workbook.
pub fn records(part: &[u8]) -> impl Iterator<Item = Record<'_>> {
    let mut rest = part;
    std::iter::from_fn(move || {
        let (record, after) = first_record(rest)?;
        rest = after;
        Some(record)
    })
}

/// Refuses a part with a record that is longer than the part or than any record of a workbook.
pub fn check(part: &[u8]) -> Result<(), Refusal> {
    let mut rest = part;
    while !rest.is_empty() {
        let broken = || Refusal::damaged("bản ghi của tệp .xlsb bị cắt cụt hoặc quá dài");
        rest = first_record(rest).ok_or_else(broken)?.1;
    }
    Ok(())
}

/// Gives every cell of a sheet, the bytes from `start` on, its column. False if all have it, or if the part is damaged: that is
/// said when it is checked.
pub fn with_columns(bytes: &mut Vec<u8>, start: usize) -> bool {
    let part = bytes.get(start..).unwrap_or_default();
    if !records(part).any(|record| SHORT.contains(&record.kind)) || check(part).is_err() {
        return false;
    }
    let mut long = Vec::with_capacity(part.len() + part.len() / 2);
    let mut column = 0_u32;
    for record in records(part) {
        let at = || record.content.first_chunk().map(|bytes| u32::from_le_bytes(*bytes));
        match record.kind {
            ROW => column = 0,
            kind if LONG.contains(&kind) || kind == RICH => column = at().unwrap_or(column).saturating_add(1),
            _ => (),
        }
        if SHORT.contains(&record.kind) {
            add_record(&mut long, record.kind - TO_LONG, &[&column.to_le_bytes(), record.content]);
            column = column.saturating_add(1);
        } else {
            add_record(&mut long, record.kind, &[record.content]);
        }
    }
    bytes.truncate(start);
    bytes.append(&mut long);
    true
}

fn add_record(part: &mut Vec<u8>, kind: u16, content: &[&[u8]]) {
    let [low, high] = kind.to_le_bytes();
    // The two bytes of a type keep their marks, as they were read.
    part.push(low);
    if low & 0x80 != 0 {
        part.push(high);
    }
    let mut length = content.iter().map(|content| content.len()).sum::<usize>();
    loop {
        let seven = u8::try_from(length & 0x7F).unwrap_or(0);
        length >>= 7;
        part.push(if length > 0 { seven | 0x80 } else { seven });
        if length == 0 {
            break;
        }
    }
    for content in content {
        part.extend_from_slice(content);
    }
}

/// The first record and the bytes after it: a type of one or two bytes, a length of one to four (seven bits each), the content.
fn first_record(bytes: &[u8]) -> Option<(Record<'_>, &[u8])> {
    let (first, mut rest) = bytes.split_first()?;
    let mut kind = u16::from(*first);
    if first & 0x80 != 0 {
        let (second, after) = rest.split_first()?;
        kind |= u16::from(*second) << 8;
        rest = after;
    }
    let mut length = 0_usize;
    for shift in [0, 7, 14, 21] {
        let (byte, after) = rest.split_first()?;
        rest = after;
        length |= usize::from(byte & 0x7F) << shift;
        if byte & 0x80 == 0 {
            break;
        }
    }
    let (content, after) = rest.split_at_checked(length).filter(|_| length <= limits::XLSB_RECORD_BYTES)?;
    Some((Record { kind, content }, after))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_must_fit_their_part() {
        assert!(check(&[0x83, 0x01, 0x00, 0x05, 0x02, 1, 2]).is_ok());
        assert!(check(&[0x05, 0x03, 1, 2]).is_err());
        assert!(check(&[0x05, 0xFF, 0xFF, 0xFF, 0x7F]).is_err());
    }

    #[test]
    fn cells_without_a_column_stand_after_the_one_before() {
        let cell = |kind: u8, content: &[u8]| [&[kind, u8::try_from(content.len()).unwrap()], content].concat();
        let row = cell(0, &[9; 11]);
        let long = cell(1, &[4, 0, 0, 0, 7, 7, 7, 7]);
        let (short, number) = (cell(12, &[7, 7, 7, 7]), cell(16, &[8; 12]));
        let end = [0x92, 0x01, 0x00];
        let mut bytes = [b"PK", &row[..], &long, &short, &number, &row, &short, &end].concat();
        assert!(with_columns(&mut bytes, 2));
        let placed = |kind: u8, column: u8, content: &[u8]| cell(kind, &[&[column, 0, 0, 0], content].concat());
        let (five, six, none) = (placed(1, 5, &[7; 4]), placed(5, 6, &[8; 12]), placed(1, 0, &[7; 4]));
        assert_eq!(bytes, [b"PK", &row[..], &long, &five, &six, &row, &none, &end].concat());
        assert!(!with_columns(&mut bytes, 2));
        let mut cut = [&short[..], &[5, 9]].concat();
        assert!(!with_columns(&mut cut, 0));
    }
}
