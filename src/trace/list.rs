//! An award list: what each unit's rows brought into its number and sum. Persons are told by their cells, never by name.

use std::fmt::Write;

use super::{Traced, shown};
use crate::vietnamese::numbers::integer;

/// Number and sum of the list, unit by unit, each award by its cell and amount. `None` if there is no such list.
pub(super) fn page(traced: &Traced<'_>, code: &str) -> Option<String> {
    let (code, awards) = traced.record.khen_thuong.iter().find(|(known, _)| known.eq_ignore_ascii_case(code))?;
    let sum = |amounts: &mut dyn Iterator<Item = i64>| integer(amounts.map(i128::from).sum());
    let total = sum(&mut awards.iter().map(|award| award.muc_thuong));
    // Writing into a String cannot fail.
    let mut text = format!("{code} - danh sách có {} dòng được khen, tổng {total} đồng.\n", awards.len());
    for unit in &traced.record.don_vi {
        let of_unit: Vec<_> = awards.iter().filter(|award| award.don_vi == unit.ma).collect();
        if of_unit.is_empty() {
            continue;
        }
        let total = sum(&mut of_unit.iter().map(|award| award.muc_thuong));
        _ = writeln!(text, "\n{}: {} dòng, {total} đồng", shown::unit(unit), of_unit.len());
        for award in of_unit {
            let others =
                if award.o_khac.is_empty() { String::new() } else { format!(" (cùng người: {})", award.o_khac.join(", ")) };
            _ = writeln!(text, "  số {}: {} đồng, tại {}{others}", award.stt, integer(i128::from(award.muc_thuong)), award.o);
        }
    }
    text.push_str(&shown::absent(traced.record.don_vi.iter().filter(|unit| unit.loai == "truong")));
    Some(text)
}
