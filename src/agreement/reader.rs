//! Reads words of the agreement file and collects every fault with its place.

use std::ops::Range;

use chrono::NaiveDate;
use toml::Spanned;

use super::raw::Word;
use crate::source::Faults;
use crate::vietnamese::text;

/// The faults found so far.
pub(super) struct Reader {
    pub faults: Faults,
}

impl Reader {
    /// Notes a fault at a byte range.
    pub fn fault(&mut self, span: Range<usize>, message: impl Into<String>, advice: impl Into<String>) {
        self.faults.add(span, message, advice);
    }

    /// A text that may not be blank, with single spaces and in NFC.
    pub fn required(&mut self, word: &Word, what: &str) -> String {
        let value = text::tidy(word.get_ref()).to_string();
        if value.is_empty() {
            self.fault(word.span(), format!("{what} đang để trống."), "Hãy ghi vào giữa hai dấu nháy.");
        }
        value
    }

    /// A date written dd/mm/yyyy; blank is `None`.
    pub fn date(&mut self, word: &Word) -> Option<NaiveDate> {
        let written = word.get_ref().trim();
        if written.is_empty() {
            return None;
        }
        let date = parse_date(written);
        if date.is_none() {
            self.fault(word.span(), format!("“{written}” không phải là ngày."), "Viết ngày/tháng/năm, ví dụ \"05/12/2024\".");
        }
        date
    }

    /// A date that must be there.
    pub fn required_date(&mut self, word: Option<&Word>, span: Range<usize>, what: &str) -> Option<NaiveDate> {
        let date = word.and_then(|word| self.date(word));
        if date.is_none() && word.is_none_or(|word| word.get_ref().trim().is_empty()) {
            self.fault(span, format!("Thiếu {what}."), "Viết ngày/tháng/năm, ví dụ \"05/12/2024\".");
        }
        date
    }

    /// The value that stands for a word; a fault with the nearest valid word and the whole list otherwise.
    pub fn choose<T: Copy>(&mut self, word: &Word, what: &str, choices: &[(&str, T)]) -> Option<T> {
        let written = word.get_ref().trim();
        let found = choices.iter().find(|(name, _)| *name == written).map(|(_, value)| *value);
        if found.is_none() {
            let names: Vec<&str> = choices.iter().map(|(name, _)| *name).collect();
            self.unknown(word, what, &names);
        }
        found
    }

    /// Notes that a word is none of the known names.
    pub fn unknown(&mut self, word: &Word, what: &str, names: &[&str]) {
        self.faults.unknown(word.span(), what, word.get_ref(), names.iter().copied());
    }

    /// Like [`Reader::unknown`] for a name that must be one of a list; true if it is.
    pub fn known(&mut self, word: &Word, what: &str, names: &[&str]) -> bool {
        let known = names.contains(&word.get_ref().as_str());
        if !known {
            self.unknown(word, what, names);
        }
        known
    }

    /// An amount of đồng, zero or more.
    pub fn amount(&mut self, value: &Spanned<i64>) -> i64 {
        if *value.get_ref() < 0 {
            self.fault(value.span(), "Số tiền không được âm.", "Viết số đồng, ví dụ 1_000_000.");
        }
        *value.get_ref()
    }
}

/// A date written dd/mm/yyyy with a year of four digits.
pub(super) fn parse_date(written: &str) -> Option<NaiveDate> {
    let mut parts = written.split('/');
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || year.len() != 4 {
        return None;
    }
    NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}
