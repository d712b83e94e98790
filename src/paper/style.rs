//! The style table: one row for each element of a paper, with the decree's range beside the house value.
//! Sizes and spacings are in points, lengths on paper in millimetres.

use crate::model::document::Role;

/// Points in a millimetre.
pub const POINTS_PER_MM: f32 = 72.0 / 25.4;

/// Margins in millimetres: top and bottom 20-25, left 30-35, right 15-20 (nd30, page).
pub const MARGINS: Margins = Margins { top: 20.0, bottom: 20.0, left: 30.0, right: 15.0 };

/// Page margins in millimetres.
#[derive(Clone, Copy, Debug)]
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

const BASE: ElementStyle = ElementStyle {
    id: "Normal",
    name: "Normal",
    size: 14.0,
    bold: false,
    italic: false,
    align: Alignment::Justified,
    first_line: 0.0,
    before: 0.0,
    after: 0.0,
    line: 1.0,
    keep_next: false,
};

/// Cell 1: Quốc hiệu, 12-13 pt; 13 so that it fills its column without wrapping.
pub const NATION: ElementStyle =
    ElementStyle { id: "QuocHieu", name: "Quốc hiệu", size: 13.0, bold: true, align: Alignment::Center, ..BASE };
/// Cell 1: Tiêu ngữ, 13-14 pt.
pub const MOTTO: ElementStyle = ElementStyle { id: "TieuNgu", name: "Tiêu ngữ", size: 14.0, ..NATION };
/// Cell 2: parent body, 12-13 pt, upright.
pub const PARENT_BODY: ElementStyle = ElementStyle { id: "CoQuanChuQuan", name: "Cơ quan chủ quản", bold: false, ..NATION };
/// Cell 2: issuing body, 12-13 pt, bold.
pub const ISSUING_BODY: ElementStyle = ElementStyle { id: "CoQuanBanHanh", name: "Cơ quan ban hành", ..NATION };
/// Cell 3: number and symbol, 13 pt.
pub const NUMBER: ElementStyle =
    ElementStyle { id: "SoKyHieu", name: "Số, ký hiệu", size: 13.0, align: Alignment::Center, ..BASE };
/// Cell 4: place and date, 13-14 pt, italic.
pub const PLACE_AND_DATE: ElementStyle =
    ElementStyle {
        id: "DiaDanhNgay", name: "Địa danh, thời gian", size: 14.0, italic: true, align: Alignment::Center, ..BASE
    };
/// Cell 5a: kind of document, 13-14 pt, bold capitals.
pub const KIND: ElementStyle =
    ElementStyle { id: "TenLoai", name: "Tên loại văn bản", bold: true, align: Alignment::Center, keep_next: true, ..BASE };
/// Cell 5a: subject, 13-14 pt, bold.
pub const SUBJECT: ElementStyle = ElementStyle { id: "TrichYeu", name: "Trích yếu", ..KIND };
/// Cell 5b: V/v, 12-13 pt, 6 pt below the number.
pub const ABOUT: ElementStyle =
    ElementStyle { id: "VeViec", name: "Về việc", size: 13.0, before: 6.0, align: Alignment::Center, ..BASE };
/// Cell 9a: Kính gửi, 13-14 pt.
pub const ADDRESSEE: ElementStyle =
    ElementStyle { id: "KinhGui", name: "Kính gửi", after: 6.0, align: Alignment::Center, ..BASE };
/// Cell 6: body; first line 10 or 12.7 mm; at least 6 pt between paragraphs; single to 1.5 lines.
pub const BODY: ElementStyle =
    ElementStyle { id: "NoiDung", name: "Nội dung", first_line: 12.7, before: 0.0, after: 6.0, ..BASE };
/// Cell 6: grounds, 13-14 pt, italic.
pub const GROUND: ElementStyle = ElementStyle { id: "CanCu", name: "Căn cứ", italic: true, ..BODY };
/// Cell 6: authority line, bold capitals.
pub const AUTHORITY: ElementStyle =
    ElementStyle { id: "ThamQuyen", name: "Thẩm quyền ban hành", before: 6.0, after: 6.0, ..KIND };
/// Cell 6: "I. TIÊU ĐỀ", bold.
pub const HEADING_1: ElementStyle = ElementStyle {
    id: "Heading1",
    name: "heading 1",
    bold: true,
    before: 6.0,
    keep_next: true,
    align: Alignment::Justified,
    ..BODY
};
/// Cell 6: "1. Tiêu đề", bold.
pub const HEADING_2: ElementStyle = ElementStyle { id: "Heading2", name: "heading 2", before: 0.0, ..HEADING_1 };
/// Cell 6: "a) Tiêu đề", bold italic.
pub const HEADING_3: ElementStyle = ElementStyle { id: "Heading3", name: "heading 3", italic: true, ..HEADING_2 };
/// Cell 6: items of a list, indented as body text.
pub const LIST_ITEM: ElementStyle = ElementStyle { id: "GachDauDong", name: "Gạch đầu dòng", ..BODY };
/// Appendix number, 14 pt, bold.
pub const APPENDIX_NUMBER: ElementStyle = ElementStyle { id: "PhuLuc", name: "Phụ lục", ..KIND };
/// Appendix title, 13-14 pt, bold capitals.
pub const APPENDIX_TITLE: ElementStyle = ElementStyle { id: "TenPhuLuc", name: "Tên phụ lục", ..KIND };
/// "(Kèm theo ...)", 13-14 pt, italic.
pub const APPENDIX_NOTE: ElementStyle =
    ElementStyle { id: "KemTheo", name: "Kèm theo", bold: false, italic: true, after: 6.0, ..APPENDIX_TITLE };
