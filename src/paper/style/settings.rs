//! What an agreement file may say of the looks of papers, and the decree's range of each. Sizes that the decree fixes to one
//! value (number and symbol, recipients, appendix number) are not here.

use super::Styles;

/// One key of the agreement file.
#[derive(Clone, Copy, Debug)]
pub struct Setting {
    /// Key.
    pub key: &'static str,
    /// What it sets, as messages name it, capitalized.
    pub name: &'static str,
    /// Least value allowed.
    pub least: f32,
    /// Greatest value allowed.
    pub most: f32,
    /// Unit of the value, as messages name it; empty for a plain number.
    pub unit: &'static str,
    /// Puts a value into a style table.
    pub set: fn(&mut Styles, f32),
}

const fn length(
    key: &'static str,
    name: &'static str,
    range: (f32, f32),
    unit: &'static str,
    set: fn(&mut Styles, f32),
) -> Setting {
    Setting { key, name, least: range.0, most: range.1, unit, set }
}

const fn size(key: &'static str, name: &'static str, least: f32, most: f32, set: fn(&mut Styles, f32)) -> Setting {
    Setting { key, name, least, most, unit: "pt", set }
}

/// Keys of `[the_thuc]`: margins, indents and spacings.
pub const LENGTHS: [Setting; 9] = [
    length("le_tren", "Lề trên", (20.0, 25.0), "mm", |styles, value| styles.margins.top = value),
    length("le_duoi", "Lề dưới", (20.0, 25.0), "mm", |styles, value| styles.margins.bottom = value),
    length("le_trai", "Lề trái", (30.0, 35.0), "mm", |styles, value| styles.margins.left = value),
    length("le_phai", "Lề phải", (15.0, 20.0), "mm", |styles, value| styles.margins.right = value),
    length("thut_dau_dong", "Khoảng thụt đầu dòng", (10.0, 12.7), "mm", |styles, value| {
        for row in body(styles) {
            row.first_line = value;
        }
    }),
    length("gian_dong", "Khoảng cách dòng", (1.0, 1.5), "", |styles, value| {
        for row in body(styles) {
            row.line = value;
        }
    }),
    // The decree names no upper limit; above 12 pt the gap no longer reads as one text.
    length("cach_doan", "Khoảng cách đoạn", (6.0, 12.0), "pt", |styles, value| {
        for row in body(styles) {
            row.after = value;
        }
    }),
    length("cho_ky", "Khoảng trống để ký", (25.0, 35.0), "mm", |styles, value| styles.signature_space = value),
    length("duong_ke", "Độ dài đường kẻ", (0.34, 0.5), "", |styles, value| styles.rule_share = value),
];

/// Keys of `[co_chu]`: type sizes, one for each element whose size the decree leaves open.
pub const SIZES: [Setting; 19] = [
    size("quoc_hieu", "Cỡ chữ Quốc hiệu", 12.0, 13.0, |styles, value| styles.nation.size = value),
    size("tieu_ngu", "Cỡ chữ Tiêu ngữ", 13.0, 14.0, |styles, value| styles.motto.size = value),
    size("co_quan_chu_quan", "Cỡ chữ cơ quan chủ quản", 12.0, 13.0, |styles, value| styles.parent_body.size = value),
    size("co_quan_ban_hanh", "Cỡ chữ cơ quan ban hành", 12.0, 13.0, |styles, value| styles.issuing_body.size = value),
    size("dia_danh_ngay", "Cỡ chữ địa danh, thời gian", 13.0, 14.0, |styles, value| styles.place_and_date.size = value),
    size("ten_loai", "Cỡ chữ tên loại văn bản", 13.0, 14.0, |styles, value| styles.kind.size = value),
    size("trich_yeu", "Cỡ chữ trích yếu", 13.0, 14.0, |styles, value| styles.subject.size = value),
    size("ve_viec", "Cỡ chữ trích yếu công văn", 12.0, 13.0, |styles, value| styles.about.size = value),
    size("kinh_gui", "Cỡ chữ Kính gửi", 13.0, 14.0, |styles, value| styles.addressee.size = value),
    size("can_cu", "Cỡ chữ căn cứ", 13.0, 14.0, |styles, value| styles.ground.size = value),
    size("tham_quyen", "Cỡ chữ thẩm quyền ban hành", 13.0, 14.0, |styles, value| styles.authority.size = value),
    size("noi_dung", "Cỡ chữ nội dung", 13.0, 14.0, |styles, value| {
        for row in [&mut styles.body, &mut styles.list_item] {
            row.size = value;
        }
    }),
    size("de_muc", "Cỡ chữ đề mục", 13.0, 14.0, |styles, value| {
        for row in [&mut styles.heading_1, &mut styles.heading_2, &mut styles.heading_3, &mut styles.table_caption] {
            row.size = value;
        }
    }),
    size("ten_phu_luc", "Cỡ chữ tên phụ lục", 13.0, 14.0, |styles, value| styles.appendix_title.size = value),
    size("kem_theo", "Cỡ chữ dòng kèm theo", 13.0, 14.0, |styles, value| styles.appendix_note.size = value),
    // The decree says nothing of tables: below 10 pt a list is no longer read at arm's length.
    size("bang", "Cỡ chữ trong bảng", 10.0, 14.0, |styles, value| {
        for row in [&mut styles.table_body, &mut styles.table_head, &mut styles.table_note] {
            row.size = value;
        }
    }),
    size("quyen_han", "Cỡ chữ quyền hạn, chức vụ", 13.0, 14.0, |styles, value| styles.signer.size = value),
    size("ho_ten", "Cỡ chữ họ tên người ký", 13.0, 14.0, |styles, value| styles.signer_name.size = value),
    size("so_trang", "Cỡ chữ số trang", 13.0, 14.0, |styles, value| styles.page_number.size = value),
];

/// The elements of cell 6 that share indent and spacings.
const fn body(styles: &mut Styles) -> [&mut super::ElementStyle; 6] {
    [
        &mut styles.body,
        &mut styles.ground,
        &mut styles.heading_1,
        &mut styles.heading_2,
        &mut styles.heading_3,
        &mut styles.list_item,
    ]
}
