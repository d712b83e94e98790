//! Workbooks of XML that ask for too much.

use std::fmt::Write;

use super::File;
use super::archive::with_part;

const SHEET: &str = "xl/worksheets/sheet1.xml";
const STRINGS: &str = "xl/sharedStrings.xml";
const STYLES: &str = "xl/styles.xml";
const BOOK: &str = "xl/workbook.xml";
const RELATIONS: &str = "xl/_rels/workbook.xml.rels";

/// All of them, each an honest form with one part replaced.
pub fn files(honest: &[u8]) -> Vec<File> {
    let part = |name: &str, content: String| with_part(honest, name, content.as_bytes());
    let sheet = |cells: String| part(SHEET, format!("<worksheet><sheetData>{cells}</sheetData></worksheet>"));
    let strings = |content: &str| part(STRINGS, format!("<sst>{content}</sst>"));
    let mut files = vec![
        ("khai-chu-96gb", part(STRINGS, "<sst count=\"4294967295\" uniqueCount=\"4294967295\"/>".to_owned())),
        ("khai-chu-am", part(STRINGS, "<sst count=\"-1\" uniqueCount=\"-1\"/>".to_owned())),
        ("khai-chu-vua", part(STRINGS, "<sst uniqueCount=\"1048576\"><si><t>a</t></si></sst>".to_owned())),
        ("chu-rong", strings(&"<si/>".repeat(1_600_000))),
        ("chu-rong-nho", strings(&"<si/>".repeat(400_000))),
        ("chu-dai", strings(&format!("<si><t>{}</t></si>", "a".repeat(8_000_000)))),
        ("chu-nhieu-manh", strings(&format!("<si>{}</si>", "<r><t>a</t></r>".repeat(130_000)))),
        ("chu-thuc-the", strings(&format!("<si><t>{}</t></si>", "&lt;".repeat(500_000)))),
        ("bom-thuc-the", strings_with_entities(honest, STRINGS)),
        ("bom-thuc-the-trang", strings_with_entities(honest, SHEET)),
        (
            "o-xa",
            sheet(
                "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>".to_owned(),
            ),
        ),
        ("o-ngoai", sheet("<row r=\"4294967295\"><c r=\"ZZZZZZZ4294967295\"><v>1</v></c></row>".to_owned())),
        ("o-ten-dai", sheet(format!("<row r=\"1\"><c r=\"{}1\"><v>1</v></c></row>", "A".repeat(10_000_000)))),
        ("o-so-dai", sheet(format!("<row r=\"1\"><c r=\"A1\"><v>{}</v></c></row>", "9".repeat(10_000_000)))),
        ("o-dong-lui", sheet("<row r=\"9\"><c><v>1</v></c></row><row r=\"1\"><c><v>2</v></c></row>".repeat(50_000))),
        ("o-nhieu", sheet("<row><c><v>1</v></c></row>".repeat(499_999))),
        ("o-qua-nhieu", sheet("<row><c><v>1</v></c></row>".repeat(510_000))),
        ("o-mot-hang", sheet(format!("<row>{}</row>", "<c t=\"str\"><v>Họ và tên</v></c>".repeat(16_384)))),
        (
            "o-chi-so-xa",
            sheet("<row><c t=\"s\"><v>4294967295</v></c><c t=\"s\"><v>-1</v></c><c s=\"99999999\"><v>1</v></c></row>".repeat(9)),
        ),
        ("hang-rong", sheet("<row/>".repeat(2_000_000))),
        ("khai-vung", part(SHEET, "<worksheet><dimension ref=\"A1:XFD1048576\"/><sheetData/></worksheet>".to_owned())),
        (
            "cong-thuc-chung",
            sheet("<row><c><f t=\"shared\" ref=\"A1:XFD1048576\" si=\"4294967295\">A1</f><v>1</v></c></row>".repeat(1000)),
        ),
        (
            "gop-o",
            part(
                SHEET,
                format!(
                    "<worksheet><sheetData/><mergeCells>{}</mergeCells></worksheet>",
                    "<mergeCell ref=\"A1:XFD1048576\"/>".repeat(300_000)
                ),
            ),
        ),
        (
            "dinh-dang-nhieu",
            part(STYLES, format!("<styleSheet><cellXfs>{}</cellXfs></styleSheet>", "<xf numFmtId=\"14\"/>".repeat(65_537))),
        ),
        ("dinh-dang-dai", part(STYLES, styles_of_one_long_font())),
        (
            "dinh-dang-so-dai",
            part(
                STYLES,
                format!(
                    "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"{}\"/></numFmts></styleSheet>",
                    "[".repeat(3_000_000)
                ),
            ),
        ),
        ("trang-nhieu", part(BOOK, book("", &"<sheet name=\"a\" sheetId=\"1\" r:id=\"rId1\"/>".repeat(80_000)))),
        ("trang-lap", part(BOOK, book("", &"<sheet name=\"a\" sheetId=\"1\" r:id=\"rId1\"/>".repeat(250)))),
        (
            "trang-ten-dai",
            part(BOOK, book("", &format!("<sheet name=\"{}\" sheetId=\"1\" r:id=\"rId1\"/>", "a".repeat(3_900_000)))),
        ),
        ("ten-1-trieu", part(BOOK, book(&names(1_000_000), ""))),
        ("ten-60-nghin", part(BOOK, book(&names(60_000), "<sheet name=\"Số liệu\" sheetId=\"1\" r:id=\"rId1\"/>"))),
        (
            "quan-he-nhieu",
            part(RELATIONS, format!("<Relationships>{}</Relationships>", relation("worksheets/sheet1.xml").repeat(60_000))),
        ),
        ("quan-he-ra-ngoai", part(RELATIONS, format!("<Relationships>{}</Relationships>", relation("../../../../etc/passwd")))),
        ("quan-he-vong", part(RELATIONS, format!("<Relationships>{}</Relationships>", relation("workbook.xml")))),
    ];
    for (name, at) in
        [("sau-trang", SHEET), ("sau-chu", STRINGS), ("sau-dinh-dang", STYLES), ("sau-so", BOOK), ("sau-quan-he", RELATIONS)]
    {
        files.push((name, part(at, "<a>".repeat(1_000_000))));
    }
    for (name, at) in [("thuoc-tinh-trang", SHEET), ("thuoc-tinh-so", BOOK), ("thuoc-tinh-dinh-dang", STYLES)] {
        files.push((name, part(at, format!("<a b=\"{}\"/>", "c".repeat(3_900_000)))));
    }
    for (name, at) in [("thuoc-tinh-nhieu-trang", SHEET), ("thuoc-tinh-nhieu-chu", STRINGS)] {
        let many: String = (0..60_000).fold(String::new(), |mut text, number| {
            write!(text, " a{number}=\"\"").unwrap();
            text
        });
        files.push((name, part(at, format!("<sheetData><sst{many}><row{many}/></sst></sheetData>"))));
    }
    for (name, at) in [("cut-trang", SHEET), ("cut-chu", STRINGS), ("cut-so", BOOK), ("cut-quan-he", RELATIONS)] {
        files.push((name, cut_inside(honest, at)));
    }
    files.extend(floods(honest));
    files
}

