//! Nomination sheets of a form: their columns, and those the award lists cannot do without.

use std::collections::BTreeSet;

use toml::Spanned;

use super::build::{check_code, check_labels, filled};
use super::raw;
use super::rule::{self, RawRule};
use crate::model::form::{Column, ListForm};
use crate::model::value::ValueKind;
use crate::source::Faults;

/// Codes a nomination sheet may have: sheet name and table name.
pub const CODES: [&str; 4] = ["HSG", "GVBD", "HOCBONG", "TAPTHE"];

/// Blank rows where the file says nothing.
const BLANK_ROWS: i64 = 200;

/// Columns without which a list cannot be decided or printed, with the kinds they must have.
fn needed(list: &str) -> &'static [(&'static str, ValueKind)] {
    match list {
        "HSG" => &[
            ("ho_ten", ValueKind::Name),
            ("ngay_sinh", ValueKind::Date),
            ("lop", ValueKind::Text),
            ("mon", ValueKind::Text),
            ("cap", ValueKind::Choice),
            ("giai", ValueKind::Choice),
        ],
        "GVBD" => &[("ho_ten", ValueKind::Name), ("mon", ValueKind::Text), ("thanh_tich", ValueKind::Text)],
        "HOCBONG" => &[
            ("ho_ten", ValueKind::Name),
            ("ngay_sinh", ValueKind::Date),
            ("lop", ValueKind::Text),
            ("hoan_canh", ValueKind::Text),
            ("muc_de_nghi", ValueKind::Money),
        ],
        _ => &[("ten", ValueKind::Text)],
    }
}

/// The nomination sheets as far as they can be understood.
pub fn build(raw: Vec<raw::List>, faults: &mut Faults) -> Vec<ListForm> {
    let mut seen = BTreeSet::new();
    raw.into_iter().map(|list| build_list(list, &mut seen, faults)).collect()
}

fn build_list(raw: raw::List, seen: &mut BTreeSet<String>, faults: &mut Faults) -> ListForm {
    let code = raw.ma.get_ref();
    if !CODES.contains(&code.as_str()) {
        faults.unknown(raw.ma.span(), "danh sách", code, CODES);
    } else if !seen.insert(code.clone()) {
        faults.add(raw.ma.span(), format!("danh sách “{code}” đã có ở trên."), "Mỗi danh sách chỉ ghi một lần.");
    }
    filled(&raw.tieu_de, "tiêu đề", faults);
    check_needed(&raw, faults);
    let blank_rows = whole(raw.so_dong.as_ref(), BLANK_ROWS, 1..=5_000, faults);
    let (mut codes, mut labels) = (BTreeSet::new(), BTreeSet::new());
    let columns = raw.cot.into_iter().map(|column| build_column(column, &mut codes, &mut labels, faults)).collect();
    ListForm { code: raw.ma.into_inner(), title: raw.tieu_de.into_inner().trim().to_owned(), columns, blank_rows }
}

fn check_needed(list: &raw::List, faults: &mut Faults) {
    for (code, kind) in needed(list.ma.get_ref()) {
        let word = ValueKind::WORDS.iter().find(|(_, other)| other == kind).map_or("", |(word, _)| *word);
        let Some(column) = list.cot.iter().find(|column| column.ma.get_ref() == code) else {
            let message = format!("danh sách {} thiếu cột “{code}”.", list.ma.get_ref());
            faults.add(list.ma.span(), message, format!("Thêm một mục [[danh_sach.cot]] có ma = \"{code}\", kieu = \"{word}\"."));
            continue;
        };
        let read = column.kieu.get_ref();
        if read != word && ValueKind::WORDS.iter().any(|(word, _)| word == read) {
            faults.add(column.kieu.span(), format!("cột “{code}” phải có kiểu “{word}”, không phải “{read}”."), "");
        }
    }
}

fn build_column(raw: raw::Column, codes: &mut BTreeSet<String>, labels: &mut BTreeSet<String>, faults: &mut Faults) -> Column {
    check_code(&raw.ma, codes, faults);
    check_labels(&raw.nhan, &raw.nhan_khac, labels, faults);
    let raw_rule = RawRule {
        kind: &raw.kieu,
        required: raw.bat_buoc.unwrap_or(false),
        min: raw.nho_nhat.as_ref(),
        max: raw.lon_nhat.as_ref(),
        earliest: raw.tu_ngay.as_ref(),
        latest: raw.den_ngay.as_ref(),
        choices: &raw.chon,
    };
    let rule = rule::build(&raw_rule, faults);
    Column {
        code: raw.ma.into_inner(),
        heading: raw.nhan.into_inner().trim().to_owned(),
        other_headings: raw.nhan_khac.into_iter().map(|label| label.into_inner().trim().to_owned()).collect(),
        rule,
        width: whole(raw.rong.as_ref(), 14, 3..=100, faults),
        note: raw.ghi_chu.trim().to_owned(),
    }
}

fn whole(raw: Option<&Spanned<i64>>, default: i64, allowed: std::ops::RangeInclusive<i64>, faults: &mut Faults) -> u32 {
    let number = raw.map_or(default, |raw| *raw.get_ref());
    if let Some(raw) = raw.filter(|_| !allowed.contains(&number)) {
        faults.add(raw.span(), format!("số {number} nằm ngoài {} đến {}.", allowed.start(), allowed.end()), "");
    }
    u32::try_from(number).unwrap_or(0)
}
