//! A required item left blank.

use crate::model::finding::{Finding, Rule, Severity};
use crate::model::form::Item;
use crate::model::submission::{ItemEntry, Reading};

use super::subject::Subject;
use super::words;

/// The form asks for a value and the cell has none, or the cell was not found.
pub static RULE: Rule = Rule {
    code: "SL-01",
    severity: Severity::Error,
    title: "Thiếu số liệu bắt buộc",
    why: "Chỉ tiêu này phải có số liệu. Ô để trống không được hiểu là số 0, vì có thể đơn vị quên điền.",
    advice: "Điền số liệu vào ô; không có thì ghi 0, ô Có/Không thì ghi Không.",
};

pub(super) fn check(subject: &Subject, findings: &mut Vec<Finding>) {
    let mut items = subject.items();
    for sheet in &subject.form.sheets {
        let count = sheet.sections.iter().map(|section| section.items.len()).sum();
        let own: Vec<_> = items.by_ref().take(count).collect();
        // Where none of a sheet's cells was found, intake has said that the sheet is missing.
        if own.iter().any(|(_, entry)| entry.place.cell.is_some()) {
            of_sheet(subject, &own, findings);
        }
    }
}

fn of_sheet(subject: &Subject, items: &[(&Item, &ItemEntry)], findings: &mut Vec<Finding>) {
    for (item, entry) in items {
        if !item.rule.required || entry.reading != Reading::Missing {
            continue;
        }
        let found = entry.place.cell.is_some();
        // Another version of the form need not have the cell; that it is another version has been said.
        if !found && !subject.has_form_version() {
            continue;
        }
        let message = if found {
            format!("Chưa điền “{}”.", item.label)
        } else {
            format!("Không tìm thấy ô của chỉ tiêu “{}” trong tệp.", item.label)
        };
        let advice = words::what_to_write(&item.rule, &item.measure, subject.context.agreement.year);
        let finding = Finding::new(&RULE, entry.place.clone(), "", message);
        findings.push(finding.advise(if found {
            advice
        } else {
            format!("Giữ nguyên nhãn “{}” như biểu mẫu đã gửi và điền ô bên cạnh. {advice}", item.label)
        }));
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{Year, found, school, set};
    use super::super::one;
    use super::*;

    #[test]
    fn a_blank_required_item_is_found_with_what_to_write() {
        let mut submission = school();
        set(&mut submission, "cbgv", Reading::Missing);
        assert_eq!(found(&submission), ["SL-01 Số liệu!D6"]);
        let findings = one(&Year::new().context(), &submission);
        assert_eq!(findings[0].message, "Chưa điền “Số cán bộ, giáo viên, nhân viên”.");
        assert_eq!(findings[0].advice, "Ghi số người bằng chữ số (số nguyên từ 0 trở lên), ví dụ 25; không có thì ghi 0.");
    }

    #[test]
    fn a_blank_optional_item_passes() {
        let mut submission = school();
        set(&mut submission, "dvht_ngay_kiem_tra", Reading::Missing);
        assert_eq!(found(&submission), [""; 0]);
    }

    #[test]
    fn a_lost_sheet_is_not_said_item_by_item() {
        let mut submission = school();
        for entry in &mut submission.items {
            entry.reading = Reading::Missing;
            entry.place.cell = None;
        }
        assert_eq!(found(&submission), [""; 0]);
    }

    #[test]
    fn cells_that_were_not_found_are_not_said_again_when_the_form_is_another_version() {
        let mut submission = school();
        submission.items[0].reading = Reading::Missing;
        submission.items[0].place.cell = None;
        assert_eq!(found(&submission), ["SL-01 bai-nop/a.xlsx!Số liệu"]);
        submission.version = Some("2019".to_owned());
        assert_eq!(found(&submission), ["DV-05 bai-nop/a.xlsx"]);
    }
}
