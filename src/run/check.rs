//! `kiem-tra`: reads and checks only.

use std::path::{Path, PathBuf};

use super::awards;
use super::year::{Checked, Year, named, read_and_check};
use super::{Outcome, threads};
use crate::check::report;
use crate::cli::CheckFormat;
use crate::error::Error;
use crate::folder::Folder;
use crate::intake;
use crate::model::finding::{Finding, Severity};
use crate::model::unit::{Unit, Units};
use crate::naming::{self, Confirmed, UnitNames};
use crate::sandbox;
use crate::terminal::{self, Terminal};

/// Checks a year's folder, or files against the folder above them, and prints the findings. Files that lie in no year's
/// folder are checked against the built-in agreement and forms, in the year that the first of them names.
///
/// # Errors
/// Usage, agreement, form, units or disk.
pub fn check(paths: &[PathBuf], format: CheckFormat, terminal: Terminal) -> Result<Outcome, Error> {
    threads::start();
    let (year, mut checked, differences) = match paths {
        [folder] if folder.is_dir() => whole_folder(folder, terminal)?,
        files => single_files(files, terminal).map(|(year, checked)| (year, checked, Vec::new()))?,
    };
    // They are no fault of a submission: only the last word about the folder counts them.
    let differs = !differences.is_empty();
    checked.findings.extend(differences);
    let text = match format {
        CheckFormat::Text => report::text(&checked.findings, &year.units, &checked.dataset),
        CheckFormat::Json => report::json(&checked.findings, &checked.dataset),
    };
    terminal::print(&text)?;
    let faulty = checked.findings.iter().any(|finding| finding.severity == Severity::Error);
    let complete = checked.dataset.is_complete();
    // The process ends here: see `lap`.
    std::mem::forget(checked);
    Ok(if faulty || differs || !complete { Outcome::NeedsAPerson } else { Outcome::Complete })
}

/// The year, what its submissions say, and what they say otherwise than the frozen awards.
fn whole_folder(folder: &Path, terminal: Terminal) -> Result<(Year, Checked, Vec<Finding>), Error> {
    let folder = Folder::open(folder)?;
    let year = Year::load(&folder, terminal)?;
    let checked = read_and_check(&year, &folder.submissions()?, terminal);
    let differences = awards::differences(&folder, &year, &checked.dataset)?;
    Ok((year, checked, differences))
}

/// Only the units of these files are judged: the others did not fail to submit, they were not asked.
fn single_files(files: &[PathBuf], terminal: Terminal) -> Result<(Year, Checked), Error> {
    if let Some(missing) = files.iter().find(|file| !file.is_file()) {
        return Err(Error::Refused(format!("Không có tệp {}; với thư mục, mỗi lần chỉ kiểm tra một hồ sơ.", missing.display())));
    }
    let folder = files.first().and_then(|file| Folder::above(file));
    let files: Vec<_> = files.iter().map(|file| named(folder.as_ref().map(Folder::root), file)).collect();
    let mut year = match &folder {
        Some(folder) => Year::load(folder, terminal)?,
        None => Year::built_in()?,
    };
    let mut units: Vec<Unit> = Vec::new();
    let mut form_year = None;
    for file in &files {
        let Ok(opened) = sandbox::open(&file.path) else { continue };
        let Some(mut submission) = intake::receive(&file.name, opened, &year.forms, &year.units).submission else { continue };
        naming::recognise(&mut submission, &year.names, &year.units);
        let titled = submission.sender.years.first().map(|titled| titled.last);
        form_year = form_year.or(submission.year).or(titled);
        let code = submission.unit_code.0.clone();
        let unit = match submission.unit.and_then(|position| year.units.get(position)) {
            Some(unit) => Some(Unit { parent: None, ..unit.clone() }),
            None if folder.is_none() && !code.is_empty() => Some(unlisted(&code, &submission)),
            None => None,
        };
        units.extend(unit.filter(|unit| !units.iter().any(|known| known.code.eq_ignore_ascii_case(&unit.code))));
    }
    year.units = Units::new(units);
    if folder.is_none() {
        year.names = UnitNames::new(&year.units, Confirmed::default());
    }
    if let (None, Some(form_year)) = (&folder, form_year) {
        // Without an agreement the first form says which year is meant; dates and limits follow it.
        year.agreement.year = form_year;
    }
    let checked = read_and_check(&year, &files, terminal);
    Ok((year, checked))
}

/// A unit known only from its own workbook.
fn unlisted(code: &str, submission: &crate::model::submission::Submission) -> Unit {
    Unit {
        code: code.to_owned(),
        name: code.to_owned(),
        kind: submission.form,
        school_level: String::new(),
        commune: String::new(),
        parent: None,
        email: String::new(),
        place: submission.unit_code.1.clone(),
    }
}
