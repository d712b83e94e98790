//! `lap --chot`: what is frozen stays as it is until the next freeze, and every difference is told.
#![allow(clippy::disallowed_methods, reason = "tests make and read folders")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "what goes wrong in a helper fails the test")]

mod support;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde_json::Value;
use support::fill::Answer;
use support::folder::{Maker, contents, small_year};
use support::run::{PLAN, lap, program, said, year};

/// Papers that no freeze holds still: they say by their code which data they are from.
const OF_DATA: [&str; 5] = ["bang-ma-loi", "bao-cao-tong-ket", "bien-ban-kiem-tra", "phieu-ket-qua", "thoa-thuan"];

fn figures(folder: &Path) -> Value {
    serde_json::from_slice(&fs::read(folder.join("ket-qua/so-lieu.json")).unwrap()).unwrap()
}

/// The papers of the awards with their bytes.
fn papers(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut papers = contents(&folder.join("ket-qua/van-ban"));
    papers.retain(|name, _| !OF_DATA.iter().any(|other| name.starts_with(other)));
    assert!(papers.keys().any(|name| name.starts_with("quyet-dinh")) && papers.len() > 10, "{:?}", papers.keys());
    papers
}

/// Gives the first awarded pupil of a school another name, in the school's workbook; the old name comes back.
fn rename(folder: &Path, unit: &str, name: &str) -> String {
    let figures = figures(folder);
    let awards = figures["khen_thuong"]["HSG"].as_array().unwrap();
    let award = awards.iter().find(|award| award["don_vi"] == unit).unwrap();
    let cell = award["o"].as_str().unwrap().rsplit('!').next().unwrap().to_owned();
    let maker = Maker::new(PLAN);
    let position = small_year().iter().position(|known| known.code == unit).unwrap();
    let mut book = maker.filled(position, &small_year()[position]);
    book.cells("HSG", &BTreeMap::from([(cell, Answer::from(name))]));
    fs::write(folder.join(format!("bai-nop/{}.xlsx", unit.to_lowercase())), book.save()).unwrap();
    award["ho_ten"].as_str().unwrap().to_owned()
}

#[test]
fn a_name_changed_after_the_freeze_is_told_with_both_spellings_and_changes_no_paper() {
    let year = year();
    let folder = year.path();
    let frozen = lap(folder, &["--chot"]);
    assert_eq!(frozen.status.code(), Some(0), "{}", said(&frozen));
    let (before, first) = (papers(folder), fs::read(folder.join("chot/bo-001.json")).unwrap());
    assert_eq!(figures(folder)["chot_lan"], 1);
    let again = lap(folder, &[]);
    assert_eq!((again.status.code(), papers(folder) == before), (Some(0), true), "{}", said(&again));

    let old = rename(folder, "TH-ANPHU", "Nguyễn Thị Thuỳ Dương");
    let output = lap(folder, &[]);
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
    let both = format!("họ tên đã chốt là “{old}”, theo số liệu là “Nguyễn Thị Thuỳ Dương”");
    assert!(said(&output).contains("họ tên đã chốt là “…”, theo số liệu là “…”"), "{}", said(&output));
    assert!(!said(&output).contains(&old) && !said(&output).contains("Thuỳ Dương"), "a log carries no names");
    let report = fs::read_to_string(folder.join("ket-qua/kiem-tra.txt")).unwrap();
    assert!(report.contains(&both) && report.contains("[KT-01]"), "{report}");
    let report: Value = serde_json::from_slice(&fs::read(folder.join("ket-qua/kiem-tra.json")).unwrap()).unwrap();
    let told: Vec<&Value> = report["van_de"].as_array().unwrap().iter().filter(|told| told["ma"] == "KT-01").collect();
    assert_eq!((told.len(), &told[0]["don_vi"], &told[0]["trang"]), (1, &"TH-ANPHU".into(), &"HSG".into()));
    let after = papers(folder);
    let changed: Vec<&String> = before.keys().filter(|name| before.get(*name) != after.get(*name)).collect();
    assert!(changed.is_empty() && before.len() == after.len(), "{changed:?}");
    assert!(figures(folder)["khen_thuong"]["HSG"].as_array().unwrap().iter().any(|award| award["ho_ten"] == old));
    let checked = program().arg("kiem-tra").arg(folder).output().unwrap();
    let printed = String::from_utf8_lossy(&checked.stdout).into_owned();
    assert!(printed.contains(&both) && printed.contains("[KT-01]"), "{printed}");
    assert_eq!(checked.status.code(), Some(1), "{}", said(&checked));
    // The difference is the office's: the school is not asked about it.
    let returned = folder.join("ket-qua/tra-lai/TH-ANPHU.eml");
    assert!(!returned.exists() || !fs::read_to_string(returned).unwrap().contains("KT-01"));

    let second = lap(folder, &["--chot"]);
    assert_eq!(second.status.code(), Some(0), "{}", said(&second));
    assert_ne!(papers(folder), before);
    assert_eq!(fs::read(folder.join("chot/bo-001.json")).unwrap(), first, "the old freeze is kept");
    assert!(fs::read_to_string(folder.join("chot/bo-002.json")).unwrap().contains("Nguyễn Thị Thuỳ Dương"));
    let third = lap(folder, &["--chot"]);
    assert_eq!(third.status.code(), Some(0));
    assert!(said(&third).contains("không đổi từ lần chốt 2") && !folder.join("chot/bo-003.json").exists(), "{}", said(&third));
}

