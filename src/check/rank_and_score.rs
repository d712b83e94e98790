//! A rank that does not follow from the score.

use crate::model::finding::{Finding, Rule, Severity};
use crate::model::submission::Reading;
use crate::model::value::{Value, ValueKind};
use crate::vietnamese::{numbers, text};

use super::subject::Subject;
use super::words;

/// The self-given rank differs from what the title rules give for the score.
pub static RULE: Rule = Rule {
    code: "CB-02",
    severity: Severity::Warning,
    title: "Xếp loại không khớp với điểm",
    why: "Quy định xếp loại Đơn vị học tập mà thỏa thuận áp dụng đặt mức điểm cho từng loại. \
          Loại đã ghi khác với loại tính từ điểm; chương trình giữ nguyên loại đơn vị ghi và chờ người xem lại.",
    advice: "Xem lại điểm và xếp loại; sửa ô bị nhầm.",
};

pub(super) fn check(subject: &Subject, findings: &mut Vec<Finding>) {
    let (Some(score), Some((item, entry))) = (subject.figure("dvht_diem"), subject.item("dvht_xep_loai")) else { return };
    let Reading::Value(Value::Text(rank)) = &entry.reading else { return };
    if score.item.rule.kind != ValueKind::Decimal || item.rule.kind != ValueKind::Choice {
        return;
    }
    let rules = &subject.context.agreement.title_rules;
    let folded = text::fold(rank);
    let is_rank = |(word, _): &&(String, i64)| text::fold(word) == folded;
    // A word the rule set does not know (another rule set, "chưa xếp loại") cannot contradict it.
    if !rules.ranks.iter().any(|rank| is_rank(&rank)) {
        return;
    }
    let Some(right) = rules.ranks.iter().find(|(_, least)| score.number >= *least) else { return };
    if is_rank(&right) {
        return;
    }
    let points = numbers::hundredths(score.number);
    let message = format!("Ghi loại “{rank}”, nhưng {points} điểm theo {} là loại “{}”.", rules.name, right.0);
    let score_cell = words::cell(score.place, &entry.place);
    let advice = format!("Nếu điểm đúng thì chọn “{}”; nếu loại đúng thì sửa điểm ở {score_cell}.", right.0);
    findings.push(Finding::new(&RULE, entry.place.clone(), rank, message).advise(advice));
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{Year, found, school, set};
    use super::super::one;
    use super::*;

    #[test]
    fn a_rank_above_its_score_warns() {
        let mut submission = school();
        set(&mut submission, "dvht_diem", Reading::Value(Value::Decimal(8_499)));
        let findings = one(&Year::new().context(), &submission);
        assert_eq!(findings.len(), 1);
        assert_eq!(findings[0].message, "Ghi loại “Tốt”, nhưng 84,99 điểm theo Thông tư 22/2020/TT-BGDĐT là loại “Khá”.");
        assert_eq!(findings[0].advice, "Nếu điểm đúng thì chọn “Khá”; nếu loại đúng thì sửa điểm ở ô D9.");
    }

    #[test]
    fn the_least_score_of_a_rank_passes() {
        let mut submission = school();
        set(&mut submission, "dvht_diem", Reading::Value(Value::Decimal(8_500)));
        assert_eq!(found(&submission), [""; 0]);
    }

    #[test]
    fn a_rule_set_without_points_is_not_asked() {
        let mut year = Year::new();
        year.agreement.title_rules.ranks.clear();
        let mut submission = school();
        set(&mut submission, "dvht_diem", Reading::Value(Value::Decimal(100)));
        assert_eq!(one(&year.context(), &submission), []);
    }
}
