//! An award list on its stock: one sheet for each award, every text in its box.

use std::borrow::Cow;

use rayon::prelude::*;

use super::contact::framed;
use super::facts::Facts;
use super::fit::{self, Fit, Fitted, fit, points};
use super::phrases;
use crate::model::award::Award;
use crate::model::certificate::{Across, Down, Frame, Profile};
use crate::model::page::{Correction, Glyphs, Ink, Item, Page, Paper, Picture};
use crate::model::structure::{Bookmark, Element, Kind, Mark, Structure};
use crate::paper::font::{Face, Faces};
use crate::paper::wording;

/// Certificates of a list as they stand on the stock, and what staff must know before any stock is used.
#[derive(Clone, Debug)]
pub struct Placed {
    size: [f32; 2],
    /// One an award, in printed order.
    sheets: Vec<Texts>,
    /// Texts that are not as the profile means them, in printed order.
    pub notes: Vec<Note>,
}

/// Texts of one sheet; their marks count its paragraphs from 0.
#[derive(Clone, Debug)]
struct Texts {
    items: Vec<Item<'static>>,
    paragraphs: u32,
    title: String,
}

/// What is done to sheets for a way of printing them.
#[derive(Clone, Debug, Default)]
pub struct Dress {
    /// What makes the printer good.
    pub correction: Option<Correction>,
    /// The stock's picture behind the texts.
    pub background: Option<Picture>,
    /// The stock's edge is drawn.
    pub framed: bool,
}

impl Placed {
    /// The sheets with these indexes as one paper, a blank page where there are none.
    #[must_use]
    pub fn paper(&self, indexes: impl IntoIterator<Item = usize>, dress: &Dress) -> Paper<'_> {
        let mut structure = Structure { elements: vec![Element { kind: Kind::Document, parent: 0 }], outline: Vec::new() };
        let [width, height] = self.size;
        let page = |items| Page { width, height, correction: dress.correction, items };
        let mut pages = Vec::new();
        for sheet in indexes.into_iter().filter_map(|index| self.sheets.get(index)) {
            let section = count(structure.elements.len());
            structure.elements.push(Element { kind: Kind::Section, parent: 0 });
            structure.elements.extend((0..sheet.paragraphs).map(|_| Element { kind: Kind::Paragraph, parent: section }));
            structure.outline.push(Bookmark { element: section + 1, level: 1, title: sheet.title.clone() });
            let mut items: Vec<Item> = sheet.items.iter().map(|item| moved(item, section + 1)).collect();
            if dress.framed {
                items.extend(framed([0.0, 0.0], self.size));
            }
            pages.push(page(items));
        }
        if pages.is_empty() {
            pages.push(page(Vec::new()));
        }
        if pages.len() == 1 {
            structure.outline.clear();
        }
        Paper { pages, background: dress.background.clone(), structure }
    }

    /// Each sheet as a paper of its own.
    #[must_use]
    pub fn singles(&self, dress: &Dress) -> Vec<Paper<'_>> {
        (0..self.sheets.len()).map(|index| self.paper([index], dress)).collect()
    }

    /// How many sheets there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.sheets.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.sheets.is_empty()
    }
}

/// A thing with its paragraph counted on from `first`.
fn moved<'t>(item: &'t Item<'static>, first: u32) -> Item<'t> {
    match item {
        Item::Glyphs(glyphs) => {
            let mark = if let Mark::Element(paragraph) = glyphs.mark { Mark::Element(first + paragraph) } else { glyphs.mark };
            Item::Glyphs(Glyphs { text: Cow::Borrowed(&*glyphs.text), mark, ..*glyphs })
        }
        Item::Rule(rule) => Item::Rule(*rule),
    }
}

fn count(elements: usize) -> u32 {
    u32::try_from(elements).unwrap_or(u32::MAX)
}

/// A text that did not go into its box as it is meant to.
#[derive(Clone, Debug, PartialEq)]
pub struct Note {
    /// Position of the award in its list.
    pub award: usize,
    /// The text.
    pub text: String,
    /// How it went.
    pub fit: Fit,
    /// Type size in points.
    pub size: f32,
    /// Lines.
    pub lines: usize,
    /// Letters that the box's face lacks; it is then set in the upright one.
    pub lacking: Vec<char>,
}

