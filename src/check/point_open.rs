//! A line of a marked copy's slip that nobody marked as done.

use crate::model::finding::{Finding, Rule, Severity};

use super::subject::Subject;

/// The copy came back with a point that no cell of the form can show, and that was not marked as done.
pub static RULE: Rule = Rule {
    code: "DV-07",
    severity: Severity::Error,
    title: "Việc ở Phiếu báo lỗi chưa đánh dấu đã làm",
    why: "Có lỗi không nằm ở một ô nào của biểu mẫu, ví dụ tệp của năm khác, hai trang cùng một danh sách. Bản trả lại đã đặt sẵn \
          những gì đọc được vào biểu mẫu đúng, nhưng chỉ đơn vị mới biết như vậy đã đúng và đủ chưa; vì thế cần đơn vị đánh dấu.",
    advice: "Sửa xong thì ghi x vào cột “Đã làm” của việc đó. Không xóa trang “Phiếu báo lỗi” khi còn việc như vậy.",
};

pub(super) fn check(subject: &Subject, findings: &mut Vec<Finding>) {
    for point in &subject.submission.aside.open {
        // A point that was open before keeps its first words, however often the copy goes to and fro.
        let message = if point.code == RULE.code {
            point.message.clone()
        } else {
            format!("Chưa đánh dấu đã làm việc {}: {}", point.code, point.message)
        };
        findings.push(Finding::new(&RULE, point.place.clone(), "", message));
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{Year, found, school};
    use super::super::one;
    use crate::model::aside::OpenPoint;
    use crate::model::place::{CellAddress, Place};

    #[test]
    fn an_open_point_is_found_with_its_first_words() {
        let mut submission = school();
        let place = Place::cell(&"bai-nop/a.xlsx".into(), &"Phiếu báo lỗi".into(), CellAddress { row: 7, column: 7 });
        let point = |code: &str, message: &str| OpenPoint { place: place.clone(), code: code.into(), message: message.into() };
        submission.aside.open = vec![point("DV-06", "Biểu mẫu này của năm 2023.")];
        assert_eq!(found(&submission), ["DV-07 Phiếu báo lỗi!H8"]);
        let said = one(&Year::new().context(), &submission)[0].message.clone();
        assert_eq!(said, "Chưa đánh dấu đã làm việc DV-06: Biểu mẫu này của năm 2023.");
        submission.aside.open = vec![point("DV-07", &said)];
        assert_eq!(one(&Year::new().context(), &submission)[0].message, said);
    }

    #[test]
    fn a_form_without_slip_passes() {
        assert_eq!(found(&school()), [""; 0]);
    }
}
