//! The roll-up over the unit tree: a commune with its schools, and whatever stands below a unit.

use std::collections::{BTreeMap, BTreeSet};

use super::figures::Share;
use super::targets::over_members;
use crate::model::agreement::Agreement;
use crate::model::indicator::TargetResult;
use crate::model::unit::Units;

/// For each unit that has units below it, in unit order: every target that asks for any unit of the branch, over the units of
/// the target's kinds in the branch, the unit at its head included.
#[must_use]
pub fn by_branch(figures: &[Vec<Share>], units: &Units, agreement: &Agreement) -> Vec<(usize, Vec<TargetResult>)> {
    let branches = branches(units).into_iter();
    branches.map(|(head, members)| (head, over_members(&members, figures, agreement))).collect()
}

/// Units of each branch by the position of its head. Each unit walks up to its ancestors; a walk that comes back to where it
/// was (a fault of `don-vi.xlsx`, refused when that file is read) stops there.
fn branches(units: &Units) -> BTreeMap<usize, BTreeSet<usize>> {
    let mut branches: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    for (position, unit) in units.all().iter().enumerate() {
        let mut above = unit.parent;
        while let Some(head) = above.filter(|head| *head != position) {
            let Some(unit_above) = units.get(head) else { break };
            let branch = branches.entry(head).or_insert_with(|| BTreeSet::from([head]));
            if !branch.insert(position) {
                break;
            }
            above = unit_above.parent;
        }
    }
    branches
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::judge::{accept, fixture, judge};
    use crate::model::indicator::{Indicator, Verdict};
    use crate::model::unit::UnitKind::{Agency, Commune, School};
    use crate::model::value::Value;

    #[test]
    fn a_branch_is_all_that_stands_below() {
        let units = fixture::units(&[(Commune, None), (School, Some(0)), (School, Some(1)), (Agency, None), (School, Some(9))]);
        let branches = branches(&units);
        assert_eq!(branches, BTreeMap::from([(0, BTreeSet::from([0, 1, 2])), (1, BTreeSet::from([1, 2]))]));
    }

    #[test]
    fn a_tree_that_bites_its_tail_is_survived() {
        let units = fixture::units(&[(Commune, Some(1)), (Commune, Some(0)), (School, Some(0)), (School, Some(3))]);
        assert_eq!(branches(&units)[&0], BTreeSet::from([0, 1, 2]));
        assert!(!branches(&units).contains_key(&3));
    }

    #[test]
    fn a_commune_is_judged_over_its_own_schools() {
        let units = fixture::units(&[(School, Some(2)), (School, Some(3)), (Commune, None), (Commune, None), (School, Some(2))]);
        let school = |unit: usize, members: i64| {
            let values = [Some(Value::YesNo(true)), Some(Value::Integer(10)), Some(Value::Integer(members))];
            fixture::submission(&format!("{unit}.xlsx"), School, unit, &values)
        };
        let agreement = fixture::agreement();
        let dataset = accept(vec![school(0, 9), school(1, 10)], &[], &units, &agreement);
        let judgement = judge(&dataset, &units, &fixture::forms(), &agreement);
        let heads: Vec<usize> = judgement.by_branch.iter().map(|(head, _)| *head).collect();
        assert_eq!(heads, [2, 3]);
        let staff = |branch: usize| {
            let result = judgement.by_branch[branch].1.iter().find(|result| result.target == 1).unwrap();
            (result.indicator, result.verdict, result.missing, result.units_in, result.units_expected)
        };
        assert_eq!(staff(0), (Indicator { numerator: 9, denominator: 10 }, Verdict::Undecided, 1, 1, 2));
        assert_eq!(staff(1), (Indicator { numerator: 10, denominator: 10 }, Verdict::Reached, 0, 1, 1));
        // Inspections are asked of schools and communes: the head itself counts.
        let inspected = judgement.by_branch[0].1.iter().find(|result| result.target == 2).unwrap();
        assert_eq!((inspected.units_in, inspected.units_expected), (1, 3));
    }
}
