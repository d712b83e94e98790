//! Indicators against their targets, in exact integers.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use super::figures::Share;
use crate::model::agreement::{Agreement, Direction, Target, Threshold};
use crate::model::indicator::{Indicator, TargetResult, Verdict};

/// Every target over all units, in the agreement's order.
#[must_use]
pub fn overall(figures: &[Vec<Share>], agreement: &Agreement) -> Vec<TargetResult> {
    let targets = agreement.targets.iter().enumerate().zip(figures);
    targets.map(|((position, target), shares)| over(position, target, shares.iter().copied())).collect()
}

/// For each unit the targets that are judged for each unit of its kind, in the agreement's order. Of a unit that has no
/// valid figures every result is undecided.
#[must_use]
pub fn by_unit(figures: &[Vec<Share>], agreement: &Agreement) -> Vec<Vec<TargetResult>> {
    let mut results = vec![Vec::new(); figures.first().map_or(0, Vec::len)];
    for ((position, target), shares) in agreement.targets.iter().enumerate().zip(figures) {
        if !target.each_unit {
            continue;
        }
        for (of_unit, share) in results.iter_mut().zip(shares) {
            if *share != Share::Foreign {
                of_unit.push(over(position, target, [*share]));
            }
        }
    }
    results
}

/// Every target that asks for any of some units, over those of its kinds among them, in the agreement's order.
#[must_use]
pub fn over_members(members: &BTreeSet<usize>, figures: &[Vec<Share>], agreement: &Agreement) -> Vec<TargetResult> {
    let mut results = Vec::new();
    for ((position, target), shares) in agreement.targets.iter().enumerate().zip(figures) {
        let of_members = || members.iter().filter_map(|unit| shares.get(*unit)).copied();
        if of_members().any(|share| share != Share::Foreign) {
            results.push(over(position, target, of_members()));
        }
    }
    results
}

/// One target over some units. It is decided only when every unit that should be in is in and there is something to divide
/// by; the figures are those of the units that are in.
#[must_use]
pub fn over(position: usize, target: &Target, shares: impl IntoIterator<Item = Share>) -> TargetResult {
    let mut sum = Indicator::default();
    let (mut units_in, mut units_expected) = (0, 0);
    for share in shares {
        match share {
            Share::Foreign | Share::Waived => {}
            Share::Absent => units_expected += 1,
            Share::Given(indicator) => {
                units_in += 1;
                units_expected += 1;
                sum.numerator = sum.numerator.saturating_add(indicator.numerator);
                sum.denominator = sum.denominator.saturating_add(indicator.denominator);
            }
        }
    }
    let verdict = if units_in == units_expected { verdict(sum, &target.threshold) } else { Verdict::Undecided };
    let missing = missing(sum, &target.threshold);
    TargetResult { target: position, indicator: sum, verdict, missing, units_in, units_expected }
}

/// Whether a ratio meets its threshold; undecided when the denominator is not above 0.
#[must_use]
pub fn verdict(indicator: Indicator, threshold: &Threshold) -> Verdict {
    if indicator.denominator <= 0 {
        return Verdict::Undecided;
    }
    let (figure, limit) = sides(indicator, threshold);
    let met = match threshold.direction {
        Direction::AtLeast => figure >= limit,
        Direction::Exactly => figure == limit,
        Direction::AtMost => figure <= limit,
    };
    if met { Verdict::Reached } else { Verdict::NotReached }
}

/// The least whole number to add to the numerator so that the threshold is reached; of "at most", the least to take away. 0
/// when it is met, when there is nothing to divide by, and when an exact threshold is passed: then nothing is lacking.
#[must_use]
pub fn missing(indicator: Indicator, threshold: &Threshold) -> i128 {
    if indicator.denominator <= 0 {
        return 0;
    }
    let (figure, limit) = sides(indicator, threshold);
    let gap = match threshold.direction {
        Direction::AtLeast | Direction::Exactly => limit.saturating_sub(figure),
        Direction::AtMost => figure.saturating_sub(limit),
    };
    let scale = i128::from(threshold.scale());
    match gap.cmp(&0) {
        Ordering::Greater => (gap - 1) / scale + 1,
        Ordering::Less | Ordering::Equal => 0,
    }
}

