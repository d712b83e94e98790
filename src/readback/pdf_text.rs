//! The text of a PDF: content streams, fonts and their tables of characters, as any reader of the file takes them.

use std::collections::BTreeMap;
use std::io::{self, Read};

use flate2::read::ZlibDecoder;
use lopdf::{Dictionary, Document, LoadOptions, Object, ObjectId, Stream};
use rayon::prelude::*;

use super::operators::{Operator, each, number};

/// Baselines closer than this, in points, are one line.
const ONE_LINE: f32 = 0.5;

/// What is drawn on each page, in that order: a marked piece (a paragraph, a cell) a line, the lines within it parted by carriage
/// returns.
pub fn read(bytes: &[u8]) -> Option<Vec<String>> {
    let pdf = Document::load_mem_with_options(bytes, LoadOptions::with_filter(without_structure)).ok()?;
    let mut known = Known::new();
    let named = |page: &ObjectId| Some((*page, fonts(&pdf, *page, &mut known)?));
    let pages: Vec<(ObjectId, Fonts)> = pdf.get_pages().values().map(named).collect::<Option<_>>()?;
    let text = |(page, fonts): &(ObjectId, Fonts)| {
        let mut text = String::new();
        let mut reader = Reader { known: &known, fonts, font: None, at: 0.0, last: None };
        each(&pdf.get_page_content(*page), |operator| reader.operator(operator, &mut text));
        end_line(&mut text);
        text
    };
    Some(pages.par_iter().map(text).collect())
}

/// The tags of a long list are more objects than all else, and say nothing of what is drawn. Of objects that lie in streams of
/// objects the reader keeps what comes back, of all others, streams among them, the object itself.
///
/// A stream of tags is left as it is: to parse a hundred thousand of them takes three quarters of the time of reading a long list.
fn without_structure(id: (u32, u16), object: &mut Object) -> Option<(ObjectId, Object)> {
    if object.as_stream().is_ok_and(begins_with_a_tag) {
        return None;
    }
    let is_tag = object.as_dict().is_ok_and(|dictionary| dictionary.has(b"S") && dictionary.has(b"P"));
    let kept = || if object.as_stream().is_ok() { Object::Null } else { object.clone() };
    (!is_tag).then(|| (id, kept()))
}

/// How a tag begins in a stream of objects.
const TAG: &[u8] = b"<</S/";

/// True for a stream of objects whose first is a tag. Our writer packs tags by themselves; were anything else behind one, the page
/// that needs it would come back without text, which is a difference like any other.
fn begins_with_a_tag(stream: &Stream) -> bool {
    let first = stream.dict.get(b"First").and_then(Object::as_i64).ok().and_then(|first| u64::try_from(first).ok());
    let Some(first) = first.filter(|_| stream.dict.has_type(b"ObjStm")) else { return false };
    let mut inflated = ZlibDecoder::new(stream.content.as_slice());
    let mut beginning = Vec::new();
    let before = io::copy(&mut (&mut inflated).take(first), &mut io::sink());
    let read = before.and_then(|_| inflated.take(16).read_to_end(&mut beginning));
    read.is_ok() && beginning.trim_ascii_start().starts_with(TAG)
}

/// What each code of a font stands for, by code; empty where the font has none.
type Letters = Vec<String>;

/// A font by the name of its subset, with its letters.
type Known = Vec<(Vec<u8>, Letters)>;

/// Fonts by the names that a page calls them by, as positions in [`Known`].
type Fonts = BTreeMap<Vec<u8>, usize>;

/// The fonts of a page; the table of each is read where it is met first.
fn fonts(pdf: &Document, page: ObjectId, known: &mut Known) -> Option<Fonts> {
    let named = pdf.get_page_fonts(page).ok()?;
    Some(named.into_iter().filter_map(|(name, font)| Some((name, learn(pdf, font, known)?))).collect())
}

