//! Numbers typed as text. In Vietnamese a dot or a space groups thousands and a comma begins the decimals; what could be
//! read in two ways is not read at all.

use crate::vietnamese::text::fold;

/// Words that may follow a count or an amount.
const UNITS: [&str; 8] = ["vnđ", "vnd", "đồng", "đ", "người", "em", "suất", "lượt"];

/// A whole number: `1.200.000`, `32 000 đồng`, `1,200,000`; `1,5` and `1,200` are not. `measure` is the unit the form prints.
pub fn count(text: &str, measure: &str) -> Option<i64> {
    let folded = fold(text);
    let digits = without_unit(&folded, measure);
    let (negative, digits) = digits.strip_prefix('-').map_or((false, digits), |rest| (true, rest.trim_start()));
    let digits = digits.strip_suffix('.').unwrap_or(digits);
    let separators: Vec<char> = digits.chars().filter(|letter| !letter.is_ascii_digit()).collect();
    let number = match separators.as_slice() {
        [] => parse(digits)?,
        [',', ..] if separators.len() < 2 => return None,
        [first @ (' ' | '.' | ','), rest @ ..] if rest.iter().all(|separator| separator == first) => grouped(digits, *first)?,
        _ => return None,
    };
    Some(if negative { -number } else { number })
}

/// Hundredths of a decimal with at most two decimals after a comma or a dot: `87,5` and `87.50` are 8750.
pub fn hundredths(text: &str) -> Option<i64> {
    let folded = fold(text);
    let digits = folded.strip_suffix("điểm").unwrap_or(&folded).trim_end();
    let (negative, digits) = digits.strip_prefix('-').map_or((false, digits), |rest| (true, rest.trim_start()));
    let (whole, decimals) = digits.split_once([',', '.']).unwrap_or((digits, "0"));
    let scale = match decimals.len() {
        1 => 10,
        2 => 1,
        _ => return None,
    };
    let number = parse(whole)?.checked_mul(100)?.checked_add(parse(decimals)? * scale)?;
    Some(if negative { -number } else { number })
}

fn without_unit<'a>(folded: &'a str, measure: &str) -> &'a str {
    let measure = fold(measure);
    let end = UNITS.into_iter().chain([measure.as_str()]).filter(|unit| !unit.is_empty());
    let ends = end
        .filter_map(|unit| folded.strip_suffix(unit))
        .filter(|rest| rest.ends_with(|last: char| last == ' ' || last.is_ascii_digit()));
    ends.min_by_key(|rest| rest.len()).unwrap_or(folded).trim_end()
}

/// Groups of three digits, the first of one to three and not zero.
fn grouped(digits: &str, separator: char) -> Option<i64> {
    let mut groups = digits.split(separator);
    let first = groups.next()?;
    let well_formed = (1..=3).contains(&first.len()) && !first.starts_with('0') && groups.all(|group| group.len() == 3);
    if well_formed { parse(&digits.replace(separator, "")) } else { None }
}

fn parse(digits: &str) -> Option<i64> {
    let plain = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    if plain { digits.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_read_in_one_way_only() {
        for (text, number) in [
            ("350", Some(350)),
            ("1.234", Some(1234)),
            ("1.200.000", Some(1_200_000)),
            ("32 000 đồng", Some(32_000)),
            ("1.200.000đ", Some(1_200_000)),
            ("32.000 VNĐ", Some(32_000)),
            ("45 người", Some(45)),
            ("12 gia đình", Some(12)),
            ("1,200,000", Some(1_200_000)),
            ("-5", Some(-5)),
            ("1.", Some(1)),
            ("1,5", None),
            ("1,200", None),
            ("0.123", None),
            ("1.20", None),
            ("1.200,5", None),
            ("1 200.000", None),
            ("khoảng 30", None),
            ("30-40", None),
            ("", None),
            ("đồng", None),
            ("99999999999999999999", None),
        ] {
            assert_eq!(count(text, "gia đình"), number, "{text}");
        }
    }

    #[test]
    fn decimals_have_at_most_two_places() {
        for (text, number) in [
            ("87,5", Some(8750)),
            ("87.5", Some(8750)),
            ("87,05 điểm", Some(8705)),
            ("90", Some(9000)),
            ("87,125", None),
            ("1.234,5", None),
            ("8x", None),
            (",5", None),
        ] {
            assert_eq!(hundredths(text), number, "{text}");
        }
    }
}
