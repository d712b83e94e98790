//! Whether a zip archive is laid out as spreadsheet programs lay theirs out: one directory, right at the end, of few entries.
//!
//! Anything else (a comment, a second directory, bytes before or behind, zip64) may be honest too, but is opened apart.

use super::limits;
use super::ole::{u16_at, u32_at};

const END: &[u8] = b"PK\x05\x06";
const END_BYTES: usize = 22;

/// True for an archive whose last record is the end of its only directory.
pub fn is_plain(bytes: &[u8]) -> bool {
    let Some(start) = bytes.len().checked_sub(END_BYTES) else { return false };
    let Some(end) = bytes.get(start..).filter(|end| end.starts_with(END)) else { return false };
    let word = |at| u16_at(end, at);
    let number = |at| u32_at(end, at).and_then(|number| usize::try_from(number).ok());
    let entries = word(10);
    let directory_end = number(12).zip(number(16)).and_then(|(size, offset)| offset.checked_add(size));
    word(4) == Some(0)
        && word(6) == Some(0)
        && word(8) == entries
        && entries.is_some_and(|entries| entries <= limits::HERE_ENTRIES)
        && directory_end == Some(start)
        && word(20) == Some(0)
}

#[cfg(test)]
mod tests {
    use super::super::stored_zip::StoredZip;
    use super::*;

    #[test]
    fn only_one_directory_at_the_very_end_is_plain() {
        let mut zip = StoredZip::with_room(0);
        zip.add_bytes("xl/workbook.xml", b"<workbook/>").unwrap();
        let plain = zip.finish();
        assert!(is_plain(&plain));
        let mut before = b"#!/bin/sh\n".to_vec();
        before.extend_from_slice(&plain);
        assert!(!is_plain(&before));
        let mut behind = plain.clone();
        behind.push(0);
        assert!(!is_plain(&behind));
        let mut many = plain.clone();
        let at = plain.len() - 14;
        many[at..at + 4].copy_from_slice(&[0xFF; 4]);
        assert!(!is_plain(&many));
        assert!(!is_plain(b"PK\x05\x06"));
    }
}
