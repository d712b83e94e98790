//! The year's folder: what is where. The only file that reads the disk for the stages.
#![expect(clippy::disallowed_methods, reason = "this is where files are read")]

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use sha2::{Digest as _, Sha256};

use crate::error::Error;
use crate::publish::Digest;

/// The agreement's file name.
pub const AGREEMENT: &str = "thoa-thuan.toml";
/// The units' file name.
pub const UNITS: &str = "don-vi.xlsx";
/// Names as senders write them, confirmed by staff as a unit's.
pub const CONFIRMED_NAMES: &str = "ten-goi.toml";
/// Last year's figures, if this year was made from it: its `so-lieu.json`.
pub const PREVIOUS: &str = "so-lieu-nam-truoc.json";
/// The printers of certificates and what was measured on their calibration sheets.
pub const PRINTERS: &str = "may-in.toml";
/// Where calibration sheets are put.
pub const CALIBRATION: &str = "hieu-chinh";
/// Which certificates were made to be printed, and when: staff read it, no paper does.
pub const LEDGER: &str = "so-in-giay-khen.csv";
/// Where submissions are dropped, at any depth.
pub const SUBMISSIONS: &str = "bai-nop";
/// Where blank forms are written.
pub const BLANK_FORMS: &str = "bieu-mau";
/// Where an office keeps its own templates and forms.
pub const OWN_TEMPLATES: &str = "mau";
/// Where everything that `lap` makes is published.
pub const RESULTS: &str = "ket-qua";
/// The consolidated figures for other programs, among the results.
pub const FIGURES: &str = "so-lieu.json";
/// Where frozen sets of awards are kept, each in its own file.
pub const FROZEN: &str = "chot";
/// The lock that keeps a second run out.
const LOCK: &str = ".khoa";

/// One year's folder (hồ sơ năm).
#[derive(Clone, Debug)]
pub struct Folder {
    root: PathBuf,
}

/// A file under the folder.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct FoundFile {
    /// Path from the folder, parts joined by `/` on every system.
    pub name: Arc<str>,
    /// Where it is.
    pub path: PathBuf,
    /// A symbolic link: it is never followed, since it may lead out of the folder.
    pub link: bool,
}

/// Holds the folder's lock until it is dropped.
#[derive(Debug)]
pub struct Lock {
    _file: fs::File,
}

impl Folder {
    /// The folder at a path.
    ///
    /// # Errors
    /// [`Error::Refused`] if it is no year's folder: it must hold [`AGREEMENT`].
    pub fn open(root: &Path) -> Result<Self, Error> {
        if !root.is_dir() {
            return Err(Error::Refused(format!("Không có thư mục {}.", root.display())));
        }
        if !root.join(AGREEMENT).is_file() {
            let message = format!(
                "Thư mục {} chưa phải hồ sơ năm: thiếu tệp {AGREEMENT}. Tạo hồ sơ bằng lệnh: khuyenhoc tao <hồ sơ>.",
                root.display()
            );
            return Err(Error::Refused(message));
        }
        Ok(Self { root: root.to_owned() })
    }

    /// The nearest folder at or above a path that holds an agreement.
    #[must_use]
    pub fn above(path: &Path) -> Option<Self> {
        let absolute = path.canonicalize().ok()?;
        let root = absolute.ancestors().find(|folder| folder.join(AGREEMENT).is_file())?;
        Some(Self { root: root.to_owned() })
    }

    /// Where it is.
    #[must_use]
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Takes the folder's lock; the system frees it when the process ends, however it ends.
    ///
    /// # Errors
    /// [`Error::Locked`] if another run holds it, [`Error::Disk`] if the folder cannot be written.
    pub fn lock(&self) -> Result<Lock, Error> {
        let path = self.root.join(LOCK);
        let file = fs::OpenOptions::new().create(true).append(true).open(&path).map_err(|source| disk("ghi", &path, source))?;
        match file.try_lock() {
            Ok(()) => Ok(Lock { _file: file }),
            Err(fs::TryLockError::WouldBlock) => Err(Error::Locked { folder: self.root.display().to_string() }),
            Err(fs::TryLockError::Error(source)) => Err(disk("khóa", &path, source)),
        }
    }

