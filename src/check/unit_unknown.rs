//! A unit code that is not in `don-vi.xlsx`.

use crate::model::finding::{Finding, Rule, Severity};
use crate::model::sender::Recognition;

use super::proposal::{NEW_UNIT, is_it, listed};
use super::subject::Subject;

/// The code names no unit of the year.
pub static RULE: Rule = Rule {
    code: "DV-02",
    severity: Severity::Error,
    title: "Mã đơn vị không có trong danh sách đơn vị",
    why: "Mã ghi trong biểu mẫu không trùng với mã nào của danh sách đơn vị (don-vi.xlsx) năm nay, \
          nên số liệu của tệp chưa tính được cho đơn vị nào. Nếu tên ghi trong tệp đúng là tên của đơn vị có mã gần giống mã ấy \
          thì tệp vẫn được tính cho đơn vị ấy và đây chỉ là điều nhắc xem lại. Nếu là đơn vị mới, Hội thêm đơn vị vào don-vi.xlsx.",
    advice: "Ghi lại mã đơn vị đúng như mã Hội đã cấp.",
};

pub(super) fn check(subject: &Subject, findings: &mut Vec<Finding>) {
    let (code, place) = &subject.submission.unit_code;
    let sender = &subject.submission.sender;
    if code.trim().is_empty() {
        return;
    }
    if let (Some(unit), Recognition::Name) = (subject.unit, &sender.recognition) {
        let name = sender.name.as_ref().map_or("", |(name, _)| name);
        let message = format!("Mã này không có trong danh sách đơn vị; nhận ra đơn vị {} theo tên “{name}”.", unit.code);
        let advice = format!("Nếu đúng thì sửa ô này thành {}; nếu không thì ghi mã đúng rồi gửi lại.", unit.code);
        findings.push(Finding::new(&RULE, place.clone(), code, message).as_warning().advise(advice));
    }
    if subject.unit.is_some() {
        return;
    }
    let message = "Mã đơn vị này không có trong danh sách đơn vị năm nay.";
    let finding = Finding::new(&RULE, place.clone(), code, message);
    findings.push(match &sender.recognition {
        Recognition::Several(units) => {
            let message = format!("{message} Tên ghi trong tệp là của {} đơn vị: {}.", units.len(), listed(units));
            Finding { message, ..finding }.for_office(format!("{NEW_UNIT} {}", is_it(code, units)))
        }
        Recognition::Asked(units) if !units.is_empty() => {
            let office = format!("{NEW_UNIT} {}", is_it(code, units));
            finding.advise(format!("Có phải {} không? {}", listed(units), RULE.advice)).for_office(office)
        }
        _ => finding.for_office(NEW_UNIT),
    });
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{Year, found, named, school, unit_name};
    use super::super::one;
    use crate::model::finding::Severity;
    use crate::model::sender::Recognition;

    #[test]
    fn an_unknown_code_is_found_and_the_nearest_offered_with_the_line_that_confirms_it() {
        let mut submission = named(school(), "TH số 1", Recognition::Asked(vec![unit_name("TH-LTT"), unit_name("TH-KD")]));
        submission.unit = None;
        submission.unit_code.0 = "TH-LYTT".to_owned();
        assert_eq!(found(&submission), ["DV-02 Số liệu!C3"]);
        let findings = one(&Year::new().context(), &submission);
        assert_eq!(
            findings[0].advice,
            "Có phải Trường Tiểu học Lý Tự Trọng (TH-LTT), Trường Tiểu học Kim Đồng (TH-KD) không? \
             Ghi lại mã đơn vị đúng như mã Hội đã cấp."
        );
        assert_eq!(
            findings[0].office,
            "Nếu là đơn vị mới thì thêm đơn vị vào don-vi.xlsx. Biết chắc là đơn vị nào thì chép một dòng vào ten-goi.toml: \"TH-LYTT\" = \"TH-LTT\"  hoặc  \"TH-LYTT\" = \"TH-KD\"."
        );
        assert_eq!(findings[0].unit, None);
    }

    #[test]
    fn a_slip_in_the_code_beside_the_right_name_is_only_told() {
        let mut submission = named(school(), "Tiểu học Lí Tự Trọng", Recognition::Name);
        submission.unit_code.0 = "TH-LYTT".to_owned();
        let findings = one(&Year::new().context(), &submission);
        assert_eq!(findings.len(), 1);
        assert_eq!((findings[0].code, findings[0].severity), ("DV-02", Severity::Warning));
        assert_eq!(findings[0].advice, "Nếu đúng thì sửa ô này thành TH-LTT; nếu không thì ghi mã đúng rồi gửi lại.");
    }

    #[test]
    fn a_known_unit_passes() {
        assert_eq!(found(&school()), [""; 0]);
    }
}
