//! A name with digits or signs that belong to no name.

use crate::model::finding::{Finding, Rule, Severity};
use crate::model::value::ValueKind;
use crate::paper::font;
use crate::vietnamese::letters;

use super::subject::Subject;

/// A digit, bracket, stop or other sign in a person's name.
pub static RULE: Rule = Rule {
    code: "DS-12",
    severity: Severity::Error,
    title: "Họ tên có chữ số, dấu lạ",
    why: "Tên được in nguyên lên quyết định và giấy khen, nên ô họ tên chỉ gồm chữ. Số thứ tự, lớp, dấu chấm, dấu ngoặc, dấu sao \
          gõ kèm tên sẽ bị in theo.",
    advice: "Chỉ để họ và tên trong ô. Điều cần nói thêm thì ghi vào cột Ghi chú.",
};

pub(super) fn check(subject: &Subject, findings: &mut Vec<Finding>) {
    for list in subject.lists() {
        let names: Vec<_> = list.columns().filter(|(_, column)| column.rule.kind == ValueKind::Name).collect();
        for nominee in list.nominees() {
            for (at, column) in &names {
                let name = nominee.text(*at);
                let Some(sign) = name.chars().find(|letter| !is_of_names(*letter)) else { continue };
                // A sign that no paper can draw is a finding of its own.
                if font::undrawable(name).contains(&sign) {
                    continue;
                }
                let message = format!("Cột “{}” có ký tự “{sign}”, không thuộc họ tên.", column.heading);
                findings.push(Finding::new(&RULE, nominee.place(*at), name, message));
            }
        }
    }
}

/// Letters of any language, and what stands between them: H'Hen, Tôn Nữ-Hoàng.
fn is_of_names(letter: char) -> bool {
    letters::is_vietnamese(letter) || letter.is_alphabetic() || " '’-‑".contains(letter)
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{Year, found, hsg, school, with_list};
    use super::super::one;
    use crate::model::submission::Field;

    #[test]
    fn a_digit_or_sign_is_found_at_its_cell_and_named_without_the_name() {
        for (name, sign) in [("1. Trần Thị Hòa", '1'), ("Trần Thị Hòa*", '*'), ("Trần Thị Hòa (5A)", '('), ("Trần T. Hòa", '.')]
        {
            let submission = with_list(school(), "HSG", &[hsg().set("ho_ten", Field::Text(name))]);
            assert_eq!(found(&submission), ["DS-12 HSG!B6"]);
            let finding = one(&Year::new().context(), &submission).remove(0);
            assert!(finding.message.contains(sign) && !finding.message.contains("Trần"), "{}", finding.message);
        }
    }

    #[test]
    fn names_of_every_people_pass() {
        for name in ["Trần Thị Hòa", "H'Hen Niê", "H’Hen Niê", "Tôn Nữ-Hoàng Ân", "François Müller"] {
            assert_eq!(found(&with_list(school(), "HSG", &[hsg().set("ho_ten", Field::Text(name))])), [""; 0]);
        }
    }
}
