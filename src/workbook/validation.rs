//! What Excel itself refuses while a unit types: limits and drop-downs from the form's rule.

use chrono::NaiveDate;
use rust_xlsxwriter::{DataValidation, DataValidationRule, Formula, XlsxError};

use super::choices::{self, Choices};
use crate::form::words;
use crate::model::form::ValueRule;
use crate::model::value::ValueKind;

/// Excel's bounds: 15 digits, dates from 01/03/1900 (before it, serial numbers are off by one) to 31/12/9999.
const WIDEST: i64 = 999_999_999_999_999;
const DATES: (i64, i64) = (61, 2_958_465);
/// Characters of an error message that Excel holds.
const MESSAGE: usize = 255;

/// The validation of a rule; `None` where any text will do.
pub fn of(rule: &ValueRule, year: i32, choices: &mut Choices) -> Result<Option<DataValidation>, XlsxError> {
    let Some(validation) = bare(rule, year, choices) else { return Ok(None) };
    // Suggestions and ticks may be overruled: the program understands more than the list shows.
    let refuses = rule.kind != ValueKind::Text && (rule.kind != ValueKind::YesNo || rule.required);
    let message = shortened(&format!("Cần ghi {}.", words::expected(rule, year)));
    let validation = validation.set_error_title("Giá trị chưa đúng")?.set_error_message(message)?;
    Ok(Some(validation.show_error_message(refuses).show_input_message(false)))
}

fn bare(rule: &ValueRule, year: i32, choices: &mut Choices) -> Option<DataValidation> {
    let validation = DataValidation::new();
    let validation = match rule.kind {
        ValueKind::Count | ValueKind::Money => validation.allow_whole_number_formula(between(rule, |limit| limit.to_string())),
        ValueKind::Decimal => validation.allow_decimal_number_formula(between(rule, decimal)),
        ValueKind::Date => validation.allow_date_formula(dates(rule, year)),
        ValueKind::YesNo if rule.required => {
            validation.allow_list_formula(choices.range(vec!["Có".to_owned(), "Không".to_owned()]))
        }
        ValueKind::YesNo => validation.allow_list_formula(choices.range(vec!["x".to_owned()])),
        ValueKind::Choice | ValueKind::Text if !rule.choices.is_empty() => {
            validation.allow_list_formula(choices.range(choices::words(&rule.choices)))
        }
        ValueKind::Choice | ValueKind::Text | ValueKind::Name => return None,
    };
    Some(validation)
}

fn between(rule: &ValueRule, print: impl Fn(i64) -> String) -> DataValidationRule<Formula> {
    let (min, max) = (rule.min.unwrap_or(-WIDEST), rule.max.unwrap_or(WIDEST));
    DataValidationRule::Between(Formula::new(print(min)), Formula::new(print(max)))
}

/// Hundredths as Excel stores them: 8750 is 87.50.
fn decimal(hundredths: i64) -> String {
    let sign = if hundredths < 0 { "-" } else { "" };
    let size = hundredths.unsigned_abs();
    format!("{sign}{}.{:02}", size / 100, size % 100)
}

fn dates(rule: &ValueRule, year: i32) -> DataValidationRule<Formula> {
    let earliest = rule.earliest.and_then(|limit| limit.in_year(year)).map_or(DATES.0, serial);
    let latest = rule.latest.and_then(|limit| limit.in_year(year)).map_or(DATES.1, serial);
    DataValidationRule::Between(Formula::new(earliest.to_string()), Formula::new(latest.to_string()))
}

/// Excel's number of a day; the nearest day that has one.
pub fn serial(date: NaiveDate) -> i64 {
    days(date).clamp(DATES.0, DATES.1)
}

/// False for a day before 01/03/1900 or after 9999, which Excel cannot number rightly.
pub fn has_serial(date: NaiveDate) -> bool {
    (DATES.0..=DATES.1).contains(&days(date))
}

fn days(date: NaiveDate) -> i64 {
    let origin = NaiveDate::from_ymd_opt(1899, 12, 30).unwrap_or_default();
    date.signed_duration_since(origin).num_days()
}

fn shortened(message: &str) -> String {
    if message.encode_utf16().count() <= MESSAGE {
        return message.to_owned();
    }
    let mut short = String::new();
    let mut length = 0;
    for letter in message.chars() {
        length += letter.len_utf16();
        if length >= MESSAGE {
            break;
        }
        short.push(letter);
    }
    short.push('…');
    short
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_scores_are_numbered_as_excel_does() {
        assert_eq!(serial(NaiveDate::from_ymd_opt(2024, 12, 1).expect("a day")), 45_627);
        assert_eq!(decimal(8750), "87.50");
        assert_eq!(decimal(-5), "-0.05");
    }

    #[test]
    fn messages_fit_into_excel() {
        assert_eq!(shortened(&"đ".repeat(400)).encode_utf16().count(), 255);
        assert_eq!(shortened("Có"), "Có");
    }
}
