//! What stands in the top margin: the page number, and the draft mark.

use std::borrow::Cow;

use crate::model::page::{Glyphs, Item, Page};
use crate::paper::font::{Face, Faces};
use crate::paper::style::{DRAFT_MARK, ElementStyle, MARGINS, PAGE_NUMBER, POINTS_PER_MM};
use crate::paper::wording;

/// Adds number and mark to a page; `number` counts from 1 in its section and is not shown on the first page.
pub(super) fn furnish(page: &mut Page, number: usize, draft: bool, faces: &Faces) {
    let left = MARGINS.left * POINTS_PER_MM;
    let right = page.width - MARGINS.right * POINTS_PER_MM;
    if draft {
        let mut mark = glyphs(Cow::Borrowed(wording::DRAFT), &DRAFT_MARK, faces);
        mark.x = right - mark.width;
        page.items.insert(0, Item::Glyphs(mark));
    }
    if number > 1 {
        let mut shown = glyphs(Cow::Owned(number.to_string()), &PAGE_NUMBER, faces);
        shown.x = left + (right - left - shown.width) / 2.0;
        page.items.insert(0, Item::Glyphs(shown));
    }
}

/// A text half way up the top margin.
fn glyphs<'a>(text: Cow<'a, str>, style: &ElementStyle, faces: &Faces) -> Glyphs<'a> {
    let face = Face::of(style.bold, style.italic);
    let (ascent, descent) = (faces.ascent(face, style.size), faces.descent(face, style.size));
    let baseline = (MARGINS.top * POINTS_PER_MM + ascent - descent) / 2.0;
    let width = faces.width(face, style.size, &text);
    Glyphs { face, size: style.size, x: 0.0, baseline, text, stretch: 0.0, width, artifact: true }
}
