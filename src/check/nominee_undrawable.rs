//! A letter that the papers' typeface does not have.

use crate::model::finding::{Finding, Rule, Severity};
use crate::model::submission::Field;
use crate::model::value::ValueKind;
use crate::paper::font;

use super::subject::Subject;

/// A name or word with a letter that would be printed as an empty box.
pub static RULE: Rule = Rule {
    code: "DS-11",
    severity: Severity::Error,
    title: "Chữ không in được trên văn bản",
    why: "Ô này có một ký tự mà phông chữ của văn bản không có, thường là biểu tượng cảm xúc hoặc chữ của ngôn ngữ khác. In ra \
          giấy, chỗ ấy sẽ là một ô vuông trống.",
    advice: "Xóa ký tự lạ và gõ lại bằng chữ tiếng Việt.",
};

/// Remarks for the office: no paper repeats them, so they may say what they like.
const REMARK: &str = "ghi_chu";

pub(super) fn check(subject: &Subject, findings: &mut Vec<Finding>) {
    for list in subject.lists() {
        if font::undrawable(list.sheet.text()).is_empty() {
            continue;
        }
        for nominee in list.nominees() {
            for (at, column) in list.columns().filter(|(_, column)| column.code != REMARK) {
                let Field::Text(text) = nominee.field(at) else { continue };
                let Some(strange) = font::undrawable(text).first().copied() else { continue };
                // A name stays out of messages; its strange sign alone tells nobody who it is.
                let shown = if column.rule.kind == ValueKind::Name { "" } else { text };
                let message = format!("Cột “{}” có ký tự “{strange}” không in được trên văn bản.", column.heading);
                let advice = format!("Xóa ký tự “{strange}” và gõ lại bằng chữ tiếng Việt.");
                findings.push(Finding::new(&RULE, nominee.place(at), shown, message).advise(advice));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{Year, found, hsg, school, with_list};
    use super::super::one;
    use crate::model::submission::Field;

    #[test]
    fn a_sign_without_a_glyph_is_found_at_its_cell_and_named() {
        let submission = with_list(school(), "HSG", &[hsg(), hsg().set("ho_ten", Field::Text("Trần Thị Hòa 😊"))]);
        assert_eq!(found(&submission)[0], "DS-11 HSG!B7");
        let findings = one(&Year::new().context(), &submission);
        let finding = findings.iter().find(|finding| finding.code == "DS-11").unwrap();
        assert!(finding.message.contains('😊') && !finding.message.contains("Hòa") && finding.value.is_empty(), "{finding:?}");
    }

    #[test]
    fn every_vietnamese_letter_passes() {
        let row = hsg().set("ho_ten", Field::Text("Ngượng Ẵm Ễnh Ỡm Ựa Ỷ Đặng")).set("lop", Field::Text("5A – “chọn” …"));
        assert_eq!(found(&with_list(school(), "HSG", &[row])), [""; 0]);
    }
}
