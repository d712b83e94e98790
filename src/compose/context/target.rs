//! Targets in the words of a report.

use minijinja::Value;
use serde::Serialize;

use super::coverage;
use crate::compose::record::{YearRecord, YearTarget};
use crate::compose::strict;
use crate::model::agreement::{Agreement, Direction, Formula, Threshold, ThresholdUnit};
use crate::vietnamese::{dates, numbers};

/// A target with its words.
#[derive(Serialize)]
pub(super) struct TargetView<'a> {
    #[serde(flatten)]
    target: &'a YearTarget,
    ket_qua_chu: &'static str,
    /// The same, short enough for a column.
    ket_qua_ngan: &'static str,
    /// `12 người`; `không` when nothing is missing.
    con_thieu_chu: String,
    /// The threshold as a sign and a figure: `≥ 85%`; empty if the target is not in the agreement.
    nguong_ngan: String,
    pham_vi: String,
    /// The deadline, `31/12/2024`; empty for none.
    han_chu: String,
    /// The span that the target counts within, `từ 01/12/2024 đến 15/12/2024`; empty for none.
    khoang_chu: String,
    /// The whole result in one sentence, without closing mark.
    cau: String,
}

impl TargetView<'_> {
    /// Target code.
    pub(super) fn code(&self) -> &str {
        &self.target.ket_qua.ma
    }
}

/// The year's targets with their words, in order.
pub(super) fn views<'a>(record: &'a YearRecord, agreement: &Agreement) -> Vec<TargetView<'a>> {
    let view = |target| {
        let view = view(target, agreement);
        TargetView { cau: format!("{}; số liệu của {}", view.cau, view.pham_vi), ..view }
    };
    record.chi_tieu.iter().map(view).collect()
}

/// The targets of one unit with their words; their sentences do not say whose figures they are.
pub(super) fn views_of_unit<'a>(targets: &'a [YearTarget], agreement: &Agreement) -> Vec<TargetView<'a>> {
    targets.iter().map(|target| view(target, agreement)).collect()
}

/// Targets by result: `dat`, `chua_dat`, `chua_du_can_cu`.
pub(super) fn by_verdict(views: &[TargetView<'_>]) -> Value {
    #[derive(Serialize)]
    struct ByVerdict<'a> {
        dat: Vec<&'a TargetView<'a>>,
        chua_dat: Vec<&'a TargetView<'a>>,
        chua_du_can_cu: Vec<&'a TargetView<'a>>,
    }
    let of = |code: &str| views.iter().filter(|view| view.target.ket_qua.ket_qua == code).collect();
    strict::value(&ByVerdict { dat: of("dat"), chua_dat: of("chua-dat"), chua_du_can_cu: of("chua-du-can-cu") })
}

fn view<'a>(target: &'a YearTarget, agreement: &Agreement) -> TargetView<'a> {
    let result = &target.ket_qua;
    let found = agreement.targets.iter().find(|found| found.code == result.ma);
    let money = found.is_some_and(|found| found.threshold.unit == ThresholdUnit::Money);
    TargetView {
        ket_qua_chu: verdict(result.ket_qua),
        ket_qua_ngan: short_verdict(result.ket_qua),
        con_thieu_chu: if result.con_thieu == 0 { "không".to_owned() } else { missing(target) },
        nguong_ngan: found.map(|found| short(&found.threshold)).unwrap_or_default(),
        pham_vi: coverage(result.so_don_vi, result.tong_don_vi),
        han_chu: found.and_then(|found| found.deadline).map(dates::short).unwrap_or_default(),
        khoang_chu: found.map(|found| span(&found.numerator)).unwrap_or_default(),
        cau: sentence(target, money),
        target,
    }
}

fn span(formula: &Formula) -> String {
    match formula {
        Formula::CountWithin(_, from, to) => format!("từ {} đến {}", dates::short(*from), dates::short(*to)),
        _ => String::new(),
    }
}

/// A result, short enough for a column.
pub(super) fn short_verdict(code: &str) -> &'static str {
    if code == "chua-du-can-cu" { "chưa đủ căn cứ" } else { verdict(code) }
}

fn short(threshold: &Threshold) -> String {
    let sign = match threshold.direction {
        Direction::AtLeast => "≥",
        Direction::Exactly => "=",
        Direction::AtMost => "≤",
    };
    format!("{sign} {}", numbers::limit(threshold))
}

/// A result in words.
pub(super) fn verdict(code: &str) -> &'static str {
    match code {
        "dat" => "đạt",
        "chua-dat" => "chưa đạt",
        _ => "chưa đủ căn cứ kết luận",
    }
}

fn missing(target: &YearTarget) -> String {
    format!("{} {}", numbers::integer(target.ket_qua.con_thieu), target.don_vi_tinh)
}

/// "Hội viên Chi hội: 210 hội viên trên 250 cán bộ, tỷ lệ 84%; mục tiêu từ 85% trở lên: chưa đạt, còn thiếu 3 người".
fn sentence(target: &YearTarget, money: bool) -> String {
    let result = &target.ket_qua;
    let ratio = match (result.mau_so, money) {
        (0, _) => result.hien_thi.clone(),
        (_, true) => format!("bình quân {}", result.hien_thi),
        (_, false) => format!("tỷ lệ {}", result.hien_thi),
    };
    let lacking = if result.con_thieu == 0 { String::new() } else { format!(", còn thiếu {}", missing(target)) };
    format!(
        "{}: {} {} trên {} {}, {ratio}; mục tiêu {}: {}{lacking}",
        target.ten,
        numbers::integer(result.tu_so),
        target.ten_tu_so,
        numbers::integer(result.mau_so),
        target.ten_mau_so,
        target.nguong,
        verdict(result.ket_qua),
    )
}
