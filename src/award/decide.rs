//! The lists of the year, decided from the valid nominations.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use rayon::prelude::*;

use super::columns::{Columns, text};
use super::number::number;
use super::order::{SubjectOrder, sort};
use super::people;
use super::rows::{Candidate, Reason, Rules, assess};
use super::scale::{Grade, Scale};
use super::table::PrizeTable;
use crate::form::Forms;
use crate::model::agreement::{Agreement, AwardRules, SeveralPrizes};
use crate::model::award::{AwardList, AwardSet, Unawarded};
use crate::model::dataset::Dataset;
use crate::model::submission::{NominationSheet, Nominee, Submission};
use crate::model::unit::{UnitKind, Units};
use crate::vietnamese::names::NameOrder;

/// Lists in printed order, and whether their rows count pupils by level.
const LISTS: [(&str, bool); 3] = [("HSG", false), ("GVBD", true), ("HOCBONG", false)];

/// The lists HSG, GVBD and HOCBONG, each in printed order, whatever the order of files and rows. Every nominee of a valid
/// submission is awarded, one of an award's other rows, or counted among the unawarded with a reason. A list for which the
/// agreement has no rules is decided with an empty prize table.
#[must_use]
pub fn decide(dataset: &Dataset, units: &Units, forms: &Forms, agreement: &Agreement) -> AwardSet {
    let scale = Scale::new(forms);
    let names = NameOrder::new();
    let empty = AwardRules { several: SeveralPrizes::Highest, prizes: Vec::new(), order: Vec::new() };
    let list = |(code, counted): (&str, bool)| {
        let award_rules = agreement.awards.get(code).unwrap_or(&empty);
        let table = PrizeTable::new(award_rules, &scale);
        let rules = Rules { scale: &scale, table, several: award_rules.several, counted };
        let columns = ListColumns::new(code, forms, &scale);
        let (paid, mut tally) = paid(dataset, units, &columns, &rules);
        let taught = paid.iter().map(|row| text(&row.nominee, row.columns.subject));
        let subjects = SubjectOrder::new(&agreement.subjects, &names, taught);
        let mut decided = people::decide(paid, &rules, &subjects);
        for row in decided.iter().flat_map(|decided| &decided.passed_over) {
            tally.count(row.grade, &row.nominee, row.columns, Reason::PassedOver);
        }
        sort(&mut decided, &award_rules.order, &scale, &subjects);
        let awards = decided.into_iter().map(|decided| decided.award).collect();
        AwardList { code: code.to_owned(), awards, unawarded: tally.close(&scale) }
    };
    number(LISTS.into_par_iter().map(list).collect(), units)
}

/// Rows that are paid, in unit and row order, and the tally of the others.
fn paid<'a>(dataset: &'a Dataset, units: &Units, columns: &'a ListColumns, rules: &Rules<'_>) -> (Vec<Candidate<'a>>, Tally<'a>) {
    let valid: Vec<_> = dataset.valid().filter(|(unit, _)| units.get(*unit).is_some()).collect();
    let of_unit = |(unit, submission): (usize, &'a Submission)| {
        let (mut paid, mut tally) = (Vec::new(), Tally::default());
        let Some((list, columns)) = columns.of(submission.form) else { return (paid, tally) };
        for nominee in submission.lists.iter().filter(|sheet| sheet.list == list).flat_map(NominationSheet::nominees) {
            match assess(&nominee, columns, rules) {
                (grade, Ok(amount)) => paid.push(Candidate { unit, nominee, columns, grade, amount }),
                (grade, Err(reason)) => tally.count(grade, &nominee, columns, reason),
            }
        }
        (paid, tally)
    };
    let by_unit: Vec<_> = valid.into_par_iter().map(of_unit).collect();
    let (mut paid, mut tally) = (Vec::new(), Tally::default());
    for (own, own_tally) in by_unit {
        paid.extend(own);
        tally.add(own_tally);
    }
    (paid, tally)
}

/// For each kind of unit whose form has the list: the list's position in the form, and its columns.
struct ListColumns(Vec<(UnitKind, usize, Columns)>);

impl ListColumns {
    fn new(code: &str, forms: &Forms, scale: &Scale) -> Self {
        let of_kind = |kind: UnitKind| {
            let list = forms.get(kind).list_position(code)?;
            Some((kind, list, Columns::new(forms.get(kind).lists.get(list)?, scale)))
        };
        Self(UnitKind::ALL.into_iter().filter_map(of_kind).collect())
    }

    fn of(&self, kind: UnitKind) -> Option<(usize, &Columns)> {
        self.0.iter().find(|(of, _, _)| *of == kind).map(|(_, list, columns)| (*list, columns))
    }
}

/// Rows that are not awarded. Words of unknown level or prize are kept as written.
#[derive(Default)]
struct Tally<'a>(BTreeMap<(Grade, Reason, &'a str, &'a str), usize>);

impl<'a> Tally<'a> {
    fn count(&mut self, grade: Grade, nominee: &Nominee<'a>, columns: &Columns, reason: Reason) {
        let level = if grade.level.is_some() { "" } else { text(nominee, columns.level) };
        *self.0.entry((grade, reason, level, text(nominee, columns.prize))).or_default() += 1;
    }

    fn add(&mut self, other: Self) {
        for (row, count) in other.0 {
            *self.0.entry(row).or_default() += count;
        }
    }

    /// From the highest level down, then by prize, words and reason.
    fn close(self, scale: &Scale) -> Vec<Unawarded> {
        let mut rows: Vec<_> = self.0.into_iter().collect();
        rows.sort_by_key(|((grade, reason, level, prize), _)| {
            (Reverse(grade.level), scale.prize_rank(grade.prize), *level, *prize, *reason)
        });
        let unawarded = |((grade, reason, level, prize), count): ((Grade, Reason, &str, &str), usize)| Unawarded {
            level: if level.is_empty() { scale.level_word(grade.level) } else { level }.to_owned(),
            prize: prize.to_owned(),
            reason: reason.words().to_owned(),
            count,
        };
        rows.into_iter().map(unawarded).collect()
    }
}