    /// Text of the agreement file.
    ///
    /// # Errors
    /// [`Error::Disk`] if it cannot be read or is not UTF-8.
    pub fn agreement(&self) -> Result<Arc<str>, Error> {
        read_text(&self.root.join(AGREEMENT))
    }

    /// Bytes of the units file, at most `limit` + 1 of them.
    ///
    /// # Errors
    /// [`Error::Refused`] if it is not there, [`Error::Disk`] if it cannot be read.
    pub fn units(&self, limit: usize) -> Result<Vec<u8>, Error> {
        let path = self.root.join(UNITS);
        if !path.exists() {
            return Err(Error::Refused(format!(
                "Hồ sơ {} thiếu tệp {UNITS}, danh sách các đơn vị. Chép tệp ấy từ hồ sơ năm trước, hoặc tạo một hồ sơ trống bằng lệnh \
                 khuyenhoc tao rồi lấy tệp mẫu trong đó.",
                self.root.display()
            )));
        }
        read_bounded(&path, limit)
    }

    /// Text of the names that staff confirmed, if the folder has them.
    ///
    /// # Errors
    /// [`Error::Disk`] if they are there but cannot be read or are not UTF-8.
    pub fn confirmed_names(&self) -> Result<Option<Arc<str>>, Error> {
        optional_text(&self.root.join(CONFIRMED_NAMES))
    }

    /// Text of the printers' file, if the folder has it.
    ///
    /// # Errors
    /// [`Error::Disk`] if it is there but cannot be read or is not UTF-8.
    pub fn printers(&self) -> Result<Option<Arc<str>>, Error> {
        optional_text(&self.root.join(PRINTERS))
    }

    /// Text of the ledger of certificates, if there is one.
    ///
    /// # Errors
    /// [`Error::Disk`] if it is there but cannot be read or is not UTF-8.
    pub fn ledger(&self) -> Result<Option<Arc<str>>, Error> {
        optional_text(&self.root.join(LEDGER))
    }

    /// Text of last year's figures, if the folder has them.
    ///
    /// # Errors
    /// [`Error::Disk`] if they are there but cannot be read.
    pub fn previous(&self) -> Result<Option<Arc<str>>, Error> {
        optional_text(&self.root.join(PREVIOUS))
    }

    /// Text of the figures that the last run published, if there was one.
    ///
    /// # Errors
    /// [`Error::Disk`] if they are there but cannot be read.
    pub fn figures(&self) -> Result<Option<Arc<str>>, Error> {
        optional_text(&self.root.join(RESULTS).join(FIGURES))
    }

    /// Text of the office's own version of a template or form, if it has one.
    ///
    /// # Errors
    /// [`Error::Disk`] if it is there but cannot be read.
    pub fn own_template(&self, name: &str) -> Result<Option<Arc<str>>, Error> {
        optional_text(&self.root.join(OWN_TEMPLATES).join(name))
    }

    /// Own document templates beside the built-in ones: names of `mau/*.md`, sorted.
    ///
    /// # Errors
    /// [`Error::Disk`] if the folder is there but cannot be read.
    pub fn own_templates(&self) -> Result<Vec<FoundFile>, Error> {
        let mut found = walk(&self.root, &self.root.join(OWN_TEMPLATES))?;
        found.retain(|file| !file.link && !file.name.trim_start_matches(OWN_TEMPLATES).trim_start_matches('/').contains('/'));
        Ok(found)
    }

    /// Names of the files in [`FROZEN`], sorted; none where there is no such folder.
    ///
    /// # Errors
    /// [`Error::Disk`] if the folder is there but cannot be read.
    pub fn frozen(&self) -> Result<Vec<FoundFile>, Error> {
        let mut found = walk(&self.root, &self.root.join(FROZEN))?;
        found.retain(|file| !file.link);
        Ok(found)
    }

    /// All submissions, at any depth, sorted by name. Symbolic links are listed but never followed; files that office programs and
    /// systems leave behind are passed over (`~$...`, `.~lock...`, `Thumbs.db`, names that begin with a dot).
    ///
    /// # Errors
    /// [`Error::Disk`] if a folder cannot be read.
    pub fn submissions(&self) -> Result<Vec<FoundFile>, Error> {
        walk(&self.root, &self.root.join(SUBMISSIONS))
    }
}

