//! A zip archive of stored entries in memory: what the readers are given after inflating was done within bounds.

use std::ops::Range;

use super::rules::Refusal;

/// An archive being written. Names, sizes and sums are ours, so every offset is right by construction.
pub struct StoredZip {
    bytes: Vec<u8>,
    directory: Vec<u8>,
    entries: u16,
}

const LOCAL: &[u8; 4] = b"PK\x03\x04";
const CENTRAL: &[u8; 4] = b"PK\x01\x02";
const END: &[u8; 4] = b"PK\x05\x06";
/// From a local header's start to its checksum and two sizes.
const CHECKSUM_AT: usize = 14;

impl StoredZip {
    /// An archive without entries, with room for parts of so many bytes in all and for what stands around a dozen of them.
    pub fn with_room(bytes: usize) -> Self {
        Self { bytes: Vec::with_capacity(bytes.saturating_add(4 << 10)), directory: Vec::new(), entries: 0 }
    }

    /// Bytes written so far.
    pub fn len(&self) -> usize {
        self.bytes.len()
    }

    /// Adds an entry that `write` appends to the buffer and whose checksum it gives; gives the range of its bytes.
    pub fn add(&mut self, name: &str, write: impl FnOnce(&mut Vec<u8>) -> Result<u32, Refusal>) -> Result<Range<usize>, Refusal> {
        let offset = self.bytes.len();
        self.bytes.extend_from_slice(LOCAL);
        let fields = |crc: u32, size: u32| {
            // Version 2.0, names in UTF-8, stored, 1 January 1980, checksum, both sizes, length of the name, no extra field.
            let mut fields = vec![20, 0, 0, 8, 0, 0, 0, 0, 0x21, 0];
            fields.extend_from_slice(&crc.to_le_bytes());
            fields.extend_from_slice(&size.to_le_bytes());
            fields.extend_from_slice(&size.to_le_bytes());
            fields.extend_from_slice(&u16::try_from(name.len()).unwrap_or(u16::MAX).to_le_bytes());
            fields.extend_from_slice(&[0, 0]);
            fields
        };
        if name.len() > usize::from(u16::MAX) {
            return Err(Refusal::damaged("tên một phần bên trong quá dài"));
        }
        self.bytes.extend_from_slice(&fields(0, 0));
        self.bytes.extend_from_slice(name.as_bytes());
        let start = self.bytes.len();
        let crc = write(&mut self.bytes)?;
        let range = start..self.bytes.len();
        let too_large = || Refusal::too_large("nội dung giải nén vượt 4 GB");
        let size = u32::try_from(range.len()).map_err(|_| too_large())?;
        let at = offset + CHECKSUM_AT;
        for (place, number) in [(at, crc), (at + 4, size), (at + 8, size)] {
            if let Some(field) = self.bytes.get_mut(place..place + 4) {
                field.copy_from_slice(&number.to_le_bytes());
            }
        }
        self.directory.extend_from_slice(CENTRAL);
        self.directory.extend_from_slice(&[20, 0]);
        self.directory.extend_from_slice(&fields(crc, size));
        self.directory.extend_from_slice(&[0; 10]);
        self.directory.extend_from_slice(&u32::try_from(offset).map_err(|_| too_large())?.to_le_bytes());
        self.directory.extend_from_slice(name.as_bytes());
        self.entries = self.entries.checked_add(1).ok_or_else(|| Refusal::too_large("tệp nén chứa quá nhiều tệp con"))?;
        Ok(range)
    }

    /// Adds an entry of ready bytes.
    pub fn add_bytes(&mut self, name: &str, content: &[u8]) -> Result<Range<usize>, Refusal> {
        self.add(name, |bytes| {
            bytes.extend_from_slice(content);
            Ok(checksum(content))
        })
    }

    /// The finished archive.
    pub fn finish(mut self) -> Vec<u8> {
        let start = u32::try_from(self.bytes.len()).unwrap_or(u32::MAX);
        let size = u32::try_from(self.directory.len()).unwrap_or(u32::MAX);
        self.bytes.append(&mut self.directory);
        self.bytes.extend_from_slice(END);
        self.bytes.extend_from_slice(&[0; 4]);
        self.bytes.extend_from_slice(&self.entries.to_le_bytes());
        self.bytes.extend_from_slice(&self.entries.to_le_bytes());
        self.bytes.extend_from_slice(&size.to_le_bytes());
        self.bytes.extend_from_slice(&start.to_le_bytes());
        self.bytes.extend_from_slice(&[0; 2]);
        self.bytes
    }
}

/// The checksum of an entry's bytes.
pub fn checksum(content: &[u8]) -> u32 {
    let mut crc = flate2::Crc::new();
    crc.update(content);
    crc.sum()
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Read};

    use super::*;

    #[test]
    fn another_reader_finds_the_entries() {
        let mut zip = StoredZip::with_room(0);
        zip.add_bytes("xl/a.xml", b"<a/>").unwrap();
        zip.add_bytes("đ.xml", b"").unwrap();
        let mut archive = zip::ZipArchive::new(Cursor::new(zip.finish())).unwrap();
        assert_eq!(archive.len(), 2);
        let mut text = String::new();
        archive.by_name("xl/a.xml").unwrap().read_to_string(&mut text).unwrap();
        assert_eq!(text, "<a/>");
        assert_eq!(archive.by_name("đ.xml").unwrap().size(), 0);
    }
}
