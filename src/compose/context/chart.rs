//! Charts: each target over the school levels (`bieu_do_theo_cap`) and over single units (`bieu_do_don_vi`). A chart is rows of
//! a label, a bar on the chart's own axis (`thanh`) and the figure; a template sets them as a table.

use minijinja::Value;
use serde::Serialize;

use super::{Field, coverage, field, unit};
use crate::compose::mark::BarValue;
use crate::compose::record::{LevelLine, TargetLine, UnitLine, YearRecord, YearTarget};
use crate::compose::strict;
use crate::model::agreement::{Agreement, Direction, Target, Threshold, ThresholdUnit};
use crate::model::bar::{Bar, BarState};
use crate::model::indicator::{Indicator, Verdict};
use crate::vietnamese::numbers;

/// What stands above a chart.
#[derive(Serialize)]
struct ChartView<'a> {
    ma: &'a str,
    ten: &'a str,
    nguong: &'a str,
    /// The axis: `từ 0 đến 100%`.
    thang: String,
    /// Units with figures of those that owe them.
    pham_vi: String,
    /// What its bars and lines mean.
    chu_giai: String,
}

/// What stands beside a bar.
#[derive(Serialize)]
struct RowView<'a> {
    ten: &'a str,
    /// There are figures to draw, or to say that nothing can be divided.
    co_so_lieu: bool,
    /// Why there are none.
    trang_thai_ngan: &'static str,
    hien_thi: &'a str,
    ket_qua_ngan: &'static str,
    so_don_vi: usize,
    tong_don_vi: usize,
}

/// The status of a unit whose figures count.
const VALID: &str = "hop-le";

/// A row before its chart has an axis: name, status, result.
type Row<'a> = (&'a str, &'a str, &'a TargetLine);

/// `bieu_do_theo_cap`, one chart a target that asks for schools, a row a level, in the agreement's order; and
/// `chu_giai_theo_cap`, what the bars of all of them mean.
pub(super) fn by_level(record: &YearRecord, agreement: &Agreement) -> [Field; 2] {
    let rows = |code: &str| record.chi_tieu_theo_cap.iter().filter_map(|level| level_row(level, code)).collect();
    let (charts, marks) = charts(record, &agreement.targets, rows);
    [("bieu_do_theo_cap".into(), charts), field("chu_giai_theo_cap", legend(marks))]
}

/// One chart a target that each unit is judged by, a row a unit, in unit order; those without figures are there too.
pub(super) fn by_unit(record: &YearRecord, targets: &[Target]) -> Value {
    charts(record, targets, |code| record.don_vi.iter().filter_map(|unit| unit_row(unit, code)).collect()).0
}

fn level_row<'a>(level: &'a LevelLine, code: &str) -> Option<Row<'a>> {
    let name = if level.cap_hoc.is_empty() { "Chưa ghi cấp học" } else { &level.cap_hoc };
    Some((name, VALID, level.chi_tieu.iter().find(|result| result.ma == code)?))
}

fn unit_row<'a>(unit: &'a UnitLine, code: &str) -> Option<Row<'a>> {
    Some((&unit.ten, unit.trang_thai, unit.chi_tieu.iter().find(|result| result.ma == code)?))
}

fn charts<'a>(record: &'a YearRecord, targets: &[Target], rows: impl Fn(&str) -> Vec<Row<'a>>) -> (Value, Marks) {
    let charts = record.chi_tieu.iter().filter_map(|named| {
        let target = targets.iter().find(|target| target.code == named.ket_qua.ma)?;
        let rows = rows(&target.code);
        (!rows.is_empty()).then(|| chart(named, target, &rows))
    });
    let (charts, marks): (Vec<Value>, Vec<Marks>) = charts.unzip();
    (Value::from(charts), marks.into_iter().fold(Marks::default(), together))
}

