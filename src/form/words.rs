//! What a value must be, in words: the same in the guide, in the drop-down's message and in findings.

use crate::model::form::{Choice, ValueRule};
use crate::model::value::ValueKind;
use crate::vietnamese::{dates, numbers};

/// What to write, without capital and closing mark: `số nguyên từ 0 đến 10.000`, `Có hoặc Không`,
/// `ngày/tháng/năm, từ 01/01/2024 đến 31/01/2025`. Dates are those of the agreement's year.
#[must_use]
pub fn expected(rule: &ValueRule, year: i32) -> String {
    match rule.kind {
        ValueKind::Count => format!("số nguyên{}", limits(rule, |limit| numbers::integer(limit.into()))),
        ValueKind::Money => format!("số đồng{}", limits(rule, |limit| numbers::integer(limit.into()))),
        ValueKind::Decimal => format!("số{}, phần lẻ viết sau dấu phẩy", limits(rule, numbers::hundredths)),
        ValueKind::YesNo if rule.required => "Có hoặc Không".to_owned(),
        ValueKind::YesNo => "x hoặc để trống".to_owned(),
        ValueKind::Date => format!("ngày/tháng/năm{}", date_limits(rule, year)),
        ValueKind::Choice => format!("một trong: {}", words(&rule.choices)),
        ValueKind::Name => "họ, chữ đệm và tên".to_owned(),
        ValueKind::Text if rule.choices.is_empty() => "chữ".to_owned(),
        ValueKind::Text => format!("chữ, ví dụ: {}", words(&rule.choices)),
    }
}

fn limits(rule: &ValueRule, print: impl Fn(i64) -> String) -> String {
    match (rule.min, rule.max) {
        (Some(min), Some(max)) => format!(" từ {} đến {}", print(min), print(max)),
        (Some(min), None) => format!(" từ {} trở lên", print(min)),
        (None, Some(max)) => format!(" không quá {}", print(max)),
        (None, None) => String::new(),
    }
}

fn date_limits(rule: &ValueRule, year: i32) -> String {
    let earliest = rule.earliest.and_then(|limit| limit.in_year(year)).map(dates::short);
    let latest = rule.latest.and_then(|limit| limit.in_year(year)).map(dates::short);
    match (earliest, latest) {
        (Some(earliest), Some(latest)) => format!(", từ {earliest} đến {latest}"),
        (Some(earliest), None) => format!(", từ {earliest}"),
        (None, Some(latest)) => format!(", không sau {latest}"),
        (None, None) => String::new(),
    }
}

fn words(choices: &[Choice]) -> String {
    let words: Vec<&str> = choices.iter().map(|choice| choice.word.as_str()).collect();
    words.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::Forms;
    use crate::model::unit::UnitKind;

    #[test]
    fn each_kind_says_what_to_write() {
        let forms = Forms::built_in().unwrap_or_else(|faults| panic!("{faults:#?}"));
        let school = forms.get(UnitKind::School);
        for (code, words) in [
            ("cbgv", "số nguyên từ 1 đến 10.000"),
            ("quy_thu", "số đồng từ 0 đến 1.000.000.000.000"),
            ("dvht_diem", "số từ 0 đến 100, phần lẻ viết sau dấu phẩy"),
            ("co_chi_hoi", "Có hoặc Không"),
            ("dvht_ngay_kiem_tra", "ngày/tháng/năm, từ 01/01/2024 đến 31/01/2025"),
            ("dvht_xep_loai", "một trong: Tốt, Khá, Trung bình, Không đạt"),
        ] {
            let item = school.items().find(|item| item.code == code).expect("there");
            assert_eq!(expected(&item.rule, 2024), words);
        }
    }
}
