//! Targets as printed and as read by other programs.

use serde::Serialize;

use super::Sources;
use crate::model::agreement::{Direction, Target, Threshold, ThresholdUnit};
use crate::model::indicator::TargetResult;
use crate::vietnamese::numbers;

/// One target over one unit or one branch.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TargetLine {
    /// Target code.
    pub ma: String,
    /// Numerator.
    pub tu_so: i128,
    /// Denominator.
    pub mau_so: i128,
    /// Result as printed: `85,04%`, `32.000 đồng`; never rounded across the threshold.
    pub hien_thi: String,
    /// `dat`, `chua-dat`, `chua-du-can-cu`.
    pub ket_qua: &'static str,
    /// What the numerator lacks, in its own unit; 0 when reached.
    pub con_thieu: i128,
    /// Units whose figures are in.
    pub so_don_vi: usize,
    /// Units expected.
    pub tong_don_vi: usize,
}

impl TargetLine {
    /// The result in a sentence.
    #[must_use]
    pub fn said(&self) -> &'static str {
        match self.ket_qua {
            "dat" => "đạt",
            "chua-dat" => "chưa đạt",
            _ => "chưa đủ căn cứ kết luận",
        }
    }

    /// The same, short enough for a column.
    #[must_use]
    pub fn said_shortly(&self) -> &'static str {
        if self.ket_qua == "chua-du-can-cu" { "chưa đủ căn cứ" } else { self.said() }
    }
}

/// One target with what it is called and counts: over all units in the record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct YearTarget {
    /// Figures and result.
    #[serde(flatten)]
    pub ket_qua: TargetLine,
    /// Printed name.
    pub ten: String,
    /// Threshold as printed: `từ 85% trở lên`.
    pub nguong: String,
    /// Clause of the agreement.
    pub can_cu: String,
    /// What the numerator counts.
    pub ten_tu_so: String,
    /// What the denominator counts.
    pub ten_mau_so: String,
    /// What `con_thieu` is counted in.
    pub don_vi_tinh: String,
    /// Date by which it must be reached.
    pub han: Option<String>,
}

/// What stands where a ratio has nothing to divide by.
const NO_DENOMINATOR: &str = "chưa có số liệu";

/// `None` for a result whose target is not in the agreement.
pub(super) fn line(sources: &Sources<'_>, result: &TargetResult) -> Option<TargetLine> {
    let target = sources.agreement.targets.get(result.target)?;
    let (numerator, denominator) = (result.indicator.numerator, result.indicator.denominator);
    Some(TargetLine {
        ma: target.code.clone(),
        tu_so: numerator,
        mau_so: denominator,
        hien_thi: if denominator == 0 {
            NO_DENOMINATOR.to_owned()
        } else {
            numbers::ratio(numerator, denominator, &target.threshold)
        },
        ket_qua: result.verdict.code(),
        con_thieu: result.missing,
        so_don_vi: result.units_in,
        tong_don_vi: result.units_expected,
    })
}

pub(super) fn year(sources: &Sources<'_>) -> Vec<YearTarget> {
    all(sources, &sources.judgement.overall)
}

/// The targets that one unit is judged by, in the agreement's order.
pub fn of_unit(sources: &Sources<'_>, unit: usize) -> Vec<YearTarget> {
    all(sources, sources.judgement.by_unit.get(unit).map_or(&[][..], Vec::as_slice))
}

fn all(sources: &Sources<'_>, results: &[TargetResult]) -> Vec<YearTarget> {
    let described = |result: &TargetResult| {
        let target = sources.agreement.targets.get(result.target)?;
        Some(described(target, line(sources, result)?))
    };
    results.iter().filter_map(described).collect()
}

fn described(target: &Target, result: TargetLine) -> YearTarget {
    YearTarget {
        ket_qua: result,
        ten: target.name.clone(),
        nguong: threshold(&target.threshold),
        can_cu: target.clause.clone(),
        ten_tu_so: target.numerator_label.clone(),
        ten_mau_so: target.denominator_label.clone(),
        don_vi_tinh: target.measure.clone(),
        han: target.deadline.map(|date| date.to_string()),
    }
}

/// A threshold in words: `từ 85% trở lên`, `100%`, `không quá 3%`, `từ 32.000 đồng trở lên`.
fn threshold(threshold: &Threshold) -> String {
    let limit = numbers::hundredths(threshold.limit);
    let limit = match threshold.unit {
        ThresholdUnit::Percent => format!("{limit}%"),
        ThresholdUnit::Money => format!("{limit} đồng"),
    };
    match threshold.direction {
        Direction::AtLeast => format!("từ {limit} trở lên"),
        Direction::Exactly => limit,
        Direction::AtMost => format!("không quá {limit}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thresholds_are_said_in_words() {
        for (direction, limit, unit, said) in [
            (Direction::AtLeast, 8500, ThresholdUnit::Percent, "từ 85% trở lên"),
            (Direction::Exactly, 10_000, ThresholdUnit::Percent, "100%"),
            (Direction::AtMost, 250, ThresholdUnit::Percent, "không quá 2,5%"),
            (Direction::AtLeast, 3_200_000, ThresholdUnit::Money, "từ 32.000 đồng trở lên"),
        ] {
            assert_eq!(threshold(&Threshold { direction, limit, unit }), said);
        }
    }
}
