//! The cells of a sheet's part of an .xlsx that is laid out as spreadsheet programs lay theirs out, straight from its bytes.
//!
//! Plain is `<row>` around `<c r="B7" s="3" t="s">` around at most one `<f>` and one `<v>`, in that order, with no prefixes and no
//! comments or other marks between them, and no entities in what is kept. Whatever else a file may lawfully hold is no error here: it is not
//! plain, and calamine reads it. What a number or a text stands for is calamine's to say as well ([`super::key_sheet`]).

use super::limits;
use super::plain_tags::{InTag, NotPlain, Tags, as_it_stands};

/// The cells of a plain sheet, with what they ask of the workbook.
#[derive(Debug, PartialEq)]
pub struct PlainSheet<'x> {
    /// What the part says before its cells.
    pub before: &'x str,
    /// Cells with a value in the order of the file.
    pub cells: Vec<PlainCell<'x>>,
    /// Numbers of the shared strings in its cells, each once, in the order in which they are met.
    pub strings: Vec<usize>,
    /// Numbers of the cell formats of its numbers, likewise.
    pub formats: Vec<u32>,
}

impl PlainSheet<'_> {
    /// Whether a workbook of so many shared strings has all that the sheet names.
    pub fn is_within(&self, strings: usize) -> bool {
        self.strings.iter().all(|string| *string < strings)
    }
}

/// A cell with a value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PlainCell<'x> {
    /// Row, from 0.
    pub row: u32,
    /// Column, from 0.
    pub column: u32,
    /// Number of its format, where it names one.
    pub format: Option<u32>,
    /// What it holds.
    pub value: PlainValue<'x>,
}

/// What a plain cell holds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum PlainValue<'x> {
    /// A number, which may be a date by its format.
    Number(f64),
    /// A shared string by its position in [`PlainSheet::strings`].
    Shared(usize),
    /// The text that a formula gave.
    Text(&'x str),
    /// TRUE or FALSE.
    Bool(bool),
    /// An error value, as written.
    Error(&'x str),
}

/// Numbers of shared strings from here on are looked up by calamine: a table of them all is kept while a sheet is read.
const MOST_STRINGS: usize = 1 << 20;
/// Digits of a number of a row, string or format.
const MOST_DIGITS: usize = 7;

/// The cells of a sheet; `None` for one that is not plain.
pub fn read(xml: &[u8]) -> Option<PlainSheet<'_>> {
    let (before, tags) = Tags::from(xml, "<sheetData")?;
    let cells = Vec::with_capacity(xml.len() / BYTES_OF_A_CELL);
    let sheet = PlainSheet { before, cells, strings: Vec::new(), formats: Vec::new() };
    let mut scanner = Scanner { tags, sheet, strings: Vec::new(), formats: Vec::new() };
    scanner.rows().ok()?;
    Some(scanner.sheet)
}

/// About what a cell takes of a sheet's XML.
const BYTES_OF_A_CELL: usize = 40;

struct Scanner<'x> {
    tags: Tags<'x>,
    sheet: PlainSheet<'x>,
    /// For each shared string its position in the sheet's list, if it is in it.
    strings: Vec<Option<usize>>,
    /// For each format whether it is in the sheet's list.
    formats: Vec<bool>,
}

/// The attributes of a cell that matter, each as far as it stands there.
#[derive(Default)]
struct Attributes<'x> {
    /// Row and column, from 0.
    at: Option<(u32, u32)>,
    format: Option<u32>,
    kind: Option<&'x str>,
}

/// Fills in an attribute, which stands once.
fn once<T>(place: &mut Option<T>, value: Option<T>) -> Result<(), NotPlain> {
    let is_first = place.is_none();
    *place = value;
    if is_first && place.is_some() { Ok(()) } else { Err(NotPlain) }
}

impl<'x> Scanner<'x> {
    fn rows(&mut self) -> Result<(), NotPlain> {
        if self.tags.skip(b"<sheetData/>") {
            return Ok(());
        }
        self.tags.expect(b"<sheetData>")?;
        loop {
            self.tags.skip_blanks();
            if self.tags.skip(b"<c ") {
                self.cell()?;
            } else if self.tags.skip(b"<row ") {
                self.row()?;
            } else if !self.tags.skip(b"</row>") && !self.tags.skip(b"<row>") {
                return self.tags.expect(b"</sheetData>");
            }
        }
    }

    /// The tag of a row, from behind its name. Its cells say where they stand, but a row whose number is none is a fault.
    fn row(&mut self) -> Result<(), NotPlain> {
        loop {
            match self.tags.next_in_tag()? {
                InTag::Attribute("r", number) if digits(number).is_none_or(|number| number == 0) => return Err(NotPlain),
                InTag::Attribute(..) => (),
                InTag::End | InTag::EndOfEmpty => return Ok(()),
            }
        }
    }

