//! The same nominee twice within a unit.

use crate::model::finding::{Finding, Rule, Severity};
use crate::vietnamese::text::fold;

use super::duplicates::{Entry, Roll, same_persons};
use super::subject::{List, Subject};

/// A later row repeats an earlier one of the same sheet.
pub static RULE: Rule = Rule {
    code: "DS-08",
    severity: Severity::Error,
    title: "Một người được đề nghị hai lần cho cùng một thành tích",
    why: "Hai dòng của danh sách cùng họ tên, cùng ngày sinh và cùng thành tích (cuộc thi, môn, cấp), \
          nên một người sẽ được thưởng hai lần. Một người có nhiều thành tích khác nhau thì không sao.",
    advice: "Xóa dòng bị lặp; nếu là hai thành tích khác nhau thì ghi rõ cuộc thi, môn hoặc cấp của từng dòng.",
};

/// Columns that make two achievements of one person differ.
const ACHIEVEMENT: [&str; 3] = ["cuoc_thi", "mon", "cap"];

pub(super) fn check(subject: &Subject, findings: &mut Vec<Finding>) {
    for list in subject.lists() {
        let Some(roll) = Roll::new(list) else { continue };
        let name = roll.name;
        let columns: Vec<_> = ACHIEVEMENT.iter().filter_map(|code| list.form.column_position(code)).collect();
        for group in same_persons(&[roll]) {
            repeated(&list, name, &columns, &group, findings);
        }
    }
}

/// A finding for each row of one person that repeats the achievement of an earlier row.
fn repeated(list: &List, name: usize, columns: &[usize], group: &[Entry], findings: &mut Vec<Finding>) {
    let achievement = |entry: &Entry| -> Vec<String> { columns.iter().map(|column| fold(entry.1.text(*column))).collect() };
    let mut rows: Vec<_> = group.iter().map(|entry| (achievement(entry), entry.1)).collect();
    rows.sort_by(|one, other| (&one.0, one.1.index()).cmp(&(&other.0, other.1.index())));
    for same in rows.chunk_by(|one, other| one.0 == other.0) {
        let Some(((_, first), later)) = same.split_first() else { continue };
        let first = first.place(name).cell.map(|cell| cell.to_string()).unwrap_or_default();
        for (_, nominee) in later {
            let what = if columns.is_empty() { "" } else { " và thành tích" };
            let message = format!("Dòng này trùng họ tên, ngày sinh{what} với ô {first} của cùng trang.");
            let message = if list.form.column_position("ngay_sinh").is_some() {
                message
            } else {
                format!("Dòng này trùng họ tên và môn với ô {first} của cùng trang.")
            };
            findings.push(Finding::new(&RULE, nominee.place(name), nominee.text(name), message));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{Row, Year, found, hsg, scholar, school, with_list};
    use super::super::one;
    use crate::model::submission::Field;

    #[test]
    fn the_same_achievement_twice_is_found_at_the_later_row_without_its_name() {
        let submission = with_list(school(), "HSG", &[hsg(), hsg().set("ho_ten", Field::Text("TRẦN THỊ HOÀ"))]);
        assert_eq!(found(&submission), ["DS-08 HSG!B7"]);
        let findings = one(&Year::new().context(), &submission);
        assert_eq!(findings[0].message, "Dòng này trùng họ tên, ngày sinh và thành tích với ô B6 của cùng trang.");
    }

    #[test]
    fn several_achievements_of_one_pupil_pass() {
        let rows = [hsg(), hsg().set("mon", Field::Text("Tiếng Việt")), hsg().set("cap", Field::Text("tỉnh"))];
        assert_eq!(found(&with_list(school(), "HSG", &rows)), [""; 0]);
    }

    #[test]
    fn two_scholarships_are_found_and_namesakes_pass() {
        let namesake = scholar().set("ngay_sinh", Field::Date(super::super::fixture::date(2014, 8, 9)));
        let submission = with_list(school(), "HOCBONG", &[scholar(), namesake, scholar()]);
        assert_eq!(found(&submission), ["DS-08 HOCBONG!B8"]);
    }

    #[test]
    fn a_teacher_is_told_by_name_and_subject() {
        let teacher = Row::new().set("ho_ten", Field::Text("Lê Văn Năm")).set("mon", Field::Text("Toán"));
        let rows = [teacher.clone(), teacher.clone().set("mon", Field::Text("Tin học")), teacher];
        assert_eq!(found(&with_list(school(), "GVBD", &rows)), ["DS-08 GVBD!A8"]);
    }
}
