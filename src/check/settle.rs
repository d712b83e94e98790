//! Waivers applied and findings put in their printed order.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::collections::BTreeMap;

use crate::model::agreement::WaiverScope;
use crate::model::finding::{Finding, Severity};
use crate::model::place::Place;
use crate::model::submission::Submission;
use crate::vietnamese::text::fold;

use super::Context;

/// The findings of intake and of all checks as they are reported: each with its unit's code where the file's unit is known,
/// those that the agreement waives turned into warnings with the reason, sorted by unit code (unknown units first), file,
/// sheet, cell (row, then column) and code. The order is total: it does not depend on the order given.
#[must_use]
pub fn settle(mut findings: Vec<Finding>, submissions: &[Submission], context: &Context) -> Vec<Finding> {
    name_units(&mut findings, submissions, context);
    waive(&mut findings, context);
    findings.sort_by(order);
    findings
}

/// Intake does not know units by name: its findings take the unit of their file.
fn name_units(findings: &mut [Finding], submissions: &[Submission], context: &Context) {
    let unit = |submission: &Submission| submission.unit.and_then(|unit| context.units.get(unit));
    let known = submissions.iter().filter_map(|submission| Some((&*submission.file, unit(submission)?)));
    let by_file: BTreeMap<&str, _> = known.collect();
    for finding in findings.iter_mut().filter(|finding| finding.unit.is_none()) {
        finding.unit = by_file.get(&*finding.place.file).map(|unit| unit.code.clone());
    }
}

fn waive(findings: &mut [Finding], context: &Context) {
    for waiver in &context.agreement.waivers {
        // A unit that need not submit is the dataset's business.
        let WaiverScope::Finding { code, at } = &waiver.scope else { continue };
        let at = at.as_deref().map(fold);
        let is_meant = |finding: &&mut Finding| {
            finding.code.eq_ignore_ascii_case(code.trim())
                && finding.unit.as_deref().is_some_and(|unit| unit.eq_ignore_ascii_case(waiver.unit.trim()))
                && at.as_ref().is_none_or(|at| fold(&cell_in_sheet(&finding.place)) == *at)
        };
        for finding in findings.iter_mut().filter(is_meant).filter(|finding| finding.waived.is_none()) {
            finding.severity = Severity::Warning;
            finding.waived = Some(waiver.reason.clone());
        }
    }
}

/// `Số liệu!D12`; as much of it as is known.
pub(super) fn cell_in_sheet(place: &Place) -> Cow<'_, str> {
    match (&place.sheet, place.cell) {
        (Some(sheet), Some(cell)) => Cow::Owned(format!("{sheet}!{cell}")),
        (Some(sheet), None) => Cow::Borrowed(sheet),
        (None, Some(cell)) => Cow::Owned(cell.to_string()),
        (None, None) => Cow::Borrowed(""),
    }
}

/// Message, value and what is to be done.
fn key_of_words(finding: &Finding) -> [&str; 4] {
    [&finding.message, &finding.value, &finding.advice, &finding.office]
}

fn order(one: &Finding, other: &Finding) -> Ordering {
    // Message and value only matter where one cell has two findings of one code.
    let key = |finding: &Finding| (finding.place.sheet.clone(), finding.place.cell, finding.code);
    (&one.unit, &one.place.file)
        .cmp(&(&other.unit, &other.place.file))
        .then_with(|| key(one).cmp(&key(other)))
        .then_with(|| key_of_words(one).cmp(&key_of_words(other)))
        .then_with(|| (one.severity, &one.waived).cmp(&(other.severity, &other.waived)))
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{Year, at, school, set};
    use super::super::{item_missing, one};
    use super::*;
    use crate::model::agreement::Waiver;
    use crate::model::submission::Reading;

    fn waived(at: Option<&str>, unit: &str) -> Vec<Finding> {
        let mut year = Year::new();
        let scope = WaiverScope::Finding { code: "SL-01".to_owned(), at: at.map(str::to_owned) };
        year.agreement.waivers = vec![Waiver { unit: unit.to_owned(), scope, reason: "Trường mới thành lập".to_owned() }];
        let mut submission = school();
        set(&mut submission, "cbgv", Reading::Missing);
        let findings = one(&year.context(), &submission);
        settle(findings, &[submission], &year.context())
    }

    #[test]
    fn a_waived_error_becomes_a_warning_with_its_reason() {
        for place in [None, Some("Số liệu!D6"), Some("số liệu!d6")] {
            let findings = waived(place, "TH-LTT");
            assert_eq!(findings[0].severity, Severity::Warning);
            assert_eq!(findings[0].waived.as_deref(), Some("Trường mới thành lập"));
        }
    }

    #[test]
    fn a_waiver_of_another_cell_or_unit_changes_nothing() {
        for (place, unit) in [(Some("Số liệu!D7"), "TH-LTT"), (None, "TH-KD")] {
            let findings = waived(place, unit);
            assert_eq!((findings[0].severity, &findings[0].waived), (Severity::Error, &None));
        }
    }

    #[test]
    fn a_waived_submission_leaves_findings_alone() {
        let mut year = Year::new();
        let (unit, reason) = ("TH-LTT".to_owned(), "Nghỉ".to_owned());
        year.agreement.waivers = vec![Waiver { unit, scope: WaiverScope::Submission, reason }];
        let finding = Finding::new(&item_missing::RULE, school().items[1].place.clone(), "", "");
        let findings = settle(vec![finding], &[school()], &year.context());
        assert_eq!((findings[0].severity, &findings[0].waived), (Severity::Error, &None));
    }

    #[test]
    fn findings_of_intake_take_their_files_unit() {
        let finding = Finding::new(&item_missing::RULE, Place::file(&school().file), "", "");
        let findings = settle(vec![finding], &[school()], &Year::new().context());
        assert_eq!(findings[0].unit.as_deref(), Some("TH-LTT"));
    }

    #[test]
    fn the_order_does_not_depend_on_the_order_given() {
        let year = Year::new();
        let mut submission = school();
        for code in ["cbgv", "quy_chi", "hv_moi", "so_phan_hoi"] {
            set(&mut submission, code, Reading::Missing);
        }
        let mut findings = one(&year.context(), &submission);
        findings.push(Finding::new(&super::super::wrong_year::RULE, Place::file(&"a.xlsx".into()), "", ""));
        let settled = settle(findings.clone(), &[submission.clone()], &year.context());
        findings.reverse();
        assert_eq!(settle(findings, &[submission], &year.context()), settled);
        let places = ["DV-06 a.xlsx", "SL-01 Số liệu!D6", "SL-01 Số liệu!D8", "SL-01 Số liệu!D14", "SL-01 Số liệu!D16"];
        assert_eq!(at(&settled), places);
    }
}