    /// A cell, from behind its name to behind its end.
    fn cell(&mut self) -> Result<(), NotPlain> {
        if let Some((at, format, value)) = self.tags.take(typical) {
            let value = match value {
                None => return Ok(()),
                Some((string, true)) => self.shared(string)?,
                Some((number, false)) => self.number(format, f64::from(number)),
            };
            return self.push(Some(at), format, value);
        }
        let mut cell = Attributes::default();
        loop {
            match self.tags.next_in_tag()? {
                InTag::Attribute("r", value) => once(&mut cell.at, position(value))?,
                InTag::Attribute("s", value) => once(&mut cell.format, digits_below(value, limits::CELL_FORMATS))?,
                InTag::Attribute("t", value) => once(&mut cell.kind, Some(value))?,
                InTag::Attribute(..) => (),
                InTag::EndOfEmpty => return Ok(()),
                InTag::End => break,
            }
        }
        self.formula()?;
        let value = if self.tags.skip(b"<v>") { self.value(&cell)? } else { None };
        self.tags.expect(b"</c>")?;
        value.map_or(Ok(()), |value| self.push(cell.at, cell.format, value))
    }

    fn push(&mut self, at: Option<(u32, u32)>, format: Option<u32>, value: PlainValue<'x>) -> Result<(), NotPlain> {
        let (row, column) = at.ok_or(NotPlain)?;
        self.sheet.cells.push(PlainCell { row, column, format, value });
        if self.sheet.cells.len() > limits::CELLS { Err(NotPlain) } else { Ok(()) }
    }

    fn formula(&mut self) -> Result<(), NotPlain> {
        let is_filled = self.tags.skip(b"<f>") || (self.tags.skip(b"<f ") && self.tags.skip_attributes()? == InTag::End);
        if is_filled {
            self.tags.text()?;
            self.tags.expect(b"</f>")?;
        }
        Ok(())
    }

    /// What stands between `<v>` and `</v>`, if it is anything.
    fn value(&mut self, cell: &Attributes<'_>) -> Result<Option<PlainValue<'x>>, NotPlain> {
        let text = self.tags.text()?;
        self.tags.expect(b"</v>")?;
        let kind = cell.kind.unwrap_or("n");
        if text.is_empty() && kind != "e" {
            return Ok(None);
        }
        Ok(Some(match kind {
            "s" => self.shared(digits(text).ok_or(NotPlain)?)?,
            "n" => self.number(cell.format, number(text).ok_or(NotPlain)?),
            "str" => PlainValue::Text(as_it_stands(text)?),
            "b" if text == "0" => PlainValue::Bool(false),
            "b" if text == "1" => PlainValue::Bool(true),
            "e" => PlainValue::Error(as_it_stands(text)?),
            _ => return Err(NotPlain),
        }))
    }

    fn shared(&mut self, string: u32) -> Result<PlainValue<'x>, NotPlain> {
        self.ask_string(string).map(PlainValue::Shared).ok_or(NotPlain)
    }

    fn number(&mut self, format: Option<u32>, number: f64) -> PlainValue<'x> {
        if let Some(format) = format {
            self.ask_format(format);
        }
        PlainValue::Number(number)
    }

    fn ask_format(&mut self, format: u32) {
        let Ok(at) = usize::try_from(format) else { return };
        if self.formats.len() <= at {
            self.formats.resize(at + 1, false);
        }
        if let Some(asked) = self.formats.get_mut(at).filter(|asked| !**asked) {
            *asked = true;
            self.sheet.formats.push(format);
        }
    }

    /// The position of a shared string in the sheet's list.
    fn ask_string(&mut self, string: u32) -> Option<usize> {
        let string = usize::try_from(string).ok().filter(|string| *string < MOST_STRINGS)?;
        if self.strings.len() <= string {
            self.strings.resize(string + 1, None);
        }
        let position = self.strings.get_mut(string)?;
        if position.is_none() {
            *position = Some(self.sheet.strings.len());
            self.sheet.strings.push(string);
        }
        *position
    }
}

/// A cell as nearly all are written, from behind its name on: `r="B7" s="3" t="s"><v>12</v></c>` with a format or without, a shared
/// string or a whole number of few digits, or without a value. Where it stands, its format, its value with whether that is the number of
/// a string; and what is behind it. `None` for any other, which is no fault: it is read attribute by attribute.
type Typical = ((u32, u32), Option<u32>, Option<(u32, bool)>);

