//! Papers that two sign: the clerk at the left and the chair at the right of minutes; else two bodies, above each other in the
//! letterhead and both in the symbol.

use crate::paper::{NATION, Sheet, Slips};
use crate::read::Run;

/// Codes of kinds that begin a symbol (Appendix III), and ours of result slips.
const KINDS: [&str; 12] = ["QĐ", "BC", "TTr", "KH", "TB", "HD", "CTr", "BB", "GM", "GGT", "BTT", "PB"];

pub fn check(sheets: &[Sheet], slips: &mut Slips) {
    let (Some(first), Some(last)) = (sheets.first(), sheets.last()) else { return };
    let find = |text: &str| last.find(|line| line.bold && line.text == text);
    if first.find(|line| line.bold && line.text.starts_with("BIÊN BẢN")).is_some() {
        let (clerk, chair) = (find("THƯ KÝ"), find("CHỦ TỌA"));
        let (Some(clerk), Some(chair)) = (clerk, chair) else {
            return slips.0.push("minutes without THƯ KÝ and CHỦ TỌA".to_owned());
        };
        let placed = clerk.right() < last.middle() && chair.x > last.middle() && level(clerk, chair);
        return slips.check(placed, || "THƯ KÝ is not at the left of CHỦ TỌA".to_owned());
    }
    if crate::signature::signers(last) < 2 {
        return;
    }
    let (Some(nation), Some(number)) = (first.find(|line| line.text == NATION), first.find(|line| line.text.starts_with("Số:")))
    else {
        return;
    };
    let named = first.body.iter().filter(|line| line.bold && line.right() < nation.x + 1.0 && line.baseline < number.baseline);
    slips.check(named.count() >= 2, || "two bodies sign, and the letterhead names one".to_owned());
    let symbol = number.text.split_once('/').map_or("", |(_, symbol)| symbol);
    let bodies = symbol.split('-').filter(|part| !KINDS.contains(part)).count();
    slips.check(bodies >= 2, || format!("two bodies sign, and the symbol names one: {}", number.text));
}

fn level(one: &Run, other: &Run) -> bool {
    (one.baseline - other.baseline).abs() < 1.0
}
