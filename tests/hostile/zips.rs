//! Archives that lie, bombs, and things that only begin like a workbook.

use super::File;
use super::archive::{Entry, archive, end, of_parts, parts, with_part, zeros};
use super::support::rng::Rng;

const SHEET: &str = "xl/worksheets/sheet1.xml";

/// All of them; `honest` is a form that a unit has filled.
pub fn files(honest: &[u8]) -> Vec<File> {
    let mut files = bombs(honest);
    files.extend(lies(honest));
    files.extend(disguised(honest));
    files.extend(noise());
    files
}

fn entries(honest: &[u8]) -> Vec<Entry> {
    parts(honest).iter().map(|(name, content)| Entry::new(name, content)).collect()
}

/// An honest workbook with one entry put in the place of its first sheet.
fn with_entry(honest: &[u8], entry: &Entry) -> Vec<u8> {
    let mut entries = entries(honest);
    *entries.iter_mut().find(|entry| entry.name == SHEET).unwrap() = entry.clone();
    archive(&entries)
}

fn bombs(honest: &[u8]) -> Vec<File> {
    let flat = |mebibytes: usize, size: usize| with_entry(honest, &Entry::packed(SHEET, zeros(mebibytes), size, 0));
    let mut inner = with_entry(honest, &Entry::packed(SHEET, zeros(64), 64 << 20, 0));
    for _ in 0..4 {
        inner = with_part(honest, "xl/embeddings/sach.xlsx", &inner);
    }
    let every = parts(honest).iter().map(|(name, _)| Entry::packed(name, zeros(20), 20 << 20, 0)).collect::<Vec<_>>();
    vec![
        ("bom-phang", flat(4096, usize::MAX)),
        ("bom-khai-nho", flat(512, 100)),
        ("bom-khai-0", flat(512, 0)),
        ("bom-vua-du-lon", flat(31, 31 << 20)),
        ("bom-long-nhau", inner),
        ("bom-moi-phan", archive(&every)),
        ("bom-chu-dung-chung", with_part(honest, "xl/sharedStrings.xml", &vec![b' '; 40 << 20])),
    ]
}

fn lies(honest: &[u8]) -> Vec<File> {
    let content = &parts(honest).into_iter().find(|part| part.0 == SHEET).unwrap().1;
    let lie = |change: fn(&mut Entry)| {
        let mut entry = Entry::new(SHEET, content);
        change(&mut entry);
        with_entry(honest, &entry)
    };
    let mut twice = entries(honest);
    twice.push(Entry::new(SHEET, b"<worksheet/>"));
    let many: Vec<Entry> = (0..60_000).map(|number| Entry::new(&format!("xl/{number}.xml"), b"")).collect();
    let mut outside = entries(honest);
    for name in ["../../../etc/passwd.xml", "/etc/cron.d/x.xml", "C:\\Windows\\x.xml", "xl/../../x.xml", "xl/a\0b.xml", ""] {
        outside.push(Entry::new(name, b"<x/>"));
    }
    let mut long = entries(honest);
    long.push(Entry::new(&format!("xl/{}.xml", "a/".repeat(32_000)), b"<x/>"));
    vec![
        ("khai-nen-lon", lie(|entry| entry.said_packed = u32::MAX - 1)),
        ("khai-nen-0", lie(|entry| entry.said_packed = 0)),
        ("khai-co-4gb", lie(|entry| entry.said_size = u32::MAX - 1)),
        ("khai-zip64", lie(|entry| (entry.said_size, entry.said_packed) = (u32::MAX, u32::MAX))),
        ("sai-tong", lie(|entry| entry.crc ^= 1)),
        ("kieu-nen-la", lie(|entry| entry.method = 99)),
        ("co-mat-khau", lie(|entry| entry.flags = 1)),
        ("trung-ten", archive(&twice)),
        ("nhieu-phan", archive(&many)),
        ("ten-ra-ngoai", archive(&outside)),
        ("ten-dai", archive(&long)),
        ("khong-co-phan-nao", of_parts(&[("xl/workbook.xml", b"")])),
        ("zip64-noi-doi", zip64(honest)),
        ("khong-nhu-khai", with_end(honest, 65_535)),
    ]
}

