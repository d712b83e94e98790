//! `kiem-tra --the-thuc`: the agreement file against the decree.

use std::path::{Path, PathBuf};

use super::Outcome;
use crate::cli::CheckFormat;
use crate::error::Error;
use crate::folder::{self, Folder, inside};
use crate::formality::{self, report};
use crate::model::finding::Severity;
use crate::terminal;

/// Prints the slips of agreement files, each named as a file or by its year's folder.
///
/// # Errors
/// A folder without an agreement, a file that cannot be read or is not TOML.
pub fn formality(paths: &[PathBuf], format: CheckFormat) -> Result<Outcome, Error> {
    let mut slips = Vec::new();
    for path in paths {
        let file = agreement_file(path)?;
        slips.extend(formality::examine(&file.display().to_string(), &folder::read_text(&file)?)?);
    }
    terminal::print(&match format {
        CheckFormat::Text => report::text(&slips),
        CheckFormat::Json => report::json(&slips),
    })?;
    let faulty = slips.iter().any(|slip| slip.rule.severity == Severity::Error);
    Ok(if faulty { Outcome::NeedsAPerson } else { Outcome::Complete })
}

fn agreement_file(path: &Path) -> Result<PathBuf, Error> {
    if path.is_dir() {
        return Ok(inside(Folder::open(path)?.root(), folder::AGREEMENT));
    }
    Ok(path.to_owned())
}
