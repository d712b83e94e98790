//! A nominee's word that is not in its column's list: a level, a prize, a kind of hardship.

use crate::model::finding::{Finding, Rule, Severity};
use crate::model::submission::Field;
use crate::model::value::ValueKind;

use super::subject::{Subject, is_choice};
use super::words;

/// A choice that the column does not list.
pub static RULE: Rule = Rule {
    code: "DS-05",
    severity: Severity::Error,
    title: "Từ trong dòng đề nghị không có trong danh sách để chọn",
    why: "Cột này (cấp, giải, hoàn cảnh …) chỉ nhận các từ mà biểu mẫu liệt kê; từ khác thì không tra được mức thưởng.",
    advice: "Bấm vào ô và chọn một từ trong danh sách thả xuống.",
};

pub(super) fn check(subject: &Subject, findings: &mut Vec<Finding>) {
    for list in subject.lists() {
        let choices: Vec<_> = list.columns().filter(|(_, column)| column.rule.kind == ValueKind::Choice).collect();
        for nominee in list.nominees() {
            for (at, column) in &choices {
                let read = match nominee.field(*at) {
                    Field::Text(text) if is_choice(&column.rule, text) => continue,
                    Field::Text(text) | Field::Unreadable(text) => text,
                    _ => continue,
                };
                let kind = column.rule.kind;
                let message = format!("Cột “{}”{} {}.", column.heading, words::quote(kind, read), words::not_read(kind));
                let advice = words::choose(&column.rule, read);
                findings.push(Finding::new(&RULE, nominee.place(*at), read, message).advise(advice));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{Year, found, hsg, school, with_list};
    use super::super::one;
    use super::*;

    #[test]
    fn an_unknown_prize_is_found_and_the_nearest_offered() {
        let submission = with_list(school(), "HSG", &[hsg().set("giai", Field::Text("Nhat"))]);
        assert_eq!(found(&submission), ["DS-05 HSG!I6"]);
        let findings = one(&Year::new().context(), &submission);
        assert!(findings[0].advice.starts_with("Có phải “Nhất” không? Chọn một trong các từ: Nhất; Nhì;"));
    }

    #[test]
    fn an_unreadable_level_is_found_once() {
        let submission = with_list(school(), "HSG", &[hsg().set("cap", Field::Unreadable("làng"))]);
        assert_eq!(found(&submission), ["DS-05 HSG!H6"]);
    }

    #[test]
    fn listed_words_pass_in_any_spelling() {
        let row = hsg().set("giai", Field::Text("NHẤT")).set("cap", Field::Text("huyện"));
        assert_eq!(found(&with_list(school(), "HSG", &[row])), [""; 0]);
    }
}
