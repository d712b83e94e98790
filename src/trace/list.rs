//! An award list: what each unit's rows brought into its number and sum. Persons are told by their cells, never by name.

use std::fmt::Write;

use super::{Traced, shown};
use crate::vietnamese::numbers::integer;

/// Number and sum of the list, unit by unit, each award by its serial, amount, cell and reason; then who was not awarded, the
/// reserve first, and why. `None` if there is no such list.
pub(super) fn page(traced: &Traced<'_>, code: &str) -> Option<String> {
    let (code, awards) = traced.record.khen_thuong.iter().find(|(known, _)| known.eq_ignore_ascii_case(code))?;
    let sum = |amounts: &mut dyn Iterator<Item = i64>| integer(amounts.map(i128::from).sum());
    let total = sum(&mut awards.iter().map(|award| award.muc_thuong));
    // Writing into a String cannot fail.
    let mut text = format!("{code} - danh sách có {} dòng được khen, tổng {total} đồng. {}.\n", awards.len(), set(traced));
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
            _ = writeln!(text, "  {}: {} đồng, tại {}{others}", award.so_hieu, integer(i128::from(award.muc_thuong)), award.o);
            _ = writeln!(text, "    {}", award.ly_do);
        }
    }
    text.push_str(&not_awarded(traced, code));
    text.push_str(&shown::absent(traced.record.don_vi.iter().filter(|unit| unit.loai == "truong")));
    Some(text)
}

/// The set that the awards are of.
fn set(traced: &Traced<'_>) -> String {
    let frozen = traced.record.chot_lan.map_or_else(|| "chưa chốt".to_owned(), |number| format!("chốt lần {number}"));
    format!("Bộ khen thưởng {}, {frozen}", traced.record.ma_bo)
}

/// Who was not awarded by name and who by count; nothing if all were awarded.
fn not_awarded(traced: &Traced<'_>, code: &str) -> String {
    let mut text = String::new();
    for note in traced.record.luu_y_khen.get(code).into_iter().flatten() {
        _ = writeln!(text, "{note}");
    }
    for line in traced.record.khong_khen_nguoi.get(code).into_iter().flatten() {
        let reserve = line.du_phong.map_or_else(String::new, |number| format!("dự phòng số {number}, "));
        _ = writeln!(text, "  {reserve}{}, tại {}: {}", line.don_vi, line.o, line.ly_do);
    }
    for line in traced.record.khong_khen.get(code).into_iter().flatten() {
        let grade = [&line.cap, &line.giai].map(String::as_str).join(" ");
        let grade = if grade.trim().is_empty() { String::new() } else { format!("{}: ", grade.trim()) };
        _ = writeln!(text, "  {grade}{} dòng - {}", line.so_dong, line.ly_do);
    }
    if text.is_empty() { text } else { format!("\nKhông được thưởng:\n{text}") }
}

/// One award by its serial: amount, unit, cells, reason. `None` if the set has no such serial.
pub(super) fn award(traced: &Traced<'_>, serial: &str) -> Option<String> {
    let awards = traced.record.khen_thuong.iter().flat_map(|(code, awards)| awards.iter().map(move |award| (code, award)));
    let (code, award) = awards.into_iter().find(|(_, award)| award.so_hieu.eq_ignore_ascii_case(serial))?;
    let mut text = format!(
        "{} - số {} của danh sách {code}, {} ({})\nMức {} đồng: {}\nTừ ô {}\n",
        award.so_hieu,
        award.stt,
        award.don_vi,
        award.ten_don_vi,
        integer(i128::from(award.muc_thuong)),
        award.ly_do,
        award.o
    );
    for other in &award.o_khac {
        _ = writeln!(text, "Cùng người: {other}");
    }
    _ = writeln!(text, "{}", set(traced));
    Some(text)
}
