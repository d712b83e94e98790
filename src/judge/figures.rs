//! What each unit brings into each target, read once.

use super::formula::Bound;
use crate::form::Forms;
use crate::model::agreement::{Agreement, Target};
use crate::model::dataset::{Dataset, UnitRecord, UnitStatus};
use crate::model::indicator::Indicator;
use crate::model::unit::{UnitKind, Units};

/// One unit's share in one target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Share {
    /// The target is not about units of its kind.
    Foreign,
    /// It need not submit.
    Waived,
    /// It should submit, and no valid figures are in.
    Absent,
    /// Its figures.
    Given(Indicator),
}

/// For each target in the agreement's order, the share of each unit in unit order.
#[must_use]
pub fn figures(dataset: &Dataset, units: &Units, forms: &Forms, agreement: &Agreement) -> Vec<Vec<Share>> {
    agreement.targets.iter().map(|target| of_target(target, dataset, units, forms)).collect()
}

fn of_target(target: &Target, dataset: &Dataset, units: &Units, forms: &Forms) -> Vec<Share> {
    let bound = UnitKind::ALL.map(|kind| {
        let asked = target.kinds.contains(&kind);
        let both = || (Bound::new(&target.numerator, forms.get(kind)), Bound::new(&target.denominator, forms.get(kind)));
        (kind, asked.then(both))
    });
    let of_unit = |kind: UnitKind, record: &UnitRecord| {
        let formulas = bound.iter().find(|(of, _)| *of == kind).and_then(|(_, formulas)| formulas.as_ref());
        formulas.map_or(Share::Foreign, |formulas| share(formulas, record))
    };
    units.all().iter().zip(&dataset.records).map(|(unit, record)| of_unit(unit.kind, record)).collect()
}

fn share((numerator, denominator): &(Bound, Bound), record: &UnitRecord) -> Share {
    match (&record.submission, &record.status) {
        (Some(submission), _) => {
            Share::Given(Indicator { numerator: numerator.of(submission), denominator: denominator.of(submission) })
        }
        (None, UnitStatus::Waived(_)) => Share::Waived,
        (None, _) => Share::Absent,
    }
}
