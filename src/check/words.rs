//! What findings say: values as the cell shows them, and what to write instead, from the form's own rule.

use crate::model::form::{Choice, DateLimit, ValueRule};
use crate::model::place::{CellAddress, Place};
use crate::model::submission::Field;
use crate::model::value::{Value, ValueKind};
use crate::vietnamese::doubt::Doubt;
use crate::vietnamese::{date_text, dates, nearest, number_text, numbers, text};

use super::subject::is_date_outside;

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

/// A value in sentences with what it counts: `1.234.000 đồng`, `-2 em`, `87,5 điểm`. `measure` is the unit of counting, or empty.
pub(super) fn measured(kind: ValueKind, measure: &str, value: i64) -> String {
    with_measure(&number(kind, value), kind, measure)
}

/// A number that is written already, with what it counts; money is in đồng where the form says nothing else.
pub(super) fn with_measure(number: &str, kind: ValueKind, measure: &str) -> String {
    let measure = if measure.is_empty() && kind == ValueKind::Money { "đồng" } else { measure };
    if measure.is_empty() { number.to_owned() } else { format!("{number} {measure}") }
}

/// What to write into a cell of this rule: a whole sentence. `measure` is the unit of counting, or empty.
pub(super) fn what_to_write(rule: &ValueRule, measure: &str, year: i32) -> String {
    let limits = limits(rule, year);
    let example = || example(rule);
    let nothing = if may_be_zero(rule) { "; không có thì ghi 0" } else { "" };
    match rule.kind {
        ValueKind::Count if measure.is_empty() => {
            format!("Ghi một số nguyên{limits}, chỉ gồm chữ số, ví dụ {}{nothing}.", example())
        }
        ValueKind::Count => format!("Ghi số {measure} bằng chữ số (số nguyên{limits}), ví dụ {}{nothing}.", example()),
        ValueKind::Money => {
            let limits = if limits.is_empty() { limits } else { format!(",{limits}") };
            format!("Ghi số tiền tính bằng đồng{limits}, chỉ gồm chữ số, ví dụ {}{nothing}.", example())
        }
        ValueKind::Decimal => {
            let what = match measure {
                "" => "một số".to_owned(),
                "%" => "số phần trăm".to_owned(),
                measure => format!("số {measure}"),
            };
            format!("Ghi {what}{limits}, phần lẻ sau dấu phẩy, ví dụ {}.", numbers::hundredths(near(rule, 8_750)))
        }
        ValueKind::YesNo => "Ghi Có hoặc Không.".to_owned(),
        ValueKind::Date => {
            let limits = if limits.is_empty() { limits } else { format!(",{limits}") };
            format!("Ghi đủ ngày, tháng, năm{limits}, ví dụ {}.", example_date(rule, year))
        }
        ValueKind::Choice => format!("Chọn một trong các từ: {}.", choices(&rule.choices)),
        ValueKind::Name => "Ghi đủ họ và tên.".to_owned(),
        ValueKind::Text => "Ghi nội dung bằng chữ.".to_owned(),
    }
}

/// The number nearest to a usual one that the rule allows.
fn near(rule: &ValueRule, usual: i64) -> i64 {
    let least = rule.min.map_or(usual, |min| usual.max(min));
    rule.max.map_or(least, |max| least.min(max))
}

/// A whole number that the rule allows, as it is typed.
fn example(rule: &ValueRule) -> i64 {
    near(rule, if rule.kind == ValueKind::Money { 1_500_000 } else { 25 })
}

fn may_be_zero(rule: &ValueRule) -> bool {
    near(rule, 0) == 0
}

/// A day that the rule allows: of the agreement's year, else a pupil's birth date in the middle of school, else the limit itself.
fn example_date(rule: &ValueRule, year: i32) -> String {
    let usual = |years: i32| DateLimit { year_offset: -years, month: 12, day: 5 }.in_year(year);
    let days =
        [usual(0), usual(12), rule.earliest.and_then(|day| day.in_year(year)), rule.latest.and_then(|day| day.in_year(year))];
    let allowed = days.into_iter().flatten().find(|day| !is_date_outside(rule, *day, year));
    allowed.map(dates::short).unwrap_or_default()
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

/// Why a text could not be read as the rule's kind, after what the cell says.
pub(super) fn not_read(kind: ValueKind) -> &'static str {
    match kind {
        ValueKind::Count => "không phải là số nguyên",
        ValueKind::Money => "không phải là số tiền",
        ValueKind::Decimal => "không phải là số",
        ValueKind::YesNo => "không rõ là Có hay Không",
        ValueKind::Date => "không rõ là ngày nào",
        ValueKind::Choice => "không có trong danh sách để chọn",
        ValueKind::Name => "đang ghi nội dung không phải là họ và tên",
        ValueKind::Text => "không phải là chữ",
    }
}

