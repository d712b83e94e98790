//! `kiem-tra` and `giai-thich` as clerks run them.
#![allow(clippy::disallowed_methods, reason = "tests make and read folders")]
#![allow(clippy::unwrap_used, reason = "what goes wrong in a helper fails the test")]

mod support;

use std::fs;
use std::process::{Command, Output};

use support::folder::{Maker, contents, small_year};
use support::year::{Awarded, Plan};

const PLAN: Plan = Plan { seed: 3, year: 2025, pupils: 5, awarded: Awarded::ByChance(60), no_namesakes: true };

fn check(path: &std::path::Path) -> Output {
    Command::new(env!("CARGO_BIN_EXE_khuyenhoc")).arg("kiem-tra").arg(path).output().unwrap()
}

#[test]
fn a_right_form_outside_any_years_folder_is_judged_in_the_year_it_names() {
    let year = tempfile::tempdir().unwrap();
    let mut maker = Maker::new(PLAN);
    maker.agreement.year = PLAN.year;
    maker.write(year.path(), &small_year());
    let (_, bytes) = contents(&year.path().join("bai-nop")).into_iter().next().unwrap();
    let alone = tempfile::tempdir().unwrap();
    let path = alone.path().join("gửi qua thư.xlsx");
    fs::write(&path, bytes).unwrap();
    let output = check(&path);
    let said = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{said}");
}

#[test]
fn a_missing_list_of_units_is_said_in_plain_words() {
    let year = tempfile::tempdir().unwrap();
    Maker::new(PLAN).write(year.path(), &small_year());
    fs::remove_file(year.path().join("don-vi.xlsx")).unwrap();
    let output = check(year.path());
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2));
    assert!(said.contains("thiếu tệp don-vi.xlsx") && !said.contains("os error"), "{said}");
}

#[test]
fn a_printed_figure_leads_back_to_its_cells() {
    let year = tempfile::tempdir().unwrap();
    Maker::new(Plan { year: 2024, ..PLAN }).write(year.path(), &small_year());
    let explain = |code: &str| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_khuyenhoc"));
        command.args(["giai-thich", code]).arg(year.path()).current_dir(std::env::temp_dir()).output().unwrap()
    };
    let target = explain("hoi_vien");
    let said = String::from_utf8_lossy(&target.stdout).into_owned();
    assert_eq!(target.status.code(), Some(0), "{said}");
    assert!(said.contains("hv_cha_me") && said.contains("tại bai-nop/th-anphu.xlsx!Số liệu!"), "{said}");
    let wrong = explain("hoi_vein");
    assert_eq!(wrong.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&wrong.stderr).contains("Có phải là hoi_vien không?"));
}

#[test]
fn a_year_made_from_the_last_one_is_set_beside_it() {
    let program = |words: &[&std::ffi::OsStr]| Command::new(env!("CARGO_BIN_EXE_khuyenhoc")).args(words).output().unwrap();
    let old = tempfile::tempdir().unwrap();
    let mut maker = Maker::new(Plan { year: 2024, ..PLAN });
    maker.write(old.path(), &small_year());
    program(&["lap".as_ref(), old.path().as_ref(), "--chi".as_ref(), "danh-sach-gvbd".as_ref()]);
    let new = tempfile::tempdir().unwrap();
    let new = new.path().join("ho-so-2025");
    program(&["tao".as_ref(), new.as_ref(), "--tu".as_ref(), old.path().as_ref()]);
    // The same school a year later, with a hundred times the staff.
    maker.agreement.year = 2025;
    let school = small_year().into_iter().nth(3).unwrap();
    let mut book = maker.filled(3, &school);
    book.items(&[("cbgv", support::fill::Answer::Number(4_000.0))]);
    fs::write(new.join("bai-nop/a.xlsx"), book.save()).unwrap();
    let said = String::from_utf8_lossy(&check(&new).stdout).into_owned();
    assert!(said.contains("năm 2024 là") && said.contains("[CB-03]"), "{said}");
}

#[test]
fn slips_of_the_agreement_are_reported_with_line_and_column() {
    let run = |path: &std::path::Path, more: &[&str]| {
        Command::new(env!("CARGO_BIN_EXE_khuyenhoc")).args(["kiem-tra", "--the-thuc"]).arg(path).args(more).output().unwrap()
    };
    let year = tempfile::tempdir().unwrap();
    Maker::new(PLAN).write(year.path(), &small_year());
    let clean = run(year.path(), &[]);
    assert_eq!(clean.status.code(), Some(0), "{}", String::from_utf8_lossy(&clean.stdout));
    let file = year.path().join("thoa-thuan.toml");
    let text = fs::read_to_string(&file).unwrap();
    fs::write(&file, text.replace("PHÓ TRƯỞNG PHÒNG", "PHÓ PHÒNG").replace("Lưu: VT, HKH", "Lưu VT- HKH.")).unwrap();
    let found = run(&file, &["--dang", "json"]);
    assert_eq!(found.status.code(), Some(1));
    let read: serde_json::Value = serde_json::from_slice(&found.stdout).unwrap();
    let codes: Vec<&str> = read["van_de"].as_array().unwrap().iter().map(|slip| slip["ma"].as_str().unwrap()).collect();
    assert!(codes.contains(&"TT-07") && codes.iter().filter(|code| **code == "TT-10").count() > 1, "{codes:?}");
    fs::write(&file, "so = ").unwrap();
    assert_eq!(run(&file, &[]).status.code(), Some(2));
}

#[test]
fn every_command_knows_the_offices_own_papers() {
    let year = tempfile::tempdir().unwrap();
    Maker::new(Plan { year: 2024, ..PLAN }).write(year.path(), &small_year());
    let agreement = year.path().join("thoa-thuan.toml");
    let text = fs::read_to_string(&agreement).unwrap();
    fs::write(&agreement, text.replace("[van_ban.danh-sach-hsg]", "[van_ban.danh-sach-rieng]")).unwrap();
    let run = |command: &str, more: &[&std::ffi::OsStr]| {
        let mut program = Command::new(env!("CARGO_BIN_EXE_khuyenhoc"));
        program.arg(command).args(more).output().unwrap()
    };
    let unknown = run("bieu-mau", &[year.path().as_ref()]);
    let said = String::from_utf8_lossy(&unknown.stderr).into_owned();
    assert!(unknown.status.code() == Some(2) && said.contains("danh-sach-rieng"), "{said}");
    fs::create_dir(year.path().join("mau")).unwrap();
    let built_in = khuyenhoc::compose::BUILT_IN.iter().find(|(name, ..)| *name == "danh-sach-hsg").unwrap();
    fs::write(year.path().join("mau/danh-sach-rieng.md"), built_in.2).unwrap();
    let next = year.path().join("nam-sau");
    let commands: [(&str, Vec<&std::ffi::OsStr>); 3] = [
        ("kiem-tra", vec![year.path().as_ref()]),
        ("bieu-mau", vec![year.path().as_ref()]),
        ("tao", vec![next.as_ref(), "--tu".as_ref(), year.path().as_ref()]),
    ];
    for (command, more) in commands {
        let output = run(command, &more);
        assert_eq!(output.status.code(), Some(0), "{command}: {}", String::from_utf8_lossy(&output.stderr));
    }
}
