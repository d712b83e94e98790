//! Records of an .xls whose sizes, counts and places are only claimed.

use super::File;
use super::ole::compound;

const BOF: u16 = 0x0809;
const EOF: u16 = 0x000A;
const BOUND_SHEET: u16 = 0x0085;
const SST: u16 = 0x00FC;
const CONTINUE: u16 = 0x003C;
const XF: u16 = 0x00E0;
const FORMAT: u16 = 0x041E;
const NAME: u16 = 0x0018;
const EXTERN_SHEET: u16 = 0x0017;
const DIMENSIONS: u16 = 0x0200;
const NUMBER: u16 = 0x0203;
const LABEL: u16 = 0x0204;
const LABEL_SST: u16 = 0x00FD;
const MUL_RK: u16 = 0x00BD;
const FORMULA: u16 = 0x0006;
const STRING: u16 = 0x0207;

fn record(kind: u16, content: &[u8]) -> Vec<u8> {
    let length = u16::try_from(content.len()).unwrap();
    [&kind.to_le_bytes(), &length.to_le_bytes(), content].concat()
}

fn words(words: &[u16]) -> Vec<u8> {
    words.iter().flat_map(|word| word.to_le_bytes()).collect()
}

fn bof() -> Vec<u8> {
    record(BOF, &[0, 6, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0])
}

/// A workbook of one sheet: records among its globals, and records of the sheet.
fn workbook(globals: &[u8], sheet: &[u8]) -> Vec<u8> {
    with_sheets(globals, sheet, 1)
}

/// The same with so many sheets that all are the same one.
fn with_sheets(globals: &[u8], sheet: &[u8], count: usize) -> Vec<u8> {
    let bound = |start: usize| {
        let mut content = u32::try_from(start).unwrap().to_le_bytes().to_vec();
        content.extend([0, 0, 1, 0, b'A']);
        record(BOUND_SHEET, &content)
    };
    let start = bof().len() + globals.len() + bound(0).len() * count + 4;
    let bounds = bound(start).repeat(count);
    [bof(), bounds, globals.to_vec(), record(EOF, &[]), bof(), sheet.to_vec(), record(EOF, &[])].concat()
}

fn number(row: u16, column: u16) -> Vec<u8> {
    record(NUMBER, &[words(&[row, column, 0]), 7_f64.to_le_bytes().to_vec()].concat())
}

/// A small honest stream.
pub fn honest() -> Vec<u8> {
    let text = [words(&[1, 0, 1, 0]), words(&[1]), vec![0], b"a".to_vec()].concat();
    let strings = record(SST, &text);
    workbook(&strings, &[number(0, 0), record(LABEL_SST, &words(&[0, 1, 0, 0, 0]))].concat())
}

