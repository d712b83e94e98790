//! The style table: one row for each element of a paper. `house` holds the values, `settings` what an agreement file may put in
//! their place and within which range.
//! Sizes and spacings are in points, lengths on paper in millimetres.

mod house;
mod settings;

pub use self::house::HOUSE;
pub use self::settings::{LENGTHS, SIZES, Setting};

use crate::model::document::Role;

/// Points in a millimetre.
pub const POINTS_PER_MM: f32 = 72.0 / 25.4;

/// Page margins in millimetres.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Margins {
    /// Above the text.
    pub top: f32,
    /// Below the text.
    pub bottom: f32,
    /// Left of the text, also on landscape pages.
    pub left: f32,
    /// Right of the text.
    pub right: f32,
}

/// How a paragraph's lines lie between the margins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Alignment {
    /// Ragged right.
    Left,
    /// Centred.
    Center,
    /// Ragged left.
    Right,
    /// Both edges straight but the last line.
    Justified,
}

/// How one element looks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ElementStyle {
    /// Style id in DOCX, English as Word's own.
    pub id: &'static str,
    /// Style name shown in Word, Vietnamese.
    pub name: &'static str,
    /// Type size in points.
    pub size: f32,
    /// Bold.
    pub bold: bool,
    /// Italic.
    pub italic: bool,
    /// Alignment.
    pub align: Alignment,
    /// First-line indent in millimetres.
    pub first_line: f32,
    /// Space above in points; dropped at the top of a page as Word does not: Word keeps it, so do we after the first paragraph.
    pub before: f32,
    /// Space below in points.
    pub after: f32,
    /// Line pitch as a multiple of the face's single spacing.
    pub line: f32,
    /// Stays on the page of the next paragraph's first lines.
    pub keep_next: bool,
}

/// The style table of a year: the house values, or what the agreement file puts in their place.
#[derive(Clone, Debug, PartialEq)]
pub struct Styles {
    /// Page margins: top and bottom 20-25, left 30-35, right 15-20 mm.
    pub margins: Margins,
    /// Clear space for signature and seal in millimetres (cell 7c: 25-35).
    pub signature_space: f32,
    /// Length of the rules under issuing body and subject, as a share of the text's length (decree: 1/3 to 1/2).
    pub rule_share: f32,
    /// Cell 1: Quốc hiệu, 12-13 pt; 13 so that it fills its column without wrapping.
    pub nation: ElementStyle,
    /// Cell 1: Tiêu ngữ, 13-14 pt.
    pub motto: ElementStyle,
    /// Cell 2: parent body, 12-13 pt, upright.
    pub parent_body: ElementStyle,
    /// Cell 2: issuing body, 12-13 pt, bold.
    pub issuing_body: ElementStyle,
    /// Cell 3: number and symbol, 13 pt.
    pub number: ElementStyle,
    /// Cell 4: place and date, 13-14 pt, italic.
    pub place_and_date: ElementStyle,
    /// Who keeps a list of money that has no letterhead: bold capitals at the left, as accounting forms have it.
    pub keeper: ElementStyle,
    /// Cell 5a: kind of document, 13-14 pt, bold capitals.
    pub kind: ElementStyle,
    /// Cell 5a: subject, 13-14 pt, bold.
    pub subject: ElementStyle,
    /// Cell 5b: V/v, 12-13 pt, 6 pt below the number.
    pub about: ElementStyle,
    /// Cell 9a: Kính gửi, 13-14 pt.
    pub addressee: ElementStyle,
    /// Cell 6: body; first line 10 or 12.7 mm; at least 6 pt between paragraphs; single to 1.5 lines.
    pub body: ElementStyle,
    /// Cell 6: grounds, 13-14 pt, italic.
    pub ground: ElementStyle,
    /// Cell 6: authority line, bold capitals.
    pub authority: ElementStyle,
    /// Cell 6: "I. TIÊU ĐỀ", bold.
    pub heading_1: ElementStyle,
    /// Cell 6: "1. Tiêu đề", bold.
    pub heading_2: ElementStyle,
    /// Cell 6: "a) Tiêu đề", bold italic.
    pub heading_3: ElementStyle,
    /// Cell 6: items of a list, indented as body text.
    pub list_item: ElementStyle,
    /// Appendix number, 14 pt, bold.
    pub appendix_number: ElementStyle,
    /// Appendix title, 13-14 pt, bold capitals.
    pub appendix_title: ElementStyle,
    /// "(Kèm theo ...)", 13-14 pt, italic.
    pub appendix_note: ElementStyle,
    /// Line above a table, at the right.
    pub table_note: ElementStyle,
    /// Bold line above a table.
    pub table_caption: ElementStyle,
    /// Table text: the decree says nothing of tables; 12 pt keeps nine columns readable on a landscape page.
    pub table_body: ElementStyle,
    /// Table head: bold, centred.
    pub table_head: ElementStyle,
    /// Cell 7a: authority and post of the signer, 13-14 pt, bold capitals.
    pub signer: ElementStyle,
    /// "(Ký, ghi rõ họ tên)" below a post: not of the decree.
    pub signer_note: ElementStyle,
    /// Cell 7b: full name, 13-14 pt, bold.
    pub signer_name: ElementStyle,
    /// Cell 9b: "Nơi nhận:", 12 pt, bold italic.
    pub recipients_head: ElementStyle,
    /// Cell 9b: recipients, 11 pt.
    pub recipients: ElementStyle,
    /// Page number: 13-14 pt, upright, centred in the top margin, not on page 1.
    pub page_number: ElementStyle,
    /// "DỰ THẢO" in the top margin's right corner: not of the decree; bold so that nobody takes a draft for the paper.
    pub draft_mark: ElementStyle,
    /// The run's code in the bottom margin: not of the decree; small, so that it is no part of the paper's text.
    pub run_code: ElementStyle,
}

