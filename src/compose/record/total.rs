//! Counts and sums over units.

use serde::{Serialize, Serializer};

use super::unit::decimal;
use super::{Ordered, Sources, TargetLine, target};
use crate::judge::{self, totals::ItemTotal};
use crate::model::dataset::{UnitRecord, UnitStatus};
use crate::model::form::Item;
use crate::model::indicator::TargetResult;
use crate::model::submission::Reading;
use crate::model::unit::UnitKind;
use crate::model::value::{Value, ValueKind};

/// Counts and sums of one kind of unit.
#[derive(Clone, Debug, Serialize)]
pub struct KindTotals {
    /// All units of the kind.
    pub tong_don_vi: usize,
    /// Those from which at least one file came.
    pub da_nop: usize,
    /// Those whose figures are in the sums.
    pub hop_le: usize,
    /// Held out for errors.
    pub co_loi: usize,
    /// Nothing came.
    pub chua_nop: usize,
    /// Not asked to submit.
    pub mien_tru: usize,
    /// Expected to submit: all but the waived.
    pub phai_nop: usize,
    /// Sums over valid units by item code, in form order: summed numbers, and for yes/no the number of yes.
    pub so_lieu: Ordered<Sum>,
    /// For each item of choice the number of valid units by word, all of the form's words in its order, zeros too.
    pub lua_chon: Ordered<Ordered<usize>>,
    /// For each date the number of valid units that gave one.
    pub co_ngay: Ordered<usize>,
}

/// A sum, exact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sum {
    /// Persons, times, đồng, number of yes.
    Whole(i128),
    /// Hundredths, written as a decimal number.
    Hundredths(i128),
}

impl Sum {
    /// The sum of both; hundredths as soon as one of them is.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        match (self, other) {
            (Self::Whole(one), Self::Whole(two)) => Self::Whole(one.saturating_add(two)),
            (one, two) => Self::Hundredths(one.hundredths().saturating_add(two.hundredths())),
        }
    }

    fn hundredths(self) -> i128 {
        match self {
            Self::Whole(sum) => sum.saturating_mul(100),
            Self::Hundredths(sum) => sum,
        }
    }
}

impl Serialize for Sum {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            // A number of 64 bits wherever it fits, so that every JSON reader takes it.
            Self::Whole(sum) => match i64::try_from(*sum) {
                Ok(sum) => serializer.serialize_i64(sum),
                Err(_) => serializer.serialize_i128(*sum),
            },
            Self::Hundredths(sum) => serializer.serialize_f64(decimal(i64::try_from(*sum).map_err(serde::ser::Error::custom)?)),
        }
    }
}

/// The targets over one unit and the units below it.
#[derive(Clone, Debug, Serialize)]
pub struct BranchLine {
    /// Unit code.
    pub ma: String,
    /// Unit name.
    pub ten: String,
    /// Targets over the branch.
    pub chi_tieu: Vec<TargetLine>,
}

pub(super) fn branches(sources: &Sources<'_>) -> Vec<BranchLine> {
    let branches = sources.judgement.by_branch.iter();
    branches
        .filter_map(|(position, results)| {
            let unit = sources.units.get(*position)?;
            let chi_tieu = results.iter().filter_map(|result| target::line(sources, result)).collect();
            Some(BranchLine { ma: unit.code.clone(), ten: unit.name.clone(), chi_tieu })
        })
        .collect()
}

/// The targets over the schools of one level.
#[derive(Clone, Debug, Serialize)]
pub struct LevelLine {
    /// Level as written: `MN`, `TH&THCS`; empty for schools that have none.
    pub cap_hoc: String,
    /// Targets over its schools.
    pub chi_tieu: Vec<TargetLine>,
}

pub(super) fn levels(sources: &Sources<'_>) -> Vec<LevelLine> {
    let lines = |results: &[TargetResult]| results.iter().filter_map(|result| target::line(sources, result)).collect();
    let levels = sources.judgement.by_level.iter();
    levels.map(|(level, results)| LevelLine { cap_hoc: level.clone(), chi_tieu: lines(results) }).collect()
}

pub(super) fn by_kind(sources: &Sources<'_>) -> Ordered<KindTotals> {
    UnitKind::ALL.iter().map(|kind| (kind.code().to_owned(), totals(sources, *kind))).collect()
}

fn totals(sources: &Sources<'_>, kind: UnitKind) -> KindTotals {
    let pairs = sources.units.all().iter().zip(&sources.dataset.records);
    let records: Vec<&UnitRecord> = pairs.filter(|(unit, _)| unit.kind == kind).map(|(_, record)| record).collect();
    let count = |wanted: &UnitStatus| records.iter().filter(|record| record.status == *wanted).count();
    let found = sources.totals.iter().find(|totals| totals.kind == kind);
    KindTotals {
        tong_don_vi: records.len(),
        da_nop: found.map_or(0, |totals| totals.submitted),
        hop_le: found.map_or(0, |totals| totals.valid),
        co_loi: count(&UnitStatus::Faulty),
        chua_nop: count(&UnitStatus::NotSubmitted),
        mien_tru: found.map_or(0, |totals| totals.waived),
        phai_nop: found.map_or(0, judge::totals::KindTotals::expected),
        so_lieu: found.map(sums).unwrap_or_default(),
        lua_chon: choices(sources, kind, &records),
        co_ngay: dates(sources, kind, &records),
    }
}

fn sums(totals: &judge::totals::KindTotals) -> Ordered<Sum> {
    let sum = |item: &ItemTotal| match item.kind {
        ValueKind::Decimal => Sum::Hundredths(item.sum),
        _ => Sum::Whole(item.sum),
    };
    totals.items.iter().map(|item| (item.code.clone(), sum(item))).collect()
}

fn choices(sources: &Sources<'_>, kind: UnitKind, records: &[&UnitRecord]) -> Ordered<Ordered<usize>> {
    let items = sources.forms.get(kind).items().enumerate().filter(|(_, item)| item.rule.kind == ValueKind::Choice);
    let by_word = |position, item: &Item| {
        let words = item.rule.choices.iter().map(|choice| {
            let chosen = values(position, records).filter(|value| matches!(value, Value::Text(text) if *text == choice.word));
            (choice.word.clone(), chosen.count())
        });
        words.collect()
    };
    items.map(|(position, item)| (item.code.clone(), by_word(position, item))).collect()
}

fn dates(sources: &Sources<'_>, kind: UnitKind, records: &[&UnitRecord]) -> Ordered<usize> {
    let items = sources.forms.get(kind).items().enumerate().filter(|(_, item)| item.rule.kind == ValueKind::Date);
    items.map(|(position, item)| (item.code.clone(), values(position, records).count())).collect()
}

/// The values of one item over accepted submissions.
fn values<'a>(position: usize, records: &'a [&UnitRecord]) -> impl Iterator<Item = &'a Value> + use<'a> {
    let entries = records.iter().filter_map(move |record| record.submission.as_ref()?.items.get(position));
    entries.filter_map(|entry| match &entry.reading {
        Reading::Value(value) => Some(value),
        Reading::Missing | Reading::Unreadable(_) => None,
    })
}
