//! Cell 6: grounds, body, headings, the end mark.

use crate::paper::{MM, Sheet, Slips};
use crate::read::Run;

pub fn check(sheets: &[Sheet], slips: &mut Slips) {
    for sheet in sheets {
        paragraphs(sheet, slips);
    }
    grounds(&sheets[0], slips);
    end(sheets, slips);
}

pub fn first(sheet: &Sheet, line: &Run) -> bool {
    (line.x - sheet.left - sheet.indent).abs() < 0.5
}

fn further(sheet: &Sheet, line: &Run) -> bool {
    (line.x - sheet.left).abs() < 0.5
}

/// Lines of running text, from the title down to the signatures.
pub fn text(sheet: &Sheet) -> Vec<&Run> {
    let foot = sheet.find(|line| line.text == "Nơi nhận:").map_or(f32::INFINITY, |line| line.baseline - 1.0);
    let from = sheet.find(|line| line.text.starts_with("Số:")).map_or(0.0, |line| line.baseline + 1.0);
    let body = sheet.body.iter().filter(|line| line.size > 12.5 && line.baseline > from && line.baseline < foot);
    body.filter(|line| first(sheet, line) || further(sheet, line)).collect()
}

fn paragraphs(sheet: &Sheet, slips: &mut Slips) {
    for pair in text(sheet).windows(2) {
        let (above, below) = (pair[0], pair[1]);
        slips.size(above, "body", 13.0, 14.0);
        let step = below.baseline - above.baseline;
        if step > 60.0 || step <= 0.0 {
            continue;
        }
        let single = 1.15 * below.size;
        if further(sheet, below) && !further_paragraph(above, step, single) {
            slips.check((sheet.right - above.right()).abs() < 0.5 || !full(sheet, above, below), || {
                format!("not justified, {:.1} mm short: {}", (sheet.right - above.right()) / MM, above.text)
            });
            let pitch = step / single;
            slips.check((0.98..=1.52).contains(&pitch), || format!("line pitch {pitch:.2}: {}", below.text));
        } else if first(sheet, below) {
            let gap = step - single;
            slips.check(gap > 5.5, || format!("{gap:.1} pt between paragraphs: {}", below.text));
        }
        article(above, slips);
    }
}

/// A line at the margin that does not follow in the same paragraph.
fn further_paragraph(above: &Run, step: f32, single: f32) -> bool {
    step > single * 1.52 || above.text.ends_with("./.")
}

/// A forced line break leaves a line short: the next word would have fitted.
fn full(sheet: &Sheet, above: &Run, below: &Run) -> bool {
    let letters = below.text.chars().count().max(1);
    let word = below.text.split(' ').next().unwrap_or("").chars().count();
    let average = below.width / f32::from(u16::try_from(letters).unwrap_or(u16::MAX));
    above.right() + average * f32::from(u16::try_from(word + 1).unwrap_or(u16::MAX)) * 1.3 > sheet.right
}

/// "Điều 1." is bold, and so are headings in Roman numbers.
fn article(line: &Run, slips: &mut Slips) {
    let starts = |word: &str, digits: fn(char) -> bool| {
        line.text
            .strip_prefix(word)
            .and_then(|rest| rest.split_once('.'))
            .is_some_and(|(number, _)| !number.is_empty() && number.chars().all(digits))
    };
    let roman = |letter: char| "IVX".contains(letter);
    if starts("Điều ", |letter| letter.is_ascii_digit()) || starts("", roman) {
        slips.check(line.bold, || format!("not bold: {}", line.text));
    }
}

/// Italic, one a line, each ends ";", the last ".".
fn grounds(sheet: &Sheet, slips: &mut Slips) {
    let mut grounds: Vec<(String, bool)> = Vec::new();
    for line in text(sheet) {
        let begins = first(sheet, line);
        if begins && line.text.starts_with("Căn cứ") {
            grounds.push((line.text.clone(), line.italic));
        } else if !begins && line.italic && !grounds.is_empty() {
            if let Some((text, _)) = grounds.last_mut() {
                text.push_str(&line.text);
            }
        } else if begins && line.italic && !grounds.is_empty() {
            grounds.push((line.text.clone(), true));
        } else if !grounds.is_empty() {
            break;
        }
    }
    // Body text may begin with the words too; grounds are told by a list or by their look.
    if grounds.len() < 2 && !grounds.iter().any(|(_, italic)| *italic) {
        return;
    }
    for (index, (text, italic)) in grounds.iter().enumerate() {
        let mark = if index + 1 == grounds.len() { '.' } else { ';' };
        slips.check(*italic, || format!("ground is not italic: {text}"));
        slips.check(text.trim_end().ends_with(mark), || format!("ground does not end with {mark}: {text}"));
    }
}

/// The text ends with "./."; one that ends with a table has its mark in the table's own end.
fn end(sheets: &[Sheet], slips: &mut Slips) {
    let Some((sheet, last)) = sheets.iter().rev().find_map(|sheet| Some((sheet, text(sheet).last().copied()?))) else { return };
    let table_below = sheet.page.rules.iter().any(|rule| rule.height > 5.0 && rule.y + rule.height > last.baseline);
    slips.check(last.bold || table_below || last.text.trim_end().ends_with("./."), || {
        format!("does not end with ./.: {}", last.text)
    });
}
