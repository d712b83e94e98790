//! OLE compound files: one stream taken out within bounds, and put alone into a new file.
//!
//! The reader of .xls follows chains of sectors without looking for circles, which eats all memory; what it is given is
//! a file of our own making with one straight chain.

use super::rules::{PASSWORD, Refusal};

const NO_MORE: u32 = 0xFFFF_FFFA;
const END_OF_CHAIN: u32 = 0xFFFF_FFFE;
const FREE: u32 = 0xFFFF_FFFF;
const FAT_SECTOR: u32 = 0xFFFF_FFFD;
const MINI_SECTOR: usize = 64;
const MINI_STREAM_BELOW: u64 = 4096;

struct Ole<'a> {
    bytes: &'a [u8],
    sector: usize,
    fat: Vec<u32>,
}

struct Entry {
    name: String,
    start: u32,
    size: u64,
}

/// The content of the first stream found among `names` (compared without case).
/// Longer ones than `most` bytes are refused before they are put together.
pub fn stream(bytes: &[u8], names: &[&str], most: usize) -> Result<Vec<u8>, Refusal> {
    let broken = || Refusal::damaged("cấu trúc bên trong của tệp .xls bị sai");
    let ole = Ole::open(bytes).ok_or_else(broken)?;
    let entries = ole.entries(u32_at(bytes, 48).ok_or_else(broken)?).ok_or_else(broken)?;
    let find = |wanted: &str| entries.iter().find(|entry| entry.name.eq_ignore_ascii_case(wanted));
    if find("EncryptedPackage").is_some() {
        return Err(Refusal::new(&PASSWORD, "Tệp có mật khẩu."));
    }
    let Some(entry) = names.iter().find_map(|name| find(name)) else {
        return Err(super::kind::not_a_workbook("tài liệu của một phần mềm khác"));
    };
    if usize::try_from(entry.size).map_or(true, |size| size > most) {
        return Err(Refusal::too_large(format_args!("tệp .xls chứa hơn {} MB dữ liệu", most >> 20)));
    }
    ole.content(entry, &entries).ok_or_else(broken)
}

/// True if a storage or stream is in it whose name begins so, compared without case.
pub fn holds(bytes: &[u8], beginning: &str) -> bool {
    let entries = Ole::open(bytes).and_then(|ole| ole.entries(u32_at(bytes, 48)?));
    let begins = |entry: &Entry| entry.name.get(..beginning.len()).is_some_and(|name| name.eq_ignore_ascii_case(beginning));
    entries.is_some_and(|entries| entries.iter().any(begins))
}

impl<'a> Ole<'a> {
    fn open(bytes: &'a [u8]) -> Option<Self> {
        let sector = match u16_at(bytes, 30)? {
            9 => 512,
            12 => 4096,
            _ => return None,
        };
        let mut ole = Self { bytes, sector, fat: Vec::new() };
        let mut fat_sectors: Vec<u32> = (0..109).filter_map(|index| u32_at(bytes, 76 + index * 4)).collect();
        let mut next = u32_at(bytes, 68)?;
        let mut left = ole.sectors();
        while next < NO_MORE {
            left = left.checked_sub(1)?;
            let mut numbers = words(ole.sector(next)?);
            next = numbers.pop()?;
            fat_sectors.append(&mut numbers);
        }
        for number in fat_sectors.into_iter().filter(|number| *number < NO_MORE) {
            let words = words(ole.sector(number)?);
            ole.fat.extend(words);
            if ole.fat.len() > ole.sectors().saturating_add(sector) {
                break;
            }
        }
        Some(ole)
    }

    fn sectors(&self) -> usize {
        self.bytes.len() / self.sector
    }

    /// A sector's bytes; the last one of a file may be short.
    fn sector(&self, number: u32) -> Option<&'a [u8]> {
        let start = usize::try_from(number).ok()?.checked_add(1)?.checked_mul(self.sector)?;
        self.bytes.get(start..self.bytes.len().min(start.checked_add(self.sector)?))
    }

    /// The bytes along a chain; `None` for a circle or a sector outside the file.
    fn chain(&self, mut number: u32) -> Option<Vec<u8>> {
        let mut content = Vec::new();
        let mut left = self.sectors();
        while number != END_OF_CHAIN {
            left = left.checked_sub(1)?;
            content.extend_from_slice(self.sector(number)?);
            number = *self.fat.get(usize::try_from(number).ok()?)?;
        }
        Some(content)
    }

    fn entries(&self, start: u32) -> Option<Vec<Entry>> {
        let directory = self.chain(start)?;
        let entry = |bytes: &[u8]| {
            let letters = bytes.get(..64)?.chunks_exact(2).filter_map(|pair| u16_at(pair, 0)).take_while(|letter| *letter != 0);
            let name = char::decode_utf16(letters).map(|letter| letter.unwrap_or(' ')).collect();
            let low = u64::from(u32_at(bytes, 120)?);
            let high = if self.sector == 512 { 0 } else { u64::from(u32_at(bytes, 124)?) };
            Some(Entry { name, start: u32_at(bytes, 116)?, size: low | (high << 32) })
        };
        directory.chunks_exact(128).map(entry).collect()
    }

    fn content(&self, entry: &Entry, entries: &[Entry]) -> Option<Vec<u8>> {
        let mut content = if entry.size < MINI_STREAM_BELOW {
            self.mini_chain(entry.start, &self.chain(entries.first()?.start)?)?
        } else {
            self.chain(entry.start)?
        };
        let size = usize::try_from(entry.size).ok()?;
        if content.len() < size {
            return None;
        }
        content.truncate(size);
        Some(content)
    }

    fn mini_chain(&self, mut number: u32, mini_stream: &[u8]) -> Option<Vec<u8>> {
        let mini_fat = words(&self.chain(u32_at(self.bytes, 60)?)?);
        let mut content = Vec::new();
        let mut left = mini_fat.len();
        while number != END_OF_CHAIN {
            left = left.checked_sub(1)?;
            let start = usize::try_from(number).ok()?.checked_mul(MINI_SECTOR)?;
            content.extend_from_slice(mini_stream.get(start..start.checked_add(MINI_SECTOR)?)?);
            number = *mini_fat.get(usize::try_from(number).ok()?)?;
        }
        Some(content)
    }
}

