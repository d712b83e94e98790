//! A code and a name that are two units'.

use crate::model::finding::{Finding, Rule, Severity};
use crate::model::sender::Recognition;

use super::proposal::listed;
use super::subject::Subject;

/// The code is one unit's, the name another's.
pub static RULE: Rule = Rule {
    code: "DV-09",
    severity: Severity::Error,
    title: "Mã và tên đơn vị là của hai đơn vị khác nhau",
    why: "Ô mã ghi mã của đơn vị này, còn tên ghi trong tệp là của đơn vị khác, thường do điền vào biểu mẫu của trường bạn mà chỉ \
          sửa một trong hai ô. Tin ô nào cũng có thể sai nên số liệu của tệp chưa được tính cho ai.",
    advice: "Ghi lại ô mã đơn vị và tên đơn vị cho đúng; rồi gửi lại.",
};

pub(super) fn check(subject: &Subject, findings: &mut Vec<Finding>) {
    let Recognition::Contradiction { code, name } = &subject.submission.sender.recognition else { return };
    let (written, place) = &subject.submission.unit_code;
    let message = format!("Mã này là của {} ({}), còn tên ghi trong tệp là của {}.", code.name, code.code, listed(name));
    findings.push(Finding::new(&RULE, place.clone(), written, message));
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{Year, found, named, school, unit_name};
    use super::super::one;
    use crate::model::sender::Recognition;

    #[test]
    fn both_units_are_named_at_the_code() {
        let recognition = Recognition::Contradiction { code: unit_name("TH-LTT"), name: vec![unit_name("TH-KD")] };
        let submission = named(school(), "TH Kim Đồng", recognition);
        assert_eq!(found(&submission), ["DV-09 Số liệu!C3"]);
        let findings = one(&Year::new().context(), &submission);
        assert_eq!(
            findings[0].message,
            "Mã này là của Trường Tiểu học Lý Tự Trọng (TH-LTT), còn tên ghi trong tệp là của Trường Tiểu học Kim Đồng (TH-KD)."
        );
        assert_eq!(findings[0].unit.as_deref(), Some("TH-LTT"));
    }

    #[test]
    fn a_code_and_a_name_of_one_unit_pass() {
        assert_eq!(found(&named(school(), "TH Lý Tự Trọng", Recognition::Code)), [""; 0]);
    }
}
