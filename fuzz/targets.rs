//! What is fuzzed: one function a target, called by `cargo fuzz run <name>` and, with the kept corpus, by `cargo test`.
//!
//! Any bytes at all must give an answer: no panic, no hang, bounded memory. Where more can be asked for, it is asserted.
#![allow(dead_code, reason = "each fuzzer is a binary of its own and calls one of them")]

use std::io::{Cursor, Write};
use std::path::Path;
use std::sync::{Arc, LazyLock};

use chrono::NaiveDate;
use khuyenhoc::agreement::{self, Known};
use khuyenhoc::check::{self, Context};
use khuyenhoc::compose::record::{Sources, YearRecord};
use khuyenhoc::folder::{Folder, read_bounded};
use khuyenhoc::form::{self, Forms};
use khuyenhoc::intake::{self, Cell, Workbook, wire};
use khuyenhoc::judge::totals::KindTotals;
use khuyenhoc::model::agreement::Agreement;
use khuyenhoc::model::award::AwardSet;
use khuyenhoc::model::dataset::Dataset;
use khuyenhoc::model::finding::{Finding, Rule};
use khuyenhoc::model::form::ListForm;
use khuyenhoc::model::indicator::Judgement;
use khuyenhoc::model::unit::{UnitKind, Units};
use khuyenhoc::vietnamese::old_encoding::{self, Encoding};
use khuyenhoc::{award, compose, judge};

/// A target's name with what it does to an input.
pub type Target = (&'static str, fn(&[u8]));

/// All targets by name.
pub const TARGETS: [Target; 9] = [
    ("agreement", agreement),
    ("answer", answer),
    ("binding", binding),
    ("encoding", encoding),
    ("form", form),
    ("opening", opening),
    ("part", part),
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
    let mut again = Vec::new();
    wire::write(&back, &mut again).expect("memory takes all");
    assert!(bytes == again, "what was read back is written as it was");
}

/// One part of a package made anew, which a changed archive never holds: its checksum would be wrong. The first byte says which
/// part, the rest is its content.
pub fn part(data: &[u8]) {
    if let Some(package) = package_with(data) {
        opening(&package);
    }
}

/// The package that holds the part which an input of [`part`] is; `None` of no input.
pub fn package_with(data: &[u8]) -> Option<Vec<u8>> {
    let (which, content) = data.split_first()?;
    let (own, parts) = PARTS[usize::from(*which) % PARTS.len()];
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let stored = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, honest) in parts {
        archive.start_file(*name, stored).expect("memory takes all");
        archive.write_all(if *name == own { content } else { honest }).expect("memory takes all");
    }
    Some(archive.finish().expect("memory takes all").into_inner())
}

/// The parts that are fuzzed, each with the package it lies in.
const PARTS: [(&str, Package); 11] = [
    ("xl/worksheets/sheet1.bin", XLSB),
    ("xl/workbook.bin", XLSB),
    ("xl/comments1.bin", XLSB),
    ("xl/worksheets/sheet1.xml", XLSX),
    ("xl/comments1.xml", XLSX),
    ("xl/drawings/drawing1.xml", XLSX),
    ("content.xml", ODS),
    ("META-INF/manifest.xml", ODS),
    ("xl/worksheets/sheet1.xml", XLSX),
    ("xl/sharedStrings.xml", XLSX),
    ("xl/styles.xml", XLSX),
];

/// A sheet that shows what its neighbours say.
const SHEET: &[u8] = b"<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c>\
    <c r=\"C1\" s=\"1\"><v>45000</v></c><c r=\"D1\" s=\"2\"><v>0.5</v></c></row></sheetData></worksheet>";

/// Names and contents of parts.
type Package = &'static [(&'static str, &'static [u8])];

const XLSX: Package = &[
    (
        "_rels/.rels",
        b"<Relationships><Relationship Id=\"r1\" Target=\"xl/workbook.xml\" \
          Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\"/></Relationships>",
    ),
    ("xl/workbook.xml", b"<workbook><sheets><sheet name=\"a\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"),
    (
        "xl/_rels/workbook.xml.rels",
        b"<Relationships><Relationship Id=\"r1\" Type=\"/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>",
    ),
    (
        "xl/worksheets/_rels/sheet1.xml.rels",
        b"<Relationships><Relationship Id=\"r1\" Type=\"/comments\" Target=\"../comments1.xml\"/>\
         <Relationship Id=\"r2\" Type=\"/drawing\" Target=\"../drawings/drawing1.xml\"/></Relationships>",
    ),
    ("xl/worksheets/sheet1.xml", SHEET),
    ("xl/sharedStrings.xml", b"<sst><si><t>a</t></si><si><r><t>b</t></r><r><t>c</t></r></si></sst>"),
    ("xl/styles.xml", b"<styleSheet><cellXfs><xf/><xf numFmtId=\"14\"/><xf numFmtId=\"9\"/></cellXfs></styleSheet>"),
    ("xl/comments1.xml", b"<comments/>"),
    ("xl/drawings/drawing1.xml", b"<wsDr/>"),
];

