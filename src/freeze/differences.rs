//! What the data says now that the frozen set does not, as findings for the office; no unit is told of them.

use std::collections::BTreeMap;

use super::pairs::{Pairs, out_of_order, pair};
use crate::model::award::{Award, AwardList, AwardSet};
use crate::model::dataset::{Dataset, UnitStatus};
use crate::model::finding::{Finding, Rule, Severity};
use crate::model::unit::Units;
use crate::vietnamese::numbers::integer;

/// The data no longer says what the frozen set says.
pub static RULE: Rule = Rule {
    code: "KT-01",
    severity: Severity::Warning,
    title: "Số liệu khác bộ khen thưởng đã chốt",
    why: "Sau khi chốt (lap --chot), mọi văn bản khen thưởng, giấy khen đều theo bộ đã chốt và không đổi nữa. Bài nộp, thỏa thuận hoặc danh sách đơn \
          vị đã sửa sau đó nên số liệu bây giờ cho kết quả khác: thêm hoặc mất người, họ tên, đơn vị, mức thưởng hay thứ tự khác.",
    advice: "Số liệu mới đúng thì chốt lại bằng lap --chot, văn bản sẽ theo bộ mới. Bộ đã chốt đúng thì sửa lại bài nộp.",
};

/// Every difference between a frozen set and one decided now, list by list: renamed units, then awards that changed or are gone in
/// frozen order, then new ones, then those in another order. Where a unit has no valid figures, what it lost is told at once.
#[must_use]
pub fn differences(frozen: &AwardSet, now: &AwardSet, dataset: &Dataset, units: &Units) -> Vec<Finding> {
    let mut found = renamed_units(frozen, units);
    for list in &frozen.lists {
        let none = AwardList::default();
        let other = now.lists.iter().find(|other| other.code == list.code).unwrap_or(&none);
        of_list(list, other, dataset, units, &mut found);
    }
    let unknown = |list: &&AwardList| !frozen.lists.iter().any(|known| known.code == list.code);
    for list in now.lists.iter().filter(unknown) {
        of_list(&AwardList { code: list.code.clone(), ..AwardList::default() }, list, dataset, units, &mut found);
    }
    found
}

fn renamed_units(frozen: &AwardSet, units: &Units) -> Vec<Finding> {
    let awards = frozen.lists.iter().flat_map(|list| &list.awards);
    let by_code: BTreeMap<&str, &str> = awards.map(|award| (award.unit_code.as_str(), award.unit_name.as_str())).collect();
    let renamed = units.all().iter().filter_map(|unit| Some((unit, *by_code.get(unit.code.as_str())?)));
    let renamed = renamed.filter(|(unit, name)| unit.name != *name);
    let finding = |(unit, name): (&crate::model::unit::Unit, &str)| {
        let message = format!("Tên đơn vị đã chốt là “{name}”, nay là “{}”.", unit.name);
        Finding::new(&RULE, unit.place.clone(), &unit.name, message).of_unit(&unit.code)
    };
    renamed.map(finding).collect()
}

fn of_list(frozen: &AwardList, now: &AwardList, dataset: &Dataset, units: &Units, found: &mut Vec<Finding>) {
    let Pairs { both, gone, fresh } = pair(&frozen.awards, &now.awards);
    let moved = out_of_order(&both);
    for (old, new) in &both {
        if let (Some(old), Some(new)) = (frozen.awards.get(*old), now.awards.get(*new)) {
            found.extend(changed(old, new));
        }
    }
    found.extend(lost(frozen, now, &gone, dataset, units));
    for award in fresh.iter().filter_map(|position| now.awards.get(*position)) {
        let message = format!("Có trong số liệu ({}, {}) nhưng không có trong bộ đã chốt.", now.code, money(award));
        found.push(at(award, &award.name, message));
    }
    for (old, new) in moved {
        if let Some(award) = now.awards.get(new) {
            let serial = frozen.awards.get(old).map_or("", |award| &award.serial);
            let message = format!("{serial}: thứ tự đã chốt là {}, theo số liệu là {}.", old + 1, new + 1);
            found.push(at(award, serial, message));
        }
    }
}

/// All that an award prints and that is another now, in one finding; names with both spellings.
fn changed(old: &Award, new: &Award) -> Option<Finding> {
    let date = |award: &Award| award.birth.map_or_else(|| "để trống".to_owned(), |date| date.format("“%d/%m/%Y”").to_string());
    let quoted = |text: &str| format!("“{text}”");
    let unit = |award: &Award| format!("{} ({})", award.unit_name, award.unit_code);
    let things = [
        ("họ tên", quoted(&old.name), quoted(&new.name)),
        ("mức thưởng", money(old), money(new)),
        ("ngày sinh", date(old), date(new)),
        ("lớp", quoted(&old.class), quoted(&new.class)),
        ("thành tích", quoted(&old.merit), quoted(&new.merit)),
        ("hoàn cảnh", quoted(&old.hardship), quoted(&new.hardship)),
        ("loại", quoted(&old.holder), quoted(&new.holder)),
    ];
    let mut words: Vec<String> = things
        .into_iter()
        .filter(|(_, old, new)| old != new)
        .map(|(what, old, new)| format!("{what} đã chốt là {old}, theo số liệu là {new}"))
        .collect();
    if old.unit_code != new.unit_code {
        words.push(format!("đơn vị đã chốt là {}, theo số liệu là {}", unit(old), unit(new)));
    }
    (!words.is_empty()).then(|| at(new, &new.name, format!("{}: {}.", old.serial, words.join("; "))))
}

/// Awards that the data no longer gives: each with the reason where the data has one, those of a unit without valid figures at once.
fn lost(frozen: &AwardList, now: &AwardList, gone: &[usize], dataset: &Dataset, units: &Units) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut of_absent: BTreeMap<&str, Vec<&Award>> = BTreeMap::new();
    for award in gone.iter().filter_map(|position| frozen.awards.get(*position)) {
        if is_absent(award, dataset, units) {
            of_absent.entry(&award.unit_code).or_default().push(award);
            continue;
        }
        let same = |award: &Award, other: &Award| award.unit_code == other.unit_code && award.name == other.name;
        let left = now.not_awarded.iter().find(|left| same(award, &left.award));
        let why = left.map_or_else(String::new, |left| format!(" Lý do: {}.", left.reason));
        let message = format!("{}: có trong bộ đã chốt ({}), số liệu không còn.{why}", award.serial, money(award));
        found.push(at(award, &award.name, message));
    }
    for (unit, awards) in of_absent {
        if let Some(first) = awards.first() {
            let serials: Vec<&str> = awards.iter().map(|award| award.serial.as_str()).collect();
            let message = format!(
                "Đơn vị {unit} không còn số liệu hợp lệ, bộ đã chốt có {} mục của đơn vị này: {}.",
                awards.len(),
                serials.join(", ")
            );
            found.push(at(first, unit, message));
        }
    }
    found
}

/// The unit of an award is gone, or has no valid figures.
fn is_absent(award: &Award, dataset: &Dataset, units: &Units) -> bool {
    let record = units.find(&award.unit_code).and_then(|unit| dataset.records.get(unit));
    record.is_none_or(|record| record.status != UnitStatus::Valid)
}

fn at(award: &Award, value: &str, message: String) -> Finding {
    Finding::new(&RULE, award.place.clone(), value, message).of_unit(&award.unit_code)
}

fn money(award: &Award) -> String {
    format!("{} đồng", integer(award.amount.into()))
}
