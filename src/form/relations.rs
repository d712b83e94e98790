//! Relations between items: identities, parts of a whole, plausible ranges. All name items that exist and are numbers.

use std::collections::BTreeMap;

use toml::Spanned;

use super::build::filled;
use super::raw;
use crate::model::form::{Identity, Part, PlausibleRange};
use crate::model::value::ValueKind;
use crate::source::Faults;

type Kinds<'a> = BTreeMap<&'a str, ValueKind>;

/// `[[dang_thuc]]`
pub fn identities(raw: Vec<raw::Identity>, kinds: &Kinds, faults: &mut Faults) -> Vec<Identity> {
    let build = |raw: raw::Identity| {
        some(&raw.cong, &raw.ket_qua, faults);
        let unit = Some(&raw.ket_qua);
        Identity {
            plus: codes(&raw.cong, unit, kinds, faults),
            minus: codes(&raw.tru, unit, kinds, faults),
            result: code(&raw.ket_qua, None, kinds, faults),
        }
    };
    raw.into_iter().map(build).collect()
}

/// `[[thanh_phan]]`
pub fn parts(raw: Vec<raw::Part>, kinds: &Kinds, faults: &mut Faults) -> Vec<Part> {
    let build = |raw: raw::Part| {
        some(&raw.toan_bo, &raw.phan, faults);
        Part {
            whole: codes(&raw.toan_bo, Some(&raw.phan), kinds, faults),
            part: code(&raw.phan, None, kinds, faults),
            warning: raw.canh_bao,
        }
    };
    raw.into_iter().map(build).collect()
}

/// `[[khoang_hop_ly]]`
pub fn ranges(raw: Vec<raw::Range>, kinds: &Kinds, faults: &mut Faults) -> Vec<PlausibleRange> {
    raw.into_iter().map(|raw| range(&raw, kinds, faults)).collect()
}

fn range(raw: &raw::Range, kinds: &Kinds, faults: &mut Faults) -> PlausibleRange {
    filled(&raw.nhan, "nhãn", faults);
    let scale = match raw.don_vi_tinh.get_ref().as_str() {
        "%" => 100,
        "đồng" => 1,
        other => {
            faults.unknown(raw.don_vi_tinh.span(), "đơn vị tính", other, ["%", "đồng"]);
            1
        }
    };
    some(&raw.tu_so, &raw.nhan, faults);
    some(&raw.mau_so, &raw.nhan, faults);
    let (low, high) = (*raw.tu.get_ref(), *raw.den.get_ref());
    if low > high {
        faults.add(raw.den.span(), "đầu khoảng lớn hơn cuối khoảng.", "Sửa lại tu hoặc den.");
    }
    PlausibleRange {
        numerator: codes(&raw.tu_so, None, kinds, faults),
        denominator: codes(&raw.mau_so, None, kinds, faults),
        scale,
        low,
        high,
        label: raw.nhan.get_ref().trim().to_owned(),
    }
}

/// A relation with an empty side says nothing, or that all must be zero.
fn some(list: &[Spanned<String>], near: &Spanned<String>, faults: &mut Faults) {
    if list.is_empty() {
        faults.add(near.span(), "quan hệ này có một danh sách chỉ tiêu để trống.", "Viết ít nhất một mã chỉ tiêu.");
    }
}

fn codes(raw: &[Spanned<String>], beside: Option<&Spanned<String>>, kinds: &Kinds, faults: &mut Faults) -> Vec<String> {
    raw.iter().map(|word| code(word, beside, kinds, faults)).collect()
}

/// A code of a numeric item; beside another item, of the same kind: persons and đồng never add.
fn code(raw: &Spanned<String>, beside: Option<&Spanned<String>>, kinds: &Kinds, faults: &mut Faults) -> String {
    let word = raw.get_ref();
    match kinds.get(word.as_str()) {
        None => faults.unknown(raw.span(), "chỉ tiêu", word, kinds.keys().copied()),
        Some(kind) if !kind.is_numeric() => {
            faults.add(
                raw.span(),
                format!("chỉ tiêu “{word}” không phải là số."),
                "Chỉ dùng chỉ tiêu kiểu so, tien, diem ở đây.",
            );
        }
        Some(kind) => {
            let other = beside.and_then(|other| kinds.get(other.get_ref().as_str()));
            if other.is_some_and(|other| other != kind) {
                faults.add(
                    raw.span(),
                    format!("chỉ tiêu “{word}” khác kiểu với chỉ tiêu đứng cùng nó."),
                    "Không cộng số với tiền.",
                );
            }
        }
    }
    word.clone()
}
