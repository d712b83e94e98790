//! Appendices: number, title, reference to the paper.

use crate::paper::{Sheet, Slips, is_upper};

pub fn check(sheets: &[Sheet], slips: &mut Slips) {
    for sheet in sheets {
        let Some(first) = sheet.body.first().filter(|line| line.text.starts_with("Phụ lục") && line.bold) else { continue };
        slips.size(first, "Phụ lục", 14.0, 14.0);
        slips.centred(first, sheet.middle(), "Phụ lục");
        slips.check(sheet.number().is_none(), || format!("{}: page number on the first page of an appendix", first.text));
        let Some(title) = sheet.body.get(1) else { continue };
        slips.size(title, "title of an appendix", 13.0, 14.0);
        slips.check(title.bold && is_upper(&title.text), || format!("title of an appendix: {}", title.text));
        slips.centred(title, sheet.middle(), "title of an appendix");
        let Some(note) = sheet.find(|line| line.text.starts_with("(Kèm theo")) else {
            slips.0.push(format!("{}: does not say what it belongs to", first.text));
            continue;
        };
        slips.size(note, "(Kèm theo ...)", 13.0, 14.0);
        slips.look(note, "(Kèm theo ...)", false, true);
        slips.centred(note, sheet.middle(), "(Kèm theo ...)");
    }
}
