//! Operators that go to printpdf as text. It has operations for them, but each becomes a dozen small allocations on the way,
//! every byte of a string passes a formatter, and a list has a quarter of a million operators.

use std::fmt::Write;

use super::subset::Subset;
use crate::model::page::{Correction, Glyphs, Ink};

/// Operators of a content stream (ISO 32000-1, 7.8.2) that wait to become one operation.
#[derive(Default)]
pub(super) struct Raw(String);

impl Raw {
    /// Operators stand on lines of their own.
    fn begin_line(&mut self) {
        if !self.0.is_empty() {
            self.0.push('\n');
        }
    }

    /// Adds an operator with its operands: those that are text already, then lengths in points.
    pub fn operator(&mut self, operands: &str, lengths: &[f32], operator: &str) {
        self.begin_line();
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

    /// What follows is a marked content of an element's type, with its number on the page (14.6).
    pub fn begin_marked(&mut self, name: &str, number: usize) {
        self.begin_line();
        for part in ["/", name, " <</MCID ", itoa::Buffer::new().format(number), ">> BDC"] {
            self.0.push_str(part);
        }
    }

    /// What follows is in this colour (8.6.8).
    pub fn ink(&mut self, ink: Ink) {
        self.begin_line();
        for part in ink.0 {
            // Thousandths tell all 256 values apart. Writing to a string cannot fail.
            let thousandths = (u32::from(part) * 1000 + 127) / 255;
            let _ = write!(self.0, "{}.{:03} ", thousandths / 1000, thousandths % 1000);
        }
        self.0.push_str("rg");
    }

    /// What follows is drawn where a correction puts it, on a page of so many points (8.3.4): the page counts downwards, PDF upwards.
    pub fn correct(&mut self, correction: &Correction, height: f32) {
        let ([across, down], [right, below]) = (correction.scale, correction.offset);
        let up = f64::from(height) * (1.0 - down) - below;
        // Millionths of an A3 sheet are less than a thousandth of a millimetre. Writing to a string cannot fail.
        let _ = write!(self.0, "{across:.6} 0 0 {down:.6} {right:.4} {up:.4} cm");
    }

    /// A length rounded to hundredths of a point, 3.5 micrometres: finer ones only make the file larger.
    fn length(&mut self, points: f32) {
        #[expect(clippy::as_conversions, clippy::cast_possible_truncation, reason = "a page is far smaller; the cast saturates")]
        let hundredths = (points * 100.0).round() as i32;
        let (whole, rest) = (hundredths.unsigned_abs() / 100, hundredths.unsigned_abs() % 100);
        if hundredths < 0 {
            self.0.push('-');
        }
        self.0.push_str(itoa::Buffer::new().format(whole));
        if rest > 0 {
            self.0.push('.');
            self.0.extend(char::from_digit(rest / 10, 10));
        }
        if rest % 10 > 0 {
            self.0.extend(char::from_digit(rest % 10, 10));
        }
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

    /// All of it.
    pub fn into_text(self) -> String {
        self.0
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

    #[test]
    fn a_colour_has_three_parts_up_to_one() {
        let mut raw = Raw::default();
        raw.ink(Ink([0, 128, 255]));
        assert_eq!(raw.0, "0.000 0.502 1.000 rg");
    }

    #[test]
    fn a_correction_moves_down_what_it_says_to_move_down() {
        let mut raw = Raw::default();
        raw.correct(&Correction { scale: [1.0, 0.99], offset: [2.0, 3.0] }, 600.0);
        // A thing at the top goes 3 points down, to 597 from below; one at the foot to 594 + 3 from above.
        assert_eq!(raw.0, "1.000000 0 0 0.990000 2.0000 3.0000 cm");
    }
}
