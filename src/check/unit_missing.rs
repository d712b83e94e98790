//! A workbook that does not say whose it is.

use crate::model::finding::{Finding, Rule, Severity};
use crate::model::sender::Recognition;

use super::subject::Subject;

/// The cell of the unit's code is blank or lost, and no name stands in for it.
pub static RULE: Rule = Rule {
    code: "DV-01",
    severity: Severity::Error,
    title: "Tệp không ghi mã đơn vị",
    why: "Chương trình biết tệp của đơn vị nào nhờ ô mã đơn vị, sau đó là tên đơn vị ghi trong biểu mẫu, không nhờ tên tệp. \
          Ô mã trống hoặc đã bị xóa nên số liệu của tệp chưa tính được cho ai. Nếu tên ghi trong tệp đúng là tên của một đơn vị \
          thì tệp vẫn được tính cho đơn vị ấy và đây chỉ là điều nhắc xem lại.",
    advice: "Ghi mã Hội đã cấp vào ô mã đơn vị rồi gửi lại. Ô ấy ở đầu trang thứ nhất của biểu mẫu.",
};

pub(super) fn check(subject: &Subject, findings: &mut Vec<Finding>) {
    let (code, place) = &subject.submission.unit_code;
    if !code.trim().is_empty() {
        return;
    }
    let sender = &subject.submission.sender;
    match (subject.unit, &sender.name, &sender.recognition) {
        (Some(unit), Some((name, at)), Recognition::Name) => {
            let at = at.cell.map(|cell| format!(" ở ô {cell}")).unwrap_or_default();
            let message = format!("Ô mã đơn vị trống; nhận ra đơn vị {} theo tên “{name}”{at}.", unit.code);
            let advice = format!("Nếu đúng thì ghi mã {} vào ô này; nếu không thì ghi mã đúng rồi gửi lại.", unit.code);
            findings.push(Finding::new(&RULE, place.clone(), "", message).as_warning().advise(advice));
        }
        // A name that says too little is asked about by its own check.
        (None, None, _) | (None, _, Recognition::Code) => {
            findings.push(Finding::new(&RULE, place.clone(), "", "Ô mã đơn vị trống, chưa rõ tệp này của đơn vị nào."));
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{Year, found, named, school};
    use super::super::one;
    use crate::model::finding::Severity;
    use crate::model::sender::Recognition;

    #[test]
    fn a_blank_code_is_found_at_its_cell() {
        let mut submission = school();
        submission.unit = None;
        submission.unit_code.0 = " ".to_owned();
        assert_eq!(found(&submission), ["DV-01 Số liệu!C3"]);
    }

    #[test]
    fn a_unit_known_by_its_name_is_only_told_so() {
        let mut submission = named(school(), "TH Lý Tự Trọng", Recognition::Name);
        submission.unit_code.0 = String::new();
        let findings = one(&Year::new().context(), &submission);
        assert_eq!(findings.len(), 1);
        assert_eq!((findings[0].code, findings[0].severity), ("DV-01", Severity::Warning));
        assert_eq!(findings[0].message, "Ô mã đơn vị trống; nhận ra đơn vị TH-LTT theo tên “TH Lý Tự Trọng” ở ô C2.");
        assert_eq!(findings[0].unit.as_deref(), Some("TH-LTT"));
        submission.sender.recognition = Recognition::Confirmed;
        assert_eq!(found(&submission), [""; 0], "staff have said whose it is");
    }

    #[test]
    fn a_known_unit_passes() {
        assert_eq!(found(&school()), [""; 0]);
    }
}
