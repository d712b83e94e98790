//! A workbook made from another version of its form.

use crate::model::finding::{Finding, Rule, Severity};
use crate::model::place::Place;

use super::subject::Subject;

/// The version in the workbook's hidden place is not the form's.
pub static RULE: Rule = Rule {
    code: "DV-05",
    severity: Severity::Error,
    title: "Biểu mẫu không đúng bản đang dùng",
    why: "Mỗi biểu mẫu mang số phiên bản ở một chỗ ẩn. Tệp này làm từ bản khác với bản của năm nay, \
          nên có thể thiếu chỉ tiêu hoặc có chỉ tiêu mang nghĩa khác.",
    advice: "Chép số liệu sang biểu mẫu Hội đã gửi năm nay rồi gửi lại.",
};

pub(super) fn check(subject: &Subject, findings: &mut Vec<Finding>) {
    // A workbook that lost its hidden place says nothing of its version; what is missing from it is found item by item.
    if subject.has_form_version() {
        return;
    }
    let read = subject.submission.version.as_deref().unwrap_or_default();
    let message = format!("Biểu mẫu này là phiên bản “{read}”, năm nay dùng phiên bản “{}”.", subject.form.version);
    findings.push(Finding::new(&RULE, Place::file(&subject.submission.file), read, message));
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{found, school};

    #[test]
    fn another_version_is_found() {
        let mut submission = school();
        submission.version = Some("2019".to_owned());
        assert_eq!(found(&submission), ["DV-05 bai-nop/a.xlsx"]);
    }

    #[test]
    fn the_right_version_passes_and_so_does_a_lost_one() {
        let mut submission = school();
        assert_eq!(found(&submission), [""; 0]);
        submission.version = None;
        assert_eq!(found(&submission), [""; 0]);
    }
}
