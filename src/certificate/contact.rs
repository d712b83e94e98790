//! All certificates of a list at a glance: many small ones on an A4 sheet, to be read through before any stock is used.

use std::borrow::Cow;

use super::fit::{points, width_in_ems};
use crate::model::award::Award;
use crate::model::page::{Glyphs, Ink, Item, Page, Paper, Rule};
use crate::model::structure::{Mark, Structure};
use crate::paper::font::{Face, Faces};

/// The sheet, its edge, the room between certificates and that of the line below one, in millimetres.
const SHEET: [f64; 2] = [210.0, 297.0];
const EDGE: f64 = 10.0;
const GAP: f64 = 3.0;
const CAPTION: f64 = 4.0;
/// Certificates in a row.
const ROW: u16 = 3;
const SIZE: f32 = 7.0;
const PEN: f32 = 0.3;

/// The certificates of a list, which has one page for each award, framed, with serial and name below.
#[must_use]
pub fn contact<'a>(certificates: &Paper<'a>, awards: &[Award], faces: &Faces) -> Paper<'a> {
    let [width, height] = SHEET.map(points);
    let [edge, gap, caption] = [EDGE, GAP, CAPTION].map(points);
    let cell = (width - 2.0 * edge - gap * f32::from(ROW - 1)) / f32::from(ROW);
    let blank = || Page { width, height, correction: None, items: Vec::new() };
    let (mut pages, mut column, mut top) = (vec![blank()], 0, edge);
    for (certificate, award) in certificates.pages.iter().zip(awards) {
        let scale = cell / certificate.width;
        let tall = certificate.height * scale;
        if top + tall + caption > height - edge && top > edge {
            pages.push(blank());
            (column, top) = (0, edge);
        }
        let Some(page) = pages.last_mut() else { continue };
        let left = edge + f32::from(column) * (cell + gap);
        page.items.extend(
            certificate.items.iter().filter_map(Item::glyphs).map(|glyphs| Item::Glyphs(small(glyphs, [left, top], scale))),
        );
        page.items.push(Item::Glyphs(named(award, [left, top + tall], cell, faces)));
        page.items.extend(framed([left, top], [cell, tall]));
        column += 1;
        if column == ROW {
            (column, top) = (0, top + tall + caption + gap);
        }
    }
    let structure = Structure { outline: Vec::new(), ..certificates.structure.clone() };
    Paper { pages, background: None, structure }
}

fn small<'a>(glyphs: &Glyphs<'a>, [left, top]: [f32; 2], scale: f32) -> Glyphs<'a> {
    Glyphs {
        size: glyphs.size * scale,
        x: left + glyphs.x * scale,
        baseline: top + glyphs.baseline * scale,
        width: glyphs.width * scale,
        ..glyphs.clone()
    }
}

/// The line below a certificate, cut where it would run into the next one; the whole name stands above it.
fn named(award: &Award, [x, top]: [f32; 2], room: f32, faces: &Faces) -> Glyphs<'static> {
    let face = Face::Regular;
    let mut text = format!("{}  {}", award.serial, award.name);
    while width_in_ems(&text, face, faces) * SIZE > room && text.pop().is_some() {}
    let (width, baseline) = (width_in_ems(&text, face, faces) * SIZE, top + faces.ascent(face, SIZE) + 1.0);
    let (text, ink) = (Cow::Owned(text), Ink::BLACK);
    Glyphs { face, size: SIZE, x, baseline, text, stretch: 0.0, width, ink, mark: Mark::Header }
}

/// Four rules along the edges of a sheet.
pub(super) fn framed<'a>([x, y]: [f32; 2], [width, height]: [f32; 2]) -> [Item<'a>; 4] {
    let rule = |x, y, width, height| Item::Rule(Rule { x, y, width, height, mark: Mark::Layout });
    [
        rule(x, y, width, PEN),
        rule(x, y + height - PEN, width, PEN),
        rule(x, y, PEN, height),
        rule(x + width - PEN, y, PEN, height),
    ]
}
