//! Which of several files of one unit stands: the newer one, where it is sure which that is.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{Datelike, NaiveDate};

use crate::model::sender::{Newer, Recognition, Replaced};
use crate::model::submission::{Reading, Submission};

/// Seconds that must lie between the times of two files before they tell the order in which these came. Whoever copies, unpacks
/// or checks out a folder gives all its files times within a few minutes of each other, in any order.
const APART: i64 = 600;

/// The submissions that stand, in the order given. Where one file of a unit is surely newer than each other one, the others are
/// gone and named in its `sender.replaces`; else all stay and are asked about. What counts, in this order: it is the marked copy
/// of the other; both bear a date of their own, of the agreement's year or the next; their files' times (`saved`, seconds of Unix
/// time) are at least ten minutes apart. But for the marked copy both must be of one version and year of one form, and the
/// newer must hold every part that the older holds: parts of one submission replace nothing.
///
/// A file whose code is a unit's that has another file, while its name is a third one's, is no longer this unit's.
#[must_use]
pub fn standing(submissions: Vec<Submission>, saved: &dyn Fn(&Arc<str>) -> Option<i64>, year: i32) -> Vec<Submission> {
    let submissions = without_strangers(submissions);
    let mut of_unit: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (position, submission) in submissions.iter().enumerate() {
        if let Some(unit) = submission.unit {
            of_unit.entry(unit).or_default().push(position);
        }
    }
    let mut replaced: BTreeMap<usize, Vec<Replaced>> = BTreeMap::new();
    let mut gone = vec![false; submissions.len()];
    for files in of_unit.values().filter(|files| files.len() > 1) {
        let group: Vec<&Submission> = files.iter().filter_map(|position| submissions.get(*position)).collect();
        let times: Vec<Option<i64>> = group.iter().map(|submission| saved(&submission.file)).collect();
        let Some((newest, others)) = newest(&group, &times, year) else { continue };
        for (position, file) in files.iter().enumerate() {
            if let Some(gone) = gone.get_mut(*file) {
                *gone = position != newest;
            }
        }
        replaced.extend(files.get(newest).map(|file| (*file, others)));
    }
    let kept = submissions.into_iter().enumerate().filter(|(position, _)| gone.get(*position) != Some(&true));
    kept.map(|(position, mut submission)| {
        submission.sender.replaces = replaced.remove(&position).unwrap_or_default();
        submission
    })
    .collect()
}

fn without_strangers(mut submissions: Vec<Submission>) -> Vec<Submission> {
    let is_doubtful = |submission: &Submission| matches!(submission.sender.recognition, Recognition::Contradiction { .. });
    let sure: Vec<usize> =
        submissions.iter().filter(|submission| !is_doubtful(submission)).filter_map(|submission| submission.unit).collect();
    let sure: std::collections::BTreeSet<usize> = sure.into_iter().collect();
    for submission in submissions.iter_mut().filter(|submission| is_doubtful(submission)) {
        submission.unit = submission.unit.filter(|unit| !sure.contains(unit));
    }
    submissions
}

/// The position of the file that is newer than each other, and those others with the reason.
fn newest(group: &[&Submission], times: &[Option<i64>], year: i32) -> Option<(usize, Vec<Replaced>)> {
    (0..group.len()).find_map(|position| {
        let others = (0..group.len()).filter(|other| *other != position);
        let replaced: Option<Vec<Replaced>> = others
            .map(|other| {
                let (file, old) = (*group.get(position)?, *group.get(other)?);
                let why = newer(group, file, old, (times.get(position)?, times.get(other)?), year)?;
                let same = same_content(file, old);
                Some(Replaced { file: Arc::clone(&old.file), sha256: old.sha256, why, same_content: same })
            })
            .collect();
        replaced.map(|replaced| (position, replaced))
    })
}

