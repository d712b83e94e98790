//! Dates typed as text: day, month, year of four digits.

use chrono::NaiveDate;

/// `5/9/2012`, `05-09-2012`, `05.09.2012`, or year first as databases write it; no year of two digits.
pub fn date(text: &str) -> Option<NaiveDate> {
    let separator = text.chars().find(|letter| "/-.".contains(*letter))?;
    let mut parts = text.split(separator).map(str::trim);
    let (first, second, third) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    let (year, month, day) = if first.len() == 4 { (first, second, third) } else { (third, second, first) };
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let lengths = year.len() == 4 && (1..=2).contains(&month.len()) && (1..=2).contains(&day.len());
    if !lengths || ![year, month, day].into_iter().all(digits) {
        return None;
    }
    NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn day_comes_before_month() {
        let day = NaiveDate::from_ymd_opt(2012, 9, 5);
        for text in ["5/9/2012", "05/09/2012", "05-09-2012", "5.9.2012", "05 / 09 / 2012", "2012-09-05"] {
            assert_eq!(date(text), day, "{text}");
        }
        for text in ["31/02/2012", "9/13/2012", "5/9/12", "2012", "09/2012", "1/2/x", "+5/9/2012", "5/9/2012/1", ""] {
            assert_eq!(date(text), None, "{text}");
        }
    }
}
