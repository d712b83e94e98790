//! Who is awarded, unit by unit: lists by school, packing lists, invitations.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use minijinja::Value;

use super::list::{Persons, words};
use super::{Field, counted, field, seat};
use crate::compose::record::{AwardLine, YearRecord};
use crate::compose::strict;

/// The awarded of one unit, under the names that templates use.
#[derive(Clone, Debug)]
pub(super) struct Awarded {
    /// Awards in all lists.
    count: usize,
    /// `don_vi`, `so`, `khach` (`12 người, 1 tập thể`, each once), `tong_tien`, and `danh_sach` with `ma`, `ten`, `don_vi_tinh`,
    /// `so`, `so_luong`, `tong_tien`, `nguoi` of each list in which someone of the unit stands.
    value: Value,
}

impl Awarded {
    fn new(unit: &Value, lists: Vec<List<'_>>, money: bool) -> Self {
        let count = lists.iter().map(|list| list.persons.len()).sum();
        let sum: i64 = lists.iter().map(|list| list.money).sum();
        let awards: Vec<&AwardLine> = lists.iter().flat_map(|list| list.awards.iter().copied()).collect();
        let guests = counted::guests(&seat::persons(&awards));
        let lists: Vec<Value> = lists.into_iter().map(|list| list.value(money)).collect();
        let mut fields = vec![
            ("don_vi".into(), unit.clone()),
            field("so", count),
            field("khach", guests),
            ("danh_sach".into(), Value::from(lists)),
        ];
        if money {
            fields.push(field("tong_tien", sum));
        }
        Self { count, value: strict::record(fields) }
    }

    /// As a name of the unit's own papers.
    pub(super) fn field(&self) -> Field {
        ("duoc_khen".into(), self.value.clone())
    }
}

/// One list's persons of one unit.
struct List<'a> {
    code: String,
    money: i64,
    awards: Vec<&'a AwardLine>,
    /// The same as templates see them.
    persons: Vec<Value>,
}

impl List<'_> {
    fn value(self, money: bool) -> Value {
        let (name, counted) = words(&self.code);
        let count = self.persons.len();
        let told = counted::of_list(&self.code, self.awards.iter().copied());
        let sum = money.then(|| field("tong_tien", self.money));
        let fields = [
            field("ma", self.code),
            field("ten", name),
            field("don_vi_tinh", counted),
            field("so", count),
            field("so_luong", told),
            ("nguoi".into(), Value::from(self.persons)),
        ];
        strict::record(fields.into_iter().chain(sum))
    }
}

/// The awarded of every unit, in the order of units, of each list in printed order; behind them those of units that a frozen
/// award still names and the year no longer has. A unit is called as its awards call it. Without `money` no sum is told: that of one
/// person is the person's.
pub(super) fn by_unit(record: &YearRecord, units: &[Value], persons: &Persons, money: bool) -> Vec<Awarded> {
    let mut owns: Vec<Own<'_>> = units.iter().map(|unit| Own { unit: unit.clone(), name: None, lists: Vec::new() }).collect();
    let mut positions: BTreeMap<&str, usize> =
        record.don_vi.iter().zip(0..).map(|(unit, position)| (&*unit.ma, position)).collect();
    for ((code, awards), (_, values)) in record.khen_thuong.iter().zip(persons) {
        for (award, person) in awards.iter().zip(values.try_iter().into_iter().flatten()) {
            let position = *positions.entry(&award.don_vi).or_insert(owns.len());
            if position == owns.len() {
                owns.push(Own { unit: gone(award), name: None, lists: Vec::new() });
            }
            if let Some(own) = owns.get_mut(position) {
                own.take(code, award, person);
            }
        }
    }
    owns.into_iter().map(|own| own.close(money)).collect()
}

/// The awarded of every unit as [`by_unit`] gives them, made when they are first asked for.
pub(super) type Awardeds = Arc<LazyLock<Vec<Awarded>, Box<dyn FnOnce() -> Vec<Awarded> + Send + Sync>>>;

/// See [`Awardeds`]; with sums.
pub(super) fn later(record: &Arc<YearRecord>, units: &[Value], persons: &Arc<Persons>) -> Awardeds {
    let (record, units, persons) = (Arc::clone(record), units.to_vec(), Arc::clone(persons));
    Arc::new(LazyLock::new(Box::new(move || by_unit(&record, &units, &persons, true))))
}

/// The awards of a unit being gathered.
struct Own<'a> {
    unit: Value,
    name: Option<String>,
    lists: Vec<List<'a>>,
}

impl<'a> Own<'a> {
    fn take(&mut self, code: &str, award: &'a AwardLine, person: Value) {
        if self.lists.last().is_none_or(|list| list.code != code) {
            self.lists.push(List { code: code.to_owned(), money: 0, awards: Vec::new(), persons: Vec::new() });
        }
        if let Some(list) = self.lists.last_mut() {
            list.money = list.money.saturating_add(award.muc_thuong);
            list.awards.push(award);
            list.persons.push(person);
        }
        self.name.get_or_insert_with(|| award.ten_don_vi.clone());
    }

    fn close(self, money: bool) -> Awarded {
        let unit = match self.name {
            Some(name) => strict::extended(&self.unit, vec![field("ten", name)]),
            None => self.unit,
        };
        Awarded::new(&unit, self.lists, money)
    }
}

/// A unit of which only its awards are left.
fn gone(award: &AwardLine) -> Value {
    strict::record([
        field("ma", award.don_vi.as_str()),
        field("ten", award.ten_don_vi.as_str()),
        field("xa", ""),
        field("loai", ""),
    ])
}

/// Units that have someone awarded.
pub(super) fn values(awarded: &[Awarded]) -> Value {
    Value::from(awarded.iter().filter(|own| own.count > 0).map(|own| own.value.clone()).collect::<Vec<_>>())
}