/// Why a file is newer than an old one; `None` if that is not sure.
fn newer(
    group: &[&Submission],
    file: &Submission,
    old: &Submission,
    times: (&Option<i64>, &Option<i64>),
    year: i32,
) -> Option<Newer> {
    if corrects(group, file, old) {
        return (!corrects(group, old, file)).then_some(Newer::Correction);
    }
    let same_form = (file.form, &file.version, file.year) == (old.form, &old.version, old.year);
    if corrects(group, old, file) || !same_form || !covers(file, old) {
        return None;
    }
    let written =
        |submission: &Submission| submission.sender.written_on.as_ref().map(|(date, _)| *date).filter(|date| is_of(*date, year));
    if let (Some(new), Some(old)) = (written(file), written(old))
        && new != old
    {
        return (new > old).then_some(Newer::Written { new, old });
    }
    let (new, old) = (times.0.as_ref()?, times.1.as_ref()?);
    (new.checked_sub(*old)? >= APART).then_some(Newer::Saved { new: *new, old: *old })
}

/// A slip of the pen in the year would make a file newest for ever.
fn is_of(date: NaiveDate, year: i32) -> bool {
    (year..=year + 1).contains(&date.year())
}

/// True if a file is the marked copy of another one, or of one that is.
fn corrects(group: &[&Submission], file: &Submission, other: &Submission) -> bool {
    let mut sum = file.aside.corrects;
    for _ in group {
        match sum {
            Some(sum) if sum == other.sha256 => return true,
            Some(of) => sum = group.iter().find(|next| next.sha256 == of).and_then(|next| next.aside.corrects),
            None => return false,
        }
    }
    false
}

/// True if every list and the items of the old file stand in the new one.
fn covers(file: &Submission, old: &Submission) -> bool {
    let has_items = |submission: &Submission| submission.items.iter().any(|entry| entry.place.cell.is_some());
    let has_list = |list: usize| file.lists.iter().any(|own| own.list == list);
    (has_items(file) || !has_items(old)) && old.lists.iter().all(|list| has_list(list.list))
}