fn book(names: &str, sheets: &str) -> String {
    format!("<workbook><sheets>{sheets}</sheets><definedNames>{names}</definedNames></workbook>")
}

fn names(count: usize) -> String {
    (0..count).fold(String::new(), |mut text, number| {
        write!(text, "<definedName name=\"n{number}\">'Số liệu'!$D$5</definedName>").unwrap();
        text
    })
}

fn relation(target: &str) -> String {
    format!("<Relationship Id=\"rId1\" Target=\"{target}\"/>")
}

/// A font of 3 MB in each of 65.000 cell formats.
fn styles_of_one_long_font() -> String {
    format!(
        "<styleSheet><fonts><font><name val=\"{}\"/></font></fonts><cellXfs>{}</cellXfs></styleSheet>",
        "F".repeat(3_000_000),
        "<xf fontId=\"0\"/>".repeat(65_000)
    )
}

/// Each entity stands for ten of the one before: a billion laughs.
fn strings_with_entities(honest: &[u8], part: &str) -> Vec<u8> {
    let mut text = "<!DOCTYPE a [<!ENTITY e0 \"ha\">".to_owned();
    for level in 1..10 {
        write!(text, "<!ENTITY e{level} \"{}\">", format!("&e{};", level - 1).repeat(10)).unwrap();
    }
    text.push_str("]><sst><si><t>&e9;</t></si><sheetData><row><c t=\"str\"><v>&e9;</v></c></row></sheetData></sst>");
    with_part(honest, part, text.as_bytes())
}

/// The part ends in the middle, the archive around it is whole.
fn cut_inside(honest: &[u8], part: &str) -> Vec<u8> {
    let content = super::archive::parts(honest).into_iter().find(|candidate| candidate.0 == part).unwrap().1;
    with_part(honest, part, &content[..content.len() / 2])
}

/// Forms in which nearly every cell is wrong: each fault is honest work, but there are hundreds of thousands.
fn floods(honest: &[u8]) -> Vec<File> {
    let list = |rows: usize, value: &str| {
        with_part(honest, "xl/worksheets/sheet3.xml", sheet(&row(&[value; HEADS.len()]).repeat(rows)).as_bytes())
    };
    let labels = format!("<worksheet><sheetData>{}</sheetData></worksheet>", row(&["Học sinh", "sai"]).repeat(240_000));
    vec![
        ("ngap-loi", list(44_000, "?")),
        ("ngap-loi-vua", list(9_900, "32/13/2010")),
        ("ngap-cung-ten", list(9_900, "Nguyễn Văn An")),
        ("ngap-trung-nhau", with_part(honest, "xl/worksheets/sheet3.xml", sheet(&same_pupils()).as_bytes())),
        ("ngap-nhan", with_part(honest, "xl/worksheets/sheet2.xml", labels.as_bytes())),
    ]
}

const HEADS: [&str; 9] = ["STT", "Họ và tên", "Ngày sinh", "Nữ", "Lớp", "Cuộc thi", "Môn", "Cấp", "Giải"];

fn sheet(rows: &str) -> String {
    format!("<worksheet><sheetData>{}{rows}</sheetData></worksheet>", row(&HEADS))
}

fn row(cells: &[&str]) -> String {
    let cells: Vec<String> = cells.iter().map(|text| format!("<c t=\"str\"><v>{text}</v></c>")).collect();
    format!("<row>{}</row>", cells.concat())
}

/// A hundred pupils, each of whom stands a hundred times; right in all but that.
fn same_pupils() -> String {
    let pupil = |number: usize| {
        let name = format!("Nguyễn Văn {}", char::from(b'A' + u8::try_from(number % 20).unwrap()));
        let born = format!("{:02}/09/2015", number % 5 + 1);
        row(&[&number.to_string(), &name, &born, "", "4A", "Học sinh giỏi", "Toán", "huyện", "Nhất"])
    };
    (0..9_900).map(pupil).collect::<Vec<_>>().concat()
}
