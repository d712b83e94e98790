//! Files of the year's folder that the program writes for staff beside the results.

use std::fs::OpenOptions;
use std::io::Write;
use std::path::Path;

use crate::error::Error;
use crate::folder::disk;

/// Adds text to the end of a file, which begins with `head` if it is new.
///
/// # Errors
/// [`Error::Disk`] if it cannot be written.
pub fn append(path: &Path, head: &str, text: &str) -> Result<(), Error> {
    let write = || {
        let mut file = OpenOptions::new().create(true).append(true).open(path)?;
        let begun = file.metadata()?.len() > 0;
        // One write, so that a run that is stopped leaves no half a line.
        file.write_all([if begun { "" } else { head }, text].concat().as_bytes())?;
        file.sync_data()
    };
    write().map_err(|source| disk("ghi", path, source))
}

/// Writes a file that is not there yet; one that is stays as it is.
///
/// # Errors
/// [`Error::Disk`] if it cannot be written.
pub fn create(path: &Path, text: &str) -> Result<bool, Error> {
    let write = || {
        let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
        file.write_all(text.as_bytes())?;
        file.sync_data()
    };
    match write() {
        Ok(()) => Ok(true),
        Err(source) if source.kind() == std::io::ErrorKind::AlreadyExists => Ok(false),
        Err(source) => Err(disk("ghi", path, source)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_begun_once_and_never_written_over() {
        let root = tempfile::tempdir().unwrap();
        let path = root.path().join("so.csv");
        append(&path, "đầu\n", "một\n").unwrap();
        append(&path, "đầu\n", "hai\n").unwrap();
        assert!(!create(&path, "mới").unwrap());
        assert_eq!(*crate::folder::read_text(&path).unwrap(), *"đầu\nmột\nhai\n");
        assert!(create(&root.path().join("b"), "mới").unwrap());
    }
}
