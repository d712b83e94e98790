//! Operators that go to printpdf as text. It has operations for them, but each becomes a dozen small allocations on the way,
//! and a list has a quarter of a million: the dictionary of a marked content alone takes a kilobyte.

use std::fmt::Write;

use printpdf::Op;

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

    /// What waits becomes an operation.
    pub fn flush(&mut self, ops: &mut Vec<Op>) {
        if !self.0.is_empty() {
            ops.push(Op::Unknown { key: std::mem::take(&mut self.0), value: Vec::new() });
        }
    }
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