/// All of them.
pub fn files() -> Vec<File> {
    let file = |globals: &[u8], sheet: &[u8]| compound("Workbook", &workbook(globals, sheet));
    let strings = |head: &[u8], text: &[u8]| record(SST, &[head, text].concat());
    let most = [0xFF; 8];
    let one = [1, 0, 0, 0, 1, 0, 0, 0];
    let cell = number(0, 0);
    let long = vec![b'a'; 8000];
    vec![
        ("xls-chu-4-ti", file(&strings(&most, &[]), &cell)),
        ("xls-chu-khai-dai", file(&strings(&one, &[0xFF, 0xFF, 0, b'a']), &cell)),
        ("xls-chu-khai-mau", file(&strings(&one, &[1, 0, 8, 0xFF, 0xFF, b'a']), &cell)),
        ("xls-chu-khai-phien-am", file(&strings(&one, &[1, 0, 4, 0xFF, 0xFF, 0xFF, 0xFF, b'a']), &cell)),
        ("xls-chu-noi-dai", file(&[strings(&one, &[0xFF, 0xFF, 0]), record(CONTINUE, &[1]).repeat(60_000)].concat(), &cell)),
        ("xls-noi-lon", file(&[strings(&most, &[0xFF, 0xFF, 0]), record(CONTINUE, &long).repeat(2_000)].concat(), &cell)),
        (
            "xls-noi-vua",
            file(&[strings(&most, &[3, 0, 0]), record(CONTINUE, &[0, b'a', b'a', b'a', 3, 0]).repeat(2_000)].concat(), &cell),
        ),
        ("xls-chu-3-byte", file(&[strings(&most, &[]), record(CONTINUE, &[0; 8_190]).repeat(1_900)].concat(), &cell)),
        ("xls-dinh-dang", file(&record(XF, &[0; 20]).repeat(300_000), &cell)),
        ("xls-dinh-dang-chu", file(&record(FORMAT, &[164, 0, 0xFF, 0xFF, 1, b'a']), &cell)),
        (
            "xls-dinh-dang-nhieu",
            file(&record(FORMAT, &[words(&[164, 8000]), vec![0], long.clone()].concat()).repeat(1_500), &cell),
        ),
        ("xls-ten", file(&record(NAME, &[0xFF; 20]), &cell)),
        (
            "xls-ten-nhieu",
            file(
                &record(NAME, &[[0; 3].as_slice(), &[1, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, b'a', 0x1E, 0, 0, 0]].concat())
                    .repeat(200_000),
                &cell,
            ),
        ),
        ("xls-trang-ngoai", file(&record(EXTERN_SHEET, &[0xFF; 8]), &cell)),
        ("xls-trang-nhieu", compound("Workbook", &with_sheets(&[], &cell, 60_000))),
        ("xls-trang-lap", compound("Workbook", &with_sheets(&[], &cell.repeat(20_000), 200))),
        ("xls-vung-lon", file(&[], &[record(DIMENSIONS, &[0xFF; 14]), cell.clone()].concat())),
        ("xls-o-xa", file(&[], &[number(0, 0), number(65_535, 255)].concat())),
        ("xls-o-cot-xa", file(&[], &[number(0, 0), number(7, 65_535)].concat())),
        ("xls-o-hang-xa", file(&[], &[number(0, 0), number(65_535, 0)].concat())),
        ("xls-o-nhieu", file(&[], &number(1, 1).repeat(900_000))),
        ("xls-mulrk", file(&[], &record(MUL_RK, &words(&[0, 9, 0, 0, 0, 3])))),
        ("xls-mulrk-cut", file(&[], &record(MUL_RK, &words(&[0, 0])))),
        ("xls-o-cut", file(&[], &record(NUMBER, &[0, 0]))),
        ("xls-nhan-dai", file(&[], &record(LABEL, &[words(&[0, 0, 0, 0xFFFF]), vec![1, 0]].concat()))),
        ("xls-chi-so-xa", file(&[], &record(LABEL_SST, &words(&[0, 0, 0, 0xFFFF, 0xFFFF])))),
        (
            "xls-cong-thuc",
            file(&[], &record(FORMULA, &[words(&[0, 0, 0]), vec![0xFF; 12], words(&[0xFFFF]), vec![0x44; 30]].concat())),
        ),
        (
            "xls-cong-thuc-chu",
            file(
                &[],
                &[
                    record(FORMULA, &[words(&[0, 0, 0]), vec![0, 0, 0, 0, 0, 0, 0xFF, 0xFF, 0, 0, 0, 0, 0, 0, 0, 0]].concat()),
                    record(STRING, &[0xFF, 0xFF, 1]),
                ]
                .concat(),
            ),
        ),
        ("xls-ban-ghi-dai", compound("Workbook", &[bof(), vec![0xFC, 0, 0xFF, 0xFF]].concat())),
        ("xls-khong-het", compound("Workbook", &[bof(), record(XF, &[0; 20]).repeat(10_000)].concat())),
        ("xls-long-nhau", file(&[], &bof().repeat(100_000))),
        ("xls-trang-o-dau", compound("Workbook", &with_start(0))),
        ("xls-trang-ngoai-tep", compound("Workbook", &with_start(u32::MAX))),
        ("xls-ban-5", compound("Book", &workbook(&[], &cell))),
        ("xls-ngan", compound("Workbook", &[9, 8])),
    ]
}

/// The only sheet begins where the workbook does, or far beyond.
fn with_start(start: u32) -> Vec<u8> {
    let mut content = start.to_le_bytes().to_vec();
    content.extend([0, 0, 1, 0, b'A']);
    [bof(), record(BOUND_SHEET, &content), number(0, 0), record(EOF, &[])].concat()
}
