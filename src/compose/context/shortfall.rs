//! What fell short below the year's totals: units under a target that each is judged by, and nominations that were not awarded.

use minijinja::Value;
use serde::Serialize;

use super::list::words;
use crate::compose::record::{UnawardedLine, YearRecord};
use crate::compose::strict;

/// A target with the units that did not reach it.
#[derive(Serialize)]
struct Under<'a> {
    ten: &'a str,
    nguong: &'a str,
    so: usize,
    don_vi: Vec<UnitUnder<'a>>,
}

/// One of them.
#[derive(Serialize)]
struct UnitUnder<'a> {
    ten: &'a str,
    hien_thi: &'a str,
}

/// Targets that some unit with figures did not reach, in the agreement's order, each with those units in unit order.
pub(super) fn units_under(record: &YearRecord) -> Value {
    let targets = record.chi_tieu.iter().map(|target| {
        let units = record.don_vi.iter().flat_map(|unit| unit.chi_tieu.iter().map(move |result| (unit, result)));
        let under = units.filter(|(_, result)| result.ma == target.ket_qua.ma && result.ket_qua == "chua-dat");
        let under: Vec<UnitUnder<'_>> =
            under.map(|(unit, result)| UnitUnder { ten: &unit.ten, hien_thi: &result.hien_thi }).collect();
        Under { ten: &target.ten, nguong: &target.nguong, so: under.len(), don_vi: under }
    });
    strict::value(&targets.filter(|target| target.so > 0).collect::<Vec<_>>())
}

/// Nominations of one list that were not awarded for one reason.
#[derive(Serialize)]
struct Unawarded<'a> {
    ma: &'a str,
    danh_sach: &'static str,
    #[serde(flatten)]
    line: &'a UnawardedLine,
}

/// The nominations of all lists that were not awarded, a row a list, level, prize and reason.
pub(super) fn unawarded(record: &YearRecord) -> Value {
    let rows = record
        .khong_khen
        .iter()
        .flat_map(|(code, lines)| lines.iter().map(move |line| Unawarded { ma: code, danh_sach: words(code).0, line }));
    strict::value(&rows.collect::<Vec<_>>())
}
