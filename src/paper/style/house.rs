//! The house values: one row for each element, with the decree's range beside it.

use super::{Alignment, ElementStyle, Margins, Styles};

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

const NATION: ElementStyle =
    ElementStyle { id: "QuocHieu", name: "Quốc hiệu", size: 13.0, bold: true, align: Alignment::Center, ..BASE };
const MOTTO: ElementStyle = ElementStyle { id: "TieuNgu", name: "Tiêu ngữ", size: 14.0, ..NATION };
const PARENT_BODY: ElementStyle = ElementStyle { id: "CoQuanChuQuan", name: "Cơ quan chủ quản", bold: false, ..NATION };
const ISSUING_BODY: ElementStyle = ElementStyle { id: "CoQuanBanHanh", name: "Cơ quan ban hành", ..NATION };
const NUMBER: ElementStyle =
    ElementStyle { id: "SoKyHieu", name: "Số, ký hiệu", size: 13.0, align: Alignment::Center, ..BASE };
const PLACE_AND_DATE: ElementStyle =
    ElementStyle {
        id: "DiaDanhNgay", name: "Địa danh, thời gian", size: 14.0, italic: true, align: Alignment::Center, ..BASE
    };
const KEEPER: ElementStyle =
    ElementStyle { id: "DonViLap", name: "Đơn vị lập", bold: true, align: Alignment::Left, keep_next: true, ..NUMBER };
const KIND: ElementStyle =
    ElementStyle { id: "TenLoai", name: "Tên loại văn bản", bold: true, align: Alignment::Center, keep_next: true, ..BASE };
const SUBJECT: ElementStyle = ElementStyle { id: "TrichYeu", name: "Trích yếu", ..KIND };
const ABOUT: ElementStyle =
    ElementStyle { id: "VeViec", name: "Về việc", size: 13.0, before: 6.0, align: Alignment::Center, ..BASE };
const ADDRESSEE: ElementStyle = ElementStyle { id: "KinhGui", name: "Kính gửi", after: 6.0, align: Alignment::Center, ..BASE };
const BODY: ElementStyle = ElementStyle { id: "NoiDung", name: "Nội dung", first_line: 12.7, before: 0.0, after: 6.0, ..BASE };
const GROUND: ElementStyle = ElementStyle { id: "CanCu", name: "Căn cứ", italic: true, ..BODY };
const AUTHORITY: ElementStyle =
    ElementStyle { id: "ThamQuyen", name: "Thẩm quyền ban hành", before: 6.0, after: 6.0, ..KIND };
const HEADING_1: ElementStyle = ElementStyle {
    id: "Heading1",
    name: "heading 1",
    bold: true,
    before: 6.0,
    keep_next: true,
    // The first of two lines is not drawn out to the margin.
    align: Alignment::Left,
    ..BODY
};
const HEADING_2: ElementStyle = ElementStyle { id: "Heading2", name: "heading 2", before: 0.0, ..HEADING_1 };
const HEADING_3: ElementStyle = ElementStyle { id: "Heading3", name: "heading 3", italic: true, ..HEADING_2 };
const LIST_ITEM: ElementStyle = ElementStyle { id: "GachDauDong", name: "Gạch đầu dòng", ..BODY };
const APPENDIX_NUMBER: ElementStyle = ElementStyle { id: "PhuLuc", name: "Phụ lục", ..KIND };
const APPENDIX_TITLE: ElementStyle = ElementStyle { id: "TenPhuLuc", name: "Tên phụ lục", ..KIND };
const APPENDIX_NOTE: ElementStyle =
    ElementStyle { id: "KemTheo", name: "Kèm theo", bold: false, italic: true, after: 6.0, ..APPENDIX_TITLE };
const TABLE_NOTE: ElementStyle = ElementStyle {
    id: "DonViTinh",
    name: "Đơn vị tính",
    size: 12.0,
    italic: true,
    align: Alignment::Right,
    // Off the table's rule, which its descenders would touch.
    after: 3.0,
    keep_next: true,
    ..BASE
};
const TABLE_CAPTION: ElementStyle = ElementStyle {
    id: "Caption",
    name: "caption",
    bold: true,
    before: 6.0,
    after: 3.0,
    keep_next: true,
    align: Alignment::Left,
    ..BASE
};
const TABLE_BODY: ElementStyle =
    ElementStyle { id: "Bang", name: "Nội dung bảng", size: 12.0, align: Alignment::Left, ..BASE };
const TABLE_HEAD: ElementStyle =
    ElementStyle { id: "DauBang", name: "Đầu bảng", bold: true, align: Alignment::Center, ..TABLE_BODY };
const SIGNER: ElementStyle =
    ElementStyle {
        id: "QuyenHan", name: "Quyền hạn, chức vụ", bold: true, align: Alignment::Center, keep_next: true, ..BASE
    };
const SIGNER_NOTE: ElementStyle =
    ElementStyle { id: "KyGhiHoTen", name: "Ký, ghi rõ họ tên", size: 13.0, bold: false, italic: true, ..SIGNER };
const SIGNER_NAME: ElementStyle = ElementStyle { id: "HoTen", name: "Họ tên người ký", keep_next: false, ..SIGNER };
const RECIPIENTS_HEAD: ElementStyle =
    ElementStyle { id: "NoiNhan", name: "Nơi nhận", size: 12.0, bold: true, italic: true, align: Alignment::Left, ..BASE };
const RECIPIENTS: ElementStyle =
    ElementStyle { id: "DanhSachNoiNhan", name: "Danh sách nơi nhận", size: 11.0, align: Alignment::Left, ..BASE };
const PAGE_NUMBER: ElementStyle =
    ElementStyle { id: "SoTrang", name: "Số trang", size: 13.0, align: Alignment::Center, ..BASE };
const DRAFT_MARK: ElementStyle =
    ElementStyle { id: "DuThao", name: "Dự thảo", size: 13.0, bold: true, align: Alignment::Right, ..BASE };

const RUN_CODE: ElementStyle = ElementStyle { id: "MaLap", name: "Mã lập", size: 8.0, align: Alignment::Left, ..BASE };

/// What papers look like where the agreement file says nothing. Only the agreement's reader and tests begin from it: whatever
/// sets a paper is given the styles of its year.
pub const HOUSE: Styles = Styles {
    margins: Margins { top: 20.0, bottom: 20.0, left: 30.0, right: 15.0 },
    signature_space: 30.0,
    rule_share: 0.4,
    nation: NATION,
    motto: MOTTO,
    parent_body: PARENT_BODY,
    issuing_body: ISSUING_BODY,
    number: NUMBER,
    place_and_date: PLACE_AND_DATE,
    keeper: KEEPER,
    kind: KIND,
    subject: SUBJECT,
    about: ABOUT,
    addressee: ADDRESSEE,
    body: BODY,
    ground: GROUND,
    authority: AUTHORITY,
    heading_1: HEADING_1,
    heading_2: HEADING_2,
    heading_3: HEADING_3,
    list_item: LIST_ITEM,
    appendix_number: APPENDIX_NUMBER,
    appendix_title: APPENDIX_TITLE,
    appendix_note: APPENDIX_NOTE,
    table_note: TABLE_NOTE,
    table_caption: TABLE_CAPTION,
    table_body: TABLE_BODY,
    table_head: TABLE_HEAD,
    signer: SIGNER,
    signer_note: SIGNER_NOTE,
    signer_name: SIGNER_NAME,
    recipients_head: RECIPIENTS_HEAD,
    recipients: RECIPIENTS,
    page_number: PAGE_NUMBER,
    draft_mark: DRAFT_MARK,
    run_code: RUN_CODE,
};