/// The archive's last record says another number of entries.
fn with_end(honest: &[u8], entries: usize) -> Vec<u8> {
    let mut bytes = honest.to_vec();
    let at = bytes.len() - 22;
    let number = |at: usize| usize::try_from(u32::from_le_bytes(*honest[at..].first_chunk().unwrap())).unwrap();
    let end = end(entries, number(at + 12), number(at + 16));
    bytes.splice(at.., end);
    bytes
}

/// A directory of the 64-bit kind that announces 2^60 entries at 2^60.
fn zip64(honest: &[u8]) -> Vec<u8> {
    let mut bytes = honest[..honest.len() - 22].to_vec();
    let start = u64::try_from(bytes.len()).unwrap();
    let huge = 1_u64 << 60;
    bytes.extend(b"PK\x06\x06");
    bytes.extend(44_u64.to_le_bytes());
    bytes.extend([45, 0, 45, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    for number in [huge, huge, 4096, huge] {
        bytes.extend(number.to_le_bytes());
    }
    bytes.extend(b"PK\x06\x07\0\0\0\0");
    bytes.extend(start.to_le_bytes());
    bytes.extend(1_u32.to_le_bytes());
    bytes.extend(b"PK\x05\x06\0\0\0\0");
    bytes.extend([0xFF; 12]);
    bytes.extend([0, 0]);
    bytes
}

/// Files of two kinds at once, and of other kinds.
fn disguised(honest: &[u8]) -> Vec<File> {
    let ole = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
    let before = |bytes: &[u8]| [bytes, honest].concat();
    let behind = |bytes: &[u8]| [honest, bytes].concat();
    vec![
        ("hai-kieu-pdf", before(b"%PDF-1.7\n%EOF\n")),
        ("hai-kieu-ole", before(&[ole.as_slice(), &[0; 504]].concat())),
        ("hai-kieu-zip", [honest, honest].concat()),
        ("them-o-cuoi", behind(&[0; 1000])),
        ("chu-thich-dai", behind(&vec![b'x'; 70_000])),
        ("nhieu-dau-het", [b"PK\x03\x04".as_slice(), &b"PK\x05\x06".repeat(2 << 20)].concat()),
        ("nhieu-dau-muc", [b"PK\x03\x04".as_slice(), &b"PK\x01\x02".repeat(2 << 20), &end(9, 36, 4)].concat()),
        ("chi-co-dau", b"PK\x03\x04".to_vec()),
        ("toan-0", vec![0; 1 << 20]),
    ]
}

/// 50 MiB that begin as one of the kinds.
fn noise() -> Vec<File> {
    let mut rng = Rng::new(50, 0);
    let chunk: Vec<u8> = (0..1 << 16).flat_map(|_| rng.bits().to_le_bytes()).collect();
    let mut noise = chunk.repeat(100);
    noise.truncate((50 << 20) - 32);
    let mut begin = |magic: &[u8]| {
        noise[..magic.len()].copy_from_slice(magic);
        noise.clone()
    };
    let ole = [b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".as_slice(), &[0; 16], &[0x3E, 0, 3, 0, 0xFE, 0xFF, 9, 0, 6, 0]].concat();
    let (zip, ole) = (begin(b"PK\x03\x04"), begin(&ole));
    let mut ended = zip.clone();
    ended.extend(end(200, 20_000, 1000));
    let too_large = [zip.as_slice(), &[7; 1000]].concat();
    vec![("ngau-nhien-zip", zip), ("ngau-nhien-ole", ole), ("ngau-nhien-co-cuoi", ended), ("qua-50-mb", too_large)]
}
