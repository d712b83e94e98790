//! The dataset (số liệu): all valid submissions of the year, by unit.

use std::sync::Arc;

use rayon::prelude::*;

use super::submission::Submission;

/// Where a unit stands this year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UnitStatus {
    /// `hop-le`: one submission without errors.
    Valid,
    /// `co-loi`: sent, but held out whole.
    Faulty,
    /// `chua-nop`: nothing received.
    NotSubmitted,
    /// `mien-tru`: the agreement does not ask it to submit; with the reason.
    Waived(String),
}

impl UnitStatus {
    /// The code used in JSON.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Valid => "hop-le",
            Self::Faulty => "co-loi",
            Self::NotSubmitted => "chua-nop",
            Self::Waived(_) => "mien-tru",
        }
    }
}

/// One unit's year.
#[derive(Clone, Debug)]
pub struct UnitRecord {
    /// Status.
    pub status: UnitStatus,
    /// Files received for it, sorted.
    pub files: Vec<Arc<str>>,
    /// The accepted submission: `Some` exactly when the status is [`UnitStatus::Valid`]; every value in it is good.
    pub submission: Option<Submission>,
    /// The submission that was held out, for reports about the unit itself; never for totals.
    pub held_out: Option<Submission>,
}

/// Records in the order of `Units`: position is the unit's position.
#[derive(Clone, Debug, Default)]
pub struct Dataset {
    /// One record per unit.
    pub records: Vec<UnitRecord>,
    /// Files with an error that belong to no known unit, sorted: nobody can say yet whose figures they hold.
    pub stray_files: Vec<Arc<str>>,
}

impl Dataset {
    /// True when every unit is valid or waived and no stray file waits for a person: papers are no drafts.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.stray_files.is_empty()
            && self.records.iter().all(|record| matches!(record.status, UnitStatus::Valid | UnitStatus::Waived(_)))
    }

    /// Accepted submissions with their unit's position, in unit order.
    pub fn valid(&self) -> impl Iterator<Item = (usize, &Submission)> {
        self.records.iter().enumerate().filter_map(|(position, record)| Some((position, record.submission.as_ref()?)))
    }

    /// Lets go of the nominees of all submissions, most of a large year's memory; the awards decided from them have all that
    /// papers print.
    pub fn drop_nominations(&mut self) {
        self.records.par_iter_mut().for_each(|record| {
            for submission in record.submission.iter_mut().chain(&mut record.held_out) {
                submission.lists = Vec::new();
            }
        });
    }
}
