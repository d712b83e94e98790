//! What stands in a cell for values: written so that reading it back gives the same value, or the same fault.

use std::borrow::Cow;

use chrono::NaiveDate;
use rust_xlsxwriter::{Format, Worksheet, XlsxError};

use super::validation;
use crate::model::submission::{Field, Reading};
use crate::model::value::{Value, ValueKind};
use crate::vietnamese::dates;

/// UTF-16 units that a cell holds; what is cut is said at the end.
const LONGEST: usize = 32_767;
/// Said where a longer text was cut.
const CUT: &str = " … (đã cắt bớt)";
/// Digits that a number of Excel keeps.
const DIGITS: usize = 15;

/// What a cell shows.
#[derive(Clone, Debug, PartialEq)]
pub enum Content<'a> {
    /// Nothing.
    Blank,
    /// Text.
    Text(Cow<'a, str>),
    /// A number by its digits, with a decimal point.
    Number(String),
    /// A day that Excel can number.
    Date(NaiveDate),
    /// TRUE or FALSE.
    Bool(bool),
}

/// The content of a nominee's field. A tick is `x` where the column may stay blank, else a word.
pub fn of_field(field: Field<'_>, kind: ValueKind, required: bool) -> Content<'_> {
    match field {
        Field::Missing => Content::Blank,
        Field::Text(text) => Content::Text(Cow::Borrowed(text)),
        Field::Unreadable(text) => unreadable(text, kind),
        Field::Integer(number) if kind == ValueKind::Decimal => hundredths(number),
        Field::Integer(number) => integer(number),
        Field::YesNo(true) if !required => Content::Text(Cow::Borrowed("x")),
        Field::YesNo(yes) => Content::Text(Cow::Borrowed(if yes { "Có" } else { "Không" })),
        Field::Date(date) => day(date),
    }
}

/// The content of an item's cell.
pub fn of_reading(reading: &Reading, kind: ValueKind, required: bool) -> Content<'_> {
    match reading {
        Reading::Missing => Content::Blank,
        Reading::Unreadable(text) => unreadable(text, kind),
        Reading::Value(Value::Integer(number)) => integer(*number),
        Reading::Value(Value::Decimal(number)) => hundredths(*number),
        Reading::Value(Value::YesNo(yes)) => of_field(Field::YesNo(*yes), kind, required),
        Reading::Value(Value::Date(date)) => day(*date),
        Reading::Value(Value::Text(text)) => Content::Text(Cow::Borrowed(text)),
    }
}

/// Text that was not understood stays text. Where the form asks for words, a number, a date or TRUE was not understood because it
/// is no text: it stays what it was, or it would pass for a word when it comes back.
fn unreadable(text: &str, kind: ValueKind) -> Content<'_> {
    let words = matches!(kind, ValueKind::Name | ValueKind::Text | ValueKind::Choice);
    words.then(|| not_text(text)).flatten().unwrap_or(Content::Text(Cow::Borrowed(text)))
}

fn not_text(text: &str) -> Option<Content<'static>> {
    match text {
        "TRUE" => return Some(Content::Bool(true)),
        "FALSE" => return Some(Content::Bool(false)),
        _ => (),
    }
    if let Ok(date) = NaiveDate::parse_from_str(text, "%d/%m/%Y") {
        return Some(day(date));
    }
    let digits = text.replace(',', ".");
    let is_number = digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.' || byte == b'-');
    (is_number && digits.parse::<f64>().is_ok()).then_some(Content::Number(digits))
}

fn integer(number: i64) -> Content<'static> {
    let digits = number.to_string();
    if digits.trim_start_matches('-').len() > DIGITS { Content::Text(Cow::Owned(digits)) } else { Content::Number(digits) }
}

fn hundredths(number: i64) -> Content<'static> {
    let sign = if number < 0 { "-" } else { "" };
    let size = number.unsigned_abs();
    if size.to_string().len() > DIGITS {
        return Content::Text(Cow::Owned(format!("{sign}{},{:02}", size / 100, size % 100)));
    }
    Content::Number(format!("{sign}{}.{:02}", size / 100, size % 100))
}

fn day(date: NaiveDate) -> Content<'static> {
    if validation::has_serial(date) { Content::Date(date) } else { Content::Text(Cow::Owned(dates::short(date))) }
}

