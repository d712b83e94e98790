//! A reported item: its sum by kind of unit, and each unit's cell.

use std::fmt::Write;

use super::{Traced, shown};
use crate::model::agreement::{Formula, Target};
use crate::model::form::Item;
use crate::model::unit::UnitKind;

/// Kind by kind the sum with n/N, then a line a unit. `None` if no form has the item.
pub(super) fn page(traced: &Traced<'_>, code: &str) -> Option<String> {
    let mut text = String::new();
    for kind in UnitKind::ALL {
        let form = traced.sources.forms.get(kind);
        if let Some(item) = form.items().find(|item| item.code.eq_ignore_ascii_case(code)) {
            of_kind(&mut text, traced, kind, item);
        }
    }
    (!text.is_empty()).then(|| text + &used_by(traced, code))
}

// Writing into a String cannot fail: what `write!` gives back is passed over in all that follows.

fn of_kind(text: &mut String, traced: &Traced<'_>, kind: UnitKind, item: &Item) {
    let units = || traced.record.don_vi.iter().filter(move |unit| unit.loai == kind.code());
    let measure = if item.measure.is_empty() { String::new() } else { format!(" ({})", item.measure) };
    if !text.is_empty() {
        text.push('\n');
    }
    _ = writeln!(text, "{} - {}{measure}, biểu mẫu {}", item.code, item.label, kind.word());
    if let Some(totals) = traced.record.tong_hop.get(kind.code()) {
        let of = format!("{}/{} đơn vị", totals.hop_le, totals.phai_nop);
        match totals.so_lieu.get(&item.code) {
            Some(sum) => _ = writeln!(text, "Tổng {} của {of}:", shown::sum(*sum)),
            None => _ = writeln!(text, "Không cộng; số liệu của {of}:"),
        }
    }
    for unit in units() {
        if let Some(line) = unit.so_lieu.get(&item.code) {
            _ = writeln!(text, "  {}: {}, tại {}", shown::unit(unit), shown::value(line), line.o);
        }
    }
    text.push_str(&shown::absent(units()));
}

/// The targets that count with the item.
fn used_by(traced: &Traced<'_>, code: &str) -> String {
    let uses = |target: &&Target| {
        let formulas = [&target.numerator, &target.denominator];
        formulas.into_iter().any(|formula| codes(formula).iter().any(|used| used.eq_ignore_ascii_case(code)))
    };
    let targets: Vec<&str> = traced.sources.agreement.targets.iter().filter(uses).map(|target| target.code.as_str()).collect();
    if targets.is_empty() { String::new() } else { format!("\nMục tiêu dùng số liệu này: {}.\n", targets.join(", ")) }
}

/// The items a formula reads.
pub(super) fn codes(formula: &Formula) -> &[String] {
    match formula {
        Formula::Units => &[],
        Formula::CountYes(code) | Formula::CountAmong(code, _) => std::slice::from_ref(code),
        Formula::Sum(codes) | Formula::CountWithin(codes, ..) => codes,
    }
}
