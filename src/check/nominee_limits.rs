//! A nominee's number or date beyond the form's limits.

use crate::model::finding::{Finding, Rule, Severity};
use crate::model::submission::Field;

use super::subject::{Subject, is_date_outside, is_negative, is_outside};
use super::words;

/// A number or date of a row lies outside the limits of its column, or is negative.
pub static RULE: Rule = Rule {
    code: "DS-04",
    severity: Severity::Error,
    title: "Ô của dòng đề nghị ngoài giới hạn",
    why: "Biểu mẫu quy định giới hạn cho cột này (ngày sinh, số tiền đề nghị, số học sinh). \
          Giá trị ngoài giới hạn chắc chắn là nhầm.",
    advice: "Ghi lại giá trị trong giới hạn của cột.",
};

pub(super) fn check(subject: &Subject, findings: &mut Vec<Finding>) {
    let year = subject.context.agreement.year;
    for list in subject.lists() {
        let columns: Vec<_> = list.columns().collect();
        for nominee in list.nominees() {
            for (at, column) in columns.iter().copied() {
                let field = nominee.field(at);
                let outside = match field {
                    Field::Integer(number) => is_negative(&column.rule, number) || is_outside(&column.rule, number),
                    Field::Date(date) => is_date_outside(&column.rule, date, year),
                    _ => false,
                };
                if !outside {
                    continue;
                }
                let read = words::shown_field(field);
                let said = match field {
                    Field::Integer(number) => words::measured(column.rule.kind, "", number),
                    _ => read.clone(),
                };
                let limits = words::limits(&column.rule, year);
                let wrong = if limits.is_empty() {
                    "không được là số âm".to_owned()
                } else {
                    format!("ngoài giới hạn{limits}")
                };
                let message = format!("Cột “{}” đang ghi {said}, {wrong}.", column.heading);
                let advice = words::what_to_write(&column.rule, "", year);
                findings.push(Finding::new(&RULE, nominee.place(at), read, message).advise(advice));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{date, found, hsg, scholar, school, with_list};
    use super::*;

    #[test]
    fn a_birth_date_in_the_future_is_found_once() {
        let row = hsg().set("ngay_sinh", Field::Date(date(2041, 5, 6)));
        assert_eq!(found(&with_list(school(), "HSG", &[row])), ["DS-04 HSG!C6"]);
    }

    #[test]
    fn a_negative_amount_is_found() {
        let row = scholar().set("muc_de_nghi", Field::Integer(-1));
        assert_eq!(found(&with_list(school(), "HOCBONG", &[row])), ["DS-04 HOCBONG!E6"]);
    }

    #[test]
    fn values_within_the_limits_pass() {
        assert_eq!(found(&with_list(school(), "HOCBONG", &[scholar()])), [""; 0]);
    }
}
