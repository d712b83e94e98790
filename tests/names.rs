//! Whose a workbook is, as staff meet it: a name is asked about once, confirmed in `ten-goi.toml`, and remembered.
#![allow(clippy::disallowed_methods, reason = "tests make and read folders")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "what goes wrong in a helper fails the test")]

mod support;

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use support::fill::Answer;
use support::folder::{Maker, small_year};
use support::year::{Awarded, Plan};

const PLAN: Plan = Plan { seed: 11, year: 2024, pupils: 5, awarded: Awarded::ByChance(60), no_namesakes: true };
/// The school whose workbook lost its code.
const SCHOOL: usize = 3;

fn run(words: &[&OsStr]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_khuyenhoc")).args(words).output().unwrap()
}

fn findings(folder: &Path) -> Vec<serde_json::Value> {
    let output = run(&["kiem-tra".as_ref(), folder.as_ref(), "--dang".as_ref(), "json".as_ref()]);
    let read: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    read["van_de"].as_array().unwrap().clone()
}

/// Codes with severity and unit.
fn codes(folder: &Path) -> Vec<String> {
    let word = |value: &serde_json::Value| value.as_str().unwrap_or("?").to_owned();
    let said =
        |finding: &serde_json::Value| format!("{} {} {}", word(&finding["ma"]), word(&finding["muc"]), word(&finding["don_vi"]));
    findings(folder).iter().map(said).collect()
}

/// A year in which one school's workbook has this name and this code.
fn year(name: &str, code: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let maker = Maker::new(PLAN);
    maker.write(folder.path(), &small_year());
    let mut book = maker.filled(SCHOOL, &small_year()[SCHOOL]);
    let text = |text: &str| if text.is_empty() { Answer::Blank } else { text.into() };
    book.cells("Số liệu", &BTreeMap::from([("C3".to_owned(), text(name)), ("C4".to_owned(), text(code))]));
    fs::write(folder.path().join("bai-nop/th-anphu.xlsx"), book.save()).unwrap();
    folder
}

#[test]
fn a_near_name_is_asked_about_once_and_remembered_in_the_next_year() {
    let year = year("Trường TH An Phú (cơ sở chính)", "");
    assert_eq!(codes(year.path()), ["DV-08 loi ?"]);
    let asked = findings(year.path()).remove(0);
    let advice = asked["cach_sua"].as_str().unwrap();
    let line = "\"Trường TH An Phú (cơ sở chính)\" = \"TH-ANPHU\"";
    assert!(asked["thong_bao"].as_str().unwrap().contains("Trường Tiểu học An Phú (TH-ANPHU)"), "{asked}");
    assert!(advice.contains(line) && asked["o"] == "C4", "{advice}");
    let old = year.path().join("moi");
    assert_eq!(run(&["tao".as_ref(), old.as_ref()]).status.code(), Some(0));
    let empty = fs::read_to_string(old.join("ten-goi.toml")).unwrap();
    fs::write(year.path().join("ten-goi.toml"), format!("{empty}{line}\n")).unwrap();
    assert_eq!(codes(year.path()), [""; 0]);
    let output = run(&["lap".as_ref(), year.path().as_ref(), "--chi".as_ref(), "danh-sach-hsg".as_ref()]);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    let manifest = fs::read_to_string(year.path().join("ket-qua/nhat-ky.json")).unwrap();
    assert!(manifest.contains("\"ten-goi.toml\""), "the papers rest on what staff confirmed");
    let next = year.path().join("ho-so-2025");
    assert_eq!(run(&["tao".as_ref(), next.as_ref(), "--tu".as_ref(), year.path().as_ref()]).status.code(), Some(0));
    assert_eq!(fs::read_to_string(next.join("ten-goi.toml")).unwrap(), format!("{empty}{line}\n"));
}

#[test]
fn a_wrong_line_stops_the_run_at_its_line_and_column() {
    let year = year("Trường Tiểu học An Phú", "TH-ANPHU");
    fs::write(year.path().join("ten-goi.toml"), "[ten_goi]\n\"TH số 1\" = \"TH-ANFU\"\n").unwrap();
    let output = run(&["kiem-tra".as_ref(), year.path().as_ref()]);
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2));
    assert!(said.contains("ten-goi.toml") && said.contains("dòng 2, cột 13") && said.contains("“TH-ANPHU”"), "{said}");
}

#[test]
fn a_name_in_another_spelling_is_enough_and_is_told() {
    for name in ["TRƯỜNG TH AN PHÚ", "Tiê\u{309}u ho\u{323}c An Phu\u{301}, P. An Phú", "Chi hội KH"] {
        let year = year(name, "");
        let wanted = if name == "Chi hội KH" { "DV-08 loi ?" } else { "DV-01 canh-bao TH-ANPHU" };
        assert_eq!(codes(year.path()), [wanted], "{name}");
    }
}

#[test]
fn a_code_and_a_name_of_two_schools_count_for_neither() {
    let year = year("Trường Mầm non An Phú", "TH-ANPHU");
    assert_eq!(codes(year.path()), ["DV-09 loi TH-ANPHU"]);
    let file = year.path().join("bai-nop/th-anphu.xlsx");
    let alone = run(&["kiem-tra".as_ref(), file.as_ref()]);
    assert!(String::from_utf8_lossy(&alone.stdout).contains("[DV-09]"), "{}", String::from_utf8_lossy(&alone.stdout));
}
