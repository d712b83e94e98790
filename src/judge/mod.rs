//! From accepted submissions to the dataset, its totals and how each target stands.

use crate::form::Forms;
use crate::model::agreement::Agreement;
use crate::model::dataset::Dataset;
use crate::model::indicator::Judgement;
use crate::model::unit::Units;

pub mod accept;
pub mod branches;
pub mod figures;
pub mod formula;
pub mod levels;
pub mod targets;
pub mod totals;

#[cfg(test)]
pub(crate) mod fixture;

pub use accept::accept;
pub use figures::{Share, figures};
pub use totals::totals;

/// Every target of the agreement over all units, for each unit, for each branch of the unit tree and for each school level.
#[must_use]
pub fn judge(dataset: &Dataset, units: &Units, forms: &Forms, agreement: &Agreement) -> Judgement {
    let figures = figures(dataset, units, forms, agreement);
    Judgement {
        overall: targets::overall(&figures, agreement),
        by_unit: targets::by_unit(&figures, agreement),
        by_branch: branches::by_branch(&figures, units, agreement),
        by_level: levels::by_level(&figures, units, agreement),
    }
}
