//! Cells 7 and 9b.

use crate::paper::{MM, Sheet, Slips, is_upper};
use crate::read::Run;

/// Ascent and descent of a line as a share of its size (metrics of Times New Roman).
const LINE: f32 = 1.107;

/// Lines of authority and post on a page.
fn posts(sheet: &Sheet) -> Vec<&Run> {
    let post = |line: &&Run| {
        let starts = ["TM.", "KT.", "TL.", "TUQ.", "Q.", "CHỦ T", "TRƯỞNG", "PHÓ", "GIÁM ĐỐC", "HIỆU", "THƯ KÝ", "TM ", "KT "];
        line.bold && is_upper(&line.text) && line.size > 12.5 && starts.iter().any(|start| line.text.starts_with(start))
    };
    // A decision names its authority above "QUYẾT ĐỊNH:"; that line is not a post, even where all fits on one page.
    let decides = sheet.find(|line| line.bold && line.text == "QUYẾT ĐỊNH:").map_or(0.0, |line| line.baseline);
    sheet.body.iter().filter(post).filter(|line| line.baseline > decides).collect()
}

/// How many sign on a page.
pub fn signers(sheet: &Sheet) -> usize {
    columns(&posts(sheet)).len()
}

pub fn check(sheets: &[Sheet], slips: &mut Slips) {
    let Some(sheet) = sheets.last() else { return };
    let posts = posts(sheet);
    let Some(highest) = posts.iter().map(|line| line.baseline).reduce(f32::min) else { return };
    let above = sheet.body.iter().filter(|line| line.baseline < highest - 1.0).count();
    slips.check(above >= 2 || sheets.len() == 1, || "the signature stands alone on its page".to_owned());
    let single = posts.iter().all(|line| line.middle() > sheet.middle());
    for line in &posts {
        slips.size(line, "authority and post", 13.0, 14.0);
        slips.check(!single || line.x > sheet.middle() - 1.0, || format!("not in the right half: {}", line.text));
    }
    for column in columns(&posts) {
        name(sheet, &column, slips);
    }
    recipients(sheet, single.then_some(highest), slips);
}

/// Posts below each other.
fn columns<'a>(posts: &[&'a Run]) -> Vec<Vec<&'a Run>> {
    let mut columns: Vec<Vec<&Run>> = Vec::new();
    for line in posts {
        match columns.iter_mut().find(|column| (column[0].middle() - line.middle()).abs() < 3.0) {
            Some(column) => column.push(line),
            None => columns.push(vec![line]),
        }
    }
    columns
}

/// Cells 7b and 7c below the last line of a post; a blank name leaves the space to be signed.
fn name(sheet: &Sheet, posts: &[&Run], slips: &mut Slips) {
    let Some(post) = posts.iter().max_by(|one, other| one.baseline.total_cmp(&other.baseline)) else { return };
    let under = |line: &&Run| {
        line.bold && !line.italic && line.baseline > post.baseline + 1.0 && (line.middle() - post.middle()).abs() < 3.0
    };
    let Some(name) = sheet.body.iter().find(under) else { return };
    slips.size(name, "name", 13.0, 14.0);
    slips.check(!is_upper(&name.text), || format!("name in capitals: {}", name.text));
    let clear = (name.baseline - post.baseline - LINE * name.size) / MM;
    slips.check((24.5..=36.0).contains(&clear), || format!("{clear:.1} mm for the signature of {}", name.text));
}

/// Cell 9b: level with the post when one signs.
fn recipients(sheet: &Sheet, level: Option<f32>, slips: &mut Slips) {
    let Some(head) = sheet.find(|line| line.text == "Nơi nhận:") else { return };
    slips.size(head, "Nơi nhận", 12.0, 12.0);
    slips.look(head, "Nơi nhận", true, true);
    slips.check((head.x - sheet.left).abs() < MM, || "Nơi nhận is not at the left".to_owned());
    slips.check(level.is_none_or(|level| (level - head.baseline).abs() < 3.0), || {
        "Nơi nhận is not level with the post".to_owned()
    });
    let mut entries: Vec<String> = Vec::new();
    let below = |line: &&Run| line.baseline > head.baseline && line.right() < sheet.middle() + MM;
    for line in sheet.body.iter().filter(below) {
        slips.size(line, "recipient", 11.0, 11.0);
        slips.look(line, "recipient", false, false);
        match entries.last_mut() {
            Some(entry) if !line.text.starts_with("- ") => *entry = format!("{entry} {}", line.text),
            _ => entries.push(line.text.clone()),
        }
    }
    slips.check(!entries.is_empty(), || "no recipient below Nơi nhận".to_owned());
    for (index, entry) in entries.iter().enumerate() {
        let last = index + 1 == entries.len();
        slips.check(entry.starts_with("- ") && entry.ends_with(if last { '.' } else { ';' }), || format!("recipient: {entry}"));
        slips.check(!last || entry.starts_with("- Lưu: VT"), || format!("last recipient is not Lưu: VT: {entry}"));
    }
}
