//! A small year for the tests of judging and awarding.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::form::Forms;
use crate::model::agreement::{
    Agreement, Direction, Formula, Four, Target, Threshold, ThresholdUnit, TitleRules, Wording, ZeroTens,
};
use crate::model::form::{Choice, Column, Form, Item, ItemSection, ItemSheet, ListForm, ValueRule};
use crate::model::place::{CellAddress, Place};
use crate::model::sender::Sender;
use crate::model::submission::{ItemEntry, Reading, Submission};
use crate::model::unit::{Unit, UnitKind, Units};
use crate::model::value::{Value, ValueKind};

/// A day that exists.
pub fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

/// Units `dv0`, `dv1`, … with the position of the unit above.
pub fn units(kinds: &[(UnitKind, Option<usize>)]) -> Units {
    let unit = |(position, (kind, parent)): (usize, &(UnitKind, Option<usize>))| Unit {
        code: format!("dv{position}"),
        name: format!("Đơn vị {position}"),
        kind: *kind,
        school_level: String::new(),
        commune: String::new(),
        parent: *parent,
        email: String::new(),
        place: Place::file(&"don-vi.xlsx".into()),
    };
    Units::new(kinds.iter().enumerate().map(unit).collect())
}

fn rule(kind: ValueKind) -> ValueRule {
    ValueRule { kind, required: true, min: None, max: None, earliest: None, latest: None, choices: Vec::new() }
}

fn item(code: &str, kind: ValueKind) -> Item {
    Item {
        code: code.into(),
        label: code.into(),
        other_labels: Vec::new(),
        measure: String::new(),
        rule: rule(kind),
        note: String::new(),
        summed: kind != ValueKind::Decimal,
    }
}

/// Levels from low to high, prizes from high to low.
pub const LEVELS: [&str; 6] = ["trường", "thành phố", "tỉnh", "khu vực", "quốc gia", "quốc tế"];
/// Prizes from high to low, then medals from high to low.
pub const PRIZES: [&str; 7] = ["Nhất", "Nhì", "Ba", "Khuyến khích", "HCV", "HCB", "HCĐ"];

fn choices(column: &str) -> Vec<Choice> {
    let words = match column {
        "cap" => &LEVELS[..],
        "giai" => &PRIZES,
        _ => &[],
    };
    words.iter().map(|word| Choice { word: (*word).into(), also: Vec::new() }).collect()
}

fn list(code: &str, columns: &[(&str, ValueKind)]) -> ListForm {
    let column = |(code, kind): &(&str, ValueKind)| Column {
        code: (*code).into(),
        heading: (*code).into(),
        other_headings: Vec::new(),
        rule: ValueRule { choices: choices(code), ..rule(*kind) },
        width: 10,
        note: String::new(),
    };
    ListForm { code: code.into(), title: code.into(), columns: columns.iter().map(column).collect(), blank_rows: 0 }
}

fn form(kind: UnitKind, items: Vec<Item>, lists: Vec<ListForm>) -> Form {
    let sections = vec![ItemSection { title: String::new(), items }];
    Form {
        kind,
        title: String::new(),
        version: "1".into(),
        sheets: vec![ItemSheet { name: "Số liệu".into(), sections }],
        lists,
        identities: Vec::new(),
        parts: Vec::new(),
        ranges: Vec::new(),
    }
}

/// Columns of the pupils' sheet, in form order.
pub const PUPIL_COLUMNS: [(&str, ValueKind); 9] = [
    ("ho_ten", ValueKind::Name),
    ("ngay_sinh", ValueKind::Date),
    ("nu", ValueKind::YesNo),
    ("lop", ValueKind::Text),
    ("cuoc_thi", ValueKind::Text),
    ("mon", ValueKind::Text),
    ("cap", ValueKind::Choice),
    ("giai", ValueKind::Choice),
    ("ghi_chu", ValueKind::Text),
];

/// Columns of the teachers' sheet, in form order.
pub const TEACHER_COLUMNS: [(&str, ValueKind); 8] = [
    ("ho_ten", ValueKind::Name),
    ("mon", ValueKind::Text),
    ("so_hs_truong", ValueKind::Count),
    ("so_hs_thanh_pho", ValueKind::Count),
    ("so_hs_tinh", ValueKind::Count),
    ("so_hs_khu_vuc", ValueKind::Count),
    ("so_hs_quoc_gia", ValueKind::Count),
    ("so_hs_quoc_te", ValueKind::Count),
];

/// Columns of the scholarship sheet, in form order.
pub const SCHOLARSHIP_COLUMNS: [(&str, ValueKind); 8] = [
    ("ho_ten", ValueKind::Name),
    ("ngay_sinh", ValueKind::Date),
    ("nu", ValueKind::YesNo),
    ("lop", ValueKind::Text),
    ("hoan_canh", ValueKind::Choice),
    ("chi_tiet", ValueKind::Text),
    ("ket_qua", ValueKind::Text),
    ("muc_de_nghi", ValueKind::Money),
];

