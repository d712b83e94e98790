//! A workbook of another year.

use crate::model::finding::{Finding, Rule, Severity};
use crate::model::place::Place;

use super::subject::Subject;

/// The year in the workbook's hidden place, or in a title above its figures or a list, is not the agreement's.
pub static RULE: Rule = Rule {
    code: "DV-06",
    severity: Severity::Error,
    title: "Biểu mẫu của năm khác",
    why: "Tệp này làm từ biểu mẫu của một năm khác, hoặc tiêu đề phía trên số liệu hay danh sách ghi năm khác, thường do đơn vị mở \
          lại hay dán từ tệp đã nộp năm trước. Số liệu trong đó có thể là số liệu cũ.",
    advice: "Điền số liệu năm nay vào biểu mẫu Hội đã gửi năm nay rồi gửi lại.",
};

pub(super) fn check(subject: &Subject, findings: &mut Vec<Finding>) {
    let asked = subject.context.agreement.year;
    // A workbook that lost its hidden place says nothing of its year.
    if let Some(read) = subject.submission.year.filter(|read| *read != asked) {
        let message = format!("Biểu mẫu này của năm {read}, thỏa thuận là của năm {asked}.");
        findings.push(Finding::new(&RULE, Place::file(&subject.submission.file), read, message));
        return;
    }
    for titled in &subject.submission.sender.years {
        if !(titled.first..=titled.last).contains(&asked) {
            let said = if titled.first == titled.last {
                format!("năm {}", titled.last)
            } else {
                format!("năm học {}-{}", titled.first, titled.last)
            };
            let message = format!("Tiêu đề ở đây ghi {said}, thỏa thuận là của năm {asked}.");
            findings.push(Finding::new(&RULE, titled.place.clone(), said, message));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{found, school};
    use crate::model::place::{CellAddress, Place};
    use crate::model::sender::TitledYear;

    #[test]
    fn last_years_workbook_is_found() {
        let mut submission = school();
        submission.year = Some(2023);
        assert_eq!(found(&submission), ["DV-06 bai-nop/a.xlsx"]);
    }

    #[test]
    fn a_title_of_another_year_is_found_at_its_cell() {
        let mut submission = school();
        let place = |row| Place::cell(&"bai-nop/a.xlsx".into(), &"Số liệu".into(), CellAddress { row, column: 0 });
        let titled = |first, last, row| TitledYear { first, last, place: place(row) };
        submission.sender.years =
            vec![titled(2023, 2023, 1), titled(2022, 2023, 2), titled(2023, 2024, 3), titled(2024, 2024, 4)];
        assert_eq!(found(&submission), ["DV-06 Số liệu!A2", "DV-06 Số liệu!A3"]);
        submission.year = Some(2023);
        assert_eq!(found(&submission), ["DV-06 bai-nop/a.xlsx"]);
    }

    #[test]
    fn this_years_workbook_passes() {
        assert_eq!(found(&school()), [""; 0]);
    }
}
