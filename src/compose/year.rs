//! A small year for tests: three schools (one valid, one held out, one silent), a commune, two agencies, six targets.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;

use super::record::{Sources, YearRecord};
use crate::form::Forms;
use crate::judge::totals::{KindTotals, totals};
use crate::model::agreement::{
    Agreement, Anniversary, Direction, DocumentSettings, Formula, Four, Ground, Party, Signer, Submitting, Target, Threshold,
    ThresholdUnit, TitleRules, Wording, ZeroTens,
};
use crate::model::award::{Award, AwardList, AwardSet, NotAwarded, Unawarded};
use crate::model::dataset::{Dataset, UnitRecord, UnitStatus};
use crate::model::finding::{Finding, Rule, Severity};
use crate::model::form::Form;
use crate::model::indicator::{Indicator, Judgement, TargetResult, Verdict};
use crate::model::place::{CellAddress, Place};
use crate::model::sender::Sender;
use crate::model::submission::{ItemEntry, Reading, Submission};
use crate::model::unit::{Unit, UnitKind, Units};
use crate::model::value::{Value, ValueKind};

/// All stages' results of the small year.
pub(crate) struct Year {
    pub(crate) agreement: Agreement,
    pub(crate) units: Units,
    pub(crate) forms: Forms,
    pub(crate) dataset: Dataset,
    pub(crate) totals: Vec<KindTotals>,
    pub(crate) judgement: Judgement,
    pub(crate) awards: AwardSet,
    pub(crate) findings: Vec<Finding>,
    pub(crate) rules: Vec<&'static Rule>,
}

impl Year {
    pub(crate) fn new() -> Self {
        let forms = Forms::built_in().unwrap();
        let units = units();
        let dataset = dataset(&forms, &units);
        let totals = totals(&dataset, &units, &forms);
        Self {
            agreement: agreement(),
            awards: crate::award::number(awards()),
            units,
            forms,
            dataset,
            totals,
            judgement: judgement(),
            findings: findings(),
            rules: crate::run::rules(),
        }
    }

    pub(crate) fn sources(&self) -> Sources<'_> {
        Sources {
            agreement: &self.agreement,
            units: &self.units,
            forms: &self.forms,
            dataset: &self.dataset,
            totals: &self.totals,
            judgement: &self.judgement,
            awards: &self.awards,
            findings: &self.findings,
            rules: &self.rules,
        }
    }

    pub(crate) fn record(&self) -> YearRecord {
        YearRecord::new(&self.sources())
    }
}

fn day(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2024, month, day).unwrap()
}

fn unit(code: &str, name: &str, kind: UnitKind, level: &str, parent: Option<usize>) -> Unit {
    let file: Arc<str> = "don-vi.xlsx".into();
    Unit {
        code: code.into(),
        name: name.into(),
        kind,
        school_level: level.into(),
        commune: String::new(),
        parent,
        email: String::new(),
        place: Place::cell(&file, &"Đơn vị".into(), CellAddress { row: 1, column: 0 }),
    }
}

fn units() -> Units {
    Units::new(vec![
        unit("AP", "Phường An Phú", UnitKind::Commune, "", None),
        unit("TH01", "Trường Tiểu học An Phú", UnitKind::School, "TH", Some(0)),
        unit("TH02", "Trường Tiểu học Bình Hòa | <2>", UnitKind::School, "TH", Some(0)),
        unit("MN01", "Trường Mầm non Hoa Mai", UnitKind::School, "MN", Some(0)),
        unit("CQ01", "Chi cục Thuế", UnitKind::Agency, "", None),
        unit("CQ02", "Bưu điện", UnitKind::Agency, "", None),
    ])
}

