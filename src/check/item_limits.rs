//! A number or date beyond the form's limits.

use crate::model::finding::{Finding, Rule, Severity};
use crate::model::submission::Reading;
use crate::model::value::Value;

use super::subject::{Subject, is_date_outside, is_outside};
use super::words;

/// The value lies outside the limits of its item.
pub static RULE: Rule = Rule {
    code: "SL-04",
    severity: Severity::Error,
    title: "Số liệu ngoài giới hạn",
    why: "Biểu mẫu quy định giới hạn cho ô này (ví dụ điểm từ 0 đến 100, ngày trong năm của thỏa thuận). \
          Giá trị ngoài giới hạn chắc chắn là nhầm.",
    advice: "Ghi lại giá trị trong giới hạn của biểu mẫu.",
};

pub(super) fn check(subject: &Subject, findings: &mut Vec<Finding>) {
    let year = subject.context.agreement.year;
    for (item, entry) in subject.items() {
        let Reading::Value(value) = &entry.reading else { continue };
        let outside = match value {
            Value::Integer(number) | Value::Decimal(number) => is_outside(&item.rule, *number),
            Value::Date(date) => is_date_outside(&item.rule, *date, year),
            Value::YesNo(_) | Value::Text(_) => false,
        };
        if outside {
            let read = words::shown(value);
            let said = match value {
                Value::Integer(number) | Value::Decimal(number) => words::measured(item.rule.kind, &item.measure, *number),
                _ => read.clone(),
            };
            let message = format!("“{}” là {said}, ngoài giới hạn{}.", item.label, words::limits(&item.rule, year));
            let advice = words::what_to_write(&item.rule, &item.measure, year);
            findings.push(Finding::new(&RULE, entry.place.clone(), read, message).advise(advice));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{Year, date, found, school, set};
    use super::super::one;
    use super::*;

    #[test]
    fn a_score_above_its_limit_is_found_in_the_clerks_own_writing() {
        let mut submission = school();
        set(&mut submission, "dvht_diem", Reading::Value(Value::Decimal(10_050)));
        let findings = one(&Year::new().context(), &submission);
        assert_eq!(findings.len(), 1);
        assert_eq!(findings[0].code, "SL-04");
        assert!(findings[0].message.ends_with("là 100,5 điểm, ngoài giới hạn từ 0 đến 100."), "{}", findings[0].message);
    }

    #[test]
    fn a_date_of_another_year_is_found() {
        let mut submission = school();
        set(&mut submission, "dvht_ngay_kiem_tra", Reading::Value(Value::Date(date(2023, 12, 5))));
        assert_eq!(found(&submission), ["SL-04 Số liệu!D11"]);
    }

    #[test]
    fn the_limits_themselves_pass() {
        let mut submission = school();
        set(&mut submission, "dvht_diem", Reading::Value(Value::Decimal(10_000)));
        set(&mut submission, "dvht_ngay_kiem_tra", Reading::Value(Value::Date(date(2024, 1, 1))));
        assert_eq!(found(&submission), [""; 0]);
    }
}
