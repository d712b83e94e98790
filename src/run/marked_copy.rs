//! The marked copy of one file, read back once before it goes out: what it would no longer say by itself must be marked as done.

use std::collections::BTreeSet;

use crate::check::{self, Context};
use crate::error::Error;
use crate::intake;
use crate::model::finding::{Finding, Severity};
use crate::model::submission::{Field, NominationSheet, Reading, Submission};
use crate::model::unit::Unit;
use crate::workbook::marked::{self, MarkedCopy, Point, Sent};

/// The copy of what `unit` sent, see [`marked::write`]. An error must be marked as done if intake told it by what the file is, or
/// if the copy, read back as it is, does not have it: a name in two cells of which one is blank is whole once it stands in one.
///
/// # Errors
/// Those of [`marked::write`].
pub fn marked_copy(
    context: &Context,
    (unit, unit_is_known): (&Unit, bool),
    submission: Option<&Submission>,
    findings: &[&Finding],
) -> Result<MarkedCopy, Error> {
    let points = findings.iter().map(|finding| Point { finding, of_file: is_of_file(finding) }).collect();
    let mut sent = Sent { unit, unit_is_known, submission, points };
    let copy = marked::write(context.forms, context.agreement, &sent)?;
    // Values come back as they are; only what was not understood may be understood in another place.
    let Some(submission) = submission.filter(|submission| holds_unreadable(submission)) else { return Ok(copy) };
    let said: BTreeSet<(&str, String)> = check::one(context, submission).iter().filter_map(cell).collect();
    let again = intake::read(&submission.file, &copy.bytes, context.forms, context.units).submission;
    let again: BTreeSet<_> =
        again.iter().flat_map(|again| check::one(context, again)).collect::<Vec<_>>().iter().filter_map(cell).collect();
    let mut lost = false;
    for (point, told) in sent.points.iter_mut().zip(&copy.points) {
        // Whose file it is is told by names and codes together, which both stand in the copy.
        let is_by_value =
            cell(point.finding).is_some_and(|cell| said.contains(&cell)) && point.finding.place != submission.unit_code.1;
        if is_by_value && !point.of_file && !again.contains(&(point.finding.code, told.place.clone())) {
            point.of_file = true;
            lost = true;
        }
    }
    if lost { marked::write(context.forms, context.agreement, &sent) } else { Ok(copy) }
}

fn holds_unreadable(submission: &Submission) -> bool {
    let unreadable = |list: &NominationSheet| {
        let columns = 0..list.columns.len();
        list.nominees().any(|nominee| columns.clone().any(|column| matches!(nominee.field(column), Field::Unreadable(_))))
    };
    submission.items.iter().any(|entry| matches!(entry.reading, Reading::Unreadable(_)))
        || submission.lists.iter().any(unreadable)
}

/// Findings of intake are told by what the file is, not by what its values say.
fn is_of_file(finding: &Finding) -> bool {
    intake::RULES.iter().any(|rule| rule.code == finding.code)
}

/// Code and cell of an error, as [`MarkedCopy::points`] name cells.
fn cell(finding: &Finding) -> Option<(&'static str, String)> {
    let (sheet, cell) = (finding.place.sheet.as_ref()?, finding.place.cell?);
    (finding.severity == Severity::Error).then(|| (finding.code, format!("Ô {sheet}!{cell}")))
}
