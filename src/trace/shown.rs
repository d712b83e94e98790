//! Values and units as a trace shows them.

use crate::compose::record::{ItemLine, ItemValue, Sum, UnitLine};
use crate::vietnamese::numbers;

/// A reported value; a blank one says so.
pub(super) fn value(line: &ItemLine) -> String {
    line.gia_tri.as_ref().map_or_else(|| "để trống".to_owned(), ItemValue::printed)
}

/// A sum over units.
pub(super) fn sum(sum: Sum) -> String {
    match sum {
        Sum::Whole(number) => numbers::integer(number),
        Sum::Hundredths(number) => i64::try_from(number).map_or_else(|_| number.to_string(), numbers::hundredths),
    }
}

/// `TH-ANPHU (Trường Tiểu học An Phú)`.
pub(super) fn unit(unit: &UnitLine) -> String {
    format!("{} ({})", unit.ma, unit.ten)
}

/// Why a unit's figures are in no total; `None` when they are.
pub(super) fn left_out(unit: &UnitLine) -> Option<&'static str> {
    match unit.trang_thai {
        "hop-le" => None,
        "co-loi" => Some("bài nộp có lỗi, đang giữ lại"),
        "mien-tru" => Some("được miễn nộp"),
        _ => Some("chưa nộp"),
    }
}

/// The units whose figures are in no total, a line each with the reason, under their own heading; nothing if all are in.
pub(super) fn absent<'a>(units: impl Iterator<Item = &'a UnitLine>) -> String {
    let lines: String = units.filter_map(|line| Some(format!("  {}: {}\n", unit(line), left_out(line)?))).collect();
    if lines.is_empty() { lines } else { format!("\nKhông có trong tổng:\n{lines}") }
}
