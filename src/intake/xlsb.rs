//! The binary parts of an .xlsb: a walk over their records before the reader makes room for what they announce.

use super::limits;
use super::rules::Refusal;

/// Refuses a part with a record that is longer than the part or than any record of a workbook.
pub fn check(part: &[u8]) -> Result<(), Refusal> {
    let mut rest = part;
    while !rest.is_empty() {
        rest = after_record(rest).ok_or_else(|| Refusal::damaged("bản ghi của tệp .xlsb bị cắt cụt hoặc quá dài"))?;
    }
    Ok(())
}

/// The bytes after the first record: a type of one or two bytes, a length of one to four (seven bits each), the content.
fn after_record(bytes: &[u8]) -> Option<&[u8]> {
    let (first, mut rest) = bytes.split_first()?;
    if first & 0x80 != 0 {
        rest = rest.get(1..)?;
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
    rest.get(length..).filter(|_| length <= limits::XLSB_RECORD_BYTES)
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
}
