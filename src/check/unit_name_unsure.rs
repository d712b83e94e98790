//! A name that could be several units', or nobody's.

use crate::model::finding::{Finding, Rule, Severity};
use crate::model::sender::Recognition;

use super::proposal::{NEW_UNIT, is_it, listed};
use super::subject::Subject;

/// The code is blank, and the name as written is not one unit's.
pub static RULE: Rule = Rule {
    code: "DV-08",
    severity: Severity::Error,
    title: "Tên đơn vị chưa rõ là của đơn vị nào",
    why: "Tệp không có mã đơn vị, còn tên ghi trong tệp không trùng với tên nào trong danh sách đơn vị (don-vi.xlsx), hoặc trùng \
          với tên của nhiều đơn vị. Chương trình chỉ nêu những đơn vị gần nhất, không tự chọn thay, vì chọn nhầm thì số liệu của \
          trường này sẽ tính cho trường khác.",
    advice: "Ghi mã đơn vị Hội đã cấp vào ô mã đơn vị rồi gửi lại.",
};

pub(super) fn check(subject: &Subject, findings: &mut Vec<Finding>) {
    let submission = subject.submission;
    let Some((name, at)) = submission.sender.name.as_ref().filter(|_| subject.unit.is_none()) else { return };
    let (code, place) = &submission.unit_code;
    if !code.trim().is_empty() {
        return;
    }
    // What is to be written is the code, so the finding stands at its cell.
    let at = at.cell.map(|cell| format!(" (ô {cell})")).unwrap_or_default();
    let (message, units) = match &submission.sender.recognition {
        Recognition::Several(units) => {
            (format!("Tên “{name}”{at} là của {} đơn vị: {}.", units.len(), listed(units)), units.as_slice())
        }
        Recognition::Asked(units) if !units.is_empty() => {
            (format!("Không có đơn vị nào tên “{name}”{at}; gần nhất là {}.", listed(units)), units.as_slice())
        }
        Recognition::Asked(units) => {
            (format!("Không có đơn vị nào tên “{name}”{at}, cũng không có tên nào gần giống."), units.as_slice())
        }
        _ => return,
    };
    let finding = Finding::new(&RULE, place.clone(), code, message);
    findings.push(if units.is_empty() { finding.for_office(NEW_UNIT) } else { finding.for_office(is_it(name, units)) });
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{Year, found, named, school, unit_name};
    use super::super::one;
    use crate::model::sender::Recognition;
    use crate::model::submission::Submission;

    fn unsure(name: &str, recognition: Recognition) -> Submission {
        let mut submission = named(school(), name, recognition);
        submission.unit = None;
        submission.unit_code.0 = String::new();
        submission
    }

    #[test]
    fn near_units_are_named_with_the_line_that_confirms_one() {
        let submission = unsure("TH Lý Tự Trong", Recognition::Asked(vec![unit_name("TH-LTT")]));
        assert_eq!(found(&submission), ["DV-08 Số liệu!C3"]);
        let findings = one(&Year::new().context(), &submission);
        assert_eq!(
            findings[0].message,
            "Không có đơn vị nào tên “TH Lý Tự Trong” (ô C2); gần nhất là Trường Tiểu học Lý Tự Trọng (TH-LTT)."
        );
        assert!(findings[0].office.ends_with("chép dòng này vào ten-goi.toml: \"TH Lý Tự Trong\" = \"TH-LTT\"."));
    }

    #[test]
    fn two_units_of_one_name_are_asked_for_with_both() {
        let submission = unsure("Hoa Mai", Recognition::Several(vec![unit_name("TH-LTT"), unit_name("TH-KD")]));
        let findings = one(&Year::new().context(), &submission);
        assert!(findings[0].message.starts_with("Tên “Hoa Mai” (ô C2) là của 2 đơn vị: "), "{}", findings[0].message);
        assert!(findings[0].office.contains("\"Hoa Mai\" = \"TH-LTT\"  hoặc  \"Hoa Mai\" = \"TH-KD\""));
    }

    #[test]
    fn a_name_like_no_other_is_said_to_be_so() {
        let findings = one(&Year::new().context(), &unsure("Trường Quốc tế", Recognition::Asked(Vec::new())));
        assert!(findings[0].message.ends_with("cũng không có tên nào gần giống."));
        assert!(!findings[0].office.contains("ten-goi.toml"));
    }

    #[test]
    fn a_known_unit_passes_whatever_name_it_writes() {
        assert_eq!(found(&named(school(), "Trường chúng em", Recognition::Code)), [""; 0]);
    }
}
