//! Numbers as papers print them: `1.234.567`, `87,5`, `85,04%`.

use crate::model::agreement::{Direction, Threshold, ThresholdUnit};

/// Groups of three with dots: `1.234.567`, `-12.000`.
#[must_use]
pub fn integer(number: i128) -> String {
    let digits = number.unsigned_abs().to_string();
    let mut grouped = String::with_capacity(digits.len() * 4 / 3 + 2);
    if number < 0 {
        grouped.push('-');
    }
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push('.');
        }
        grouped.push(digit);
    }
    grouped
}

/// Hundredths with a decimal comma, without zeros at the end: 8750 is `87,5`, 8700 is `87`, -5 is `-0,05`.
#[must_use]
pub fn hundredths(number: i64) -> String {
    decimal(i128::from(number))
}

/// A ratio as printed beside its target: percent rounded half up to two decimals, money to whole đồng, but never onto the other
/// side of the threshold, and no percentage to 100 % unless it is exactly that; `-` when the denominator is 0.
///
/// Exact up to numerators of 10^34; beyond, which no sum of reported figures reaches, the figure is the greatest printable.
#[must_use]
pub fn ratio(numerator: i128, denominator: i128, threshold: &Threshold) -> String {
    if denominator == 0 {
        return "-".to_owned();
    }
    let sign = denominator.signum();
    let scaled = numerator.saturating_mul(sign).saturating_mul(i128::from(threshold.scale()));
    let exact = Exact { numerator: scaled, denominator: denominator.saturating_abs() };
    match threshold.unit {
        ThresholdUnit::Percent => format!("{}%", decimal(percent(exact, threshold))),
        ThresholdUnit::Money => format!("{} đồng", decimal(money(exact, threshold))),
    }
}

/// The threshold itself, as printed: `85%`, `32.000 đồng`.
#[must_use]
pub fn limit(threshold: &Threshold) -> String {
    match threshold.unit {
        ThresholdUnit::Percent => format!("{}%", hundredths(threshold.limit)),
        ThresholdUnit::Money => format!("{} đồng", hundredths(threshold.limit)),
    }
}

/// A ratio in hundredths of what is printed; the denominator is above 0.
#[derive(Clone, Copy)]
struct Exact {
    numerator: i128,
    denominator: i128,
}

impl Exact {
    fn floor(self) -> i128 {
        self.numerator.div_euclid(self.denominator)
    }

    fn is_whole(self) -> bool {
        self.numerator.rem_euclid(self.denominator) == 0
    }

    /// Half up: away from the remainder's floor when it is at least a half.
    fn rounded(self) -> i128 {
        let rest = self.numerator.rem_euclid(self.denominator);
        if rest >= self.denominator - rest { self.floor() + 1 } else { self.floor() }
    }

    /// The nearest whole number of hundredths on this ratio's own side of a limit it is not equal to.
    fn beside(self, limit: i128) -> i128 {
        if self.floor() < limit { limit - 1 } else { limit + 1 }
    }
}

fn percent(exact: Exact, threshold: &Threshold) -> i128 {
    const WHOLE: i128 = 10_000;
    let limit = i128::from(threshold.limit);
    let rounded = exact.rounded();
    if exact.is_whole() {
        return rounded;
    }
    // Rounding onto the limit crosses it only from the side that the direction tells apart.
    let crosses = match threshold.direction {
        Direction::AtLeast => exact.floor() < limit,
        Direction::AtMost => exact.floor() >= limit,
        Direction::Exactly => true,
    };
    match rounded {
        onto if onto == limit && crosses => exact.beside(limit),
        WHOLE => exact.beside(WHOLE),
        other => other,
    }
}

