//! Correct submissions on the built-in forms, filled at random: none may have a finding.

use std::sync::Arc;

use super::fixture::{agreement, date, unit};
use super::{Context, across, one};
use crate::form::Forms;
use crate::model::form::{Form, Item};
use crate::model::place::{CellAddress, Place};
use crate::model::sender::Sender;
use crate::model::submission::{Field, ItemEntry, NominationSheet, Reading, Submission};
use crate::model::unit::{Unit, UnitKind, Units};
use crate::model::value::{Value, ValueKind};

/// Small numbers that look random and are the same in each run.
struct Dice(u64);

impl Dice {
    /// From `low` to `high`, both included.
    fn throw(&mut self, low: i64, high: i64) -> i64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        low + i64::try_from(self.0 >> 33).unwrap() % (high - low + 1)
    }

    fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        let last = i64::try_from(from.len()).unwrap() - 1;
        from[usize::try_from(self.throw(0, last)).unwrap()]
    }
}

struct Figures {
    staff: i64,
    parents: i64,
    pupils: i64,
    residents: i64,
    grants: i64,
    grant_money: i64,
    prizes: i64,
    other: i64,
    score: i64,
}

/// A figure that agrees with all others of its unit.
fn figure(code: &str, figures: &Figures) -> i64 {
    let spent = figures.grant_money + 2 * figures.prizes + figures.other;
    match code {
        "cbgv" | "cbcc" => figures.staff,
        "hv_cbgv" | "hv_cbcc" | "hv_moi" => figures.staff - 1,
        "hoc_sinh" => figures.pupils,
        "cha_me" | "hv_cha_me" => figures.parents,
        "dan_so" => figures.residents,
        "so_ho" => figures.residents / 4,
        "hoi_vien" => figures.residents * 3 / 10,
        "gdht_dang_ky" | "gdht_dat" => figures.residents / 4 * 7 / 10,
        "quy_dau_nam" => 90_000_000,
        "quy_thu" => figures.residents * 50_000,
        "quy_chi" => spent,
        "quy_cuoi_nam" => 90_000_000 + figures.residents * 50_000 - spent,
        "hoc_bong_suat" => figures.grants,
        "hoc_bong_tien" => figures.grant_money,
        "khen_hs_tien" | "khen_gv_tien" => figures.prizes,
        "chi_khac" => figures.other,
        "dvht_diem" => figures.score,
        _ => 1,
    }
}

fn value(item: &Item, figures: &Figures) -> Reading {
    let number = figure(&item.code, figures);
    Reading::Value(match item.rule.kind {
        ValueKind::Count | ValueKind::Money => Value::Integer(number),
        ValueKind::Decimal => Value::Decimal(number),
        ValueKind::YesNo => Value::YesNo(true),
        ValueKind::Date => Value::Date(date(2024, 12, 3)),
        ValueKind::Choice if item.code == "dvht_xep_loai" => {
            let ranks = [(8_500, "Tốt"), (7_000, "Khá"), (5_000, "Trung bình"), (0, "Không đạt")];
            Value::Text(ranks.iter().find(|(least, _)| figures.score >= *least).unwrap().1.to_owned())
        }
        ValueKind::Choice => Value::Text(item.rule.choices[0].word.clone()),
        ValueKind::Name | ValueKind::Text => Value::Text("nội dung".to_owned()),
    })
}

fn submission(form: &Form, position: usize, unit: &Unit, dice: &mut Dice) -> Submission {
    let grants = dice.throw(0, 40);
    let staff = dice.throw(10, 90);
    let figures = Figures {
        staff,
        parents: dice.throw(300, 900),
        pupils: dice.throw(300, 900),
        residents: dice.throw(2_000, 60_000),
        grants,
        grant_money: grants * dice.throw(4, 30) * 100_000,
        prizes: dice.throw(0, 9_000_000),
        other: dice.throw(0, 900_000),
        score: dice.throw(0, 10_000),
    };
    let file: Arc<str> = format!("bai-nop/{}.xlsx", unit.code).into();
    let sheet: Arc<str> = "Số liệu".into();
    let cell = |row| Place::cell(&file, &sheet, CellAddress { row, column: 3 });
    let entry = |(row, item): (u32, &Item)| {
        let blank = !item.rule.required && row % 2 == 0;
        let reading = if blank { Reading::Missing } else { value(item, &figures) };
        ItemEntry { place: cell(row), reading }
    };
    Submission {
        sha256: [0; 32],
        form: form.kind,
        version: Some(form.version.clone()),
        year: Some(2024),
        unit_code: (unit.code.clone(), cell(1)),
        unit: Some(position),
        sender: Sender::default(),
        items: (4..).zip(form.items()).map(entry).collect(),
        lists: (0..form.lists.len()).map(|list| nominations(form, list, position, &file, unit, dice)).collect(),
        aside: crate::model::aside::Aside::default(),
        file: Arc::clone(&file),
    }
}

