//! Dates typed as text: day before month, as Vietnamese write them, or year first as databases do.

use chrono::{Duration, NaiveDate};

use super::dates;
use super::doubt::Doubt;
use super::text::fold;

/// A date that was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WrittenDate {
    /// The day.
    pub date: NaiveDate,
    /// True where the year had two digits, so that staff should see the century it was given.
    pub short_year: bool,
}

/// Years of two digits up to this one are of the years 2000, later ones of 1900: pupils and the teachers of a working life.
const LAST_SHORT_YEAR: i32 = 30;
/// Years that a date of the forms can fall in; a number among them, alone in a date field, is a year.
pub const YEARS: std::ops::RangeInclusive<i32> = 1900..=2100;

/// `5/9/2012`, `05-09-2012`, `5.9.12`, `2012-09-05`, `ngày 5 tháng 9 năm 2012`, each also with a time of day behind it. A
/// month above 12 is asked about and never taken for the day.
///
/// # Errors
/// Why the text is no whole date, with what was probably meant.
pub fn date(text: &str) -> Result<WrittenDate, Doubt> {
    let folded = fold(text);
    let body = folded.strip_prefix("ngày ").unwrap_or(&folded);
    let numbers = in_words(body).or_else(|| in_signs(without_time(body)));
    match numbers.as_deref() {
        Some([one, two, three]) => of_three(one, two, three),
        Some(["0" | "00", year] | [year]) if is_year(year) => Err(year_alone()),
        Some([_, year]) if is_year(year) => Err(Doubt::because("chỉ có tháng và năm, thiếu ngày")),
        Some([digits]) => Err(of_digits(digits)),
        _ => Err(Doubt::unknown()),
    }
}

/// A year without day and month.
#[must_use]
pub fn year_alone() -> Doubt {
    Doubt::because("chỉ có năm, thiếu ngày và tháng")
}

/// The day that spreadsheets count as `serial` days: 1 is 1 January 1900, and in workbooks of the 1904 system 0 is 1 January
/// 1904. Only days from 1954 to 2064: other numbers are hardly dates.
#[must_use]
pub fn of_serial(serial: i64, is_1904: bool) -> Option<NaiveDate> {
    let days = serial.checked_add(if is_1904 { 1462 } else { 0 })?;
    let epoch = NaiveDate::from_ymd_opt(1899, 12, 30)?;
    (20_000..=60_000).contains(&days).then(|| epoch.checked_add_signed(Duration::days(days)))?
}

/// The numbers of `5 tháng 9 năm 2012`, `tháng 9 năm 2012`, `năm 2012`.
fn in_words(body: &str) -> Option<Vec<&str>> {
    let year = |text: &'_ str| -> Option<(usize, usize)> {
        let at = text.find("năm").map(|at| (at, at + "năm".len()));
        at.or_else(|| text.rfind(',').map(|at| (at, at + 1)))
    };
    let (day, rest) = match body.split_once("tháng") {
        Some((day, rest)) => (Some(day), rest),
        None => (None, body.starts_with("năm").then_some(body)?),
    };
    let (end, start) = year(rest)?;
    let (month, year) = (rest.get(..end)?.trim(), rest.get(start..)?.trim());
    let parts = [day.unwrap_or_default().trim(), month.trim_end_matches(',').trim(), year];
    Some(parts.into_iter().filter(|part| !part.is_empty()).collect())
}

/// The numbers of `5/9/2012`, all with the same sign between them.
fn in_signs(body: &str) -> Option<Vec<&str>> {
    let body = body.trim_end_matches('.');
    let Some(sign) = body.chars().find(|letter| "/-.".contains(*letter)) else {
        return Some(vec![body]);
    };
    let parts: Vec<&str> = body.split(sign).map(str::trim).filter(|part| !part.is_empty()).collect();
    (parts.len() <= 3).then_some(parts)
}

/// Cuts ` 00:00:00` or `t00:00:00` from the end.
fn without_time(body: &str) -> &str {
    match body.rsplit_once([' ', 't']) {
        Some((date, time)) if time.contains(':') && time.bytes().all(|byte| byte.is_ascii_digit() || b":.z".contains(&byte)) => {
            date
        }
        _ => body,
    }
}

fn of_three(one: &str, two: &str, three: &str) -> Result<WrittenDate, Doubt> {
    let year_first = one.len() == 4;
    let (year, month, day) = if year_first { (one, two, three) } else { (three, two, one) };
    let is_short = year.len() == 2;
    let lengths = (year.len() == 4 || is_short) && (1..=2).contains(&month.len()) && (1..=2).contains(&day.len());
    if !lengths {
        return Err(Doubt::unknown());
    }
    let (year, month, day) = (number(year)?, number(month)?, number(day)?);
    if day == 0 && month == 0 {
        return Err(year_alone());
    }
    let year = if is_short { full_year(year) } else { year };
    if let Some(date) = NaiveDate::from_ymd_opt(year, unsigned(month), unsigned(day)) {
        return Ok(WrittenDate { date, short_year: is_short });
    }
    if let Some(swapped) = NaiveDate::from_ymd_opt(year, unsigned(day), unsigned(month)) {
        return Err(Doubt::because("tháng đứng trước ngày").propose(dates::short(swapped)));
    }
    Err(Doubt::because("là ngày không có trong lịch"))
}