/// Forms with the few items that the tests need; schools have the three lists, HSG first.
pub fn forms() -> Forms {
    use ValueKind::{Choice, Count, Date, Decimal, Money, YesNo};
    let kinds = [YesNo, Count, Count, Count, Count, Money, Choice, Decimal, Date];
    let codes =
        ["co_chi_hoi", "cbgv", "hv_cbgv", "cha_me", "hv_cha_me", "quy_thu", "dvht_xep_loai", "dvht_diem", "dvht_ngay_kiem_tra"];
    let items = codes.iter().zip(kinds).map(|(code, kind)| item(code, kind)).collect();
    let lists = vec![list("HSG", &PUPIL_COLUMNS), list("GVBD", &TEACHER_COLUMNS), list("HOCBONG", &SCHOLARSHIP_COLUMNS)];
    Forms::new(
        form(UnitKind::School, items, lists),
        form(UnitKind::Commune, vec![item("dan_so", Count), item("cdht_xa_ngay_kiem_tra", Date)], Vec::new()),
        form(UnitKind::Agency, vec![item("cbcc", Count)], Vec::new()),
    )
}

/// A submission of a unit with the values of its first items; the rest is blank.
pub fn submission(file: &str, form: UnitKind, unit: usize, values: &[Option<Value>]) -> Submission {
    let sheet = "Số liệu".into();
    let entry = |(row, position): (u32, usize)| ItemEntry {
        place: Place::cell(&file.into(), &sheet, CellAddress { row, column: 3 }),
        reading: values.get(position).cloned().flatten().map_or(Reading::Missing, Reading::Value),
    };
    let count = forms().get(form).items().count();
    Submission {
        file: file.into(),
        sha256: [0; 32],
        form,
        version: None,
        year: None,
        unit_code: (format!("dv{unit}"), Place::file(&file.into())),
        unit: Some(unit),
        sender: Sender::default(),
        items: (0..).zip(0..count).map(entry).collect(),
        lists: Vec::new(),
        aside: crate::model::aside::Aside::default(),
    }
}

fn target(code: &str, kinds: Vec<UnitKind>, each_unit: bool, formulas: (Formula, Formula), threshold: Threshold) -> Target {
    Target {
        code: code.into(),
        name: code.into(),
        kinds,
        each_unit,
        numerator: formulas.0,
        denominator: formulas.1,
        threshold,
        numerator_label: String::new(),
        denominator_label: String::new(),
        measure: String::new(),
        deadline: None,
        clause: String::new(),
    }
}

/// Targets 0 `chi_hoi`, 1 `hv_cbgv` (each school too), 2 `kiem_tra` (schools and communes); no awards, no waivers.
pub fn agreement() -> Agreement {
    let all = Threshold { direction: Direction::Exactly, limit: 10_000, unit: ThresholdUnit::Percent };
    let inspections = vec!["dvht_ngay_kiem_tra".into(), "cdht_xa_ngay_kiem_tra".into()];
    let inspected = Formula::CountWithin(inspections, day(2024, 12, 1), day(2024, 12, 15));
    let staff = (Formula::Sum(vec!["hv_cbgv".into()]), Formula::Sum(vec!["cbgv".into()]));
    Agreement {
        year: 2024,
        place: "Thuận An".into(),
        locality: "thành phố Thuận An".into(),
        number: String::new(),
        date: None,
        submitting: crate::model::agreement::Submitting::default(),
        title: String::new(),
        parties: Vec::new(),
        other_bodies: Vec::new(),
        anniversaries: Vec::new(),
        grounds: BTreeMap::new(),
        documents: BTreeMap::new(),
        targets: vec![
            target("chi_hoi", vec![UnitKind::School], false, (Formula::CountYes("co_chi_hoi".into()), Formula::Units), all),
            target("hv_cbgv", vec![UnitKind::School], true, staff, all),
            target("kiem_tra", vec![UnitKind::School, UnitKind::Commune], false, (inspected, Formula::Units), all),
        ],
        title_rules: TitleRules { name: String::new(), ranks: Vec::new() },
        awards: BTreeMap::new(),
        subjects: Vec::new(),
        ceremony: crate::model::ceremony::Ceremony::default(),
        hardships: Vec::new(),
        certificates: crate::model::certificate::CertificateSettings::default(),
        waivers: Vec::new(),
        wording: Wording { zero_tens: ZeroTens::Linh, four: Four::Tu },
        styles: crate::paper::style::HOUSE,
    }
}
