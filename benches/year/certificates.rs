//! A thousand certificates, as one PDF and as a thousand, and Typst's one PDF of the same texts at the same places. Ours is timed
//! from the awards in memory to the files on the disk, faces and profile read anew; Typst from its first line to its file.

use std::fs::OpenOptions;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

use khuyenhoc::certificate::{self, Dress, Facts};
use khuyenhoc::form::Forms;
use khuyenhoc::model::award::Award;
use khuyenhoc::model::unit::{UnitKind, Units};
use khuyenhoc::paper::font::Faces;
use khuyenhoc::paper::pdf;

use super::measure::{Figures, measure as measured};
use super::support::awards::award;
use super::support::{folder, year};
use super::table::{RIVAL, Row};
use super::{rivals, stages};

const COUNT: usize = 1_000;
const ON: &str = "1,000 certificates";
/// Names of the stages.
pub const STAGES: [&str; 2] = ["certificates", "certificates-each"];
/// Names of the rows that the goal is about.
pub const OURS: [&str; 2] = ["certificates as one tagged PDF", "certificates as 1,000 tagged PDFs"];
pub const TYPST: &str = "Typst sets the same certificates as one tagged PDF";
const ROUNDS: usize = 7;
const UNIT: &str = "Trường Trung học cơ sở Bình Chuẩn";
/// Compiles inside a process that runs already: the start of Python is not Typst's time.
const TIMED: &str = "import resource, sys, time, typst\n\
    template, data, out = sys.argv[1:4]\n\
    start, cpu = time.perf_counter(), time.process_time()\n\
    typst.compile(template, output=out, root='/', sys_inputs={'data': data})\n\
    wall, cpu = time.perf_counter() - start, time.process_time() - cpu\n\
    print(int(wall * 1e6), int(cpu * 1e6), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)";

/// Rows of the table: ours, and the rival's if it can be had.
pub fn measure(with_rivals: bool) -> Vec<Row> {
    let itself = std::env::current_exe().unwrap();
    let target = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let (data, out) = (target.join("certificates.json"), target.join("certificates-typst.pdf"));
    let rows: Vec<_> = awards()
        .iter()
        .map(|award| serde_json::json!({"name": award.name, "unit": UNIT, "merit": award.merit, "serial": award.serial}))
        .collect();
    std::fs::write(&data, serde_json::to_vec(&serde_json::json!({ "rows": rows })).unwrap()).unwrap();
    let rival = rivals::baseline().zip(rivals::python()).filter(|_| with_rivals);
    let (mut ours, mut theirs) = ([Vec::new(), Vec::new()], Vec::new());
    for _ in 0..ROUNDS {
        for (stage, runs) in STAGES.iter().zip(&mut ours) {
            runs.extend(stages::figures(Command::new(&itself).args(["--stage", stage, "."])));
        }
        if let Some((baseline, python)) = &rival {
            let paths = [baseline.join("certificates.typ"), data.clone(), out.clone()];
            theirs.extend(stages::figures(Command::new(python).args(["-c", TIMED]).args(paths)));
        }
    }
    let ours = OURS.iter().zip(ours).map(|(what, runs)| Row::median(ON, what, runs));
    ours.chain([Row::median(ON, &format!("{RIVAL}{TYPST}"), theirs)]).flatten().collect()
}

/// Makes the files in this process.
pub fn stage(name: &str) -> Figures {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("certificates");
    std::fs::create_dir_all(&folder).unwrap();
    let agreement = folder::agreement(khuyenhoc::agreement::REFERENCE, &Forms::built_in().unwrap());
    let units = Units::new(vec![year::unit("T-1", UNIT, UnitKind::School, "THCS", "")]);
    let awards = awards();
    let (made, figures) = measured(|| {
        let faces = Faces::new();
        let text = Arc::from(include_str!("../rivals/certificate.toml"));
        let profile = certificate::load("certificate", "certificate.toml", &text).unwrap();
        let placed = certificate::place(&profile, &Facts::new(&agreement, &units, "0123456789ab"), &awards, false, &faces);
        assert!(placed.notes.is_empty());
        if name == STAGES[0] {
            let paper = placed.paper(0..COUNT, &Dress::default());
            put(&folder.join("giay-khen.pdf"), &pdf::write_alike("Giấy khen", &paper, &faces).unwrap());
            return paper.pages.len();
        }
        let papers = placed.singles(&Dress::default());
        let write = |index: usize, file: pdf::Single| {
            let path: PathBuf = folder.join(format!("{}.pdf", awards[index].serial));
            put(&path, &[file.beginning, &file.end].concat());
            Ok(())
        };
        pdf::write_each("Giấy khen", &papers, &faces, write).unwrap().len()
    });
    assert_eq!(made, COUNT);
    figures
}

/// Writes a file over that of the run before. A run that removed a thousand files and named them anew would measure the file
/// system: ext4 without a journal looks at every inode lately removed before it gives one, half a millisecond for each file.
fn put(path: &Path, bytes: &[u8]) {
    let mut file = OpenOptions::new().write(true).create(true).truncate(false).open(path).unwrap();
    file.write_all(bytes).unwrap();
    file.set_len(bytes.len().try_into().unwrap()).unwrap();
}

fn awards() -> Vec<Award> {
    const GIVEN: [&str; 8] =
        ["Khánh Huyền", "Quỳnh Như", "Đức Thắng", "Ngọc Ánh", "Bảo Trâm", "Hữu Phước", "Gia Hân", "Tường Vy"];
    (1..=COUNT)
        .map(|number| {
            let name = format!("Nguyễn Thị {} {number}", GIVEN[number % GIVEN.len()]);
            award(&format!("HSG-{number:04}"), &name, "9A1", &format!("Giải Nhất cấp tỉnh môn Toán, bài số {number}"))
        })
        .collect()
}
