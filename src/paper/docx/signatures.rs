//! Cells 7a, 7b and 9b: the signature block as a table without rules whose rows never break and stay together.

use docx_rs::{IndentLevel, NumberingId, Paragraph, Table, TableCell};

use super::text::{paragraph, plain};
use super::{frame, lists};
use crate::model::document::{Signature, Signatures, Text};
use crate::paper::font::Faces;
use crate::paper::layout::balanced;
use crate::paper::style::{RECIPIENTS, RECIPIENTS_HEAD, SIGNER, SIGNER_NAME};
use crate::paper::wording;

/// Points between the columns, half of them in each.
const GUTTER: f32 = 12.0;

/// The block, `width` points wide: one signature at the right, level with Nơi nhận; several side by side, Nơi nhận below.
/// `None` for a block that says nothing.
pub(super) fn table(signatures: &Signatures, width: f32, faces: &Faces) -> Option<Table> {
    match signatures.columns.as_slice() {
        [] if signatures.recipients.is_empty() => None,
        [] => Some(frame::table(&[width], vec![vec![recipients(signatures, width / 2.0)]])),
        [alone] => {
            let signer = authority(alone, width / 2.0, faces).into_iter().chain([name(alone)]).collect();
            let cells = vec![recipients(signatures, 0.0), side(frame::cell(signer, false))];
            Some(frame::table(&[width / 2.0, width / 2.0], vec![cells]))
        }
        several => Some(side_by_side(several, signatures, width, faces)),
    }
}

/// Authorities and names in rows of their own, so that names stand on one line whatever the authorities' heights.
fn side_by_side(signers: &[Signature], signatures: &Signatures, width: f32, faces: &Faces) -> Table {
    let below = !signatures.recipients.is_empty();
    let columns = f32::from(u16::try_from(signers.len()).unwrap_or(u16::MAX));
    let each = width / columns;
    let authorities = signers.iter().map(|signer| side(frame::cell(authority(signer, each, faces), true))).collect();
    let names = signers.iter().map(|signer| side(frame::cell(vec![name(signer)], below))).collect();
    let mut rows = vec![authorities, names];
    if below {
        rows.push(vec![frame::cell(vec![frame::part_gap()], true)]);
        rows.push(vec![recipients(signatures, width / 2.0)]);
    }
    frame::table(&vec![each; signers.len()], rows)
}

/// In a column of `width` points.
fn authority(signer: &Signature, width: f32, faces: &Faces) -> Vec<Paragraph> {
    let balance = |line: &String| balanced(&Text::plain(line.as_str()), &SIGNER, width - GUTTER, faces);
    signer.authority.iter().map(|line| paragraph(&SIGNER, &balance(line))).collect()
}

/// The style holds the clear space above the name.
fn name(signer: &Signature) -> Paragraph {
    plain(&SIGNER_NAME, &signer.name)
}

/// Nơi nhận takes the left half of the paper, whatever its cell; `beyond` is what the cell has more, in points.
fn recipients(signatures: &Signatures, beyond: f32) -> TableCell {
    if signatures.recipients.is_empty() {
        return TableCell::new();
    }
    let head = plain(&RECIPIENTS_HEAD, wording::RECIPIENTS);
    let lines = signatures.recipients.iter().map(|line| recipient(line));
    frame::inset(frame::cell(std::iter::once(head).chain(lines).collect(), false), 0.0, beyond + GUTTER / 2.0)
}

fn recipient(line: &str) -> Paragraph {
    match lists::dashed(line) {
        (words, true) => plain(&RECIPIENTS, words),
        (words, false) => plain(&RECIPIENTS, words).numbering(NumberingId::new(lists::unlisted()), IndentLevel::new(0)),
    }
}

fn side(cell: TableCell) -> TableCell {
    frame::inset(cell, GUTTER / 2.0, GUTTER / 2.0)
}
