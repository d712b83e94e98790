//! The set of awards that a run's papers are made from: the frozen one, or the one decided now, which `--chot` freezes.

use std::path::PathBuf;

use super::year::Year;
use crate::award;
use crate::error::Error;
use crate::folder::{self, Folder, inside};
use crate::freeze;
use crate::model::award::{AwardSet, Frozen};
use crate::model::dataset::Dataset;
use crate::model::finding::Finding;
use crate::publish::{self, FileDigest, digest};
use crate::terminal::{self, Terminal};

/// The last freeze of a folder, read back.
pub(super) struct Latest {
    pub set: AwardSet,
    pub input: FileDigest,
}

/// The last freeze of a folder, if there is one. Earlier ones are kept and not read.
///
/// # Errors
/// [`Error::Refused`] if its file is not what was written; disk.
pub(super) fn latest(folder: &Folder, year: &Year) -> Result<Option<Latest>, Error> {
    let files = folder.frozen()?;
    let numbered = files.iter().filter_map(|file| {
        let name = file.name.strip_prefix(folder::FROZEN)?.strip_prefix('/')?;
        Some((freeze::number(name)?, file))
    });
    let Some((number, file)) = numbered.max_by_key(|(number, _)| *number) else { return Ok(None) };
    let text = folder::read_text(&file.path)?;
    let set = freeze::read(&file.name, number, &text, year.agreement.year, &year.units)?;
    Ok(Some(Latest { set, input: FileDigest { tep: file.name.to_string(), sha256: digest(text.as_bytes()) } }))
}

/// What a run makes its papers from.
pub(super) struct Settled {
    pub set: AwardSet,
    /// What the data says otherwise than the frozen set.
    pub differences: Vec<Finding>,
    /// The freeze's file with its hash, an input of the papers; also where this run writes it.
    pub input: Option<FileDigest>,
    /// Where a new freeze is to be written, and its text.
    pub new: Option<(PathBuf, String)>,
}

/// The frozen set where there is one and no new one is asked for. Freezing what is frozen already makes no new file.
///
/// # Errors
/// [`Error::Refused`] if a new freeze cannot be written as JSON.
pub(super) fn settle(
    latest: Option<Latest>,
    decided: AwardSet,
    freeze_now: bool,
    folder: &Folder,
    year: &Year,
    dataset: &Dataset,
) -> Result<Settled, Error> {
    let settled = |set, differences, input, new| Settled { set, differences, input, new };
    if !freeze_now {
        return Ok(match latest {
            None => settled(decided, Vec::new(), None, None),
            Some(latest) => {
                let differences = freeze::differences(&latest.set, &decided, dataset, &year.units);
                settled(latest.set, differences, Some(latest.input), None)
            }
        });
    }
    let coverage = freeze::coverage(dataset, &year.units);
    let number = match latest {
        Some(latest) if freeze::is_same(&latest.set, &decided, &coverage) => {
            return Ok(settled(latest.set, Vec::new(), Some(latest.input), None));
        }
        Some(latest) => latest.set.frozen.map_or(0, |frozen| frozen.number) + 1,
        None => 1,
    };
    let name = format!("{}/{}", folder::FROZEN, freeze::name(number));
    let frozen = Frozen { number, file: name.clone(), coverage };
    let text = freeze::write(&decided, &frozen, year.agreement.year)?;
    let input = FileDigest { sha256: digest(text.as_bytes()), tep: name.clone() };
    let set = AwardSet { frozen: Some(frozen), ..decided };
    Ok(settled(set, Vec::new(), Some(input), Some((inside(folder.root(), &name), text))))
}

/// What the data says otherwise than the last freeze; nothing where there is none.
///
/// # Errors
/// [`Error::Refused`] if the freeze's file is not what was written; disk.
pub(super) fn differences(folder: &Folder, year: &Year, dataset: &Dataset) -> Result<Vec<Finding>, Error> {
    let Some(latest) = latest(folder, year)? else { return Ok(Vec::new()) };
    let decided = award::decide(dataset, &year.units, &year.forms, &year.agreement);
    Ok(freeze::differences(&latest.set, &decided, dataset, &year.units))
}

