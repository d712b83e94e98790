//! A nominee without a name.

use crate::model::finding::{Finding, Rule, Severity};

use super::subject::Subject;

/// A row of a nomination sheet says something but names nobody.
pub static RULE: Rule = Rule {
    code: "DS-01",
    severity: Severity::Error,
    title: "Dòng đề nghị không có tên",
    why: "Dòng này có điền các cột khác nhưng ô tên để trống, nên chưa biết đề nghị ai.",
    advice: "Điền đủ họ và tên; nếu không đề nghị ai ở dòng này thì xóa hết các ô của dòng.",
};

pub(super) fn check(subject: &Subject, findings: &mut Vec<Finding>) {
    for list in subject.lists() {
        let Some(name) = list.name_column() else { continue };
        for nominee in list.nominees().filter(|nominee| list.is_nameless(name, *nominee)) {
            findings.push(Finding::new(&RULE, nominee.place(name), "", "Dòng này có số liệu nhưng chưa ghi tên."));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{Row, found, hsg, school, with_list};
    use crate::model::submission::Field;

    #[test]
    fn a_row_without_name_is_found_once_however_much_it_lacks() {
        let nameless = hsg().set("ngay_sinh", Field::Missing).set("ho_ten", Field::Missing).set("giai", Field::Missing);
        assert_eq!(found(&with_list(school(), "HSG", &[hsg(), nameless])), ["DS-01 HSG!B7"]);
    }

    #[test]
    fn its_faulty_fields_are_said_all_the_same() {
        let nameless = hsg().set("ho_ten", Field::Missing).set("ngay_sinh", Field::Unreadable("?"));
        assert_eq!(found(&with_list(school(), "HSG", &[nameless])), ["DS-01 HSG!B6", "DS-03 HSG!C6"]);
    }

    #[test]
    fn a_row_that_only_has_its_number_is_blank() {
        let numbered = Row::new().set("stt", Field::Integer(2));
        assert_eq!(found(&with_list(school(), "HSG", &[hsg(), numbered])), [""; 0]);
    }
}
