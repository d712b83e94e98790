//! A strip: a band of a page that never breaks, as wide as the text. Blocks become strips, strips become pages.

use std::borrow::Cow;
use std::rc::Rc;

use super::lines::Line;
use crate::model::page::{Glyphs, Ink, Item, Rule};
use crate::model::structure::Mark;
use crate::paper::press::Press;
use crate::paper::style::{Alignment, ElementStyle};

/// A band of the text area. Items have their x on the page and their y from the strip's top.
#[derive(Clone, Debug, Default)]
pub(super) struct Strip<'a> {
    /// Points above; dropped at the top of a page.
    pub before: f32,
    /// Points of its own.
    pub height: f32,
    /// Points below; dropped at the foot of a page.
    pub after: f32,
    /// Stays on the page of the next strip.
    pub keep: bool,
    /// Begins a page.
    pub new_page: bool,
    /// What stands in it.
    pub items: Vec<Item<'a>>,
    /// For rows of tables.
    pub row: Option<TableRow>,
}

/// What the page maker must know of a table's row.
#[derive(Clone, Debug)]
pub(super) struct TableRow {
    /// Index of the table among those of its section.
    pub table: usize,
    /// Row of the head: needs no head above it.
    pub head: bool,
    /// x of the vertical rules from left to right.
    pub edges: Rc<[f32]>,
    /// Left and right x of cells that go on in the row below: no rule is drawn under them.
    pub gaps: Vec<(f32, f32)>,
}

/// Where a line stands: left edge and width in points, and how it lies between them; and what it belongs to.
#[derive(Clone, Copy, Debug)]
pub(super) struct Frame {
    /// Left edge on the page.
    pub left: f32,
    /// Room.
    pub width: f32,
    /// How lines lie.
    pub align: Alignment,
    /// What they belong to.
    pub mark: Mark,
}

/// Height of a line of an element in points.
pub(super) fn line_height(style: &ElementStyle, press: &Press) -> f32 {
    press.faces.pitch(crate::paper::font::Face::Regular, style.size) * style.line
}

/// Places one line with its top at `top`.
pub(super) fn place_line<'a>(line: &Line<'a>, frame: Frame, top: f32, size: f32, press: &Press, items: &mut Vec<Item<'a>>) {
    let free = (frame.width - line.width).max(0.0);
    let spaces: u16 = line.pieces.iter().fold(0, |sum, piece| sum.saturating_add(piece.spaces));
    let justified = frame.align == Alignment::Justified && !line.last && spaces > 0;
    let stretch = if justified { free / f32::from(spaces) } else { 0.0 };
    let mut x = frame.left
        + match frame.align {
            Alignment::Left | Alignment::Justified => 0.0,
            Alignment::Center => free / 2.0,
            Alignment::Right => free,
        };
    for piece in &line.pieces {
        let stretch = if piece.spaces == 0 { 0.0 } else { stretch };
        let width = piece.width + stretch * f32::from(piece.spaces);
        let baseline = top + press.faces.ascent(piece.face, size);
        let text = Cow::Borrowed(piece.text);
        let (face, ink, mark) = (piece.face, Ink::BLACK, frame.mark);
        items.push(Item::Glyphs(Glyphs { face, size, x, baseline, text, stretch, width, ink, mark }));
        x += width;
    }
}

/// Places lines one below another from `top`; gives the y below the last.
pub(super) fn place_lines<'a>(
    lines: &[Line<'a>],
    frame: Frame,
    top: f32,
    style: &ElementStyle,
    press: &Press,
    items: &mut Vec<Item<'a>>,
) -> f32 {
    let height = line_height(style, press);
    let mut y = top;
    for line in lines {
        place_line(line, frame, y, style.size, press, items);
        y += height;
    }
    y
}

/// Lowest point of an item from the strip's top.
fn bottom(item: &Item) -> f32 {
    match item {
        Item::Glyphs(glyphs) => glyphs.baseline + glyphs.size * 0.25,
        Item::Rule(rule) => rule.y + rule.height,
    }
}

/// Highest point of an item from the strip's top.
fn top(item: &Item) -> f32 {
    match item {
        Item::Glyphs(glyphs) => glyphs.baseline - glyphs.size,
        Item::Rule(rule) => rule.y,
    }
}

/// Moves an item down.
pub(super) fn lower(item: &mut Item, by: f32) {
    match item {
        Item::Glyphs(glyphs) => glyphs.baseline += by,
        Item::Rule(Rule { y, .. }) => *y += by,
    }
}

impl Strip<'_> {
    /// The limit, or a line higher where only the last line ends below it.
    fn without_last_alone(&self, limit: f32) -> f32 {
        let mut ends: Vec<f32> = self.items.iter().map(bottom).collect();
        ends.sort_by(f32::total_cmp);
        ends.dedup_by(|next, end| *next - *end < 1.0);
        match ends.as_slice() {
            [.., stays, goes, last] if *last > limit && *goes <= limit => *stays,
            _ => limit,
        }
    }

    /// Cuts a strip that is taller than a page: what ends above `limit` stays, the rest is the second strip, moved up to
    /// its top. At least one line stays, so that cutting ends, and of more than two no single one goes; an item is never cut
    /// through.
    pub fn cut(mut self, limit: f32) -> (Self, Option<Self>) {
        let highest = self.items.iter().map(bottom).fold(f32::INFINITY, f32::min);
        let kept = self.height.min(limit);
        let limit = self.without_last_alone(limit.max(highest));
        let items = std::mem::take(&mut self.items);
        let (stay, mut go): (Vec<_>, Vec<_>) = items.into_iter().partition(|item| bottom(item) <= limit);
        if go.is_empty() {
            return (Self { items: stay, height: kept, ..self }, None);
        }
        let by = go.iter().map(top).fold(f32::INFINITY, f32::min);
        for item in &mut go {
            lower(item, -by);
        }
        let rest = Self {
            before: 0.0,
            height: (self.height - by).max(0.0),
            after: self.after,
            keep: self.keep,
            new_page: false,
            items: go,
            row: self.row.clone(),
        };
        (Self { items: stay, height: kept, after: 0.0, keep: false, ..self }, Some(rest))
    }
}
