//! Teachers who coach: paid by the levels at which their pupils won.

use super::columns::{Columns, number};
use super::rows::{Reason, Rules};
use super::scale::Grade;
use super::table::payable;
use crate::model::agreement::SeveralPrizes;
use crate::model::submission::Nominee;

/// Levels with prize-winning pupils, from high to low: rank and number of pupils (above 0).
pub fn counts<'a>(nominee: &'a Nominee<'_>, columns: &'a Columns) -> impl Iterator<Item = (usize, i64)> + 'a {
    let count = |(level, column): &(usize, usize)| Some((*level, number(nominee, Some(*column))?));
    columns.counts.iter().filter_map(count).filter(|(_, count)| *count > 0)
}

/// Highest: the amount of the best paid level. Sum: each level's amount for each of its pupils. The level that is named is
/// the best paid one; of a row that is not paid, the highest.
pub fn assess(nominee: &Nominee<'_>, columns: &Columns, rules: &Rules<'_>) -> (Grade, Result<i64, Reason>) {
    let at = |level| Grade { level: Some(level), prize: None };
    let mut best: Option<(Grade, i64)> = None;
    let (mut sum, mut highest, mut reason) = (0_i64, None, Reason::NoPupils);
    for (level, count) in counts(nominee, columns) {
        let grade = at(level);
        highest = highest.or(Some(grade));
        match rules.table.find(grade).map(|amount| payable(amount, number(nominee, columns.proposed))) {
            Some(Some(amount)) => {
                sum = sum.saturating_add(amount.saturating_mul(count));
                if best.is_none_or(|(_, best)| amount > best) {
                    best = Some((grade, amount));
                }
            }
            Some(None) => reason = Reason::NoProposal,
            None if reason == Reason::NoPupils => reason = Reason::NotInTable,
            None => {}
        }
    }
    match (best, rules.several) {
        (Some((grade, amount)), SeveralPrizes::Highest) => (grade, Ok(amount)),
        (Some((grade, _)), SeveralPrizes::Sum) => (grade, Ok(sum)),
        (None, _) => (highest.unwrap_or_default(), Err(reason)),
    }
}

/// Whether a level is paid, for naming it among the merits.
#[must_use]
pub fn is_paid(level: usize, rules: &Rules<'_>) -> bool {
    rules.table.find(Grade { level: Some(level), prize: None }).is_some()
}
