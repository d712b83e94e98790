//! What findings say: values as the cell shows them, and what to write instead, from the form's own rule.

use crate::model::form::{Choice, DateLimit, ValueRule};
use crate::model::place::{CellAddress, Place};
use crate::model::submission::Field;
use crate::model::value::{Value, ValueKind};
use crate::vietnamese::doubt::Doubt;
use crate::vietnamese::{date_text, dates, nearest, number_text, numbers, text};

/// A value as a clerk would have typed it.
pub(super) fn shown(value: &Value) -> String {
    match value {
        Value::Integer(number) => number.to_string(),
        Value::Decimal(number) => numbers::hundredths(*number),
        Value::YesNo(yes) => if *yes { "Có" } else { "Không" }.to_owned(),
        Value::Date(date) => dates::short(*date),
        Value::Text(text) => text.clone(),
    }
}

/// A field of a nominee's row as a clerk would have typed it.
pub(super) fn shown_field(field: Field<'_>) -> String {
    match field {
        Field::Missing => String::new(),
        Field::Text(text) | Field::Unreadable(text) => text.to_owned(),
        Field::Integer(number) => number.to_string(),
        Field::YesNo(yes) => shown(&Value::YesNo(yes)),
        Field::Date(date) => dates::short(date),
    }
}

/// A number in sentences: `1.234.567`, `87,5`.
pub(super) fn number(kind: ValueKind, number: i64) -> String {
    match kind {
        ValueKind::Decimal => numbers::hundredths(number),
        _ => numbers::integer(i128::from(number)),
    }
}

/// Letters of a cell that a message quotes.
const QUOTED: usize = 60;

/// What a cell says, within a message: ` đang ghi “abc”,`. Nothing for names, which no message repeats.
pub(super) fn quote(kind: ValueKind, read: &str) -> String {
    if kind == ValueKind::Name {
        return String::new();
    }
    let short: String = read.chars().take(QUOTED).collect();
    let rest = if short.len() < read.len() { "…" } else { "" };
    format!(" đang ghi “{short}{rest}”,")
}

/// Where a cell stands, as said within the same file: `ô D12`, or `ô HSG!D12` on another sheet than `from`.
pub(super) fn cell(place: &Place, from: &Place) -> String {
    let address = place.cell.map(|cell: CellAddress| cell.to_string()).unwrap_or_default();
    match &place.sheet {
        Some(sheet) if place.sheet != from.sheet => format!("ô {sheet}!{address}"),
        _ => format!("ô {address}"),
    }
}

/// What to write into a cell of this rule: a whole sentence. `measure` is the unit of counting, or empty.
pub(super) fn what_to_write(rule: &ValueRule, measure: &str, year: i32) -> String {
    let limits = limits(rule, year);
    let measure = if measure.is_empty() { String::new() } else { format!(" ({measure})") };
    match rule.kind {
        ValueKind::Count => format!("Ghi một số nguyên{measure}{limits}, chỉ gồm chữ số, ví dụ 25; không có thì ghi 0."),
        ValueKind::Money => {
            format!("Ghi số tiền tính bằng đồng{limits}, chỉ gồm chữ số, ví dụ 1500000; không có thì ghi 0.")
        }
        ValueKind::Decimal => format!("Ghi một số{measure}{limits}, phần lẻ sau dấu phẩy, ví dụ 87,5."),
        ValueKind::YesNo => "Ghi Có hoặc Không.".to_owned(),
        ValueKind::Date => format!("Ghi đủ ngày/tháng/năm{limits}, ví dụ 05/12/{year}."),
        ValueKind::Choice => format!("Chọn một trong các từ: {}.", choices(&rule.choices)),
        ValueKind::Name => "Ghi đủ họ và tên.".to_owned(),
        ValueKind::Text => "Ghi nội dung bằng chữ.".to_owned(),
    }
}

/// The rule's limits: ` từ 0 đến 100`, ` không quá 100`, or nothing.
pub(super) fn limits(rule: &ValueRule, year: i32) -> String {
    let date = |limit: Option<DateLimit>| limit.and_then(|limit| limit.in_year(year)).map(dates::short);
    let (low, high) = if rule.kind == ValueKind::Date {
        (date(rule.earliest), date(rule.latest))
    } else {
        let word = |limit: i64| number(rule.kind, limit);
        (rule.min.map(word), rule.max.map(word))
    };
    let (above, below) = if rule.kind == ValueKind::Date { ("từ", "đến") } else { ("từ", "không quá") };
    match (low, high) {
        (Some(low), Some(high)) => format!(" từ {low} đến {high}"),
        (Some(low), None) if rule.kind == ValueKind::Date => format!(" {above} {low} trở đi"),
        (Some(low), None) => format!(" {above} {low} trở lên"),
        (None, Some(high)) => format!(" {below} {high}"),
        (None, None) => String::new(),
    }
}

/// Why a text could not be read as the rule's kind, after "Ô này ghi".
pub(super) fn not_read(kind: ValueKind) -> &'static str {
    match kind {
        ValueKind::Count => "không đọc được thành một số nguyên",
        ValueKind::Money => "không đọc được thành một số tiền",
        ValueKind::Decimal => "không đọc được thành một số",
        ValueKind::YesNo => "không rõ là Có hay Không",
        ValueKind::Date => "không đọc được thành ngày/tháng/năm",
        ValueKind::Choice => "không có trong danh sách để chọn",
        ValueKind::Name => "không phải họ và tên viết bằng chữ",
        ValueKind::Text => "không đọc được thành chữ",
    }
}

