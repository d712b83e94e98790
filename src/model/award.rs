//! Awards (khen thưởng): nominees with a decided prize and amount.

use chrono::NaiveDate;

use super::place::Place;
use super::unit::UnitKind;

/// One awarded person or collective, with all that lists print.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Award {
    /// Its number in the register (số vào sổ), unique in the set: `HSG-0001`.
    pub serial: String,
    /// Full name in NFC as the unit wrote it, spaces single.
    pub name: String,
    /// Birth date; `None` where the list has none.
    pub birth: Option<NaiveDate>,
    /// True where the row says so.
    pub female: bool,
    /// Position of the unit in `Units`; of a frozen award whose unit is no longer there, one that no unit has.
    pub unit: usize,
    /// Code of the unit.
    pub unit_code: String,
    /// Name of the unit as papers print it.
    pub unit_name: String,
    /// Class; empty where the list has none.
    pub class: String,
    /// Level of the highest prize.
    pub level: String,
    /// The highest prize.
    pub prize: String,
    /// Contest.
    pub contest: String,
    /// Subject.
    pub subject: String,
    /// What is printed as achievement: prize, level, subject; several joined by "; ".
    pub merit: String,
    /// Hardship, of scholarships.
    pub hardship: String,
    /// `Tập thể` or `Cá nhân` where the list tells them apart; else empty.
    pub holder: String,
    /// Decided amount in đồng.
    pub amount: i64,
    /// Why it is this amount, in plain Vietnamese: the row of the prize table, the rule for several prizes, a tie.
    pub reason: String,
    /// The nominee's name cell of the row that decided.
    pub place: Place,
    /// Further rows of the same person that were counted or passed over by the several-prizes rule.
    pub other_places: Vec<Place>,
}

/// One who was nominated and is not awarded, by name. Those whose level and prize earn nothing by the table are only counted:
/// there are many, and the count by level and prize says all of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotAwarded {
    /// The nominee as an award would have it, without serial: the amount is what the rules would give, 0 where they give nothing.
    pub award: Award,
    /// Plain Vietnamese reason.
    pub reason: String,
    /// Number on the reserve list, from 1.
    pub reserve: Option<usize>,
}

/// Nominations that were not awarded, by reason; they are counted, never dropped in silence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unawarded {
    /// Level.
    pub level: String,
    /// Prize.
    pub prize: String,
    /// Plain Vietnamese reason.
    pub reason: String,
    /// Rows.
    pub count: usize,
}

/// One list in printed order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AwardList {
    /// `HSG`, `GVBD`, `HOCBONG`, `TAPTHE`.
    pub code: String,
    /// Awards in printed order.
    pub awards: Vec<Award>,
    /// What was not awarded, counted in rows.
    pub unawarded: Vec<Unawarded>,
    /// Who was not awarded: the reserve list in its order, then others whom a quota cut, then the rest in the order of units.
    pub not_awarded: Vec<NotAwarded>,
    /// What a person should know of how the list was cut: ties at the end of a quota, in plain Vietnamese without names.
    pub notes: Vec<String>,
}

impl AwardList {
    /// Sum of amounts in đồng.
    #[must_use]
    pub fn total(&self) -> i128 {
        self.awards.iter().map(|award| i128::from(award.amount)).sum()
    }
}

/// All awards of a year (bộ khen thưởng), from which every paper of the ceremony is made.
#[derive(Clone, Debug, Default)]
pub struct AwardSet {
    /// The lists in printed order, each award with its serial.
    pub lists: Vec<AwardList>,
    /// The set's code, 12 hexadecimal digits: sets of equal names, units, amounts and order have the same.
    pub code: String,
    /// The freeze that the set was read from; `None` for one decided in this run.
    pub frozen: Option<Frozen>,
}

/// What belongs to a frozen set (bộ đã chốt) beside its lists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Frozen {
    /// Number of the freeze in the year, from 1.
    pub number: usize,
    /// Its file, by its path from the year's folder.
    pub file: String,
    /// The units whose nominations it was decided from, by kind; all that owe figures had valid ones.
    pub coverage: Vec<Coverage>,
}

/// How many units of a kind had valid figures, of how many that owe them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Coverage {
    /// Kind of unit.
    pub kind: UnitKind,
    /// Units with valid figures.
    pub valid: usize,
    /// Units that owe figures.
    pub expected: usize,
}
