//! A prize without its level, or a level without its prize.

use crate::model::finding::{Finding, Rule, Severity};
use crate::model::submission::Field;

use super::subject::Subject;

/// Only one of level and prize is given.
pub static RULE: Rule = Rule {
    code: "DS-06",
    severity: Severity::Error,
    title: "Có giải mà không có cấp, hoặc có cấp mà không có giải",
    why: "Mức thưởng tra theo cả cấp và giải: giải Nhất cấp trường khác giải Nhất cấp tỉnh. Thiếu một trong hai thì không xét được.",
    advice: "Điền đủ cả cấp và giải của thành tích này.",
};

pub(super) fn check(subject: &Subject, findings: &mut Vec<Finding>) {
    for list in subject.lists() {
        let Some((level, prize)) = list.found("cap").zip(list.found("giai")) else { continue };
        let name = list.name_column();
        for nominee in list.nominees() {
            let given = (nominee.field(level) != Field::Missing, nominee.field(prize) != Field::Missing);
            let (at, message) = match given {
                (false, true) => (level, "Dòng này có giải nhưng chưa ghi cấp."),
                (true, false) => (prize, "Dòng này có cấp nhưng chưa ghi giải."),
                (true, true) | (false, false) => continue,
            };
            if name.is_none_or(|name| !list.is_nameless(name, nominee)) {
                findings.push(Finding::new(&RULE, nominee.place(at), "", message));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{found, hsg, school, with_list};
    use super::*;

    #[test]
    fn a_prize_without_level_and_a_level_without_prize_are_found_at_the_blank_cell() {
        let rows = [hsg().set("cap", Field::Missing), hsg().set("lop", Field::Text("4A")).set("giai", Field::Missing)];
        assert_eq!(found(&with_list(school(), "HSG", &rows)), ["DS-06 HSG!H6", "DS-06 HSG!I7"]);
    }

    #[test]
    fn a_prize_with_its_level_passes() {
        assert_eq!(found(&with_list(school(), "HSG", &[hsg()])), [""; 0]);
    }
}
