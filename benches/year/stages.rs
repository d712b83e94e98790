//! The stages, each run in a process of its own so that its peak memory is its own.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

use calamine::{DataRef, Reader, Xlsx, open_workbook};
use khuyenhoc::check::Context;
use khuyenhoc::compose::record::{Sources, YearRecord};
use khuyenhoc::folder::{self, Folder, FoundFile};
use khuyenhoc::form::Forms;
use khuyenhoc::model::dataset::Dataset;
use khuyenhoc::model::document::Document;
use khuyenhoc::model::finding::Finding;
use khuyenhoc::model::submission::Submission;
use khuyenhoc::model::unit::Units;
use khuyenhoc::paper::press::Press;
use khuyenhoc::{award, check, compose, intake, judge, paper};
use rayon::prelude::*;

use super::measure::{Figures, child_cpu, measure as measured, peak_of};
use super::support::folder::agreement;
use super::table::Row;

/// Names of the rows that goals are about.
pub const CALAMINE: &str = "calamine alone: every cell of every file";
pub const CHECK: &str = "reading and checking";
pub const WHOLE: &str = "the whole run: report and three lists, PDF and DOCX";

pub const COMMAND: &str = "kiem-tra, the whole command";
pub const APART: &str = "kiem-tra, every file opened in a process of its own";

/// The documents of [`WHOLE`].
const NAMED: [&str; 4] = ["bao-cao-tong-ket", "danh-sach-hsg", "danh-sach-gvbd", "danh-sach-hoc-bong"];

/// Stages in printed order, with their printed names.
const STAGES: [(&str, &str); 10] = [
    ("calamine", CALAMINE),
    ("read", "reading: bytes to submissions"),
    ("check", CHECK),
    ("command", COMMAND),
    ("apart", APART),
    ("compose", "composing the HSG list"),
    ("pdf", "the HSG list as PDF"),
    ("docx", "the HSG list as DOCX"),
    ("everything", "the whole run: every document, PDF and DOCX"),
    ("whole", WHOLE),
];

/// The stage that leaves hundreds of papers, which the program's next run removes: it has its turns when all others have had theirs.
const LAST: &str = "everything";

const ROUNDS: usize = 5;

/// Runs every stage and the whole program by turns, so that a noisy minute falls on all of them; [`LAST`] comes after them.
pub fn measure(on: &str, folder: &Path) -> Vec<Row> {
    let itself = std::env::current_exe().unwrap();
    let mut runs: Vec<Vec<Figures>> = STAGES.iter().map(|_| Vec::new()).collect();
    for round in 0..2 * ROUNDS {
        let is_due = |stage: &str| (stage == LAST) == (round >= ROUNDS);
        for ((stage, _), runs) in STAGES.iter().zip(&mut runs).filter(|((stage, _), _)| is_due(stage)) {
            runs.extend(figures(Command::new(&itself).args(["--stage", stage]).arg(folder)));
        }
    }
    STAGES.iter().zip(runs).filter_map(|((_, what), runs)| Row::median(on, what, runs)).collect()
}

pub fn figures(command: &mut Command) -> Option<Figures> {
    let output = command.output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    let mut fields = text.split_whitespace().filter_map(|field| field.parse::<u64>().ok());
    let (Some(wall), Some(cpu), Some(peak)) = (fields.next(), fields.next(), fields.next()) else {
        eprintln!("a stage failed: {}", String::from_utf8_lossy(&output.stderr));
        return None;
    };
    Some(Figures { wall: Duration::from_micros(wall), cpu: Duration::from_micros(cpu), peak })
}

/// One stage, in this process; prints wall and CPU time in microseconds and peak memory in KiB.
pub fn run(stage: &str, root: &Path) {
    let figures = match stage {
        "calamine" => bare(root),
        "read" => measured(|| Inputs::load(root).read()).1,
        "check" => measured(|| Inputs::load(root).check().findings.len()).1,
        super::paper::STAGE => super::paper::stage(),
        super::report::STAGE => super::report::stage(),
        name if super::certificates::STAGES.contains(&name) => super::certificates::stage(name),
        "command" => program(&["kiem-tra", "--im-lang"], root, &[]),
        "apart" => program(&["kiem-tra", "--im-lang"], &apart(root), &[]),
        "whole" => program(&["lap", "--im-lang"], root, &NAMED),
        "everything" => program(&["lap", "--im-lang"], root, &[]),
        _ => paper(stage, &Inputs::load(root)),
    };
    println!("{} {} {}", figures.wall.as_micros(), figures.cpu.as_micros(), figures.peak);
}

fn files(root: &Path) -> Vec<FoundFile> {
    Folder::open(root).unwrap().submissions().unwrap()
}

/// What any reader of these files must pay: calamine's cells, in parallel as ours are.
fn bare(root: &Path) -> Figures {
    let count = |file: &FoundFile| {
        let mut book: Xlsx<_> = open_workbook(&file.path).unwrap();
        let mut cells = 0;
        for name in book.sheet_names() {
            let mut reader = book.worksheet_cells_reader(&name).unwrap();
            while let Some(cell) = reader.next_cell().unwrap() {
                cells += usize::from(!matches!(cell.get_value(), DataRef::Empty));
            }
        }
        cells
    };
    let (cells, figures) = measured(|| files(root).par_iter().map(count).sum::<usize>());
    assert!(cells > 0);
    figures
}

