//! Last year's figures, to set this year's beside them.

use std::collections::BTreeMap;

/// What the units reported in the year before.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PreviousYear {
    /// Which year that was.
    pub year: i32,
    /// Counts and đồng by item code, by unit code. Scores, dates and words are not kept: they do not grow or shrink.
    pub figures: BTreeMap<String, BTreeMap<String, i64>>,
}

impl PreviousYear {
    /// What a unit reported for an item; `None` where it was not in the totals of that year.
    #[must_use]
    pub fn figure(&self, unit: &str, item: &str) -> Option<i64> {
        self.figures.get(unit)?.get(item).copied()
    }
}