/// True if two files of a unit say the same, wherever in them it stands.
#[must_use]
pub fn same_content(one: &Submission, other: &Submission) -> bool {
    let readings =
        |submission: &Submission| -> Vec<Reading> { submission.items.iter().map(|entry| entry.reading.clone()).collect() };
    let rows = |submission: &Submission| -> Vec<String> {
        let lists = submission.lists.iter().flat_map(|list| {
            list.nominees().map(move |nominee| {
                let fields: Vec<_> = (0..list.columns.len()).map(|column| nominee.field(column)).collect();
                format!("{} {fields:?}", list.list)
            })
        });
        lists.collect()
    };
    let same_parts = one.form == other.form && one.lists.len() == other.lists.len();
    one.sha256 == other.sha256 || (same_parts && readings(one) == readings(other) && rows(one) == rows(other))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::judge::fixture;
    use crate::model::place::Place;
    use crate::model::sender::UnitName;
    use crate::model::submission::NominationSheet;
    use crate::model::unit::UnitKind;
    use crate::model::value::Value;

    fn file(name: &str, unit: usize, number: i64) -> Submission {
        let mut submission = fixture::submission(name, UnitKind::School, unit, &[Some(Value::Integer(number))]);
        submission.sha256 = crate::publish::digest(name.as_bytes()).0;
        submission
    }

    fn written(mut submission: Submission, day: u32, month: u32, year: i32) -> Submission {
        let date = NaiveDate::from_ymd_opt(year, month, day).unwrap();
        submission.sender.written_on = Some((date, Place::file(&submission.file)));
        submission
    }

    /// What stands, with what it replaces: `b < a (…)`.
    fn stands(submissions: Vec<Submission>, saved: &[(&str, i64)]) -> Vec<String> {
        let time = |file: &Arc<str>| saved.iter().find(|(name, _)| **name == **file).map(|(_, time)| *time);
        let said = |submission: Submission| {
            let replaced = submission.sender.replaces.iter().map(|old| {
                let why = match old.why {
                    Newer::Correction => "sửa",
                    Newer::Written { .. } => "ngày",
                    Newer::Saved { .. } => "giờ",
                };
                format!(" < {} ({why}{})", old.file, if old.same_content { " giống" } else { "" })
            });
            format!("{}{}", submission.file, replaced.collect::<String>())
        };
        standing(submissions, &time, 2024).into_iter().map(said).collect()
    }

    #[test]
    fn the_later_date_of_the_form_stands_whatever_the_files_times_say() {
        let files = || vec![written(file("a", 0, 1), 5, 12, 2024), written(file("b", 0, 2), 20, 11, 2024), file("c", 1, 1)];
        assert_eq!(stands(files(), &[("a", 0), ("b", 99_999)]), ["a < b (ngày)", "c"]);
        // A year nobody can mean tells nothing.
        let files = vec![written(file("a", 0, 1), 5, 12, 2042), written(file("b", 0, 2), 20, 11, 2024)];
        assert_eq!(stands(files, &[]), ["a", "b"]);
    }

    #[test]
    fn files_times_decide_only_far_apart() {
        let files = || vec![file("a", 0, 1), file("b", 0, 2), file("c", 0, 2)];
        assert_eq!(stands(files(), &[("a", 0), ("b", 900), ("c", 1_800)]), ["c < a (giờ) < b (giờ giống)"]);
        assert_eq!(stands(files(), &[("a", 0), ("b", 900), ("c", 1_000)]), ["a", "b", "c"], "b or c?");
        assert_eq!(stands(files(), &[("a", 0), ("b", 900)]), ["a", "b", "c"], "a time is not known");
        let dated = || vec![written(file("a", 0, 1), 5, 12, 2024), written(file("b", 0, 2), 5, 12, 2024)];
        assert_eq!(stands(dated(), &[("a", 600), ("b", 0)]), ["a < b (giờ)"], "of one day");
        assert_eq!(stands(dated(), &[("a", 599), ("b", 0)]), ["a", "b"]);
    }

    #[test]
    fn a_marked_copy_sent_back_replaces_the_file_it_corrects() {
        let original = file("a", 0, 1);
        let mut first = Submission { version: Some("2".to_owned()), ..file("b", 0, 2) };
        first.aside.corrects = Some(original.sha256);
        let mut second = file("c", 0, 3);
        second.aside.corrects = Some(first.sha256);
        let files = vec![original, first, second];
        assert_eq!(stands(files, &[("a", 99_999), ("b", 0), ("c", 0)]), ["c < a (sửa) < b (sửa)"]);
    }

    #[test]
    fn parts_of_a_submission_and_other_forms_replace_nothing() {
        let mut whole = file("a", 0, 1);
        whole.lists = vec![NominationSheet::new(0, "a".into(), "HSG".into(), Vec::new())];
        let times = [("a", 0), ("b", 99_999)];
        assert_eq!(stands(vec![whole.clone(), file("b", 0, 1)], &times), ["a", "b"], "b has no list");
        let last_year = Submission { year: Some(2023), ..file("b", 0, 1) };
        assert_eq!(stands(vec![file("a", 0, 1), last_year], &times), ["a", "b"]);
        let commune = fixture::submission("b", UnitKind::Commune, 0, &[]);
        assert_eq!(stands(vec![file("a", 0, 1), commune], &times), ["a", "b"]);
    }

    #[test]
    fn a_file_of_two_units_leaves_the_one_that_has_its_own() {
        let name = |code: &str| UnitName { code: code.to_owned(), name: String::new() };
        let mut stranger = file("b", 0, 2);
        stranger.sender.recognition = Recognition::Contradiction { code: name("dv0"), name: vec![name("dv1")] };
        let units = |files: Vec<Submission>| -> Vec<Option<usize>> {
            standing(files, &|_| None, 2024).iter().map(|submission| submission.unit).collect()
        };
        assert_eq!(units(vec![file("a", 0, 1), stranger.clone()]), [Some(0), None]);
        assert_eq!(units(vec![stranger]), [Some(0)]);
    }
}
