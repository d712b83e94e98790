//! What `lap` puts into `tra-lai`: a marked copy and an e-mail draft for each file with something to mend.
#![allow(clippy::disallowed_methods, reason = "tests make and read folders")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "what goes wrong in a helper fails the test")]

mod support;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use support::fill::Answer;
use support::folder::{Maker, contents, small_year};
use support::year::{Awarded, Plan};

const PLAN: Plan = Plan { seed: 7, year: 2024, pupils: 12, awarded: Awarded::ByChance(60), no_namesakes: true };

fn program(words: &[&str], folder: &Path) -> std::process::Output {
    Command::new(env!("CARGO_BIN_EXE_khuyenhoc")).arg(words[0]).arg(folder).args(&words[1..]).output().unwrap()
}

/// Head and parts of a message: each part's own head and its decoded content.
fn parts(message: &str) -> (String, Vec<(String, Vec<u8>)>) {
    let (head, body) = message.split_once("\r\n\r\n").unwrap();
    let Some(boundary) = head.split("boundary=\"").nth(1).map(|rest| rest.split('"').next().unwrap()) else {
        return (head.to_owned(), vec![(head.to_owned(), decoded(body))]);
    };
    let inner = body.strip_suffix(&format!("--{boundary}--\r\n")).unwrap();
    let delimiter = format!("--{boundary}\r\n");
    let parts = inner.split(&delimiter).skip(1).map(|part| {
        let (head, content) = part.split_once("\r\n\r\n").unwrap();
        (head.to_owned(), decoded(content))
    });
    (head.to_owned(), parts.collect())
}

fn decoded(base64: &str) -> Vec<u8> {
    let value = |letter: u8| match letter {
        b'A'..=b'Z' => letter - b'A',
        b'a'..=b'z' => letter - b'a' + 26,
        b'0'..=b'9' => letter - b'0' + 52,
        b'+' => 62,
        b'/' => 63,
        _ => panic!("{letter}"),
    };
    let mut bytes = Vec::new();
    let (mut bits, mut held) = (0_u32, 0);
    for letter in base64.bytes().filter(|letter| !b"\r\n=".contains(letter)) {
        bits = bits << 6 | u32::from(value(letter));
        held += 6;
        if held >= 8 {
            held -= 8;
            bytes.push(u8::try_from(bits >> held & 0xff).unwrap());
        }
    }
    bytes
}

#[test]
fn each_file_to_mend_has_its_copy_and_its_draft_and_no_other_has() {
    let year = tempfile::tempdir().unwrap();
    let (maker, units) = (Maker::new(PLAN), small_year());
    maker.write(year.path(), &units);
    let faulty = |position: usize, answers: &[(&str, Answer)]| {
        let mut book = maker.filled(position, &units[position]);
        book.items(answers);
        book.save()
    };
    let folder = year.path().join("bai-nop");
    fs::write(folder.join("th-anphu.xlsx"), faulty(3, &[("cbgv", Answer::Blank)])).unwrap();
    let mut unknown = maker.filled(5, &units[5]);
    let name = "Công ty Cây xanh ".repeat(1_800);
    let nobody = [("C3", name.as_str()), ("C4", "ZZ-99")].map(|(cell, text)| (cell.to_owned(), Answer::from(text)));
    unknown.cells("Số liệu", &BTreeMap::from(nobody));
    fs::write(folder.join("cq-01.xlsx"), unknown.save()).unwrap();
    fs::write(folder.join("Ảnh chụp.xlsx"), "không phải bảng tính").unwrap();
    let output = program(&["lap", "--dang", "pdf"], year.path());
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(1), "{said}");
    let results = contents(&year.path().join("ket-qua"));
    let returned: BTreeMap<&str, &Vec<u8>> =
        results.iter().filter_map(|(name, bytes)| Some((name.strip_prefix("tra-lai/")?, bytes))).collect();
    let names: Vec<&str> = returned.keys().copied().filter(|name| !name.starts_with("X-ANSON")).collect();
    assert_eq!(
        names,
        ["TH-ANPHU.eml", "TH-ANPHU.xlsx", "chua-ro-don-vi/anh-chup.eml", "chua-ro-don-vi/cq-01.eml", "chua-ro-don-vi/cq-01.xlsx"]
    );
    let manifest = String::from_utf8(results["nhat-ky.json"].clone()).unwrap();
    assert!(names.iter().all(|name| manifest.contains(&format!("tra-lai/{name}"))));

    let (head, found) = parts(std::str::from_utf8(returned["TH-ANPHU.eml"]).unwrap());
    assert!(head.starts_with("X-Unsent: 1\r\nTo: th-anphu@vidu.edu.vn\r\nSubject: =?utf-8?B?"), "{head}");
    let text = String::from_utf8(found[0].1.clone()).unwrap();
    assert!(text.contains("Kính gửi Trường Tiểu học An Phú,") && text.contains("tệp “th-anphu.xlsx”"), "{text}");
    assert!(text.contains("Ô Số liệu!D11: Chưa điền “Cán bộ, giáo viên, nhân viên”."), "{text}");
    assert_eq!(&found[1].1, returned["TH-ANPHU.xlsx"], "the copy is what is attached");
    assert!(found[1].0.contains("filename=\"TH-ANPHU.xlsx\""), "{}", found[1].0);

    let (head, found) = parts(std::str::from_utf8(returned["chua-ro-don-vi/anh-chup.eml"]).unwrap());
    assert!(!head.contains("To:") && found.len() == 1);
    assert!(String::from_utf8(found[0].1.clone()).unwrap().contains("tệp “Ảnh chụp.xlsx”"));

    // Papers that were chosen by name are all that is made.
    program(&["lap", "--chi", "bang-ma-loi", "--dang", "pdf"], year.path());
    assert!(contents(&year.path().join("ket-qua")).keys().all(|name| !name.starts_with("tra-lai")));
}
