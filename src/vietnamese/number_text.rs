//! Numbers typed as text: counts, amounts of đồng, decimals. What could be read in two ways is not read but asked back.

use super::counted::{Counted, counted, scale};
use super::digits::{Digits, Dot};
use super::doubt::Doubt;
use super::text::fold;

/// A number that was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Written {
    /// Its value: the count, đồng, or hundredths of a decimal.
    pub number: i64,
    /// True where words such as `triệu` made it, so that staff should see what it was understood as.
    pub in_words: bool,
}

/// A whole number of things: `1.234`, `45 em`, `1,200,000`, `1,2 nghìn`. `measure` is the unit the form prints, empty for
/// none; another unit behind the number is in doubt, since suất, lượt and em are never the same.
///
/// # Errors
/// Why the text is not such a number, with what may have been meant.
pub fn count(text: &str, measure: &str) -> Result<Written, Doubt> {
    let measure = fold(measure);
    let asked = counted(&measure);
    whole(text, &|unit| unit == measure || (!is_money(unit) && (measure.is_empty() || counted(unit) == asked)))
}

/// Whole đồng: `1.200.000 đ`, `32 000 đồng`, `1,2 triệu`, `1 tỷ 200 triệu`.
///
/// # Errors
/// Why the text is not such a number, with what may have been meant.
pub fn money(text: &str) -> Result<Written, Doubt> {
    whole(text, &is_money)
}

/// Hundredths of a decimal: `87,5`, `87.50` and `87,5 điểm` are 8750, `1.234,5` is 123450. A share is read only where the
/// form's `measure` is `%`: there `85%` and `85` are 8500, while `0,85` may be either.
///
/// # Errors
/// Why the text is not such a number, with what may have been meant.
pub fn hundredths(text: &str, measure: &str) -> Result<Written, Doubt> {
    let (folded, measure) = (fold(text), fold(measure));
    let share = is_share(&measure);
    let (negative, body) = sign(&folded);
    let bare = body.strip_suffix('%').or_else(|| body.strip_suffix("phần trăm")).map(str::trim_end);
    if bare.is_some() && !share {
        return Err(Doubt::because("là tỷ lệ phần trăm, còn ô này cần con số"));
    }
    let (number, unit) = split_unit(bare.unwrap_or(body));
    let known =
        unit.is_empty() || unit == measure || counted(unit) == Some(Counted::Points) || (unit == "đ" && measure == "điểm");
    if !known || number.is_empty() {
        return Err(unread(&folded));
    }
    let digits = Digits::read(number, Dot::Unclear)?;
    let hundredths = digits.scaled(2).ok_or_else(|| Doubt::because("có hơn hai chữ số sau dấu phẩy"))?;
    if share && bare.is_none() && (1..=100).contains(&hundredths) && (digits.decimals > 0 || hundredths == 100) {
        return Err(share_in_doubt(hundredths));
    }
    Ok(Written { number: signed(hundredths, negative)?, in_words: false })
}

/// True for a unit that counts in hundreds.
#[must_use]
pub fn is_share(measure: &str) -> bool {
    matches!(measure, "%" | "phần trăm")
}

/// A share of at most one that may be typed as a part of one or as percent; `hundredths` of what is typed.
#[must_use]
pub fn share_in_doubt(hundredths: i128) -> Doubt {
    let as_typed = super::numbers::hundredths(i64::try_from(hundredths).unwrap_or(0));
    Doubt::between(&format!("{as_typed}%"), &format!("{hundredths}%"), [format!("{hundredths}%"), format!("{as_typed}%")])
}

fn is_money(unit: &str) -> bool {
    counted(unit) == Some(Counted::Money)
}

