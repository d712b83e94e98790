//! Cell 6: points (điểm) run a) b) c) d) đ) e) as the Vietnamese alphabet does.

use crate::body::first;
use crate::paper::{Sheet, Slips};

const LETTERS: &str = "abcdđeghiklmnopqrstuvxy";

/// Every point is a) or the letter after the point before it; f, j, w and z are none.
pub fn check(sheets: &[Sheet], slips: &mut Slips) {
    let mut before = None;
    for (sheet, line) in sheets.iter().flat_map(|sheet| sheet.body.iter().map(move |line| (sheet, line))) {
        let Some((letter, _)) = line.text.split_once(") ").filter(|(letter, _)| letter.chars().count() == 1) else { continue };
        if !first(sheet, line) || !letter.chars().all(char::is_lowercase) {
            continue;
        }
        let place = LETTERS.chars().position(|known| letter.starts_with(known));
        slips.check(place.is_some(), || format!("letter of a point: {}", line.text));
        let follows = place == Some(0) || before.zip(place).is_none_or(|(before, place): (usize, usize)| place == before + 1);
        slips.check(follows && (before.is_some() || place == Some(0)), || format!("points out of order: {}", line.text));
        before = place.or(before);
    }
}
