//! Cells 1 to 4 and 5b: issuing bodies and number at the left, nation, motto, place and date at the right.

use super::body_name::body_lines;
use super::lines::{Line, Span, break_balanced, break_lines};
use super::paragraph;
use super::strip::{Frame, Strip, line_height, place_lines};
use super::tree::Tree;
use crate::model::document::Letterhead;
use crate::model::page::{Item, Rule};
use crate::model::structure::Mark;
use crate::paper::font::Face;
use crate::paper::press::Press;
use crate::paper::style::{BODY_GAP, ElementStyle, NATION_COLUMN, PART_GAP, POINTS_PER_MM, RULE};
use crate::paper::{style::Alignment, wording};

/// Points between a text and the rule under it.
pub(super) const RULE_DROP: f32 = 2.0;
/// Points between a rule and the text under it.
pub(super) const RULE_CLEAR: f32 = 5.0;
/// Points between the two columns.
const GUTTER: f32 = 4.0;

/// A column being filled from the top.
pub(super) struct Column<'a, 's> {
    pub frame: Frame,
    pub y: f32,
    pub items: Vec<Item<'a>>,
    pub press: &'s Press,
    /// Width of the text set last.
    pub text: f32,
}

impl<'a> Column<'a, '_> {
    /// Sets a text below what stands there, as a paragraph; empty texts take no room.
    pub fn set(&mut self, text: &'a str, style: &ElementStyle, tree: &mut Tree<'a>) {
        if !text.is_empty() {
            self.frame.mark = tree.paragraph();
            self.set_spans(&[Span { text, face: Face::of(style.bold, style.italic) }], style);
        }
    }

    /// Sets a body's name as [`body_lines`] parts it, or as any text where a word of it is wider than the column.
    fn set_body(&mut self, name: &'a str, style: &ElementStyle, tree: &mut Tree<'a>) {
        let Some(parts) = body_lines(name, style, self.frame.width, &self.press.faces) else {
            return self.set(name, style, tree);
        };
        if parts.is_empty() {
            return;
        }
        self.frame.mark = tree.paragraph();
        let face = Face::of(style.bold, style.italic);
        let line = |text| break_lines(&[Span { text, face }], style.size, f32::INFINITY, f32::INFINITY, &self.press.faces);
        let lines: Vec<Line> = parts.into_iter().flat_map(line).collect();
        self.set_lines(&lines, style);
    }

    /// Sets text of several looks; it belongs to what the frame is marked with.
    pub fn set_spans(&mut self, spans: &[Span<'a>], style: &ElementStyle) {
        let width = self.frame.width;
        let lines = if self.frame.align == Alignment::Center {
            break_balanced(spans, style.size, width, &self.press.faces)
        } else {
            break_lines(spans, style.size, width, width, &self.press.faces)
        };
        self.set_lines(&lines, style);
    }

    /// Sets a line of a list, or a paragraph where it has no label.
    pub fn set_item(&mut self, mut spans: Vec<Span<'a>>, style: &ElementStyle, tree: &mut Tree<'a>) {
        let marks = paragraph::item(&mut spans, tree).unwrap_or_else(|| tree.paragraph().into());
        self.frame.mark = marks.words;
        let from = self.items.len();
        self.set_spans(&spans, style);
        marks.label(self.items.get_mut(from..).unwrap_or_default());
    }

    /// Sets lines that are broken already.
    pub fn set_lines(&mut self, lines: &[Line<'a>], style: &ElementStyle) {
        self.text = lines.iter().map(|line| line.width).fold(0.0, f32::max);
        self.y = place_lines(lines, self.frame, self.y, style, self.press, &mut self.items);
    }

    /// Draws a rule under the text set last, centred, a share of that text's length.
    pub fn rule(&mut self, share: f32) {
        let width = self.text.min(self.frame.width) * share;
        let x = self.frame.left + (self.frame.width - width) / 2.0;
        self.items.push(Item::Rule(Rule { x, y: self.y + RULE_DROP, width, height: RULE, mark: Mark::Layout }));
        self.y += RULE_DROP + RULE + RULE_CLEAR;
    }
}

/// The letterhead as one strip; `left` and `width` in points.
pub(super) fn strip<'a>(letterhead: &'a Letterhead, left: f32, width: f32, press: &Press, tree: &mut Tree<'a>) -> Strip<'a> {
    let right_width = (NATION_COLUMN * POINTS_PER_MM).max(width * 0.5).min(width);
    let left_width = (width - right_width - GUTTER).max(0.0);
    let column = |left, width| {
        let frame = Frame { left, width, align: Alignment::Center, mark: Mark::Layout };
        Column { frame, y: 0.0, items: Vec::new(), press, text: 0.0 }
    };
    let mut bodies = column(left, left_width);
    tree.group();
    for (index, body) in letterhead.bodies.iter().enumerate() {
        bodies.y += if index > 0 { BODY_GAP } else { 0.0 };
        bodies.set_body(&body.parent, &press.styles.parent_body, tree);
        bodies.set_body(&body.name, &press.styles.issuing_body, tree);
    }
    if !bodies.items.is_empty() {
        bodies.rule(press.styles.rule_share);
    }
    let mut nation = column(left + width - right_width, right_width);
    nation_and_motto(&mut nation, tree);
    // Number and place stand on one line (cells 3 and 4), below the longer column.
    let baseline = bodies.y.max(nation.y);
    bodies.y = baseline + (line_height(&press.styles.place_and_date, press) - line_height(&press.styles.number, press)).max(0.0);
    bodies.set(&letterhead.number, &press.styles.number, tree);
    if let Some(about) = &letterhead.about {
        bodies.y += press.styles.about.before;
        bodies.set(about, &press.styles.about, tree);
    }
    nation.y = baseline;
    if let Some(place) = &letterhead.place_and_date {
        nation.set(place, &press.styles.place_and_date, tree);
    }
    tree.end_group();
    let height = bodies.y.max(nation.y);
    let mut items = bodies.items;
    items.append(&mut nation.items);
    Strip { height, after: PART_GAP, keep: true, items, ..Strip::default() }
}

/// Cell 1. Each text is one line whatever the width: the Quốc hiệu must never wrap.
fn nation_and_motto(column: &mut Column, tree: &mut Tree) {
    for (text, style) in [(wording::NATION, &column.press.styles.nation), (wording::MOTTO, &column.press.styles.motto)] {
        let spans = [Span { text, face: Face::of(style.bold, style.italic) }];
        let lines = break_lines(&spans, style.size, f32::INFINITY, f32::INFINITY, &column.press.faces);
        column.frame.mark = tree.paragraph();
        column.set_lines(&lines, style);
    }
    column.rule(1.0);
}