const FAMILY: [&str; 6] = ["Nguyễn", "Trần", "Lê", "Đặng", "Hồ", "Vũ"];
const GIVEN: [&str; 8] = ["An", "Bình", "Hòa", "Hoa", "Thúy", "Đức", "Quý", "Quí"];
const TEACHERS: [&str; 3] = ["Lý Thị Mai", "Phan Văn Và", "Cao Hoài Thu"];
const ROWS: i64 = 60;

/// The position in syllables of which none is a slip of another, so that no name of a unit is near one of another.
fn middle_names(unit_position: usize) -> String {
    const DIGITS: [&str; 10] = ["Văn", "Thị", "Minh", "Ngọc", "Thanh", "Phương", "Kim", "Xuân", "Gia", "Bảo"];
    let digits = unit_position.to_string();
    digits.chars().map(|digit| DIGITS[usize::try_from(digit.to_digit(10).unwrap()).unwrap()]).collect::<Vec<_>>().join(" ")
}

/// Rows of one list. Names differ between units and birth dates within one, so no two rows are, or could be, the same person.
fn nominations(form: &Form, list: usize, unit_position: usize, file: &Arc<str>, unit: &Unit, dice: &mut Dice) -> NominationSheet {
    let columns = &form.lists[list].columns;
    let found = (0..u32::try_from(columns.len()).unwrap()).map(Some).collect();
    let mut sheet = NominationSheet::new(list, Arc::clone(file), form.lists[list].code.as_str().into(), found);
    let rows = if form.lists[list].code == "GVBD" { 3 } else { ROWS };
    for row in 0..rows {
        let grade = if unit.school_level.contains("THCS") { dice.throw(6, 9) } else { dice.throw(1, 5) };
        let class =
            if unit.school_level == "MN" { "Lá 1".to_owned() } else { format!("{grade}{}", dice.pick(&["A", "/2", ".1"])) };
        let age = if unit.school_level == "MN" { 5 } else { grade + dice.throw(5, 7) };
        // A quarter of a year lies between two lists: no row of one is a near name of the same day in the other.
        let day = row + ROWS * i64::try_from(unit_position).unwrap() + 90 * i64::try_from(list).unwrap();
        let first = date(i32::try_from(2024 - age).unwrap(), 1, 1);
        let born = first + chrono::Days::new(u64::try_from(day % 365).unwrap());
        let name = format!("{} {} {}", dice.pick(&FAMILY), middle_names(unit_position), dice.pick(&GIVEN));
        let contest = format!("Hội thi {row}");
        let teacher = usize::try_from(row % 3).unwrap();
        let fields = columns.iter().map(|column| match column.code.as_str() {
            "ho_ten" if rows == 3 => Field::Text(TEACHERS[teacher]),
            "ho_ten" | "ten" => Field::Text(&name),
            "ngay_sinh" => Field::Date(born),
            "nu" => Field::YesNo(true),
            "lop" => Field::Text(&class),
            "cuoc_thi" => Field::Text(&contest),
            "cap" => Field::Text("tỉnh"),
            "giao_vien" => Field::Text(["Cô Lý Thị Mai", "PHAN VĂN VÀ", "Thầy Cao Hòai Thu (Tin)"][teacher]),
            "so_hs_tinh" => Field::Integer(ROWS / 3),
            "muc_de_nghi" => Field::Integer(500_000),
            code if code.starts_with("so_hs_") => Field::Missing,
            "stt" => Field::Unreadable("1."),
            _ => column.rule.choices.first().map_or(Field::Text("ghi"), |choice| Field::Text(&choice.word)),
        });
        sheet.push(u32::try_from(row).unwrap() + 5, fields);
    }
    sheet
}

#[test]
fn correct_submissions_on_the_built_in_forms_have_no_finding() {
    let forms = Forms::built_in().unwrap();
    let agreement = agreement();
    let levels = ["MN", "TH", "TH&THCS", "THCS", ""];
    let kinds = [UnitKind::School, UnitKind::School, UnitKind::Commune, UnitKind::School, UnitKind::Agency];
    let list = (0..60_usize).map(|index| {
        let kind = kinds[index % 5];
        let level = if kind == UnitKind::School { levels[index % 4] } else { "" };
        unit(&format!("D{index}"), "Đơn vị", kind, level)
    });
    let units = Units::new(list.collect());
    let context = Context { agreement: &agreement, forms: &forms, units: &units, previous: None };
    let mut dice = Dice(7);
    let filled =
        units.all().iter().enumerate().map(|(position, unit)| submission(forms.get(unit.kind), position, unit, &mut dice));
    let submissions: Vec<_> = filled.collect();
    for submission in &submissions {
        assert_eq!(one(&context, submission), []);
    }
    assert_eq!(across(&context, &submissions), []);
}
