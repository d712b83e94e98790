//! Dates as papers print them.

use chrono::{Datelike, NaiveDate, NaiveTime, Timelike, Weekday};

/// `05/02/2024`.
#[must_use]
pub fn short(date: NaiveDate) -> String {
    format!("{:02}/{:02}/{}", date.day(), date.month(), date.year())
}

/// `ngày 05 tháng 02 năm 2024`; days below 10 and the months 1 and 2 take a leading zero, months 3 to 9 do not
/// (NĐ 30/2020, Appendix I, cell 4).
#[must_use]
pub fn long(date: NaiveDate) -> String {
    let month = if date.month() < 3 { format!("{:02}", date.month()) } else { date.month().to_string() };
    format!("ngày {:02} tháng {month} năm {}", date.day(), date.year())
}

/// `ngày     tháng     năm 2024`: room to write the day and month in when the paper is signed.
#[must_use]
pub fn blank(year: i32) -> String {
    format!("ngày     tháng     năm {year}")
}

/// `thứ Hai` to `thứ Bảy`, `Chủ nhật`.
#[must_use]
pub fn weekday(date: NaiveDate) -> &'static str {
    match date.weekday() {
        Weekday::Mon => "thứ Hai",
        Weekday::Tue => "thứ Ba",
        Weekday::Wed => "thứ Tư",
        Weekday::Thu => "thứ Năm",
        Weekday::Fri => "thứ Sáu",
        Weekday::Sat => "thứ Bảy",
        Weekday::Sun => "Chủ nhật",
    }
}

/// A time of day: `7 giờ 30 phút`, `14 giờ`.
#[must_use]
pub fn time(time: NaiveTime) -> String {
    match time.minute() {
        0 => format!("{} giờ", time.hour()),
        minute => format!("{} giờ {minute:02} phút", time.hour()),
    }
}

/// Cell 4 of a paper: `Thuận An, ngày 05 tháng 02 năm 2024`, or with room left while the date is not known.
#[must_use]
pub fn place_and_date(place: &str, date: Option<NaiveDate>, year: i32) -> String {
    format!("{place}, {}", date.map_or_else(|| blank(year), long))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn short_dates_have_two_digits() {
        assert_eq!(short(day(2024, 2, 5)), "05/02/2024");
        assert_eq!(short(day(2024, 12, 31)), "31/12/2024");
    }

    #[test]
    fn only_low_days_and_the_first_two_months_take_a_zero() {
        for (date, right) in [
            (day(2024, 2, 5), "ngày 05 tháng 02 năm 2024"),
            (day(2024, 1, 10), "ngày 10 tháng 01 năm 2024"),
            (day(2024, 3, 9), "ngày 09 tháng 3 năm 2024"),
            (day(2024, 9, 30), "ngày 30 tháng 9 năm 2024"),
            (day(2025, 10, 1), "ngày 01 tháng 10 năm 2025"),
        ] {
            assert_eq!(long(date), right);
        }
    }

    #[test]
    fn days_of_the_week_and_times_are_said_as_invitations_say_them() {
        let week: Vec<_> = (16..=22).map(|number| weekday(day(2024, 12, number))).collect();
        assert_eq!(week, ["thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật"]);
        let at = |hour, minute| time(NaiveTime::from_hms_opt(hour, minute, 0).unwrap());
        assert_eq!((at(7, 30), at(14, 0), at(8, 5)), ("7 giờ 30 phút".into(), "14 giờ".into(), "8 giờ 05 phút".into()));
    }

    #[test]
    fn an_unknown_date_leaves_room() {
        assert_eq!(place_and_date("Thuận An", Some(day(2024, 2, 21)), 2025), "Thuận An, ngày 21 tháng 02 năm 2024");
        assert_eq!(place_and_date("Thuận An", None, 2024), "Thuận An, ngày     tháng     năm 2024");
    }
}
