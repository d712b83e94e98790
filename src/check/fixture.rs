//! A small year for the tests of this room: one school form with each kind of item, correct submissions, rows of nominees.

use std::sync::Arc;

use chrono::NaiveDate;

use super::{Context, one, settle};
use crate::agreement;
use crate::form::Forms;
use crate::model::agreement::Agreement;
use crate::model::dataset::{UnitRecord, UnitStatus};
use crate::model::finding::Finding;
use crate::model::form::{
    Choice, Column, DateLimit, Form, Identity, Item, ItemSection, ItemSheet, ListForm, Part, PlausibleRange, ValueRule,
};
use crate::model::place::{CellAddress, Place};
use crate::model::sender::{Recognition, Sender, UnitName};
use crate::model::submission::{Field, ItemEntry, NominationSheet, Reading, Submission};
use crate::model::unit::{Unit, UnitKind, Units};
use crate::model::value::{Value, ValueKind};

/// Agreement, forms and units of 2024.
pub(super) struct Year {
    pub agreement: Agreement,
    pub forms: Forms,
    pub units: Units,
}

impl Year {
    pub(super) fn new() -> Self {
        let empty = |kind| Form {
            kind,
            sheets: Vec::new(),
            lists: Vec::new(),
            identities: Vec::new(),
            parts: Vec::new(),
            ranges: Vec::new(),
            ..form()
        };
        let units = vec![
            unit("TH-LTT", "Trường Tiểu học Lý Tự Trọng", UnitKind::School, "TH"),
            unit("TH-KD", "Trường Tiểu học Kim Đồng", UnitKind::School, "TH"),
            unit("P-AP", "Phường An Phú", UnitKind::Commune, ""),
        ];
        Self {
            agreement: agreement(),
            forms: Forms::new(form(), empty(UnitKind::Commune), empty(UnitKind::Agency)),
            units: Units::new(units),
        }
    }

    pub(super) fn context(&self) -> Context<'_> {
        Context { agreement: &self.agreement, forms: &self.forms, units: &self.units, previous: None }
    }
}

/// The reference agreement, of 2024.
pub(super) fn agreement() -> Agreement {
    let forms = Forms::built_in().unwrap();
    let documents = crate::compose::BUILT_IN.map(|(name, ..)| name);
    let known = agreement::Known { forms: &forms, documents: &documents, codes: &[] };
    let agreement = agreement::load("thoa-thuan.toml", &Arc::from(agreement::REFERENCE), known).unwrap();
    Agreement { year: 2024, waivers: Vec::new(), ..agreement }
}

pub(super) fn unit(code: &str, name: &str, kind: UnitKind, level: &str) -> Unit {
    Unit {
        code: code.to_owned(),
        name: name.to_owned(),
        kind,
        school_level: level.to_owned(),
        commune: String::new(),
        parent: None,
        email: String::new(),
        place: Place::file(&"don-vi.xlsx".into()),
    }
}

/// A unit's year without files.
pub(super) fn record(status: UnitStatus) -> UnitRecord {
    UnitRecord { status, files: Vec::new(), submission: None, held_out: None }
}

/// A rule without limits, not required.
pub(super) fn rule(kind: ValueKind) -> ValueRule {
    ValueRule { kind, required: false, min: None, max: None, earliest: None, latest: None, choices: Vec::new() }
}

fn number(kind: ValueKind, max: Option<i64>) -> ValueRule {
    ValueRule { required: true, min: Some(0), max, ..rule(kind) }
}

fn choice(words: &[&[&str]]) -> ValueRule {
    let spelled =
        |words: &&[&str]| Choice { word: words[0].to_owned(), also: words[1..].iter().map(|word| (*word).to_owned()).collect() };
    ValueRule { required: true, choices: words.iter().map(spelled).collect(), ..rule(ValueKind::Choice) }
}

fn day(year_offset: i32, month: u32, day: u32) -> DateLimit {
    DateLimit { year_offset, month, day }
}

