//! Files made to hurt: each is refused at once, with the finding that says why.

use std::io::{Cursor, Read, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use super::*;

/// A zip archive of named contents.
fn zip(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, content) in parts {
        writer.start_file(*name, options).unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn parts_of(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut parts = Vec::new();
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).unwrap();
        let mut content = Vec::new();
        entry.read_to_end(&mut content).unwrap();
        parts.push((entry.name().unwrap().into_owned(), content));
    }
    parts
}

/// A workbook with one part made anew from its text.
fn with_part(bytes: &[u8], name: &str, make: impl Fn(&str) -> Vec<u8>) -> Vec<u8> {
    let mut parts = parts_of(bytes);
    let part = parts.iter_mut().find(|(candidate, _)| candidate == name).unwrap();
    part.1 = make(std::str::from_utf8(&part.1).unwrap());
    zip(&parts.iter().map(|(name, content)| (name.as_str(), content.as_slice())).collect::<Vec<_>>())
}

/// A workbook with one part more.
pub fn with_more(bytes: &[u8], name: &str, content: &[u8]) -> Vec<u8> {
    let mut parts = parts_of(bytes);
    parts.push((name.to_owned(), content.to_vec()));
    zip(&parts.iter().map(|(name, content)| (name.as_str(), content.as_slice())).collect::<Vec<_>>())
}

pub fn replace_in_part(bytes: &[u8], name: &str, from: &str, to: &str) -> Vec<u8> {
    with_part(bytes, name, |text| {
        assert!(text.contains(from), "{text}");
        text.replacen(from, to, 1).into_bytes()
    })
}

/// Every occurrence in a part changed, one change after another; `None` if one of them finds nothing.
pub fn replace_all(bytes: &[u8], name: &str, changes: &[(&str, &str)]) -> Option<Vec<u8>> {
    let found = std::cell::Cell::new(true);
    let written = change_part(bytes, name, |text| {
        changes.iter().fold(text.to_owned(), |text, (from, to)| {
            found.set(found.get() && text.contains(from));
            text.replace(from, to)
        })
    });
    found.get().then_some(written)
}

/// A part written anew.
pub fn change_part(bytes: &[u8], name: &str, change: impl Fn(&str) -> String) -> Vec<u8> {
    with_part(bytes, name, |text| change(text).into_bytes())
}

fn code(bytes: &[u8]) -> &'static str {
    let received = received(bytes);
    assert!(received.submission.is_none());
    assert_eq!(received.findings.len(), 1);
    received.findings[0].code
}

/// The cells of the first sheet replaced.
fn with_cells(cells: &str) -> Vec<u8> {
    with_part(&workbook(&SHAPE), "xl/worksheets/sheet1.xml", |_| {
        format!("<worksheet><sheetData>{cells}</sheetData></worksheet>").into_bytes()
    })
}

#[test]
fn what_is_no_workbook_is_refused() {
    assert_eq!(code(b""), "TEP-01");
    assert_eq!(code(b"<html><body><table><tr><td>1</td></tr></table></body></html>"), "TEP-02");
    assert_eq!(code("STT;Họ và tên\n1;A\n".as_bytes()), "TEP-02");
    assert_eq!(code(&zip(&[("word/document.xml", b"<w/>")])), "TEP-02");
    assert_eq!(code(&super::super::ole::alone("EncryptedPackage", &[1; 9000]).unwrap()), "TEP-03");
    assert_eq!(code(&super::super::ole::alone("WordDocument", &[1; 9000]).unwrap()), "TEP-02");
}

#[test]
fn a_download_cut_anywhere_is_refused() {
    let whole = workbook(&SHAPE);
    for length in (4..whole.len() - 1).step_by(997) {
        assert!(["TEP-04", "TEP-02"].contains(&code(&whole[..length])), "{length}");
    }
}

#[test]
fn bombs_are_refused_before_they_unfold() {
    let spaces = vec![b' '; 60 << 20];
    let bomb = with_part(&workbook(&SHAPE), "xl/worksheets/sheet1.xml", |_| spaces.clone());
    assert!(bomb.len() < 1 << 20);
    assert_eq!(code(&bomb), "TEP-05");
    let strings = with_part(&workbook(&SHAPE), "xl/sharedStrings.xml", |_| {
        format!("<sst>{}</sst>", "<si><t>a</t></si>".repeat(600_000)).into_bytes()
    });
    assert_eq!(code(&strings), "TEP-05");
}

#[test]
fn a_header_that_lies_about_its_size_changes_nothing() {
    let mut bomb = with_part(&workbook(&SHAPE), "xl/worksheets/sheet1.xml", |_| vec![b' '; 60 << 20]);
    let size = u32::try_from(60 << 20).unwrap().to_le_bytes();
    let places: Vec<usize> = bomb.windows(4).enumerate().filter(|(_, window)| *window == size).map(|(at, _)| at).collect();
    assert!(!places.is_empty());
    for at in places {
        bomb[at..at + 4].copy_from_slice(&100_u32.to_le_bytes());
    }
    assert!(["TEP-04", "TEP-05"].contains(&code(&bomb)));
}

