//! The prize table of one list, its words resolved.

use super::scale::{Grade, Scale};
use crate::model::agreement::{AwardRules, PrizeAmount, PrizeRow};

/// Money by level and prize; the first row that fits decides.
#[derive(Clone, Debug)]
pub struct PrizeTable {
    rows: Vec<Row>,
}

/// `None` fits any level or prize; an empty list fits none.
#[derive(Clone, Debug)]
struct Row {
    levels: Option<Vec<usize>>,
    prizes: Option<Vec<usize>>,
    amount: PrizeAmount,
}

impl PrizeTable {
    /// The table of a list.
    #[must_use]
    pub fn new(rules: &AwardRules, scale: &Scale) -> Self {
        Self { rows: rules.prizes.iter().map(|row| Row::new(row, scale)).collect() }
    }

    /// What a grade earns; `None` when no row fits.
    #[must_use]
    pub fn find(&self, grade: Grade) -> Option<PrizeAmount> {
        let fits = |wanted: &Option<Vec<usize>>, rank: Option<usize>| {
            wanted.as_ref().is_none_or(|wanted| rank.is_some_and(|rank| wanted.contains(&rank)))
        };
        self.rows.iter().find(|row| fits(&row.levels, grade.level) && fits(&row.prizes, grade.prize)).map(|row| row.amount)
    }
}

impl Row {
    fn new(row: &PrizeRow, scale: &Scale) -> Self {
        let levels = (!row.level.is_empty()).then(|| scale.level(&row.level).into_iter().collect());
        let prizes = (!row.prizes.is_empty()).then(|| row.prizes.iter().filter_map(|word| scale.prize(word)).collect());
        Self { levels, prizes, amount: row.amount }
    }
}

/// Đồng of an amount, given what the unit proposes; `None` when a proposal is asked for and none above 0 was made.
#[must_use]
pub fn payable(amount: PrizeAmount, proposed: Option<i64>) -> Option<i64> {
    match amount {
        PrizeAmount::Fixed(amount) => Some(amount),
        PrizeAmount::AsProposed(limit) => proposed.filter(|proposed| *proposed > 0).map(|proposed| proposed.min(limit)),
    }
}
