//! A form from its file's shape: sheets, sections and items, with their faults.

use std::collections::{BTreeMap, BTreeSet};

use toml::Spanned;

use super::rule::{self, RawRule};
use super::{code, lists, raw, relations};
use crate::model::form::{Form, Item, ItemSection, ItemSheet};
use crate::model::unit::UnitKind;
use crate::model::value::ValueKind;
use crate::source::Faults;

/// Sheet names of the workbook that belong to the program or to nomination sheets.
const TAKEN_SHEETS: [&str; 3] = ["hướng dẫn", "_khuyenhoc", "_danh_muc"];

/// The form as far as it can be understood; whoever takes it looks at the faults first.
pub fn form(kind: UnitKind, raw: raw::Form, faults: &mut Faults) -> Form {
    filled(&raw.tieu_de, "tiêu đề", faults);
    filled(&raw.phien_ban, "phiên bản", faults);
    if raw.trang.is_empty() {
        faults.add(0..0, "biểu mẫu chưa có trang số liệu nào.", "Thêm ít nhất một mục [[trang]].");
    }
    let mut seen = Seen::default();
    let sheets: Vec<ItemSheet> = raw.trang.into_iter().map(|sheet| item_sheet(sheet, &mut seen, faults)).collect();
    let lists = lists::build(raw.danh_sach, faults);
    let kinds: BTreeMap<&str, ValueKind> = sheets
        .iter()
        .flat_map(|sheet| &sheet.sections)
        .flat_map(|section| &section.items)
        .map(|item| (item.code.as_str(), item.rule.kind))
        .collect();
    let identities = relations::identities(raw.dang_thuc, &kinds, faults);
    let parts = relations::parts(raw.thanh_phan, &kinds, faults);
    let ranges = relations::ranges(raw.khoang_hop_ly, &kinds, faults);
    let title = raw.tieu_de.into_inner().trim().to_owned();
    let version = raw.phien_ban.into_inner().trim().to_owned();
    Form { kind, title, version, sheets, lists, identities, parts, ranges }
}

/// What may stand once only in the whole form.
#[derive(Default)]
struct Seen {
    sheets: BTreeSet<String>,
    codes: BTreeSet<String>,
    labels: BTreeSet<String>,
}

fn item_sheet(raw: raw::Sheet, seen: &mut Seen, faults: &mut Faults) -> ItemSheet {
    let name = raw.ten.get_ref().trim();
    let lower = name.to_lowercase();
    let taken = TAKEN_SHEETS.contains(&lower.as_str()) || lists::CODES.iter().any(|code| code.to_lowercase() == lower);
    if name.is_empty() || name.chars().count() > 31 || name.contains(['[', ']', ':', '*', '?', '/', '\\', '\'']) {
        faults.add(
            raw.ten.span(),
            "tên trang không dùng được trong Excel.",
            "Tên có từ 1 đến 31 ký tự, không có [ ] : * ? / \\ '.",
        );
    } else if taken || !seen.sheets.insert(lower) {
        faults.add(raw.ten.span(), format!("tên trang “{name}” đã có."), "Đặt tên khác.");
    }
    let name = name.to_owned();
    let sections = raw.phan.into_iter().map(|section| item_section(section, seen, faults)).collect();
    ItemSheet { name, sections }
}

fn item_section(raw: raw::Section, seen: &mut Seen, faults: &mut Faults) -> ItemSection {
    filled(&raw.tieu_de, "tiêu đề", faults);
    let items = raw.chi_tieu.into_iter().map(|item| build_item(item, seen, faults)).collect();
    ItemSection { title: raw.tieu_de.into_inner().trim().to_owned(), items }
}

fn build_item(raw: raw::Item, seen: &mut Seen, faults: &mut Faults) -> Item {
    check_code(&raw.ma, &mut seen.codes, faults);
    check_labels(&raw.nhan, &raw.nhan_khac, &mut seen.labels, faults);
    let raw_rule = RawRule {
        kind: &raw.kieu,
        required: raw.bat_buoc.unwrap_or(true),
        min: raw.nho_nhat.as_ref(),
        max: raw.lon_nhat.as_ref(),
        earliest: raw.tu_ngay.as_ref(),
        latest: raw.den_ngay.as_ref(),
        choices: &raw.chon,
    };
    let rule = rule::build(&raw_rule, faults);
    // Counts and amounts add up; scores do not; of yes/no the number of yes is counted.
    let adds = matches!(rule.kind, ValueKind::Count | ValueKind::Money | ValueKind::YesNo);
    if let Some(asked) = raw.cong_don.as_ref().filter(|asked| *asked.get_ref() && !adds) {
        faults.add(asked.span(), "kiểu này không cộng dồn được.", "Bỏ dòng cong_don.");
    }
    Item {
        code: raw.ma.into_inner(),
        label: raw.nhan.into_inner().trim().to_owned(),
        other_labels: raw.nhan_khac.into_iter().map(|label| label.into_inner().trim().to_owned()).collect(),
        measure: raw.don_vi_tinh.trim().to_owned(),
        rule,
        note: raw.ghi_chu.trim().to_owned(),
        summed: raw.cong_don.map_or(adds, Spanned::into_inner),
    }
}

/// A code that can be used and was not used before.
pub fn check_code(code: &Spanned<String>, seen: &mut BTreeSet<String>, faults: &mut Faults) {
    let word = code.get_ref();
    if let Some(fault) = code::fault(word) {
        faults.add(code.span(), format!("không dùng được mã “{word}”: {fault}."), "Đặt mã khác, ví dụ \"quy_thu\".");
    } else if !seen.insert(word.clone()) {
        faults.add(code.span(), format!("mã “{word}” đã dùng ở trên."), "Mỗi mã chỉ dùng một lần.");
    }
}

/// A label that says something, and with its other spellings is not that of something else: values are found by label
/// when another program has lost the defined names.
pub fn check_labels(label: &Spanned<String>, others: &[Spanned<String>], seen: &mut BTreeSet<String>, faults: &mut Faults) {
    filled(label, "nhãn", faults);
    for label in std::iter::once(label).chain(others) {
        let word = label.get_ref().trim();
        if !word.is_empty() && !seen.insert(word.to_lowercase()) {
            faults.add(label.span(), format!("nhãn “{word}” đã dùng ở trên."), "Viết nhãn khác để không lẫn hai mục.");
        }
    }
}

/// A text that may not be blank.
pub fn filled(text: &Spanned<String>, what: &str, faults: &mut Faults) {
    if text.get_ref().trim().is_empty() {
        faults.add(text.span(), format!("{what} để trống."), "Viết nội dung vào giữa hai dấu ngoặc kép.");
    }
}
