//! Cell 5a, kind and subject with the rule below; and cell 9a, Kính gửi.

use super::letterhead::Column;
use super::lines::{Span, spans};
use super::strip::{Frame, Strip};
use super::tree::{Rank, Tree};
use crate::model::document::Title;
use crate::model::structure::Mark;
use crate::paper::font::Face;
use crate::paper::press::Press;
use crate::paper::style::{Alignment, PART_GAP};
use crate::paper::wording;

/// The title as one strip that stays with the text below.
pub(super) fn strip<'a>(title: &'a Title, left: f32, width: f32, press: &Press, tree: &mut Tree<'a>) -> Strip<'a> {
    let mark = tree.heading(Rank::Title, &format!("{} {}", title.kind, title.subject.to_plain()));
    let frame = Frame { left, width, align: Alignment::Center, mark };
    let mut column = Column { frame, y: 0.0, items: Vec::new(), press, text: 0.0 };
    if !title.kind.is_empty() {
        column.set_spans(
            &[Span { text: &title.kind, face: Face::of(press.styles.kind.bold, press.styles.kind.italic) }],
            &press.styles.kind,
        );
    }
    if !title.subject.0.iter().all(|run| run.text.is_empty()) {
        column.set_spans(&spans(&title.subject, &press.styles.subject, false), &press.styles.subject);
    }
    if !column.items.is_empty() {
        column.rule(press.styles.rule_share);
    }
    Strip { before: PART_GAP, height: column.y, after: PART_GAP / 2.0, keep: true, items: column.items, ..Strip::default() }
}

/// Kính gửi as one strip. Several names stand in a block that is centred as a whole, as in the decree's form 1.5.
pub(super) fn addressees<'a>(names: &'a [String], left: f32, width: f32, press: &Press, tree: &mut Tree<'a>) -> Strip<'a> {
    let face = Face::of(press.styles.addressee.bold, press.styles.addressee.italic);
    let lines = wording::addressees(names);
    let wide =
        |parts: &[&str; 3]| parts.iter().map(|text| press.faces.width(face, press.styles.addressee.size, text)).sum::<f32>();
    let widest = lines.iter().map(wide).fold(0.0, f32::max).min(width);
    let alone = lines.len() <= 1;
    let shift = if alone { 0.0 } else { (width - widest) / 2.0 };
    let align = if alone { Alignment::Center } else { Alignment::Left };
    let frame = Frame { left: left + shift, width: width - shift, align, mark: Mark::Layout };
    let mut column = Column { frame, y: 0.0, items: Vec::new(), press, text: 0.0 };
    for parts in lines {
        let spans = parts.map(|text| Span { text, face });
        column.set_item(spans.to_vec(), &press.styles.addressee, tree);
    }
    let height = column.y;
    Strip {
        before: press.styles.addressee.before,
        height,
        after: press.styles.addressee.after,
        keep: true,
        items: column.items,
        ..Strip::default()
    }
}
