//! A unit: every figure it reported, with its cell.

use std::fmt::Write;

use super::{Traced, shown};

/// State and files of the unit, then its figures in the form's order. `None` if there is no such unit.
pub(super) fn page(traced: &Traced<'_>, code: &str) -> Option<String> {
    let unit = traced.record.don_vi.get(traced.sources.units.find(code)?)?;
    let state =
        shown::left_out(unit).map_or_else(|| "số liệu có trong mọi tổng".to_owned(), |why| format!("không có trong tổng: {why}"));
    // Writing into a String cannot fail.
    let mut text = format!("{}: {state}.\n", shown::unit(unit));
    for file in &unit.cac_tep {
        _ = writeln!(text, "Tệp: {file}");
    }
    let form = traced
        .sources
        .units
        .all()
        .iter()
        .find(|known| known.code == unit.ma)
        .map(|known| traced.sources.forms.get(known.kind))?;
    if !unit.so_lieu.0.is_empty() {
        text.push_str("\nSố liệu, theo thứ tự trong biểu mẫu:\n");
    }
    for item in form.items() {
        if let Some(line) = unit.so_lieu.get(&item.code) {
            _ = writeln!(text, "  {} - {}: {}, tại {}", item.code, item.label, shown::value(line), line.o);
        }
    }
    Some(text)
}