fn full_year(year: i32) -> i32 {
    year + if year <= LAST_SHORT_YEAR { 2000 } else { 1900 }
}

/// Digits without signs: `05092012`, or the number that a spreadsheet keeps for a day.
fn of_digits(digits: &str) -> Doubt {
    let Ok(number) = number(digits) else {
        return Doubt::unknown();
    };
    let day = match digits.len() {
        // A leading zero is lost where the cell made a number of it.
        7 | 8 => NaiveDate::from_ymd_opt(number % 10_000, unsigned(number / 10_000 % 100), unsigned(number / 1_000_000)),
        5 => of_serial(i64::from(number), false),
        _ => None,
    };
    let backwards = NaiveDate::from_ymd_opt(number / 10_000, unsigned(number / 100 % 100), unsigned(number % 100));
    let likely = |day: &NaiveDate| YEARS.contains(&chrono::Datelike::year(day));
    match day.filter(likely).or(backwards.filter(likely)) {
        Some(day) => Doubt::because("là các chữ số viết liền nhau").propose(dates::short(day)),
        None => Doubt::unknown(),
    }
}

fn unsigned(number: i32) -> u32 {
    u32::try_from(number).unwrap_or(0)
}

fn is_year(text: &str) -> bool {
    text.len() == 4 && number(text).is_ok_and(|year| YEARS.contains(&year))
}

fn number(digits: &str) -> Result<i32, Doubt> {
    let plain = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    if plain { digits.parse().map_err(|_| Doubt::unknown()) } else { Err(Doubt::unknown()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn day_comes_before_month() {
        let day = NaiveDate::from_ymd_opt(2012, 9, 5).unwrap();
        for text in [
            "5/9/2012",
            "05/09/2012",
            "05-09-2012",
            "5.9.2012",
            "05 / 09 / 2012",
            "2012-09-05",
            "2012-09-05 00:00:00",
            "2012-09-05T00:00:00",
            "05/09/2012 7:30",
            "ngày 5 tháng 9 năm 2012",
            "Ngày 05 tháng 09 năm 2012",
            "5 tháng 9, 2012",
            "ngày 5/9/2012",
        ] {
            assert_eq!(date(text), Ok(WrittenDate { date: day, short_year: false }), "{text}");
        }
        for text in ["5/9/12", "5-9-12", "05.09.12"] {
            assert_eq!(date(text), Ok(WrittenDate { date: day, short_year: true }), "{text}");
        }
        assert_eq!(date("5/6/89").unwrap().date, NaiveDate::from_ymd_opt(1989, 6, 5).unwrap());
    }

    #[test]
    fn what_is_no_whole_date_is_asked_about() {
        for (text, why, proposal) in [
            ("31/02/2012", "là ngày không có trong lịch", ""),
            ("9/13/2012", "tháng đứng trước ngày", "13/09/2012"),
            ("03/14/2010", "tháng đứng trước ngày", "14/03/2010"),
            ("2012-13-09", "tháng đứng trước ngày", "13/09/2012"),
            ("2012", "chỉ có năm, thiếu ngày và tháng", ""),
            ("năm 2012", "chỉ có năm, thiếu ngày và tháng", ""),
            ("00/00/2012", "chỉ có năm, thiếu ngày và tháng", ""),
            ("/ /2012", "chỉ có năm, thiếu ngày và tháng", ""),
            ("09/2012", "chỉ có tháng và năm, thiếu ngày", ""),
            ("tháng 9 năm 2012", "chỉ có tháng và năm, thiếu ngày", ""),
            ("05092012", "là các chữ số viết liền nhau", "05/09/2012"),
            ("5092012", "là các chữ số viết liền nhau", "05/09/2012"),
            ("20120905", "là các chữ số viết liền nhau", "05/09/2012"),
            ("41157", "là các chữ số viết liền nhau", "05/09/2012"),
            ("1/2/x", "", ""),
            ("+5/9/2012", "", ""),
            ("5/9/2012/1", "", ""),
            ("5/9-2012", "", ""),
            ("5/9/012", "", ""),
            ("", "", ""),
        ] {
            let doubt = date(text).unwrap_err();
            assert_eq!((doubt.why.as_str(), doubt.proposals.join("|").as_str()), (why, proposal), "{text}");
        }
    }

    #[test]
    fn serials_count_from_either_epoch() {
        let day = NaiveDate::from_ymd_opt(2012, 9, 5);
        assert_eq!(of_serial(41_157, false), day);
        assert_eq!(of_serial(41_157 - 1462, true), day);
        assert_eq!(of_serial(2012, false), None);
        assert_eq!(of_serial(i64::MAX, true), None);
    }
}