/// Line above a table, at the right.
pub const TABLE_NOTE: ElementStyle = ElementStyle {
    id: "DonViTinh",
    name: "Đơn vị tính",
    size: 12.0,
    italic: true,
    align: Alignment::Right,
    keep_next: true,
    ..BASE
};
/// Bold line above a table.
pub const TABLE_CAPTION: ElementStyle = ElementStyle {
    id: "TenBang",
    name: "Tên bảng",
    bold: true,
    before: 6.0,
    after: 3.0,
    keep_next: true,
    align: Alignment::Left,
    ..BASE
};
/// Table text: the decree says nothing of tables; 12 pt keeps nine columns readable on a landscape page.
pub const TABLE_BODY: ElementStyle =
    ElementStyle { id: "Bang", name: "Nội dung bảng", size: 12.0, align: Alignment::Left, ..BASE };
/// Table head: bold, centred.
pub const TABLE_HEAD: ElementStyle =
    ElementStyle { id: "DauBang", name: "Đầu bảng", bold: true, align: Alignment::Center, ..TABLE_BODY };
/// Cell 7a: authority and post of the signer, 13-14 pt, bold capitals.
pub const SIGNER: ElementStyle =
    ElementStyle {
        id: "QuyenHan", name: "Quyền hạn, chức vụ", bold: true, align: Alignment::Center, keep_next: true, ..BASE
    };
/// Cell 7b: full name, 13-14 pt, bold.
pub const SIGNER_NAME: ElementStyle = ElementStyle { id: "HoTen", name: "Họ tên người ký", keep_next: false, ..SIGNER };
/// Cell 9b: "Nơi nhận:", 12 pt, bold italic.
pub const RECIPIENTS_HEAD: ElementStyle =
    ElementStyle { id: "NoiNhan", name: "Nơi nhận", size: 12.0, bold: true, italic: true, align: Alignment::Left, ..BASE };
/// Cell 9b: recipients, 11 pt.
pub const RECIPIENTS: ElementStyle =
    ElementStyle { id: "DanhSachNoiNhan", name: "Danh sách nơi nhận", size: 11.0, align: Alignment::Left, ..BASE };
/// Page number: 13-14 pt, upright, centred in the top margin, not on page 1.
pub const PAGE_NUMBER: ElementStyle =
    ElementStyle { id: "SoTrang", name: "Số trang", size: 13.0, align: Alignment::Center, ..BASE };
/// "DỰ THẢO" in the top margin's right corner: not of the decree; bold so that nobody takes a draft for the paper.
pub const DRAFT_MARK: ElementStyle =
    ElementStyle { id: "DuThao", name: "Dự thảo", size: 13.0, bold: true, align: Alignment::Right, ..BASE };
/// The run's code in the bottom margin: not of the decree; small, so that it is no part of the paper's text.
pub const RUN_CODE: ElementStyle = ElementStyle { id: "MaLap", name: "Mã lập", size: 8.0, align: Alignment::Left, ..BASE };

/// Space in points between the parts of a paper: after the letterhead, after the title's rule, before the signatures.
pub const PART_GAP: f32 = 12.0;
/// Clear space for signature and seal in millimetres (cell 7c: 25-35).
pub const SIGNATURE_SPACE: f32 = 30.0;
/// Lines of body text that stay on the page of a signature block.
pub const SIGNATURE_KEEPS_LINES: usize = 2;
/// Width of cell 1's column in millimetres: the Quốc hiệu in 13 pt bold needs about 95.
pub const NATION_COLUMN: f32 = 96.0;
/// Horizontal padding of table cells in millimetres (Word's default 0.19 cm).
pub const CELL_PADDING: f32 = 1.9;
/// Space in points above and below the text of a table cell.
pub const CELL_LEAD: f32 = 1.5;
/// Length of the rules under issuing body and subject, as a share of the text's length (decree: 1/3 to 1/2).
pub const RULE_SHARE: f32 = 0.4;
/// Thickness of table rules and of the rules under titles, in points (Word's default single line).
pub const RULE: f32 = 0.5;

/// The style of a paragraph.
#[must_use]
pub const fn of(role: Role) -> &'static ElementStyle {
    match role {
        Role::Ground => &GROUND,
        Role::Authority => &AUTHORITY,
        Role::Body => &BODY,
        Role::Heading1 => &HEADING_1,
        Role::Heading2 => &HEADING_2,
        Role::Heading3 => &HEADING_3,
        Role::ListItem => &LIST_ITEM,
        Role::AppendixNumber => &APPENDIX_NUMBER,
        Role::AppendixTitle => &APPENDIX_TITLE,
        Role::AppendixNote => &APPENDIX_NOTE,
        Role::TableNote => &TABLE_NOTE,
        Role::TableCaption => &TABLE_CAPTION,
    }
}
