//! A figure that moved by more than half since last year.

use crate::model::finding::{Finding, Rule, Severity};
use crate::model::value::ValueKind;

use super::subject::Subject;
use super::words;

/// A jump that is possible but rare.
pub static RULE: Rule = Rule {
    code: "CB-03",
    severity: Severity::Warning,
    title: "Số liệu thay đổi quá một nửa so với năm trước",
    why: "Con số này tăng hoặc giảm hơn một nửa so với năm trước. Có thể đúng, nhưng hay gặp khi gõ thừa, thiếu chữ số hoặc ghi \
          nhầm ô.",
    advice: "Xem lại con số; nếu đúng thì không phải sửa gì.",
};

/// Changes smaller than this are everyday life in a small unit and would drown the others: persons or times.
const LEAST_COUNT: i64 = 20;
/// The same in đồng: about what one scholarship costs.
const LEAST_MONEY: i64 = 2_000_000;

pub(super) fn check(subject: &Subject, findings: &mut Vec<Finding>) {
    let Some((previous, unit)) = subject.context.previous.zip(subject.unit) else { return };
    for item in subject.form.items() {
        let least = match item.rule.kind {
            ValueKind::Count => LEAST_COUNT,
            ValueKind::Money => LEAST_MONEY,
            _ => continue,
        };
        let Some(figure) = subject.figure(&item.code) else { continue };
        let Some(before) = previous.figure(&unit.code, &item.code).filter(|before| *before > 0) else { continue };
        let change = figure.number.abs_diff(before);
        if change < least.unsigned_abs() || u128::from(change) * 2 <= u128::from(before.unsigned_abs()) {
            continue;
        }
        let direction = if figure.number > before { "tăng" } else { "giảm" };
        let written = |number: i64| words::measured(item.rule.kind, &item.measure, number);
        let message = format!(
            "“{}” là {}, năm {} là {}: {direction} hơn một nửa.",
            item.label,
            written(figure.number),
            previous.year,
            written(before)
        );
        findings.push(Finding::new(&RULE, figure.place.clone(), figure.number, message));
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::super::fixture::{Year, school, set_number};
    use super::super::{Context, one};
    use crate::model::previous::PreviousYear;

    /// Findings of a school that reports `now` where it reported `before`.
    fn said(item: &str, before: i64, now: i64) -> Vec<String> {
        let year = Year::new();
        let mut submission = school();
        set_number(&mut submission, item, now);
        let figures = BTreeMap::from([("TH-LTT".to_owned(), BTreeMap::from([(item.to_owned(), before)]))]);
        let previous = PreviousYear { year: 2023, figures };
        let findings = one(&Context { previous: Some(&previous), ..year.context() }, &submission);
        findings.into_iter().filter(|finding| finding.code == "CB-03").map(|finding| finding.message).collect()
    }

    #[test]
    fn a_jump_is_said_with_both_figures() {
        assert_eq!(
            said("cbgv", 200, 99),
            ["“Số cán bộ, giáo viên, nhân viên” là 99 người, năm 2023 là 200 người: giảm hơn một nửa."]
        );
        assert_eq!(said("cbgv", 40, 400).len(), 1);
    }

    #[test]
    fn a_half_a_small_unit_and_a_first_year_pass() {
        assert!(said("cbgv", 200, 100).is_empty(), "exactly half");
        assert!(said("cbgv", 8, 27).is_empty(), "too small to matter");
        assert!(said("quy_thu", 3_000_000, 1_100_000).is_empty());
        assert!(said("cbgv", 0, 500).is_empty(), "nothing to compare with");
    }
}
