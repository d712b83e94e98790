//! Whose a workbook is, as staff meet it: a name is asked about once, confirmed in `ten-goi.toml`, and remembered.
#![allow(clippy::disallowed_methods, reason = "tests make and read folders")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "what goes wrong in a helper fails the test")]

mod support;

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use support::anew::{cells, typed_anew};
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
    let advice = asked["viec_cua_hoi"].as_str().unwrap();
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

/// Sends the school's workbook again with 4 new members and what more is typed.
fn send_again(folder: &Path, name: &str, typed: &[(&str, &str)]) {
    let maker = Maker::new(PLAN);
    let mut book = maker.filled(SCHOOL, &small_year()[SCHOOL]);
    book.items(&[("hv_moi", Answer::Number(4.0))]);
    let typed = typed.iter().map(|(cell, text)| ((*cell).to_owned(), Answer::from(*text)));
    book.cells("Số liệu", &typed.collect::<BTreeMap<_, _>>());
    fs::write(folder.join("bai-nop").join(name), book.save()).unwrap();
}

fn saved(folder: &Path, name: &str, seconds: u64) {
    let file = fs::File::options().append(true).open(folder.join("bai-nop").join(name)).unwrap();
    file.set_modified(std::time::UNIX_EPOCH + std::time::Duration::from_secs(1_733_000_000 + seconds)).unwrap();
}

/// The file that stands for the school, its new members, and the manifest.
fn built(folder: &Path) -> (String, i64, serde_json::Value) {
    let output = run(&["lap".as_ref(), folder.as_ref(), "--chi".as_ref(), "danh-sach-hsg".as_ref()]);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    let read = |name: &str| -> serde_json::Value {
        serde_json::from_slice(&fs::read(folder.join("ket-qua").join(name)).unwrap()).unwrap()
    };
    let unit = &read("so-lieu.json")["don_vi"][SCHOOL];
    let members = unit["so_lieu"]["hv_moi"]["gia_tri"].as_i64().unwrap();
    (unit["tep"].as_str().unwrap().to_owned(), members, read("nhat-ky.json"))
}

#[test]
fn a_file_sent_again_replaces_the_older_one_and_the_report_says_so() {
    let year = year("Trường Tiểu học An Phú", "TH-ANPHU");
    let folder = year.path();
    let (_, first, _) = built(folder);
    assert_ne!(first, 4);
    send_again(folder, "gui-lai.xlsx", &[]);
    for (name, seconds) in [("th-anphu.xlsx", 0), ("gui-lai.xlsx", 60)] {
        saved(folder, name, seconds);
    }
    assert_eq!(codes(folder), ["DV-03 loi TH-ANPHU", "DV-03 loi TH-ANPHU"], "copied together, so nobody can tell");
    saved(folder, "gui-lai.xlsx", 86_400);
    assert_eq!(codes(folder), ["DV-10 canh-bao TH-ANPHU"]);
    let (file, members, manifest) = built(folder);
    assert_eq!((file.as_str(), members), ("bai-nop/gui-lai.xlsx", 4));
    let wanted = serde_json::json!([{
        "don_vi": "TH-ANPHU", "tep": "bai-nop/th-anphu.xlsx", "thay_bang": "bai-nop/gui-lai.xlsx", "theo": "gio-luu"
    }]);
    assert_eq!(manifest["thay_the"], wanted);
    assert_eq!(manifest["dau_vao"].to_string().matches("bai-nop/").count(), small_year().len() + 1);
    let report = fs::read_to_string(folder.join("ket-qua/kiem-tra.txt")).unwrap();
    assert!(report.contains("Cả tệp của tệp bai-nop/th-anphu.xlsx: Tệp này được thay bằng “gui-lai.xlsx”"), "{report}");
    // The same files in another order of time are another run.
    saved(folder, "th-anphu.xlsx", 172_800);
    let (file, members, other) = built(folder);
    assert_eq!((file.as_str(), members), ("bai-nop/th-anphu.xlsx", first));
    assert_ne!(other["ma_lap"], manifest["ma_lap"]);
}

#[test]
fn the_date_in_the_form_goes_before_the_files_time() {
    for (earlier, later) in [
        (("A5", "Ngày lập: 20/11/2024"), ("A5", "Ngày lập: 05/12/2024")),
        (("E9", "An Phú, ngày 20 tháng 11 năm 2024"), ("E10", "An Phú, ngày 05 tháng 12 năm 2024")),
    ] {
        let year = year("Trường Tiểu học An Phú", "TH-ANPHU");
        let folder = year.path();
        fs::remove_file(folder.join("bai-nop/th-anphu.xlsx")).unwrap();
        send_again(folder, "a.xlsx", &[later]);
        send_again(folder, "b.xlsx", &[earlier]);
        for (name, seconds) in [("a.xlsx", 0), ("b.xlsx", 86_400)] {
            saved(folder, name, seconds);
        }
        let (file, _, manifest) = built(folder);
        assert_eq!((file.as_str(), manifest["thay_the"][0]["theo"].as_str()), ("bai-nop/a.xlsx", Some("ngay-lap")));
        assert!(
            fs::read_to_string(folder.join("ket-qua/kiem-tra.txt"))
                .unwrap()
                .contains("ngày lập 05/12/2024 sau ngày lập 20/11/2024")
        );
    }
}

#[test]
fn one_school_over_two_files_is_told_as_one_with_what_each_holds() {
    let year = year("Trường Tiểu học An Phú", "TH-ANPHU");
    let file = |name: &str| year.path().join(format!("bai-nop/{name}.xlsx"));
    let sent = cells(&fs::read(file("th-anphu")).unwrap());
    let part = |keep: &dyn Fn(&str) -> bool| typed_anew(&sent, keep).save_to_buffer().unwrap();
    fs::write(file("th-anphu"), part(&|sheet| sheet == "Số liệu")).unwrap();
    fs::write(file("danh-sach"), part(&|sheet| sheet == "HSG" || sheet == "GVBD")).unwrap();
    let told = findings(year.path());
    let of_unit: Vec<_> = told.iter().filter(|finding| finding["ma"] == "DV-03").collect();
    assert_eq!(of_unit.len(), 2);
    for finding in of_unit {
        assert_eq!(finding["don_vi"], "TH-ANPHU");
        assert_eq!(
            finding["thong_bao"],
            "Đơn vị này có bài nộp ở nhiều tệp: “danh-sach.xlsx” có danh sách HSG, GVBD; “th-anphu.xlsx” có số liệu. \
             Bài nộp của một đơn vị phải nằm trọn trong một tệp."
        );
    }
}
