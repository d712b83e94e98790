//! Who is awarded, unit by unit: lists by school, packing lists, invitations.

use std::collections::BTreeMap;

use minijinja::Value;

use super::list::{Persons, words};
use super::{Field, field};
use crate::compose::record::YearRecord;
use crate::compose::strict;

/// The awarded of one unit, under the names that templates use.
#[derive(Clone, Debug)]
pub(super) struct Awarded {
    /// Awards in all lists.
    count: usize,
    /// `don_vi`, `so`, `tong_tien`, and `danh_sach` with `ma`, `ten`, `don_vi_tinh`, `so`, `tong_tien`, `nguoi` of each list in
    /// which someone of the unit stands.
    value: Value,
}

impl Awarded {
    fn new(unit: &Value, lists: Vec<List>) -> Self {
        let count = lists.iter().map(|list| list.persons.len()).sum();
        let money: i64 = lists.iter().map(|list| list.money).sum();
        let lists: Vec<Value> = lists.into_iter().map(List::value).collect();
        let fields = [
            ("don_vi".into(), unit.clone()),
            field("so", count),
            field("tong_tien", money),
            ("danh_sach".into(), Value::from(lists)),
        ];
        Self { count, value: strict::record(fields) }
    }

    /// As a name of the unit's own papers.
    pub(super) fn field(&self) -> Field {
        ("duoc_khen".into(), self.value.clone())
    }
}

/// One list's persons of one unit.
struct List {
    code: String,
    money: i64,
    persons: Vec<Value>,
}

impl List {
    fn value(self) -> Value {
        let (name, counted) = words(&self.code);
        let count = self.persons.len();
        strict::record([
            field("ma", self.code),
            field("ten", name),
            field("don_vi_tinh", counted),
            field("so", count),
            field("tong_tien", self.money),
            ("nguoi".into(), Value::from(self.persons)),
        ])
    }
}

/// The awarded of every unit, in the order of units; of each list in printed order.
pub(super) fn by_unit(record: &YearRecord, units: &[Value], persons: &Persons<'_>) -> Vec<Awarded> {
    let positions: BTreeMap<&str, usize> = record.don_vi.iter().zip(0..).map(|(unit, position)| (&*unit.ma, position)).collect();
    let mut lists: Vec<Vec<List>> = record.don_vi.iter().map(|_| Vec::new()).collect();
    for ((code, awards), (_, values)) in record.khen_thuong.iter().zip(persons) {
        for (award, person) in awards.iter().zip(values.try_iter().into_iter().flatten()) {
            let Some(own) = positions.get(&*award.don_vi).and_then(|position| lists.get_mut(*position)) else { continue };
            if own.last().is_none_or(|list| list.code != code) {
                own.push(List { code: code.to_owned(), money: 0, persons: Vec::new() });
            }
            if let Some(list) = own.last_mut() {
                list.money = list.money.saturating_add(award.muc_thuong);
                list.persons.push(person);
            }
        }
    }
    units.iter().zip(lists).map(|(unit, lists)| Awarded::new(unit, lists)).collect()
}

/// Units that have someone awarded.
pub(super) fn values(awarded: &[Awarded]) -> Value {
    Value::from(awarded.iter().filter(|own| own.count > 0).map(|own| own.value.clone()).collect::<Vec<_>>())
}
