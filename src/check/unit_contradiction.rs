//! A file in which two units are named.

use crate::model::finding::{Finding, Rule, Severity};
use crate::model::sender::{NamedElsewhere, Recognition, Where};

use super::proposal::listed;
use super::subject::Subject;

/// The code is one unit's, the name another's; or a list is headed by another, or names several.
pub static RULE: Rule = Rule {
    code: "DV-09",
    severity: Severity::Error,
    title: "Một tệp ghi tên hai đơn vị khác nhau",
    why: "Ô mã ghi mã của đơn vị này, còn tên ghi trong tệp, trên đầu một danh sách hay trong một cột của danh sách là của đơn vị \
          khác, thường do điền vào biểu mẫu của trường bạn hoặc dán danh sách chung của nhiều trường. Tin chỗ nào cũng có thể sai nên \
          số liệu của tệp chưa được tính cho ai.",
    advice: "Ghi lại ô mã đơn vị và tên đơn vị cho đúng; trong danh sách chỉ giữ người của đơn vị mình, trường khác nộp tệp riêng; \
             rồi gửi lại.",
};

pub(super) fn check(subject: &Subject, findings: &mut Vec<Finding>) {
    let sender = &subject.submission.sender;
    if let Recognition::Contradiction { code, name } = &sender.recognition {
        let (written, place) = &subject.submission.unit_code;
        let message = format!("Mã này là của {} ({}), còn tên ghi trong tệp là của {}.", code.name, code.code, listed(name));
        findings.push(Finding::new(&RULE, place.clone(), written, message));
    }
    let is_another = |named: &&NamedElsewhere| !named.of.is_empty() || matches!(named.at, Where::Column { schools: 2.., .. });
    findings.extend(sender.elsewhere.iter().filter(is_another).map(|named| {
        let own = subject.unit.map_or("đơn vị này", |unit| &unit.name);
        let message = match &named.at {
            Where::Column { heading, schools: schools @ 2.. } => {
                format!("Cột “{heading}” ghi tên {schools} trường khác nhau: danh sách này không chỉ của {own}.")
            }
            Where::Column { heading, .. } => {
                format!("Cột “{heading}” ghi tên của {}, còn tệp này là của {own}.", listed(&named.of))
            }
            Where::Title => {
                let sheet = named.place.sheet.as_deref().unwrap_or_default();
                format!("Đầu danh sách ở trang “{sheet}” ghi tên của {}, còn tệp này là của {own}.", listed(&named.of))
            }
        };
        Finding::new(&RULE, named.place.clone(), &named.name, message)
    }));
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{Year, found, named, school, unit_name};
    use super::super::one;
    use crate::model::place::{CellAddress, Place};
    use crate::model::sender::{NamedElsewhere, Recognition, Where};

    #[test]
    fn both_units_are_named_at_the_code() {
        let recognition = Recognition::Contradiction { code: unit_name("TH-LTT"), name: vec![unit_name("TH-KD")] };
        let submission = named(school(), "TH Kim Đồng", recognition);
        assert_eq!(found(&submission), ["DV-09 Số liệu!C3"]);
        let findings = one(&Year::new().context(), &submission);
        assert_eq!(
            findings[0].message,
            "Mã này là của Trường Tiểu học Lý Tự Trọng (TH-LTT), còn tên ghi trong tệp là của Trường Tiểu học Kim Đồng (TH-KD)."
        );
        assert_eq!(findings[0].unit.as_deref(), Some("TH-LTT"));
    }

    #[test]
    fn a_list_headed_by_another_school_or_of_several_is_found() {
        let mut submission = school();
        let cell = |row| Place::cell(&"bai-nop/a.xlsx".into(), &"HSG".into(), CellAddress { row, column: 0 });
        let named = |row, at, of| NamedElsewhere { name: "TH Kim Đồng".to_owned(), place: cell(row), at, of };
        let column = |schools| Where::Column { heading: "Trường".to_owned(), schools };
        submission.sender.elsewhere = vec![
            named(1, Where::Title, vec![unit_name("TH-KD")]),
            named(7, column(2), vec![]),
            named(8, column(1), vec![unit_name("TH-KD")]),
        ];
        assert_eq!(found(&submission), ["DV-09 HSG!A2", "DV-09 HSG!A8", "DV-09 HSG!A9"]);
        let messages: Vec<String> = one(&Year::new().context(), &submission).into_iter().map(|finding| finding.message).collect();
        assert_eq!(
            messages,
            [
                "Đầu danh sách ở trang “HSG” ghi tên của Trường Tiểu học Kim Đồng (TH-KD), còn tệp này là của Trường Tiểu học Lý Tự Trọng.",
                "Cột “Trường” ghi tên 2 trường khác nhau: danh sách này không chỉ của Trường Tiểu học Lý Tự Trọng.",
                "Cột “Trường” ghi tên của Trường Tiểu học Kim Đồng (TH-KD), còn tệp này là của Trường Tiểu học Lý Tự Trọng.",
            ]
        );
    }

    #[test]
    fn a_code_and_a_name_of_one_unit_pass() {
        assert_eq!(found(&named(school(), "TH Lý Tự Trọng", Recognition::Code)), [""; 0]);
    }
}
