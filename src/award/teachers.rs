//! Teachers who coach: paid by the levels at which their pupils won.

use super::columns::{Columns, number};
use super::rows::{Candidate, Earned, Reason, Rules};
use super::scale::Grade;
use super::table::{Found, payable};
use crate::model::award_rules::SeveralPrizes;
use crate::model::submission::Nominee;

/// Levels with prize-winning pupils, from high to low: rank and number of pupils (above 0).
pub fn counts<'a>(nominee: &'a Nominee<'_>, columns: &'a Columns) -> impl Iterator<Item = (usize, i64)> + 'a {
    let count = |(level, column): &(usize, usize)| Some((*level, number(nominee, Some(*column))?));
    columns.counts.iter().filter_map(count).filter(|(_, count)| *count > 0)
}

/// Highest: the amount of the best paid level. Sum: each level's amount for each of its pupils. The level that is named is
/// the best paid one; of a row that is not paid, the highest.
pub fn assess(nominee: &Nominee<'_>, columns: &Columns, rules: &Rules<'_>, open: &[bool]) -> (Grade, Result<Earned, Reason>) {
    let mut best: Option<(Grade, Earned)> = None;
    let (mut sum, mut highest, mut reason) = (0_i64, None, Reason::NoPupils);
    for (level, count) in counts(nominee, columns) {
        let grade = Grade::of(Some(level), None);
        highest = highest.or(Some(grade));
        match rules.table.find(grade, open) {
            Found::Row(row, amount) => match payable(amount, number(nominee, columns.proposed)) {
                Some(amount) => {
                    sum = sum.saturating_add(amount.saturating_mul(count));
                    if best.is_none_or(|(_, best)| amount > best.amount) {
                        best = Some((grade, Earned { amount, row, ..Earned::default() }));
                    }
                }
                None => reason = Reason::NoProposal,
            },
            Found::Untitled => reason = Reason::Untitled,
            Found::Nothing if reason == Reason::NoPupils => reason = Reason::NotInTable,
            Found::Nothing => {}
        }
    }
    match (best, rules.several) {
        (Some((grade, earned)), SeveralPrizes::Highest) => (grade, Ok(earned)),
        (Some((grade, earned)), SeveralPrizes::Sum) => (grade, Ok(Earned { amount: sum, ..earned })),
        (None, _) => (highest.unwrap_or_default(), Err(reason)),
    }
}

/// Whether a level is paid, for naming it among the merits.
#[must_use]
pub fn is_paid(level: usize, row: &Candidate<'_>, rules: &Rules<'_>) -> bool {
    matches!(rules.table.find(Grade::of(Some(level), None), row.open), Found::Row(..))
}
