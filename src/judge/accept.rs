//! Which submissions count: one per unit, without a single error.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::model::agreement::{Agreement, WaiverScope};
use crate::model::dataset::{Dataset, UnitRecord, UnitStatus};
use crate::model::finding::{Finding, Severity};
use crate::model::submission::Submission;
use crate::model::unit::{Unit, Units};

/// One record per unit, in unit order, whatever the order of submissions and findings.
///
/// A unit is valid with exactly one submission, on its own kind's form, and no un-waived error on that file or on the unit.
/// A unit that need not submit is valid all the same if it did so without fault, and stays waived otherwise. Of two
/// submissions the first by file name is kept as the one held out. Files of no known unit are named as strays if they are faulty.
#[must_use]
pub fn accept(submissions: Vec<Submission>, findings: &[Finding], units: &Units, agreement: &Agreement) -> Dataset {
    let errors = Faults::collect(&submissions, findings, units);
    let waived = waived_units(units, agreement);
    let mut received: Vec<Vec<Submission>> = units.all().iter().map(|_| Vec::new()).collect();
    for submission in submissions {
        if let Some(of_unit) = submission.unit.and_then(|unit| received.get_mut(unit)) {
            of_unit.push(submission);
        }
    }
    let mut records = Vec::with_capacity(received.len());
    for (((unit, submissions), unread), waived) in units.all().iter().zip(received).zip(errors.by_unit).zip(waived) {
        let files = files(&submissions, unread.as_ref());
        let faulty = unread.is_some() || submissions.iter().any(|submission| !fits(submission, unit, &errors.files));
        records.push(record(submissions, files, faulty, waived));
    }
    let of_units: BTreeSet<&Arc<str>> = records.iter().flat_map(|record| &record.files).collect();
    let stray_files = errors.files.into_iter().filter(|file| !of_units.contains(file)).collect();
    Dataset { records, stray_files }
}

fn record(mut submissions: Vec<Submission>, files: Vec<Arc<str>>, faulty: bool, waived: Option<String>) -> UnitRecord {
    submissions.sort_by(|one, other| one.file.cmp(&other.file));
    let faulty = faulty || submissions.len() > 1;
    let first = submissions.into_iter().next();
    let status = match waived {
        _ if first.is_some() && !faulty => UnitStatus::Valid,
        Some(reason) => UnitStatus::Waived(reason),
        None if first.is_none() && !faulty => UnitStatus::NotSubmitted,
        None => UnitStatus::Faulty,
    };
    let (submission, held_out) = if status == UnitStatus::Valid { (first, None) } else { (None, first) };
    UnitRecord { status, files, submission, held_out }
}

fn fits(submission: &Submission, unit: &Unit, faulty_files: &BTreeSet<Arc<str>>) -> bool {
    submission.form == unit.kind && !faulty_files.contains(&submission.file)
}

fn files(submissions: &[Submission], unread: Option<&BTreeSet<Arc<str>>>) -> Vec<Arc<str>> {
    let sent = submissions.iter().map(|submission| &submission.file);
    let all: BTreeSet<&Arc<str>> = sent.chain(unread.into_iter().flatten()).collect();
    all.into_iter().cloned().collect()
}

/// The reason of each unit that need not submit.
fn waived_units(units: &Units, agreement: &Agreement) -> Vec<Option<String>> {
    let mut reasons = vec![None; units.all().len()];
    for waiver in agreement.waivers.iter().filter(|waiver| waiver.scope == WaiverScope::Submission) {
        if let Some(reason) = units.find(&waiver.unit).and_then(|unit| reasons.get_mut(unit)) {
            *reason = Some(waiver.reason.clone());
        }
    }
    reasons
}

/// Where un-waived errors stand.
struct Faults {
    /// Files with an error.
    files: BTreeSet<Arc<str>>,
    /// For each unit an error was said of: those files of the errors that are no other unit's submission.
    by_unit: Vec<Option<BTreeSet<Arc<str>>>>,
}

impl Faults {
    fn collect(submissions: &[Submission], findings: &[Finding], units: &Units) -> Self {
        let owned: BTreeSet<(&Arc<str>, usize)> =
            submissions.iter().filter_map(|submission| Some((&submission.file, submission.unit?))).collect();
        let elsewhere =
            |file: &Arc<str>, unit: usize| owned.range((file, 0)..=(file, usize::MAX)).any(|(_, owner)| *owner != unit);
        let mut faults = Self { files: BTreeSet::new(), by_unit: vec![None; units.all().len()] };
        let errors = findings.iter().filter(|finding| finding.severity == Severity::Error && finding.waived.is_none());
        for error in errors {
            faults.files.insert(Arc::clone(&error.place.file));
            let Some(unit) = error.unit.as_deref().and_then(|code| units.find(code)) else { continue };
            let Some(of_unit) = faults.by_unit.get_mut(unit) else { continue };
            let files = of_unit.get_or_insert_default();
            if !elsewhere(&error.place.file, unit) {
                files.insert(Arc::clone(&error.place.file));
            }
        }
        faults
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::judge::fixture;
    use crate::model::agreement::Waiver;
    use crate::model::finding::Rule;
    use crate::model::place::Place;
    use crate::model::unit::UnitKind;

    static RULE: Rule = Rule { code: "SL-01", severity: Severity::Error, title: "", why: "", advice: "" };

    fn finding(file: &str, unit: Option<&str>) -> Finding {
        let finding = Finding::new(&RULE, Place::file(&file.into()), "", "");
        unit.into_iter().fold(finding, Finding::of_unit)
    }

    fn statuses(dataset: &Dataset) -> Vec<&'static str> {
        for record in &dataset.records {
            assert_eq!(record.submission.is_some(), record.status == UnitStatus::Valid);
            assert!(record.files.is_sorted());
        }
        dataset.records.iter().map(|record| record.status.code()).collect()
    }

