//! A workbook that does not say whose it is.

use crate::model::finding::{Finding, Rule, Severity};

use super::subject::Subject;

/// The cell of the unit's code is blank or lost.
pub static RULE: Rule = Rule {
    code: "DV-01",
    severity: Severity::Error,
    title: "Tệp không ghi mã đơn vị",
    why: "Chương trình biết tệp của đơn vị nào nhờ ô mã đơn vị trong biểu mẫu, không nhờ tên tệp. \
          Ô này trống hoặc đã bị xóa nên số liệu của tệp chưa tính được cho ai.",
    advice: "Ghi mã Hội đã cấp vào ô mã đơn vị rồi gửi lại. Ô ấy ở đầu trang thứ nhất của biểu mẫu.",
};

pub(super) fn check(subject: &Subject, findings: &mut Vec<Finding>) {
    let (code, place) = &subject.submission.unit_code;
    if subject.unit.is_none() && code.trim().is_empty() {
        findings.push(Finding::new(&RULE, place.clone(), "", "Ô mã đơn vị trống, chưa rõ tệp này của đơn vị nào."));
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{found, school};

    #[test]
    fn a_blank_code_is_found_at_its_cell() {
        let mut submission = school();
        submission.unit = None;
        submission.unit_code.0 = " ".to_owned();
        assert_eq!(found(&submission), ["DV-01 Số liệu!C3"]);
    }

    #[test]
    fn a_known_unit_passes() {
        assert_eq!(found(&school()), [""; 0]);
    }
}
