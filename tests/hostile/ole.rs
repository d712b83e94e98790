//! Compound files (OLE) with one stream, and every way in which their chains may lead nowhere.

use super::File;
use super::support::rng::Rng;

const SECTOR: usize = 512;
const END: u32 = 0xFFFF_FFFE;
const FREE: u32 = 0xFFFF_FFFF;
const FAT: u32 = 0xFFFF_FFFD;
/// Where the header keeps the numbers that are played with: sectors of FAT, first of directory, of mini FAT, of DIFAT.
const DIRECTORY_AT: usize = 48;
const MINI_FAT_AT: usize = 60;
const DIFAT_AT: usize = 68;
const FIRST_FAT_AT: usize = 76;

/// A compound file, in sectors of 512 bytes or, from 6 MB on, of 4.096: FAT, directory, then the stream.
pub fn compound(name: &str, stream: &[u8]) -> Vec<u8> {
    let (sector, shift, version) = if stream.len() < 6_000_000 { (SECTOR, 9, 3) } else { (4096, 12, 4) };
    let mut stream = stream.to_vec();
    stream.resize(stream.len().max(4096).next_multiple_of(sector), 0);
    let content = stream.len() / sector;
    let fats = (1..110).find(|fats| fats * sector / 4 > fats + 1 + content).unwrap();
    let number = |value: usize| u32::try_from(value).unwrap().to_le_bytes();
    let mut file = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    file.resize(24, 0);
    file.extend([0x3E, 0, version, 0, 0xFE, 0xFF, shift, 0, 6, 0]);
    file.resize(44, 0);
    file.extend(number(fats));
    file.extend(number(fats));
    file.resize(56, 0);
    file.extend(4096_u32.to_le_bytes());
    for word in [END, 0, END, 0] {
        file.extend(word.to_le_bytes());
    }
    for index in 0..109 {
        file.extend(if index < fats { number(index) } else { FREE.to_le_bytes() });
    }
    file.resize(sector, 0);
    let mut table: Vec<u8> = (0..fats).flat_map(|_| FAT.to_le_bytes()).collect();
    table.extend(END.to_le_bytes());
    for next in fats + 2..fats + 1 + content {
        table.extend(number(next));
    }
    table.extend(END.to_le_bytes());
    table.resize(fats * sector, 0xFF);
    file.extend(table);
    file.extend(entry("Root Entry", 5, END, 0));
    file.extend(entry(name, 2, u32::try_from(fats + 1).unwrap(), u32::try_from(stream.len()).unwrap()));
    file.resize(sector * (2 + fats), 0);
    file.extend(stream);
    file
}

fn entry(name: &str, kind: u8, start: u32, size: u32) -> Vec<u8> {
    let mut entry: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let length = u16::try_from(entry.len() + 2).unwrap();
    entry.resize(64, 0);
    entry.extend(length.to_le_bytes());
    entry.extend([kind, 1]);
    for word in [FREE, FREE, if kind == 5 { 1 } else { FREE }] {
        entry.extend(word.to_le_bytes());
    }
    entry.resize(116, 0);
    entry.extend(start.to_le_bytes());
    entry.extend(size.to_le_bytes());
    entry.resize(128, 0);
    entry
}

/// All of them; `workbook` is the stream of an honest .xls.
pub fn files(workbook: &[u8]) -> Vec<File> {
    let honest = compound("Workbook", workbook);
    let with = |changes: &[(usize, u32)]| {
        let mut file = honest.clone();
        for (at, word) in changes {
            file[*at..at + 4].copy_from_slice(&word.to_le_bytes());
        }
        file
    };
    // Positions in the first sector of the FAT: a stream of a few sectors needs only one.
    let fat = |sector: usize| SECTOR + sector * 4;
    let directory = SECTOR * 2;
    let size_of_stream = directory + 128 + 120;
    let mut shifts = honest.clone();
    shifts[30] = 31;
    let mut rng = Rng::new(7, 7);
    let chaos: Vec<u8> = honest
        .iter()
        .enumerate()
        .map(|(at, byte)| if at < SECTOR * 2 && at > 76 { rng.bits().to_le_bytes()[0] } else { *byte })
        .collect();
    vec![
        ("ole-vong-dong", with(&[(fat(3), 2)])),
        ("ole-vong-1", with(&[(fat(2), 2)])),
        ("ole-vong-thu-muc", with(&[(fat(1), 1)])),
        ("ole-vong-fat", with(&[(DIFAT_AT, 0), (DIFAT_AT + 4, u32::MAX)])),
        ("ole-difat-xa", with(&[(DIFAT_AT, 0x00FF_FFFF), (DIFAT_AT + 4, 0x00FF_FFFF)])),
        ("ole-fat-xa", with(&[(FIRST_FAT_AT, 0x00FF_FFFF)])),
        ("ole-fat-lap", with(&(0..109).map(|index| (FIRST_FAT_AT + index * 4, 0)).collect::<Vec<_>>())),
        ("ole-thu-muc-xa", with(&[(DIRECTORY_AT, 0x7FFF_FFFF)])),
        ("ole-mini-vong", with(&[(MINI_FAT_AT, 0), (size_of_stream, 100), (fat(0), 0)])),
        ("ole-mini-xa", with(&[(MINI_FAT_AT, 0x7FFF_FFFF), (size_of_stream, 100)])),
        ("ole-dong-4gb", with(&[(size_of_stream, u32::MAX)])),
        ("ole-co-o-la", shifts),
        ("ole-lon-xon", chaos),
        ("ole-ma-hoa", compound("EncryptedPackage", &[7; 9000])),
        ("ole-van-ban", compound("WordDocument", &[7; 9000])),
        ("ole-rong", compound("Workbook", &[])),
        ("ole-chi-co-dau", honest[..8].to_vec()),
        ("ole-chi-mot-o", honest[..SECTOR].to_vec()),
    ]
}
