//! The staging folder beside the results.
#![expect(clippy::disallowed_methods, reason = "this is where results are written")]

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::durable::{self, make_durable, sync_folder};
use super::manifest::{Digest, FileDigest, digest};
use super::switch::switch;
use crate::error::Error;
use crate::folder::{disk, inside};

/// Results being written; nothing is visible until [`Staging::publish`], and dropped before that nothing stays.
#[derive(Debug)]
pub struct Staging {
    results: PathBuf,
    staging: PathBuf,
}

impl Staging {
    /// An empty staging folder for a results folder that may or may not exist yet. Whatever an earlier run left there is removed.
    ///
    /// # Errors
    /// [`Error::Disk`] if it cannot be made.
    pub fn begin(results: &Path) -> Result<Self, Error> {
        repair(results)?;
        let staging = beside(results, "moi");
        fs::create_dir_all(&staging).map_err(|source| disk("ghi", &staging, source))?;
        Ok(Self { results: results.to_owned(), staging })
    }

    /// Writes one file and returns its name with its hash, as the manifest lists it; `name` has its parts joined by `/`.
    /// Threads may write at the same time, each its own names.
    ///
    /// # Errors
    /// [`Error::Disk`] if it cannot be written.
    pub fn write(&self, name: &str, bytes: &[u8]) -> Result<FileDigest, Error> {
        self.write_parts(name, &[bytes], digest(bytes))
    }

    /// Writes one file from parts whose hash is known already.
    ///
    /// # Errors
    /// [`Error::Disk`] if it cannot be written.
    pub fn write_parts(&self, name: &str, parts: &[&[u8]], sha256: Digest) -> Result<FileDigest, Error> {
        let path = inside(&self.staging, name);
        write_whole(&path, parts).map_err(|source| disk("ghi", &path, source))?;
        Ok(FileDigest { tep: name.to_owned(), sha256 })
    }

    /// Puts the new results in the place of the old ones, in one step where the system can; all of the new ones are on the
    /// disk before.
    ///
    /// # Errors
    /// [`Error::Disk`] if it cannot; the old results then still stand, or [`repair`] brings them back.
    pub fn publish(self) -> Result<(), Error> {
        make_durable(&self.staging).map_err(|source| disk("ghi", &self.staging, source))?;
        switch(&self.staging, &self.results, &beside(&self.results, "cu"))
            .and_then(|()| sync_folder(parent(&self.results)))
            .map_err(|source| disk("thay", &self.results, source))?;
        remove(&self.staging)?;
        remove(&beside(&self.results, "cu"))
    }
}

impl Drop for Staging {
    /// A run that fails midway leaves nothing beside the results; what cannot be removed now is left to the next run's [`repair`].
    fn drop(&mut self) {
        let _ = remove(&self.staging);
    }
}

/// Writes a file that is not there yet, in a folder that is made if need be; it is on the disk, whole, before it has its name.
///
/// # Errors
/// [`Error::Disk`] if it cannot be written or a file has that name.
pub fn write_new(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    let failed = |source| disk("ghi", path, source);
    let folder = parent(path);
    fs::create_dir_all(folder).map_err(failed)?;
    let unfinished = beside(path, "moi");
    let written = fs::File::create(&unfinished).and_then(|mut file| file.write_all(bytes).and_then(|()| file.sync_all()));
    // A link is refused where the name is taken, and a rename would replace what stands there; not every file system has links.
    let named = written.and_then(|()| match fs::hard_link(&unfinished, path) {
        Err(source) if path.exists() => Err(source),
        Err(_) => fs::rename(&unfinished, path),
        Ok(()) => Ok(()),
    });
    let _ = fs::remove_file(&unfinished);
    named.and_then(|()| sync_folder(folder)).map_err(failed)
}

/// Clears what a run that was stopped left beside the results; brings the former results back if it stopped between two
/// renames.
///
/// # Errors
/// [`Error::Disk`] if it cannot.
pub fn repair(results: &Path) -> Result<(), Error> {
    let former = beside(results, "cu");
    if former.exists() && !results.exists() {
        fs::rename(&former, results).map_err(|source| disk("khôi phục", results, source))?;
    }
    remove(&former)?;
    remove(&beside(results, "moi"))
}

