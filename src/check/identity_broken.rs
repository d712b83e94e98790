//! A sum that does not come out.

use crate::model::finding::{Finding, Rule, Severity};
use crate::model::form::Identity;
use crate::vietnamese::numbers;

use super::subject::{Figure, Subject, is_negative, is_outside};
use super::words;

/// An identity of the form does not hold.
pub static RULE: Rule = Rule {
    code: "SL-06",
    severity: Severity::Error,
    title: "Số liệu không khớp phép cộng trừ",
    why: "Có những số liệu phải bằng tổng hoặc hiệu của các số khác, ví dụ quỹ cuối năm bằng quỹ đầu năm cộng thu trừ chi. \
          Không khớp nghĩa là ít nhất một số trong đó bị gõ sai.",
    advice: "Tính lại và sửa số bị sai.",
};

pub(super) fn check(subject: &Subject, findings: &mut Vec<Finding>) {
    for identity in &subject.form.identities {
        let Some(broken) = broken(subject, identity) else { continue };
        let Broken { result, plus, minus, sum } = broken;
        let kind = result.item.rule.kind;
        let read = result.number.to_string();
        let (labels, measure) = (labels(&plus, &minus), &result.item.measure);
        let rule = &result.item.rule;
        let possible = i64::try_from(sum).is_ok_and(|sum| !is_negative(rule, sum) && !is_outside(rule, sum));
        let sum = i64::try_from(sum).map_or_else(|_| numbers::integer(sum), |sum| words::number(kind, sum));
        let message = format!(
            "“{}” là {}, nhưng tính từ các ô khác ({labels}) phải là {}.",
            result.item.label,
            words::measured(kind, measure, result.number),
            words::with_measure(&sum, kind, measure)
        );
        let others: Vec<_> = plus.iter().chain(&minus).map(|figure| words::cell(figure.place, result.place)).collect();
        let others = others.join(", ");
        let advice = if possible {
            format!("Sửa ô này thành {sum}, hoặc nếu ô này đã đúng thì xem lại {others}.")
        } else {
            format!("Xem lại {others}: ô này không thể là {sum}.")
        };
        findings.push(Finding::new(&RULE, result.place.clone(), read, message).advise(advice));
    }
}

/// An identity whose items can all be judged and that does not hold.
struct Broken<'a> {
    result: Figure<'a>,
    plus: Vec<Figure<'a>>,
    minus: Vec<Figure<'a>>,
    /// What the result should be.
    sum: i128,
}

fn broken<'a>(subject: &Subject<'a>, identity: &Identity) -> Option<Broken<'a>> {
    let result = subject.figure(&identity.result)?;
    let (plus, minus) = (subject.figures(&identity.plus)?, subject.figures(&identity.minus)?);
    let total = |figures: &[Figure]| figures.iter().map(|figure| i128::from(figure.number)).sum::<i128>();
    let sum = total(&plus) - total(&minus);
    (sum != i128::from(result.number)).then_some(Broken { result, plus, minus, sum })
}

/// True if the item stands in an identity that does not hold: then it may be the figure at fault.
pub(super) fn touches(subject: &Subject, code: &str) -> bool {
    let mut identities = subject.form.identities.iter();
    identities.any(|identity| {
        let mut codes = identity.plus.iter().chain(&identity.minus).chain([&identity.result]);
        codes.any(|other| other == code) && broken(subject, identity).is_some()
    })
}

/// `Quỹ đầu năm + Thu - Chi`.
fn labels(plus: &[Figure], minus: &[Figure]) -> String {
    let join = |figures: &[Figure], sign| figures.iter().map(|figure| figure.item.label.as_str()).collect::<Vec<_>>().join(sign);
    let taken = if minus.is_empty() { String::new() } else { format!(" - {}", join(minus, " - ")) };
    format!("{}{taken}", join(plus, " + "))
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{Year, found, school, set, set_number};
    use super::super::one;
    use crate::model::submission::Reading;

    #[test]
    fn a_broken_sum_is_found_at_its_result_and_says_what_it_should_be() {
        let mut submission = school();
        set_number(&mut submission, "quy_cuoi_nam", 4_000_000);
        let findings = one(&Year::new().context(), &submission);
        assert_eq!(findings.len(), 1);
        assert_eq!(findings[0].place.to_string(), "bai-nop/a.xlsx!Số liệu!D15");
        assert!(findings[0].message.ends_with("phải là 5.000.000 đồng."), "{}", findings[0].message);
        assert!(findings[0].advice.starts_with("Sửa ô này thành 5.000.000, hoặc"), "{}", findings[0].advice);
        assert!(findings[0].advice.contains("ô D12, ô D13, ô D14"), "{}", findings[0].advice);
    }

    #[test]
    fn a_sum_with_an_unreadable_part_is_not_judged() {
        let mut submission = school();
        set_number(&mut submission, "quy_cuoi_nam", 4_000_000);
        set(&mut submission, "quy_thu", Reading::Unreadable("?".to_owned()));
        assert_eq!(found(&submission), ["SL-02 Số liệu!D13"]);
    }

    #[test]
    fn a_sum_that_cannot_be_is_not_advised() {
        let mut submission = school();
        set_number(&mut submission, "quy_chi", 70_000_000);
        let findings = one(&Year::new().context(), &submission);
        assert_eq!(findings[0].advice, "Xem lại ô D12, ô D13, ô D14: ô này không thể là -58.000.000.");
    }

    #[test]
    fn numbers_at_the_end_of_the_range_do_not_overflow() {
        let mut submission = school();
        for code in ["quy_dau_nam", "quy_thu", "quy_cuoi_nam"] {
            set_number(&mut submission, code, i64::MAX);
        }
        assert_eq!(found(&submission), ["SL-06 Số liệu!D15"]);
    }

    #[test]
    fn a_sum_that_holds_passes() {
        assert_eq!(found(&school()), [""; 0]);
    }
}
