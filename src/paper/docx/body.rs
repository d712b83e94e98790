//! The body: blocks in order, what stays on one page with what, and the ends of sections.

use docx_rs::{BuildXML, Document as Shell, IndentLevel, NumberingId, Paragraph, SectionProperty};

use super::alternative::{self, Alternative};
use super::finish::finish;
use super::lists::Lists;
use super::mould::Mould;
use super::picture::Pictures;
use super::styles::{self, BELOW_TABLE, GAP};
use super::text::paragraph;
use super::{Made, frame, letterhead, run_code, sections, signatures, table};
use crate::model::document::{Block, Document, Paragraph as Item, Role, Section, Table, Text};
use crate::paper::font::Face;
use crate::paper::layout::{balanced, filled, kept_from, text_width};
use crate::paper::press::Press;
use crate::paper::style::{Alignment, CLOSING_ROWS, ElementStyle, POINTS_PER_MM, SIGNATURE_KEEPS_LINES};
use crate::paper::wording;

/// What a section is made of once elements are paragraphs and tables.
enum Piece<'a> {
    /// A paragraph.
    Paragraph(Box<Paragraph>),
    /// A table that only places texts.
    Frame(Box<docx_rs::Table>, Alternative),
    /// A data table, and how many of its last rows stay with what follows.
    Data(&'a Table, usize, Alternative),
}

impl From<Paragraph> for Piece<'_> {
    fn from(paragraph: Paragraph) -> Self {
        Self::Paragraph(Box::new(paragraph))
    }
}

impl Piece<'_> {
    fn frame(frame: docx_rs::Table, alternative: Alternative) -> Self {
        Self::Frame(Box::new(frame), alternative)
    }
}

/// document.xml: docx-rs writes the document around an empty body, into which the pieces go one after the other.
pub(super) fn write(document: &Document, lists: &mut Lists, pictures: &mut Pictures, press: &Press) -> Made<Vec<u8>> {
    let last = document.sections.last();
    let orientation = last.map_or(crate::model::document::Orientation::Portrait, |section| section.orientation);
    let codes = wording::foot(&document.run_code, &document.set_code);
    let footed = document.loose && codes.is_some();
    let property = |orientation| sections::property(orientation, footed, &press.styles);
    let shell = Shell::new().default_section_property(property(orientation));
    let shell = Mould::at_end(&shell, "<w:sectPr")?;
    let mut out = Vec::new();
    shell.open(&mut out);
    for (index, section) in document.sections.iter().enumerate() {
        let is_last = index + 1 == document.sections.len();
        let end = if is_last { None } else { Some(property(section.orientation)) };
        let width = text_width(section.orientation, &press.styles);
        let mut pieces = ended(pieces(section, width, lists, press), end);
        // The codes, if any, stand before the last paragraph, whose page they take, or in a footer.
        let framed = codes.clone().filter(|_| is_last && !footed);
        if let Some(code) = run_code::frame(framed, section.orientation, &press.styles) {
            pieces.insert(pieces.len().saturating_sub(1), code.keep_next(true).into());
        }
        write_pieces(&mut out, pieces, width, pictures, press)?;
    }
    shell.close(&mut out);
    Ok(out)
}

fn write_pieces(out: &mut Vec<u8>, pieces: Vec<Piece>, width: f32, pictures: &mut Pictures, press: &Press) -> Made<()> {
    for piece in pieces {
        match piece {
            Piece::Paragraph(paragraph) => out.extend_from_slice(&finish(&paragraph.build())?),
            Piece::Frame(frame, words) => out.extend_from_slice(&finish(&alternative::describe(&frame.build(), &words, false)?)?),
            Piece::Data(data, kept, words) => table::write(out, data, &words, width, kept, pictures, press)?,
        }
    }
    Ok(())
}

