//! Date limits of forms: `01/12` in the agreement's year, `31/01/+1` in the year after it, `01/01/-25` 25 years before.

use chrono::NaiveDate;

use crate::model::form::DateLimit;

/// Reads a limit; `None` if it is not written so or the day does not exist in any year.
pub fn parse(text: &str) -> Option<DateLimit> {
    let mut parts = text.trim().split('/');
    let day = parts.next()?.parse().ok()?;
    let month = parts.next()?.parse().ok()?;
    let year_offset = parts.next().map_or(Some(0), |offset| offset.parse().ok())?;
    // A leap year, so that 29/02 may stand in a form; `DateLimit::in_year` looks again at the real year.
    let exists = NaiveDate::from_ymd_opt(2024, month, day).is_some();
    let near = (-150..=50).contains(&year_offset);
    (exists && near && parts.next().is_none()).then_some(DateLimit { year_offset, month, day })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_name_day_month_and_years_from_the_agreement() {
        assert_eq!(parse("01/12"), Some(DateLimit { year_offset: 0, month: 12, day: 1 }));
        assert_eq!(parse("31/01/+1"), Some(DateLimit { year_offset: 1, month: 1, day: 31 }));
        assert_eq!(parse("01/01/-25"), Some(DateLimit { year_offset: -25, month: 1, day: 1 }));
        for wrong in ["31/02", "12", "1/1/2024", "1/1/1/1", "x/1", ""] {
            assert_eq!(parse(wrong), None, "{wrong}");
        }
    }
}
