//! The kept inputs of the fuzz targets: what once broke something, and one or two of each honest kind.
#![allow(clippy::disallowed_methods, reason = "tests read files")]
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "what goes wrong in a helper fails the test")]

#[path = "../fuzz/targets.rs"]
mod targets;

use std::fs;
use std::path::{Path, PathBuf};

fn kept(name: &str) -> Vec<(PathBuf, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus").join(name);
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let inputs: Vec<_> = paths.map(|path| (path.clone(), fs::read(path).unwrap())).collect();
    assert!(!inputs.is_empty(), "{name} has no kept input");
    inputs
}

#[test]
fn every_kept_input_gives_an_answer() {
    for (name, run) in targets::TARGETS.into_iter().filter(|(name, _)| *name != "answer") {
        for (path, bytes) in kept(name) {
            let done = std::panic::catch_unwind(|| run(&bytes));
            assert!(done.is_ok(), "{name} breaks on {}", path.display());
        }
    }
}

/// A part that is refused at once would teach the fuzzer nothing of what is behind.
#[test]
fn kept_parts_are_read_and_something_is_met_in_them() {
    for (path, part) in kept("part") {
        let opened = khuyenhoc::intake::open(targets::package_with(&part).unwrap());
        let workbook = opened.workbook.unwrap_or_else(|refusal| panic!("{}: {}", path.display(), refusal.message));
        let is_met = workbook.carries.embedded || workbook.sheets.iter().any(|sheet| !sheet.traces.is_empty());
        assert!(is_met, "{}", path.display());
    }
}

#[test]
fn answers_cut_or_changed_anywhere_are_taken_apart() {
    for (_, bytes) in kept("opening") {
        let answer = targets::answer_to(&bytes);
        for place in 0..answer.len() {
            targets::answer(&answer[..place]);
            for value in [0, 1, 0x7F, 0xFF] {
                let mut changed = answer.clone();
                changed[place] = value;
                targets::answer(&changed);
            }
        }
    }
}