fn whole(text: &str, is_asked: &dyn Fn(&str) -> bool) -> Result<Written, Doubt> {
    let folded = fold(text);
    if folded.contains('%') || folded.contains("phần trăm") {
        return Err(Doubt::because("là tỷ lệ phần trăm, còn ô này cần số lượng"));
    }
    let (negative, body) = sign(&folded);
    let parts = parts(body);
    if parts.is_empty() {
        return Err(unread(&folded));
    }
    let mut sum: i128 = 0;
    let mut above: Option<u32> = None;
    for (position, (number, words)) in parts.iter().enumerate() {
        let is_last = position + 1 == parts.len();
        let (power, half, unit) = scaled_unit(words);
        if !(unit.is_empty() || (is_last && is_asked(unit))) {
            return Err(other_unit(unit, &folded));
        }
        let digits = digits(number, power)?;
        let value = digits.scaled(power.unwrap_or(0)).ok_or_else(|| not_whole(digits, power))?;
        let value = if half { value + 10_i128.pow(power.unwrap_or(0)) / 2 } else { value };
        check_order(sum, value, above, power)?;
        sum += value;
        above = power;
    }
    let in_words = parts.iter().any(|(_, words)| scaled_unit(words).0.is_some());
    Ok(Written { number: signed(sum, negative)?, in_words })
}

/// One dot before three digits groups thousands, unless a scale follows: `1.200 triệu` may be 1200 or 1,2 of them.
fn digits(number: &str, power: Option<u32>) -> Result<Digits, Doubt> {
    let mut read = Digits::read(number, if power.is_some() { Dot::Unclear } else { Dot::Groups });
    if let (Err(doubt), Some(power)) = (&mut read, power) {
        let full = |proposal: &String| Digits::read(proposal, Dot::Unclear).ok()?.scaled(power).map(|number| number.to_string());
        doubt.proposals = doubt.proposals.iter().filter_map(full).collect();
    } else if let Err(doubt) = &mut read {
        doubt.proposals.retain(|proposal| proposal.bytes().all(|byte| byte.is_ascii_digit()));
    }
    read
}

fn not_whole(digits: Digits, power: Option<u32>) -> Doubt {
    match power {
        None if digits.decimals > 0 => Doubt::because("có phần lẻ, còn ô này cần số nguyên"),
        _ => Doubt::because("tính ra không phải là số nguyên"),
    }
}

/// Parts go down in scale, each below one of the scale before: `1 tỷ 200 triệu`. `1 triệu 200` may mean two things.
fn check_order(sum: i128, value: i128, above: Option<u32>, power: Option<u32>) -> Result<(), Doubt> {
    let Some(above) = above else {
        return if sum == 0 { Ok(()) } else { Err(Doubt::unknown()) };
    };
    let unit = 10_i128.pow(above);
    if value >= unit || power.is_some_and(|power| power >= above) {
        return Err(Doubt::unknown());
    }
    if power.is_none() && value < 1000 && value > 0 {
        let width = u32::try_from(value.to_string().len()).unwrap_or(0);
        let tail = value * 10_i128.pow(above.saturating_sub(width));
        let (likely, plain) = (sum + tail, sum + value);
        let shown = super::numbers::integer;
        return Err(Doubt::between(&shown(likely), &shown(plain), [likely.to_string(), plain.to_string()]));
    }
    Ok(())
}

/// Numbers with the words behind each, in order; empty if the text does not begin with a digit.
fn parts(text: &str) -> Vec<(&str, &str)> {
    let mut parts = Vec::new();
    let mut rest = text;
    while rest.starts_with(|letter: char| letter.is_ascii_digit()) {
        let (number, after) = split_unit(rest);
        let end = after.find(|letter: char| letter.is_ascii_digit()).unwrap_or(after.len());
        let (words, next) = after.split_at(end);
        parts.push((number, words.trim()));
        rest = next;
    }
    parts
}

/// The number at the front and what follows it.
fn split_unit(text: &str) -> (&str, &str) {
    let end = text.find(|letter: char| !letter.is_ascii_digit() && !" .,".contains(letter)).unwrap_or(text.len());
    let (number, unit) = text.split_at(end);
    (number.trim_end(), unit.trim())
}