fn dataset(forms: &Forms, units: &Units) -> Dataset {
    let records = units.all().iter().enumerate().map(|(position, unit)| {
        let file: Arc<str> = format!("bai-nop/{}.xlsx", unit.code.to_lowercase()).into();
        let sent = submission(forms.get(unit.kind), &file, position);
        let (status, submission, held_out) = match unit.code.as_str() {
            "TH02" => (UnitStatus::Faulty, None, Some(sent)),
            "MN01" => (UnitStatus::NotSubmitted, None, None),
            "CQ02" => (UnitStatus::Waived("mới thành lập tháng 11".into()), None, None),
            _ => (UnitStatus::Valid, Some(sent), None),
        };
        let files = if submission.is_some() || held_out.is_some() { vec![file] } else { Vec::new() };
        UnitRecord { status, files, submission, held_out }
    });
    Dataset { records: records.collect(), stray_files: Vec::new() }
}

/// Every item filled with a value that tells its position: 101, 102, …; the last optional ones are left blank.
fn submission(form: &Form, file: &Arc<str>, position: usize) -> Submission {
    let sheet: Arc<str> = "Số liệu".into();
    let items = form.items().zip(1..).map(|(item, number)| {
        let value = match item.rule.kind {
            ValueKind::Count => Value::Integer(100 + number),
            ValueKind::Money => Value::Integer(1_000_000 * number),
            ValueKind::Decimal => Value::Decimal(8_750),
            ValueKind::YesNo => Value::YesNo(true),
            ValueKind::Date => Value::Date(day(12, 5)),
            ValueKind::Choice => Value::Text(item.rule.choices[0].word.clone()),
            ValueKind::Name | ValueKind::Text => Value::Text("x".into()),
        };
        let reading = if item.code.ends_with("20_11_luot") { Reading::Missing } else { Reading::Value(value) };
        let row = u32::try_from(number).unwrap();
        ItemEntry { place: Place::cell(file, &sheet, CellAddress { row, column: 3 }), reading }
    });
    Submission {
        file: Arc::clone(file),
        sha256: [7; 32],
        form: form.kind,
        version: Some(form.version.clone()),
        year: Some(2024),
        unit_code: (String::new(), Place::file(file)),
        unit: Some(position),
        sender: Sender::default(),
        items: items.collect(),
        lists: Vec::new(),
        aside: crate::model::aside::Aside::default(),
    }
}

fn party(key: &str, name: &str, short: &str, symbol: &str, parent: &str, signer: (&str, &[&str], &str)) -> Party {
    let authority = signer.1.iter().map(|line| (*line).to_owned()).collect();
    let signers = BTreeMap::from([(signer.0.to_owned(), Signer { authority, name: signer.2.into() })]);
    Party { key: key.into(), name: name.into(), short_name: short.into(), symbol: symbol.into(), parent: parent.into(), signers }
}

