//! A negative number where there can be none.

use crate::model::finding::{Finding, Rule, Severity};
use crate::model::submission::Reading;
use crate::model::value::Value;

use super::subject::{Subject, is_negative};
use super::words;

/// A count, an amount or a score below zero.
pub static RULE: Rule = Rule {
    code: "SL-03",
    severity: Severity::Error,
    title: "Số âm",
    why: "Số người, số lượt, số tiền hay điểm không thể nhỏ hơn 0. Số âm thường do gõ nhầm dấu trừ hoặc công thức tính sai.",
    advice: "Ghi lại số từ 0 trở lên.",
};

pub(super) fn check(subject: &Subject, findings: &mut Vec<Finding>) {
    for (item, entry) in subject.items() {
        let Reading::Value(value @ (Value::Integer(number) | Value::Decimal(number))) = &entry.reading else { continue };
        if is_negative(&item.rule, *number) {
            let said = words::measured(item.rule.kind, &item.measure, *number);
            let message = format!("“{}” đang là số âm ({said}).", item.label);
            let advice = words::what_to_write(&item.rule, &item.measure, subject.context.agreement.year);
            findings.push(Finding::new(&RULE, entry.place.clone(), words::shown(value), message).advise(advice));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{found, school, set_number};

    #[test]
    fn a_negative_amount_is_found_once_and_what_rests_on_it_is_not_judged() {
        let mut submission = school();
        set_number(&mut submission, "quy_thu", -1);
        assert_eq!(found(&submission), ["SL-03 Số liệu!D13"]);
    }

    #[test]
    fn zero_passes() {
        let mut submission = school();
        set_number(&mut submission, "so_phan_hoi", 0);
        assert_eq!(found(&submission), [""; 0]);
    }
}