fn learn(pdf: &Document, font: &Dictionary, known: &mut Known) -> Option<usize> {
    let subset = font.get(b"BaseFont").and_then(Object::as_name).ok()?;
    if let Some(at) = known.iter().position(|(known, _)| known == subset) {
        return Some(at);
    }
    let (_, map) = pdf.dereference(font.get(b"ToUnicode").ok()?).ok()?;
    let map = map.as_stream().ok()?.decompressed_content().ok()?;
    known.push((subset.to_vec(), letters(&String::from_utf8_lossy(&map))));
    Some(known.len() - 1)
}

struct Reader<'a> {
    known: &'a Known,
    fonts: &'a Fonts,
    /// Position of the font in use.
    font: Option<usize>,
    /// Baseline of what is shown next.
    at: f32,
    /// Baseline of what was shown last.
    last: Option<f32>,
}

impl Reader<'_> {
    fn operator(&mut self, operator: &Operator<'_>, text: &mut String) {
        match operator.name {
            b"Tf" => self.font = self.fonts.get(operator.operand).copied(),
            b"Tm" => self.at = operator.numbers.get(5).and_then(|token| number(token)).unwrap_or(0.0),
            b"Tj" | b"TJ" => self.show(operator.text, text),
            b"BDC" | b"BMC" => end_line(text),
            _ => {}
        }
    }

    fn show(&mut self, codes: &[u8], text: &mut String) {
        if self.last.is_some_and(|last| (last - self.at).abs() > ONE_LINE) && !text.ends_with('\n') {
            text.push('\r');
        }
        self.last = Some(self.at);
        let Some((_, letters)) = self.font.and_then(|font| self.known.get(font)) else { return };
        for code in codes.chunks_exact(2) {
            let code = u16::from_be_bytes([code.first().copied().unwrap_or(0), code.get(1).copied().unwrap_or(0)]);
            let letter = letters.get(usize::from(code)).filter(|letter| !letter.is_empty());
            text.push_str(letter.map_or("\u{fffd}", String::as_str));
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
                if let Some(code) = units(code).first() {
                    put(&mut letters, *code, &units(text));
                }
            }
            [from, to, text] if kind == "beginbfrange" => {
                let text = units(text);
                if let ([from], [to], Some((last, rest))) = (units(from).as_slice(), units(to).as_slice(), text.split_last()) {
                    for (code, last) in (*from..=*to).zip(*last..) {
                        let units: Vec<u16> = rest.iter().copied().chain([last]).collect();
                        put(&mut letters, code, &units);
                    }
                }
            }
            _ => {}
        }
    }
    letters
}

fn put(letters: &mut Letters, code: u16, units: &[u16]) {
    let code = usize::from(code);
    letters.resize(letters.len().max(code + 1), String::new());
    if let Some(letter) = letters.get_mut(code) {
        *letter = String::from_utf16_lossy(units);
    }
}

/// `<00410301>` as units of 16 bits.
fn units(word: &str) -> Vec<u16> {
    let digits = word.trim_matches(['<', '>']).as_bytes();
    let unit = |four: &[u8]| u16::from_str_radix(std::str::from_utf8(four).ok()?, 16).ok();
    digits.chunks_exact(4).filter_map(unit).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use lopdf::dictionary;

    fn packed(objects: &str) -> Stream {
        let table = "7 0 ";
        let first = i64::try_from(table.len()).unwrap();
        let mut stream =
            Stream::new(dictionary! { "Type" => "ObjStm", "N" => 1, "First" => first }, format!("{table}{objects}").into_bytes());
        stream.compress().unwrap();
        stream
    }

    #[test]
    fn only_streams_of_tags_are_passed_over() {
        let long = " ".repeat(400);
        assert!(begins_with_a_tag(&packed(&format!(" <</S/TD/P 4 0 R>>{long}"))));
        assert!(!begins_with_a_tag(&packed(&format!(" <</Type/Page/Parent 4 0 R>>{long}"))));
        assert!(!begins_with_a_tag(&Stream::new(dictionary! { "First" => 4 }, b"7 0 <</S/TD>>".to_vec())));
    }
}