impl Styles {
    /// The style of a paragraph.
    #[must_use]
    pub const fn of(&self, role: Role) -> &ElementStyle {
        match role {
            Role::Keeper => &self.keeper,
            Role::Ground => &self.ground,
            Role::Authority => &self.authority,
            Role::Body => &self.body,
            Role::Heading1 => &self.heading_1,
            Role::Heading2 => &self.heading_2,
            Role::Heading3 => &self.heading_3,
            Role::ListItem => &self.list_item,
            Role::AppendixNumber => &self.appendix_number,
            Role::AppendixTitle => &self.appendix_title,
            Role::AppendixNote => &self.appendix_note,
            Role::TableNote => &self.table_note,
            Role::TableCaption => &self.table_caption,
        }
    }
}

/// Space in points between the parts of a paper: after the letterhead, after the title's rule, before the signatures.
pub const PART_GAP: f32 = 12.0;
/// Space in points between two issuing bodies above each other, so that their names are not read as one.
pub const BODY_GAP: f32 = 3.0;
/// Lines of body text that stay on the page of a signature block.
pub const SIGNATURE_KEEPS_LINES: usize = 2;
/// Lines of a text that ends a section after a table, up to which it stays with the table's last rows.
pub const CLOSING_LINES: usize = 3;
/// Rows at the end of a table that stay with what closes its section: a total and the row before it.
pub const CLOSING_ROWS: usize = 2;
/// Width of cell 1's column in millimetres: the Quốc hiệu in 13 pt bold needs about 95.
pub const NATION_COLUMN: f32 = 96.0;
/// Horizontal padding of table cells in millimetres (Word's default 0.19 cm).
pub const CELL_PADDING: f32 = 1.9;
/// Space in points above and below the text of a table cell.
pub const CELL_LEAD: f32 = 1.5;
/// Thickness of table rules and of the rules under titles, in points (Word's default single line).
pub const RULE: f32 = 0.5;
/// Width in millimetres under which the bar of a chart would say little, the one it gives way to before words wrap, and the one
/// it likes to have.
pub const BAR_WIDTHS: (f32, f32, f32) = (20.0, 40.0, 60.0);
