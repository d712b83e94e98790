//! A nominee's field that is not of its column's kind.

use crate::model::finding::{Finding, Rule, Severity};
use crate::model::submission::Field;
use crate::model::value::ValueKind;

use super::subject::Subject;
use super::words;

/// A birth date, number or tick that cannot be read.
pub static RULE: Rule = Rule {
    code: "DS-03",
    severity: Severity::Error,
    title: "Ô của dòng đề nghị không đọc được",
    why: "Ô này phải là ngày, số hoặc dấu đánh như cột yêu cầu, nhưng đang ghi kiểu khác. Ngày sinh chỉ ghi năm cũng không đủ, \
          vì ngày sinh dùng để phân biệt người trùng tên.",
    advice: "Ghi lại đúng kiểu của cột.",
};

pub(super) fn check(subject: &Subject, findings: &mut Vec<Finding>) {
    let year = subject.context.agreement.year;
    for list in subject.lists().filter(|list| list.sheet.has_unreadable()) {
        for nominee in list.nominees() {
            for (at, column) in list.columns() {
                let Field::Unreadable(read) = nominee.field(at) else { continue };
                if column.rule.kind == ValueKind::Choice {
                    continue;
                }
                let (unread, question) = words::unread(&column.rule, "", read);
                let message = format!("Cột “{}”{unread}.", column.heading);
                let advice = format!("{question}{}", words::what_to_write(&column.rule, "", year));
                findings.push(Finding::new(&RULE, nominee.place(at), read, message).advise(advice));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{Year, found, hsg, school, with_list};
    use super::super::one;
    use super::*;

    #[test]
    fn an_unreadable_birth_date_is_found_at_its_cell() {
        let submission = with_list(school(), "HSG", &[hsg().set("ngay_sinh", Field::Unreadable("30/02/2014"))]);
        assert_eq!(found(&submission), ["DS-03 HSG!C6"]);
        let findings = one(&Year::new().context(), &submission);
        assert_eq!(findings[0].message, "Cột “Ngày sinh” đang ghi “30/02/2014”, là ngày không có trong lịch.");
    }

    #[test]
    fn an_unreadable_name_is_found_but_not_repeated_in_the_message() {
        let submission = with_list(school(), "HSG", &[hsg().set("ho_ten", Field::Unreadable("12 Trần Thị Bình"))]);
        let findings = one(&Year::new().context(), &submission);
        assert_eq!((findings.len(), findings[0].code), (1, "DS-03"));
        assert!(!findings[0].message.contains("Bình"), "{}", findings[0].message);
    }

    #[test]
    fn readable_rows_pass() {
        assert_eq!(found(&with_list(school(), "HSG", &[hsg()])), [""; 0]);
    }
}
