//! Every paper of the sample years, as the program makes them.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;

use khuyenhoc::agreement::{Known, load};
use khuyenhoc::compose::BUILT_IN;
use khuyenhoc::form::Forms;
use khuyenhoc::paper::style::Styles;

use crate::paper::{slips, slips_of_sheet};

/// A sheet for the office's own desk, without letterhead.
fn is_sheet(name: &str) -> bool {
    let template = |(known, _, text): &(&str, &str, &str)| {
        name.strip_suffix(".pdf") == Some(known) && text.contains("\nkhung = \"khong\"\n")
    };
    BUILT_IN.iter().any(template)
}

/// The style table of a sample year.
fn styles(sample: &Path) -> Styles {
    let text: Arc<str> = fs::read_to_string(sample.join("thoa-thuan.toml")).unwrap().into();
    let forms = Forms::built_in().unwrap();
    let documents: Vec<&str> = BUILT_IN.iter().map(|(name, ..)| *name).collect();
    let codes: Vec<&str> = khuyenhoc::check::rules().iter().map(|rule| rule.code).collect();
    load("thoa-thuan.toml", &text, Known { forms: &forms, documents: &documents, codes: &codes }).unwrap().styles
}

fn slips_of_year(sample: &str, exit: i32) {
    let out = tempfile::tempdir().unwrap();
    let results = out.path().join("ket-qua");
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples").join(sample);
    let mut lap = Command::new(env!("CARGO_BIN_EXE_khuyenhoc"));
    let done = lap.arg("lap").arg(&sample).args(["--dang", "pdf", "--im-lang", "--ra"]).arg(&results).output().unwrap();
    assert_eq!(done.status.code(), Some(exit), "{}", String::from_utf8_lossy(&done.stderr));
    let styles = styles(&sample);
    let (mut papers, mut found) = (0, Vec::new());
    let mut open = vec![results.join("van-ban")];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else {
                papers += 1;
                let name = path.file_name().unwrap().to_string_lossy().into_owned();
                let judge = if is_sheet(&name) { slips_of_sheet } else { slips };
                found.extend(judge(&fs::read(&path).unwrap(), &styles).into_iter().map(|slip| format!("{name}: {slip}")));
            }
        }
    }
    assert!(papers >= 4, "{papers} papers");
    found.truncate(40);
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn no_paper_of_the_complete_year_has_a_slip() {
    slips_of_year("day-du", 0);
}

#[test]
fn no_draft_of_the_sample_year_has_a_slip() {
    slips_of_year("thuan-an-2024", 1);
}