fn form() -> Form {
    let count = || number(ValueKind::Count, None);
    let money = || number(ValueKind::Money, None);
    let ranks = choice(&[&["Tốt"], &["Khá"], &["Trung bình"], &["Không đạt"]]);
    let inspected = ValueRule { earliest: Some(day(0, 1, 1)), latest: Some(day(0, 12, 31)), ..rule(ValueKind::Date) };
    let items = [
        ("co_chi_hoi", "Có Chi hội", "", ValueRule { required: true, ..rule(ValueKind::YesNo) }),
        ("cbgv", "Số cán bộ, giáo viên, nhân viên", "người", count()),
        ("hv_cbgv", "Hội viên là cán bộ, giáo viên", "người", count()),
        ("hv_moi", "Hội viên mới", "người", count()),
        ("dvht_diem", "Điểm Đơn vị học tập", "điểm", number(ValueKind::Decimal, Some(10_000))),
        ("dvht_xep_loai", "Xếp loại Đơn vị học tập", "", ranks),
        ("dvht_ngay_kiem_tra", "Ngày kiểm tra", "", inspected),
        ("quy_dau_nam", "Quỹ đầu năm", "đồng", money()),
        ("quy_thu", "Thu trong năm", "đồng", money()),
        ("quy_chi", "Chi trong năm", "đồng", money()),
        ("quy_cuoi_nam", "Quỹ cuối năm", "đồng", money()),
        ("so_phan_hoi", "Số Phân hội", "phân hội", count()),
    ];
    let items = items.into_iter().map(|(code, label, measure, rule)| Item {
        code: code.to_owned(),
        label: label.to_owned(),
        other_labels: Vec::new(),
        measure: measure.to_owned(),
        rule,
        note: String::new(),
        summed: true,
    });
    let section = ItemSection { title: "I".to_owned(), items: items.collect() };
    Form {
        kind: UnitKind::School,
        title: "Biểu mẫu".to_owned(),
        version: "2024.1".to_owned(),
        sheets: vec![ItemSheet { name: "Số liệu".to_owned(), sections: vec![section] }],
        lists: lists(),
        identities: vec![Identity {
            result: "quy_cuoi_nam".to_owned(),
            plus: vec!["quy_dau_nam".to_owned(), "quy_thu".to_owned()],
            minus: vec!["quy_chi".to_owned()],
        }],
        parts: vec![part("hv_cbgv", "cbgv", false), part("so_phan_hoi", "cbgv", true)],
        ranges: vec![PlausibleRange {
            numerator: vec!["hv_moi".to_owned()],
            denominator: vec!["cbgv".to_owned()],
            scale: 100,
            low: 0,
            high: 80,
            label: "Hội viên mới trên cán bộ, giáo viên".to_owned(),
        }],
    }
}

fn part(part: &str, whole: &str, warning: bool) -> Part {
    Part { part: part.to_owned(), whole: vec![whole.to_owned()], warning }
}

fn lists() -> Vec<ListForm> {
    let name = || ("ho_ten", "Họ và tên", ValueRule { required: true, ..rule(ValueKind::Name) });
    let stt = || ("stt", "STT", rule(ValueKind::Count));
    let class = || ("lop", "Lớp", ValueRule { required: true, ..rule(ValueKind::Text) });
    let born = || {
        let limits = ValueRule { earliest: Some(day(-25, 1, 1)), latest: Some(day(0, 12, 31)), ..rule(ValueKind::Date) };
        ("ngay_sinh", "Ngày sinh", ValueRule { required: true, ..limits })
    };
    let text = |code, heading| (code, heading, rule(ValueKind::Text));
    let claim = |code, heading| (code, heading, ValueRule { required: false, ..number(ValueKind::Count, None) });
    let levels = choice(&[&["trường"], &["thành phố", "huyện"], &["tỉnh"]]);
    let prizes = choice(&[&["Nhất"], &["Nhì"], &["Ba"], &["Khuyến khích", "KK"]]);
    let hsg = vec![
        stt(),
        name(),
        born(),
        ("nu", "Nữ", rule(ValueKind::YesNo)),
        class(),
        text("cuoc_thi", "Cuộc thi"),
        text("mon", "Môn"),
        ("cap", "Cấp", levels),
        ("giai", "Giải", prizes),
        text("giao_vien", "Giáo viên bồi dưỡng"),
    ];
    let amount = number(ValueKind::Money, None);
    let hocbong = vec![stt(), name(), born(), class(), ("muc_de_nghi", "Mức đề nghị", amount)];
    let gvbd = vec![
        name(),
        text("mon", "Môn"),
        claim("so_hs_thanh_pho", "Số HS đạt giải cấp thành phố"),
        claim("so_hs_tinh", "Số HS đạt giải cấp tỉnh"),
    ];
    let list = |code: &str, columns: Vec<(&str, &str, ValueRule)>| ListForm {
        code: code.to_owned(),
        title: code.to_owned(),
        columns: columns.into_iter().map(column).collect(),
        blank_rows: 10,
    };
    vec![list("HSG", hsg), list("GVBD", gvbd), list("HOCBONG", hocbong)]
}

fn column((code, heading, rule): (&str, &str, ValueRule)) -> Column {
    let (code, heading) = (code.to_owned(), heading.to_owned());
    Column { code, heading, other_headings: Vec::new(), rule, width: 10, note: String::new() }
}

