//! Slips of wording that the signed agreement of 2024 has.

use crate::paper::{Sheet, Slips};

pub fn check(sheets: &[Sheet], slips: &mut Slips) {
    for line in sheets.iter().flat_map(|sheet| &sheet.body) {
        let text = line.text.as_str();
        for short in ["TM", "KT", "TL", "TUQ"] {
            let rest = text.strip_prefix(short).and_then(|rest| rest.strip_prefix('.'));
            slips.check(rest.is_none_or(|rest| rest.starts_with(' ')), || format!("no space after {short}.: {text}"));
        }
        slips.check(!text.starts_with("PHÓ PHÒNG"), || format!("post written short: {text}"));
        slips.check(!text.contains("SGDDĐT"), || format!("abbreviation misspelt: {text}"));
        slips.check(!(text.contains(" / ") && text.contains("số ")), || format!("spaces in a number: {text}"));
        figures(text, slips);
        slips.check(!text.contains("TM. BTV") && !text.contains("TM.BTV"), || format!("body written short: {text}"));
    }
}

/// Figures are grouped by dots and have a decimal comma.
fn figures(text: &str, slips: &mut Slips) {
    let letters: Vec<char> = text.chars().collect();
    let digit = |at: usize| letters.get(at).is_some_and(char::is_ascii_digit);
    for start in (0..letters.len()).filter(|at| digit(*at) && !(*at > 0 && digit(at - 1))) {
        let end = (start..=letters.len()).find(|at| !digit(*at)).unwrap_or(letters.len());
        slips.check(end - start < 5, || format!("figure without dots: {text}"));
        let percent = letters.get(end) == Some(&'%') && end - start < 3;
        slips.check(!(percent && start > 0 && letters.get(start - 1) == Some(&'.')), || format!("decimal point: {text}"));
    }
}