#[test]
fn announced_strings_are_not_believed() {
    let bytes = with_part(&workbook(&SHAPE), "xl/sharedStrings.xml", |text| {
        let start = text.find("uniqueCount=\"").unwrap() + 13;
        format!("{}4000000000{}", &text[..start], &text[start..]).into_bytes()
    });
    assert_eq!(code(&bytes), "TEP-05");
}

#[test]
fn far_cells_cost_nothing() {
    let far = r#"<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>"#;
    assert!(received(&with_cells(far)).submission.is_some());
    let beyond = r#"<row r="4294967295"><c r="A4294967295"><v>1</v></c></row>"#;
    assert_eq!(code(&with_cells(beyond)), "TEP-04");
    assert_eq!(code(&with_cells(&"<row><c><v>1</v></c></row>".repeat(500_001))), "TEP-05");
}

#[test]
fn one_long_text_in_many_cells_is_refused() {
    let cell = r#"<row><c t="s"><v>0</v></c></row>"#.repeat(10_000);
    let bytes = with_part(&with_cells(&cell), "xl/sharedStrings.xml", |_| {
        format!("<sst><si><t>{}</t></si></sst>", "a".repeat(30_000)).into_bytes()
    });
    assert_eq!(code(&bytes), "TEP-05");
}

#[test]
fn many_sheets_over_one_large_part_are_refused() {
    let bytes = with_cells(&format!("<!--{}-->", (0..1_000_000).map(|number: u32| number.to_string()).collect::<String>()));
    let sheets = r#"<sheet name="s" sheetId="1" r:id="rId1"/>"#.repeat(200);
    let bytes = replace_in_part(&bytes, "xl/workbook.xml", "<sheets>", &format!("<sheets>{sheets}"));
    assert_eq!(code(&bytes), "TEP-07");
}

#[test]
fn a_cut_ods_table_is_refused() {
    let cut = b"<office:document-content><office:body><office:spreadsheet><table:table table:name=\"a\"><table:table-row>";
    let manifest = b"<manifest:manifest/>";
    let mimetype = b"application/vnd.oasis.opendocument.spreadsheet";
    let parts: [(&str, &[u8]); 3] = [("mimetype", mimetype), ("content.xml", cut), ("META-INF/manifest.xml", manifest)];
    assert_eq!(code(&zip(&parts)), "TEP-04");
    let encrypted =
        b"<manifest:manifest><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>";
    let parts: [(&str, &[u8]); 3] = [("mimetype", mimetype), ("content.xml", b"\x01"), ("META-INF/manifest.xml", encrypted)];
    assert_eq!(code(&zip(&parts)), "TEP-03");
}

#[test]
fn circles_in_an_xls_are_refused() {
    let mut file = super::super::ole::alone("Workbook", &vec![9; 40_000]).unwrap();
    let fat = file.len() - 4096;
    file[fat + 8..fat + 12].copy_from_slice(&0_u32.to_le_bytes());
    assert_eq!(code(&file), "TEP-04");
}

#[test]
fn an_xls_that_claims_a_huge_sheet_is_read_for_what_it_holds() {
    let mut stream = Vec::new();
    let mut record = |kind: u16, content: &[u8]| {
        stream.extend_from_slice(&kind.to_le_bytes());
        stream.extend_from_slice(&u16::try_from(content.len()).unwrap().to_le_bytes());
        stream.extend_from_slice(content);
        stream.len()
    };
    let bof = [0, 6, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
    record(0x0809, &bof);
    let start = u32::try_from(4 + 16 + 4 + 6 + 2 + 1 + 4).unwrap();
    let mut sheet = start.to_le_bytes().to_vec();
    sheet.extend_from_slice(&[0, 0, 1, 0, b'A']);
    assert_eq!(record(0x0085, &sheet) + 4, 4 + 16 + 4 + 9 + 4);
    record(0x000A, &[]);
    record(0x0809, &bof);
    record(0x0200, &[0, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0xFF, 0xFF, 0, 0]);
    record(0x0203, &[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xF0, 0x3F]);
    record(0x000A, &[]);
    let file = super::super::ole::alone("Workbook", &stream).unwrap();
    assert_eq!(code(&file), "TEP-06");
}

/// What follows the record is encrypted: sizes read from it would be nonsense, and so would what is said of them.
#[test]
fn an_xls_with_a_password_says_so() {
    let mut stream = Vec::new();
    for (kind, content) in
        [(0x0809_u16, &[0, 6, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0][..]), (0x002F, &[1, 0, 1, 0]), (0x0085, &[])]
    {
        stream.extend_from_slice(&kind.to_le_bytes());
        stream.extend_from_slice(&u16::try_from(content.len()).unwrap().to_le_bytes());
        stream.extend_from_slice(content);
    }
    assert_eq!(code(&super::super::ole::alone("Workbook", &stream).unwrap()), "TEP-03");
}
