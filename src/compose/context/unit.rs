//! Units as papers name them: with figures, or with the reason why there are none.

use std::collections::BTreeMap;

use minijinja::Value;
use rayon::prelude::*;
use serde::Serialize;

use super::kind_word;
use crate::compose::record::{UnitLine, YearRecord};
use crate::compose::strict;
use crate::model::unit::UnitKind;
use crate::vietnamese::text::fold;

/// A unit with words for its kind and status.
#[derive(Serialize)]
struct UnitView<'a> {
    #[serde(flatten)]
    unit: &'a UnitLine,
    loai_chu: &'static str,
    /// The commune with its rank, `phường An Phú`, where a unit of the year is that commune's; else as the registry has it.
    xa_day_du: String,
    /// Its figures are in the totals.
    co_so_lieu: bool,
    trang_thai_chu: &'static str,
}

/// Every unit, in order.
pub(super) fn values(record: &YearRecord) -> Vec<Value> {
    let communes = Communes::new(record);
    record.don_vi.par_iter().map(|unit| strict::value(&view(unit, &communes))).collect()
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
    let communes = Communes::new(record);
    strict::value(&record.don_vi.iter().filter(|unit| wanted(unit)).map(|unit| view(unit, &communes)).collect::<Vec<_>>())
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

/// What ranks of communes are called.
const RANKS: [&str; 3] = ["phường", "xã", "thị trấn"];

/// Names of communes with their ranks, as the names of their units end: `Hội Khuyến học phường An Phú`.
struct Communes(BTreeMap<String, String>);

impl Communes {
    fn new(record: &YearRecord) -> Self {
        let communes = record.don_vi.iter().filter(|unit| unit.loai == UnitKind::Commune.code() && !unit.xa.is_empty());
        let ranked = communes.filter_map(|unit| {
            let name = fold(&unit.ten);
            let rank = RANKS.into_iter().find(|rank| name.ends_with(&fold(&format!("{rank} {}", unit.xa))))?;
            Some((fold(&unit.xa), format!("{rank} {}", unit.xa)))
        });
        Self(ranked.collect())
    }

    fn name(&self, commune: &str) -> String {
        self.0.get(&fold(commune)).cloned().unwrap_or_else(|| commune.to_owned())
    }
}

fn view<'a>(unit: &'a UnitLine, communes: &Communes) -> UnitView<'a> {
    UnitView {
        xa_day_du: communes.name(&unit.xa),
        loai_chu: kind_word(unit.loai),
        co_so_lieu: unit.trang_thai == "hop-le",
        trang_thai_chu: match unit.trang_thai {
            "co-loi" => "số liệu có lỗi, đã trả lại để sửa, chưa đưa vào tổng hợp",
            short => status(short),
        },
        unit,
    }
}
