//! What a workbook of ours shows beside the values: printed when it is written, passed over when it comes back.

use std::collections::{BTreeSet, HashSet};

use super::label::comparable;
use crate::model::form::{Form, ListForm};
use crate::vietnamese::text::{fold, tidy};

/// Headings of a sheet of single items, from column A on.
pub const ITEM_HEADINGS: [&str; 6] = ["STT", "Chỉ tiêu", "Đơn vị tính", "Giá trị", "Ghi chú", "Mã"];
/// What stands before the unit's name and before its code.
pub const UNIT_LABELS: [&str; 2] = ["Đơn vị:", "Mã đơn vị:"];
/// Advice above the items.
pub const ITEM_ADVICE: &str =
    "Chỉ điền vào các ô nền vàng; không có thì ghi 0. Ô có dấu đỏ ở góc là có lời giải thích: đưa chuột vào ô để đọc.";
/// Advice above a nomination table.
pub const LIST_ADVICE: &str = "Mỗi dòng một người, mỗi giải một dòng; cột có tiêu đề màu cam phải điền. Không gộp ô, không thêm dòng tổng; \
                               hết dòng thì điền tiếp ngay bên dưới.";

/// Key, in the very hidden sheet of a marked copy, of the hash of the file that it corrects.
pub const CORRECTS_KEY: &str = "sua_tu";
/// Key of the codes of findings that the slip asks to mark as done.
pub const OPEN_KEY: &str = "viec_phai_xac_nhan";

/// The first sheet of a marked copy: its findings.
pub const SLIP_SHEET: &str = "Phiếu báo lỗi";
/// Headings of the slip, from column A on.
pub const SLIP_HEADINGS: [&str; 8] =
    ["STT", "Mã", "Ô cần sửa", "Ở tệp đã gửi", "Đang ghi", "Vì sao chưa được", "Cần làm", "Đã làm"];
/// What stands under the last heading of the slip where a cell of the form is to be corrected.
pub const IN_A_CELL: &str = "sửa ở ô";
/// The same for what is only to be looked at again.
pub const TO_LOOK_AT: &str = "xem lại";
/// The last sheet of a marked copy: what the form has no place for.
pub const REST_SHEET: &str = "Không đặt được";
/// Headings of that sheet, from column A on.
pub const REST_HEADINGS: [&str; 3] = ["Lấy từ", "Tiêu đề cột", "Nội dung"];

/// `BÁO CÁO SỐ LIỆU …`
#[must_use]
pub fn title(form: &Form) -> String {
    form.title.to_uppercase()
}

/// Under the title of a sheet of items.
#[must_use]
pub fn year_line(year: i32) -> String {
    format!("Năm {year}")
}

/// The title of a nomination sheet.
#[must_use]
pub fn list_title(list: &ListForm) -> String {
    list.title.to_uppercase()
}

/// Under the title of a nomination sheet.
#[must_use]
pub fn list_line(unit_name: &str, year: i32) -> String {
    format!("{unit_name} - năm {year}")
}

/// What a form's sheets show of themselves, as reading asks for it again and again: of items and columns also the other accepted
/// spellings.
#[derive(Clone, Debug)]
pub struct Printed {
    /// Every text, as printed.
    pub texts: HashSet<String>,
    /// The same as [`comparable`] makes them.
    pub comparable: HashSet<String>,
    /// The notes at cells.
    pub notes: HashSet<String>,
    /// The same folded.
    pub folded_notes: HashSet<String>,
}

impl Printed {
    /// What a form prints.
    #[must_use]
    pub fn new(form: &Form) -> Self {
        let texts = texts(form);
        let notes = form.items().map(|item| &item.note);
        let notes = notes.chain(form.lists.iter().flat_map(|list| &list.columns).map(|column| &column.note));
        let notes: HashSet<String> = notes.filter(|note| !note.is_empty()).map(|note| tidy(note).into_owned()).collect();
        Self {
            comparable: texts.iter().map(|text| comparable(text)).filter(|text| !text.is_empty()).collect(),
            texts: texts.into_iter().map(str::to_owned).collect(),
            folded_notes: notes.iter().map(|note| fold(note)).collect(),
            notes,
        }
    }
}

fn texts(form: &Form) -> BTreeSet<&str> {
    let mut texts: BTreeSet<&str> = ITEM_HEADINGS.into_iter().chain(UNIT_LABELS).chain([ITEM_ADVICE, LIST_ADVICE]).collect();
    texts.insert(&form.title);
    texts.extend(form.sheets.iter().flat_map(|sheet| &sheet.sections).map(|section| section.title.as_str()));
    for item in form.items() {
        texts.extend([item.code.as_str(), &item.label, &item.measure]);
        texts.extend(item.other_labels.iter().map(String::as_str));
    }
    for list in &form.lists {
        texts.extend([list.code.as_str(), &list.title]);
        for column in &list.columns {
            texts.insert(&column.heading);
            texts.extend(column.other_headings.iter().map(String::as_str));
        }
    }
    texts.remove("");
    texts
}
