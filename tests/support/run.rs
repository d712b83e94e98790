//! The program run on a small year, as a clerk runs it.

use std::path::Path;
use std::process::{Command, Output};

use super::folder::{Maker, small_year};
use super::year::{Awarded, Plan};

/// What the schools of the small year send: some of their pupils win a prize that is paid.
pub const PLAN: Plan = Plan { seed: 7, year: 2024, pupils: 12, awarded: Awarded::ByChance(60), no_namesakes: false };

/// A complete small year in a folder of its own.
pub fn year() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    Maker::new(PLAN).write(folder.path(), &small_year());
    folder
}

/// The program that cargo built for this test.
pub fn program() -> Command {
    Command::new(env!("CARGO_BIN_EXE_khuyenhoc"))
}

/// `lap` with further words.
pub fn lap(folder: &Path, more: &[&str]) -> Output {
    program().arg("lap").arg(folder).args(more).output().unwrap()
}

/// What it said.
pub fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}