fn pieces<'a>(section: &'a Section, width: f32, lists: &mut Lists, press: &Press) -> Vec<Piece<'a>> {
    let mut pieces = Vec::with_capacity(section.blocks.len());
    let from = kept_from(&section.blocks, width, press).unwrap_or(section.blocks.len());
    let last = section.blocks.len().saturating_sub(1);
    for (index, block) in section.blocks.iter().enumerate() {
        let mut kept = kept(section.blocks.get(index + 1..).unwrap_or_default(), width, press);
        // The last block has nothing to stay with, but a table's last rows have each other.
        if index >= from && (index < last || matches!(block, Block::Table(_))) {
            kept = CLOSING_ROWS;
        }
        if !matches!(block, Block::Paragraph(Item { role: Role::ListItem, .. })) {
            lists.end();
        }
        match block {
            Block::Letterhead(head) => {
                pieces.push(Piece::frame(letterhead::letterhead(head, width, press), alternative::letterhead()));
                pieces.push(frame::part_gap().into());
            }
            Block::Title(title) => {
                if index > 0 {
                    pieces.push(frame::part_gap().into());
                }
                pieces.extend(letterhead::title(title, width, press).into_iter().map(Piece::from));
            }
            Block::Addressees(names) => pieces.extend(letterhead::addressees(names, width, press).into_iter().map(Piece::from)),
            Block::Paragraph(source) => {
                let built = match set(source, width, press) {
                    Some(text) => words(&Item { role: source.role, text }, lists, press),
                    None => words(source, lists, press),
                };
                let follows_break = index > 0 && matches!(section.blocks.get(index - 1), Some(Block::PageBreak));
                let built = match styles::at_page_start(source.role).filter(|_| follows_break) {
                    Some(style) => built.style(style).page_break_before(true),
                    None => built,
                };
                pieces.push(if kept > 0 || source.announces() { built.keep_next(true) } else { built }.into());
            }
            Block::Table(data) if table::is_empty(data) => {}
            Block::Table(data) => {
                let before = section.blocks.get(..index).unwrap_or_default();
                pieces.push(Piece::Data(data, kept, alternative::table(data, before)));
                // A page's end needs no room below.
                if section.blocks.get(index + 1).is_some_and(|next| !matches!(next, Block::PageBreak)) {
                    pieces.push(Paragraph::new().style(BELOW_TABLE).keep_next(kept > 0).into());
                }
            }
            // A heading says itself that it begins a page; a table cannot in every reader.
            Block::PageBreak if begins_page(section.blocks.get(index + 1)) => {}
            Block::PageBreak => pieces.push(Paragraph::new().style(GAP).page_break_before(true).into()),
            Block::Signatures(block) => {
                if let Some(frame) = signatures::table(block, width, press) {
                    pieces.push(frame::part_gap().into());
                    pieces.push(Piece::frame(frame, alternative::signatures()));
                }
            }
        }
    }
    pieces
}

/// A paragraph's text with what the width decides: dots that fill its line, even lines of what is centred; `None` where Word sets it
/// as it is.
fn set(source: &Item, width: f32, press: &Press) -> Option<Text> {
    let style = press.styles.of(source.role);
    if style.align == Alignment::Center {
        return Some(balanced(&source.text, style, width, &press.faces));
    }
    filled(&source.text, style, width, press)
}

/// True for a block that needs no paragraph before it to begin a page.
fn begins_page(block: Option<&Block>) -> bool {
    matches!(block, Some(Block::Paragraph(item)) if styles::at_page_start(item.role).is_some())
}

fn words(source: &Item, lists: &mut Lists, press: &Press) -> Paragraph {
    let style = press.styles.of(source.role);
    if source.role != Role::ListItem {
        return paragraph(style, &source.text);
    }
    let item = lists.item(&source.text);
    let built = paragraph(style, &item.text);
    match item.numbering {
        Some(list) => built.numbering(NumberingId::new(list), IndentLevel::new(0)),
        None => built,
    }
}

/// How many lines or rows at the end of a block go with the signatures among the blocks after it, given that these are so
/// few lines that the signatures still lack some; 0 for none.
fn kept(after: &[Block], width: f32, press: &Press) -> usize {
    let mut lacking = SIGNATURE_KEEPS_LINES;
    let Some(between) = after.iter().take(lacking + 1).position(|block| matches!(block, Block::Signatures(_))) else { return 0 };
    for block in after.iter().take(between) {
        lacking = lacking.saturating_sub(match block {
            Block::Paragraph(paragraph) if fits_a_line(&paragraph.text, press.styles.of(paragraph.role), width, press) => 1,
            Block::Table(table) => table.rows.len(),
            _ => lacking,
        });
    }
    lacking
}

fn fits_a_line(text: &Text, style: &ElementStyle, width: f32, press: &Press) -> bool {
    let run = |run: &crate::model::document::Run| {
        let face = Face::of(style.bold || run.bold, style.italic || run.italic);
        press.faces.width(face, style.size, &run.text)
    };
    let indent = style.first_line * POINTS_PER_MM;
    !text.0.iter().any(|run| run.text.contains('\n')) && text.0.iter().map(run).sum::<f32>() + indent <= width
}

/// The pieces with a gap between tables that touch, and with the section's end on its last paragraph. A document may not end
/// with a table, nor may a section.
fn ended(pieces: Vec<Piece>, end: Option<SectionProperty>) -> Vec<Piece> {
    let mut all: Vec<Piece> = Vec::with_capacity(pieces.len() + 1);
    for piece in pieces {
        if !matches!(piece, Piece::Paragraph(_)) && all.last().is_some_and(|before| !matches!(before, Piece::Paragraph(_))) {
            all.push(gap());
        }
        all.push(piece);
    }
    if !matches!(all.last(), Some(Piece::Paragraph(_))) {
        all.push(gap());
    }
    if let (Some(Piece::Paragraph(last)), Some(end)) = (all.last_mut(), end) {
        last.property = std::mem::take(&mut last.property).section_property(end);
    }
    all
}

fn gap<'a>() -> Piece<'a> {
    Paragraph::new().style(GAP).into()
}