impl Content<'_> {
    /// Writes it with a format; a blank cell gets the format alone.
    pub fn write(&self, sheet: &mut Worksheet, row: u32, column: u16, format: &Format) -> Result<(), XlsxError> {
        match self {
            Self::Blank => sheet.write_blank(row, column, format)?,
            Self::Text(text) => sheet.write_string_with_format(row, column, clipped(text), format)?,
            Self::Number(digits) => match digits.parse::<f64>() {
                Ok(number) => sheet.write_number_with_format(row, column, number, format)?,
                Err(_) => sheet.write_string_with_format(row, column, digits, format)?,
            },
            Self::Date(date) => {
                let format = format.clone().set_num_format("dd/mm/yyyy");
                sheet.write_with_format(row, column, validation::serial(*date), &format)?
            }
            Self::Bool(yes) => sheet.write_boolean_with_format(row, column, *yes, format)?,
        };
        Ok(())
    }
}

impl Content<'_> {
    /// As a clerk would have typed it.
    pub fn shown(&self) -> String {
        match self {
            Self::Blank => String::new(),
            Self::Text(text) => text.to_string(),
            Self::Number(digits) => digits.replace('.', ","),
            Self::Date(date) => dates::short(*date),
            Self::Bool(yes) => if *yes { "TRUE" } else { "FALSE" }.to_owned(),
        }
    }
}

/// A text as far as a cell holds it.
pub fn clipped(text: &str) -> Cow<'_, str> {
    // A letter has at most as many UTF-16 units as bytes.
    if text.len() <= LONGEST || text.encode_utf16().count() <= LONGEST {
        return Cow::Borrowed(text);
    }
    shortened(text, LONGEST - CUT.len(), CUT)
}

/// A text of at most `longest` UTF-16 units and, where it was longer, `cut` behind them.
pub fn shortened<'a>(text: &'a str, longest: usize, cut: &str) -> Cow<'a, str> {
    // A letter has at most as many UTF-16 units as bytes.
    if text.len() <= longest {
        return Cow::Borrowed(text);
    }
    let mut units = 0;
    let end = text.char_indices().find(|(_, letter)| {
        units += letter.len_utf16();
        units > longest
    });
    match end.and_then(|(end, _)| text.get(..end)) {
        Some(head) => Cow::Owned(format!("{head}{cut}")),
        None => Cow::Borrowed(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_no_text_stays_none_where_words_are_asked_for() {
        let text = |text: &'static str| Content::Text(text.into());
        let day = NaiveDate::from_ymd_opt(2024, 1, 9).expect("a day");
        for (shown, kind, content) in [
            ("09/01/2024", ValueKind::Text, Content::Date(day)),
            ("09/01/2024", ValueKind::Count, text("09/01/2024")),
            ("12,5", ValueKind::Name, Content::Number("12.5".into())),
            ("12,5", ValueKind::Count, text("12,5")),
            ("TRUE", ValueKind::Choice, Content::Bool(true)),
            ("#REF!", ValueKind::Text, text("#REF!")),
            ("năm mươi", ValueKind::Count, text("năm mươi")),
        ] {
            assert_eq!(of_field(Field::Unreadable(shown), kind, true), content, "{shown} {kind:?}");
        }
    }

    #[test]
    fn values_that_excel_would_round_or_shift_are_written_as_text() {
        let day = |year| NaiveDate::from_ymd_opt(year, 2, 1).expect("a day");
        assert_eq!(of_field(Field::Integer(9_007_199_254_740_992), ValueKind::Money, true).shown(), "9007199254740992");
        assert!(matches!(of_field(Field::Integer(9_007_199_254_740_992), ValueKind::Money, true), Content::Text(_)));
        assert_eq!(of_field(Field::Date(day(1899)), ValueKind::Date, true), Content::Text("01/02/1899".into()));
        assert_eq!(of_field(Field::Date(day(1999)), ValueKind::Date, true), Content::Date(day(1999)));
        assert_eq!(of_field(Field::Integer(-5), ValueKind::Decimal, true), Content::Number("-0.05".into()));
        assert_eq!(of_field(Field::YesNo(true), ValueKind::YesNo, false), Content::Text("x".into()));
    }

    #[test]
    fn a_text_is_cut_within_what_excel_holds_and_says_so() {
        let long = "đ".repeat(40_000);
        let cut = clipped(&long);
        assert!(cut.encode_utf16().count() <= 32_767 && cut.ends_with("(đã cắt bớt)"));
        assert_eq!(clipped("ngắn"), "ngắn");
    }
}
