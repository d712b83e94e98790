//! Cells 7a, 7b and 9b. One strip: the block is never split while it fits on a page.

use super::letterhead::Column;
use super::strip::{Frame, Strip, line_height};
use crate::model::document::{Signature, Signatures};
use crate::paper::font::Faces;
use crate::paper::style::{
    Alignment, PART_GAP, POINTS_PER_MM, RECIPIENTS, RECIPIENTS_HEAD, SIGNATURE_SPACE, SIGNER, SIGNER_NAME,
};
use crate::paper::wording;

/// Points between the columns.
const GUTTER: f32 = 12.0;

/// The block; one signature stands in the right half, level with Nơi nhận; several share the width, Nơi nhận below.
pub(super) fn strip<'a>(signatures: &'a Signatures, left: f32, width: f32, faces: &Faces) -> Strip<'a> {
    let column = |left, width, y, align| Column { frame: Frame { left, width, align }, y, items: Vec::new(), faces, text: 0.0 };
    let half = width / 2.0;
    let mut items = Vec::new();
    let mut height = 0.0_f32;
    let beside = signatures.columns.len() == 1;
    let each = if beside { half } else { width / f32::from(u16::try_from(signatures.columns.len().max(1)).unwrap_or(u16::MAX)) };
    let mut x = if beside { left + half } else { left };
    let mut signers = Vec::with_capacity(signatures.columns.len());
    for signature in &signatures.columns {
        let inset = GUTTER / 2.0;
        let mut signer = column(x + inset, each - GUTTER, 0.0, Alignment::Center);
        sign(&mut signer, signature);
        signers.push(signer);
        x += each;
    }
    level_names(&mut signers);
    for mut signer in signers {
        height = height.max(signer.y);
        items.append(&mut signer.items);
    }
    if !signatures.recipients.is_empty() {
        let top = if beside || signatures.columns.is_empty() { 0.0 } else { height + PART_GAP };
        let mut recipients = column(left, half - GUTTER / 2.0, top, Alignment::Left);
        recipients.set(wording::RECIPIENTS, &RECIPIENTS_HEAD);
        for recipient in &signatures.recipients {
            recipients.set(recipient, &RECIPIENTS);
        }
        height = height.max(recipients.y);
        // Read from left to right: Nơi nhận stands before the signer it is level with.
        if beside {
            recipients.items.append(&mut items);
        } else {
            items.append(&mut recipients.items);
            recipients.items = items;
        }
        items = recipients.items;
    }
    Strip { before: PART_GAP, height, items, ..Strip::default() }
}

fn sign<'a>(column: &mut Column<'a, '_>, signature: &'a Signature) {
    for line in &signature.authority {
        column.set(line, &SIGNER);
    }
    column.y += SIGNATURE_SPACE * POINTS_PER_MM;
    if signature.name.is_empty() {
        column.y += line_height(&SIGNER_NAME, column.faces);
    } else {
        column.set(&signature.name, &SIGNER_NAME);
    }
}

/// Names of columns with authorities of unequal height stand on one line all the same.
fn level_names(signers: &mut [Column]) {
    let lowest = signers.iter().map(|signer| signer.y).fold(0.0, f32::max);
    for signer in signers {
        let by = lowest - signer.y;
        let name = signer.y - line_height(&SIGNER_NAME, signer.faces);
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
