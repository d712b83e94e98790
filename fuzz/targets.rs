//! What is fuzzed: one function a target, called by `cargo fuzz run <name>` and, with the kept corpus, by `cargo test`.
//!
//! Any bytes at all must give an answer: no panic, no hang, bounded memory. Where more can be asked for, it is asserted.
#![allow(dead_code, reason = "each fuzzer is a binary of its own and calls one of them")]

use std::path::Path;
use std::sync::{Arc, LazyLock};

use khuyenhoc::agreement::{self, Known};
use khuyenhoc::check::{self, Context};
use khuyenhoc::compose::record::{Sources, YearRecord};
use khuyenhoc::folder::{Folder, read_bounded};
use khuyenhoc::form::{self, Forms};
use khuyenhoc::intake::{self, wire};
use khuyenhoc::judge::totals::KindTotals;
use khuyenhoc::model::agreement::Agreement;
use khuyenhoc::model::award::AwardList;
use khuyenhoc::model::dataset::Dataset;
use khuyenhoc::model::finding::{Finding, Rule};
use khuyenhoc::model::form::ListForm;
use khuyenhoc::model::indicator::Judgement;
use khuyenhoc::model::unit::{UnitKind, Units};
use khuyenhoc::{award, compose, judge};

/// A target's name with what it does to an input.
pub type Target = (&'static str, fn(&[u8]));

/// All targets by name.
pub const TARGETS: [Target; 7] = [
    ("agreement", agreement),
    ("answer", answer),
    ("binding", binding),
    ("form", form),
    ("opening", opening),
    ("template", template),
    ("values", values),
];

/// Makes the fuzzer blind to panics that the program itself catches: libFuzzer's own hook ends the process at any panic, and
/// readers of .xls and .xlsb do panic on damaged files, which is why they run apart. A panic that nothing catches still ends it.
pub fn start() {
    std::panic::set_hook(Box::new(|_| ()));
}

/// A file's bytes opened, in this process; what comes out must survive the way between two processes.
pub fn opening(data: &[u8]) {
    let here = intake::open_here(data);
    let opened = intake::open(data.to_vec());
    if let (Some(here), Some(_)) = (&here, &opened.sha256) {
        assert_eq!(format!("{:?}", here.workbook), format!("{:?}", opened.workbook), "a process of its own changes nothing");
    }
    let mut bytes = Vec::new();
    wire::write(&opened, &mut bytes).expect("memory takes all");
    let back = wire::read(&bytes).expect("an answer is read back");
    assert_eq!(format!("{opened:?}"), format!("{back:?}"));
}

/// What a child process answers, taken apart without trust.
pub fn answer(data: &[u8]) {
    if let Some(opened) = wire::read(data) {
        let mut bytes = Vec::new();
        wire::write(&opened, &mut bytes).expect("memory takes all");
        assert!(wire::read(&bytes).is_some());
    }
}

/// Cells bound to a form and checked; the input is a child's answer.
pub fn binding(data: &[u8]) {
    if let Some(opened) = wire::read(data) {
        receive(opened);
    }
}

/// Numbers, dates, ticks and choices: each line of the input stands in a cell of its own, under the headings of each list and
/// beside the labels of the items of a school.
pub fn values(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let lines: Vec<&str> = text.lines().take(64).collect();
    let form = YEAR.forms.get(UnitKind::School);
    let mut sheets = vec![("_khuyenhoc".to_owned(), vec![(0, 0, "bieu_mau"), (0, 1, "truong")])];
    let labels = form.items().map(|item| item.label.as_str());
    let items = (4..).zip(labels.zip(lines.iter().cycle()));
    let items = items.flat_map(|(row, (label, value))| [(row, 1, label), (row, 3, *value)]).collect();
    sheets.push(("Số liệu".to_owned(), items));
    sheets.extend(form.lists.iter().map(|list| (list.code.clone(), cells_of(list, &lines))));
    let opened = wire::read(&answer_of(&sheets)).expect("the target writes what the program reads");
    receive(opened);
}

/// Texts of a sheet with row and column.
type Texts<'a> = Vec<(u32, u32, &'a str)>;

