//! The text of a PDF: content streams, fonts and their tables of characters, as any reader of the file takes them.

use std::collections::HashMap;

use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, LoadOptions, Object, ObjectId};

/// Baselines closer than this, in points, are one line.
const ONE_LINE: f32 = 0.5;

/// What is drawn, in that order: a marked piece (a paragraph, a cell) a line, the lines within it parted by carriage returns.
pub fn read(bytes: &[u8]) -> Option<String> {
    let pdf = Document::load_mem_with_options(bytes, LoadOptions::with_filter(without_structure)).ok()?;
    let mut fonts = HashMap::new();
    let mut text = String::new();
    for page in pdf.get_pages().into_values() {
        let mut reader = Reader { fonts: &mut fonts, named: pdf.get_page_fonts(page).ok()?, font: None, at: 0.0, last: None };
        let content = Content::decode(&pdf.get_page_content(page)).ok()?;
        content.operations.iter().for_each(|operation| reader.operation(&pdf, operation, &mut text));
        end_line(&mut text);
    }
    Some(text)
}

/// The tags of a long list are more objects than all else, and say nothing of what is drawn. Of objects that lie in streams of
/// objects the reader keeps what comes back, of all others, streams among them, the object itself.
fn without_structure(id: (u32, u16), object: &mut Object) -> Option<(ObjectId, Object)> {
    let is_tag = object.as_dict().is_ok_and(|dictionary| dictionary.has(b"S") && dictionary.has(b"P"));
    let kept = || if object.as_stream().is_ok() { Object::Null } else { object.clone() };
    (!is_tag).then(|| (id, kept()))
}

type Letters = HashMap<u16, String>;

struct Reader<'a> {
    /// Tables of characters by the name of the font file's subset, shared by all pages.
    fonts: &'a mut HashMap<Vec<u8>, Letters>,
    named: std::collections::BTreeMap<Vec<u8>, &'a Dictionary>,
    /// Name of the font in use.
    font: Option<Vec<u8>>,
    /// Baseline of what is shown next.
    at: f32,
    /// Baseline of what was shown last.
    last: Option<f32>,
}

impl Reader<'_> {
    fn operation(&mut self, pdf: &Document, operation: &Operation, text: &mut String) {
        let operands = &operation.operands;
        match operation.operator.as_str() {
            "Tf" => {
                let name = operands.first().and_then(|name| name.as_name().ok()).unwrap_or_default();
                self.font = self.learn(pdf, name);
            }
            "Tm" => self.at = operands.get(5).and_then(|y| y.as_float().ok()).unwrap_or(0.0),
            "Tj" => self.show(operands, text),
            "TJ" => self.show(operands.first().and_then(|array| array.as_array().ok()).map_or(&[], Vec::as_slice), text),
            "BDC" | "BMC" => end_line(text),
            _ => {}
        }
    }

    /// The key of a font's table, which is read where it is met first.
    fn learn(&mut self, pdf: &Document, name: &[u8]) -> Option<Vec<u8>> {
        let font = self.named.get(name)?;
        let key = font.get(b"BaseFont").and_then(Object::as_name).ok()?.to_vec();
        if !self.fonts.contains_key(&key) {
            let (_, map) = pdf.dereference(font.get(b"ToUnicode").ok()?).ok()?;
            let map = map.as_stream().ok()?.decompressed_content().ok()?;
            self.fonts.insert(key.clone(), letters(&String::from_utf8_lossy(&map)));
        }
        Some(key)
    }

    fn show(&mut self, parts: &[Object], text: &mut String) {
        if self.last.is_some_and(|last| (last - self.at).abs() > ONE_LINE) && !text.ends_with('\n') {
            text.push('\r');
        }
        self.last = Some(self.at);
        let Some(letters) = self.font.as_ref().and_then(|font| self.fonts.get(font)) else { return };
        for bytes in parts.iter().filter_map(|part| part.as_str().ok()) {
            for code in bytes.chunks_exact(2) {
                let code = u16::from_be_bytes([code.first().copied().unwrap_or(0), code.get(1).copied().unwrap_or(0)]);
                text.push_str(letters.get(&code).map_or("\u{fffd}", String::as_str));
            }
        }
    }
}

fn end_line(text: &mut String) {
    if !text.is_empty() && !text.ends_with('\n') {
        text.push('\n');
    }
}

/// A `ToUnicode` table (ISO 32000-1, 9.10.3), of codes of two bytes.
fn letters(map: &str) -> Letters {
    let mut letters = Letters::new();
    let mut kind = "";
    for line in map.lines() {
        let words: Vec<&str> = line.split_whitespace().collect();
        match words.as_slice() {
            [_, start @ ("beginbfchar" | "beginbfrange")] => kind = start,
            ["endbfchar" | "endbfrange"] => kind = "",
            [code, text] if kind == "beginbfchar" => {
                letters.extend(units(code).first().map(|code| (*code, String::from_utf16_lossy(&units(text)))));
            }
            [from, to, text] if kind == "beginbfrange" => {
                let text = units(text);
                if let ([from], [to], Some((last, rest))) = (units(from).as_slice(), units(to).as_slice(), text.split_last()) {
                    letters.extend((*from..=*to).zip(*last..).map(|(code, last)| {
                        let units: Vec<u16> = rest.iter().copied().chain([last]).collect();
                        (code, String::from_utf16_lossy(&units))
                    }));
                }
            }
            _ => {}
        }
    }
    letters
}

/// `<00410301>` as units of 16 bits.
fn units(word: &str) -> Vec<u16> {
    let digits = word.trim_matches(['<', '>']).as_bytes();
    let unit = |four: &[u8]| u16::from_str_radix(std::str::from_utf8(four).ok()?, 16).ok();
    digits.chunks_exact(4).filter_map(unit).collect()
}