/// Sets a list. `draft` marks every sheet, so that nobody hands out what is not decided.
#[must_use]
pub fn place(profile: &Profile, said: &Facts, awards: &[Award], draft: bool, faces: &Faces) -> Placed {
    let set = |(index, award): (usize, &Award)| {
        let mut sheet = Sheet { items: Vec::new(), notes: Vec::new(), paragraphs: 0, index, faces };
        if draft {
            sheet.draft();
        }
        for frame in &profile.frames {
            sheet.frame(frame, said.say(&frame.says, award));
        }
        let title = format!("{} {}", award.serial, award.name);
        (Texts { items: sheet.items, paragraphs: sheet.paragraphs, title }, sheet.notes)
    };
    let sheets: Vec<(Texts, Vec<Note>)> = awards.par_iter().enumerate().map(set).collect();
    let (sheets, notes): (Vec<Texts>, Vec<Vec<Note>>) = sheets.into_iter().unzip();
    Placed { size: profile.size.map(points), sheets, notes: notes.into_iter().flatten().collect() }
}

/// One sheet being set; its paragraphs are numbered from 0.
struct Sheet<'f> {
    items: Vec<Item<'static>>,
    notes: Vec<Note>,
    paragraphs: u32,
    index: usize,
    faces: &'f Faces,
}

impl Sheet<'_> {
    /// The draft mark in the upper left corner: no part of what the certificate says.
    fn draft(&mut self) {
        let (face, size, edge) = (Face::Bold, 14.0, points(10.0));
        let width = fit::width_in_ems(wording::DRAFT, face, self.faces) * size;
        let text = Cow::Borrowed(wording::DRAFT);
        let (baseline, ink) = (edge + self.faces.ascent(face, size), Ink::BLACK);
        self.items.push(Item::Glyphs(Glyphs {
            face,
            size,
            x: edge,
            baseline,
            text,
            stretch: 0.0,
            width,
            ink,
            mark: Mark::Header,
        }));
    }

    /// A text that goes on several lines with its phrases whole, unless it would not go into its box as well as with them broken.
    fn best<'t>(&self, text: &'t str, bound: &'t str, frame: &Frame) -> Fitted<'t> {
        let free = fit(text, frame, self.faces);
        if !frame.wraps_first || free.lines.len() < 2 {
            return free;
        }
        let whole = fit(bound, frame, self.faces);
        if whole.fit <= free.fit { whole } else { free }
    }

    fn frame(&mut self, frame: &Frame, said: String) {
        let text = if frame.capitals { said.to_uppercase() } else { said };
        if text.is_empty() {
            return;
        }
        let bound = phrases::bound(&text);
        let fitted = self.best(&text, &bound, frame);
        let (size, face, lines) = (fitted.size, fitted.face, fitted.lines.len());
        let extent = fitted.pitch * f32::from(u16::try_from(lines).unwrap_or(u16::MAX));
        let free = (points(frame.height) - extent).max(0.0);
        let mut top = points(frame.top)
            + match frame.down {
                Down::Top => 0.0,
                Down::Middle => free / 2.0,
                Down::Foot => free,
            };
        let mark = Mark::Element(self.paragraphs);
        self.paragraphs += 1;
        for (line, width) in &fitted.lines {
            let free = points(frame.width) - width;
            let x = points(frame.left)
                + match frame.across {
                    Across::Left => 0.0,
                    Across::Center => free / 2.0,
                    Across::Right => free,
                };
            let baseline = top + self.faces.ascent(face, size);
            let (text, width, ink) = (Cow::Owned((*line).to_owned()), *width, frame.ink);
            self.items.push(Item::Glyphs(Glyphs { face, size, x, baseline, text, stretch: 0.0, width, ink, mark }));
            top += fitted.pitch;
        }
        if fitted.fit > Fit::Whole || !fitted.lacking.is_empty() {
            let (fit, lacking, award) = (fitted.fit, fitted.lacking, self.index);
            self.notes.push(Note { award, text, fit, size, lines, lacking });
        }
    }
}