fn beside(results: &Path, suffix: &str) -> PathBuf {
    let name = results.file_name().map_or_else(|| "ket-qua".into(), |name| name.to_string_lossy().into_owned());
    results.with_file_name(format!(".{name}.{suffix}"))
}

fn remove(folder: &Path) -> Result<(), Error> {
    // Hundreds of papers: what the system has to free of each takes longer than its name, and two are freed beside each other. What
    // cannot be removed here is told by what follows.
    let (mut files, mut folders) = (Vec::new(), Vec::new());
    if durable::list(folder, &mut files, &mut folders).is_ok() {
        files.par_iter().for_each(|file| drop(fs::remove_file(file)));
    }
    match fs::remove_dir_all(folder) {
        Err(source) if source.kind() != std::io::ErrorKind::NotFound => Err(disk("xóa", folder, source)),
        _ => Ok(()),
    }
}

/// Not made durable one by one: [`Staging::publish`] does it once for all.
fn write_whole(path: &Path, parts: &[&[u8]]) -> std::io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let mut file = fs::File::create(path)?;
    for part in parts {
        file.write_all(part)?;
    }
    durable::begin(&file);
    Ok(())
}

fn parent(path: &Path) -> &Path {
    path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn publish(results: &Path, text: &str) {
        let staging = Staging::begin(results).unwrap();
        staging.write("van-ban/a.txt", text.as_bytes()).unwrap();
        staging.publish().unwrap();
    }

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<_> = fs::read_dir(folder).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn results_are_replaced_whole_and_nothing_stays_beside_them() {
        let root = tempfile::tempdir().unwrap();
        let results = root.path().join("ket-qua");
        publish(&results, "một");
        fs::write(results.join("thừa.txt"), "").unwrap();
        publish(&results, "hai");
        assert_eq!(fs::read_to_string(results.join("van-ban/a.txt")).unwrap(), "hai");
        assert_eq!(names(&results), ["van-ban"]);
        assert_eq!(names(root.path()), ["ket-qua"]);
    }

    #[test]
    fn a_new_file_never_replaces_one_that_is_there() {
        let root = tempfile::tempdir().unwrap();
        let path = root.path().join("chot/bo-001.json");
        write_new(&path, b"mot").unwrap();
        assert!(write_new(&path, b"hai").is_err());
        assert_eq!(fs::read(&path).unwrap(), b"mot");
        assert_eq!(names(&root.path().join("chot")), ["bo-001.json"]);
    }

    #[test]
    fn a_run_that_stopped_while_writing_leaves_the_old_results() {
        let root = tempfile::tempdir().unwrap();
        let results = root.path().join("ket-qua");
        publish(&results, "một");
        let stopped = Staging::begin(&results).unwrap();
        stopped.write("nửa.txt", b"x").unwrap();
        std::mem::forget(stopped); // a killed run drops nothing
        assert_eq!(names(root.path()), [".ket-qua.moi", "ket-qua"]);
        assert_eq!(fs::read_to_string(results.join("van-ban/a.txt")).unwrap(), "một");
        publish(&results, "hai");
        assert_eq!(names(&results), ["van-ban"]);
        assert_eq!(names(root.path()), ["ket-qua"]);
    }

    #[test]
    fn a_run_that_fails_leaves_the_old_results_and_nothing_beside_them() {
        let root = tempfile::tempdir().unwrap();
        let results = root.path().join("ket-qua");
        publish(&results, "một");
        drop(Staging::begin(&results).unwrap().write("nửa.txt", b"x").unwrap());
        assert_eq!(fs::read_to_string(results.join("van-ban/a.txt")).unwrap(), "một");
        assert_eq!(names(root.path()), ["ket-qua"]);
    }

    #[test]
    fn a_run_that_stopped_between_two_renames_is_repaired() {
        let root = tempfile::tempdir().unwrap();
        let results = root.path().join("ket-qua");
        publish(&results, "một");
        fs::rename(&results, root.path().join(".ket-qua.cu")).unwrap();
        repair(&results).unwrap();
        assert_eq!(fs::read_to_string(results.join("van-ban/a.txt")).unwrap(), "một");
        assert_eq!(names(root.path()), ["ket-qua"]);
    }
}
