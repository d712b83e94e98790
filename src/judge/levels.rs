//! The roll-up over school levels (cấp học). A mixed school, such as TH&THCS, belongs to the group of its own mix: its figures
//! cannot be parted.

use std::collections::{BTreeMap, BTreeSet};

use super::figures::Share;
use super::targets::over_members;
use crate::model::agreement::Agreement;
use crate::model::indicator::TargetResult;
use crate::model::unit::{UnitKind, Units};

/// Levels from low to high, continuing education last, as they are printed.
const LEVELS: [&str; 5] = ["MN", "TH", "THCS", "THPT", "GDTX"];

/// For each level that a school has, from low to high: every target that asks for schools, over the schools of that level. A
/// mix stands behind its lowest level; other words stand behind those in the order of their letters, and schools without a
/// level, as the empty level, last. Writings that differ only in spaces and capitals are one level, named as first written.
#[must_use]
pub fn by_level(figures: &[Vec<Share>], units: &Units, agreement: &Agreement) -> Vec<(String, Vec<TargetResult>)> {
    let mut levels: BTreeMap<Key, (String, BTreeSet<usize>)> = BTreeMap::new();
    for (position, unit) in units.all().iter().enumerate().filter(|(_, unit)| unit.kind == UnitKind::School) {
        let level = levels.entry(Key::new(&unit.school_level));
        level.or_insert_with(|| (unit.school_level.trim().to_owned(), BTreeSet::new())).1.insert(position);
    }
    levels.into_values().map(|(name, members)| (name, over_members(&members, figures, agreement))).collect()
}

/// What tells levels apart, and their order: the ranks of the parts of a mix, then its letters.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    ranks: Vec<usize>,
    letters: String,
}

impl Key {
    fn new(written: &str) -> Self {
        let letters = written.split_whitespace().collect::<String>().to_uppercase();
        let rank = |part: &str| LEVELS.iter().position(|level| *level == part).unwrap_or(LEVELS.len());
        let none = if letters.is_empty() { LEVELS.len() + 1 } else { 0 };
        let ranks = letters.split(['&', '-', '+', ',', ';', '/']).map(|part| rank(part).max(none)).collect();
        Self { ranks, letters }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::judge::{accept, fixture, judge};
    use crate::model::agreement::{Waiver, WaiverScope};
    use crate::model::indicator::{Indicator, Verdict};
    use crate::model::unit::Unit;
    use crate::model::value::Value;

    const WRITTEN: [&str; 8] = ["THCS", "TH", "th & thcs", "", "MN", "TH&THCS", "Chuyên", "GDTX"];

    fn units(kinds: &[UnitKind], levels: &[&str]) -> Units {
        let kinds: Vec<_> = kinds.iter().map(|kind| (*kind, None)).collect();
        let plain = fixture::units(&kinds);
        let level = |(unit, level): (&Unit, &&str)| Unit { school_level: (*level).into(), ..unit.clone() };
        Units::new(plain.all().iter().zip(levels).map(level).collect())
    }

    #[test]
    fn levels_go_from_low_to_high_and_a_mix_is_a_level_of_its_own() {
        let units = units(&[UnitKind::School; 8], &WRITTEN);
        let dataset = accept(Vec::new(), &[], &units, &fixture::agreement());
        let levels = judge(&dataset, &units, &fixture::forms(), &fixture::agreement()).by_level;
        let names: Vec<&str> = levels.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["MN", "TH", "th & thcs", "THCS", "GDTX", "Chuyên", ""]);
        assert_eq!(levels[2].1[0].units_expected, 2, "both writings of the mix");
    }

    /// A unit: kind, level, and what it sent (members, staff) or nothing.
    type Drawn = (UnitKind, &'static str, Option<(i64, i64)>);

    /// The units of one year, by a small generator.
    fn drawn(seed: u64) -> Vec<Drawn> {
        let mut state = seed;
        let mut roll = |sides: u64| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            usize::try_from((state >> 33) % sides).unwrap()
        };
        (0..30)
            .map(|_| {
                let kind = if roll(5) == 0 { UnitKind::Commune } else { UnitKind::School };
                let staff = i64::try_from(roll(40)).unwrap();
                let members = i64::try_from(roll(41)).unwrap().min(staff);
                (kind, ["MN", "TH", "TH&THCS"][roll(3)], (roll(4) > 0).then_some((members, staff)))
            })
            .collect()
    }

    /// The sums are reckoned again from what was drawn, without the stage's own tables.
    #[test]
    fn each_level_sums_its_own_schools_and_is_decided_when_all_of_them_are_in() {
        for seed in 0..60 {
            let year = drawn(seed);
            let units =
                units(&year.iter().map(|unit| unit.0).collect::<Vec<_>>(), &year.iter().map(|unit| unit.1).collect::<Vec<_>>());
            let sent = year.iter().enumerate().filter(|(_, unit)| unit.0 == UnitKind::School);
            let sent = sent.filter_map(|(position, unit)| {
                let (members, staff) = unit.2?;
                let values = [Some(Value::YesNo(true)), Some(Value::Integer(staff)), Some(Value::Integer(members))];
                Some(fixture::submission(&format!("{position}.xlsx"), UnitKind::School, position, &values))
            });
            let waived = year.iter().position(|unit| unit.0 == UnitKind::School && unit.2.is_none());
            let excused = |position| Waiver {
                unit: format!("dv{position}"),
                scope: WaiverScope::Submission,
                reason: "mới thành lập".into(),
            };
            let agreement =
                crate::model::agreement::Agreement { waivers: waived.map(excused).into_iter().collect(), ..fixture::agreement() };
            let dataset = accept(sent.collect(), &[], &units, &agreement);
            let judged = judge(&dataset, &units, &fixture::forms(), &agreement).by_level;
            for (name, results) in &judged {
                let mut own = year
                    .iter()
                    .enumerate()
                    .filter(|(position, unit)| unit.0 == UnitKind::School && unit.1 == name.as_str() && Some(*position) != waived)
                    .map(|(_, unit)| unit.2)
                    .collect::<Vec<_>>();
                let expected = own.len();
                own.retain(Option::is_some);
                let (members, staff) = own.iter().flatten().fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
                let verdict = match (own.len() == expected && staff > 0, members == staff) {
                    (false, _) => Verdict::Undecided,
                    (true, true) => Verdict::Reached,
                    (true, false) => Verdict::NotReached,
                };
                let found = results.iter().find(|result| result.target == 1).unwrap();
                assert_eq!(found.indicator, Indicator { numerator: members.into(), denominator: staff.into() }, "{seed} {name}");
                assert_eq!(
                    (found.verdict, found.units_in, found.units_expected),
                    (verdict, own.len(), expected),
                    "{seed} {name}"
                );
            }
            let of_all = judged.iter().map(|(_, results)| results[1].units_in).sum::<usize>();
            assert_eq!(of_all, year.iter().filter(|unit| unit.0 == UnitKind::School && unit.2.is_some()).count());
        }
    }

    #[test]
    fn a_year_without_schools_has_no_levels() {
        let units = units(&[UnitKind::Commune, UnitKind::Agency], &["", "TH"]);
        let dataset = accept(Vec::new(), &[], &units, &fixture::agreement());
        assert!(judge(&dataset, &units, &fixture::forms(), &fixture::agreement()).by_level.is_empty());
    }
}
