//! What a value must be: kind, limits and choices, with the faults of writing them down.

use std::collections::BTreeSet;

use toml::Spanned;

use super::dates;
use super::raw::Words;
use crate::model::form::{Choice, DateLimit, ValueRule};
use crate::model::value::ValueKind;
use crate::source::Faults;

/// The keys that items and columns share.
pub struct RawRule<'a> {
    pub kind: &'a Spanned<String>,
    pub required: bool,
    pub min: Option<&'a Spanned<i64>>,
    pub max: Option<&'a Spanned<i64>>,
    pub earliest: Option<&'a Spanned<String>>,
    pub latest: Option<&'a Spanned<String>>,
    pub choices: &'a [Spanned<Words>],
}

/// The rule; a kind that does not exist counts as text until the fault is mended.
pub fn build(raw: &RawRule, faults: &mut Faults) -> ValueRule {
    let kind = kind(raw.kind, faults);
    let rule = ValueRule {
        kind,
        required: raw.required,
        min: raw.min.and_then(|limit| number(kind, limit, faults)),
        max: raw.max.and_then(|limit| number(kind, limit, faults)),
        earliest: raw.earliest.and_then(|limit| date(kind, limit, faults)),
        latest: raw.latest.and_then(|limit| date(kind, limit, faults)),
        choices: choices(raw.choices, faults),
    };
    check_order(raw, &rule, faults);
    check_choices(raw, kind, faults);
    rule
}

fn kind(raw: &Spanned<String>, faults: &mut Faults) -> ValueKind {
    let word = raw.get_ref();
    let found = ValueKind::WORDS.iter().find(|(name, _)| name == word);
    if found.is_none() {
        faults.unknown(raw.span(), "kiểu", word, ValueKind::WORDS.iter().map(|(name, _)| *name));
    }
    found.map_or(ValueKind::Text, |(_, kind)| *kind)
}

/// Limits are written in whole numbers; a decimal kind keeps hundredths.
fn number(kind: ValueKind, raw: &Spanned<i64>, faults: &mut Faults) -> Option<i64> {
    if !kind.is_numeric() {
        faults.add(raw.span(), "giới hạn số chỉ dùng cho kiểu so, tien, diem.", "Bỏ dòng này hoặc sửa lại kiểu.");
        return None;
    }
    let limit = if kind == ValueKind::Decimal { raw.get_ref().checked_mul(100) } else { Some(*raw.get_ref()) };
    // Excel keeps 15 digits of a number.
    let limit = limit.filter(|limit| limit.unsigned_abs() < 1_000_000_000_000_000);
    if limit.is_none() {
        faults.add(raw.span(), "giới hạn lớn hơn số mà Excel ghi đúng được (15 chữ số).", "Dùng giới hạn nhỏ hơn.");
    }
    limit
}

fn date(kind: ValueKind, raw: &Spanned<String>, faults: &mut Faults) -> Option<DateLimit> {
    if kind != ValueKind::Date {
        faults.add(raw.span(), "giới hạn ngày chỉ dùng cho kiểu ngay.", "Bỏ dòng này hoặc sửa lại kiểu.");
        return None;
    }
    let limit = dates::parse(raw.get_ref());
    if limit.is_none() {
        let message = format!("“{}” không phải là giới hạn ngày.", raw.get_ref());
        faults.add(
            raw.span(),
            message,
            "Viết ngày/tháng, ví dụ \"01/12\", hoặc ngày/tháng/số năm cộng thêm, ví dụ \"31/01/+1\".",
        );
    }
    limit
}

fn check_order(raw: &RawRule, rule: &ValueRule, faults: &mut Faults) {
    if let (Some(min), Some(max), Some(at)) = (rule.min, rule.max, raw.max)
        && min > max
    {
        faults.add(at.span(), "lon_nhat nhỏ hơn nho_nhat.", "Sửa lại một trong hai giới hạn.");
    }
    let key = |limit: DateLimit| (limit.year_offset, limit.month, limit.day);
    if let (Some(earliest), Some(latest), Some(at)) = (rule.earliest, rule.latest, raw.latest)
        && key(earliest) > key(latest)
    {
        faults.add(at.span(), "den_ngay đứng trước tu_ngay.", "Sửa lại một trong hai ngày.");
    }
}

/// Choices of free text are suggestions; other kinds have none.
fn check_choices(raw: &RawRule, kind: ValueKind, faults: &mut Faults) {
    match (kind, raw.choices.first()) {
        (ValueKind::Choice, None) => {
            faults.add(raw.kind.span(), "kiểu chon cần danh sách các từ được chọn.", "Thêm dòng chon = [\"…\", \"…\"].");
        }
        (ValueKind::Choice | ValueKind::Text, _) | (_, None) => {}
        (_, Some(first)) => faults.add(first.span(), "chỉ kiểu chon và chu có danh sách chon.", "Bỏ dòng này hoặc sửa lại kiểu."),
    }
}

fn choices(raw: &[Spanned<Words>], faults: &mut Faults) -> Vec<Choice> {
    let mut seen = BTreeSet::new();
    let mut list = Vec::new();
    for words in raw {
        for word in &words.get_ref().0 {
            if word.trim().is_empty() {
                faults.add(words.span(), "từ được chọn để trống.", "Viết một từ hoặc bỏ đi.");
            } else if !seen.insert(word.trim().to_lowercase()) {
                faults.add(words.span(), format!("từ “{word}” có hai lần trong danh sách chon."), "Giữ lại một.");
            }
        }
        if let Some((word, also)) = words.get_ref().0.split_first() {
            list.push(Choice { word: word.trim().to_owned(), also: also.iter().map(|word| word.trim().to_owned()).collect() });
        } else {
            faults.add(words.span(), "danh sách này trống.", "Viết từ được chọn, rồi các cách viết khác của nó.");
        }
    }
    list
}
