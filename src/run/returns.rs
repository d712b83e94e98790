//! What goes back to the units: for each file with something to mend, the marked copy and the e-mail that carries it.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use rayon::prelude::*;

use super::marked_copy::marked_copy;
use super::year::{Checked, Year};
use crate::error::Error;
use crate::mail::{self, Answer};
use crate::model::finding::{Finding, Told};
use crate::model::place::Place;
use crate::model::submission::Submission;
use crate::model::unit::{Unit, UnitKind};
use crate::publish::{FileDigest, Staging};
use crate::terminal::Terminal;
use crate::vietnamese::text::bare;

/// The folder of what goes back, in the results folder.
const RETURNED: &str = "tra-lai";
/// In it, files whose unit is not known.
const UNKNOWN: &str = "chua-ro-don-vi";
/// Letters of what a file says of its unit that are kept.
const LONGEST_WORDS: usize = 200;
/// Letters of a file's name that are kept.
const LONGEST_NAME: usize = 60;

/// Writes them for every file with a finding that is not waived, in parallel and one at a time a thread; a unit of several files
/// gets one for the file that stands for it. What comes back is each file's name and hash.
pub(super) fn returns(year: &Year, checked: &Checked, staging: &Staging, terminal: Terminal) -> Result<Vec<FileDigest>, Error> {
    let jobs = jobs(year, checked);
    let bar = terminal.bar("Lập bản trả lại", jobs.len());
    let written = jobs.par_iter().map(|job| {
        let written = job.write(year, staging);
        bar.inc(1);
        written
    });
    let written: Result<Vec<Vec<FileDigest>>, Error> = written.collect();
    bar.finish_and_clear();
    Ok(written?.into_iter().flatten().collect())
}

/// One file that goes back.
struct Job<'a> {
    /// Name below [`RETURNED`] without its ending.
    name: String,
    /// The unit; of an unknown one what little the file says.
    unit: Cow<'a, Unit>,
    is_known: bool,
    submission: Option<&'a Submission>,
    findings: Vec<&'a Finding>,
}

impl Job<'_> {
    fn write(&self, year: &Year, staging: &Staging) -> Result<Vec<FileDigest>, Error> {
        // Of a file that nobody can read, from nobody knows whom, not even the form is known.
        let has_form = self.is_known || self.submission.is_some();
        let copy = has_form
            .then(|| marked_copy(&year.context(), (&self.unit, self.is_known), self.submission, &self.findings))
            .transpose()?;
        let raw = || self.findings.iter().map(|finding| told(finding)).collect();
        let (points, bytes) = copy.map_or_else(|| (raw(), None), |copy| (copy.points, Some(copy.bytes)));
        let attached = format!("{}.xlsx", self.name.rsplit('/').next().unwrap_or(&self.name));
        let file = self.findings.first().map_or("", |finding| &finding.place.file);
        let answer = Answer {
            unit: &self.unit.name,
            email: &self.unit.email,
            file: file.rsplit('/').next().unwrap_or(file),
            points: &points,
            workbook: bytes.as_deref().map(|bytes| (&*attached, bytes)),
        };
        let draft = mail::draft(&year.agreement, &answer);
        let mut written = vec![staging.write(&format!("{RETURNED}/{}.eml", self.name), &draft)?];
        if let Some(bytes) = &bytes {
            written.push(staging.write(&format!("{RETURNED}/{}.xlsx", self.name), bytes)?);
        }
        Ok(written)
    }
}

fn told(finding: &Finding) -> Told {
    let (message, advice) = (finding.message.clone(), finding.advice.clone());
    Told { severity: finding.severity, place: "Cả tệp".to_owned(), message, advice }
}

fn jobs<'a>(year: &'a Year, checked: &'a Checked) -> Vec<Job<'a>> {
    let mut by_file: BTreeMap<&Arc<str>, Vec<&Finding>> = BTreeMap::new();
    for finding in checked.findings.iter().filter(|finding| finding.waived.is_none()) {
        by_file.entry(&finding.place.file).or_default().push(finding);
    }
    let mut jobs = Vec::new();
    for (unit, record) in year.units.all().iter().zip(&checked.dataset.records) {
        let submission = record.submission.as_ref().or(record.held_out.as_ref());
        // A unit may be known although nothing of its file could be read.
        let file = submission.map(|submission| &submission.file).or(record.files.first());
        let Some(findings) = file.and_then(|file| by_file.remove(file)) else { continue };
        jobs.push(Job { name: unit.code.clone(), unit: Cow::Borrowed(unit), is_known: true, submission, findings });
    }
    let strays: BTreeMap<&Arc<str>, &Submission> = checked.strays.iter().map(|stray| (&stray.file, stray)).collect();
    let mut names = BTreeSet::new();
    for (file, findings) in by_file.into_iter().filter(|(_, findings)| findings.iter().all(|finding| finding.unit.is_none())) {
        let submission = strays.get(file).copied();
        let name = format!("{UNKNOWN}/{}", free_name(file, &mut names));
        jobs.push(Job { name, unit: Cow::Owned(unknown(file, submission)), is_known: false, submission, findings });
    }
    jobs
}

/// A unit of which at most its own workbook is known.
fn unknown(file: &Arc<str>, submission: Option<&Submission>) -> Unit {
    // A cell may hold a whole page; titles and subjects may not.
    let short = |text: &str| text.chars().take(LONGEST_WORDS).collect();
    Unit {
        code: submission.map_or_else(String::new, |submission| short(&submission.unit_code.0)),
        name: submission.and_then(|submission| submission.sender.name.as_ref()).map_or_else(String::new, |(name, _)| short(name)),
        kind: submission.map_or(UnitKind::School, |submission| submission.form),
        school_level: String::new(),
        commune: String::new(),
        parent: None,
        email: String::new(),
        place: Place::file(file),
    }
}

/// The file's own name without folder and ending, in plain letters, digits and hyphens; numbered where another file has it already.
fn free_name(file: &str, taken: &mut BTreeSet<String>) -> String {
    let stem = Path::new(file).file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let plain = bare(&stem).replace(|letter: char| !letter.is_ascii_alphanumeric(), "-");
    let words: Vec<&str> = plain.split('-').filter(|word| !word.is_empty()).collect();
    let name: String = words.join("-").chars().take(LONGEST_NAME).collect();
    let name = if name.is_empty() { "tep".to_owned() } else { name };
    let numbered = (2..).map(|number| format!("{name}-{number}"));
    let free = std::iter::once(name.clone()).chain(numbered).find(|name| !taken.contains(name)).unwrap_or(name);
    taken.insert(free.clone());
    free
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_of_unknown_units_keep_their_names_in_plain_letters() {
        let mut taken = BTreeSet::new();
        for (file, name) in [
            ("bai-nop/usb/Trường mới (1).xlsx", "truong-moi-1"),
            ("bai-nop/truong-moi-1.ods", "truong-moi-1-2"),
            ("bai-nop/Trường_mới 1.xls", "truong-moi-1-3"),
            ("bai-nop/★.xlsx", "tep"),
        ] {
            assert_eq!(free_name(file, &mut taken), name);
        }
    }
}