/// See [`Typical`].
fn typical(cell: &[u8]) -> Option<(Typical, &[u8])> {
    let (at, rest) = leading_position(cell.strip_prefix(b"r=\"")?)?;
    let mut rest = rest.strip_prefix(b"\"")?;
    let mut format = None;
    if let Some(written) = rest.strip_prefix(b" s=\"") {
        let (number, behind) = leading_digits(written)?;
        format = Some(number).filter(|number| usize::try_from(*number).is_ok_and(|number| number < limits::CELL_FORMATS));
        rest = behind.strip_prefix(b"\"").filter(|_| format.is_some())?;
    }
    let shared = rest.strip_prefix(b" t=\"s\"");
    let (is_shared, rest) = (shared.is_some(), shared.unwrap_or(rest));
    if let Some(rest) = rest.strip_prefix(b"/>") {
        return Some(((at, format, None), rest));
    }
    let (value, rest) = leading_digits(rest.strip_prefix(b"><v>")?)?;
    Some(((at, format, Some((value, is_shared))), rest.strip_prefix(b"</v></c>")?))
}

/// `B7` as row and column from 0.
fn position(reference: &str) -> Option<(u32, u32)> {
    leading_position(reference.as_bytes()).filter(|(_, rest)| rest.is_empty()).map(|(at, _)| at)
}

/// The reference at the front as row and column from 0, and what is behind it.
fn leading_position(bytes: &[u8]) -> Option<((u32, u32), &[u8])> {
    let (mut column, mut rest) = (0, bytes);
    while let Some((letter @ b'A'..=b'Z', behind)) = rest.split_first() {
        column = column * 26 + u32::from(letter - b'A') + 1;
        // More letters than any column has.
        if column > limits::COLUMNS {
            return None;
        }
        rest = behind;
    }
    let (row, rest) = leading_digits(rest)?;
    let at = (row.checked_sub(1)?, column.checked_sub(1)?);
    (at.0 < limits::ROWS).then_some((at, rest))
}

/// A whole number of few digits.
fn digits(text: &str) -> Option<u32> {
    leading_digits(text.as_bytes()).filter(|(_, rest)| rest.is_empty()).map(|(number, _)| number)
}

/// The whole number of few digits at the front, and what is behind it.
#[inline]
fn leading_digits(bytes: &[u8]) -> Option<(u32, &[u8])> {
    let (mut number, mut rest) = (0, bytes);
    while let Some((digit @ b'0'..=b'9', behind)) = rest.split_first() {
        number = number * 10 + u32::from(digit - b'0');
        rest = behind;
        if bytes.len() - rest.len() > MOST_DIGITS {
            return None;
        }
    }
    (rest.len() < bytes.len()).then_some((number, rest))
}

fn digits_below(text: &str, limit: usize) -> Option<u32> {
    digits(text).filter(|number| usize::try_from(*number).is_ok_and(|number| number < limit))
}

