//! A folder and everything in it put onto the disk at once.
//!
//! A program that is killed loses nothing that it wrote: the system has it. A power cut loses what is not yet on the disk, and
//! may keep a rename made later. So nothing need be durable while a folder is being filled under a name that no one reads;
//! all of it must be, names too, before the folder gets the name that they read. One request for the whole folder takes a
//! twentieth of the time that one for each file does.
#![expect(clippy::disallowed_methods, reason = "folders are opened to be made durable")]

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

/// Comes back when every file below `folder`, and every name there, would be found after a power cut.
///
/// # Errors
/// The system's, also for a write that it had accepted before and could not carry out.
pub(super) fn make_durable(folder: &Path) -> io::Result<()> {
    match whole_file_system(folder) {
        // Not every kernel and file system knows the one request.
        Err(error) if matches!(error.kind(), io::ErrorKind::Unsupported | io::ErrorKind::InvalidInput) => each(folder),
        done => done,
    }
}

/// Lets the system begin to put a file onto the disk while the run makes the next one, so that little is left to wait for in
/// the end. Only a hint: nothing depends on it.
pub(super) fn begin(file: &fs::File) {
    // Linux answers this advice, which is about its memory, by writing out what is not yet on the disk.
    #[cfg(target_os = "linux")]
    let _ = rustix::fs::fadvise(file, 0, None, rustix::fs::Advice::DontNeed);
    #[cfg(not(target_os = "linux"))]
    let _ = file;
}

/// Everything that waits to be written on the file system that holds `folder`.
#[cfg(target_os = "linux")]
fn whole_file_system(folder: &Path) -> io::Result<()> {
    Ok(rustix::fs::syncfs(fs::File::open(folder)?)?)
}

#[cfg(not(target_os = "linux"))]
fn whole_file_system(_: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// Every file, then every folder.
fn each(folder: &Path) -> io::Result<()> {
    let (mut files, mut folders) = (Vec::new(), Vec::new());
    list(folder, &mut files, &mut folders)?;
    // Windows writes out only what was opened to be written.
    files.par_iter().try_for_each(|file| fs::OpenOptions::new().write(true).open(file)?.sync_data())?;
    folders.par_iter().try_for_each(|folder| sync_folder(folder))
}

/// Adds all files and folders below a folder, and the folder itself.
pub(super) fn list(folder: &Path, files: &mut Vec<PathBuf>, folders: &mut Vec<PathBuf>) -> io::Result<()> {
    folders.push(folder.to_owned());
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            list(&entry.path(), files, folders)?;
        } else {
            files.push(entry.path());
        }
    }
    Ok(())
}

/// Makes the names in a folder last through a power cut; only Unix can open a folder for that.
pub(super) fn sync_folder(folder: &Path) -> io::Result<()> {
    if cfg!(unix) { fs::File::open(folder)?.sync_all() } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn either_way_reaches_every_file_and_fails_where_there_is_none() {
        let root = tempfile::tempdir().unwrap();
        let below = root.path().join("van-ban/bao-cao");
        fs::create_dir_all(&below).unwrap();
        fs::write(below.join("a.txt"), "một").unwrap();
        fs::write(root.path().join("b.txt"), "hai").unwrap();
        let (mut files, mut folders) = (Vec::new(), Vec::new());
        list(root.path(), &mut files, &mut folders).unwrap();
        assert_eq!((files.len(), folders.len()), (2, 3));
        for way in [make_durable, each] {
            way(root.path()).unwrap();
            assert_eq!(way(&root.path().join("không có")).unwrap_err().kind(), io::ErrorKind::NotFound);
        }
    }
}
