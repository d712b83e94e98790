//! Sections: paper, margins, page numbers that start at 1 and hide on the first page, and the headers that carry them.

use docx_rs::{
    AlignmentType, FooterReference, Header, HeaderReference, PageMargin, PageNum, PageNumType, PageOrientationType, PageSize,
    Paragraph, ParagraphChild, Run, SectionProperty, SectionType, Style, StyleType, Tab, TabValueType,
};

use super::styles::STRONG;
use super::text::plain;
use super::units::{dxa, dxa_mm, length, size};
use crate::model::document::{Document, Orientation};
use crate::paper::layout::text_width;
use crate::paper::style::Styles;
use crate::paper::wording;

/// A4 upright, in millimetres.
const PAPER: (f32, f32) = (210.0, 297.0);
/// From the paper's upper edge to the page number, in millimetres: half of what a line of 13 pt leaves of the top margin.
const HEADER: f32 = 7.4;

/// From the paper's lower edge to the codes of loose sheets, in millimetres: half of what their line leaves of the bottom margin.
const FOOTER: f32 = 8.4;
/// Relationship id of the footer.
pub(super) const FOOTER_ID: &str = "rIdChan";

/// A header part: its file number is its place in the list from 1.
pub(super) struct HeaderPart {
    /// Relationship id.
    pub id: String,
    /// What stands in it.
    pub header: Header,
}

/// Headers of a document: first page, further pages upright, further pages across. All sections share them.
pub(super) fn headers(document: &Document, styles: &Styles) -> Vec<HeaderPart> {
    let further = |orientation| numbered(document.draft, orientation, styles);
    let headers = [first(document.draft, styles), further(Orientation::Portrait), further(Orientation::Landscape)];
    ["rIdDau", "rIdDoc", "rIdNgang"]
        .into_iter()
        .zip(headers)
        .map(|(id, header)| HeaderPart { id: id.to_owned(), header })
        .collect()
}

/// Properties of a section, `footed` if the paper has a footer.
pub(super) fn property(orientation: Orientation, footed: bool, styles: &Styles) -> SectionProperty {
    let (width, height) = paper(orientation);
    let (turn, header) = match orientation {
        Orientation::Portrait => (PageOrientationType::Portrait, "rIdDoc"),
        Orientation::Landscape => (PageOrientationType::Landscape, "rIdNgang"),
    };
    let margin = PageMargin::new()
        .top(dxa_mm(styles.margins.top))
        .bottom(dxa_mm(styles.margins.bottom))
        .left(dxa_mm(styles.margins.left))
        .right(dxa_mm(styles.margins.right))
        .header(dxa_mm(HEADER))
        .footer(dxa_mm(FOOTER));
    let mut property = SectionProperty::new()
        .page_size(PageSize::new().size(length(dxa_mm(width)), length(dxa_mm(height))).orient(turn))
        .page_margin(margin)
        .page_num_type(PageNumType::new().start(1))
        .title_pg();
    // By reference: docx-rs would number the headers of each section afresh, and loses those of all but the last.
    property.first_header_reference = Some(HeaderReference::new("first", "rIdDau"));
    property.header_reference = Some(HeaderReference::new("default", header));
    if footed {
        property.first_footer_reference = Some(FooterReference::new("first", FOOTER_ID));
        property.footer_reference = Some(FooterReference::new("default", FOOTER_ID));
    }
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

fn first(draft: bool, styles: &Styles) -> Header {
    let text = if draft { wording::DRAFT } else { "" };
    Header::new().add_paragraph(plain(&styles.draft_mark, text))
}

/// The page number in the middle; on drafts the mark at the right of the same line, by the tabs of a style for that paper.
fn numbered(draft: bool, orientation: Orientation, styles: &Styles) -> Header {
    let number = ParagraphChild::PageNum(Box::new(PageNum::new()));
    let mut paragraph = Paragraph::new();
    if !draft {
        paragraph = paragraph.style(styles.page_number.id);
        paragraph.children.push(number);
        return Header::new().add_paragraph(paragraph);
    }
    paragraph = paragraph.style(draft_header(orientation)).add_run(Run::new().add_tab());
    paragraph.children.push(number);
    Header::new().add_paragraph(paragraph.add_run(Run::new().style(STRONG).add_tab().add_text(wording::DRAFT)))
}

/// Id of the style of a draft's header on pages after the first.
const fn draft_header(orientation: Orientation) -> &'static str {
    match orientation {
        Orientation::Portrait => "SoTrangDuThao",
        Orientation::Landscape => "SoTrangDuThaoNgang",
    }
}

/// The styles of drafts' headers: one tab to the middle of the text's width, one to its right edge.
pub(super) fn draft_headers(styles: &Styles) -> [Style; 2] {
    let rows = [(Orientation::Portrait, "Số trang, dự thảo"), (Orientation::Landscape, "Số trang, dự thảo, trang ngang")];
    rows.map(|(orientation, name)| {
        let width = text_width(orientation, styles);
        let tab = |kind, at| Tab::new().val(kind).pos(size(dxa(at)));
        let mut style = Style::new(draft_header(orientation), StyleType::Paragraph).name(name).based_on(styles.page_number.id);
        style = style.align(AlignmentType::Left);
        let center = tab(TabValueType::Center, width / 2.0);
        style.paragraph_property = style.paragraph_property.add_tab(center).add_tab(tab(TabValueType::Right, width));
        style
    })
}
