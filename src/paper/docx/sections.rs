//! Sections: paper, margins, page numbers that start at 1 and hide on the first page, and the headers that carry them.

use docx_rs::{
    Header, HeaderReference, PageMargin, PageNum, PageNumType, PageOrientationType, PageSize, Paragraph, ParagraphChild, Run,
    SectionProperty, SectionType, Tab, TabValueType,
};

use super::text::plain;
use super::units::{dxa, dxa_mm, length, size};
use crate::model::document::{Document, Orientation};
use crate::paper::style::{DRAFT_MARK, MARGINS, PAGE_NUMBER, POINTS_PER_MM};
use crate::paper::wording;

/// A4 upright, in millimetres.
const PAPER: (f32, f32) = (210.0, 297.0);
/// From the paper's upper edge to the page number, in millimetres: half of what a line of 13 pt leaves of the top margin.
const HEADER: f32 = 7.4;

/// A header part: its file number is its place in the list from 1.
pub(super) struct HeaderPart {
    /// Relationship id.
    pub id: String,
    /// What stands in it.
    pub header: Header,
}

/// Width of the text area in points.
pub(super) fn text_width(orientation: Orientation) -> f32 {
    let (width, _) = paper(orientation);
    (width - MARGINS.left - MARGINS.right) * POINTS_PER_MM
}

/// Headers of a document: first page, further pages upright, further pages across. All sections share them.
pub(super) fn headers(document: &Document) -> Vec<HeaderPart> {
    let further = |orientation| numbered(document.draft, text_width(orientation));
    let headers = [first(document.draft), further(Orientation::Portrait), further(Orientation::Landscape)];
    ["rIdDau", "rIdDoc", "rIdNgang"]
        .into_iter()
        .zip(headers)
        .map(|(id, header)| HeaderPart { id: id.to_owned(), header })
        .collect()
}

/// Properties of a section.
pub(super) fn property(orientation: Orientation) -> SectionProperty {
    let (width, height) = paper(orientation);
    let (turn, header) = match orientation {
        Orientation::Portrait => (PageOrientationType::Portrait, "rIdDoc"),
        Orientation::Landscape => (PageOrientationType::Landscape, "rIdNgang"),
    };
    let margin = PageMargin::new()
        .top(dxa_mm(MARGINS.top))
        .bottom(dxa_mm(MARGINS.bottom))
        .left(dxa_mm(MARGINS.left))
        .right(dxa_mm(MARGINS.right))
        .header(dxa_mm(HEADER))
        .footer(dxa_mm(HEADER));
    let mut property = SectionProperty::new()
        .page_size(PageSize::new().size(length(dxa_mm(width)), length(dxa_mm(height))).orient(turn))
        .page_margin(margin)
        .page_num_type(PageNumType::new().start(1))
        .title_pg();
    // By reference: docx-rs would number the headers of each section afresh, and loses those of all but the last.
    property.first_header_reference = Some(HeaderReference::new("first", "rIdDau"));
    property.header_reference = Some(HeaderReference::new("default", header));
    property.section_type = Some(SectionType::NextPage);
    property
}

/// Width and height of the paper in millimetres.
pub(super) fn paper(orientation: Orientation) -> (f32, f32) {
    match orientation {
        Orientation::Portrait => PAPER,
        Orientation::Landscape => (PAPER.1, PAPER.0),
    }
}

fn first(draft: bool) -> Header {
    let text = if draft { wording::DRAFT } else { "" };
    Header::new().add_paragraph(plain(&DRAFT_MARK, text))
}

/// The page number in the middle; on drafts the mark at the right of the same line, by tabs of the paper's width.
fn numbered(draft: bool, width: f32) -> Header {
    let mut paragraph = Paragraph::new().style(PAGE_NUMBER.id);
    if draft {
        let tab = |kind, at| Tab::new().val(kind).pos(size(dxa(at)));
        let tabs = [tab(TabValueType::Center, width / 2.0), tab(TabValueType::Right, width)];
        paragraph = paragraph.tabs(&tabs).align(docx_rs::AlignmentType::Left).add_run(Run::new().add_tab());
    }
    paragraph.children.push(ParagraphChild::PageNum(Box::new(PageNum::new())));
    if draft {
        paragraph = paragraph.add_run(Run::new().bold().add_tab().add_text(wording::DRAFT));
    }
    Header::new().add_paragraph(paragraph)
}
