//! A document set on pages: `Document` says what, [`Paper`] says where, and which words are a heading, an item, a cell.
//!
//! Every block becomes strips (bands that never break), strips become pages, and pages get their numbers. Nothing here
//! measures anything but glyph widths, so the same document gives the same pages everywhere, in time linear in its text.

mod body_name;
mod cells;
mod ending;
mod furniture;
mod leader;
mod letterhead;
pub mod lines;
mod pages;
mod paragraph;
mod sheets;
mod signature;
mod strip;
mod table;
mod title;
mod tree;

pub use self::body_name::body_lines;
pub use self::ending::kept_from;
pub use self::leader::filled;
pub use self::lines::balanced;
pub use self::sheets::cut;
pub(in crate::paper) use self::table::heights;

use self::pages::Sheet;
use self::strip::Strip;
use self::tree::Tree;
use super::press::Press;
use super::style::{CLOSING_ROWS, POINTS_PER_MM, SIGNATURE_KEEPS_LINES, Styles};
use super::wording;
use crate::model::document::{Block, Document, Orientation, Section};
use crate::model::page::Paper;

/// A4 in millimetres, short and long side.
const PAPER: (f32, f32) = (210.0, 297.0);

/// The document on pages. They borrow its text.
#[must_use]
pub fn layout<'a>(document: &'a Document, press: &Press) -> Paper<'a> {
    let mut pages = Vec::new();
    let mut tree = Tree::new();
    for section in &document.sections {
        tree.section();
        let sheet = sheet(section.orientation, &press.styles);
        for (index, mut page) in pages::fill(strips(section, sheet, press, &mut tree), sheet).into_iter().enumerate() {
            furniture::furnish(&mut page, index + 1, document.draft, press);
            pages.push(page);
        }
    }
    if pages.is_empty() {
        pages.extend(pages::fill(Vec::new(), sheet(Orientation::Portrait, &press.styles)));
    }
    let foot = wording::foot(&document.run_code, &document.set_code);
    let first_signed = if document.loose { 0 } else { pages.len().saturating_sub(1) };
    for page in pages.iter_mut().skip(first_signed) {
        furniture::sign(page, foot.clone(), press);
    }
    Paper { pages, background: None, structure: tree.finish() }
}

/// Points between the side margins of a page.
#[must_use]
pub fn text_width(orientation: Orientation, styles: &Styles) -> f32 {
    sheet(orientation, styles).width - (styles.margins.left + styles.margins.right) * POINTS_PER_MM
}

fn sheet(orientation: Orientation, styles: &Styles) -> Sheet {
    let (width, height) = match orientation {
        Orientation::Portrait => PAPER,
        Orientation::Landscape => (PAPER.1, PAPER.0),
    };
    Sheet {
        width: width * POINTS_PER_MM,
        height: height * POINTS_PER_MM,
        top: styles.margins.top * POINTS_PER_MM,
        foot: (height - styles.margins.bottom) * POINTS_PER_MM,
    }
}

fn strips<'a>(section: &'a Section, sheet: Sheet, press: &Press, tree: &mut Tree<'a>) -> Vec<Strip<'a>> {
    let left = press.styles.margins.left * POINTS_PER_MM;
    let width = sheet.width - left - press.styles.margins.right * POINTS_PER_MM;
    let mut strips: Vec<Strip> = Vec::new();
    let kept = kept_from(&section.blocks, width, press);
    let (mut together, mut new_page) = (None, false);
    for (index, block) in section.blocks.iter().enumerate() {
        let own = strips.len();
        match block {
            Block::PageBreak => new_page = true,
            Block::Letterhead(letterhead) => strips.push(letterhead::strip(letterhead, left, width, press, tree)),
            Block::Title(title) => strips.push(title::strip(title, left, width, press, tree)),
            Block::Addressees(names) => strips.push(title::addressees(names, left, width, press, tree)),
            Block::Paragraph(paragraph) => strips.extend(paragraph::strips(paragraph, left, width, press, tree)),
            Block::Table(table) => {
                let place = table::Place { index, left, width, tall: (sheet.foot - sheet.top) / 2.0 };
                strips.extend(table::strips(table, place, press, tree));
            }
            Block::Signatures(signatures) => {
                // A signature never stands alone: the last lines or rows go with it.
                for strip in strips.iter_mut().rev().take(SIGNATURE_KEEPS_LINES) {
                    strip.keep = true;
                }
                strips.push(signature::strip(signatures, left, width, press, tree));
            }
        }
        if let Some(first) = strips.get_mut(own) {
            first.new_page = std::mem::take(&mut new_page);
        }
        if kept == Some(index) {
            let own = if matches!(block, Block::Table(_)) { CLOSING_ROWS } else { 1 };
            together = Some(strips.len().saturating_sub(own));
        }
    }
    let last = strips.len().saturating_sub(1);
    for strip in strips.iter_mut().take(last).skip(together.unwrap_or(last)) {
        strip.keep = true;
    }
    strips
}