fn chart(named: &YearTarget, target: &Target, rows: &[Row<'_>]) -> (Value, Marks) {
    let end = axis(&target.threshold, rows);
    let (units_in, units_expected) =
        rows.iter().fold((0, 0), |(given, owed), (_, _, result)| (given + result.so_don_vi, owed + result.tong_don_vi));
    let bars: Vec<Bar> = rows.iter().map(|row| bar(row, &named.nguong, &target.threshold, end)).collect();
    let there = rows.iter().zip(&bars).filter(|((_, status, _), _)| *status == VALID);
    let shown = there.fold(Marks::default(), |all, (_, bar)| together(all, marks(bar)));
    let view = ChartView {
        ma: &named.ket_qua.ma,
        ten: &named.ten,
        nguong: &named.nguong,
        thang: format!("từ 0 đến {}", numbers::limit(&Threshold { limit: end, ..target.threshold })),
        pham_vi: coverage(units_in, units_expected),
        chu_giai: legend(shown),
    };
    let rows = rows.iter().zip(bars).map(|(row, bar)| row_value(row, bar));
    let rows = ("dong".into(), Value::from(rows.collect::<Vec<_>>()));
    (strict::record(strict::fields(&view).into_iter().chain([rows])), shown)
}

fn row_value((name, status, result): &Row<'_>, bar: Bar) -> Value {
    let view = RowView {
        ten: name,
        co_so_lieu: *status == VALID,
        trang_thai_ngan: unit::status(status),
        hien_thi: &result.hien_thi,
        ket_qua_ngan: result.said_shortly(),
        so_don_vi: result.so_don_vi,
        tong_don_vi: result.tong_don_vi,
    };
    let bar = ("thanh".into(), Value::from_object(BarValue(bar)));
    strict::record(strict::fields(&view).into_iter().chain([bar]))
}

fn bar((_, _, result): &Row<'_>, limit: &str, threshold: &Threshold, end: i64) -> Bar {
    let alt = format!("{}, mục tiêu {limit}, {}", result.hien_thi, result.said());
    let decided = [Verdict::Reached, Verdict::NotReached].into_iter().find(|verdict| verdict.code() == result.ket_qua);
    Bar::new(figure(result), decided.unwrap_or(Verdict::Undecided), threshold, end, alt)
}

/// What there is among some bars to be explained, in the order of [`LEGEND`].
type Marks = [bool; 4];

/// What the marks mean.
const LEGEND: [&str; 4] = ["thanh đặc: đạt", "kẻ sọc: chưa đạt", "viền đứt: chưa đủ căn cứ", "mũi tên: vượt quá thang"];

fn marks(bar: &Bar) -> Marks {
    let drawn = bar.length > 0;
    let is = |state| drawn && bar.state == state;
    [is(BarState::Reached), is(BarState::NotReached), is(BarState::Undecided), bar.beyond]
}

fn together(mut all: Marks, some: Marks) -> Marks {
    all.iter_mut().zip(some).for_each(|(all, some)| *all |= some);
    all
}

/// `thanh đặc: đạt; kẻ sọc: chưa đạt; vạch đậm: mức mục tiêu`: of the marks those that there are, and the line.
fn legend(marks: Marks) -> String {
    let there = LEGEND.into_iter().zip(marks).filter_map(|(words, there)| there.then_some(words));
    there.chain(["vạch đậm: mức mục tiêu"]).collect::<Vec<_>>().join("; ")
}

fn figure(result: &TargetLine) -> Indicator {
    Indicator { numerator: result.tu_so, denominator: result.mau_so }
}

/// The end of a chart's axis in hundredths. A percentage that must be high goes to 100 %; anything else goes to the first of
/// a few multiples of its limit within which three figures of four lie, so that one far off does not make the others invisible.
fn axis(threshold: &Threshold, rows: &[Row<'_>]) -> i64 {
    const WHOLE: i64 = 10_000;
    const MULTIPLES: [i64; 3] = [2, 5, 10];
    let percent = threshold.unit == ThresholdUnit::Percent;
    if percent && (threshold.direction != Direction::AtMost || threshold.limit <= 0) {
        return threshold.limit.max(WHOLE);
    }
    let base = if threshold.limit > 0 { threshold.limit } else { 10_000_000 };
    let figures: Vec<Indicator> =
        rows.iter().map(|(_, _, result)| figure(result)).filter(|figure| figure.denominator > 0).collect();
    let holds = |end: &i64| {
        let within = |figure: &&Indicator| {
            let scaled = figure.numerator.saturating_mul(i128::from(threshold.scale()));
            scaled <= figure.denominator.saturating_mul(i128::from(*end))
        };
        figures.iter().filter(within).count() * 4 >= figures.len() * 3
    };
    let ends = MULTIPLES.map(|times| base.saturating_mul(times));
    let end = ends.iter().copied().find(|end| holds(end)).unwrap_or(base.saturating_mul(10));
    if percent { end.min(WHOLE.max(threshold.limit)) } else { end }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(numerator: i128, denominator: i128) -> TargetLine {
        TargetLine {
            ma: "x".into(),
            tu_so: numerator,
            mau_so: denominator,
            hien_thi: String::new(),
            ket_qua: "dat",
            con_thieu: 0,
            so_don_vi: 1,
            tong_don_vi: 1,
        }
    }

    #[test]
    fn a_legend_explains_what_there_is_and_nothing_else() {
        assert_eq!(legend(Marks::default()), "vạch đậm: mức mục tiêu");
        let members = Threshold { direction: Direction::AtLeast, limit: 8_500, unit: ThresholdUnit::Percent };
        let bar =
            |numerator, verdict| Bar::new(Indicator { numerator, denominator: 100 }, verdict, &members, 10_000, String::new());
        let two = [bar(90, Verdict::Reached), bar(0, Verdict::NotReached), bar(120, Verdict::Undecided)];
        let shown = two.iter().map(marks).fold(Marks::default(), together);
        let said = "thanh đặc: đạt; viền đứt: chưa đủ căn cứ; mũi tên: vượt quá thang; vạch đậm: mức mục tiêu";
        assert_eq!(legend(shown), said);
    }

    fn end(direction: Direction, limit: i64, unit: ThresholdUnit, figures: &[(i128, i128)]) -> i64 {
        let lines: Vec<TargetLine> = figures.iter().map(|(numerator, denominator)| line(*numerator, *denominator)).collect();
        let rows: Vec<Row<'_>> = lines.iter().map(|line| ("A", "hop-le", line)).collect();
        axis(&Threshold { direction, limit, unit }, &rows)
    }

    #[test]
    fn a_share_that_must_be_high_goes_to_the_whole() {
        for (direction, limit, right) in [
            (Direction::AtLeast, 8_500, 10_000),
            (Direction::Exactly, 10_000, 10_000),
            (Direction::AtLeast, 12_000, 12_000),
            (Direction::AtMost, 300, 600),
            (Direction::AtMost, 8_000, 10_000),
            (Direction::AtMost, 0, 10_000),
        ] {
            assert_eq!(end(direction, limit, ThresholdUnit::Percent, &[(1, 100)]), right, "{direction:?} {limit}");
        }
        assert_eq!(end(Direction::AtMost, 300, ThresholdUnit::Percent, &[(14, 100)]), 1_500);
    }

    #[test]
    fn an_amount_goes_as_far_as_most_figures_need_and_no_outlier_stretches_it() {
        let fund = |figures: &[(i128, i128)]| end(Direction::AtLeast, 3_200_000, ThresholdUnit::Money, figures);
        assert_eq!(fund(&[]), 6_400_000);
        assert_eq!(fund(&[(0, 0), (30_000, 1), (64_000, 1)]), 6_400_000);
        assert_eq!(fund(&[(30_000, 1), (40_000, 1), (50_000, 1), (9_000_000, 1)]), 6_400_000);
        assert_eq!(fund(&[(64_001, 1), (100_000, 1)]), 16_000_000);
        assert_eq!(fund(&[(i128::MAX, 1)]), 32_000_000);
        assert!(end(Direction::AtLeast, 0, ThresholdUnit::Money, &[]) > 0);
        assert_eq!(end(Direction::AtLeast, i64::MAX, ThresholdUnit::Money, &[]), i64::MAX);
    }
}
