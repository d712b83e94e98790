//! Binary workbooks: an honest one, and records that claim more than is there.

use khuyenhoc::form::Forms;
use khuyenhoc::model::unit::UnitKind;

use super::File;
use super::archive::of_parts;

const BUNDLE: u32 = 156;
const ROW: u32 = 0;
const REAL: u32 = 5;
const TEXT: u32 = 6;
const SHARED: u32 = 7;
const DIMENSION: u32 = 148;
const BEGIN_STRINGS: u32 = 159;
const STRING: u32 = 19;
const NAME: u32 = 39;
const BEGIN_FORMATS: u32 = 617;
const FORMAT: u32 = 47;

/// A number of seven bits a byte, as types and lengths are written.
fn varying(mut number: usize) -> Vec<u8> {
    let mut bytes = Vec::new();
    loop {
        let low = u8::try_from(number & 0x7F).unwrap();
        number >>= 7;
        bytes.push(if number > 0 { low | 0x80 } else { low });
        if number == 0 {
            return bytes;
        }
    }
}

fn record(kind: u32, content: &[u8]) -> Vec<u8> {
    let kind = if kind < 128 { vec![u8::try_from(kind).unwrap()] } else { varying(usize::try_from(kind).unwrap()) };
    [kind, varying(content.len()), content.to_vec()].concat()
}

fn numbers(numbers: &[u32]) -> Vec<u8> {
    numbers.iter().flat_map(|number| number.to_le_bytes()).collect()
}

fn text(text: &str) -> Vec<u8> {
    let letters: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    [numbers(&[u32::try_from(letters.len() / 2).unwrap()]), letters].concat()
}

struct Book {
    sheets: Vec<u8>,
    sheet: Vec<u8>,
    strings: Vec<u8>,
    styles: Vec<u8>,
}

impl Book {
    fn new(cells: &[u8]) -> Self {
        Self {
            sheets: bundle("rId1", "Số liệu"),
            sheet: [
                record(129, &[]),
                record(DIMENSION, &numbers(&[0, 99, 0, 9])),
                record(145, &[]),
                cells.to_vec(),
                record(146, &[]),
                record(130, &[]),
            ]
            .concat(),
            strings: [record(BEGIN_STRINGS, &numbers(&[1, 1])), record(STRING, &[vec![0], text("a")].concat()), record(160, &[])]
                .concat(),
            styles: [record(BEGIN_FORMATS, &numbers(&[1])), record(FORMAT, &[0; 16]), record(618, &[])].concat(),
        }
    }

    fn save(&self) -> Vec<u8> {
        let book = [record(131, &[]), record(143, &[]), self.sheets.clone(), record(144, &[]), record(132, &[])].concat();
        let relations = "<Relationships><Relationship Id=\"rId1\" Target=\"worksheets/sheet1.bin\"/></Relationships>";
        of_parts(&[
            ("xl/workbook.bin", &book),
            ("xl/_rels/workbook.bin.rels", relations.as_bytes()),
            ("xl/worksheets/sheet1.bin", &self.sheet),
            ("xl/sharedStrings.bin", &self.strings),
            ("xl/styles.bin", &self.styles),
        ])
    }
}

fn bundle(relation: &str, name: &str) -> Vec<u8> {
    record(BUNDLE, &[numbers(&[0, 1]), text(relation), text(name)].concat())
}

fn row(number: u32) -> Vec<u8> {
    record(ROW, &[numbers(&[number, 0]), vec![0; 9]].concat())
}

/// The items of a school's form by their labels, each 7; its lists are missing.
pub fn honest() -> Vec<u8> {
    let forms = Forms::built_in().unwrap();
    let items = (0..).zip(forms.get(UnitKind::School).items());
    let cells = items.flat_map(|(number, item)| {
        let label = record(TEXT, &[numbers(&[1, 0]), text(&item.label)].concat());
        let value = record(REAL, &[numbers(&[3, 0]), 7_f64.to_le_bytes().to_vec()].concat());
        [row(number), label, value].concat()
    });
    Book::new(&cells.collect::<Vec<_>>()).save()
}