/// A number as programs write it: `12`, `-0.5`, `1.5E-7`. Few digits, the most usual case, need no parser of floats.
fn number(text: &str) -> Option<f64> {
    if let Some(whole) = digits(text) {
        return Some(f64::from(whole));
    }
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    let is_usual = unsigned.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'e' | b'E' | b'-' | b'+'));
    let is_digit = |letter: char| letter.is_ascii_digit();
    if is_usual && unsigned.starts_with(is_digit) && unsigned.ends_with(is_digit) { text.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(data: &str) -> Option<String> {
        let xml = format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?><worksheet><cols/><sheetData>{data}</sheetData><x>");
        let sheet = read(xml.as_bytes())?;
        let shown = sheet.cells.iter().map(|cell| format!("{},{} {:?} {:?}", cell.row, cell.column, cell.format, cell.value));
        Some(shown.collect::<Vec<_>>().join("; "))
    }

    #[test]
    fn cells_are_read_as_programs_write_them() {
        for (data, shown) in [
            ("<row r=\"1\" spans=\"1:2\" x14ac:dyDescent=\"0.25\"><c r=\"A1\"/><c r=\"B1\" s=\"3\"></c></row>", ""),
            ("<row>\n<c r=\"C7\" s=\"12\"><v>45000</v></c></row>", "6,2 Some(12) Number(45000.0)"),
            ("<row><c r=\"AA1\" t=\"n\"><v>-1.5E-7</v></c></row>", "0,26 None Number(-1.5e-7)"),
            (
                "<row><c r=\"A1\" t=\"s\"><v>9</v></c><c r=\"B1\" t=\"s\"><v>4</v></c></row>",
                "0,0 None Shared(0); 0,1 None Shared(1)",
            ),
            (
                "<row><c r=\"A1\" t=\"s\"><v>9</v></c></row><row><c r=\"A2\" t=\"s\"><v>9</v></c></row>",
                "0,0 None Shared(0); 1,0 None Shared(0)",
            ),
            ("<row><c r=\"A1\"><f>SUM(B1:B2)</f><v>3</v></c></row>", "0,0 None Number(3.0)"),
            ("<row><c r=\"A1\" t=\"str\"><f t=\"shared\" si=\"0\"/><v>Đạt</v></c></row>", "0,0 None Text(\"Đạt\")"),
            (
                "<row><c r=\"A1\" t=\"b\"><v>1</v></c><c r=\"B1\" t=\"e\"><v>#REF!</v></c></row>",
                "0,0 None Bool(true); 0,1 None Error(\"#REF!\")",
            ),
            ("<row><c r=\"A1\"><f>B1</f></c><c r=\"B1\"><v></v></c></row>", ""),
        ] {
            assert_eq!(cells(data).as_deref(), Some(shown), "{data}");
        }
        assert_eq!(read(b"<worksheet><sheetData/></worksheet>").map(|sheet| sheet.cells.len()), Some(0));
    }

    /// The quick way and the way by attributes say the same of whatever both read.
    #[test]
    fn a_typical_cell_is_what_its_attributes_say() {
        for (typical, by_attributes) in [
            ("r=\"B7\" s=\"3\" t=\"s\"><v>12</v></c>", "s=\"3\" r=\"B7\" t=\"s\"><v>12</v></c>"),
            ("r=\"XFD1048576\"><v>9999999</v></c>", " r=\"XFD1048576\"><v>9999999</v></c>"),
            ("r=\"A1\" s=\"65429\"><v>0012</v></c>", "s=\"65429\" r=\"A1\"><v>0012</v></c>"),
            ("r=\"A1\" s=\"1\"/>", "s=\"1\" r=\"A1\"/>"),
            ("r=\"XFE1\"><v>1</v></c>", " r=\"XFE1\"><v>1</v></c>"),
            ("r=\"AAAA1\"><v>1</v></c>", " r=\"AAAA1\"><v>1</v></c>"),
            ("r=\"A1048577\"><v>1</v></c>", " r=\"A1048577\"><v>1</v></c>"),
            ("r=\"A1\" s=\"99999\"><v>1</v></c>", "s=\"99999\" r=\"A1\"><v>1</v></c>"),
            ("r=\"A1\" t=\"s\"><v>1048576</v></c>", "t=\"s\" r=\"A1\"><v>1048576</v></c>"),
        ] {
            let row = |cell: &str| cells(&format!("<row><c {cell}</row>"));
            assert_eq!(row(typical), row(by_attributes), "{typical}");
        }
    }

    #[test]
    fn whatever_is_not_plain_is_left_to_calamine() {
        for data in [
            "<row><c r=\"A1\" t=\"inlineStr\"><is><t>a</t></is></c></row>",
            "<row><c r=\"A1\" t=\"d\"><v>2024-01-01</v></c></row>",
            "<row><c t=\"n\"><v>1</v></c></row>",
            "<row><c r=\"a1\"><v>1</v></c></row>",
            "<row><c r=\"A0\"><v>1</v></c></row>",
            "<row><c r=\"A1048577\"><v>1</v></c></row>",
            "<row><c r=\"XFE1\"><v>1</v></c></row>",
            "<row><c r='A1'><v>1</v></c></row>",
            "<row><c r=\"A1\"><v>1</v><f>B1</f></c></row>",
            "<row><c r=\"A1\"><v>1</v><v>2</v></c></row>",
            "<row><c r=\"A1\"><v> 1</v></c></row>",
            "<row><c r=\"A1\"><v>+1</v></c></row>",
            "<row><c r=\"A1\"><v>nan</v></c></row>",
            "<row><c r=\"A1\"><v>1<!-- 2 --></v></c></row>",
            "<row><c r=\"A1\" t=\"b\"><v>true</v></c></row>",
            "<row><c r=\"A1\" t=\"str\"><v>a&amp;b</v></c></row>",
            "<row><c r=\"A1\" t=\"str\"><v>a_x000D_</v></c></row>",
            "<row><c r=\"A1\" t=\"s\"><v>99999999</v></c></row>",
            "<row><c r=\"A1\" s=\"70000\"><v>1</v></c></row>",
            "<row r=\"0\"><c r=\"A1\"><v>1</v></c></row>",
            "<row><c r=\"A0\"/></row>",
            "<row><c r=\"A1\" r=\"B1\"><v>1</v></c></row>",
            "<row><c r=\"A1\" t=\"\"><v>1</v></c></row>",
            "<x:row/>",
            "<row><c r=\"A1\"><v>1</v></row>",
        ] {
            assert_eq!(cells(data), None, "{data}");
        }
        for xml in [
            "",
            "<worksheet>",
            "<?xml encoding=\"latin1\"?><worksheet><sheetData/>",
            "<!DOCTYPE a><sheetData/>",
            "<a b\"=\"c\"><sheetData/>",
            "<a b='<sheetData/>'/><sheetData/>",
            "<x:sheetData><sheetData/>",
        ] {
            assert_eq!(read(xml.as_bytes()), None, "{xml}");
        }
    }
}
