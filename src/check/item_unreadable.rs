//! An item that is not of its kind: not a number, an amount, a date, a yes or no.

use crate::model::finding::{Finding, Rule, Severity};
use crate::model::submission::Reading;
use crate::model::value::ValueKind;

use super::subject::Subject;
use super::words;

/// The cell holds something that cannot be read as the form's kind.
pub static RULE: Rule = Rule {
    code: "SL-02",
    severity: Severity::Error,
    title: "Số liệu không đọc được",
    why: "Ô này phải là số, ngày hoặc Có/Không như biểu mẫu yêu cầu, nhưng đang ghi kiểu khác. \
          Chương trình không đoán thay đơn vị, vì đoán sai thì báo cáo sai.",
    advice: "Ghi lại đúng kiểu mà biểu mẫu yêu cầu; không kèm chữ giải thích trong ô.",
};

pub(super) fn check(subject: &Subject, findings: &mut Vec<Finding>) {
    for (item, entry) in subject.items() {
        // A word outside its list is a check of its own.
        let Reading::Unreadable(read) = &entry.reading else { continue };
        if item.rule.kind == ValueKind::Choice {
            continue;
        }
        let (unread, question) = words::unread(&item.rule, &item.measure, read);
        let message = format!("“{}”{unread}.", item.label);
        let write = words::what_to_write(&item.rule, &item.measure, subject.context.agreement.year);
        let advice = format!("{question}{write}");
        findings.push(Finding::new(&RULE, entry.place.clone(), read, message).advise(advice));
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{Year, found, school, set};
    use super::super::one;
    use super::*;

    #[test]
    fn each_kind_says_what_it_is_not() {
        for (code, read, says) in [
            ("cbgv", "50/60", "đang ghi “50/60”, không phải là số nguyên."),
            ("quy_thu", "hai triệu", "đang ghi “hai triệu”, cần ghi bằng chữ số."),
            ("dvht_ngay_kiem_tra", "31/02/2024", "đang ghi “31/02/2024”, là ngày không có trong lịch."),
            ("co_chi_hoi", "chắc có", "không rõ là Có hay Không"),
        ] {
            let mut submission = school();
            set(&mut submission, code, Reading::Unreadable(read.to_owned()));
            let findings = one(&Year::new().context(), &submission);
            assert_eq!(findings.len(), 1, "{code}");
            assert_eq!((findings[0].code, findings[0].value.as_str()), ("SL-02", read));
            assert!(findings[0].message.contains(says), "{}", findings[0].message);
        }
    }

    #[test]
    fn what_may_have_been_meant_is_asked() {
        for (code, read, says, asks) in [
            ("cbgv", "1,200", "“1,200”, có thể hiểu là 1.200 hoặc 1,2.", "Có phải 1200 không? Ghi số người bằng chữ số"),
            (
                "quy_thu",
                "1 triệu 200",
                "có thể hiểu là 1.200.000 hoặc 1.000.200.",
                "Có phải 1200000 hay 1000200 không? Ghi số tiền",
            ),
            ("dvht_ngay_kiem_tra", "03/14/2024", ", tháng đứng trước ngày.", "Có phải 14/03/2024 không? Ghi đủ ngày"),
            ("dvht_ngay_kiem_tra", "2024", ", chỉ có năm, thiếu ngày và tháng.", "Ghi đủ ngày, tháng, năm"),
            ("cbgv", "#REF!", ", là lỗi của công thức trong ô.", "Ghi số người"),
            ("cbgv", "=SUM(D5:D9)", ", là công thức chưa có kết quả, cần mở tệp bằng Excel, bấm F9 rồi lưu lại.", "Ghi số người"),
            ("cbgv", "05/12/2024", ", là ngày tháng, có thể Excel đã tự đổi.", "Ghi số người"),
        ] {
            let mut submission = school();
            set(&mut submission, code, Reading::Unreadable(read.to_owned()));
            let findings = one(&Year::new().context(), &submission);
            assert!(findings[0].message.ends_with(says), "{}", findings[0].message);
            assert!(findings[0].advice.starts_with(asks), "{}", findings[0].advice);
        }
    }

    #[test]
    fn readable_values_pass() {
        assert_eq!(found(&school()), [""; 0]);
    }
}
