//! Cells 7a, 7b and 9b. One strip: the block is never split while it fits on a page.

use super::letterhead::Column;
use super::lines::Span;
use super::strip::{Frame, Strip, line_height};
use super::tree::Tree;
use crate::model::document::{Signature, Signatures};
use crate::model::structure::Mark;
use crate::paper::font::Face;
use crate::paper::press::Press;
use crate::paper::style::{Alignment, PART_GAP, POINTS_PER_MM};
use crate::paper::wording;

/// Points between the columns.
const GUTTER: f32 = 12.0;

/// The block; one signature stands in the right half, level with Nơi nhận; several share the width, Nơi nhận below.
pub(super) fn strip<'a>(signatures: &'a Signatures, left: f32, width: f32, press: &Press, tree: &mut Tree<'a>) -> Strip<'a> {
    tree.group();
    let half = width / 2.0;
    let place = (left, half - GUTTER / 2.0);
    let beside = signatures.columns.len() <= 1;
    // Read from left to right: Nơi nhận stands before the signer it is level with.
    let first = if beside { recipients(signatures, place, 0.0, press, tree) } else { column(place, 0.0, Alignment::Left, press) };
    let each = if beside { half } else { width / f32::from(u16::try_from(signatures.columns.len()).unwrap_or(u16::MAX)) };
    let mut x = if beside { left + half } else { left };
    let mut signers = Vec::with_capacity(signatures.columns.len());
    for signature in &signatures.columns {
        let mut signer = column((x + GUTTER / 2.0, each - GUTTER), 0.0, Alignment::Center, press);
        sign(&mut signer, signature, tree);
        signers.push(signer);
        x += each;
    }
    level_names(&mut signers);
    let (mut items, mut height) = (first.items, first.y);
    for mut signer in signers {
        height = height.max(signer.y);
        items.append(&mut signer.items);
    }
    if !beside && !signatures.recipients.is_empty() {
        let mut below = recipients(signatures, place, height + PART_GAP, press, tree);
        height = below.y;
        items.append(&mut below.items);
    }
    tree.end_group();
    Strip { before: PART_GAP, height, items, ..Strip::default() }
}

/// A column; left edge and width, and the y where it begins.
fn column<'a>((left, width): (f32, f32), y: f32, align: Alignment, press: &Press) -> Column<'a, '_> {
    Column { frame: Frame { left, width, align, mark: Mark::Layout }, y, items: Vec::new(), press, text: 0.0 }
}

fn recipients<'a, 's>(
    signatures: &'a Signatures,
    place: (f32, f32),
    top: f32,
    press: &'s Press,
    tree: &mut Tree<'a>,
) -> Column<'a, 's> {
    let mut column = column(place, top, Alignment::Left, press);
    if !signatures.recipients.is_empty() {
        column.set(wording::RECIPIENTS, &press.styles.recipients_head, tree);
    }
    let face = Face::of(press.styles.recipients.bold, press.styles.recipients.italic);
    for recipient in signatures.recipients.iter().filter(|recipient| !recipient.is_empty()) {
        column.set_item(vec![Span { text: recipient, face }], &press.styles.recipients, tree);
    }
    column
}

fn sign<'a>(column: &mut Column<'a, '_>, signature: &'a Signature, tree: &mut Tree<'a>) {
    for line in &signature.authority {
        column.set(line, &column.press.styles.signer, tree);
    }
    if signature.by_hand {
        column.set(wording::SIGN_AND_NAME, &column.press.styles.signer_note, tree);
    }
    column.y += column.press.styles.signature_space * POINTS_PER_MM;
    if signature.name.is_empty() {
        column.y += line_height(&column.press.styles.signer_name, column.press);
    } else {
        column.set(&signature.name, &column.press.styles.signer_name, tree);
    }
}

/// Names of columns with authorities of unequal height stand on one line all the same.
fn level_names(signers: &mut [Column]) {
    let lowest = signers.iter().map(|signer| signer.y).fold(0.0, f32::max);
    for signer in signers {
        let by = lowest - signer.y;
        let name = signer.y - line_height(&signer.press.styles.signer_name, signer.press);
        let is_name = |item: &crate::model::page::Item| match item {
            crate::model::page::Item::Glyphs(glyphs) => glyphs.baseline > name,
            crate::model::page::Item::Rule(_) => false,
        };
        for item in signer.items.iter_mut().filter(|item| is_name(item)) {
            super::strip::lower(item, by);
        }
        signer.y = lowest;
    }
}
