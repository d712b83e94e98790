//! Units as papers name them: with figures, or with the reason why there are none.

use minijinja::Value;
use rayon::prelude::*;
use serde::Serialize;

use super::kind_word;
use crate::compose::record::{UnitLine, YearRecord};
use crate::compose::strict;

/// A unit with words for its kind and status.
#[derive(Serialize)]
struct UnitView<'a> {
    #[serde(flatten)]
    unit: &'a UnitLine,
    loai_chu: &'static str,
    /// Its figures are in the totals.
    co_so_lieu: bool,
    trang_thai_chu: &'static str,
}

/// Every unit, in order.
pub(super) fn values(record: &YearRecord) -> Vec<Value> {
    record.don_vi.par_iter().map(|unit| strict::value(&view(unit))).collect()
}

/// Units without figures that owe them: nothing came, or it was held out.
pub(super) fn missing(record: &YearRecord) -> Value {
    some(record, |unit| matches!(unit.trang_thai, "co-loi" | "chua-nop"))
}

/// Units that owe nothing this year.
pub(super) fn waived(record: &YearRecord) -> Value {
    some(record, |unit| unit.trang_thai == "mien-tru")
}

fn some(record: &YearRecord, wanted: fn(&UnitLine) -> bool) -> Value {
    strict::value(&record.don_vi.iter().filter(|unit| wanted(unit)).map(view).collect::<Vec<_>>())
}

/// A unit's status, short enough for the room of a bar.
pub(super) fn status(code: &str) -> &'static str {
    match code {
        "hop-le" => "đã có số liệu",
        "co-loi" => "số liệu có lỗi, đã trả lại",
        "mien-tru" => "được miễn nộp",
        _ => "chưa nộp số liệu",
    }
}

fn view(unit: &UnitLine) -> UnitView<'_> {
    UnitView {
        loai_chu: kind_word(unit.loai),
        co_so_lieu: unit.trang_thai == "hop-le",
        trang_thai_chu: match unit.trang_thai {
            "co-loi" => "số liệu có lỗi, đã trả lại để sửa, chưa đưa vào tổng hợp",
            short => status(short),
        },
        unit,
    }
}
