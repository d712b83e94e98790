//! The press of a single paper: one that must be one page has its tables in the largest type that fits, one that is read from
//! afar has large type, one without a letterhead has headings that stand as titles.

use std::borrow::Cow;

use super::layout::layout;
use super::press::Press;
use crate::model::document::{Block, Document, Paragraph, Role};
use crate::paper::style::Alignment;

/// Points by which type is made smaller from one try to the next: sizes stay whole half points, as Word has them.
const STEP: f32 = 0.5;
/// Smallest type that is tried, in points: below it nobody reads a table on paper.
const SMALLEST: f32 = 6.0;

/// The press for a document: as it is, or with the large type that the document asks for, or for a one-page paper that runs over, with tables in the largest type that brings it onto
/// one page. Where even the smallest does not, the paper is set in that and takes the pages it needs: nothing is ever cut.
#[must_use]
pub fn press_for<'a>(document: &Document, press: &'a Press) -> Cow<'a, Press> {
    let mut fitted = Cow::Borrowed(press);
    if let Some(size) = document.large {
        let styles = &mut fitted.to_mut().styles;
        let text = [&mut styles.body, &mut styles.list_item, &mut styles.heading_1, &mut styles.heading_2, &mut styles.heading_3];
        let table = [&mut styles.table_body, &mut styles.table_head, &mut styles.table_note, &mut styles.table_caption];
        text.into_iter().chain(table).for_each(|row| row.size = f32::from(size));
        // A title is never smaller than the text below it.
        for title in [&mut styles.kind, &mut styles.subject] {
            title.size = title.size.max(f32::from(size));
        }
    }
    if document.sections.iter().flat_map(|section| &section.blocks).any(is_heading) && !has_letterhead(document) {
        let heading = &mut fitted.to_mut().styles.heading_1;
        (heading.align, heading.first_line) = (Alignment::Center, 0.0);
    }
    while document.one_page && fitted.styles.table_body.size - STEP >= SMALLEST && layout(document, &fitted).pages.len() > 1 {
        let styles = &mut fitted.to_mut().styles;
        for row in [&mut styles.table_body, &mut styles.table_head, &mut styles.table_note] {
            row.size -= STEP;
        }
    }
    fitted
}

fn is_heading(block: &Block) -> bool {
    matches!(block, Block::Paragraph(Paragraph { role: Role::Heading1, .. }))
}

/// False for a paper whose headings part no text: each is the title of the page that it begins.
fn has_letterhead(document: &Document) -> bool {
    document.sections.iter().flat_map(|section| &section.blocks).any(|block| matches!(block, Block::Letterhead(_)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::document::{Align, Cell, Column, Letterhead, Orientation, Row, Section, Table, Text};

    /// A paper of one table of so many rows.
    fn paper(rows: usize, one_page: bool) -> Document {
        let cell = |text: &str| Cell::words(Text::plain(text), 1);
        let row = |words: [&str; 2]| Row { cells: words.map(cell).to_vec(), total: false };
        let table = Table {
            columns: vec![Column { align: Align::Center }, Column { align: Align::Left }],
            head: vec![row(["Mã", "Cần làm"])],
            rows: (0..rows).map(|_| row(["SL-06", "Tính lại và sửa số bị sai."])).collect(),
            ..Table::default()
        };
        Document {
            name: "bang".into(),
            title: "Bảng".into(),
            draft: false,
            one_page,
            run_code: String::new(),
            set_code: String::new(),
            loose: false,
            sections: vec![Section { orientation: Orientation::Portrait, blocks: vec![Block::Table(table)] }],
            ..Document::default()
        }
    }

    /// Size of the table's type and number of pages.
    fn set(rows: usize, one_page: bool) -> (f32, usize) {
        let (document, press) = (paper(rows, one_page), Press::default());
        let fitted = press_for(&document, &press);
        (fitted.styles.table_body.size, layout(&document, &fitted).pages.len())
    }

    fn is_full_size(size: f32) -> bool {
        (size - 12.0).abs() < 0.01
    }

    #[test]
    fn a_title_read_from_afar_is_as_large_as_its_text_and_headings_without_a_letterhead_are_titles() {
        let heading = Block::Paragraph(Paragraph { role: Role::Heading1, text: Text::plain("ĐỢT 1/12") });
        let letterhead = Letterhead { bodies: Vec::new(), number: String::new(), about: None, place_and_date: None };
        let press = Press::default();
        let with = |blocks: Vec<Block>, large| {
            let sections = vec![Section { orientation: Orientation::Portrait, blocks }];
            press_for(&Document { large, sections, ..Document::default() }, &press).styles.clone()
        };
        let script = with(vec![heading.clone()], Some(16));
        assert!((script.kind.size, script.subject.size) == (16.0, 16.0), "{script:?}");
        assert_eq!((script.heading_1.align, script.heading_1.first_line > 0.0), (Alignment::Center, false));
        let cards = with(Vec::new(), Some(10));
        assert!((cards.kind.size - press.styles.kind.size).abs() < 0.01, "{cards:?}");
        assert_eq!(with(vec![Block::Letterhead(letterhead), heading], None), press.styles);
    }

    #[test]
    fn type_is_only_as_small_as_one_page_takes() {
        let (size, pages) = set(20, true);
        assert!(is_full_size(size) && pages == 1, "{size} pt on {pages} pages");
        let (size, pages) = set(60, true);
        assert!(size < 12.0 && size > SMALLEST && pages == 1, "{size} pt on {pages} pages");
        assert!(set(1000, true).1 > 1, "rows are never cut");
        assert!(is_full_size(set(60, false).0), "other papers keep their type");
    }
}