/// Writes a new freeze, if there is one; earlier ones stay.
///
/// # Errors
/// [`Error::Disk`] if it cannot be written.
pub(super) fn write(settled: &Settled) -> Result<(), Error> {
    match &settled.new {
        Some((path, text)) => publish::write_new(path, text.as_bytes()),
        None => Ok(()),
    }
}

/// Differences that are told one by one; the rest is counted.
const TOLD: usize = 20;

/// Says which set the papers are made from, how ties were dealt with in one decided now, and what differs from a frozen one.
pub(super) fn tell(settled: &Settled, freeze_now: bool, terminal: Terminal) {
    let Settled { set, differences, new, .. } = settled;
    match (&set.frozen, freeze_now, new) {
        (None, ..) => {}
        (Some(frozen), false, _) => {
            terminal.fact(format!("Khen thưởng theo bộ đã chốt lần {} ({}, mã bộ {}).", frozen.number, frozen.file, set.code));
        }
        (Some(frozen), true, None) => {
            terminal.fact(format!("Bộ khen thưởng không đổi từ lần chốt {} ({}); không chốt thêm.", frozen.number, frozen.file));
        }
        (Some(frozen), true, Some(_)) => {
            let count: usize = set.lists.iter().map(|list| list.awards.len()).sum();
            terminal
                .fact(format!("Chốt lần {}: {count} mục khen thưởng, mã bộ {}, ghi ở {}.", frozen.number, set.code, frozen.file));
        }
    }
    if set.frozen.is_none() || new.is_some() {
        for list in &set.lists {
            for note in &list.notes {
                terminal.fact(format!("Khen thưởng {}: {note}", list.code));
            }
        }
    }
    for finding in differences.iter().take(TOLD) {
        terminal.fact(difference(finding, terminal::is_watched()));
    }
    if !differences.is_empty() {
        terminal.fact("Từng chỗ ghi thế nào: xem mã KT-01 trong kiem-tra.txt.");
    }
    if differences.len() > TOLD {
        terminal.fact(format!("… và {} chỗ khác nữa, xem mã KT-01 trong kiem-tra.txt.", differences.len() - TOLD));
    }
}

/// One difference in a line: both spellings where somebody reads along, no name where a log is kept.
fn difference(finding: &Finding, watched: bool) -> String {
    let message = if watched { finding.message.clone() } else { unquoted(&finding.message) };
    format!("Khác bộ đã chốt: {}: {message}", finding.place)
}

/// The words without what stands between quotation marks: names, birth dates and hardship are no matter for a log that cron
/// keeps or mails.
fn unquoted(message: &str) -> String {
    let mut parts = message.split('“');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |said, part| said + "“…”" + part.split_once('”').map_or("", |(_, rest)| rest))
}

#[cfg(test)]
mod tests {
    use super::difference;
    use crate::award;
    use crate::compose::year::Year;
    use crate::freeze;

    #[test]
    fn a_screen_shows_both_spellings_and_a_log_neither() {
        let year = Year::new();
        let mut lists = year.awards.lists.clone();
        lists[0].awards[1].name = "Lê Bính".into();
        let found = freeze::differences(&year.awards, &award::number(lists), &year.dataset, &year.units);
        let [on_screen, in_log] = [true, false].map(|watched| difference(&found[0], watched));
        assert!(on_screen.ends_with("HSG-0002: họ tên đã chốt là “Lê Bình”, theo số liệu là “Lê Bính”."), "{on_screen}");
        assert!(in_log.ends_with("HSG-0002: họ tên đã chốt là “…”, theo số liệu là “…”."), "{in_log}");
    }
}