pub(super) fn date(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

/// A correct submission of TH-LTT with empty lists; items stand in D5 and below, lists begin in row 6.
pub(super) fn school() -> Submission {
    submission("bai-nop/a.xlsx", 0, "TH-LTT")
}

/// A correct submission of TH-KD.
pub(super) fn other_school() -> Submission {
    submission("bai-nop/k.xlsx", 1, "TH-KD")
}

fn submission(file: &str, unit: usize, code: &str) -> Submission {
    let file: Arc<str> = file.into();
    let sheet: Arc<str> = "Số liệu".into();
    let values = [
        Value::YesNo(true),
        Value::Integer(50),
        Value::Integer(48),
        Value::Integer(3),
        Value::Decimal(8_750),
        Value::Text("Tốt".to_owned()),
        Value::Date(date(2024, 12, 5)),
        Value::Integer(2_000_000),
        Value::Integer(10_000_000),
        Value::Integer(7_000_000),
        Value::Integer(5_000_000),
        Value::Integer(4),
    ];
    let cell = |row: u32, column| Place::cell(&file, &sheet, CellAddress { row, column });
    let entry = |(row, value)| ItemEntry { place: cell(row, 3), reading: Reading::Value(value) };
    let empty = |(list, form): (usize, ListForm)| {
        let columns = (0..u32::try_from(form.columns.len()).unwrap()).map(Some).collect();
        NominationSheet::new(list, Arc::clone(&file), form.code.as_str().into(), columns)
    };
    Submission {
        sha256: [0; 32],
        form: UnitKind::School,
        version: Some("2024.1".to_owned()),
        year: Some(2024),
        unit_code: (code.to_owned(), cell(2, 2)),
        unit: Some(unit),
        sender: Sender::default(),
        items: (4..).zip(values).map(entry).collect(),
        lists: lists().into_iter().enumerate().map(empty).collect(),
        aside: crate::model::aside::Aside::default(),
        file: Arc::clone(&file),
    }
}

/// The submission with a name in C2, and how its unit was found.
pub(super) fn named(mut submission: Submission, name: &str, recognition: Recognition) -> Submission {
    let place = Place { cell: Some(CellAddress { row: 1, column: 2 }), ..submission.unit_code.1.clone() };
    submission.sender = Sender { name: Some((name.to_owned(), place)), recognition, ..Sender::default() };
    submission
}

/// A unit of the small year as findings name it.
pub(super) fn unit_name(code: &str) -> UnitName {
    let units = Year::new().units;
    let unit = units.get(units.find(code).unwrap()).unwrap();
    UnitName { code: unit.code.clone(), name: unit.name.clone() }
}

pub(super) fn set(submission: &mut Submission, code: &str, reading: Reading) {
    let position = form().item_position(code).unwrap();
    submission.items[position].reading = reading;
}

pub(super) fn set_number(submission: &mut Submission, code: &str, number: i64) {
    set(submission, code, Reading::Value(Value::Integer(number)));
}

/// A row of a nomination sheet by column codes; codes that a list does not have are left out.
#[derive(Clone)]
pub(super) struct Row(Vec<(&'static str, Field<'static>)>);

impl Row {
    pub(super) fn new() -> Self {
        Self(Vec::new())
    }

    pub(super) fn set(mut self, code: &'static str, field: Field<'static>) -> Self {
        self.0.retain(|(other, _)| *other != code);
        self.0.push((code, field));
        self
    }
}

/// A correct row of HSG.
pub(super) fn hsg() -> Row {
    Row::new()
        .set("stt", Field::Integer(1))
        .set("ho_ten", Field::Text("Trần Thị Hòa"))
        .set("ngay_sinh", Field::Date(date(2014, 5, 6)))
        .set("nu", Field::YesNo(true))
        .set("lop", Field::Text("5A"))
        .set("cuoc_thi", Field::Text("Giao lưu Toán"))
        .set("mon", Field::Text("Toán"))
        .set("cap", Field::Text("thành phố"))
        .set("giai", Field::Text("Nhất"))
}

/// A correct row of HOCBONG.
pub(super) fn scholar() -> Row {
    hsg().set("muc_de_nghi", Field::Integer(500_000))
}

/// The submission with these rows in a list.
pub(super) fn with_list(mut submission: Submission, code: &str, rows: &[Row]) -> Submission {
    let forms = lists();
    let position = forms.iter().position(|list| list.code == code).unwrap();
    let columns = &forms[position].columns;
    for (row, fields) in (5..).zip(rows) {
        let field =
            |column: &Column| fields.0.iter().find(|(code, _)| *code == column.code).map_or(Field::Missing, |field| field.1);
        submission.lists[position].push(row, columns.iter().map(field));
    }
    submission
}

/// Codes and places, as `SL-01 Số liệu!D6`, or with the file where there is no cell.
pub(super) fn at(findings: &[Finding]) -> Vec<String> {
    let place = |place: &Place| match place.cell {
        Some(_) => settle::cell_in_sheet(place).into_owned(),
        None => place.to_string(),
    };
    findings.iter().map(|finding| format!("{} {}", finding.code, place(&finding.place))).collect()
}

/// What is wrong in one submission of the small year, in printed order.
pub(super) fn found(submission: &Submission) -> Vec<String> {
    let year = Year::new();
    let findings = one(&year.context(), submission);
    at(&settle(findings, std::slice::from_ref(submission), &year.context()))
}
