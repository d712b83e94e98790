//! What every command on a year's folder begins with: agreement, forms and units; then the submissions.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use rayon::prelude::*;

use super::papers;
use crate::agreement::{self, Known};
use crate::check::{self, Context};
use crate::compose;
use crate::error::Error;
use crate::folder::{self, Folder, FoundFile};
use crate::form::{self, Forms};
use crate::intake::{self, Opened, Received};
use crate::judge;
use crate::model::agreement::Agreement;
use crate::model::dataset::Dataset;
use crate::model::finding::Finding;
use crate::model::previous::PreviousYear;
use crate::model::submission::Submission;
use crate::model::unit::Units;
use crate::naming::{self, Confirmed, UnitNames};
use crate::publish::{Digest, FileDigest, digest};
use crate::sandbox;
use crate::terminal::Terminal;

/// Agreement, forms and units of a year, with the hashes of the files they came from.
pub(super) struct Year {
    pub agreement: Agreement,
    pub forms: Forms,
    pub units: Units,
    pub names: UnitNames,
    pub previous: Option<PreviousYear>,
    pub inputs: Vec<FileDigest>,
}

impl Year {
    /// Reads a folder's own files. The agreement may speak of every template there is, the folder's own ones too.
    pub fn load(folder: &Folder, terminal: Terminal) -> Result<Self, Error> {
        let mut inputs = Vec::new();
        let forms = load_forms(folder, &mut inputs)?;
        let names = papers::names(folder)?;
        let documents: Vec<&str> = names.iter().map(String::as_str).collect();
        let text = folder.agreement()?;
        inputs.push(FileDigest { tep: folder::AGREEMENT.to_owned(), sha256: digest(text.as_bytes()) });
        let codes: Vec<&str> = check::rules().iter().map(|rule| rule.code).collect();
        let agreement = agreement::load(folder::AGREEMENT, &text, Known { forms: &forms, documents: &documents, codes: &codes })?;
        let bytes = folder.units(intake::limits::FILE_BYTES)?;
        inputs.push(FileDigest { tep: folder::UNITS.to_owned(), sha256: digest(&bytes) });
        let opened = sandbox::open_bytes(&bytes, &folder.root().join(folder::UNITS));
        drop(bytes);
        let units = read_units(opened, &agreement, terminal)?;
        agreement::unknown_units(folder::AGREEMENT, &text, &codes, &units)?;
        let names = UnitNames::new(&units, confirmed_names(folder, &units, &mut inputs)?);
        let previous = previous(folder, &mut inputs)?;
        Ok(Self { agreement, forms, units, names, previous, inputs })
    }

    /// The built-in agreement and forms, for a file that lies in no year's folder.
    pub fn built_in() -> Result<Self, Error> {
        let forms = Forms::built_in().map_err(Error::Source)?;
        let codes: Vec<&str> = check::rules().iter().map(|rule| rule.code).collect();
        let documents = compose::BUILT_IN.map(|(name, ..)| name);
        let known = Known { forms: &forms, documents: &documents, codes: &codes };
        let agreement = agreement::load(folder::AGREEMENT, &Arc::from(agreement::REFERENCE), known)?;
        let (units, names) = (Units::default(), UnitNames::default());
        Ok(Self { agreement, forms, units, names, previous: None, inputs: Vec::new() })
    }

    pub fn context(&self) -> Context<'_> {
        Context { agreement: &self.agreement, forms: &self.forms, units: &self.units, previous: self.previous.as_ref() }
    }
}

fn read_units(opened: Result<Opened, &'static str>, agreement: &Agreement, terminal: Terminal) -> Result<Units, Error> {
    let mut roots = vec![agreement.place.as_str(), agreement.locality.as_str()];
    roots.extend(
        agreement.parties.iter().flat_map(|party| [party.name.as_str(), party.short_name.as_str(), party.parent.as_str()]),
    );
    let opened = opened.map_err(|why| Error::Refused(format!("Không đọc được tệp {}. {why}", folder::UNITS)))?;
    let read = intake::units::read_opened(opened, folder::UNITS, &roots).map_err(Error::Source)?;
    for warning in &read.warnings {
        terminal.fact(warning.to_string());
    }
    Ok(read.units)
}

/// What staff confirmed of names, where the folder has it.
fn confirmed_names(folder: &Folder, units: &Units, inputs: &mut Vec<FileDigest>) -> Result<Confirmed, Error> {
    let Some(text) = folder.confirmed_names()? else { return Ok(Confirmed::default()) };
    inputs.push(FileDigest { tep: folder::CONFIRMED_NAMES.to_owned(), sha256: digest(text.as_bytes()) });
    naming::load(folder::CONFIRMED_NAMES, &text, units)
}

/// Last year's figures, where the folder has them.
fn previous(folder: &Folder, inputs: &mut Vec<FileDigest>) -> Result<Option<PreviousYear>, Error> {
    let Some(text) = folder.previous()? else { return Ok(None) };
    inputs.push(FileDigest { tep: folder::PREVIOUS.to_owned(), sha256: digest(text.as_bytes()) });
    intake::previous::read(folder::PREVIOUS, &text).map(Some).map_err(Error::Source)
}

