//! The same nominee in the lists of two units.

use std::collections::BTreeSet;

use crate::model::finding::{Finding, Rule, Severity};
use crate::model::submission::Submission;
use crate::model::unit::UnitKind;

use super::Context;
use super::duplicates::{Entry, Roll, same_persons};
use super::subject::Subject;

/// Two units nominate a person of the same name and birth date.
pub static RULE: Rule = Rule {
    code: "DS-09",
    severity: Severity::Error,
    title: "Một người được hai đơn vị đề nghị",
    why: "Cùng họ tên và ngày sinh có trong danh sách của hai đơn vị. Thường là học sinh chuyển trường được cả hai trường ghi, \
          hoặc danh sách chép nhầm của trường khác; nếu để nguyên, một người được thưởng hai lần. Khi hai đơn vị báo lại đúng là hai người \
          khác nhau và Hội đã xác nhận, ghi cho mỗi đơn vị một mục [[mien_tru]] với ma = \"DS-09\" vào thoa-thuan.toml.",
    advice: "Hai đơn vị thống nhất để một nơi đề nghị, nơi kia xóa dòng. Nếu đúng là hai người khác nhau, \
             đề nghị báo lại để Hội xác nhận.",
};

/// What the office does.
const OFFICE: &str = "Đã xác nhận là hai người khác nhau thì ghi cho mỗi đơn vị một mục [[mien_tru]] vào thoa-thuan.toml.";

pub(super) fn check(context: &Context, submissions: &[Submission], findings: &mut Vec<Finding>) {
    let subjects: Vec<_> = submissions.iter().map(|submission| Subject::new(context, submission)).collect();
    let lists = UnitKind::ALL.iter().flat_map(|kind| &context.forms.get(*kind).lists);
    let codes: BTreeSet<_> = lists.map(|list| list.code.as_str()).collect();
    for code in codes {
        list(&subjects, code, findings);
    }
}

/// The same list of all units.
fn list(subjects: &[Subject], code: &str, findings: &mut Vec<Finding>) {
    let mut rolls = Vec::new();
    let mut owners = Vec::new();
    for subject in subjects {
        // Whose file it is must be known first: a second file of one unit, or one without code, is found as such.
        let Some(unit) = subject.unit.filter(|_| subject.has_its_own_form()) else { continue };
        // Teachers have no birth date here, and namesakes among them are common.
        if let Some(roll) = subject.list(code).and_then(Roll::new).filter(Roll::has_birth) {
            rolls.push(roll);
            owners.push(unit);
        }
    }
    let owner = |entry: &Entry| owners.get(entry.0).copied();
    let name = |entry: &Entry| rolls.get(entry.0).map(|roll| roll.name);
    for group in same_persons(&rolls) {
        for entry in &group {
            let (Some(unit), Some(column)) = (owner(entry), name(entry)) else { continue };
            // The message goes to one school: of the other's file it says no more than whose it is.
            let Some(other) = group.iter().filter_map(owner).find(|other| other.code != unit.code) else { continue };
            let message = format!("Người này (cùng họ tên, ngày sinh) cũng có trong danh sách {code} của {}.", other.name);
            let finding = Finding::new(&RULE, entry.1.place(column), entry.1.text(column), message);
            findings.push(finding.of_unit(&unit.code).for_office(OFFICE));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::across;
    use super::super::fixture::{Year, at, date, hsg, other_school, school, with_list};
    use crate::model::submission::Field;

    #[test]
    fn a_pupil_of_two_schools_is_found_in_both_and_each_names_the_other() {
        let submissions = [with_list(school(), "HSG", &[hsg()]), with_list(other_school(), "HSG", &[hsg()])];
        let findings = across(&Year::new().context(), &submissions);
        assert_eq!(at(&findings), ["DS-09 HSG!B6", "DS-09 HSG!B6"]);
        assert_eq!(
            findings[0].message,
            "Người này (cùng họ tên, ngày sinh) cũng có trong danh sách HSG của Trường Tiểu học Kim Đồng."
        );
        assert_eq!(findings[1].unit.as_deref(), Some("TH-KD"));
        assert!(!findings[0].advice.contains("miễn trừ") && findings[0].office.contains("[[mien_tru]]"), "the office waives");
    }

    #[test]
    fn namesakes_of_another_birth_date_pass_and_so_does_one_pupil_in_two_lists() {
        let namesake = hsg().set("ngay_sinh", Field::Date(date(2014, 1, 2)));
        let submissions = [with_list(school(), "HSG", &[hsg()]), with_list(other_school(), "HSG", &[namesake])];
        assert_eq!(across(&Year::new().context(), &submissions), []);
        let submissions = [with_list(school(), "HSG", &[hsg()]), with_list(other_school(), "HOCBONG", &[hsg()])];
        assert_eq!(across(&Year::new().context(), &submissions), []);
    }

    #[test]
    fn two_files_of_one_unit_are_not_compared_row_by_row() {
        let submissions = [with_list(school(), "HSG", &[hsg()]), with_list(school(), "HSG", &[hsg()])];
        let findings = across(&Year::new().context(), &submissions);
        assert!(findings.iter().all(|finding| finding.code == "DV-03"), "{findings:?}");
    }
}
