//! Paper, margins and page numbers.

use crate::paper::{DRAFT, MM, NEAR, RUN_CODE, SET_CODE, Sheet, Slips};

pub fn check(sheets: &[Sheet], slips: &mut Slips) {
    let mut before = 0;
    for (index, sheet) in sheets.iter().enumerate() {
        let at = format!("page {}", index + 1);
        let (short, long) = (sheet.page.width.min(sheet.page.height), sheet.page.width.max(sheet.page.height));
        slips.check((short - 210.0 * MM).abs() < NEAR && (long - 297.0 * MM).abs() < NEAR, || {
            format!("{at}: paper {:.1} x {:.1} mm", sheet.page.width / MM, sheet.page.height / MM)
        });
        margins(sheet, &at, slips);
        before = number(sheet, before, &at, slips);
    }
    marks(sheets, slips);
    // Some line of a paper begins at its left margin: a text moved to the right would break no single line.
    let left = sheets.iter().flat_map(|sheet| &sheet.body).map(|line| line.x).fold(f32::INFINITY, f32::min) / MM;
    let margin = sheets.first().map_or(0.0, |sheet| sheet.margins.left);
    slips.check((left - margin).abs() < 3.0, || format!("left margin: the leftmost text begins at {left:.1} mm"));
}

/// A draft is marked on every page or on none; the run's code stands on the last page alone, with the set's on each loose sheet.
fn marks(sheets: &[Sheet], slips: &mut Slips) {
    let holds = |sheet: &Sheet, text: &str| sheet.page.lines.iter().any(|line| line.text.starts_with(text));
    let drafts = sheets.iter().filter(|sheet| holds(sheet, DRAFT)).count();
    slips.check(drafts == 0 || drafts == sheets.len(), || format!("{DRAFT} on {drafts} of {} pages", sheets.len()));
    let loose =
        |sheet: &Sheet| sheet.page.lines.iter().any(|line| line.text.starts_with(RUN_CODE) && line.text.contains(SET_CODE));
    if sheets.iter().all(loose) {
        return;
    }
    for (index, sheet) in sheets.iter().enumerate() {
        let last = index + 1 == sheets.len();
        slips.check(holds(sheet, RUN_CODE) == last, || format!("page {}: the run's code", index + 1));
    }
}

fn margins(sheet: &Sheet, at: &str, slips: &mut Slips) {
    for line in &sheet.body {
        let (left, right) = (line.x / MM, (sheet.page.width - line.right()) / MM);
        slips.check(left > sheet.margins.left - 0.3, || format!("{at}: left margin {left:.1} mm: {}", line.text));
        slips.check(right > sheet.margins.right - 0.3, || format!("{at}: right margin {right:.1} mm: {}", line.text));
        let (top, foot) = ((line.baseline - 0.95 * line.size) / MM, (sheet.page.height - line.baseline) / MM);
        slips.check(top > sheet.margins.top - 1.0, || format!("{at}: top margin {top:.1} mm: {}", line.text));
        slips.check(foot > sheet.margins.bottom - 0.3, || format!("{at}: bottom margin {foot:.1} mm: {}", line.text));
    }
}

/// The page's number, from 1 in each part of the paper and hidden on its first page.
fn number(sheet: &Sheet, before: usize, at: &str, slips: &mut Slips) -> usize {
    let Some(shown) = sheet.number() else {
        let begins = sheet.body.first().is_some_and(|line| line.bold || before == 0);
        slips.check(before == 0 || begins, || format!("{at}: no page number, and no part of the paper begins there"));
        return 1;
    };
    slips.check(shown.text == (before + 1).to_string() && before > 0, || format!("{at}: page number {}", shown.text));
    slips.size(shown, &format!("{at}: page number"), 13.0, 14.0);
    slips.look(shown, &format!("{at}: page number"), false, false);
    slips.centred(shown, sheet.middle(), &format!("{at}: page number"));
    slips.check(shown.baseline < sheet.margins.top * MM, || format!("{at}: page number is not in the top margin"));
    before + 1
}
