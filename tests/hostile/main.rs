//! Files made to hurt, and honest ones damaged, through the program as staff run it: each is answered by a finding, within its
//! bounds, and the honest files beside them are read.
#![allow(clippy::disallowed_methods, reason = "tests make and read folders")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "what goes wrong in a helper fails the test")]

#[path = "../support/mod.rs"]
mod support;

mod archive;
mod mutants;
mod ods;
mod ole;
mod program;
mod xls;
mod xlsb;
mod xlsx;
mod zips;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use khuyenhoc::model::unit::UnitKind;
use support::folder::{Maker, small_year};
use support::year::{Awarded, Plan, unit};

/// A file's name without its end, and its bytes.
pub type File = (&'static str, Vec<u8>);

const PLAN: Plan = Plan { seed: 3, year: 2024, pupils: 5, awarded: Awarded::ByChance(60), no_namesakes: true };
/// Honest files saved by LibreOffice, from the sample year.
const ODS: &str = "samples/thuan-an-2024/bai-nop/Bình Nhâm/mam non binh nham.ods";
const XLS: &str = "samples/thuan-an-2024/bai-nop/khoi THCS/THCS_HungDinh_bieu.xls";

fn sample(name: &str) -> Vec<u8> {
    fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap()
}

/// A form filled by a unit that no list of units knows: even where it is read, there is something to report.
fn stranger(maker: &Maker) -> Vec<u8> {
    maker.filled(9, &unit("TH-LA", "Trường Tiểu học Lạ", UnitKind::School, "TH", "An Phú")).save()
}

/// The whole corpus by name.
fn corpus(maker: &Maker) -> BTreeMap<String, Vec<u8>> {
    let (xlsx, ods, xls) = (stranger(maker), sample(ODS), sample(XLS));
    let made =
        [zips::files(&xlsx), xlsx::files(&xlsx), ods::files(&ods), ole::files(&xls::honest()), xls::files(), xlsb::files()];
    let mut corpus: BTreeMap<String, Vec<u8>> =
        made.into_iter().flatten().map(|(name, bytes)| (format!("{name}.xlsx"), bytes)).collect();
    let honest = [("xlsx", xlsx), ("ods", ods), ("xls", xls), ("xlsb", xlsb::honest())];
    for (end, bytes) in &honest {
        for number in 0..60 {
            corpus.insert(format!("hong-{number:03}.{end}"), mutants::mutant(bytes, number));
        }
        for cut in 1..20 {
            corpus.insert(format!("cut-{cut:02}.{end}"), bytes[..bytes.len() * cut / 20].to_vec());
        }
    }
    corpus
}

fn write(folder: &Path, maker: &Maker) -> BTreeMap<String, Vec<u8>> {
    maker.write(folder, &small_year());
    let corpus = corpus(maker);
    fs::create_dir_all(folder.join("bai-nop/hong")).unwrap();
    for (name, bytes) in &corpus {
        fs::write(folder.join("bai-nop/hong").join(name), bytes).unwrap();
    }
    corpus
}

#[test]
fn no_file_hurts_the_run_or_the_files_beside_it() {
    let year = tempfile::tempdir().unwrap();
    let corpus = write(year.path(), &Maker::new(PLAN));
    let run = program::check(year.path());
    assert!(run.said.is_empty(), "{}", run.said);
    assert_eq!(run.code, Some(1));
    let report: serde_json::Value = serde_json::from_str(&run.printed).unwrap();
    let findings = report["van_de"].as_array().unwrap();
    for name in corpus.keys() {
        let file = format!("bai-nop/hong/{name}");
        assert!(findings.iter().any(|finding| finding["tep"] == *file), "nothing is said of {name}");
    }
    assert_eq!(report["tom_tat"]["hop_le"], small_year().len(), "the honest units are read");
    // What the program takes while idle is below 16 MiB; two files are read at once.
    assert!(run.peak_mib <= 16 + 2 * 128, "{} MiB", run.peak_mib);
}

#[test]
fn an_honest_binary_workbook_is_read_in_its_own_process() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.xlsx"), xlsb::honest()).unwrap();
    let run = program::check(&folder.path().join("a.xlsx"));
    assert!(!run.printed.contains("TEP-") && run.printed.contains("DS-90"), "{}", run.printed);
}

#[test]
fn the_same_files_give_the_same_findings_on_one_thread_and_on_four() {
    let year = tempfile::tempdir().unwrap();
    let maker = Maker::new(PLAN);
    maker.write(year.path(), &small_year());
    let (ods, xls) = (sample(ODS), sample(XLS));
    for number in 0..20 {
        fs::write(year.path().join(format!("bai-nop/{number}.ods")), mutants::mutant(&ods, number)).unwrap();
        fs::write(year.path().join(format!("bai-nop/{number}.xls")), mutants::mutant(&xls, number)).unwrap();
    }
    assert_eq!(program::check_on(year.path(), 1).printed, program::check_on(year.path(), 4).printed);
}

/// `cargo test --test hostile -- --ignored` leaves the corpus under `target/`, for `tests/outside/hostile.py` to measure.
#[test]
#[ignore = "writes 250 MB"]
fn write_the_corpus() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("hostile");
    let _ = fs::remove_dir_all(&folder);
    write(&folder, &Maker::new(PLAN));
}