fn walk(root: &Path, top: &Path) -> Result<Vec<FoundFile>, Error> {
    let mut found = Vec::new();
    let mut open = vec![top.to_owned()];
    while let Some(folder) = open.pop() {
        let entries = match fs::read_dir(&folder) {
            Ok(entries) => entries,
            Err(source) if source.kind() == std::io::ErrorKind::NotFound && folder == top => return Ok(found),
            Err(source) => return Err(disk("đọc", &folder, source)),
        };
        for entry in entries {
            let entry = entry.map_err(|source| disk("đọc", &folder, source))?;
            let kind = entry.file_type().map_err(|source| disk("đọc", &entry.path(), source))?;
            if kind.is_dir() {
                open.push(entry.path());
            } else if !is_leftover(&entry.file_name().to_string_lossy()) {
                let link = kind.is_symlink();
                found.push(FoundFile { name: relative(root, &entry.path()), path: entry.path(), link });
            }
        }
    }
    found.sort();
    Ok(found)
}

/// Files nobody submits: lock and temporary files of office programs, folder settings of systems.
fn is_leftover(name: &str) -> bool {
    let lower = name.to_lowercase();
    name.starts_with('.') || name.starts_with("~$") || lower == "thumbs.db" || lower == "desktop.ini"
}

/// True for a folder that holds files but not `mark`: it is not ours to replace.
#[must_use]
pub fn is_foreign(folder: &Path, mark: &str) -> bool {
    let holds_files = fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_some());
    (holds_files && !folder.join(mark).is_file()) || folder.is_file()
}

/// The path of a name whose parts are joined by `/`, on every system; the way back from [`relative`].
#[must_use]
pub fn inside(root: &Path, name: &str) -> PathBuf {
    name.split('/').fold(root.to_owned(), |path, part| path.join(part))
}

/// A path from the folder with `/` between its parts. A control character, such as a line feed that would forge a line of a
/// report, is shown as U+FFFD.
#[must_use]
pub fn relative(root: &Path, path: &Path) -> Arc<str> {
    let inside = path.strip_prefix(root).unwrap_or(path);
    let parts: Vec<_> = inside.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    parts.join("/").replace(char::is_control, "\u{fffd}").into()
}

/// Reads a file up to `limit` + 1 bytes: one more than allowed tells that it is too large without reading it whole.
///
/// # Errors
/// [`Error::Disk`] if it cannot be read.
pub fn read_bounded(path: &Path, limit: usize) -> Result<Vec<u8>, Error> {
    let file = fs::File::open(path).map_err(|source| disk("đọc", path, source))?;
    let size = file.metadata().map_or(0, |data| usize::try_from(data.len()).unwrap_or(limit)).min(limit);
    let mut bytes = Vec::with_capacity(size + 1);
    let bound = u64::try_from(limit).unwrap_or(u64::MAX).saturating_add(1);
    file.take(bound).read_to_end(&mut bytes).map_err(|source| disk("đọc", path, source))?;
    Ok(bytes)
}

/// Bytes of a plain file; `None` for folders, pipes and devices, which may never end, and for what the system does not show.
#[must_use]
pub fn size_of_file(path: &Path) -> Option<usize> {
    let data = fs::metadata(path).ok().filter(fs::Metadata::is_file)?;
    Some(usize::try_from(data.len()).unwrap_or(usize::MAX))
}

/// The sha256 of a file of any size.
///
/// # Errors
/// [`Error::Disk`] if it cannot be read.
pub fn digest_of(path: &Path) -> Result<Digest, Error> {
    let mut hasher = Sha256::new();
    let mut file = fs::File::open(path).map_err(|source| disk("đọc", path, source))?;
    let mut part = vec![0; 1 << 16];
    loop {
        let read = file.read(&mut part).map_err(|source| disk("đọc", path, source))?;
        match part.get(..read) {
            Some(bytes) if read > 0 => hasher.update(bytes),
            _ => break,
        }
    }
    Ok(Digest(hasher.finalize().into()))
}

