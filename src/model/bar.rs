//! A bar (thanh biểu đồ): one figure of a chart, drawn in a cell of a table. All bars of a chart share one axis, so the lines
//! of their targets stand one below the other.

use std::cmp::Ordering;

use super::agreement::Threshold;
use super::indicator::{Indicator, Verdict};

/// A figure between 0 and the end of an axis, with the line of its target.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    /// Where it ends, in [`Bar::PARTS`] of the axis, rounded down; 0 for a figure that is not above 0, or that there is not.
    pub length: u16,
    /// Where the line stands, in the same.
    pub line: u16,
    /// On which side of the line it ends, before any rounding: drawings must show it.
    pub side: Ordering,
    /// Its figure lies beyond the end of the axis.
    pub beyond: bool,
    /// What it shows.
    pub state: BarState,
    /// The same in words, for those who do not see it: `87,96%, mục tiêu từ 85% trở lên, đạt`.
    pub alt: String,
}

/// How a bar is filled, so that print in black tells them apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum BarState {
    /// The target is reached: solid.
    Reached,
    /// It is not: hatched.
    NotReached,
    /// Not decided, since figures are missing: an open outline.
    Undecided,
}

impl Bar {
    /// How many parts an axis has.
    pub const PARTS: u16 = 10_000;

    /// The bar of a figure on an axis from 0 to `end`, in hundredths of what the threshold is printed in. Exact up to
    /// numerators of 10^30, which no sum of reported figures reaches. Without anything to divide by there is only the line.
    #[must_use]
    pub fn new(figure: Indicator, verdict: Verdict, threshold: &Threshold, end: i64, alt: String) -> Self {
        let end = i128::from(end.max(1));
        let line = part(i128::from(threshold.limit), end);
        let state = match verdict {
            Verdict::Reached => BarState::Reached,
            Verdict::NotReached => BarState::NotReached,
            Verdict::Undecided => BarState::Undecided,
        };
        if figure.denominator <= 0 {
            return Self { length: 0, line, side: Ordering::Less, beyond: false, state, alt };
        }
        let scaled = figure.numerator.saturating_mul(i128::from(threshold.scale()));
        let whole = figure.denominator.saturating_mul(end);
        let side = scaled.cmp(&figure.denominator.saturating_mul(i128::from(threshold.limit)));
        Self { length: part(scaled, whole), line, side, beyond: scaled > whole, state, alt }
    }
}

/// How many parts of a whole above 0 a number is, rounded down; at least none and at most all.
fn part(number: i128, whole: i128) -> u16 {
    let parts = number.saturating_mul(i128::from(Bar::PARTS)).div_euclid(whole);
    u16::try_from(parts.clamp(0, i128::from(Bar::PARTS))).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::agreement::{Direction, ThresholdUnit};

    const MEMBERS: Threshold = Threshold { direction: Direction::AtLeast, limit: 8_500, unit: ThresholdUnit::Percent };

    fn bar(numerator: i128, denominator: i128) -> Bar {
        Bar::new(Indicator { numerator, denominator }, Verdict::Undecided, &MEMBERS, 10_000, String::new())
    }

    #[test]
    fn a_bar_ends_where_its_figure_is_and_knows_the_side_of_the_line() {
        for (numerator, denominator, length, side, beyond) in [
            (1, 2, 5_000, Ordering::Less, false),
            (849_999, 1_000_000, 8_499, Ordering::Less, false),
            (85, 100, 8_500, Ordering::Equal, false),
            (850_001, 1_000_000, 8_500, Ordering::Greater, false),
            (7, 7, 10_000, Ordering::Greater, false),
            (1_000_001, 1_000_000, 10_000, Ordering::Greater, true),
            (0, 9, 0, Ordering::Less, false),
            (-3, 9, 0, Ordering::Less, false),
            (5, 0, 0, Ordering::Less, false),
        ] {
            let found = bar(numerator, denominator);
            assert_eq!((found.length, found.line, found.side, found.beyond), (length, 8_500, side, beyond), "{numerator}");
        }
    }

    #[test]
    fn absurd_figures_and_axes_are_survived() {
        for numerator in [i128::MIN, i128::MAX] {
            for denominator in [i128::MIN, 1, i128::MAX] {
                for end in [i64::MIN, 0, 1, i64::MAX] {
                    let figure = Indicator { numerator, denominator };
                    let found = Bar::new(figure, Verdict::Reached, &MEMBERS, end, String::new());
                    assert!(found.length <= Bar::PARTS && found.line <= Bar::PARTS);
                }
            }
        }
    }
}
