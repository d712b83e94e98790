//! Pages to operators: one text section and one set of strokes a page, nothing decided here. All of it stands in
//! marked contents (ISO 32000-1, 14.6): of an element, or of an artifact, which is no part of what the paper says.
//!
//! A page goes to printpdf as one piece ([`super::raw`]). What printpdf does not see shown it does not describe, so a
//! specimen before the first page shows every character once; it is taken out when the file is finished.

use std::collections::BTreeSet;

use printpdf::{Mm, Op, PdfDocument, PdfFont, PdfFontHandle, PdfPage, PdfSaveOptions, Pt, Rect, TextItem};

use rayon::prelude::*;

use super::raw::Raw;
use super::subset::Subset;
use super::{background, finish, structure};
use crate::error::Error;
use crate::model::document::Document;
use crate::model::page::{Glyphs, Ink, Item, Page, Paper, Rule};
use crate::model::structure::{Mark, Structure};
use crate::paper::font::{Face, Faces};

/// The file's bytes; the same paper gives the same bytes. Only the document's title is taken from `document`.
///
/// # Errors
/// [`Error::Refused`] for a character that the face does not have: it would be printed as an empty box; and when a library
/// fails on what we gave it, which no input should cause.
pub fn write(document: &Document, paper: &Paper, faces: &Faces) -> Result<Vec<u8>, Error> {
    write_titled(&document.title, paper, faces)
}

/// The same of a paper that no document stands behind.
///
/// # Errors
/// As [`write`].
pub fn write_titled(title: &str, paper: &Paper, faces: &Faces) -> Result<Vec<u8>, Error> {
    let subsets = subsets(title, &paper.pages.iter(), faces)?;
    let drawn: Vec<_> = paper.pages.par_iter().map(|page| draw(page, paper, &subsets)).collect();
    let (drawn, marks): (Vec<Raw>, Vec<Vec<u32>>) = drawn.into_iter().unzip();
    let drawn = paper.pages.iter().zip(drawn).map(|(page, raw)| sheet(page, raw)).collect();
    finish::finish(graph(title, &subsets, drawn)?, title, paper, &marks)
}

/// printpdf's objects of pages, behind a specimen of all characters.
pub(super) fn graph(title: &str, subsets: &Subsets, mut pages: Vec<PdfPage>) -> Result<lopdf::Document, Error> {
    let mut pdf = PdfDocument::new(title);
    for subset in subsets.iter().flatten() {
        pdf.resources.fonts.map.insert(subset.id.clone(), PdfFont::new(subset.font.clone()));
    }
    pages.insert(0, specimen(subsets));
    pdf.pages = pages;
    // `secure` would drop what printpdf gets as text.
    let options = PdfSaveOptions { optimize: false, subset_fonts: false, secure: false, image_optimization: None };
    let mut warnings = Vec::new();
    let objects = pdf.to_lopdf_document(&options, &mut warnings);
    match warnings.first() {
        None => Ok(objects),
        Some(warning) => Err(Error::Refused(format!("Không dựng được tệp PDF ({}).", warning.msg))),
    }
}

/// The faces that a file uses, in the order of [`Face::ALL`].
pub(super) type Subsets = [Option<Subset>; 5];

/// A subset for each face that occurs.
pub(super) fn subsets<'p, 'a: 'p>(
    title: &str,
    pages: &(impl Iterator<Item = &'p Page<'a>> + Clone),
    faces: &Faces,
) -> Result<Subsets, Error> {
    let mut subsets = [const { None }; 5];
    for (slot, face) in subsets.iter_mut().zip(Face::ALL) {
        let used = used(pages.clone(), face);
        if let Some(strange) = used.iter().find(|character| faces.glyph(face, **character).id == 0) {
            return Err(undrawable(title, *strange));
        }
        if !used.is_empty() {
            *slot = Some(Subset::new(face, &used, faces)?);
        }
    }
    Ok(subsets)
}

/// What came from submissions has been looked at by a check; only the office's own files can still bring such a sign.
fn undrawable(title: &str, strange: char) -> Error {
    Error::Refused(format!(
        "Văn bản “{title}” có ký tự “{strange}” (U+{:04X}) mà phông chữ không in được. Tìm và xóa ký tự ấy trong thoa-thuan.toml, \
         don-vi.xlsx hoặc mẫu văn bản.",
        u32::from(strange)
    ))
}

/// Characters that pages set in a face.
fn used<'p, 'a: 'p>(pages: impl Iterator<Item = &'p Page<'a>>, face: Face) -> BTreeSet<char> {
    let mut seen = vec![false; 0x2000];
    let mut used = BTreeSet::new();
    for item in pages.flat_map(|page| &page.items) {
        let Item::Glyphs(glyphs) = item else { continue };
        if glyphs.face != face {
            continue;
        }
        for character in glyphs.text.chars() {
            match usize::try_from(u32::from(character)).ok().and_then(|code| seen.get_mut(code)) {
                Some(seen) if *seen => {}
                Some(seen) => {
                    *seen = true;
                    used.insert(character);
                }
                None => {
                    used.insert(character);
                }
            }
        }
    }
    used
}

const fn index(face: Face) -> usize {
    match face {
        Face::Regular => 0,
        Face::Bold => 1,
        Face::Italic => 2,
        Face::BoldItalic => 3,
        Face::Display => 4,
    }
}