/// When a file was last written, in seconds of Unix time; `None` where the system does not say. An input only where nothing
/// within the files tells which of two is newer: copying changes it.
#[must_use]
pub fn saved_at(path: &Path) -> Option<i64> {
    let modified = fs::metadata(path).and_then(|data| data.modified()).ok()?;
    let since = modified.duration_since(std::time::UNIX_EPOCH).ok()?;
    i64::try_from(since.as_secs()).ok()
}

/// Reads a text that staff wrote; a byte order mark is dropped.
///
/// # Errors
/// [`Error::Disk`] if it cannot be read or is not UTF-8.
pub fn read_text(path: &Path) -> Result<Arc<str>, Error> {
    let text = fs::read_to_string(path).map_err(|source| disk("đọc", path, source))?;
    Ok(text.strip_prefix('\u{feff}').unwrap_or(&text).into())
}

fn optional_text(path: &Path) -> Result<Option<Arc<str>>, Error> {
    if path.is_file() { read_text(path).map(Some) } else { Ok(None) }
}

/// A disk error with its path.
#[must_use]
pub fn disk(action: &'static str, path: &Path, source: std::io::Error) -> Error {
    Error::Disk { action, path: path.display().to_string(), source }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn year() -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(AGREEMENT), "nam = 2024").unwrap();
        fs::create_dir_all(folder.path().join("bai-nop/phường/b")).unwrap();
        folder
    }

    #[test]
    fn submissions_are_found_at_any_depth_in_order_and_leftovers_are_not() {
        let year = year();
        for name in
            ["bai-nop/z.xlsx", "bai-nop/phường/b/a.ods", "bai-nop/~$z.xlsx", "bai-nop/Thumbs.db", "bai-nop/.~lock.z.xlsx#"]
        {
            fs::write(year.path().join(name), "x").unwrap();
        }
        let names: Vec<_> = Folder::open(year.path()).unwrap().submissions().unwrap().into_iter().map(|file| file.name).collect();
        assert_eq!(names, ["bai-nop/phường/b/a.ods".into(), Arc::<str>::from("bai-nop/z.xlsx")]);
    }

    #[cfg(unix)]
    #[test]
    fn links_lead_nowhere() {
        let year = year();
        std::os::unix::fs::symlink("/", year.path().join("bai-nop/root")).unwrap();
        std::os::unix::fs::symlink(year.path().join(AGREEMENT), year.path().join("bai-nop/a.xlsx")).unwrap();
        let found = Folder::open(year.path()).unwrap().submissions().unwrap();
        assert_eq!(
            found.iter().map(|file| (&*file.name, file.link)).collect::<Vec<_>>(),
            [("bai-nop/a.xlsx", true), ("bai-nop/root", true)]
        );
    }

    #[cfg(unix)]
    #[test]
    fn a_line_feed_in_a_file_name_forges_no_line() {
        let year = year();
        fs::write(year.path().join("bai-nop/a\nTH-01: hợp lệ.xlsx"), "x").unwrap();
        let found = Folder::open(year.path()).unwrap().submissions().unwrap();
        assert_eq!(&*found[0].name, "bai-nop/a\u{fffd}TH-01: hợp lệ.xlsx");
        assert_eq!(read_bounded(&found[0].path, 9).unwrap(), b"x");
    }

    #[test]
    fn a_second_lock_is_refused_until_the_first_is_gone() {
        let year = year();
        let folder = Folder::open(year.path()).unwrap();
        let first = folder.lock().unwrap();
        assert_eq!(folder.lock().unwrap_err().exit_code(), 3);
        drop(first);
        folder.lock().unwrap();
    }

    #[test]
    fn a_large_file_is_read_only_to_one_byte_past_its_limit() {
        let year = year();
        let path = year.path().join("bai-nop/big.xlsx");
        fs::write(&path, vec![7; 100]).unwrap();
        assert_eq!(read_bounded(&path, 10).unwrap().len(), 11);
        assert_eq!(read_bounded(&path, 100).unwrap().len(), 100);
        assert_eq!(digest_of(&path).unwrap(), crate::publish::digest(&[7; 100]));
    }
}
