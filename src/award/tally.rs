//! Rows that are not awarded, counted by level, prize and reason.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::columns::{Columns, text};
use super::rows::Reason;
use super::scale::{Grade, Scale};
use crate::model::award::Unawarded;
use crate::model::submission::Nominee;

/// The counts. Words of unknown level or prize are kept as written.
#[derive(Default)]
pub struct Tally<'a>(BTreeMap<(Grade, Reason, &'a str, &'a str), usize>);

impl<'a> Tally<'a> {
    /// Counts one row.
    pub fn count(&mut self, grade: Grade, nominee: &Nominee<'a>, columns: &Columns, reason: Reason) {
        let level = if grade.level.is_some() { "" } else { text(nominee, columns.level) };
        let grade = Grade::of(grade.level, grade.prize);
        *self.0.entry((grade, reason, level, text(nominee, columns.prize))).or_default() += 1;
    }

    /// Adds the counts of another.
    pub fn add(&mut self, other: Self) {
        for (row, count) in other.0 {
            *self.0.entry(row).or_default() += count;
        }
    }

    /// From the highest level down, then by prize, words and reason.
    pub fn close(self, scale: &Scale) -> Vec<Unawarded> {
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