    fn sent(files: &[(&str, usize)]) -> Vec<Submission> {
        files.iter().map(|(file, unit)| fixture::submission(file, UnitKind::School, *unit, &[])).collect()
    }

    #[test]
    fn a_unit_is_valid_with_one_faultless_submission() {
        let units = fixture::units(&[(UnitKind::School, None); 5]);
        let files = [("b.xlsx", 0), ("c.xlsx", 1), ("e.xlsx", 3), ("d.xlsx", 3)];
        let findings = [finding("c.xlsx", None), finding("x.xls", Some("dv4"))];
        let dataset = accept(sent(&files), &findings, &units, &fixture::agreement());
        assert_eq!(statuses(&dataset), ["hop-le", "co-loi", "chua-nop", "co-loi", "co-loi"]);
        let files: Vec<Vec<&str>> = dataset.records.iter().map(|r| r.files.iter().map(AsRef::as_ref).collect()).collect();
        assert_eq!(files, [vec!["b.xlsx"], vec!["c.xlsx"], vec![], vec!["d.xlsx", "e.xlsx"], vec!["x.xls"]]);
        assert_eq!(dataset.records[3].held_out.as_ref().unwrap().file.as_ref(), "d.xlsx");
        assert!(!dataset.is_complete());
    }

    #[test]
    fn warnings_and_waived_errors_hold_nothing_out() {
        let units = fixture::units(&[(UnitKind::School, None); 2]);
        let waived = Finding { waived: Some("đã đối chiếu".into()), ..finding("a.xlsx", Some("dv0")) };
        let findings = [waived, finding("b.xlsx", Some("dv1")).as_warning()];
        let dataset = accept(sent(&[("a.xlsx", 0), ("b.xlsx", 1)]), &findings, &units, &fixture::agreement());
        assert_eq!(statuses(&dataset), ["hop-le", "hop-le"]);
        assert!(dataset.is_complete());
    }

    #[test]
    fn an_error_said_of_a_unit_in_anothers_file_lists_no_foreign_file() {
        let units = fixture::units(&[(UnitKind::School, None); 2]);
        let dataset = accept(sent(&[("a.xlsx", 0)]), &[finding("a.xlsx", Some("dv1"))], &units, &fixture::agreement());
        assert_eq!(statuses(&dataset), ["co-loi", "co-loi"]);
        assert!(dataset.records[1].files.is_empty());
    }

    #[test]
    fn a_faulty_file_of_nobody_keeps_the_year_open() {
        let units = fixture::units(&[(UnitKind::School, None)]);
        let dataset = accept(sent(&[("a.xlsx", 0)]), &[finding("la.xlsx", None)], &units, &fixture::agreement());
        assert_eq!(statuses(&dataset), ["hop-le"]);
        assert_eq!(dataset.stray_files, [Arc::from("la.xlsx")]);
        assert!(!dataset.is_complete());
    }

    #[test]
    fn the_other_kinds_form_is_never_accepted() {
        let units = fixture::units(&[(UnitKind::Agency, None)]);
        let dataset = accept(sent(&[("a.xlsx", 0)]), &[], &units, &fixture::agreement());
        assert_eq!(statuses(&dataset), ["co-loi"]);
    }

    #[test]
    fn a_waived_unit_counts_only_what_it_sent_without_fault() {
        let units = fixture::units(&[(UnitKind::School, None); 3]);
        let waiver =
            |unit: &str| Waiver { unit: unit.into(), scope: WaiverScope::Submission, reason: "Trường mới lập".into() };
        let agreement = Agreement { waivers: vec![waiver("DV0"), waiver("dv1"), waiver("dv2")], ..fixture::agreement() };
        let dataset = accept(sent(&[("a.xlsx", 0), ("b.xlsx", 1)]), &[finding("b.xlsx", None)], &units, &agreement);
        assert_eq!(statuses(&dataset), ["hop-le", "mien-tru", "mien-tru"]);
        assert_eq!(dataset.records[2].status, UnitStatus::Waived("Trường mới lập".into()));
        assert!(dataset.records[1].held_out.is_some());
        assert!(dataset.is_complete());
    }

    #[test]
    fn the_order_of_submissions_and_findings_does_not_matter() {
        let units = fixture::units(&[(UnitKind::School, None); 4]);
        let (files, findings) = ([("a", 3), ("b", 2), ("c", 2), ("d", 0)], [finding("a", None), finding("z", Some("dv1"))]);
        let forward = accept(sent(&files), &findings, &units, &fixture::agreement());
        let (files, findings): (Vec<_>, Vec<_>) = (files.into_iter().rev().collect(), findings.into_iter().rev().collect());
        let backward = accept(sent(&files), &findings, &units, &fixture::agreement());
        assert_eq!(format!("{forward:?}"), format!("{backward:?}"));
    }
}