/// A page of all characters that the subsets draw.
fn specimen(subsets: &Subsets) -> PdfPage {
    let mut ops = vec![Op::StartTextSection];
    for subset in subsets.iter().flatten() {
        ops.push(Op::SetFont { font: PdfFontHandle::External(subset.id.clone()), size: Pt(1.0) });
        ops.push(Op::ShowText { items: vec![TextItem::Text(subset.characters.clone())] });
    }
    ops.push(Op::EndTextSection);
    PdfPage::new(Mm(0.0), Mm(0.0), ops)
}

/// A page's operators, and the elements of its marked contents in order.
pub(super) fn draw(page: &Page, paper: &Paper, subsets: &Subsets) -> (Raw, Vec<u32>) {
    let mut marker = Marker { structure: &paper.structure, open: None, elements: Vec::new() };
    let mut raw = Raw::default();
    if let Some(correction) = &page.correction {
        raw.correct(correction, page.height);
    }
    if paper.background.is_some() {
        raw.operator("/Artifact <</Type/Background>>", &[], "BDC");
        raw.operator("q", &[page.width], "");
        raw.operator("0 0", &[page.height], "0 0 cm");
        raw.operator(&format!("/{}", background::NAME), &[], "Do Q EMC");
    }
    raw.operator("BT", &[], "");
    let (mut current, mut ink) = (None, Ink::BLACK);
    let mut texts = page.items.iter().filter_map(Item::glyphs).peekable();
    while let Some(glyphs) = texts.next() {
        let Some(subset) = subsets.get(index(glyphs.face)).and_then(Option::as_ref) else { continue };
        marker.set(Some(glyphs.mark), &mut raw);
        if current != Some((glyphs.face, glyphs.size.to_bits())) {
            current = Some((glyphs.face, glyphs.size.to_bits()));
            raw.operator(&format!("/{}", subset.id.0), &[glyphs.size], "Tf");
        }
        if ink != glyphs.ink {
            ink = glyphs.ink;
            raw.ink(ink);
        }
        raw.operator("1 0 0 1", &[glyphs.x, page.height - glyphs.baseline], "Tm");
        raw.show(glyphs, subset, ends_word(glyphs, texts.peek().copied()));
    }
    marker.set(None, &mut raw);
    raw.operator("ET", &[], "");
    let mut thickness = None;
    for item in &page.items {
        if let Item::Rule(rule) = item {
            marker.set(Some(rule.mark), &mut raw);
            stroke(rule, page.height, &mut thickness, &mut raw);
        }
    }
    marker.set(None, &mut raw);
    (raw, marker.elements)
}

/// What printpdf gets of a page.
pub(super) fn sheet(page: &Page, raw: Raw) -> PdfPage {
    let area = Rect::from_wh(Pt(page.width), Pt(page.height));
    let ops = vec![Op::Unknown { key: raw.into_text(), value: Vec::new() }];
    let blank = PdfPage::new(Mm(0.0), Mm(0.0), ops);
    PdfPage { media_box: area.clone(), trim_box: area.clone(), crop_box: area, ..blank }
}

/// Whether a line ends here and a word with it, while its element may go on: on the next line, or on the next page. The space
/// between them is not printed, but who hears the paper needs it (ISO 32000-1, 14.8.2.5). A word that goes on was cut where
/// both parts touch in the document's text.
fn ends_word(glyphs: &Glyphs, next: Option<&Glyphs>) -> bool {
    let touch = |next: &Glyphs| std::ptr::eq(glyphs.text.as_bytes().as_ptr_range().end, next.text.as_ptr());
    !glyphs.mark.is_artifact()
        && next.is_none_or(|next| next.mark == glyphs.mark && next.baseline > glyphs.baseline + 0.5 && !touch(next))
}

/// Opens and closes the marked contents of a page.
struct Marker<'s> {
    structure: &'s Structure<'s>,
    open: Option<Mark>,
    elements: Vec<u32>,
}

impl Marker<'_> {
    /// What follows belongs to `mark`; `None` closes.
    fn set(&mut self, mark: Option<Mark>, raw: &mut Raw) {
        if self.open == mark {
            return;
        }
        if self.open.is_some() {
            raw.operator("EMC", &[], "");
        }
        self.open = mark;
        match mark {
            None => {}
            Some(Mark::Element(element)) => {
                let kind = usize::try_from(element).ok().and_then(|index| self.structure.elements.get(index));
                let number = self.elements.len();
                self.elements.push(element);
                let name = kind.map_or("Span", |element| structure::name(&element.kind));
                raw.begin_marked(name, number);
            }
            Some(Mark::Header | Mark::Repeated) => raw.operator("/Artifact <</Type/Pagination>>", &[], "BDC"),
            Some(Mark::Layout) => raw.operator("/Artifact <</Type/Layout>>", &[], "BDC"),
        }
    }
}

/// A rule as a line of its thickness, once more said only where it changes.
fn stroke(rule: &Rule, height: f32, thickness: &mut Option<f32>, raw: &mut Raw) {
    let wide = rule.width >= rule.height;
    let pen = if wide { rule.height } else { rule.width };
    if *thickness != Some(pen) {
        *thickness = Some(pen);
        raw.operator("", &[pen], "w");
    }
    let (x, y) = (rule.x + if wide { 0.0 } else { pen / 2.0 }, rule.y + if wide { pen / 2.0 } else { 0.0 });
    let (to_x, to_y) = if wide { (rule.x + rule.width, y) } else { (x, rule.y + rule.height) };
    raw.operator("", &[x, height - y], "m");
    raw.operator("", &[to_x, height - to_y], "l S");
}
