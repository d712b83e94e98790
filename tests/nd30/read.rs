//! A PDF read back as a stranger reads it: content streams, fonts and their tables of characters; nothing of our Page model.
//! Points from the page's top left corner, y downwards.

use std::collections::BTreeMap;

use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Object};

/// Text shown by one operator.
#[derive(Clone, Debug)]
pub struct Run {
    pub bold: bool,
    pub italic: bool,
    pub size: f32,
    pub x: f32,
    pub baseline: f32,
    pub width: f32,
    /// Width of the spaces at its end: they hang outside the line and are not drawn.
    hang: f32,
    pub text: String,
}

impl Run {
    pub fn right(&self) -> f32 {
        self.x + self.width
    }

    pub fn middle(&self) -> f32 {
        self.x + self.width / 2.0
    }
}

/// A stroked line.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    pub x: f32,
    pub y: f32,
    pub width: f32,
    pub height: f32,
}

/// A page; runs on one baseline that touch are one line.
#[derive(Clone, Debug)]
pub struct Page {
    pub width: f32,
    pub height: f32,
    pub lines: Vec<Run>,
    pub rules: Vec<Rule>,
}

struct Font {
    name: String,
    letters: BTreeMap<u16, String>,
    widths: BTreeMap<u16, f32>,
}

/// All pages of a file.
pub fn pages(bytes: &[u8]) -> Vec<Page> {
    let pdf = Document::load_mem(bytes).unwrap();
    pdf.get_pages().into_values().map(|id| page(&pdf, id)).collect()
}

fn number(object: &Object) -> f32 {
    object.as_float().unwrap()
}

fn page(pdf: &Document, id: lopdf::ObjectId) -> Page {
    let fonts: BTreeMap<Vec<u8>, Font> =
        pdf.get_page_fonts(id).unwrap().into_iter().map(|(name, dictionary)| (name, font(pdf, dictionary))).collect();
    let size = pdf.get_dictionary(id).unwrap().get(b"MediaBox").and_then(Object::as_array).unwrap();
    let (width, height) = (number(&size[2]), number(&size[3]));
    let content = Content::decode(&pdf.get_page_content(id)).unwrap();
    let mut reader =
        Reader { fonts: &fonts, height, font: None, at: (0.0, 0.0), from: (0.0, 0.0), runs: Vec::new(), rules: Vec::new() };
    content.operations.iter().for_each(|operation| reader.read(operation));
    Page { width, height, lines: joined(reader.runs), rules: reader.rules }
}

fn font(pdf: &Document, dictionary: &Dictionary) -> Font {
    let name = String::from_utf8_lossy(dictionary.get(b"BaseFont").and_then(Object::as_name).unwrap()).into_owned();
    let resolve = |object: &Object| pdf.dereference(object).unwrap().1.clone();
    let map = resolve(dictionary.get(b"ToUnicode").unwrap());
    let map = String::from_utf8(map.as_stream().unwrap().decompressed_content().unwrap()).unwrap();
    let below = resolve(dictionary.get(b"DescendantFonts").unwrap());
    let below = resolve(&below.as_array().unwrap()[0]);
    let widths = resolve(below.as_dict().unwrap().get(b"W").unwrap());
    Font { name, letters: letters(&map), widths: self::widths(widths.as_array().unwrap()) }
}

fn hex(word: &str) -> Vec<u16> {
    let digits = word.trim_matches(['<', '>']);
    (0..digits.len() / 4).map(|index| u16::from_str_radix(&digits[index * 4..index * 4 + 4], 16).unwrap()).collect()
}

fn letters(map: &str) -> BTreeMap<u16, String> {
    let mut letters = BTreeMap::new();
    let mut kind = "";
    for line in map.lines() {
        let words: Vec<&str> = line.split_whitespace().collect();
        match words.as_slice() {
            [_, start @ ("beginbfchar" | "beginbfrange")] => kind = start,
            ["endbfchar" | "endbfrange"] => kind = "",
            [code, text] if kind == "beginbfchar" => {
                letters.insert(hex(code)[0], String::from_utf16(&hex(text)).unwrap());
            }
            [from, to, text] if kind == "beginbfrange" => {
                for (step, code) in (hex(from)[0]..=hex(to)[0]).enumerate() {
                    letters.insert(code, String::from_utf16(&[hex(text)[0] + u16::try_from(step).unwrap()]).unwrap());
                }
            }
            _ => {}
        }
    }
    letters
}