/// All of them.
pub fn files() -> Vec<File> {
    let cells = |cells: &[u8]| Book::new(&[row(0), cells.to_vec()].concat()).save();
    let strings = |strings: Vec<u8>| Book { strings, ..Book::new(&row(0)) }.save();
    let styles = |styles: Vec<u8>| Book { styles, ..Book::new(&row(0)) }.save();
    let sheets = |sheets: Vec<u8>| Book { sheets, ..Book::new(&row(0)) }.save();
    let real = |column: u32| record(REAL, &[numbers(&[column, 0]), 7_f64.to_le_bytes().to_vec()].concat());
    let claim = |kind: u32, length: usize| [vec![u8::try_from(kind).unwrap()], varying(length), vec![0; 8]].concat();
    vec![
        ("xlsb-chu-4-ti", strings(record(BEGIN_STRINGS, &[0xFF; 8]))),
        (
            "xlsb-chu-khai-dai",
            strings([record(BEGIN_STRINGS, &numbers(&[1, 1])), record(STRING, &[0, 0xFF, 0xFF, 0xFF, 0xFF, b'a', 0])].concat()),
        ),
        (
            "xlsb-chu-rong",
            strings(
                [record(BEGIN_STRINGS, &numbers(&[1, 1_000_000])), record(STRING, &[0, 0, 0, 0, 0]).repeat(1_000_000)].concat(),
            ),
        ),
        ("xlsb-chu-cut", strings([record(BEGIN_STRINGS, &numbers(&[9, 9])), record(STRING, &[0])].concat())),
        ("xlsb-ban-ghi-dai", cells(&claim(REAL, 268_435_455))),
        ("xlsb-ban-ghi-1mb", cells(&record(TEXT, &vec![0xFF; 1 << 20]))),
        ("xlsb-o-cut", cells(&record(REAL, &[0; 3]))),
        ("xlsb-o-chu-dai", cells(&record(TEXT, &[numbers(&[0, 0]), vec![0xFF; 4]].concat()))),
        ("xlsb-o-chi-so-xa", cells(&record(SHARED, &numbers(&[0, 0, u32::MAX])))),
        ("xlsb-o-xa", cells(&[real(0), row(1_048_575), real(16_383)].concat())),
        ("xlsb-o-ngoai", cells(&[row(u32::MAX), real(u32::MAX)].concat())),
        ("xlsb-o-nhieu", cells(&real(1).repeat(900_000))),
        ("xlsb-hang-nhieu", cells(&row(1).repeat(1_000_000))),
        ("xlsb-khai-vung", Book { sheet: record(DIMENSION, &[0xFF; 16]), ..Book::new(&[]) }.save()),
        ("xlsb-vung-cut", Book { sheet: record(DIMENSION, &[0; 3]), ..Book::new(&[]) }.save()),
        ("xlsb-trang-trong", Book { sheet: Vec::new(), ..Book::new(&[]) }.save()),
        (
            "xlsb-trang-khong-het",
            Book { sheet: [record(129, &[]), record(145, &[]), row(0), real(0)].concat(), ..Book::new(&[]) }.save(),
        ),
        ("xlsb-dinh-dang", styles([record(BEGIN_FORMATS, &[0xFF; 4]), record(FORMAT, &[0; 2])].concat())),
        (
            "xlsb-dinh-dang-nhieu",
            styles([record(BEGIN_FORMATS, &numbers(&[1_000_000])), record(FORMAT, &[0; 16]).repeat(200_000)].concat()),
        ),
        ("xlsb-so-trang", sheets(bundle("rId1", "a").repeat(100_000))),
        ("xlsb-trang-khai-dai", sheets(record(BUNDLE, &[numbers(&[0, 1]), vec![0xFF; 8]].concat()))),
        ("xlsb-trang-khong-co", sheets(bundle("rId9", "a"))),
        ("xlsb-ten", sheets([bundle("rId1", "a"), record(NAME, &[0xFF; 40])].concat())),
        (
            "xlsb-ten-nhieu",
            sheets(
                [
                    bundle("rId1", "a"),
                    record(
                        NAME,
                        &[numbers(&[0]), vec![0], numbers(&[0]), text("n"), numbers(&[1]), vec![0x1E], numbers(&[0])].concat(),
                    )
                    .repeat(200_000),
                ]
                .concat(),
            ),
        ),
    ]
}
