//! What the year's rows are to reach, in sentences for README.

use super::certificates;
use super::paper::{OURS, TYPST};
use super::report;
use super::rivals::READER;
use super::stages::{APART, CALAMINE, CHECK, COMMAND, WHOLE};
use super::table::Row;

/// The goals of reading, of the whole run and of memory: the first and the last at the largest size that was measured, the
/// whole run at the smallest.
pub fn sentences(sizes: &[String], rows: &[Row]) -> Vec<String> {
    let (Some(least), Some(most)) = (sizes.first(), sizes.last()) else { return Vec::new() };
    let find = |what: &str, on: &String| rows.iter().find(|row| row.what == what && row.on == *on);
    let mut sentences = Vec::new();
    if let (Some(ours), Some(bare)) = (find(CHECK, most), find(CALAMINE, most)) {
        let (times, peak) = (ours.seconds() / bare.seconds(), ours.mebibytes());
        sentences.push(format!(
            "Reading and checking {most} takes {times:.2} times what calamine alone takes (goal: at most 1.5), in {peak} MiB \
             (goal: under 150)."
        ));
    }
    if let Some(theirs) = find(READER, most) {
        for (what, goal) in [(COMMAND, " (goal: at most 0.33)"), (APART, "")] {
            if let Some(ours) = find(what, most) {
                let share = ours.seconds() / theirs.seconds();
                sentences.push(format!("{what}: {share:.2} of the time in which python-calamine merely reads {most}{goal}."));
            }
        }
    }
    let rivals: f64 = rows.iter().filter(|row| row.on == *least && row.is_rival()).map(Row::seconds).sum();
    if let Some(whole) = find(WHOLE, least).filter(|_| rivals > 0.0) {
        let (ours, times) = (whole.seconds(), rivals / whole.seconds());
        sentences.push(format!(
            "The whole run at {least} takes {ours:.2} s where the rivals take {rivals:.2} s for reading and for the one list: {times:.1} \
             times as long (goal: at least 10)."
        ));
    }
    if let Some(highest) = rows.iter().filter(|row| !row.is_rival()).max_by_key(|row| row.figures.peak) {
        let (peak, on, what) = (highest.mebibytes(), &highest.on, &highest.what);
        sentences.push(format!("The highest peak memory of all rows is {peak} MiB (goal: at most 250): {on}, {what}."));
    }
    sentences
}

/// The goal of tagged PDF: at most a fifth of Typst's time and memory.
pub fn paper(rows: &[Row]) -> Option<String> {
    let ours = rows.iter().find(|row| row.what == OURS)?;
    let typst = rows.iter().find(|row| row.what.ends_with(TYPST))?;
    Some(format!(
        "The tagged list of {} takes {:.2} of Typst's time and {:.2} of its memory (goal: at most 0.20 of each).",
        ours.on,
        ours.seconds() / typst.seconds(),
        f64::from(u32::try_from(ours.mebibytes()).unwrap()) / f64::from(u32::try_from(typst.mebibytes()).unwrap())
    ))
}

/// The goal of a report: both formats in under a quarter of the time that Typst takes for the PDF alone.
pub fn report(rows: &[Row]) -> Option<String> {
    let ours = rows.iter().find(|row| row.what == report::OURS)?;
    let typst = rows.iter().find(|row| row.what.ends_with(report::TYPST))?;
    Some(format!(
        "A report of {} takes {:.2} of Typst's time, {:.2} of its CPU, in both formats where Typst makes the PDF alone (goal: under \
         0.25).",
        ours.on,
        ours.seconds() / typst.seconds(),
        ours.figures.cpu.as_secs_f64() / typst.figures.cpu.as_secs_f64()
    ))
}

/// The goal of certificates: a quarter of Typst's time for one file, half of it for a file each.
pub fn certificates(rows: &[Row]) -> Vec<String> {
    let Some(typst) = rows.iter().find(|row| row.what.ends_with(certificates::TYPST)) else { return Vec::new() };
    let goals = certificates::OURS.iter().zip(["0.25", "0.50"]);
    let sentence = |(what, goal): (&&str, &str)| {
        let ours = rows.iter().find(|row| row.what == **what)?;
        let share = ours.seconds() / typst.seconds();
        Some(format!("1,000 {what} take {share:.2} of the time in which Typst makes its one (goal: at most {goal})."))
    };
    goals.filter_map(sentence).collect()
}
