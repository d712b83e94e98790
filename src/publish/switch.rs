//! Two folders change names: in one step on Linux, in two renames elsewhere.
#![cfg_attr(test, expect(clippy::disallowed_methods, reason = "tests look at the folders"))]

use std::fs;
use std::io;
use std::path::Path;

/// Puts `staging` in the place of `results`. Afterwards the former results stand at `staging` or at `former`, or are gone.
///
/// # Errors
/// The system's; `results` is then as it was, or stands at `former`.
pub(super) fn switch(staging: &Path, results: &Path, former: &Path) -> io::Result<()> {
    if !results.exists() {
        return fs::rename(staging, results);
    }
    match exchange(staging, results) {
        Ok(()) => Ok(()),
        Err(_) => two_renames(staging, results, former),
    }
}

fn two_renames(staging: &Path, results: &Path, former: &Path) -> io::Result<()> {
    fs::rename(results, former)?;
    fs::rename(staging, results).inspect_err(|_| {
        // The old results go back; if even that fails, the next run's repair does it.
        let _ = fs::rename(former, results);
    })
}

/// One exchange of names; file systems without it answer with an error and get two renames.
#[cfg(target_os = "linux")]
fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE)?)
}

#[cfg(not(target_os = "linux"))]
fn exchange(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_renames_come_to_the_same() {
        let root = tempfile::tempdir().unwrap();
        let path = |name: &str| root.path().join(name);
        for name in ["a", "b"] {
            fs::create_dir(path(name)).unwrap();
            fs::write(path(name).join("x"), name).unwrap();
        }
        two_renames(&path("a"), &path("b"), &path("c")).unwrap();
        assert_eq!(fs::read_to_string(path("b").join("x")).unwrap(), "a");
        assert_eq!(fs::read_to_string(path("c").join("x")).unwrap(), "b");
        assert!(!path("a").exists());
    }
}
