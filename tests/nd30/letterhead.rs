//! Cells 1 to 4 and 5b.

use crate::paper::{MM, MOTTO, NATION, NEAR, Sheet, Slips};
use crate::read::Run;

pub fn check(sheet: &Sheet, slips: &mut Slips) {
    let Some(nation) = sheet.find(|line| line.text == NATION) else {
        return slips.0.push("Quốc hiệu is not one line of its own".to_owned());
    };
    slips.size(nation, "Quốc hiệu", 12.0, 13.0);
    slips.look(nation, "Quốc hiệu", true, false);
    slips.check(nation.middle() > sheet.middle(), || "Quốc hiệu is not at the right".to_owned());
    match sheet.find(|line| line.text == MOTTO) {
        None => slips.0.push("Tiêu ngữ is missing".to_owned()),
        Some(motto) => {
            slips.size(motto, "Tiêu ngữ", 13.0, 14.0);
            slips.look(motto, "Tiêu ngữ", true, false);
            slips.centred(motto, nation.middle(), "Tiêu ngữ");
            let rule = sheet.rule_below(motto);
            slips.check(
                rule.is_some_and(|rule| (rule.width - motto.width).abs() < NEAR && (rule.x - motto.x).abs() < NEAR),
                || format!("rule under Tiêu ngữ: {rule:?}, text {:.1} pt wide", motto.width),
            );
        }
    }
    let number = sheet.find(|line| line.text.starts_with("Số:"));
    bodies(sheet, nation, number, slips);
    if let Some(number) = number {
        self::number(number, slips);
        about(sheet, number, slips);
    }
    place(sheet, nation, number, slips);
}

/// Cell 2, with its rule.
fn bodies(sheet: &Sheet, nation: &Run, number: Option<&Run>, slips: &mut Slips) {
    let foot = number.map_or(nation.baseline + 60.0, |number| number.baseline - 1.0);
    let lines: Vec<&Run> = sheet.body.iter().filter(|line| line.right() < nation.x + 1.0 && line.baseline < foot).collect();
    for line in &lines {
        slips.size(line, "issuing body", 12.0, 13.0);
        slips.check(crate::paper::is_upper(&line.text) && !line.italic, || format!("issuing body: {}", line.text));
    }
    let Some(last) = lines.last() else { return slips.0.push("no issuing body".to_owned()) };
    slips.check(last.bold, || format!("issuing body is not bold: {}", last.text));
    let Some(rule) = sheet.rule_below(last) else { return slips.0.push("no rule under the issuing body".to_owned()) };
    let middle = (rule.x + rule.width / 2.0 - last.middle()).abs();
    slips.check(middle < NEAR, || format!("rule under the issuing body: {:.1} mm off the middle", middle / MM));
    // The rule is measured by the body's name, which may take several lines.
    let fits = lines.iter().filter(|line| line.bold).any(|line| (0.33..=0.5).contains(&(rule.width / line.width)));
    slips.check(fits, || format!("rule under the issuing body: {:.0} pt, the name {:.0} pt", rule.width, last.width));
}

fn number(number: &Run, slips: &mut Slips) {
    slips.size(number, "number", 13.0, 13.0);
    slips.look(number, "number", false, false);
    let said = number.text.trim_start_matches("Số:").trim();
    slips.check(!said.contains(' '), || format!("spaces in the number: {}", number.text));
    let digits = said.split('/').next().unwrap_or("");
    slips.check(digits.is_empty() || (digits.len() >= 2 && !digits.starts_with("00")), || {
        format!("leading zero: {}", number.text)
    });
}

/// Cell 5b.
fn about(sheet: &Sheet, number: &Run, slips: &mut Slips) {
    let Some(about) = sheet.find(|line| line.text.starts_with("V/v")) else { return };
    slips.size(about, "V/v", 12.0, 13.0);
    slips.look(about, "V/v", false, false);
    slips.centred(about, number.middle(), "V/v");
    let clear = about.baseline - number.baseline - 1.15 * about.size;
    slips.check((clear - 6.0).abs() < 0.6, || format!("V/v stands {clear:.1} pt below the number, not 6"));
}

/// Cell 4; a biên bản has none.
fn place(sheet: &Sheet, nation: &Run, number: Option<&Run>, slips: &mut Slips) {
    let place =
        sheet.find(|line| line.text.contains(", ngày") && line.x > nation.x - 20.0 && line.baseline < nation.baseline + 120.0);
    let minutes = sheet.find(|line| line.bold && line.text.starts_with("BIÊN BẢN")).is_some();
    let Some(place) = place else {
        return slips.check(minutes, || "no place and date".to_owned());
    };
    slips.check(!minutes, || format!("a biên bản has no place and date: {}", place.text));
    slips.size(place, "place and date", 13.0, 14.0);
    slips.look(place, "place and date", false, true);
    slips.centred(place, nation.middle(), "place and date");
    let level = number.map_or(0.0, |number| (number.baseline - place.baseline).abs());
    slips.check(level < 2.0, || format!("place and date {level:.1} pt off the number's line"));
    date(&place.text, slips);
}

/// Days under 10 and months 1 and 2 have a zero, months 3 to 9 have none; blanks are filled in by hand.
pub fn date(text: &str, slips: &mut Slips) {
    let part = |name: &str| text.split(name).nth(1).and_then(|rest| rest.split_whitespace().next()).unwrap_or("").to_owned();
    for (name, zero) in [("ngày ", 1..=9), ("tháng ", 1..=2)] {
        let word = part(name);
        let Ok(value) = word.parse::<usize>() else { continue };
        let right = if zero.contains(&value) { format!("{value:02}") } else { value.to_string() };
        slips.check(word == right, || format!("{name}{word}, not {right}"));
    }
}
