//! Zip archives that may say anything of themselves.

use std::io::Write;

use flate2::Compression;
use flate2::write::DeflateEncoder;

/// One entry; what its headers say is free.
#[derive(Clone)]
pub struct Entry {
    pub name: String,
    pub crc: u32,
    pub method: u16,
    pub flags: u16,
    pub packed: Vec<u8>,
    /// Sizes as the headers give them.
    pub said_packed: u32,
    pub said_size: u32,
}

impl Entry {
    /// An honest deflated entry.
    pub fn new(name: &str, content: &[u8]) -> Self {
        let mut encoder = DeflateEncoder::new(Vec::new(), Compression::fast());
        encoder.write_all(content).unwrap();
        let mut crc = flate2::Crc::new();
        crc.update(content);
        Self::packed(name, encoder.finish().unwrap(), content.len(), crc.sum())
    }

    /// An entry of ready deflated bytes.
    pub fn packed(name: &str, packed: Vec<u8>, size: usize, crc: u32) -> Self {
        Self {
            name: name.to_owned(),
            crc,
            method: 8,
            flags: 0,
            said_packed: u32::try_from(packed.len()).unwrap(),
            said_size: u32::try_from(size).unwrap_or(u32::MAX),
            packed,
        }
    }

    fn fields(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        for word in [20, self.flags, self.method, 0, 0x21] {
            bytes.extend(u16::to_le_bytes(word));
        }
        for number in [self.crc, self.said_packed, self.said_size] {
            bytes.extend(number.to_le_bytes());
        }
        bytes.extend(u16::try_from(self.name.len()).unwrap().to_le_bytes());
        bytes.extend([0, 0]);
        bytes
    }
}

/// The archive of the entries, its own directory honest.
pub fn archive(entries: &[Entry]) -> Vec<u8> {
    let (mut bytes, mut directory) = (Vec::new(), Vec::new());
    for entry in entries {
        let offset = u32::try_from(bytes.len()).unwrap();
        bytes.extend(b"PK\x03\x04");
        bytes.extend(entry.fields());
        bytes.extend(entry.name.as_bytes());
        bytes.extend(&entry.packed);
        directory.extend(b"PK\x01\x02\x14\x00");
        directory.extend(entry.fields());
        directory.extend([0; 10]);
        directory.extend(offset.to_le_bytes());
        directory.extend(entry.name.as_bytes());
    }
    let start = bytes.len();
    bytes.extend(&directory);
    bytes.extend(end(entries.len(), directory.len(), start));
    bytes
}

/// The record at an archive's end.
pub fn end(entries: usize, size: usize, start: usize) -> Vec<u8> {
    let mut bytes = b"PK\x05\x06\0\0\0\0".to_vec();
    let entries = u16::try_from(entries).unwrap_or(u16::MAX).to_le_bytes();
    bytes.extend(entries);
    bytes.extend(entries);
    bytes.extend(u32::try_from(size).unwrap().to_le_bytes());
    bytes.extend(u32::try_from(start).unwrap().to_le_bytes());
    bytes.extend([0, 0]);
    bytes
}

/// The archive of named texts.
pub fn of_parts(parts: &[(&str, &[u8])]) -> Vec<u8> {
    archive(&parts.iter().map(|(name, content)| Entry::new(name, content)).collect::<Vec<_>>())
}

/// The names and contents of an honest archive.
pub fn parts(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut parts = Vec::new();
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).unwrap();
        let mut content = Vec::new();
        std::io::Read::read_to_end(&mut file, &mut content).unwrap();
        parts.push((file.name().unwrap().into_owned(), content));
    }
    parts
}

/// An archive with one part made anew.
pub fn with_part(bytes: &[u8], name: &str, content: &[u8]) -> Vec<u8> {
    let mut parts = parts(bytes);
    match parts.iter_mut().find(|part| part.0 == name) {
        Some(part) => part.1 = content.to_vec(),
        None => parts.push((name.to_owned(), content.to_vec())),
    }
    of_parts(&parts.iter().map(|(name, content)| (name.as_str(), content.as_slice())).collect::<Vec<_>>())
}

/// Deflated zeros, `mebibytes` of them: one chunk that ends on a byte, again and again.
pub fn zeros(mebibytes: usize) -> Vec<u8> {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(&vec![0; 1 << 20]).unwrap();
    encoder.flush().unwrap();
    let chunk = encoder.get_ref().clone();
    let mut packed = chunk.repeat(mebibytes);
    // An empty last block.
    packed.extend([3, 0]);
    packed
}
