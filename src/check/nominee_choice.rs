//! A nominee's word that is not in its column's list: a level, a prize, a kind of hardship.

use std::collections::HashMap;

use crate::model::finding::{Finding, Rule, Severity};
use crate::model::form::Column;
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
        for (at, column) in choices {
            // A word wrong in one row is often wrong in all: each is judged once.
            let mut judged: HashMap<Field<'_>, Option<[String; 2]>> = HashMap::new();
            for nominee in list.nominees() {
                let field = nominee.field(at);
                let (Field::Text(read) | Field::Unreadable(read)) = field else { continue };
                let is_listed = || matches!(field, Field::Text(text) if is_choice(&column.rule, text));
                let verdict = judged.entry(field).or_insert_with(|| (!is_listed()).then(|| said(column, read)));
                if let Some([message, advice]) = verdict {
                    findings.push(Finding::new(&RULE, nominee.place(at), read, &**message).advise(&**advice));
                }
            }
        }
    }
}

/// What is wrong with the word, and what to write instead.
fn said(column: &Column, read: &str) -> [String; 2] {
    let kind = column.rule.kind;
    let message = format!("Cột “{}”{} {}.", column.heading, words::quote(kind, read), words::not_read(kind));
    [message, words::choose(&column.rule, read)]
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
