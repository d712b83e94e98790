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
    /// What is divided by what.
    dinh_nghia: String,
    /// The result in one sentence, without the target's name and without closing mark.
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
    let of_all =
        |target: &'a YearTarget| view(target, agreement, &coverage(target.ket_qua.so_don_vi, target.ket_qua.tong_don_vi));
    record.chi_tieu.iter().map(of_all).collect()
}

/// The targets of one unit with their words; their sentences do not say whose figures they are.
pub(super) fn views_of_unit<'a>(targets: &'a [YearTarget], agreement: &Agreement) -> Vec<TargetView<'a>> {
    targets.iter().map(|target| view(target, agreement, "")).collect()
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

fn view<'a>(target: &'a YearTarget, agreement: &Agreement, of_units: &str) -> TargetView<'a> {
    let result = &target.ket_qua;
    let found = agreement.targets.iter().find(|found| found.code == result.ma);
    let money = found.is_some_and(|found| found.threshold.unit == ThresholdUnit::Money);
    TargetView {
        ket_qua_chu: result.said(),
        ket_qua_ngan: result.said_shortly(),
        con_thieu_chu: if result.con_thieu == 0 { "không".to_owned() } else { missing(target) },
        nguong_ngan: found.map(|found| short(&found.threshold)).unwrap_or_default(),
        pham_vi: coverage(result.so_don_vi, result.tong_don_vi),
        han_chu: found.and_then(|found| found.deadline).map(dates::short).unwrap_or_default(),
        khoang_chu: found.map(|found| span(&found.numerator)).unwrap_or_default(),
        cau: sentence(target, money, of_units),
        dinh_nghia: definition(target),
        target,
    }
}

fn span(formula: &Formula) -> String {
    match formula {
        Formula::CountWithin(_, from, to) => format!("từ {} đến {}", dates::short(*from), dates::short(*to)),
        _ => String::new(),
    }
}

fn short(threshold: &Threshold) -> String {
    let sign = match threshold.direction {
        Direction::AtLeast => "≥",
        Direction::Exactly => "=",
        Direction::AtMost => "≤",
    };
    format!("{sign} {}", numbers::limit(threshold))
}

fn missing(target: &YearTarget) -> String {
    format!("{} {}", numbers::integer(target.ket_qua.con_thieu), target.don_vi_tinh)
}

/// "210 hội viên trên tổng số 250 cán bộ, tỷ lệ 84%; chưa đạt, còn thiếu 3 người (số liệu của 5/5 đơn vị)"; what is not decided says
/// of how many units there are figures. `coverage` is empty for the figures of one unit.
fn sentence(target: &YearTarget, money: bool, coverage: &str) -> String {
    let result = &target.ket_qua;
    let lacking = if result.con_thieu == 0 { String::new() } else { format!(", còn thiếu {}", missing(target)) };
    let verdict = match (result.ket_qua, coverage) {
        ("chua-du-can-cu", coverage) if !coverage.is_empty() => format!("{} vì mới có số liệu của {coverage}", result.said()),
        (_, "") => format!("{}{lacking}", result.said()),
        (_, coverage) => format!("{}{lacking} (số liệu của {coverage})", result.said()),
    };
    if result.mau_so == 0 {
        return format!("{}; {verdict}", result.hien_thi);
    }
    format!(
        "{} {} trên tổng số {} {}, {} {}; {verdict}",
        numbers::integer(result.tu_so),
        target.ten_tu_so,
        numbers::integer(result.mau_so),
        target.ten_mau_so,
        if money { "bình quân" } else { "tỷ lệ" },
        result.hien_thi,
    )
}

/// What is divided by what: "số hội viên trên tổng số cán bộ", "số tiền vận động trong năm (đồng) trên số hội viên".
fn definition(target: &YearTarget) -> String {
    let total = |label: &str| if label.starts_with("tổng ") { label.to_owned() } else { format!("tổng số {label}") };
    match target.ten_tu_so.strip_prefix("đồng ") {
        Some(raised) => format!("số tiền {raised} (đồng) trên {}", total(&target.ten_mau_so)),
        None => format!("số {} trên {}", target.ten_tu_so, total(&target.ten_mau_so)),
    }
}