/// The built-in forms, each replaced by the folder's own version where there is one.
fn load_forms(folder: &Folder, inputs: &mut Vec<FileDigest>) -> Result<Forms, Error> {
    let mut forms = Vec::new();
    let mut faults = Vec::new();
    for (kind, name, built_in) in form::BUILT_IN {
        let own = folder.own_template(name)?;
        let file = own.as_ref().map_or_else(|| name.to_owned(), |_| format!("{}/{name}", folder::OWN_TEMPLATES));
        if let Some(own) = &own {
            inputs.push(FileDigest { tep: file.clone(), sha256: digest(own.as_bytes()) });
        }
        match form::load(kind, &file, &own.unwrap_or_else(|| built_in.into())) {
            Ok(form) => forms.push(form),
            Err(found) => faults.extend(found),
        }
    }
    match <[_; 3]>::try_from(forms) {
        Ok([school, commune, agency]) if faults.is_empty() => Ok(Forms::new(school, commune, agency)),
        _ => Err(Error::Source(faults)),
    }
}

/// Submissions of a year after all checks.
pub(super) struct Checked {
    pub dataset: Dataset,
    /// Submissions of no known unit, in the order of the files.
    pub strays: Vec<Submission>,
    pub findings: Vec<Finding>,
    pub inputs: Vec<FileDigest>,
}

/// Reads and checks files, in parallel; results come in the order of the files.
pub(super) fn read_and_check(year: &Year, files: &[FoundFile], terminal: Terminal) -> Checked {
    let bar = terminal.bar("Đọc bài nộp", files.len());
    let received: Vec<Receipt> = files
        .par_iter()
        .map(|file| {
            let received = receive(year, file);
            bar.inc(1);
            received
        })
        .collect();
    bar.finish_and_clear();
    let (mut inputs, mut submissions, mut findings) = (Vec::new(), Vec::new(), Vec::new());
    for (file, receipt) in files.iter().zip(received) {
        terminal.detail(format!("Đã đọc {}: {} vấn đề.", file.name, receipt.findings.len()));
        inputs.extend(receipt.input);
        submissions.extend(receipt.submission);
        findings.extend(receipt.findings);
    }
    let paths: BTreeMap<&str, &Path> = files.iter().map(|file| (&*file.name, file.path.as_path())).collect();
    let saved = |file: &Arc<str>| paths.get(&**file).and_then(|path| folder::saved_at(path));
    let submissions = naming::standing(submissions, &saved, year.agreement.year);
    disown(&mut findings, &submissions);
    findings.extend(check::across(&year.context(), &submissions));
    let findings = check::settle(findings, &submissions, &year.context());
    let (strays, submissions) = submissions.into_iter().partition(|submission| submission.unit.is_none());
    let dataset = judge::accept(submissions, &findings, &year.units, &year.agreement);
    Checked { dataset, strays, findings, inputs }
}

/// Leaves out what was found in files that a newer one replaces, and the unit of those that are no known unit's after all.
fn disown(findings: &mut Vec<Finding>, submissions: &[Submission]) {
    let replaced = submissions.iter().flat_map(|submission| &submission.sender.replaces);
    let replaced: BTreeSet<&Arc<str>> = replaced.map(|old| &old.file).collect();
    let nobodys = submissions.iter().filter(|submission| submission.unit.is_none());
    let nobodys: BTreeSet<&Arc<str>> = nobodys.map(|submission| &submission.file).collect();
    findings.retain(|finding| !replaced.contains(&finding.place.file));
    for finding in findings.iter_mut().filter(|finding| nobodys.contains(&finding.place.file)) {
        finding.unit = None;
    }
}

/// What one file gave; `input` is missing where the file could not be read at all.
struct Receipt {
    input: Option<FileDigest>,
    submission: Option<Submission>,
    findings: Vec<Finding>,
}

fn receive(year: &Year, file: &FoundFile) -> Receipt {
    let lost = |why: &str| Receipt { input: None, submission: None, findings: vec![intake::out_of_reach(&file.name, why)] };
    if file.link {
        return lost("Đây chỉ là liên kết đến một tệp khác, không phải chính tệp bài nộp.");
    }
    let opened = match sandbox::open(&file.path) {
        Ok(opened) => opened,
        Err(why) => return lost(why),
    };
    let sha256 = opened.sha256.map(Digest);
    let Received { mut submission, mut findings } = intake::receive(&file.name, opened, &year.forms, &year.units);
    if let Some(submission) = &mut submission {
        naming::recognise(submission, &year.names, &year.units);
    }
    findings.extend(submission.iter().flat_map(|submission| check::one(&year.context(), submission)));
    let (submission, findings) = if findings.len() > intake::limits::FINDINGS {
        (None, vec![intake::too_many_findings(&file.name)])
    } else {
        (submission, findings)
    };
    // Of a file that was not read to its end, the sum of all its bytes is made without keeping them.
    let sha256 = sha256.or_else(|| folder::digest_of(&file.path).ok());
    let input = sha256.map(|sha256| FileDigest { tep: file.name.to_string(), sha256 });
    Receipt { input, submission, findings }
}

/// A file named on the command line, with the name it has in findings.
pub(super) fn named(root: Option<&Path>, path: &Path) -> FoundFile {
    let absolute = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let name = match root.and_then(|root| root.canonicalize().ok()) {
        Some(root) if absolute.starts_with(&root) => folder::relative(&root, &absolute),
        _ => path.to_string_lossy().replace('\\', "/").into(),
    };
    FoundFile { name, path: path.to_owned(), link: false }
}
