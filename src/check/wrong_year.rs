//! A workbook of another year.

use crate::model::finding::{Finding, Rule, Severity};
use crate::model::place::Place;

use super::subject::Subject;

/// The year in the workbook's hidden place is not the agreement's.
pub static RULE: Rule = Rule {
    code: "DV-06",
    severity: Severity::Error,
    title: "Biểu mẫu của năm khác",
    why: "Tệp này làm từ biểu mẫu của một năm khác, thường do đơn vị mở lại tệp đã nộp năm trước. \
          Số liệu trong đó có thể là số liệu cũ.",
    advice: "Điền số liệu năm nay vào biểu mẫu Hội đã gửi năm nay rồi gửi lại.",
};

pub(super) fn check(subject: &Subject, findings: &mut Vec<Finding>) {
    let asked = subject.context.agreement.year;
    // A workbook that lost its hidden place says nothing of its year.
    if let Some(read) = subject.submission.year.filter(|read| *read != asked) {
        let message = format!("Biểu mẫu này của năm {read}, thỏa thuận là của năm {asked}.");
        findings.push(Finding::new(&RULE, Place::file(&subject.submission.file), read, message));
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{found, school};

    #[test]
    fn last_years_workbook_is_found() {
        let mut submission = school();
        submission.year = Some(2023);
        assert_eq!(found(&submission), ["DV-06 bai-nop/a.xlsx"]);
    }

    #[test]
    fn this_years_workbook_passes() {
        assert_eq!(found(&school()), [""; 0]);
    }
}
