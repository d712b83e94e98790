//! Thresholds as staff write them: "85%", "99,5 %", "32.000 đồng".

use crate::model::agreement::ThresholdUnit;

/// Limit in hundredths and its unit; `None` if it cannot be read exactly.
pub(super) fn parse(written: &str) -> Option<(i64, ThresholdUnit)> {
    let written = written.trim();
    if let Some(number) = written.strip_suffix('%') {
        return Some((hundredths(number.trim())?, ThresholdUnit::Percent));
    }
    let number = written.strip_suffix("đồng").or_else(|| written.strip_suffix('đ'))?;
    Some((hundredths(number.trim())?, ThresholdUnit::Money))
}

/// A number with "." between thousands and at most two decimals after ",", in hundredths.
fn hundredths(written: &str) -> Option<i64> {
    let (whole, decimals) = written.split_once(',').unwrap_or((written, ""));
    let groups: Vec<&str> = whole.split('.').collect();
    let (first, rest) = groups.split_first()?;
    let grouped = rest.is_empty() || (first.len() <= 3 && rest.iter().all(|group| group.len() == 3));
    let digits = |text: &str| text.chars().all(|letter| letter.is_ascii_digit());
    if first.is_empty() || !grouped || !groups.iter().all(|group| digits(group)) || !digits(decimals) || decimals.len() > 2 {
        return None;
    }
    let whole: i64 = groups.concat().parse().ok()?;
    let decimals: i64 = format!("{decimals:0<2}").parse().ok()?;
    whole.checked_mul(100)?.checked_add(decimals)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thresholds_are_read_as_written_in_vietnam() {
        assert_eq!(parse("85%"), Some((8_500, ThresholdUnit::Percent)));
        assert_eq!(parse("99,5 %"), Some((9_950, ThresholdUnit::Percent)));
        assert_eq!(parse("32.000 đồng"), Some((3_200_000, ThresholdUnit::Money)));
        assert_eq!(parse("1.200.000 đ"), Some((120_000_000, ThresholdUnit::Money)));
        assert_eq!(parse("32000đồng"), Some((3_200_000, ThresholdUnit::Money)));
    }

    #[test]
    fn what_could_be_read_two_ways_is_refused() {
        for written in ["85", "3.2000 đồng", "85.5%", "1,234 đồng", "%", "-5%", "32.00 đồng", "1..000 đ", "9999999999999999999%"]
        {
            assert_eq!(parse(written), None, "{written}");
        }
    }
}