/// `numerator * scale` and `limit * denominator`. Sums of reported figures stay far below 10^30 and limits below 10^12, so
/// the products are exact; absurd ones stop at the greatest integer and never abort a run.
fn sides(indicator: Indicator, threshold: &Threshold) -> (i128, i128) {
    let figure = indicator.numerator.saturating_mul(i128::from(threshold.scale()));
    (figure, indicator.denominator.saturating_mul(i128::from(threshold.limit)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::judge::{accept, fixture, judge};
    use crate::model::agreement::{ThresholdUnit, Waiver, WaiverScope};
    use crate::model::submission::Submission;
    use crate::model::unit::{UnitKind, Units};
    use crate::model::value::Value;

    fn at(direction: Direction, limit: i64, unit: ThresholdUnit) -> Threshold {
        Threshold { direction, limit, unit }
    }

    #[test]
    fn one_person_decides_at_the_boundary() {
        let members = at(Direction::AtLeast, 8_500, ThresholdUnit::Percent);
        for (numerator, verdict_at, missing_at) in
            [(849, Verdict::NotReached, 1), (850, Verdict::Reached, 0), (851, Verdict::Reached, 0), (0, Verdict::NotReached, 850)]
        {
            let indicator = Indicator { numerator, denominator: 1_000 };
            assert_eq!((verdict(indicator, &members), missing(indicator, &members)), (verdict_at, missing_at));
        }
        let all = at(Direction::Exactly, 10_000, ThresholdUnit::Percent);
        for (numerator, verdict_at, missing_at) in
            [(39, Verdict::NotReached, 1), (40, Verdict::Reached, 0), (41, Verdict::NotReached, 0)]
        {
            let indicator = Indicator { numerator, denominator: 40 };
            assert_eq!((verdict(indicator, &all), missing(indicator, &all)), (verdict_at, missing_at));
        }
        let fund = at(Direction::AtLeast, 3_200_000, ThresholdUnit::Money);
        let indicator = Indicator { numerator: 31_999_999, denominator: 1_000 };
        assert_eq!((verdict(indicator, &fund), missing(indicator, &fund)), (Verdict::NotReached, 1));
    }

    /// The least addition is found by trying them all.
    #[test]
    fn missing_is_the_least_that_helps() {
        for unit in [ThresholdUnit::Percent, ThresholdUnit::Money] {
            for limit in [0, 1, 99, 100, 150, 3_333, 8_500, 10_000] {
                for denominator in 1..=25 {
                    for numerator in 0..=40 {
                        let indicator = Indicator { numerator, denominator };
                        for (direction, sign) in [(Direction::AtLeast, 1), (Direction::AtMost, -1)] {
                            let threshold = at(direction, limit, unit);
                            let helped = |by: i128| Indicator { numerator: numerator + sign * by, denominator };
                            let least = (0..100_000_000).find(|by| verdict(helped(*by), &threshold) == Verdict::Reached).unwrap();
                            assert_eq!(missing(indicator, &threshold), least, "{indicator:?} {threshold:?}");
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn nothing_to_divide_by_and_absurd_figures_are_survived() {
        let members = at(Direction::AtLeast, i64::MAX, ThresholdUnit::Percent);
        for denominator in [0, -1, i128::MIN] {
            let indicator = Indicator { numerator: i128::MIN, denominator };
            assert_eq!((verdict(indicator, &members), missing(indicator, &members)), (Verdict::Undecided, 0));
        }
        let indicator = Indicator { numerator: i128::MIN, denominator: i128::MAX };
        assert_eq!(verdict(indicator, &members), Verdict::NotReached);
        assert!(missing(indicator, &members) > 0);
    }

    fn school(unit: usize, staff: i64, members: i64) -> Submission {
        let values = [Some(Value::YesNo(true)), Some(Value::Integer(staff)), Some(Value::Integer(members))];
        fixture::submission(&format!("{unit}.xlsx"), UnitKind::School, unit, &values)
    }

    fn units() -> Units {
        fixture::units(&[(UnitKind::School, None), (UnitKind::Agency, None), (UnitKind::School, None)])
    }

    #[test]
    fn a_target_is_undecided_until_every_unit_of_its_kinds_is_in() {
        let agreement = fixture::agreement();
        let decide = |submissions, agreement: &Agreement| {
            let dataset = accept(submissions, &[], &units(), agreement);
            judge(&dataset, &units(), &fixture::forms(), agreement)
        };
        let half = decide(vec![school(0, 10, 10)], &agreement);
        let result = &half.overall[1];
        assert_eq!((result.verdict, result.units_in, result.units_expected), (Verdict::Undecided, 1, 2));
        assert_eq!(result.indicator, Indicator { numerator: 10, denominator: 10 });
        assert_eq!(half.by_unit[0].iter().map(|r| (r.target, r.verdict)).collect::<Vec<_>>(), [(1, Verdict::Reached)]);
        assert_eq!(half.by_unit[2][0].verdict, Verdict::Undecided);
        assert!(half.by_unit[1].is_empty());

        let full = decide(vec![school(2, 10, 7), school(0, 10, 10)], &agreement);
        let result = &full.overall[1];
        assert_eq!((result.verdict, result.missing, result.units_in), (Verdict::NotReached, 3, 2));
        assert_eq!(full.overall[0].verdict, Verdict::Reached);
        assert_eq!(full.by_unit[2][0].missing, 3);

        let scope = WaiverScope::Submission;
        let waiver = Waiver { unit: "dv2".into(), scope, reason: "mới thành lập".into() };
        let agreement = Agreement { waivers: vec![waiver], ..fixture::agreement() };
        let without = decide(vec![school(0, 10, 10)], &agreement);
        let result = &without.overall[1];
        assert_eq!((result.verdict, result.units_in, result.units_expected), (Verdict::Reached, 1, 1));
        assert_eq!((without.by_unit[2][0].verdict, without.by_unit[2][0].units_expected), (Verdict::Undecided, 0));
    }
}
