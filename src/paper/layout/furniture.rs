//! What stands in the margins: the page number and the draft mark above the text, the run's code below that of the last page.

use std::borrow::Cow;

use crate::model::page::{Glyphs, Item, Page};
use crate::model::structure::Mark;
use crate::paper::font::{Face, Faces};
use crate::paper::style::{DRAFT_MARK, ElementStyle, MARGINS, PAGE_NUMBER, POINTS_PER_MM, RUN_CODE};
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

/// Adds the run's code to the document's last page, at the left half way down the bottom margin; an empty code adds nothing.
pub(super) fn sign(page: &mut Page, code: &str, faces: &Faces) {
    if code.is_empty() {
        return;
    }
    let mut mark = glyphs(Cow::Owned(format!("{}{code}", wording::RUN_CODE)), &RUN_CODE, faces);
    mark.x = MARGINS.left * POINTS_PER_MM;
    mark.baseline = page.height - MARGINS.bottom * POINTS_PER_MM + middle(MARGINS.bottom, &RUN_CODE, faces);
    page.items.push(Item::Glyphs(mark));
}

/// A text half way up the top margin.
fn glyphs<'a>(text: Cow<'a, str>, style: &ElementStyle, faces: &Faces) -> Glyphs<'a> {
    let face = Face::of(style.bold, style.italic);
    let width = faces.width(face, style.size, &text);
    let baseline = middle(MARGINS.top, style, faces);
    Glyphs { face, size: style.size, x: 0.0, baseline, text, stretch: 0.0, width, mark: Mark::Header }
}

/// Baseline in points below the upper edge of a band so many millimetres high, for a line in its middle.
fn middle(band: f32, style: &ElementStyle, faces: &Faces) -> f32 {
    let face = Face::of(style.bold, style.italic);
    (band * POINTS_PER_MM + faces.ascent(face, style.size) - faces.descent(face, style.size)) / 2.0
}
