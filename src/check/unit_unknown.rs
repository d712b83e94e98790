//! A unit code that is not in `don-vi.xlsx`.

use crate::model::finding::{Finding, Rule, Severity};
use crate::vietnamese::nearest::nearest;

use super::subject::Subject;

/// The code names no unit of the year.
pub static RULE: Rule = Rule {
    code: "DV-02",
    severity: Severity::Error,
    title: "Mã đơn vị không có trong danh sách đơn vị",
    why: "Mã ghi trong biểu mẫu không trùng với mã nào của danh sách đơn vị (don-vi.xlsx) năm nay, \
          nên số liệu của tệp chưa tính được cho đơn vị nào.",
    advice: "Ghi lại mã đơn vị đúng như mã Hội đã cấp. Nếu là đơn vị mới, Hội thêm đơn vị vào don-vi.xlsx.",
};

pub(super) fn check(subject: &Subject, findings: &mut Vec<Finding>) {
    let (code, place) = &subject.submission.unit_code;
    if subject.unit.is_some() || code.trim().is_empty() {
        return;
    }
    let finding = Finding::new(&RULE, place.clone(), code, "Mã đơn vị này không có trong danh sách đơn vị năm nay.");
    let units = subject.context.units;
    let near = nearest(code, units.all().iter().map(|unit| unit.code.as_str()));
    findings.push(match near.and_then(|near| units.get(units.find(near)?)) {
        Some(unit) => finding.advise(format!("Có phải mã “{}” ({}) không? {}", unit.code, unit.name, RULE.advice)),
        None => finding,
    });
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{Year, found, school};
    use super::super::one;

    #[test]
    fn an_unknown_code_is_found_and_the_nearest_offered() {
        let mut submission = school();
        submission.unit = None;
        submission.unit_code.0 = "TH-LYTT".to_owned();
        assert_eq!(found(&submission), ["DV-02 Số liệu!C3"]);
        let findings = one(&Year::new().context(), &submission);
        assert!(findings[0].advice.starts_with("Có phải mã “TH-LTT” (Trường Tiểu học Lý Tự Trọng) không?"));
        assert_eq!(findings[0].unit, None);
    }

    #[test]
    fn a_known_unit_passes() {
        assert_eq!(found(&school()), [""; 0]);
    }
}