struct Inputs {
    files: Vec<FoundFile>,
    forms: Forms,
    units: Units,
    agreement: khuyenhoc::model::agreement::Agreement,
}

struct Checked {
    dataset: Dataset,
    findings: Vec<Finding>,
}

impl Inputs {
    fn load(root: &Path) -> Self {
        let folder = Folder::open(root).unwrap();
        let forms = Forms::built_in().unwrap();
        let agreement = agreement(&folder.agreement().unwrap(), &forms);
        let units = intake::units::read(&folder.units(1 << 30).unwrap(), "don-vi.xlsx", &[]).unwrap().units;
        Self { files: files(root), forms, units, agreement }
    }

    fn context(&self) -> Context<'_> {
        Context { agreement: &self.agreement, forms: &self.forms, units: &self.units, previous: None }
    }

    fn receive(&self, file: &FoundFile) -> intake::Received {
        let bytes = folder::read_bounded(&file.path, 1 << 30).unwrap();
        intake::read(&Arc::clone(&file.name), &bytes, &self.forms, &self.units)
    }

    fn read(&self) -> usize {
        self.files.par_iter().map(|file| self.receive(file)).collect::<Vec<_>>().len()
    }

    fn check(&self) -> Checked {
        let one = |file: &FoundFile| {
            let received = self.receive(file);
            let mut findings = received.findings;
            findings.extend(received.submission.iter().flat_map(|submission| check::one(&self.context(), submission)));
            (received.submission, findings)
        };
        let received: Vec<(Option<Submission>, Vec<Finding>)> = self.files.par_iter().map(one).collect();
        let (submissions, findings): (Vec<_>, Vec<_>) = received.into_iter().unzip();
        let submissions: Vec<Submission> = submissions.into_iter().flatten().collect();
        let mut findings: Vec<Finding> = findings.into_iter().flatten().collect();
        findings.extend(check::across(&self.context(), &submissions));
        let findings = check::settle(findings, &submissions, &self.context());
        Checked { dataset: judge::accept(submissions, &findings, &self.units, &self.agreement), findings }
    }
}

/// The stages after checking, on the longest list; what comes before them is not in the time.
fn paper(stage: &str, inputs: &Inputs) -> Figures {
    let Checked { dataset, findings } = inputs.check();
    let (units, forms, agreement) = (&inputs.units, &inputs.forms, &inputs.agreement);
    let judgement = judge::judge(&dataset, units, forms, agreement);
    let awards = award::decide(&dataset, units, forms, agreement);
    let totals = judge::totals(&dataset, units, forms);
    let (dataset, totals, judgement, awards) = (&dataset, &totals, &judgement, &awards);
    let sources = Sources {
        agreement,
        units,
        forms,
        dataset,
        totals,
        judgement,
        awards,
        findings: &findings,
        rules: &khuyenhoc::check::rules(),
    };
    let (document, figures) = measured(|| compose_list(&sources));
    let press = Press::default();
    match stage {
        "pdf" => measured(|| paper::pdf::write(&document, &paper::layout::layout(&document, &press), &press.faces).unwrap()).1,
        "docx" => measured(|| paper::docx::write(&document, &press).unwrap()).1,
        _ => figures,
    }
}

fn compose_list(sources: &Sources) -> Document {
    let record = Arc::new(YearRecord::new(sources));
    let (name, file, text) = compose::BUILT_IN.iter().find(|(name, ..)| *name == "danh-sach-hsg").unwrap();
    let template = compose::load(name, file, &Arc::from(*text)).unwrap();
    compose::compose(&template, &compose::Context::new(&record, sources)).unwrap()
}

/// The same year, each submission's archive ending in a comment of one byte: any reader takes it, but the program opens what is
/// not plainly laid out in a child. Made once, beside the year.
fn apart(root: &Path) -> PathBuf {
    let copy = root.with_extension("apart");
    if copy.join(".made").exists() {
        return copy;
    }
    std::fs::create_dir_all(&copy).unwrap();
    for name in [folder::AGREEMENT, folder::UNITS] {
        std::fs::copy(root.join(name), copy.join(name)).unwrap();
    }
    for file in files(root) {
        let mut bytes = std::fs::read(&file.path).unwrap();
        let length_of_comment = bytes.len() - 2;
        bytes[length_of_comment] = 1;
        bytes.push(b' ');
        let path = folder::inside(&copy, &file.name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }
    std::fs::write(copy.join(".made"), "").unwrap();
    copy
}

/// The program as staff run it, for some documents or (none named) for all. Its highest memory is asked for while it runs: the
/// system keeps the mark, so a late look is as good as an early one. CPU time is that of all its children too.
fn program(arguments: &[&str], root: &Path, documents: &[&str]) -> Figures {
    let before = child_cpu();
    let (peak, figures) = measured(|| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_khuyenhoc"));
        command.args(arguments).stdout(Stdio::null()).arg(root).args(documents.iter().flat_map(|name| ["--chi", name]));
        let mut child = command.spawn().unwrap();
        let mut peak = 0;
        loop {
            peak = peak.max(peak_of(&child.id().to_string()));
            if let Some(status) = child.try_wait().unwrap() {
                assert_eq!(status.code(), Some(0), "the benchmark's year is complete");
                return peak;
            }
            std::thread::sleep(Duration::from_millis(2));
        }
    });
    Figures { cpu: child_cpu().saturating_sub(before), peak, ..figures }
}