/// The nearest whole đồng, half up; the next on the other side where only that stays on the same side of the threshold; hundredths
/// where neither does.
fn money(exact: Exact, threshold: &Threshold) -> i128 {
    let limit = i128::from(threshold.limit);
    let near = nearest_dong(exact);
    let meets = |figure: i128| match threshold.direction {
        Direction::AtLeast => figure >= limit,
        Direction::AtMost => figure <= limit,
        Direction::Exactly => figure == limit,
    };
    let met = match threshold.direction {
        Direction::AtLeast => exact.floor() >= limit,
        Direction::AtMost => exact.floor() < limit || (exact.floor() == limit && exact.is_whole()),
        Direction::Exactly => exact.floor() == limit && exact.is_whole(),
    };
    near.into_iter().find(|figure| meets(*figure) == met).unwrap_or_else(|| exact.floor())
}

/// The whole đồng on both sides of a figure in hundredths, the nearer first, of two as near the upper.
fn nearest_dong(exact: Exact) -> [i128; 2] {
    let down = exact.floor().div_euclid(100).saturating_mul(100);
    let up = down.saturating_add(100);
    if exact.is_whole() && down == exact.floor() {
        return [down, down];
    }
    // Half a đồng and more has 50 whole hundredths above the đồng.
    if exact.floor().saturating_sub(down) >= 50 { [up, down] } else { [down, up] }
}