fn widths(array: &[Object]) -> BTreeMap<u16, f32> {
    let mut widths = BTreeMap::new();
    let mut rest = array.iter();
    while let Some(first) = rest.next() {
        let first = u16::try_from(first.as_i64().unwrap()).unwrap();
        match rest.next().unwrap() {
            Object::Array(list) => widths.extend((first..).zip(list.iter().map(number))),
            last => {
                let (last, width) = (u16::try_from(last.as_i64().unwrap()).unwrap(), number(rest.next().unwrap()));
                widths.extend((first..=last).map(|code| (code, width)));
            }
        }
    }
    widths
}

struct Reader<'a> {
    fonts: &'a BTreeMap<Vec<u8>, Font>,
    height: f32,
    font: Option<(&'a Font, f32)>,
    at: (f32, f32),
    from: (f32, f32),
    runs: Vec<Run>,
    rules: Vec<Rule>,
}

impl Reader<'_> {
    fn read(&mut self, operation: &Operation) {
        let operands = &operation.operands;
        match operation.operator.as_str() {
            "Tf" => self.font = Some((&self.fonts[operands[0].as_name().unwrap()], number(&operands[1]))),
            "Tm" => self.at = (number(&operands[4]), number(&operands[5])),
            "Tj" => self.show(operands),
            "TJ" => self.show(operands[0].as_array().unwrap()),
            "m" => self.from = (number(&operands[0]), number(&operands[1])),
            "l" => {
                let to = (number(&operands[0]), number(&operands[1]));
                self.rules.push(Rule {
                    x: self.from.0.min(to.0),
                    y: self.height - self.from.1.max(to.1),
                    width: (to.0 - self.from.0).abs(),
                    height: (to.1 - self.from.1).abs(),
                });
                self.from = to;
            }
            _ => {}
        }
    }

    fn show(&mut self, parts: &[Object]) {
        let (font, size) = self.font.unwrap();
        let (mut text, mut width, mut drawn) = (String::new(), 0.0, 0.0);
        for part in parts {
            match part {
                Object::String(bytes, _) => {
                    for code in bytes.chunks(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])) {
                        text.push_str(font.letters.get(&code).map_or("\u{FFFD}", String::as_str));
                        width += font.widths.get(&code).copied().unwrap_or(1000.0);
                        drawn = if text.ends_with(' ') { drawn } else { width };
                    }
                }
                offset => width -= number(offset),
            }
        }
        let (bold, italic) = (font.name.contains("Bold"), font.name.contains("Italic"));
        let (x, baseline) = (self.at.0, self.height - self.at.1);
        let em = size / 1000.0;
        self.runs.push(Run { bold, italic, size, x, baseline, width: width * em, hang: (width - drawn) * em, text });
    }
}

/// Runs of one size that touch on one baseline, as one line in the look of its first run.
fn joined(runs: Vec<Run>) -> Vec<Run> {
    let mut lines: Vec<Run> = Vec::new();
    for run in runs {
        match lines.last_mut() {
            Some(line)
                if line.size.to_bits() == run.size.to_bits()
                    && (line.baseline - run.baseline).abs() < 0.3
                    && (run.x - line.right()).abs() < 1.0 =>
            {
                line.width = run.right() - line.x;
                line.hang = run.hang;
                line.text.push_str(&run.text);
            }
            _ => lines.push(run),
        }
    }
    lines.retain(|line| !line.text.trim().is_empty());
    for line in &mut lines {
        line.width -= line.hang;
        line.text.truncate(line.text.trim_end_matches(' ').len());
    }
    lines
}