fn cells_of<'a>(list: &'a ListForm, lines: &[&'a str]) -> Texts<'a> {
    let columns = || (0_u32..).zip(&list.columns);
    let head = columns().map(|(column, form)| (0, column, form.heading.as_str()));
    let rows = (1_u32..).zip(lines.iter().enumerate()).flat_map(|(row, (first, line))| {
        // Each line meets each column once.
        columns()
            .zip(lines.iter().cycle().skip(first))
            .map(move |((column, _), line)| (row, column, *line))
            .chain([(row, 1, *line)])
    });
    head.chain(rows).collect()
}

/// A child's answer that holds texts only.
fn answer_of(sheets: &[(String, Texts<'_>)]) -> Vec<u8> {
    let count = |count: usize| u32::try_from(count).expect("inputs are small").to_le_bytes();
    let mut bytes = vec![0; 33];
    bytes.push(1);
    bytes.extend(count(sheets.len()));
    let text = |bytes: &mut Vec<u8>, text: &str| {
        bytes.extend(count(text.len()));
        bytes.extend(text.as_bytes());
    };
    for (name, cells) in sheets {
        text(&mut bytes, name);
        bytes.push(0);
        for (row, column, content) in cells {
            bytes.push(1);
            bytes.extend(row.to_le_bytes());
            bytes.extend(column.to_le_bytes());
            text(&mut bytes, content);
        }
        bytes.push(0);
    }
    bytes.extend(count(0));
    bytes
}

/// The agreement file.
pub fn agreement(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let _ = load_agreement(text, &YEAR.forms);
}

/// A form file.
pub fn form(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let _ = form::load(UnitKind::School, "truong.toml", &Arc::from(text));
}

/// A document template: loaded, then composed with a year's figures.
pub fn template(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    if let Ok(template) = compose::load("bao-cao-tong-ket", "bao-cao-tong-ket.md", &Arc::from(text)) {
        let year = &*YEAR;
        let sources = year.sources();
        let record = YearRecord::new(&sources);
        let _ = compose::compose(&template, &compose::Context::new(&record, &sources));
    }
}

fn receive(opened: intake::Opened) {
    let year = &*YEAR;
    let received = intake::receive(&"bai-nop/a.xlsx".into(), opened, &year.forms, &year.units);
    if let Some(submission) = received.submission {
        let findings = check::one(&year.context(), &submission);
        let submissions = [submission];
        let across = check::across(&year.context(), &submissions);
        let findings = received.findings.into_iter().chain(findings).chain(across).collect();
        let _ = check::settle(findings, &submissions, &year.context());
    }
}

/// The complete sample year, checked and judged once.
static YEAR: LazyLock<Year> = LazyLock::new(Year::load);

struct Year {
    forms: Forms,
    units: Units,
    agreement: Agreement,
    findings: Vec<Finding>,
    rules: Vec<&'static Rule>,
    dataset: Dataset,
    judgement: Judgement,
    totals: Vec<KindTotals>,
    awards: Vec<AwardList>,
}

impl Year {
    fn load() -> Self {
        let root = [env!("CARGO_MANIFEST_DIR"), concat!(env!("CARGO_MANIFEST_DIR"), "/..")]
            .map(|root| Path::new(root).join("samples/day-du"));
        let root = root.into_iter().find(|root| root.is_dir()).expect("the sample year is there");
        let folder = Folder::open(&root).expect("the sample year is one");
        let forms = Forms::built_in().expect("the built-in forms are sound");
        let agreement = load_agreement(&folder.agreement().expect("it is readable"), &forms).expect("it is sound");
        let units = folder.units(1 << 20).expect("they are readable");
        let units = intake::units::read(&units, "don-vi.xlsx", &[]).expect("they are sound").units;
        let context = Context { agreement: &agreement, forms: &forms, units: &units, previous: None };
        let (mut submissions, mut findings) = (Vec::new(), Vec::new());
        for file in folder.submissions().expect("they are readable") {
            let bytes = read_bounded(&file.path, 1 << 20).expect("it is readable");
            let received = intake::read(&file.name, &bytes, &forms, &units);
            findings.extend(received.findings);
            findings.extend(received.submission.iter().flat_map(|submission| check::one(&context, submission)));
            submissions.extend(received.submission);
        }
        findings.extend(check::across(&context, &submissions));
        let findings = check::settle(findings, &submissions, &context);
        let dataset = judge::accept(submissions, &findings, &units, &agreement);
        let judgement = judge::judge(&dataset, &units, &forms, &agreement);
        let totals = judge::totals(&dataset, &units, &forms);
        let awards = award::decide(&dataset, &units, &forms, &agreement);
        Self { rules: check::rules(), forms, units, agreement, findings, dataset, judgement, totals, awards }
    }

    fn context(&self) -> Context<'_> {
        Context { agreement: &self.agreement, forms: &self.forms, units: &self.units, previous: None }
    }

    fn sources(&self) -> Sources<'_> {
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
}

fn load_agreement(text: &str, forms: &Forms) -> Option<Agreement> {
    let codes: Vec<&str> = check::rules().iter().map(|rule| rule.code).collect();
    let documents = compose::BUILT_IN.map(|(name, ..)| name);
    agreement::load("thoa-thuan.toml", &Arc::from(text), Known { forms, documents: &documents, codes: &codes }).ok()
}
