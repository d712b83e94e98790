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
        slips.check(!text.contains("TM. BTV") && !text.contains("TM.BTV"), || format!("body written short: {text}"));
    }
}