/// Its workbook names one sheet: `BrtBundleSh` with a relationship and a name of one letter each.
const XLSB: Package = &[
    (
        "xl/workbook.bin",
        b"\x83\x01\x00\x8F\x01\x00\x9C\x01\x14\0\0\0\0\x01\0\0\0\x01\0\0\0r\0\x01\0\0\0a\0\x90\x01\x00\x84\x01\x00",
    ),
    (
        "xl/_rels/workbook.bin.rels",
        b"<Relationships><Relationship Id=\"r\" Type=\"/worksheet\" Target=\"worksheets/sheet1.bin\"/></Relationships>",
    ),
    (
        "xl/worksheets/_rels/sheet1.bin.rels",
        b"<Relationships><Relationship Id=\"r\" Type=\"/comments\" Target=\"../comments1.bin\"/></Relationships>",
    ),
    // Begin, size, begin of the cells, their end, end.
    (
        "xl/worksheets/sheet1.bin",
        b"\x81\x01\x00\x94\x01\x10\0\0\0\0\x09\0\0\0\0\0\0\0\x09\0\0\0\x91\x01\x00\x92\x01\x00\x82\x01\x00",
    ),
    ("xl/comments1.bin", b""),
];

const ODS: Package = &[
    ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
    ("content.xml", b"<office:body><table:table table:name=\"a\"/></office:body>"),
    ("META-INF/manifest.xml", b"<manifest:manifest/>"),
];

/// What a child process answers, taken apart without trust. Its honest inputs are made from those of [`opening`] by
/// [`answer_to`]: the form of an answer may change from version to version.
pub fn answer(data: &[u8]) {
    if let Some(opened) = wire::read(data) {
        let mut bytes = Vec::new();
        wire::write(&opened, &mut bytes).expect("memory takes all");
        assert!(wire::read(&bytes).is_some());
    }
}

/// A child's answer to a file.
pub fn answer_to(data: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    wire::write(&intake::open(data.to_vec()), &mut bytes).expect("memory takes all");
    bytes
}

/// Cells bound to a form and checked. A line `#HSG` begins a sheet; `3 0 tNguyễn Văn An` is a cell by row, column and kind: text,
/// odd, number, day or yes/no. A line that is neither is passed over.
pub fn binding(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let mut sheets: Vec<(String, Cells<'_>)> = Vec::new();
    for line in text.lines() {
        match (line.strip_prefix('#'), sheets.last_mut()) {
            (Some(name), _) => sheets.push((name.to_owned(), Vec::new())),
            (None, Some((_, cells))) => cells.extend(cell(line)),
            (None, None) => (),
        }
    }
    if let Ok(workbook) = Workbook::of_cells(&sheets) {
        receive(workbook);
    }
}

fn cell(line: &str) -> Option<(u32, u32, Cell<'_>)> {
    let (row, rest) = line.split_once(' ')?;
    let (column, content) = rest.split_once(' ')?;
    let rest = content.get(1..)?;
    let content = match content.as_bytes().first()? {
        b't' => Cell::Text(rest),
        b'o' => Cell::Odd(rest),
        b'n' => Cell::Number(rest.parse().ok()?),
        b'd' => Cell::Date(NaiveDate::from_num_days_from_ce_opt(rest.parse().ok()?)?),
        b'b' => Cell::Bool(rest == "1"),
        _ => return None,
    };
    Some((row.parse().ok()?, column.parse().ok()?, content))
}

/// Numbers, dates, ticks and choices: each line of the input stands in a cell of its own, under the headings of each list and
/// beside the labels of the items of a school.
pub fn values(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let lines: Vec<&str> = text.lines().take(64).collect();
    let form = YEAR.forms.get(UnitKind::School);
    let mut sheets = vec![("_khuyenhoc".to_owned(), vec![(0, 0, Cell::Text("bieu_mau")), (0, 1, Cell::Text("truong"))])];
    let labels = form.items().map(|item| item.label.as_str());
    let items = (4..).zip(labels.zip(lines.iter().cycle()));
    let items = items.flat_map(|(row, (label, value))| [(row, 1, Cell::Text(label)), (row, 3, Cell::Text(value))]).collect();
    sheets.push(("Số liệu".to_owned(), items));
    sheets.extend(form.lists.iter().map(|list| (list.code.clone(), cells_of(list, &lines))));
    if let Ok(workbook) = Workbook::of_cells(&sheets) {
        receive(workbook);
    }
}

/// Cells of a sheet with row and column.
type Cells<'a> = Vec<(u32, u32, Cell<'a>)>;

fn cells_of<'a>(list: &'a ListForm, lines: &[&'a str]) -> Cells<'a> {
    let columns = || (0_u32..).zip(&list.columns);
    let head = columns().map(|(column, form)| (0, column, Cell::Text(form.heading.as_str())));
    let rows = (1_u32..).zip(lines.iter().enumerate()).flat_map(|(row, (first, line))| {
        // Each line meets each column once.
        columns().zip(lines.iter().cycle().skip(first)).map(move |((column, _), line)| (row, column, Cell::Text(line))).chain([(
            row,
            1,
            Cell::Text(line),
        )])
    });
    head.chain(rows).collect()
}

/// Text from before Unicode, without a font and in each font.
pub fn encoding(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    for font in [None, Some(Encoding::Tcvn3), Some(Encoding::Tcvn3Capital), Some(Encoding::Vni)] {
        let _ = old_encoding::read(&text, font);
    }
    let _ = Encoding::of_font(&text);
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
        let record = Arc::new(YearRecord::new(&sources));
        let _ = compose::compose(&template, &compose::Context::new(&record, &sources));
    }
}

fn receive(workbook: Workbook) {
    let year = &*YEAR;
    let opened = intake::Opened { sha256: None, workbook: Ok(workbook) };
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
    awards: AwardSet,
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