fn decimal(number: i128) -> String {
    let (whole, rest) = (number / 100, (number % 100).unsigned_abs());
    let sign = if number < 0 && whole == 0 { "-" } else { "" };
    match rest {
        0 => integer(whole),
        _ if rest.is_multiple_of(10) => format!("{sign}{},{}", integer(whole), rest / 10),
        _ => format!("{sign}{},{rest:02}", integer(whole)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn threshold(direction: Direction, limit: i64, unit: ThresholdUnit) -> Threshold {
        Threshold { direction, limit, unit }
    }

    #[test]
    fn thousands_are_parted_by_dots() {
        for (number, right) in
            [(0, "0"), (999, "999"), (1_000, "1.000"), (1_234_567, "1.234.567"), (-12_000, "-12.000"), (-999, "-999")]
        {
            assert_eq!(integer(number), right);
        }
        assert_eq!(integer(i128::MIN), "-170.141.183.460.469.231.731.687.303.715.884.105.728");
    }

    #[test]
    fn hundredths_lose_their_last_zeros() {
        for (number, right) in [
            (8_750, "87,5"),
            (8_700, "87"),
            (8_754, "87,54"),
            (5, "0,05"),
            (-5, "-0,05"),
            (-150, "-1,5"),
            (123_456_789, "1.234.567,89"),
        ] {
            assert_eq!(hundredths(number), right);
        }
    }

    #[test]
    fn percent_never_reaches_a_target_that_was_missed() {
        let members = threshold(Direction::AtLeast, 8_500, ThresholdUnit::Percent);
        for (numerator, denominator, right) in [
            (84_996, 100_000, "84,99%"),
            (84_960, 100_000, "84,96%"),
            (85_000, 100_000, "85%"),
            (85_001, 100_000, "85%"),
            (85_036, 100_000, "85,04%"),
            (1, 3, "33,33%"),
            (2, 3, "66,67%"),
            (1, 800, "0,13%"),
            (99_996, 100_000, "99,99%"),
            (100_004, 100_000, "100,01%"),
            (5, 5, "100%"),
            (5, 0, "-"),
            (-1, 3, "-33,33%"),
        ] {
            assert_eq!(ratio(numerator, denominator, &members), right, "{numerator}/{denominator}");
        }
        let all = threshold(Direction::Exactly, 10_000, ThresholdUnit::Percent);
        assert_eq!(ratio(99_999, 100_000, &all), "99,99%");
        assert_eq!(ratio(100_001, 100_000, &all), "100,01%");
        let few = threshold(Direction::AtMost, 500, ThresholdUnit::Percent);
        assert_eq!(ratio(5_001, 100_000, &few), "5,01%");
        assert_eq!(ratio(4_999, 100_000, &few), "5%");
    }

    #[test]
    fn money_is_whole_dong_and_never_reaches_a_target_that_was_missed() {
        let fund = threshold(Direction::AtLeast, 3_200_000, ThresholdUnit::Money);
        for (numerator, denominator, right) in [
            (32_000, 1, "32.000 đồng"),
            (319_999, 10, "31.999 đồng"),
            (320_009, 10, "32.001 đồng"),
            (320_004, 10, "32.000 đồng"),
            (409_359, 10, "40.936 đồng"),
            (64_001, 2, "32.001 đồng"),
            (319_994, 10, "31.999 đồng"),
            (-5, 2, "-2 đồng"),
            (1, 0, "-"),
        ] {
            assert_eq!(ratio(numerator, denominator, &fund), right);
        }
        let cap = threshold(Direction::AtMost, 3_200_000, ThresholdUnit::Money);
        assert_eq!(ratio(320_001, 10, &cap), "32.001 đồng");
        assert_eq!(ratio(319_996, 10, &cap), "32.000 đồng");
        assert_eq!(ratio(320_000, 10, &cap), "32.000 đồng");
    }

    /// What is printed stands on the same side of the threshold as the exact ratio, and less than one unit away from it.
    #[test]
    fn no_printed_figure_crosses_its_target() {
        for unit in [ThresholdUnit::Percent, ThresholdUnit::Money] {
            for direction in [Direction::AtLeast, Direction::Exactly, Direction::AtMost] {
                for limit in [0, 1, 50, 99, 100, 133, 3_333, 8_500, 9_999, 10_000, 10_001] {
                    let threshold = threshold(direction, limit, unit);
                    for denominator in 1..=60_i128 {
                        for numerator in -20..=130_i128 {
                            one(numerator, denominator, &threshold);
                        }
                    }
                }
            }
        }
    }

    fn one(numerator: i128, denominator: i128, threshold: &Threshold) {
        let meets = |left: i128, right: i128| match threshold.direction {
            Direction::AtLeast => left >= right,
            Direction::Exactly => left == right,
            Direction::AtMost => left <= right,
        };
        let text = ratio(numerator, denominator, threshold);
        let printed = read(&text);
        let (exact, limit) = (numerator * i128::from(threshold.scale()), i128::from(threshold.limit));
        let said = format!("{numerator}/{denominator} {threshold:?} {text}");
        assert_eq!(meets(printed, limit), meets(exact, limit * denominator), "{said}");
        let least = if threshold.unit == ThresholdUnit::Percent { 1 } else { 100 };
        assert!((printed * denominator - exact).abs() < least * denominator, "{said}");
        assert!(threshold.unit == ThresholdUnit::Money || printed != 10_000 || numerator == denominator, "{said}");
    }

    /// Hundredths of what was printed.
    fn read(text: &str) -> i128 {
        let number = text.trim_end_matches('%').trim_end_matches(" đồng").replace('.', "");
        let (whole, rest) = number.split_once(',').unwrap_or((&number, ""));
        format!("{whole}{rest:0<2}").parse().unwrap()
    }

    #[test]
    fn a_threshold_prints_like_its_ratio() {
        assert_eq!(limit(&threshold(Direction::AtLeast, 8_500, ThresholdUnit::Percent)), "85%");
        assert_eq!(limit(&threshold(Direction::AtLeast, 3_200_000, ThresholdUnit::Money)), "32.000 đồng");
    }

    #[test]
    fn the_greatest_numbers_do_not_overflow() {
        let fund = threshold(Direction::AtLeast, i64::MAX, ThresholdUnit::Money);
        for numerator in [i128::MIN, -1, 0, 1, i128::MAX] {
            for denominator in [i128::MIN, -1, 1, i128::MAX] {
                assert!(ratio(numerator, denominator, &fund).ends_with("đồng"));
            }
        }
    }
}
