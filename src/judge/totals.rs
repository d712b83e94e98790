//! Sums over the valid units of each kind.

use crate::form::Forms;
use crate::model::dataset::{Dataset, UnitRecord, UnitStatus};
use crate::model::form::{Form, Item};
use crate::model::submission::{Reading, Submission};
use crate::model::unit::{UnitKind, Units};
use crate::model::value::{Value, ValueKind};

/// What one kind of unit reported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KindTotals {
    /// The kind.
    pub kind: UnitKind,
    /// Units of the kind, waived ones too.
    pub units: usize,
    /// Units of which any file arrived.
    pub submitted: usize,
    /// Units whose figures are in the sums.
    pub valid: usize,
    /// Units that need not submit and did not validly do so.
    pub waived: usize,
    /// Sums of items that are added up, in form order.
    pub items: Vec<ItemTotal>,
}

/// The sum of one item over the valid units of its kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemTotal {
    /// Item code.
    pub code: String,
    /// Position among the form's items.
    pub item: usize,
    /// Count, money, decimal (then the sum is in hundredths) or yes/no (then it is the number of yes).
    pub kind: ValueKind,
    /// The sum.
    pub sum: i128,
    /// Valid units that gave a value.
    pub reported: usize,
}

impl KindTotals {
    /// Units that are asked to submit, or did so validly: the N of "n/N đơn vị"; `valid` is the n.
    #[must_use]
    pub fn expected(&self) -> usize {
        self.units - self.waived
    }

    /// The total of an item; `None` for items that are not added up.
    #[must_use]
    pub fn item(&self, code: &str) -> Option<&ItemTotal> {
        self.items.iter().find(|total| total.code == code)
    }
}

/// Totals of every kind, in the order of [`UnitKind::ALL`], kinds without units too.
#[must_use]
pub fn totals(dataset: &Dataset, units: &Units, forms: &Forms) -> Vec<KindTotals> {
    UnitKind::ALL.into_iter().map(|kind| of_kind(kind, dataset, units, forms.get(kind))).collect()
}

fn of_kind(kind: UnitKind, dataset: &Dataset, units: &Units, form: &Form) -> KindTotals {
    let of_kind = units.all().iter().zip(&dataset.records).filter(|(unit, _)| unit.kind == kind);
    let records: Vec<&UnitRecord> = of_kind.map(|(_, record)| record).collect();
    let count = |wanted: fn(&UnitRecord) -> bool| records.iter().filter(|record| wanted(record)).count();
    let valid: Vec<&Submission> = records.iter().filter_map(|record| record.submission.as_ref()).collect();
    let summed = form.items().enumerate().filter(|(_, item)| is_added_up(item));
    KindTotals {
        kind,
        units: records.len(),
        submitted: count(|record| !record.files.is_empty()),
        valid: valid.len(),
        waived: count(|record| matches!(record.status, UnitStatus::Waived(_))),
        items: summed.map(|(position, item)| add_up(position, item, &valid)).collect(),
    }
}

fn is_added_up(item: &Item) -> bool {
    match item.rule.kind {
        ValueKind::YesNo => true,
        kind => kind.is_numeric() && item.summed,
    }
}

fn add_up(position: usize, item: &Item, valid: &[&Submission]) -> ItemTotal {
    let mut total = ItemTotal { code: item.code.clone(), item: position, kind: item.rule.kind, sum: 0, reported: 0 };
    for submission in valid {
        let Some(Reading::Value(value)) = submission.items.get(position).map(|entry| &entry.reading) else { continue };
        let number = match value {
            Value::Integer(number) | Value::Decimal(number) => i128::from(*number),
            Value::YesNo(yes) => i128::from(*yes),
            Value::Date(_) | Value::Text(_) => continue,
        };
        total.sum += number;
        total.reported += 1;
    }
    total
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::judge::{accept, fixture};

    fn school(unit: usize, members: i64, yes: bool) -> Submission {
        let values = [Some(Value::YesNo(yes)), Some(Value::Integer(10)), Some(Value::Integer(members))];
        fixture::submission(&format!("{unit}.xlsx"), UnitKind::School, unit, &values)
    }

    fn of_schools(submissions: Vec<Submission>, units: usize) -> KindTotals {
        let units = fixture::units(&vec![(UnitKind::School, None); units]);
        let dataset = accept(submissions, &[], &units, &fixture::agreement());
        totals(&dataset, &units, &fixture::forms()).remove(0)
    }

    #[test]
    fn sums_take_valid_units_only_and_say_of_how_many() {
        let twice = Submission { file: "again.xlsx".into(), ..school(2, 1_000, true) };
        let total = of_schools(vec![school(0, 7, true), school(1, i64::MAX, false), school(2, 1_000, true), twice], 4);
        assert_eq!((total.units, total.submitted, total.valid, total.waived, total.expected()), (4, 3, 2, 0, 4));
        assert_eq!(total.item("hv_cbgv").unwrap().sum, i128::from(i64::MAX) + 7);
        assert_eq!(total.item("co_chi_hoi").unwrap().sum, 1);
        assert_eq!(
            total.item("quy_thu").unwrap(),
            &ItemTotal { code: "quy_thu".into(), item: 5, kind: ValueKind::Money, sum: 0, reported: 0 }
        );
        assert!(total.item("dvht_xep_loai").is_none() && total.item("dvht_diem").is_none());
    }

    #[test]
    fn a_valid_unit_more_never_lowers_a_count() {
        let mut before = of_schools(Vec::new(), 6);
        for sent in 1..=6 {
            let after = of_schools((0..sent).rev().map(|unit| school(unit, 3, unit % 2 == 0)).collect(), 6);
            assert_eq!((after.valid, after.submitted), (sent, sent));
            for (before, after) in before.items.iter().zip(&after.items) {
                assert!(after.sum >= before.sum && after.reported >= before.reported);
            }
            assert_eq!(after.item("cbgv").unwrap().sum, before.item("cbgv").unwrap().sum + 10);
            before = after;
        }
    }
}
