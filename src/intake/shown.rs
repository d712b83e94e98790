//! What a cell shows, for findings and for text columns.

use std::borrow::Cow;

use super::sheets::Cell;
use crate::vietnamese::{dates, numbers};

/// The text of a cell much as Excel shows it: whole numbers without separators, other numbers with a decimal comma.
pub fn shown(cell: Cell<'_>) -> Cow<'_, str> {
    match cell {
        Cell::Text(text) | Cell::Odd(text) => Cow::Borrowed(text),
        Cell::Number(number) => {
            Cow::Owned(whole(number).map_or_else(|| number.to_string().replace('.', ","), |number| number.to_string()))
        }
        Cell::Percent(number) => Cow::Owned(percent(number)),
        Cell::Date(date) => Cow::Owned(dates::short(date)),
        Cell::Bool(true) => Cow::Borrowed("TRUE"),
        Cell::Bool(false) => Cow::Borrowed("FALSE"),
    }
}

/// `85%`, `85,5%`.
fn percent(number: f64) -> String {
    match whole(number * 10_000.0) {
        Some(hundredths) => format!("{}%", numbers::hundredths(hundredths)),
        None => format!("{}%", (number * 100.0).to_string().replace('.', ",")),
    }
}

/// Greatest number up to which a float holds every integer: 2^53.
const EXACT: f64 = 9_007_199_254_740_992.0;
/// A formula's result misses a whole number by less than this share of it; Excel shows 15 digits and hides it.
const NOISE: f64 = 1e-12;

/// The integer that a number shows as, `None` if it shows decimals or is beyond exact range.
pub fn whole(number: f64) -> Option<i64> {
    let nearest = number.round();
    if !nearest.is_finite() || nearest.abs() > EXACT || (number - nearest).abs() > NOISE * nearest.abs().max(1.0) {
        return None;
    }
    let bits = nearest.abs().to_bits();
    let mantissa = i64::try_from((bits & ((1 << 52) - 1)) | (1 << 52)).ok()?;
    // The exponent is -52 for 1 and 1 for 2^53; zero has the least exponent of all.
    let magnitude = match i32::try_from(bits >> 52).ok()? - 1075 {
        1 => mantissa << 1,
        exponent @ -52..=0 => mantissa >> -exponent,
        _ => 0,
    };
    Some(if nearest < 0.0 { -magnitude } else { magnitude })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_numbers_are_exact() {
        for number in [0_i32, 1, -1, 2, 350, 32_000, -120_000_000, i32::MAX, i32::MIN] {
            assert_eq!(whole(f64::from(number)), Some(i64::from(number)));
        }
        assert_eq!(whole(9_007_199_254_740_992.0), Some(1 << 53));
        assert_eq!(whole(9_007_199_254_740_991.0), Some((1 << 53) - 1));
        assert_eq!(whole(1e17), None);
        assert_eq!(whole(12.5), None);
        assert_eq!(whole(f64::NAN), None);
        assert_eq!(whole(0.1 + 0.2 + 2.7), Some(3));
    }

    #[test]
    fn numbers_are_shown_as_vietnamese_excel_does() {
        assert_eq!(shown(Cell::Number(101.0)), "101");
        assert_eq!(shown(Cell::Number(12.5)), "12,5");
        assert_eq!(shown(Cell::Percent(0.85)), "85%");
        assert_eq!(shown(Cell::Percent(0.123_456)), "12,3456%");
    }
}
