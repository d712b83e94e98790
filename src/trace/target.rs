//! A target: its two sums, then each unit's share in them with the cells behind it.

use std::fmt::Write;

use super::{Traced, item, shown};
use crate::compose::record::{UnitLine, YearTarget};
use crate::judge::Share;
use crate::model::agreement::Target;
use crate::vietnamese::numbers::integer;

/// The result over all units, then unit by unit numerator and denominator. `None` if the agreement has no such target.
pub(super) fn page(traced: &Traced<'_>, code: &str) -> Option<String> {
    let targets = &traced.sources.agreement.targets;
    let position = targets.iter().position(|target| target.code.eq_ignore_ascii_case(code))?;
    let target = targets.get(position)?;
    let result = traced.record.chi_tieu.iter().find(|line| line.ket_qua.ma == target.code)?;
    let shares = traced.shares.get(position)?;
    let mut text = head(target, result);
    let asked = || traced.record.don_vi.iter().zip(shares).filter(|(_, share)| **share != Share::Foreign);
    for (unit, share) in asked() {
        if let Share::Given(indicator) = share {
            // Writing into a String cannot fail.
            _ = writeln!(text, "  {}: {} / {}", shown::unit(unit), integer(indicator.numerator), integer(indicator.denominator));
            cells(&mut text, target, unit);
        }
    }
    text.push_str(&shown::absent(asked().map(|(unit, _)| unit)));
    Some(text)
}

fn head(target: &Target, result: &YearTarget) -> String {
    let figures = &result.ket_qua;
    let verdict = figures.said();
    format!(
        "{} - {} ({} của Thỏa thuận)\nKết quả chung {}, mục tiêu {}: {verdict}. Số liệu của {}/{} đơn vị.\n  Tử số: {} {}\n  Mẫu số: {} {}\n\n\
         Từng đơn vị, tử số / mẫu số, rồi các ô đã dùng:\n",
        target.code,
        target.name,
        target.clause,
        figures.hien_thi,
        result.nguong,
        figures.so_don_vi,
        figures.tong_don_vi,
        integer(figures.tu_so),
        result.ten_tu_so,
        integer(figures.mau_so),
        result.ten_mau_so,
    )
}

/// The cells that a unit's share was read from; none where the target merely counts units.
fn cells(text: &mut String, target: &Target, unit: &UnitLine) {
    let mut codes: Vec<&String> = item::codes(&target.numerator).iter().chain(item::codes(&target.denominator)).collect();
    let mut seen = std::collections::BTreeSet::new();
    codes.retain(|code| seen.insert(*code));
    for code in codes {
        if let Some(line) = unit.so_lieu.get(code) {
            _ = writeln!(text, "    {code} {}, tại {}", shown::value(line), line.o);
        }
    }
}
