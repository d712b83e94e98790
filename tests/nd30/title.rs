//! Cells 5a and 9a.

use crate::paper::{MM, NATION, NEAR, Sheet, Slips, is_upper};
use crate::read::Run;

pub fn check(sheet: &Sheet, slips: &mut Slips) {
    if let Some(line) = sheet.find(|line| line.text.starts_with("Kính gửi:")) {
        slips.size(line, "Kính gửi", 13.0, 14.0);
        slips.look(line, "Kính gửi", false, false);
    }
    let letter = sheet.find(|line| line.text.starts_with("V/v")).is_some();
    let Some(nation) = sheet.find(|line| line.text == NATION) else { return };
    // The title spans the text area; texts of the letterhead stand in its columns.
    let below = nation.baseline + 30.0;
    let middle = sheet.middle();
    let centred = |line: &&Run| line.baseline > below && line.bold && (line.middle() - middle).abs() < 2.0 * MM;
    let titles: Vec<&Run> = sheet.body.iter().filter(centred).collect();
    let kind = titles.first().filter(|line| is_upper(&line.text));
    let Some(kind) = kind else {
        return slips.check(letter, || "no kind of document".to_owned());
    };
    slips.check(!letter, || format!("a công văn has no title: {}", kind.text));
    slips.size(kind, "kind of document", 13.0, 14.0);
    slips.centred(kind, middle, "kind of document");
    // Lines of kind and subject follow each other at single spacing; the rule stands below the last.
    let mut last = *kind;
    let mut subject: Vec<&Run> = Vec::new();
    for line in titles.iter().skip(1) {
        if line.baseline - last.baseline > 1.3 * line.size || sheet.rule_below(last).is_some() {
            break;
        }
        slips.size(line, "subject", 13.0, 14.0);
        slips.centred(line, middle, "subject");
        subject.push(line);
        last = line;
    }
    let Some(rule) = sheet.rule_below(last) else { return slips.0.push(format!("no rule under the title: {}", last.text)) };
    slips.check((rule.x + rule.width / 2.0 - middle).abs() < NEAR, || "rule under the title is not centred".to_owned());
    let widest = subject.iter().map(|line| line.width).fold(0.0, f32::max).max(if subject.is_empty() { kind.width } else { 0.0 });
    let share = rule.width / widest;
    slips.check((0.33..=0.5).contains(&share), || format!("rule under the title: {share:.2} of the text"));
}