fn agreement() -> Agreement {
    let hoi = party(
        "hoi",
        "Hội Khuyến học thành phố Thuận An",
        "Hội Khuyến học",
        "HKH",
        "",
        ("chu_tich", &["TM. BAN THƯỜNG VỤ", "CHỦ TỊCH"], "Nguyễn Văn A"),
    );
    let phong = party(
        "phong",
        "Phòng Giáo dục và Đào tạo thành phố Thuận An",
        "Phòng Giáo dục và Đào tạo",
        "PGD",
        "Ủy ban nhân dân thành phố Thuận An",
        ("pho", &["KT. TRƯỞNG PHÒNG", "PHÓ TRƯỞNG PHÒNG"], ""),
    );
    let city = party(
        "ubnd",
        "Ủy ban nhân dân thành phố Thuận An",
        "Ủy ban nhân dân thành phố",
        "UBND",
        "",
        ("chu_tich", &["CHỦ TỊCH"], ""),
    );
    let settings = DocumentSettings {
        bodies: vec!["hoi".into(), "phong".into()],
        signers: vec![("phong".into(), "pho".into()), ("hoi".into(), "chu_tich".into())],
        grounds: vec!["thoa_thuan_so".into(), "de_an".into()],
        recipients: vec!["UBND thành phố Thuận An (báo cáo)".into(), "Lưu: VT, HKH".into()],
        ..DocumentSettings::default()
    };
    let single = DocumentSettings {
        bodies: vec!["hoi".into()],
        signers: vec![("hoi".into(), "chu_tich".into())],
        number: "7".into(),
        date: Some(day(12, 20)),
        grounds: Vec::new(),
        ..settings.clone()
    };
    let names = ["danh-sach-hsg", "danh-sach-gvbd", "danh-sach-hoc-bong"];
    let mut documents: BTreeMap<_, _> = names.into_iter().map(|name| (name.to_owned(), single.clone())).collect();
    documents.insert("bao-cao-tong-ket".into(), settings);
    Agreement {
        year: 2024,
        place: "Thuận An".into(),
        locality: "thành phố Thuận An".into(),
        number: "06/HKH-PGD".into(),
        date: Some(day(2, 21)),
        submitting: Submitting { deadline: Some(day(11, 20)), reminder: Some(day(11, 30)), to: String::new() },
        title: "Thỏa thuận phối hợp công tác giữa Hội Khuyến học và Phòng Giáo dục và Đào tạo năm 2024".into(),
        parties: vec![hoi, phong],
        other_bodies: vec![city],
        anniversaries: vec![Anniversary {
            name: "Ngày Nhà giáo Việt Nam".into(),
            first: NaiveDate::from_ymd_opt(1982, 11, 20).unwrap(),
        }],
        grounds: BTreeMap::from([
            (
                "thoa_thuan_so".into(),
                Ground { text: "Thỏa thuận số 131/SGD&ĐT-HKH ngày 07 tháng 02 năm 2017".into(), ..Ground::default() },
            ),
            (
                "de_an".into(),
                Ground {
                    text: "Quyết định số 1373/QĐ-TTg ngày 30 tháng 7 năm 2021".into(),
                    clause: "điểm a khoản 2.1".into(),
                    ..Ground::default()
                },
            ),
        ]),
        documents,
        targets: targets(),
        title_rules: TitleRules {
            name: "Thông tư 22/2020/TT-BGDĐT".into(),
            ranks: vec![("Tốt".into(), 8_500), ("Khá".into(), 7_000)],
        },
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

fn targets() -> Vec<Target> {
    let target = |code: &str, name: &str, measure: &str, limit, unit| Target {
        code: code.into(),
        name: name.into(),
        kinds: vec![UnitKind::School],
        each_unit: true,
        numerator: Formula::Units,
        denominator: Formula::Units,
        threshold: Threshold { direction: Direction::AtLeast, limit, unit },
        numerator_label: "hội viên".into(),
        denominator_label: "cán bộ, giáo viên và cha mẹ học sinh".into(),
        measure: measure.into(),
        deadline: Some(day(12, 31)),
        clause: "điểm c khoản 2.1".into(),
    };
    let fund = |target: Target| Target {
        numerator_label: "đồng vận động trong năm".into(),
        denominator_label: "hội viên".into(),
        ..target
    };
    vec![
        target("hoi_vien", "Tỷ lệ hội viên", "người", 8_500, ThresholdUnit::Percent),
        fund(target("quy_binh_quan", "Quỹ bình quân một hội viên", "đồng", 3_200_000, ThresholdUnit::Money)),
    ]
}

fn judgement() -> Judgement {
    let result = |target, numerator, denominator, verdict, missing| TargetResult {
        target,
        indicator: Indicator { numerator, denominator },
        verdict,
        missing,
        units_in: 1,
        units_expected: 3,
    };
    let overall = vec![result(0, 210, 209, Verdict::Undecided, 0), result(1, 18_000_000, 210, Verdict::Undecided, 0)];
    let school = vec![result(0, 84_996, 100_000, Verdict::NotReached, 4), result(1, 0, 0, Verdict::Undecided, 0)];
    let by_unit = vec![Vec::new(), school, Vec::new(), Vec::new(), Vec::new(), Vec::new()];
    let nursery = TargetResult { units_in: 0, units_expected: 1, ..result(0, 0, 0, Verdict::Undecided, 0) };
    let primary = TargetResult { units_in: 1, units_expected: 2, ..result(0, 84_996, 100_000, Verdict::Undecided, 4) };
    let by_level = vec![("MN".into(), vec![nursery]), ("TH".into(), vec![primary])];
    Judgement { by_branch: vec![(0, overall.clone())], overall, by_unit, by_level }
}

fn awards() -> Vec<AwardList> {
    let file: Arc<str> = "bai-nop/th01.xlsx".into();
    let award = |name: &str, level: &str, prize: &str, amount, row| Award {
        serial: String::new(),
        name: name.into(),
        birth: Some(NaiveDate::from_ymd_opt(2014, 3, 5).unwrap()),
        female: true,
        unit: 1,
        unit_code: "TH01".into(),
        unit_name: "Trường Tiểu học An Phú".into(),
        class: "5A".into(),
        level: level.into(),
        prize: prize.into(),
        contest: "Trạng nguyên".into(),
        subject: "Toán".into(),
        merit: format!("Giải {prize} cấp {level} môn Toán"),
        hardship: "Hộ nghèo".into(),
        holder: String::new(),
        amount,
        reason: "Mức cho mọi trường hợp".into(),
        place: Place::cell(&file, &"HSG".into(), CellAddress { row, column: 1 }),
        other_places: Vec::new(),
    };
    let unawarded = Unawarded {
        level: "trường".into(),
        prize: "Nhất".into(),
        reason: "bảng mức thưởng không có giải cấp trường".into(),
        count: 3,
    };
    let chi = NotAwarded {
        award: award("Lê Chi", "thành phố", "Ba", 305_000, 7),
        reason: "Quá số lượng 2 em của cả danh sách".into(),
        reserve: Some(1),
    };
    let hsg = vec![award("Hồ Thị *An*", "tỉnh", "Nhất", 1_000_000, 5), award("Lê Bình", "thành phố", "Ba", 305_000, 6)];
    vec![
        AwardList { code: "HSG".into(), awards: hsg, unawarded: vec![unawarded], not_awarded: vec![chi], notes: Vec::new() },
        AwardList { code: "GVBD".into(), awards: Vec::new(), unawarded: Vec::new(), ..AwardList::default() },
        AwardList {
            code: "HOCBONG".into(),
            awards: vec![award("Võ Chi", "", "", 1_500_000, 9)],
            unawarded: Vec::new(),
            ..AwardList::default()
        },
    ]
}

/// Of the school that was held out: two faults of cells, one of the whole file and one to look at; and one that was waived.
fn findings() -> Vec<Finding> {
    static ERROR: Rule =
        Rule { code: "SL-02", severity: Severity::Error, title: "", why: "", advice: "Ghi một số nguyên, ví dụ 25." };
    static WARNING: Rule =
        Rule { code: "CB-01", severity: Severity::Warning, title: "", why: "", advice: "Xem lại con số này." };
    let file: Arc<str> = "bai-nop/th02.xlsx".into();
    let at = |sheet: &str, row, column| Place::cell(&file, &sheet.into(), CellAddress { row, column });
    let of = |rule, place, value, message: &str| Finding::new(rule, place, value, message).of_unit("TH02");
    let mut waived = of(&ERROR, at("Số liệu", 9, 3), "x", "Đã được miễn trừ.").as_warning();
    waived.waived = Some("đã xác minh".into());
    vec![
        of(&ERROR, at("Số liệu", 12, 3), "ba *trăm*", "“Học sinh” đang ghi “ba *trăm*”, không đọc được thành một số nguyên."),
        of(&ERROR, at("HSG", 7, 1), "", "Dòng này có số liệu nhưng chưa ghi tên."),
        of(&ERROR, Place::file(&file), "", "Biểu mẫu này của năm 2023, thỏa thuận là của năm 2024."),
        of(&WARNING, at("Số liệu", 30, 3), "9", "Quỹ Khuyến học thấp hơn thường lệ."),
        waived,
    ]
}
