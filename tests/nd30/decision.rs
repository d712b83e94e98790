//! Cell 6 of a decision: the authority line above the grounds, and "QUYẾT ĐỊNH:" below them.

use crate::paper::{Sheet, Slips, is_upper};
use crate::read::Run;

const KIND: &str = "QUYẾT ĐỊNH";

pub fn check(sheets: &[Sheet], slips: &mut Slips) {
    let Some(first) = sheets.first() else { return };
    if first.find(|line| line.bold && line.text == KIND).is_none() {
        return;
    }
    let decides = |line: &&Run| line.text.to_uppercase() == format!("{KIND}:");
    match sheets.iter().find_map(|sheet| Some((sheet, sheet.body.iter().find(decides)?))) {
        Some((sheet, line)) => authority(sheet, line, slips),
        None => slips.0.push(format!("no line {KIND}:")),
    }
    // The authority stands right above the first ground.
    let ground = first.body.iter().position(|line| line.text.starts_with("Căn cứ"));
    match ground.and_then(|at| first.body.get(at.checked_sub(1)?)) {
        Some(line) => authority(first, line, slips),
        None => slips.0.push("no authority above the grounds".to_owned()),
    }
}

fn authority(sheet: &Sheet, line: &Run, slips: &mut Slips) {
    slips.size(line, "authority line", 13.0, 14.0);
    slips.look(line, "authority line", true, false);
    slips.centred(line, sheet.middle(), "authority line");
    slips.check(is_upper(&line.text), || format!("authority line is not in capitals: {}", line.text));
}
