//! Cells 7a, 7b and 9b: the signature block as a table without rules whose rows never break and stay together.

use docx_rs::{IndentLevel, NumberingId, Paragraph, Table, TableCell};

use super::text::{paragraph, plain};
use super::{frame, lists};
use crate::model::document::{Signature, Signatures, Text};
use crate::paper::layout::balanced;
use crate::paper::press::Press;
use crate::paper::wording;

/// Points between the columns, half of them in each.
const GUTTER: f32 = 12.0;

/// The block, `width` points wide: one signature at the right, level with Nơi nhận; several side by side, Nơi nhận below.
/// `None` for a block that says nothing.
pub(super) fn table(signatures: &Signatures, width: f32, press: &Press) -> Option<Table> {
    match signatures.columns.as_slice() {
        [] if signatures.recipients.is_empty() => None,
        [] => Some(frame::table(&[width], vec![vec![recipients(signatures, width / 2.0, press)]])),
        [alone] => {
            let signer = authority(alone, width / 2.0, press).into_iter().chain([name(alone, press)]).collect();
            let cells = vec![recipients(signatures, 0.0, press), side(frame::cell(signer, false))];
            Some(frame::table(&[width / 2.0, width / 2.0], vec![cells]))
        }
        several => Some(side_by_side(several, signatures, width, press)),
    }
}

/// Authorities and names in rows of their own, so that names stand on one line whatever the authorities' heights.
fn side_by_side(signers: &[Signature], signatures: &Signatures, width: f32, press: &Press) -> Table {
    let below = !signatures.recipients.is_empty();
    let columns = f32::from(u16::try_from(signers.len()).unwrap_or(u16::MAX));
    let each = width / columns;
    let authorities = signers.iter().map(|signer| side(frame::cell(authority(signer, each, press), true))).collect();
    let names = signers.iter().map(|signer| side(frame::cell(vec![name(signer, press)], below))).collect();
    let mut rows = vec![authorities, names];
    if below {
        rows.push(vec![frame::cell(vec![frame::part_gap()], true)]);
        rows.push(vec![recipients(signatures, width / 2.0, press)]);
    }
    frame::table(&vec![each; signers.len()], rows)
}

/// In a column of `width` points.
fn authority(signer: &Signature, width: f32, press: &Press) -> Vec<Paragraph> {
    let balance = |line: &String| balanced(&Text::plain(line.as_str()), &press.styles.signer, width - GUTTER, &press.faces);
    let note = signer.by_hand.then(|| plain(&press.styles.signer_note, wording::SIGN_AND_NAME));
    signer.authority.iter().map(|line| paragraph(&press.styles.signer, &balance(line))).chain(note).collect()
}

/// The style holds the clear space above the name.
fn name(signer: &Signature, press: &Press) -> Paragraph {
    plain(&press.styles.signer_name, &signer.name)
}

/// Nơi nhận takes the left half of the paper, whatever its cell; `beyond` is what the cell has more, in points.
fn recipients(signatures: &Signatures, beyond: f32, press: &Press) -> TableCell {
    if signatures.recipients.is_empty() {
        return TableCell::new();
    }
    let head = plain(&press.styles.recipients_head, wording::RECIPIENTS);
    let lines = signatures.recipients.iter().map(|line| recipient(line, press));
    frame::inset(frame::cell(std::iter::once(head).chain(lines).collect(), false), 0.0, beyond + GUTTER / 2.0)
}

fn recipient(line: &str, press: &Press) -> Paragraph {
    match lists::dashed(line) {
        (words, true) => plain(&press.styles.recipients, words),
        (words, false) => {
            plain(&press.styles.recipients, words).numbering(NumberingId::new(lists::unlisted()), IndentLevel::new(0))
        }
    }
}

fn side(cell: TableCell) -> TableCell {
    frame::inset(cell, GUTTER / 2.0, GUTTER / 2.0)
}
