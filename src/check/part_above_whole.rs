//! A part larger than its whole.

use crate::model::finding::{Finding, Rule, Severity};
use crate::model::form::Part;
use crate::vietnamese::numbers;

use super::subject::{Figure, Subject};
use super::words;

/// A part of the form exceeds its whole; a warning where the form marks the relation as doubtful.
pub static RULE: Rule = Rule {
    code: "SL-07",
    severity: Severity::Error,
    title: "Phần lớn hơn tổng",
    why: "Một số là phần của số khác thì không thể lớn hơn số đó, ví dụ hội viên là giáo viên không thể nhiều hơn số giáo viên, \
          số gia đình đạt không thể nhiều hơn số gia đình đăng ký.",
    advice: "Xem lại hai số và sửa số bị sai.",
};

pub(super) fn check(subject: &Subject, findings: &mut Vec<Finding>) {
    for relation in &subject.form.parts {
        let Some((part, whole)) = exceeded(subject, relation) else { continue };
        let sum: i128 = whole.iter().map(|figure| i128::from(figure.number)).sum();
        let labels: Vec<_> = whole.iter().map(|figure| figure.item.label.as_str()).collect();
        let message = format!(
            "“{}” là {}, lớn hơn “{}” ({}).",
            part.item.label,
            words::measured(part.item.rule.kind, &part.item.measure, part.number),
            labels.join(" + "),
            words::with_measure(&numbers::integer(sum), part.item.rule.kind, measure_of(&whole))
        );
        let cells: Vec<_> = whole.iter().map(|figure| words::cell(figure.place, part.place)).collect();
        let (sum, cells) = (numbers::integer(sum), cells.join(", "));
        let finding = Finding::new(&RULE, part.place.clone(), part.number, message);
        findings.push(if relation.warning {
            finding.as_warning().advise(format!("Xem lại ô này và {cells}; nếu đúng thì không phải sửa gì."))
        } else {
            finding.advise(format!("Sửa ô này cho không quá {sum}, hoặc sửa {cells}."))
        });
    }
}

/// What the figures count, if it is the same for all; else nothing.
fn measure_of<'a>(figures: &[Figure<'a>]) -> &'a str {
    let first = figures.first().map_or("", |figure| figure.item.measure.as_str());
    if figures.iter().all(|figure| figure.item.measure == first) { first } else { "" }
}

/// Part and whole, if all can be judged and the part is the larger.
fn exceeded<'a>(subject: &Subject<'a>, relation: &Part) -> Option<(Figure<'a>, Vec<Figure<'a>>)> {
    let (part, whole) = (subject.figure(&relation.part)?, subject.figures(&relation.whole)?);
    let sum: i128 = whole.iter().map(|figure| i128::from(figure.number)).sum();
    (i128::from(part.number) > sum).then_some((part, whole))
}

/// True if the item stands in such a relation that does not hold: then it may be the figure at fault.
pub(super) fn touches(subject: &Subject, code: &str) -> bool {
    let stands = |relation: &Part| relation.part == code || relation.whole.iter().any(|whole| whole == code);
    subject.form.parts.iter().any(|relation| stands(relation) && exceeded(subject, relation).is_some())
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{Year, found, school, set, set_number};
    use super::super::one;
    use crate::model::finding::Severity;
    use crate::model::submission::Reading;

    #[test]
    fn more_members_than_staff_is_found_at_the_part() {
        let mut submission = school();
        set_number(&mut submission, "hv_cbgv", 51);
        let findings = one(&Year::new().context(), &submission);
        assert_eq!(findings.len(), 1);
        assert_eq!((findings[0].code, findings[0].severity), ("SL-07", Severity::Error));
        assert_eq!(findings[0].place.to_string(), "bai-nop/a.xlsx!Số liệu!D7");
        assert!(findings[0].message.contains("” là 51 người, lớn hơn “") && findings[0].message.ends_with(" (50 người)."));
        assert_eq!(findings[0].advice, "Sửa ô này cho không quá 50, hoặc sửa ô D6.");
    }

    #[test]
    fn a_doubtful_relation_only_warns() {
        let mut submission = school();
        set_number(&mut submission, "so_phan_hoi", 60);
        let findings = one(&Year::new().context(), &submission);
        assert_eq!((findings[0].code, findings[0].severity), ("SL-07", Severity::Warning));
    }

    #[test]
    fn an_equal_part_passes_and_a_missing_whole_is_not_judged() {
        let mut submission = school();
        set_number(&mut submission, "hv_cbgv", 50);
        assert_eq!(found(&submission), [""; 0]);
        set(&mut submission, "cbgv", Reading::Missing);
        assert_eq!(found(&submission), ["SL-01 Số liệu!D6"]);
    }
}