/// The power of ten that begins the words, whether `rưỡi` follows, and the unit behind.
fn scaled_unit(words: &str) -> (Option<u32>, bool, &str) {
    let (first, rest) = words.split_once(' ').unwrap_or((words, ""));
    let Some(power) = scale(first.trim_end_matches('.')) else {
        return (None, false, words.trim_end_matches('.'));
    };
    match rest.strip_prefix("rưỡi") {
        Some(unit) => (Some(power), true, unit.trim()),
        None => (Some(power), false, rest.trim_end_matches('.')),
    }
}

fn sign(folded: &str) -> (bool, &str) {
    folded.strip_prefix('-').map_or((false, folded), |rest| (true, rest.trim_start()))
}

fn signed(number: i128, negative: bool) -> Result<i64, Doubt> {
    let number = i64::try_from(number).map_err(|_| Doubt::because("là số quá lớn"))?;
    Ok(if negative { -number } else { number })
}

fn other_unit(unit: &str, folded: &str) -> Doubt {
    match counted(unit) {
        Some(_) => Doubt::because(format!("tính theo “{unit}”, không phải đơn vị tính của ô này")),
        None => unread(folded),
    }
}

/// Words that say there is nothing.
const NOTHING: [&str; 7] = ["-", "–", "—", "không", "không có", "ko", "chưa có"];
/// Words that say the number is not exact.
const ABOUT: [&str; 9] = ["khoảng", "hơn", "gần", "trên", "dưới", "~", ">", "<", "trên dưới"];
/// Words of numbers, folded.
const NUMBER_WORDS: [&str; 17] = [
    "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười", "mươi", "trăm", "nghìn", "ngàn", "triệu", "tỷ", "linh",
];

