//! Whole lists from whole sheets.

use std::collections::{BTreeMap, BTreeSet};

mod generated;
mod quotas;
mod reference;

use super::decide;
use crate::judge::accept;
use crate::judge::fixture::{self, day};
use crate::model::agreement::Agreement;
use crate::model::award::AwardList;
use crate::model::award_rules::{AwardRules, OrderKey, PrizeAmount, PrizeRow, SeveralPrizes, TeamPrize};
use crate::model::submission::{Field, NominationSheet};
use crate::model::unit::UnitKind;

/// Lists by position in the school form: 0 HSG, 1 GVBD, 2 HOCBONG.
fn sheet(list: usize, rows: &[Vec<Field<'_>>]) -> NominationSheet {
    let (name, width) = [("HSG", 9), ("GVBD", 8), ("HOCBONG", 8)][list];
    let mut sheet = NominationSheet::new(list, "x".into(), name.into(), (0..width).map(Some).collect());
    for (row, fields) in (5..).zip(rows) {
        sheet.push(row, fields.iter().copied());
    }
    sheet
}

fn pupil<'a>(name: &'a str, born: u32, subject: &'a str, level: &'a str, prize: &'a str) -> Vec<Field<'a>> {
    use Field::{Date, Missing, Text, YesNo};
    let birth = Date(day(2012, 1, born));
    vec![
        Text(name),
        birth,
        YesNo(born.is_multiple_of(2)),
        Text("6A1"),
        Text("Hội thi"),
        Text(subject),
        Text(level),
        Text(prize),
        Missing,
    ]
}

fn teacher<'a>(name: &'a str, subject: &'a str, counts: [i64; 6]) -> Vec<Field<'a>> {
    let counts = counts.map(|count| if count == 0 { Field::Missing } else { Field::Integer(count) });
    [Field::Text(name), Field::Text(subject)].into_iter().chain(counts).collect()
}

fn scholar<'a>(name: &'a str, details: &'a str, proposed: Field<'a>) -> Vec<Field<'a>> {
    use Field::{Date, Missing, Text};
    let birth = Date(day(2013, 2, 3));
    vec![Text(name), birth, Missing, Text("5B"), Text("Hộ nghèo"), Text(details), Text("Khá"), proposed]
}

fn prize(level: &str, prizes: &[&str], amount: PrizeAmount) -> PrizeRow {
    PrizeRow { level: level.into(), prizes: prizes.iter().map(|prize| (*prize).into()).collect(), amount, ..PrizeRow::default() }
}

fn rules(several: SeveralPrizes, prizes: Vec<PrizeRow>, order: &[OrderKey]) -> AwardRules {
    AwardRules { several, team: TeamPrize::Each, prizes, order: order.to_vec(), quota: None }
}

/// City and above by prize; Khuyến khích of the city earns nothing.
fn pupil_prizes() -> Vec<PrizeRow> {
    let mut rows = Vec::new();
    for (level, thousands) in [("Thành phố", 100), ("tỉnh", 300), ("khu vực", 500), ("quốc gia", 700), ("quốc tế", 900)]
    {
        for (prizes, more) in [(["Nhất", "HCV"], 40), (["Nhì", "HCB"], 30), (["Ba", "HCĐ"], 20)] {
            rows.push(prize(level, &prizes, PrizeAmount::Fixed((thousands + more) * 1_000)));
        }
    }
    rows
}

fn agreement(code: &str, rules: AwardRules) -> Agreement {
    let subjects = vec!["Toán".into(), "Ngữ văn".into()];
    let hardships = vec!["Mồ côi".into(), "Hộ nghèo".into(), "Hộ cận nghèo".into()];
    Agreement { awards: BTreeMap::from([(code.into(), rules)]), subjects, hardships, ..fixture::agreement() }
}

