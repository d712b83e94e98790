//! A unit that filled another kind's form.

use crate::model::finding::{Finding, Rule, Severity};
use crate::model::unit::UnitKind;

use super::subject::Subject;

/// The form's kind is not the unit's.
pub static RULE: Rule = Rule {
    code: "DV-04",
    severity: Severity::Error,
    title: "Điền nhầm biểu mẫu của loại đơn vị khác",
    why: "Nhà trường, xã/phường và cơ quan có ba biểu mẫu khác nhau. Tệp này là biểu mẫu của loại đơn vị khác, \
          nên các chỉ tiêu của đơn vị không có trong đó; nội dung tệp chưa được kiểm tra. Biểu mẫu của mỗi đơn vị ở thư mục bieu-mau của hồ sơ.",
    advice: "Điền vào đúng biểu mẫu đã gửi cho đơn vị rồi gửi lại. Tên tệp biểu mẫu ấy là mã của đơn vị.",
};

pub(super) fn check(subject: &Subject, findings: &mut Vec<Finding>) {
    let Some(unit) = subject.unit.filter(|_| !subject.has_its_own_form()) else { return };
    let (code, place) = &subject.submission.unit_code;
    let message = format!("Tệp này là biểu mẫu của {}, còn đơn vị là {}.", word(subject.form.kind), word(unit.kind));
    findings.push(Finding::new(&RULE, place.clone(), code, message));
}

fn word(kind: UnitKind) -> &'static str {
    match kind {
        UnitKind::School => "nhà trường",
        UnitKind::Commune => "xã/phường",
        UnitKind::Agency => "cơ quan",
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{Year, found, school};
    use super::super::one;

    #[test]
    fn a_commune_on_a_school_form_is_found_and_nothing_else_is_said() {
        let mut submission = school();
        submission.unit = Some(2);
        submission.items[0].reading = crate::model::submission::Reading::Missing;
        assert_eq!(found(&submission), ["DV-04 Số liệu!C3"]);
        let findings = one(&Year::new().context(), &submission);
        assert_eq!(findings[0].message, "Tệp này là biểu mẫu của nhà trường, còn đơn vị là xã/phường.");
    }

    #[test]
    fn a_school_on_a_school_form_passes() {
        assert_eq!(found(&school()), [""; 0]);
    }
}