/// Why a text is no number, as far as it can be told.
fn unread(folded: &str) -> Doubt {
    let has_digit = folded.bytes().any(|byte| byte.is_ascii_digit());
    if NOTHING.contains(&folded) {
        return Doubt::because("chưa rõ là không có (ghi 0) hay chưa có số liệu").propose("0");
    }
    if has_digit && ABOUT.iter().any(|about| folded.starts_with(about)) {
        return Doubt::because("không phải một con số chính xác");
    }
    if !folded.is_empty() && folded.split(' ').all(|word| NUMBER_WORDS.contains(&word)) {
        return Doubt::because("cần ghi bằng chữ số");
    }
    Doubt::unknown()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(read: Result<Written, Doubt>) -> String {
        match read {
            Ok(written) => format!("{}{}", written.number, if written.in_words { " bằng chữ" } else { "" }),
            Err(doubt) => format!("? {} {}", doubt.why, doubt.proposals.join("|")).trim().to_owned(),
        }
    }

    #[test]
    fn counts_are_read_in_one_way_only() {
        for (text, number) in [
            ("350", "350"),
            ("1.234", "1234"),
            ("12.345", "12345"),
            ("12 gia đình", "12"),
            ("12 Gia Đình", "12"),
            ("1,200,000", "1200000"),
            ("-5", "-5"),
            ("1.", "1"),
            ("05", "5"),
            ("12,0", "12"),
            ("1,2 nghìn", "1200 bằng chữ"),
            ("1,5", "? có phần lẻ, còn ô này cần số nguyên"),
            ("1.5", "? có phần lẻ, còn ô này cần số nguyên"),
            ("1,25 gia đình", "? có phần lẻ, còn ô này cần số nguyên"),
            ("1,200", "? có thể hiểu là 1.200 hoặc 1,2 1200"),
            ("0.123", "? có phần lẻ, còn ô này cần số nguyên"),
            ("1.20", "? có phần lẻ, còn ô này cần số nguyên"),
            ("1.200,5", "? có phần lẻ, còn ô này cần số nguyên"),
            ("1 200.000", "?"),
            ("khoảng 30", "? không phải một con số chính xác"),
            ("30-40", "?"),
            ("12/15", "?"),
            ("", "?"),
            ("-", "? chưa rõ là không có (ghi 0) hay chưa có số liệu 0"),
            ("Không có", "? chưa rõ là không có (ghi 0) hay chưa có số liệu 0"),
            ("mười hai", "? cần ghi bằng chữ số"),
            ("85%", "? là tỷ lệ phần trăm, còn ô này cần số lượng"),
            ("đồng", "?"),
            ("5 đồng", "? tính theo “đồng”, không phải đơn vị tính của ô này"),
            ("5 suất", "? tính theo “suất”, không phải đơn vị tính của ô này"),
            ("5 xe", "?"),
            ("99999999999999999999", "? là số quá lớn"),
        ] {
            assert_eq!(shown(count(text, "gia đình")), number, "{text}");
        }
        assert_eq!(shown(count("45 em", "người")), "45");
        assert_eq!(shown(count("45 học sinh", "em")), "45");
        assert_eq!(shown(count("5 em", "")), "5");
        assert_eq!(shown(count("5 đ", "")), "? tính theo “đ”, không phải đơn vị tính của ô này");
    }

    #[test]
    fn amounts_are_whole_and_exact() {
        for (text, number) in [
            ("32.000.000", "32000000"),
            ("32 000 000 đ", "32000000"),
            ("32,000,000 VND", "32000000"),
            ("32.000.000,00", "32000000"),
            ("1.200.000đ", "1200000"),
            ("32.000 VNĐ", "32000"),
            ("1,2 triệu", "1200000 bằng chữ"),
            ("1.2 triệu đồng", "1200000 bằng chữ"),
            ("1,2tr", "1200000 bằng chữ"),
            ("500k", "500000 bằng chữ"),
            ("1 tỷ 200 triệu", "1200000000 bằng chữ"),
            ("1 tỉ 200 triệu 500 nghìn đồng", "1200500000 bằng chữ"),
            ("1 triệu 200.000 đ", "1200000 bằng chữ"),
            ("2 triệu rưỡi", "2500000 bằng chữ"),
            ("1 triệu 200", "? có thể hiểu là 1.200.000 hoặc 1.000.200 1200000|1000200"),
            ("1tr2", "? có thể hiểu là 1.200.000 hoặc 1.000.002 1200000|1000002"),
            ("1.200 triệu", "? có thể hiểu là 1.200 hoặc 1,2 1200000000|1200000"),
            ("1,2345678 triệu", "? tính ra không phải là số nguyên"),
            ("200 triệu 1 tỷ", "?"),
            ("1 triệu đồng 200 nghìn", "? tính theo “đồng”, không phải đơn vị tính của ô này"),
            ("32,000", "? có thể hiểu là 32.000 hoặc 32 32000|32"),
            ("5 em", "? tính theo “em”, không phải đơn vị tính của ô này"),
            ("hai triệu", "? cần ghi bằng chữ số"),
        ] {
            assert_eq!(shown(money(text)), number, "{text}");
        }
    }

    #[test]
    fn decimals_have_at_most_two_places() {
        for (text, number) in [
            ("87,5", "8750"),
            ("87.5", "8750"),
            ("87,05 điểm", "8705"),
            ("87,5đ", "8750"),
            ("90", "9000"),
            ("1.234,5", "123450"),
            ("87,125", "? có thể hiểu là 87.125 hoặc 87,125 87125|87,125"),
            ("1.234", "? có thể hiểu là 1.234 hoặc 1,234 1234|1,234"),
            ("0,125", "? có hơn hai chữ số sau dấu phẩy"),
            ("85%", "? là tỷ lệ phần trăm, còn ô này cần con số"),
            ("8x", "?"),
            (",5", "?"),
        ] {
            assert_eq!(shown(hundredths(text, "điểm")), number, "{text}");
        }
    }

    #[test]
    fn a_share_is_asked_for_where_it_may_be_a_part_of_one() {
        for (text, number) in [
            ("85%", "8500"),
            ("85,5 %", "8550"),
            ("85", "8500"),
            ("0,85%", "85"),
            ("0,85", "? có thể hiểu là 0,85% hoặc 85% 85%|0,85%"),
            ("1", "? có thể hiểu là 1% hoặc 100% 100%|1%"),
            ("0", "0"),
            ("1,5", "150"),
        ] {
            assert_eq!(shown(hundredths(text, "%")), number, "{text}");
        }
    }
}