/// Decides one list; each school's rows come from its own file, the files in the order given.
fn list(position: usize, rules: AwardRules, schools: &[(usize, Vec<Vec<Field<'_>>>)]) -> AwardList {
    let code = ["HSG", "GVBD", "HOCBONG"][position];
    let units = fixture::units(&[(UnitKind::School, None); 4]);
    let agreement = agreement(code, rules);
    let send = |(unit, rows): &(usize, Vec<Vec<Field<'_>>>)| {
        let mut submission = fixture::submission(&format!("{unit}.xlsx"), UnitKind::School, *unit, &[]);
        submission.lists.push(sheet(position, rows));
        submission
    };
    let dataset = accept(schools.iter().map(send).collect(), &[], &units, &agreement);
    let mut lists = decide(&dataset, &units, &fixture::forms(), &agreement).lists;
    assert_eq!(lists.iter().map(|list| list.code.as_str()).collect::<Vec<_>>(), ["HSG", "GVBD", "HOCBONG", "TAPTHE"]);
    lists.remove(position)
}

const ORDER: [OrderKey; 5] = [OrderKey::Level, OrderKey::Subject, OrderKey::Prize, OrderKey::Unit, OrderKey::Name];

#[test]
fn the_highest_prize_of_a_pupil_is_paid_and_every_row_is_accounted_for() {
    let rows = vec![
        pupil("Lê Thị Hòa", 1, "Toán", "thành phố", "Nhì"),
        pupil("Lê Thị Hoà", 1, "Ngữ văn", "tỉnh", "HCĐ"),
        pupil("Lê Thị Hòa", 2, "Toán", "thành phố", "Nhất"),
        pupil("Trần An", 3, "Toán", "trường", "Nhất"),
        pupil("Trần Bình", 3, "Toán", "trường", "Nhất"),
        pupil("Trần Cúc", 4, "", "", "Nhất"),
        pupil("", 5, "Toán", "tỉnh", "Nhất"),
    ];
    let list = list(0, rules(SeveralPrizes::Highest, pupil_prizes(), &ORDER), &[(1, rows)]);
    let paid: Vec<_> = list.awards.iter().map(|award| (award.name.as_str(), award.merit.as_str(), award.amount)).collect();
    assert_eq!(
        paid,
        [
            ("Lê Thị Hoà", "Huy chương Đồng môn Ngữ văn, cấp tỉnh; Giải Nhì môn Toán, cấp thành phố", 320_000),
            ("Lê Thị Hòa", "Giải Nhất môn Toán, cấp thành phố", 140_000),
        ]
    );
    assert_eq!(list.total(), 460_000);
    let first = &list.awards[0];
    assert_eq!((first.level.as_str(), first.prize.as_str(), first.class.as_str(), first.female), ("tỉnh", "HCĐ", "6A1", false));
    assert_eq!((first.place.to_string(), first.other_places[0].to_string()), ("x!HSG!A7".into(), "x!HSG!A6".into()));
    let reasons: Vec<_> = list.unawarded.iter().map(|row| (row.level.as_str(), row.prize.as_str(), row.count)).collect();
    assert_eq!(reasons, [("tỉnh", "Nhất", 1), ("thành phố", "Nhì", 1), ("trường", "Nhất", 2), ("", "Nhất", 1)]);
    assert_eq!(list.unawarded[0].reason, "Chưa có họ và tên");
    assert_eq!(list.unawarded[3].reason, "Chưa rõ cấp hoặc giải");
}

#[test]
fn several_prizes_may_add_up() {
    let rows = vec![
        pupil("Lê An", 1, "Toán", "thành phố", "Nhì"),
        pupil("Lê An", 1, "", "tỉnh", "Ba"),
        pupil("Lê An", 1, "Tin học", "thành phố", "Khuyến khích"),
    ];
    let list = list(0, rules(SeveralPrizes::Sum, pupil_prizes(), &ORDER), &[(0, rows)]);
    assert_eq!(list.awards.len(), 1);
    assert_eq!(list.awards[0].amount, 130_000 + 320_000);
    assert_eq!(list.awards[0].merit, "Giải Ba Hội thi, cấp tỉnh; Giải Nhì môn Toán, cấp thành phố");
    assert_eq!(list.unawarded.iter().map(|row| row.count).sum::<usize>(), 1);
}

#[test]
fn equal_names_in_two_schools_are_two_persons() {
    let rows = || vec![pupil("Lê An", 1, "Toán", "tỉnh", "Nhì")];
    let list = list(0, rules(SeveralPrizes::Highest, pupil_prizes(), &ORDER), &[(3, rows()), (0, rows())]);
    assert_eq!(list.awards.iter().map(|award| award.unit).collect::<Vec<_>>(), [0, 3]);
}

#[test]
fn teachers_are_paid_by_level_or_by_pupil() {
    let rows = vec![
        teacher("Võ Bá", "Toán", [9, 2, 1, 0, 0, 0]),
        teacher("Võ Bá", "Tin học", [0, 1, 0, 0, 0, 0]),
        teacher("Võ Cúc", "Ngữ văn", [4, 0, 0, 0, 0, 0]),
        teacher("Võ Dung", "", [0, 0, 0, 0, 0, 0]),
        teacher("Võ Ân", "Ngữ văn", [1, 12, 0, 0, 0, 0]),
    ];
    let table = || vec![prize("tỉnh", &[], PrizeAmount::Fixed(500)), prize("thành phố", &[], PrizeAmount::Fixed(100))];
    let best = list(1, rules(SeveralPrizes::Highest, table(), &ORDER), &[(0, rows.clone())]);
    let paid: Vec<_> = best.awards.iter().map(|award| (award.name.as_str(), award.level.as_str(), award.amount)).collect();
    assert_eq!(paid, [("Võ Bá", "tỉnh", 500), ("Võ Ân", "thành phố", 100)]);
    assert_eq!(
        best.awards[0].merit,
        "Bồi dưỡng 1 học sinh đạt giải cấp tỉnh, 2 học sinh đạt giải cấp thành phố môn Toán; \
         Bồi dưỡng 1 học sinh đạt giải cấp thành phố môn Tin học"
    );
    let reasons: BTreeSet<_> = best.unawarded.iter().map(|row| (row.level.as_str(), row.reason.as_str(), row.count)).collect();
    let expected = [
        ("", "Không có học sinh đạt giải", 1),
        ("thành phố", "Người này đã nhận mức cao hơn hoặc bằng của một giải khác", 1),
        ("trường", "Bảng mức thưởng không có mức cho cấp, giải này", 1),
    ];
    assert_eq!(reasons, BTreeSet::from(expected));
    let sum = list(1, rules(SeveralPrizes::Sum, table(), &[OrderKey::Amount]), &[(0, rows)]);
    let paid: Vec<_> = sum.awards.iter().map(|award| (award.name.as_str(), award.amount)).collect();
    assert_eq!(paid, [("Võ Ân", 1_200), ("Võ Bá", 500 + 200 + 100)]);
}

#[test]
fn scholarships_are_fixed_or_as_proposed_up_to_the_limit() {
    let rows = vec![
        scholar("Ngô Bé", "mẹ bệnh nặng", Field::Integer(2_500_000)),
        scholar("Ngô Anh", "", Field::Integer(700_000)),
        scholar("Ngô Chi", "", Field::Missing),
    ];
    let order = [OrderKey::Unit, OrderKey::Name];
    let table = |amount| vec![prize("", &[], amount)];
    let fixed = list(2, rules(SeveralPrizes::Highest, table(PrizeAmount::Fixed(1_000_000)), &order), &[(0, rows.clone())]);
    assert_eq!(fixed.awards.iter().map(|award| award.amount).collect::<Vec<_>>(), [1_000_000; 3]);
    let capped = list(2, rules(SeveralPrizes::Highest, table(PrizeAmount::AsProposed(2_000_000)), &order), &[(0, rows)]);
    let paid: Vec<_> = capped.awards.iter().map(|award| (award.name.as_str(), award.amount, award.hardship.as_str())).collect();
    assert_eq!(paid, [("Ngô Anh", 700_000, "Hộ nghèo"), ("Ngô Bé", 2_000_000, "Hộ nghèo (mẹ bệnh nặng)")]);
    assert_eq!(capped.awards[0].merit, "Khá");
    assert_eq!((capped.unawarded[0].count, capped.unawarded[0].reason.as_str()), (1, "Chưa ghi mức đề nghị"));
}

#[test]
fn a_year_without_rules_still_counts_its_nominees() {
    let rows = vec![pupil("Lê An", 1, "Toán", "tỉnh", "Nhất"), pupil("Lê Bình", 1, "Toán", "tỉnh", "Nhất")];
    let list = list(0, rules(SeveralPrizes::Highest, Vec::new(), &[]), &[(0, rows)]);
    assert!(list.awards.is_empty());
    assert_eq!((list.unawarded[0].level.as_str(), list.unawarded[0].count), ("tỉnh", 2));
}

#[test]
fn the_first_row_of_the_table_that_fits_decides() {
    let table = vec![
        prize("tỉnh", &["Nhất"], PrizeAmount::Fixed(9)),
        prize("", &["Nhất"], PrizeAmount::Fixed(5)),
        prize("", &[], PrizeAmount::Fixed(1)),
    ];
    let rows = vec![
        pupil("A A", 1, "Toán", "tỉnh", "Nhất"),
        pupil("B B", 1, "Toán", "trường", "Nhất"),
        pupil("C C", 1, "Toán", "quốc tế", "HCB"),
    ];
    let list = list(0, rules(SeveralPrizes::Highest, table, &[OrderKey::Amount]), &[(0, rows)]);
    assert_eq!(list.awards.iter().map(|award| award.amount).collect::<Vec<_>>(), [9, 5, 1]);
}
