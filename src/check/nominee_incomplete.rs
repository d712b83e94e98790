//! A nominee whose required column is blank.

use crate::model::finding::{Finding, Rule, Severity};
use crate::model::submission::{Field, Nominee};

use super::subject::{Subject, is_blank};
use super::words;

/// A row lacks what its column requires.
pub static RULE: Rule = Rule {
    code: "DS-02",
    severity: Severity::Error,
    title: "Dòng đề nghị thiếu thông tin bắt buộc",
    why: "Cột này bắt buộc với mỗi người được đề nghị; thiếu thì không xét thưởng hoặc không in được danh sách.",
    advice: "Điền đủ ô của dòng này.",
};

pub(super) fn check(subject: &Subject, findings: &mut Vec<Finding>) {
    let year = subject.context.agreement.year;
    for list in subject.lists() {
        let name = list.name_column();
        // A missing heading was said once by intake, a missing name is a check of its own.
        let required: Vec<_> =
            list.columns().filter(|(at, column)| column.rule.required && list.stands(*at) && name != Some(*at)).collect();
        let level_and_prize = list.found("cap").zip(list.found("giai"));
        for nominee in list.nominees() {
            let missing = required.iter().filter(|(at, _)| nominee.field(*at) == Field::Missing);
            for (at, column) in missing {
                if is_said_elsewhere(name, level_and_prize, nominee, *at) {
                    continue;
                }
                let message = format!("Chưa điền cột “{}” của dòng này.", column.heading);
                let advice = words::what_to_write(&column.rule, "", year);
                findings.push(Finding::new(&RULE, nominee.place(*at), "", message).advise(advice));
            }
        }
    }
}

/// True for blank and nameless rows, and where only one of level and prize is missing: those have their own checks.
fn is_said_elsewhere(name: Option<usize>, level_and_prize: Option<(usize, usize)>, nominee: Nominee, column: usize) -> bool {
    let unnamed = name.is_some_and(|name| is_blank(nominee.field(name)));
    let one_of_two = level_and_prize.is_some_and(|(level, prize)| {
        (column == level && nominee.field(prize) != Field::Missing) || (column == prize && nominee.field(level) != Field::Missing)
    });
    unnamed || one_of_two
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{Year, found, hsg, school, with_list};
    use super::super::one;
    use super::*;

    #[test]
    fn a_blank_required_column_is_found_at_its_row() {
        let submission = with_list(school(), "HSG", &[hsg(), hsg().set("ngay_sinh", Field::Missing)]);
        assert_eq!(found(&submission), ["DS-02 HSG!C7"]);
        let findings = one(&Year::new().context(), &submission);
        assert_eq!(findings[0].message, "Chưa điền cột “Ngày sinh” của dòng này.");
        assert_eq!(findings[0].advice, "Ghi đủ ngày, tháng, năm, từ 01/01/1999 đến 31/12/2024, ví dụ 05/12/2024.");
    }

    #[test]
    fn a_column_whose_heading_is_missing_is_not_said_row_by_row() {
        let mut submission = with_list(school(), "HSG", &[hsg().set("lop", Field::Missing)]);
        assert_eq!(found(&submission), ["DS-02 HSG!E6"]);
        submission.lists[0].columns[4] = None;
        assert_eq!(found(&submission), [""; 0]);
    }

    #[test]
    fn blank_optional_columns_pass() {
        let row = hsg().set("nu", Field::Missing).set("mon", Field::Missing).set("stt", Field::Missing);
        assert_eq!(found(&with_list(school(), "HSG", &[row])), [""; 0]);
    }
}