/// Why a text was not read as the rule's kind, for the message (`: chỉ có năm`, or nothing) and, before other advice, what may
/// have been meant (`Có phải 1200 không? `, or nothing). `measure` is the unit of counting, or empty.
pub(super) fn doubt(rule: &ValueRule, measure: &str, read: &str) -> (String, String) {
    let number = |written: Result<number_text::Written, Doubt>| written.map(|_| ());
    let read_again = match rule.kind {
        ValueKind::Count => number(number_text::count(read, measure)),
        ValueKind::Money => number(number_text::money(read)),
        ValueKind::Decimal => number(number_text::hundredths(read, measure)),
        ValueKind::Date => date_text::date(read).map(|_| ()),
        _ => Err(Doubt::unknown()),
    };
    let mut doubt = read_again.err().unwrap_or_default();
    if doubt.why.is_empty() && rule.kind != ValueKind::Date && date_text::date(read).is_ok() {
        doubt = Doubt::because("ô này đang là ngày tháng, có thể Excel đã tự đổi");
    }
    if read.starts_with('=') {
        doubt = Doubt::because("công thức trong ô chưa có kết quả, cần mở tệp bằng Excel, bấm F9 rồi lưu lại");
    } else if is_error_value(read) {
        doubt = Doubt::because("công thức trong ô đang báo lỗi");
    }
    let why = if doubt.why.is_empty() { String::new() } else { format!(": {}", doubt.why) };
    let question = match doubt.proposals.as_slice() {
        [] => String::new(),
        proposals => format!("Có phải {} không? ", proposals.join(" hay ")),
    };
    (why, question)
}

/// What Excel and LibreOffice show where a formula fails.
fn is_error_value(read: &str) -> bool {
    (read.starts_with('#') && read.ends_with(['!', '?', 'A'])) || read.starts_with("Err:")
}

/// Advice for a word that is not in the list: the nearest word if there is one, and the whole list.
pub(super) fn choose(rule: &ValueRule, read: &str) -> String {
    let spellings = rule.choices.iter().flat_map(|choice| spellings(choice).map(move |spelling| (spelling, choice)));
    let spellings: Vec<_> = spellings.collect();
    let ranked = ranked(read);
    let near = nearest::nearest(ranked.as_deref().unwrap_or(read), spellings.iter().map(|(spelling, _)| *spelling));
    let near = near.and_then(|near| spellings.iter().find(|(spelling, _)| *spelling == near));
    let list = format!("Chọn một trong các từ: {}.", choices(&rule.choices));
    match near {
        Some((_, choice)) => format!("Có phải “{}” không? {list}", choice.word),
        None => list,
    }
}

/// `Giải 3` with the ordinal in letters: `giải ba`. Only for advice: the program does not take one for the other.
fn ranked(read: &str) -> Option<String> {
    let folded = text::fold(read);
    let ordinal = match folded.rsplit(' ').next()? {
        "1" | "i" => "nhất",
        "2" | "ii" => "nhì",
        "3" | "iii" => "ba",
        _ => return None,
    };
    Some(ordinal.to_owned())
}

/// Position of the choice that the text spells, with case and tone placement folded.
pub(super) fn choice_position(rule: &ValueRule, read: &str) -> Option<usize> {
    // The form's own word is what intake stores, so folding is for the rare rest.
    if let Some(position) = rule.choices.iter().position(|choice| choice.word == read) {
        return Some(position);
    }
    let read = text::fold(read);
    rule.choices.iter().position(|choice| spellings(choice).any(|spelling| text::fold(spelling) == read))
}

fn spellings(choice: &Choice) -> impl Iterator<Item = &str> {
    std::iter::once(choice.word.as_str()).chain(choice.also.iter().map(String::as_str))
}

fn choices(choices: &[Choice]) -> String {
    choices.iter().map(|choice| choice.word.as_str()).collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests {
    use super::super::fixture::rule;
    use super::*;

    #[test]
    fn limits_are_said_in_the_units_of_the_cell() {
        let score = ValueRule { min: Some(0), max: Some(10_000), ..rule(ValueKind::Decimal) };
        assert_eq!(limits(&score, 2024), " từ 0 đến 100");
        let born = DateLimit { year_offset: -3, month: 12, day: 31 };
        assert_eq!(limits(&ValueRule { latest: Some(born), ..rule(ValueKind::Date) }, 2024), " đến 31/12/2021");
        assert_eq!(limits(&ValueRule { min: Some(1_000), ..rule(ValueKind::Money) }, 2024), " từ 1.000 trở lên");
        assert_eq!(limits(&rule(ValueKind::Count), 2024), "");
    }

    #[test]
    fn the_nearest_word_is_offered_also_through_another_spelling() {
        let choice = |word: &str, also: &[&str]| Choice {
            word: word.to_owned(),
            also: also.iter().map(|word| (*word).to_owned()).collect(),
        };
        let levels =
            ValueRule { choices: vec![choice("thành phố", &["huyện"]), choice("tỉnh", &[])], ..rule(ValueKind::Choice) };
        assert_eq!(choose(&levels, "huyên"), "Có phải “thành phố” không? Chọn một trong các từ: thành phố; tỉnh.");
        let prizes = ValueRule { choices: vec![choice("Nhất", &[]), choice("Ba", &["Giải Ba"])], ..rule(ValueKind::Choice) };
        for read in ["Giải 3", "III", "3"] {
            assert_eq!(choose(&prizes, read), "Có phải “Ba” không? Chọn một trong các từ: Nhất; Ba.");
        }
        assert_eq!(choose(&levels, "giải đặc biệt"), "Chọn một trong các từ: thành phố; tỉnh.");
    }
}
