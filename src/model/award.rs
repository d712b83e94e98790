//! Awards (khen thưởng): nominees with a decided prize and amount.

use chrono::NaiveDate;

use super::place::Place;

/// One awarded person, with all that lists print.
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
    /// Position of the unit in `Units`.
    pub unit: usize,
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
    /// Decided amount in đồng.
    pub amount: i64,
    /// The nominee's name cell of the row that decided.
    pub place: Place,
    /// Further rows of the same person that were counted or passed over by the several-prizes rule.
    pub other_places: Vec<Place>,
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
#[derive(Clone, Debug, Default)]
pub struct AwardList {
    /// `HSG`, `GVBD`, `HOCBONG`.
    pub code: String,
    /// Awards in printed order.
    pub awards: Vec<Award>,
    /// What was not awarded.
    pub unawarded: Vec<Unawarded>,
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
}