/// A compound file (version 4, sectors of 4.096 bytes) that holds one stream, at most 400 MB.
pub fn alone(name: &str, stream: &[u8]) -> Option<Vec<u8>> {
    const SECTOR: usize = 4096;
    // Streams below 4.096 bytes would have to lie in the mini stream: this one is lengthened with zeros.
    let size = stream.len().max(SECTOR);
    let content = size.div_ceil(SECTOR);
    let fats = (content + 1).div_ceil(SECTOR / 4 - 1);
    let number = |value: usize| u32::try_from(value).ok();
    let mut file = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    file.resize(24, 0);
    file.extend_from_slice(&[0x3E, 0, 4, 0, 0xFE, 0xFF, 12, 0, 6, 0]);
    file.resize(40, 0);
    for word in [1, number(fats)?, number(content)?, 0, 4096, END_OF_CHAIN, 0, END_OF_CHAIN, 0] {
        file.extend_from_slice(&word.to_le_bytes());
    }
    for index in 0..109 {
        let word = if index < fats { number(content + 1 + index)? } else { FREE };
        file.extend_from_slice(&word.to_le_bytes());
    }
    file.resize(SECTOR, 0);
    file.extend_from_slice(stream);
    file.resize(SECTOR * (1 + content), 0);
    file.extend(directory_entry("Root Entry", 5, 0, 0)?);
    file.extend(directory_entry(name, 2, 0, number(size)?)?);
    file.resize(SECTOR * (2 + content), 0);
    for sector in 0..content {
        let next = if sector + 1 < content { number(sector + 1)? } else { END_OF_CHAIN };
        file.extend_from_slice(&next.to_le_bytes());
    }
    file.extend_from_slice(&END_OF_CHAIN.to_le_bytes());
    for _ in 0..fats {
        file.extend_from_slice(&FAT_SECTOR.to_le_bytes());
    }
    file.resize(SECTOR * (2 + content + fats), 0xFF);
    (fats <= 109).then_some(file)
}

fn directory_entry(name: &str, kind: u8, start: u32, size: u32) -> Option<Vec<u8>> {
    let mut entry: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let length = u16::try_from(entry.len() + 2).ok()?;
    entry.resize(64, 0);
    entry.extend_from_slice(&length.to_le_bytes());
    entry.extend_from_slice(&[kind, 1]);
    let child = if kind == 5 { 1 } else { FREE };
    for word in [FREE, FREE, child] {
        entry.extend_from_slice(&word.to_le_bytes());
    }
    entry.resize(116, 0);
    entry.extend_from_slice(&start.to_le_bytes());
    entry.extend_from_slice(&size.to_le_bytes());
    entry.resize(128, 0);
    Some(entry)
}

/// The little-endian number at an offset.
pub fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..)?.first_chunk().map(|chunk| u32::from_le_bytes(*chunk))
}

/// The little-endian number at an offset.
pub fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..)?.first_chunk().map(|chunk| u16::from_le_bytes(*chunk))
}

fn words(bytes: &[u8]) -> Vec<u32> {
    bytes.chunks_exact(4).filter_map(|chunk| u32_at(chunk, 0)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stream_comes_back_whole() {
        for size in [10, 4096, 5_000_000] {
            let content: Vec<u8> = (0..size).map(|index: usize| u8::try_from(index % 251).unwrap()).collect();
            let file = alone("Workbook", &content).unwrap();
            let read = stream(&file, &["Workbook", "Book"], size.max(4096)).ok().unwrap();
            assert_eq!(read.get(..size), Some(content.as_slice()), "{size}");
            assert!(holds(&file, "WORK") && !holds(&file, "_VBA_PROJECT_CUR") && !holds(&file, "Workbooks"), "{size}");
        }
    }

    #[test]
    fn a_circle_of_sectors_is_damage() {
        let mut file = alone("Workbook", &vec![7; 20_000]).unwrap();
        let fat = file.len() - 4096;
        file[fat + 4..fat + 8].copy_from_slice(&0_u32.to_le_bytes());
        assert_eq!(stream(&file, &["Workbook"], 1 << 20).err().unwrap().rule.code, "TEP-04");
    }

    #[test]
    fn an_encrypted_package_has_a_password() {
        let file = alone("EncryptedPackage", &vec![7; 20_000]).unwrap();
        assert_eq!(stream(&file, &["Workbook"], 1 << 20).err().unwrap().rule.code, "TEP-03");
    }
}
