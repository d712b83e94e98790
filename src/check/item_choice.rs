//! An item whose word is not in its list.

use crate::model::finding::{Finding, Rule, Severity};
use crate::model::submission::Reading;
use crate::model::value::{Value, ValueKind};

use super::subject::{Subject, is_choice};
use super::words;

/// A choice that the form does not list.
pub static RULE: Rule = Rule {
    code: "SL-05",
    severity: Severity::Error,
    title: "Từ không có trong danh sách để chọn",
    why: "Ô này chỉ nhận một trong các từ mà biểu mẫu liệt kê. Từ khác, dù gần nghĩa, chương trình không xếp loại được.",
    advice: "Bấm vào ô và chọn một từ trong danh sách thả xuống.",
};

pub(super) fn check(subject: &Subject, findings: &mut Vec<Finding>) {
    for (item, entry) in subject.items().filter(|(item, _)| item.rule.kind == ValueKind::Choice) {
        let read = match &entry.reading {
            Reading::Value(Value::Text(text)) if is_choice(&item.rule, text) => continue,
            Reading::Value(Value::Text(text)) | Reading::Unreadable(text) => text,
            Reading::Missing | Reading::Value(_) => continue,
        };
        let kind = item.rule.kind;
        let message = format!("“{}”{} {}.", item.label, words::quote(kind, read), words::not_read(kind));
        let advice = words::choose(&item.rule, read);
        findings.push(Finding::new(&RULE, entry.place.clone(), read, message).advise(advice));
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{Year, found, school, set};
    use super::super::one;
    use super::*;

    #[test]
    fn an_unknown_word_is_found_however_intake_gave_it_and_the_nearest_is_offered() {
        for reading in [Reading::Unreadable("Tôt".to_owned()), Reading::Value(Value::Text("Tôt".to_owned()))] {
            let mut submission = school();
            set(&mut submission, "dvht_xep_loai", reading);
            let findings = one(&Year::new().context(), &submission);
            assert_eq!(findings.len(), 1);
            assert_eq!(findings[0].code, "SL-05");
            let advice = "Có phải “Tốt” không? Chọn một trong các từ: Tốt; Khá; Trung bình; Không đạt.";
            assert_eq!(findings[0].advice, advice);
        }
    }

    #[test]
    fn a_listed_word_passes_in_any_spelling() {
        let mut submission = school();
        set(&mut submission, "dvht_xep_loai", Reading::Value(Value::Text("TỐT".to_owned())));
        assert_eq!(found(&submission), [""; 0]);
    }
}
