//! Pages to printpdf's operations: one text section and one set of strokes a page, nothing decided here. All of it stands in
//! marked contents (ISO 32000-1, 14.6): of an element, or of an artifact, which is no part of what the paper says.
//!
//! The text section goes to printpdf as one piece ([`super::raw`]). What printpdf does not see shown it does not describe, so a
//! specimen before the first page shows every character once; it is taken out when the file is finished.

use std::collections::BTreeSet;

use printpdf::{
    Line, LinePoint, Mm, Op, PdfDocument, PdfFont, PdfFontHandle, PdfPage, PdfSaveOptions, Point, Pt, Rect, TextItem,
};

use rayon::prelude::*;

use super::raw::Raw;
use super::subset::Subset;
use super::{finish, structure};
use crate::error::Error;
use crate::model::document::Document;
use crate::model::page::{Glyphs, Item, Page, Paper, Rule};
use crate::model::structure::{Mark, Structure};
use crate::paper::font::{Face, Faces};

/// The file's bytes; the same paper gives the same bytes. Only the document's title is taken from `document`.
///
/// # Errors
/// [`Error::Refused`] for a character that the face does not have: it would be printed as an empty box; and when a library
/// fails on what we gave it, which no input should cause.
pub fn write(document: &Document, paper: &Paper, faces: &Faces) -> Result<Vec<u8>, Error> {
    let pages = paper.pages.as_slice();
    let subsets = subsets(&document.title, pages, faces)?;
    let mut pdf = PdfDocument::new(&document.title);
    for subset in subsets.iter().flatten() {
        pdf.resources.fonts.map.insert(subset.id.clone(), PdfFont::new(subset.font.clone()));
    }
    let drawn: Vec<_> = pages.par_iter().map(|page| draw(page, &paper.structure, &subsets)).collect();
    let (mut drawn, marks): (Vec<PdfPage>, Vec<Vec<u32>>) = drawn.into_iter().unzip();
    drawn.insert(0, specimen(&subsets));
    pdf.pages = drawn;
    // `secure` would drop what printpdf gets as text.
    let options = PdfSaveOptions { optimize: false, subset_fonts: false, secure: false, image_optimization: None };
    let mut warnings = Vec::new();
    let objects = pdf.to_lopdf_document(&options, &mut warnings);
    if let Some(warning) = warnings.first() {
        return Err(Error::Refused(format!("Không dựng được tệp PDF ({}).", warning.msg)));
    }
    drop(pdf);
    finish::finish(objects, &document.title, paper, &marks)
}

/// A subset for each face that occurs, in the order of [`Face::ALL`].
fn subsets(title: &str, pages: &[Page], faces: &Faces) -> Result<[Option<Subset>; 4], Error> {
    let mut subsets = [const { None }; 4];
    for (slot, face) in subsets.iter_mut().zip(Face::ALL) {
        let used = used(pages, face);
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
fn used(pages: &[Page], face: Face) -> BTreeSet<char> {
    let mut seen = vec![false; 0x2000];
    let mut used = BTreeSet::new();
    for item in pages.iter().flat_map(|page| &page.items) {
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
    }
}

/// A page of all characters that the subsets draw.
fn specimen(subsets: &[Option<Subset>; 4]) -> PdfPage {
    let mut ops = vec![Op::StartTextSection];
    for subset in subsets.iter().flatten() {
        ops.push(Op::SetFont { font: PdfFontHandle::External(subset.id.clone()), size: Pt(1.0) });
        ops.push(Op::ShowText { items: vec![TextItem::Text(subset.characters.clone())] });
    }
    ops.push(Op::EndTextSection);
    PdfPage::new(Mm(0.0), Mm(0.0), ops)
}

/// A page's operations, and the elements of its marked contents in order.
fn draw(page: &Page, structure: &Structure, subsets: &[Option<Subset>; 4]) -> (PdfPage, Vec<u32>) {
    let mut marker = Marker { structure, open: None, elements: Vec::new() };
    let mut raw = Raw::default();
    raw.operator("BT", &[], "");
    let mut current = None;
    let mut texts = page.items.iter().filter_map(Item::glyphs).peekable();
    while let Some(glyphs) = texts.next() {
        let Some(subset) = subsets.get(index(glyphs.face)).and_then(Option::as_ref) else { continue };
        marker.set(Some(glyphs.mark), &mut raw);
        if current != Some((glyphs.face, glyphs.size.to_bits())) {
            current = Some((glyphs.face, glyphs.size.to_bits()));
            raw.operator(&format!("/{}", subset.id.0), &[glyphs.size], "Tf");
        }
        raw.operator("1 0 0 1", &[glyphs.x, page.height - glyphs.baseline], "Tm");
        raw.show(glyphs, subset, ends_word(glyphs, texts.peek().copied()));
    }
    marker.set(None, &mut raw);
    raw.operator("ET", &[], "");
    let mut ops = Vec::new();
    raw.flush(&mut ops);
    let mut thickness = None;
    for item in &page.items {
        if let Item::Rule(rule) = item {
            marker.set(Some(rule.mark), &mut raw);
            raw.flush(&mut ops);
            stroke(rule, page.height, &mut thickness, &mut ops);
        }
    }
    marker.set(None, &mut raw);
    raw.flush(&mut ops);
    let area = Rect::from_wh(Pt(page.width), Pt(page.height));
    let blank = PdfPage::new(Mm(0.0), Mm(0.0), ops);
    (PdfPage { media_box: area.clone(), trim_box: area.clone(), crop_box: area, ..blank }, marker.elements)
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
                raw.operator(&format!("/{name} <</MCID {number}>>"), &[], "BDC");
            }
            Some(Mark::Header | Mark::Repeated) => raw.operator("/Artifact <</Type/Pagination>>", &[], "BDC"),
            Some(Mark::Layout) => raw.operator("/Artifact <</Type/Layout>>", &[], "BDC"),
        }
    }
}

fn stroke(rule: &Rule, height: f32, thickness: &mut Option<f32>, ops: &mut Vec<Op>) {
    let wide = rule.width >= rule.height;
    let pen = if wide { rule.height } else { rule.width };
    if *thickness != Some(pen) {
        *thickness = Some(pen);
        ops.push(Op::SetOutlineThickness { pt: Pt(pen) });
    }
    let (x, y) = (rule.x + if wide { 0.0 } else { pen / 2.0 }, rule.y + if wide { pen / 2.0 } else { 0.0 });
    let (to_x, to_y) = if wide { (rule.x + rule.width, y) } else { (x, rule.y + rule.height) };
    let point = |x: f32, y: f32| LinePoint { p: Point { x: Pt(hundredths(x)), y: Pt(hundredths(height - y)) }, bezier: false };
    ops.push(Op::DrawLine { line: Line { points: vec![point(x, y), point(to_x, to_y)], is_closed: false } });
}

/// 0.01 point is 3.5 micrometres: finer positions only make the file larger.
fn hundredths(value: f32) -> f32 {
    (value * 100.0).round() / 100.0
}
