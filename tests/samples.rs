//! `samples/` is what its generator makes: nobody edits it by hand.
#![allow(clippy::disallowed_methods, reason = "tests make and read folders")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "what goes wrong in a helper fails the test")]

mod support;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use support::samples::{CONVERTED, files, original};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("samples")
}

#[test]
fn samples_are_what_the_generator_makes() {
    let mut stale: Vec<String> = Vec::new();
    for (name, bytes) in files() {
        if fs::read(root().join(&name)).ok().as_deref() != Some(&bytes) {
            stale.push(name);
        }
    }
    let missing = CONVERTED.iter().filter(|(name, _)| !root().join(name).is_file()).map(|(name, _)| (*name).to_owned());
    stale.extend(missing);
    assert!(stale.is_empty(), "run: cargo test --test samples -- --ignored make_samples_anew\n{stale:#?}");
}

/// Needs LibreOffice for the two files that are not .xlsx.
#[test]
#[ignore = "writes samples/; run it when forms or the generator change"]
fn make_samples_anew() {
    for sample in ["thuan-an-2024", "day-du"] {
        let _ = fs::remove_dir_all(root().join(sample));
    }
    for (name, bytes) in files() {
        write(&root().join(name), &bytes);
    }
    for (name, code) in CONVERTED {
        let target = root().join(name);
        let work = tempfile::tempdir().unwrap();
        let source = work.path().join(target.with_extension("xlsx").file_name().unwrap());
        write(&source, &original(code));
        let format = target.extension().unwrap().to_str().unwrap();
        let made = Command::new("soffice")
            .args(["--headless", "--convert-to", format, "--outdir"])
            .arg(work.path())
            .arg(&source)
            .env("HOME", work.path())
            .output()
            .unwrap();
        assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
        write(&target, &fs::read(work.path().join(target.file_name().unwrap())).unwrap());
    }
}

fn write(path: &Path, bytes: &[u8]) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, bytes).unwrap();
}