/// What a cell says that was not read as the rule's kind, and why it was not: ` đang ghi “2012”, chỉ có năm, thiếu ngày và tháng`;
/// and, before other advice, what may have been meant (`Có phải 1200 không? `, or nothing). `measure` is the unit of counting,
/// or empty.
pub(super) fn unread(rule: &ValueRule, measure: &str, read: &str) -> (String, String) {
    let doubt = doubt(rule, measure, read);
    let why = if doubt.why.is_empty() { not_read(rule.kind) } else { &doubt.why };
    let question = match doubt.proposals.as_slice() {
        [] => String::new(),
        proposals => format!("Có phải {} không? ", proposals.join(" hay ")),
    };
    (format!("{} {why}", quote(rule.kind, read)), question)
}

fn doubt(rule: &ValueRule, measure: &str, read: &str) -> Doubt {
    if read.starts_with('=') {
        return Doubt::because("là công thức chưa có kết quả, cần mở tệp bằng Excel, bấm F9 rồi lưu lại");
    }
    if is_error_value(read) {
        return Doubt::because("là lỗi của công thức trong ô");
    }
    let number = |written: Result<number_text::Written, Doubt>| written.map(|_| ());
    let read_again = match rule.kind {
        ValueKind::Count => number(number_text::count(read, measure)),
        ValueKind::Money => number(number_text::money(read)),
        ValueKind::Decimal => number(number_text::hundredths(read, measure)),
        ValueKind::Date => date_text::date(read).map(|_| ()),
        _ => Err(Doubt::unknown()),
    };
    let doubt = read_again.err().unwrap_or_default();
    if doubt.why.is_empty() && rule.kind != ValueKind::Date && date_text::date(read).is_ok() {
        return Doubt::because("là ngày tháng, có thể Excel đã tự đổi");
    }
    doubt
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
    fn what_to_write_keeps_to_the_limits_in_words_and_example() {
        let staff = ValueRule { min: Some(1), max: Some(10_000), ..rule(ValueKind::Count) };
        assert_eq!(what_to_write(&staff, "người", 2024), "Ghi số người bằng chữ số (số nguyên từ 1 đến 10.000), ví dụ 25.");
        let few = ValueRule { min: Some(0), max: Some(3), ..rule(ValueKind::Count) };
        assert_eq!(
            what_to_write(&few, "ấp, khu phố", 2024),
            "Ghi số ấp, khu phố bằng chữ số (số nguyên từ 0 đến 3), ví dụ 3; không có thì ghi 0."
        );
        let grant = ValueRule { min: Some(0), max: Some(1_000_000), ..rule(ValueKind::Money) };
        assert!(what_to_write(&grant, "", 2024).contains("đồng, từ 0 đến 1.000.000, chỉ gồm chữ số, ví dụ 1000000; không có"));
        let years_before = |years: i32| Some(DateLimit { year_offset: -years, month: 6, day: 1 });
        for (latest, example) in [(0, "05/12/2012"), (-1, "05/12/2024"), (20, "01/06/1984")] {
            let born = ValueRule { earliest: years_before(40), latest: years_before(latest), ..rule(ValueKind::Date) };
            assert!(what_to_write(&born, "", 2024).ends_with(&format!(", ví dụ {example}.")), "{latest}");
        }
    }

    #[test]
    fn figures_are_said_with_what_they_count() {
        for (kind, measure, number, said) in [
            (ValueKind::Money, "", 1_234_000, "1.234.000 đồng"),
            (ValueKind::Count, "em", -2, "-2 em"),
            (ValueKind::Decimal, "điểm", 8_750, "87,5 điểm"),
            (ValueKind::Count, "", 7, "7"),
        ] {
            assert_eq!(measured(kind, measure, number), said);
        }
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
