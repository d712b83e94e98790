//! Operators that go to printpdf as text. It has operations for them, but each becomes a dozen small allocations on the way,
//! every byte of a string passes a formatter, and a list has a quarter of a million operators.

use std::fmt::Write;

use printpdf::Op;

use super::subset::Subset;
use crate::model::page::Glyphs;

/// Operators of a content stream (ISO 32000-1, 7.8.2) that wait to become one operation.
#[derive(Default)]
pub(super) struct Raw(String);

impl Raw {
    /// Adds an operator with its operands: those that are text already, then lengths in points.
    pub fn operator(&mut self, operands: &str, lengths: &[f32], operator: &str) {
        if !self.0.is_empty() {
            self.0.push('\n');
        }
        self.0.push_str(operands);
        for length in lengths {
            self.0.push(' ');
            self.length(*length);
        }
        if !operator.is_empty() {
            self.0.push(' ');
            self.0.push_str(operator);
        }
    }

    /// A length rounded to hundredths of a point, 3.5 micrometres: finer ones only make the file larger.
    fn length(&mut self, points: f32) {
        #[expect(clippy::as_conversions, clippy::cast_possible_truncation, reason = "a page is far smaller; the cast saturates")]
        let hundredths = (points * 100.0).round() as i32;
        let (whole, rest) = (hundredths.unsigned_abs() / 100, hundredths.unsigned_abs() % 100);
        let sign = if hundredths < 0 { "-" } else { "" };
        // Writing to a string cannot fail.
        let _ = match (rest / 10, rest % 10) {
            (0, 0) => write!(self.0, "{sign}{whole}"),
            (tenths, 0) => write!(self.0, "{sign}{whole}.{tenths}"),
            _ => write!(self.0, "{sign}{whole}.{rest:02}"),
        };
    }

    /// Adds the operator that shows a text. Word spacing has no effect on two-byte fonts, so stretched spaces become offsets;
    /// those also take back what the rounded widths of the words are off by, and the right edge stays straight.
    pub fn show(&mut self, glyphs: &Glyphs, subset: &Subset, ends_word: bool) {
        let stretched = glyphs.stretch != 0.0;
        let offset = if stretched { offset(glyphs, subset) } else { 0.0 };
        self.0.push_str(if stretched { "\n[(" } else { "\n(" });
        for character in glyphs.text.chars() {
            self.glyph(subset.drawn(character).glyph);
            if stretched && character == ' ' {
                self.0.push(')');
                self.length(offset);
                self.0.push('(');
            }
        }
        let space = subset.drawn(' ').glyph;
        if ends_word && space != 0 {
            self.glyph(space);
        }
        self.0.push_str(if stretched { ")] TJ" } else { ") Tj" });
    }

    /// Two bytes of a literal string (7.3.4.2), escaped where they would end it, be changed by a reader, or not be text.
    fn glyph(&mut self, glyph: u16) {
        for byte in glyph.to_be_bytes() {
            match byte {
                b'(' | b')' | b'\\' => self.0.extend(['\\', char::from(byte)]),
                b'\r' => self.0.push_str("\\r"),
                0..0x80 => self.0.push(char::from(byte)),
                // Writing to a string cannot fail.
                _ => drop(write!(self.0, "\\{byte:03o}")),
            }
        }
    }

    /// What waits becomes an operation.
    pub fn flush(&mut self, ops: &mut Vec<Op>) {
        if !self.0.is_empty() {
            ops.push(Op::Unknown { key: std::mem::take(&mut self.0), value: Vec::new() });
        }
    }
}

/// What each space of a stretched text is wider by, as [`Raw::show`] writes it: thousandths of an em, taken away.
fn offset(glyphs: &Glyphs, subset: &Subset) -> f32 {
    let per_em = 1000.0 / glyphs.size;
    let spaces = f32::from(u16::try_from(glyphs.text.matches(' ').count()).unwrap_or(u16::MAX)).max(1.0);
    let natural = (glyphs.width - glyphs.stretch * spaces) * per_em;
    -(glyphs.stretch * per_em + (natural - subset.advance(&glyphs.text)) / spaces)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_have_two_decimals_at_most() {
        let mut raw = Raw::default();
        raw.operator("1 0 0 1", &[72.0, 0.5, -3.25, 841.889, 0.004, -0.004], "Tm");
        raw.operator("EMC", &[], "");
        assert_eq!(raw.0, "1 0 0 1 72 0.5 -3.25 841.89 0 0 Tm\nEMC");
    }
}