#[test]
fn papers_of_frozen_awards_stay_when_a_school_drops_out_and_are_no_drafts() {
    let year = year();
    let folder = year.path();
    assert_eq!(lap(folder, &["--chot"]).status.code(), Some(0));
    let (before, figures_before) = (papers(folder), figures(folder));
    fs::remove_file(folder.join("bai-nop/th-anphu.xlsx")).unwrap();
    let output = lap(folder, &[]);
    assert_eq!(output.status.code(), Some(1));
    let told = said(&output);
    assert!(told.contains("Đơn vị TH-ANPHU không còn số liệu hợp lệ, bộ đã chốt có"), "{told}");
    let after = papers(folder);
    // A late unit gets its letter; nothing else is new and nothing is other than it was.
    let changed: Vec<&String> = after.keys().filter(|name| before.get(*name) != after.get(*name)).collect();
    assert_eq!(changed, ["cong-van-don-doc/TH-ANPHU.docx", "cong-van-don-doc/TH-ANPHU.pdf"]);
    assert_eq!(figures(folder)["ma_bo"], figures_before["ma_bo"]);
    assert_eq!(figures(folder)["khen_thuong"], figures_before["khen_thuong"]);
}

#[test]
fn a_freeze_that_was_edited_or_damaged_stops_the_run_and_leaves_all_as_it_was() {
    let year = year();
    let folder = year.path();
    assert_eq!(lap(folder, &["--chot"]).status.code(), Some(0));
    let results = contents(&folder.join("ket-qua"));
    let path = folder.join("chot/bo-001.json");
    let text = fs::read_to_string(&path).unwrap();
    let amount = text.find("\"muc_thuong\": ").unwrap() + "\"muc_thuong\": ".len();
    let edited = format!("{}9{}", &text[..amount], &text[amount..]);
    for (bad, why) in [
        (edited.as_str(), "nội dung không khớp mã kiểm tra"),
        (&text[..text.len() / 2], "tệp hỏng hoặc đã bị sửa"),
        ("", "tệp hỏng hoặc đã bị sửa"),
    ] {
        fs::write(&path, bad).unwrap();
        for options in [&[][..], &["--chot"]] {
            let output = lap(folder, options);
            assert_eq!(output.status.code(), Some(2));
            assert!(
                said(&output).contains("chot/bo-001.json không dùng được") && said(&output).contains(why),
                "{}",
                said(&output)
            );
        }
        assert_eq!(contents(&folder.join("ket-qua")), results);
    }
    // A copy under a later number is not a later freeze.
    fs::write(&path, &text).unwrap();
    fs::write(folder.join("chot/bo-002.json"), &text).unwrap();
    let output = lap(folder, &[]);
    assert_eq!(output.status.code(), Some(2));
    assert!(said(&output).contains("tệp là của lần chốt 1, tên tệp là của lần 2"), "{}", said(&output));
}

#[test]
fn nothing_is_frozen_while_a_unit_is_missing() {
    let year = year();
    let folder = year.path();
    fs::remove_file(folder.join("bai-nop/cq-01.xlsx")).unwrap();
    let output = lap(folder, &["--chot"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(said(&output).contains("Chưa chốt được bộ khen thưởng") && said(&output).contains("mien_nop"), "{}", said(&output));
    assert!(!folder.join("chot").exists() && !folder.join("ket-qua").exists());
    // A unit that nobody waits for any more is waived.
    let agreement = fs::read_to_string(folder.join("thoa-thuan.toml")).unwrap();
    let waived = format!("{agreement}\n[[mien_tru]]\ndon_vi = \"CQ-01\"\nmien_nop = true\nly_do = \"giải thể\"\n");
    fs::write(folder.join("thoa-thuan.toml"), waived).unwrap();
    let output = lap(folder, &["--chot"]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
}

#[test]
fn an_award_is_explained_from_the_frozen_set() {
    let year = year();
    let folder = year.path();
    assert_eq!(lap(folder, &["--chot"]).status.code(), Some(0));
    let amount = figures(folder)["khen_thuong"]["HSG"][0]["muc_thuong"].as_i64().unwrap();
    let agreement = fs::read_to_string(folder.join("thoa-thuan.toml")).unwrap();
    fs::write(folder.join("thoa-thuan.toml"), agreement.replace("00_000 }", "50_000 }")).unwrap();
    let output = lap(folder, &[]);
    assert!(said(&output).contains("mức thưởng đã chốt là"), "{}", said(&output));
    let page = program().args(["giai-thich", "HSG-0001"]).arg(folder).output().unwrap();
    let page = String::from_utf8(page.stdout).unwrap();
    let digits = khuyenhoc::vietnamese::numbers::integer(amount.into());
    assert!(page.contains(&format!("Mức {digits} đồng: Mức cho cấp")) && page.contains("bai-nop/"), "{page}");
    assert!(page.contains("chốt lần 1"), "{page}");
}
