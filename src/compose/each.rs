//! The units a template is repeated for: `moi_don_vi` in its head.

use super::context::Context;
use super::template::Template;
use crate::model::dataset::UnitStatus;

/// Units that a paper is made for each of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Group {
    /// `tat-ca`
    All,
    /// `phai-nop`: all but the waived.
    Expected,
    /// `hop-le`: those whose figures are in the totals.
    Valid,
    /// `chua-du`: nothing came, or it was held out.
    Incomplete,
}

impl Group {
    /// The words of the head.
    pub(super) const WORDS: [(&str, Self); 4] =
        [("tat-ca", Self::All), ("phai-nop", Self::Expected), ("hop-le", Self::Valid), ("chua-du", Self::Incomplete)];

    /// The group of a word.
    pub(super) fn of(word: &str) -> Option<Self> {
        Self::WORDS.iter().find_map(|(known, group)| (*known == word).then_some(*group))
    }

    fn holds(self, status: &UnitStatus) -> bool {
        match (self, status) {
            (Self::All, _)
            | (Self::Expected | Self::Valid, UnitStatus::Valid)
            | (Self::Expected | Self::Incomplete, UnitStatus::Faulty | UnitStatus::NotSubmitted) => true,
            (Self::Expected | Self::Incomplete, UnitStatus::Waived(_))
            | (Self::Valid, UnitStatus::Faulty | UnitStatus::NotSubmitted | UnitStatus::Waived(_))
            | (Self::Incomplete, UnitStatus::Valid) => false,
        }
    }
}

impl Template {
    /// Positions of the units for each of which this template makes a paper, in order; `None` for one paper of the year. A paper of
    /// the persons of a list is made for no unit where the list has nobody.
    #[must_use]
    pub fn units(&self, year: &Context<'_>) -> Option<Vec<usize>> {
        if self.front.each_of().is_some_and(|list| year.persons(list).is_empty()) {
            return Some(Vec::new());
        }
        let group = self.front.group()?;
        let records = year.sources.dataset.records.iter().enumerate();
        Some(records.filter(|(_, record)| group.holds(&record.status)).map(|(position, _)| position).collect())
    }
}
