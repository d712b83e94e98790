//! What stands in the margins: the page number and the draft mark above the text, the codes below that of the last page or of each.

use std::borrow::Cow;

use crate::model::page::{Glyphs, Ink, Item, Page};
use crate::model::structure::Mark;
use crate::paper::font::Face;
use crate::paper::press::Press;
use crate::paper::style::{ElementStyle, POINTS_PER_MM};
use crate::paper::wording;

/// Adds number and mark to a page; `number` counts from 1 in its section and is not shown on the first page.
pub(super) fn furnish(page: &mut Page, number: usize, draft: bool, press: &Press) {
    let left = press.styles.margins.left * POINTS_PER_MM;
    let right = page.width - press.styles.margins.right * POINTS_PER_MM;
    if draft {
        let mut mark = glyphs(Cow::Borrowed(wording::DRAFT), &press.styles.draft_mark, press);
        mark.x = right - mark.width;
        page.items.insert(0, Item::Glyphs(mark));
    }
    if number > 1 {
        let mut shown = glyphs(Cow::Owned(number.to_string()), &press.styles.page_number, press);
        shown.x = left + (right - left - shown.width) / 2.0;
        page.items.insert(0, Item::Glyphs(shown));
    }
}

/// Adds the line of codes to a page, at the left half way down the bottom margin.
pub(super) fn sign(page: &mut Page, line: Option<String>, press: &Press) {
    let Some(line) = line else { return };
    let mut mark = glyphs(Cow::Owned(line), &press.styles.run_code, press);
    mark.x = press.styles.margins.left * POINTS_PER_MM;
    mark.baseline = page.height - press.styles.margins.bottom * POINTS_PER_MM
        + middle(press.styles.margins.bottom, &press.styles.run_code, press);
    page.items.push(Item::Glyphs(mark));
}

/// A text half way up the top margin.
fn glyphs<'a>(text: Cow<'a, str>, style: &ElementStyle, press: &Press) -> Glyphs<'a> {
    let face = Face::of(style.bold, style.italic);
    let width = press.faces.width(face, style.size, &text);
    let baseline = middle(press.styles.margins.top, style, press);
    Glyphs { face, size: style.size, x: 0.0, baseline, text, stretch: 0.0, width, ink: Ink::BLACK, mark: Mark::Header }
}

/// Baseline in points below the upper edge of a band so many millimetres high, for a line in its middle.
fn middle(band: f32, style: &ElementStyle, press: &Press) -> f32 {
    let face = Face::of(style.bold, style.italic);
    (band * POINTS_PER_MM + press.faces.ascent(face, style.size) - press.faces.descent(face, style.size)) / 2.0
}
