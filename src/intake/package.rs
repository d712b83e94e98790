//! A submission's zip archive taken apart within bounds and laid out anew, stored, with only the parts that are read.
//!
//! Inflating happens here, once, counted as it goes: no header is trusted. The reader after us sees an archive of our own
//! making, so a second directory, overlapping entries, lying sizes and the like never reach it.

use std::borrow::Cow;
use std::collections::HashSet;
use std::io::{Cursor, Read};
use std::ops::Range;

use zip::read::ZipFile;
use zip::result::ZipError;
use zip::{CompressionMethod, ZipArchive};

use super::inflate::Inflater;
use super::kind::not_a_workbook;
use super::limits;
use super::rules::{PASSWORD, Refusal};
use super::stored_zip::{StoredZip, checksum};
use super::{odd_sheets, ods, styles, xlsb};

/// What a package holds, by its parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// .xlsx and .xlsm
    Xlsx,
    /// .xlsb
    Xlsb,
    /// .ods
    Ods,
}

/// An archive's directory, with nothing inflated yet.
pub struct Archive<'a> {
    bytes: &'a [u8],
    inflater: Inflater,
    zip: ZipArchive<Cursor<&'a [u8]>>,
    /// What it holds.
    pub format: Format,
    /// Position, name in lower case and inflated size, as the directory gives it, of each part that is read.
    read: Vec<(usize, String, u64)>,
    /// The same of the parts that are only looked at: the reader of cells never sees them.
    beside: Vec<(usize, String)>,
    carries: Carries,
}

/// What a package carries that nobody reads.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Carries {
    /// Macros.
    pub macros: bool,
    /// Files or controls set into a sheet.
    pub embedded: bool,
}

/// A package whose parts are plain bytes.
pub struct Package {
    /// What it holds.
    pub format: Format,
    /// A zip archive of stored parts.
    pub bytes: Vec<u8>,
    /// What it carries beside.
    pub carries: Carries,
    parts: Vec<Part>,
    beside: Vec<(String, Vec<u8>)>,
}

/// A part that is read.
struct Part {
    /// In lower case.
    name: String,
    /// As the archive has it.
    full_name: String,
    range: Range<usize>,
}

impl Package {
    /// The bytes of a part by its lower-case name.
    pub fn part(&self, name: &str) -> Option<&[u8]> {
        let read = self.parts.iter().find(|part| part.name == name).and_then(|part| self.bytes.get(part.range.clone()));
        read.or_else(|| self.beside.iter().find(|(part, _)| part == name).map(|(_, bytes)| bytes.as_slice()))
    }

    /// The bytes of the parts whose lower-case name ends so.
    pub fn parts_ending<'a>(&'a self, end: &'a str) -> impl Iterator<Item = &'a [u8]> + 'a {
        self.parts().filter(move |(name, ..)| name.ends_with(end)).map(|(.., bytes)| bytes)
    }

    /// All parts that are read: the name in lower case, the name as the archive has it, the bytes.
    pub fn parts(&self) -> impl Iterator<Item = (&str, &str, &[u8])> {
        let bytes = |part: &Part| self.bytes.get(part.range.clone());
        self.parts.iter().filter_map(move |part| Some((part.name.as_str(), part.full_name.as_str(), bytes(part)?)))
    }
}

impl<'a> Archive<'a> {
    /// Reads the directory; too many entries, damage, two parts of one name or no workbook is a refusal.
    pub fn open(bytes: &'a [u8]) -> Result<Self, Refusal> {
        let entries = memchr::memmem::find_iter(bytes, b"PK\x01\x02").count();
        if entries > limits::ZIP_ENTRIES {
            return Err(Refusal::too_large(format_args!("tệp nén chứa hơn {} tệp con", limits::ZIP_ENTRIES)));
        }
        let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Refusal::damaged("phần cuối tệp bị thiếu"))?;
        let names: Vec<String> = (0..zip.len())
            .map(|index| zip.name_for_index(index).and_then(Result::ok).unwrap_or_default().replace('\\', "/").to_lowercase())
            .collect();
        let format = format_of(&names)?;
        let has = |folder: &str| names.iter().any(|name| name.contains(folder));
        let carries = match format {
            // What is embedded in an .ods is told by its manifest.
            Format::Ods => Carries { macros: names.iter().any(|name| ods::is_macro(name)), embedded: false },
            Format::Xlsx | Format::Xlsb => Carries {
                macros: has("/macrosheets/") || names.iter().any(|name| name.ends_with("vbaproject.bin")),
                embedded: has("/embeddings/") || has("/activex/"),
            },
        };
        let looked_at = names.iter().enumerate().filter(|(_, name)| format != Format::Ods && is_looked_at(name));
        let beside: Vec<(usize, String)> = looked_at.map(|(index, name)| (index, name.clone())).collect();
        let mut read = Vec::new();
        for (index, name) in names.into_iter().enumerate().filter(|(_, name)| is_read(format, name)) {
            let size = zip.by_index_raw(index).map_err(|_| not_inflated())?.size();
            read.push((index, name, size));
        }
        // Which of the two a program shows is its own choice.
        let mut distinct = HashSet::new();
        if !read.iter().all(|(_, name, _)| distinct.insert(name)) {
            return Err(Refusal::damaged("hai phần bên trong trùng tên"));
        }
        Ok(Self { bytes, inflater: Inflater::new(), zip, format, read, beside, carries })
    }

    /// Whether this is an .xlsx whose parts are small enough to be opened in the program's own process.
    pub fn is_small_xlsx(&self) -> bool {
        let sum = u64::try_from(self.inflated()).unwrap_or(u64::MAX);
        let strings = self.read.iter().filter(|(_, name, _)| name.ends_with(SHARED_STRINGS)).map(|(_, _, size)| *size).max();
        self.format == Format::Xlsx
            && sum <= limits::HERE_INFLATED_BYTES
            && strings.is_none_or(|size| size <= limits::HERE_SHARED_STRING_BYTES)
    }

    /// Bytes of the parts that are read once inflated, as the directory gives them.
    fn inflated(&self) -> usize {
        let sizes = self.read.iter().map(|(_, _, size)| usize::try_from(*size).unwrap_or(usize::MAX));
        sizes.fold(0, usize::saturating_add)
    }

    /// Inflates what is read of the archive; a limit, a password or damage is a refusal.
    pub fn unpack(mut self) -> Result<Package, Refusal> {
        let mut stored = StoredZip::with_room(if self.is_small_xlsx() { self.inflated() } else { 0 });
        let mut parts = Vec::new();
        for (index, name, _) in std::mem::take(&mut self.read) {
            parts.push(self.take_part(index, name, &mut stored)?);
        }
        let mut left = limits::BESIDE_BYTES;
        let mut beside = Vec::new();
        for (index, name) in std::mem::take(&mut self.beside) {
            // A part that cannot be inflated, or that no longer fits, holds no value: the cells are read all the same.
            if let Some(bytes) = self.part_beside(index, left) {
                left = left.saturating_sub(bytes.len());
                beside.push((name, bytes));
            }
        }
        Ok(Package { format: self.format, bytes: stored.finish(), carries: self.carries, parts, beside })
    }

    /// At most so many bytes of a part, the first ones of one that is longer.
    fn part_beside(&mut self, index: usize, most: usize) -> Option<Vec<u8>> {
        let entry = self.zip.by_index(index).ok()?;
        let declared = usize::try_from(entry.size()).ok().filter(|size| *size <= most);
        let mut bytes = Vec::with_capacity(declared.unwrap_or(0));
        let deflated = deflated(self.bytes, &entry).filter(|_| declared.is_some());
        let is_whole = deflated.is_some_and(|deflated| self.inflater.append(deflated, entry.crc32(), &mut bytes));
        if !is_whole || bytes.len() > most {
            bytes = Vec::new();
            entry.take(u64::try_from(most).unwrap_or(0)).read_to_end(&mut bytes).ok()?;
        }
        // What the directory declares may be far more than there is.
        bytes.shrink_to_fit();
        Some(bytes)
    }

    fn take_part(&mut self, index: usize, name: String, stored: &mut StoredZip) -> Result<Part, Refusal> {
        let entry = self.zip.by_index(index).map_err(|error| match error {
            ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => Refusal::new(&PASSWORD, "Tệp có mật khẩu."),
            _ => not_inflated(),
        })?;
        let full_name = entry.name().map(Cow::into_owned).unwrap_or_default();
        let crc = entry.crc32();
        let declared = usize::try_from(entry.size()).unwrap_or(usize::MAX);
        let compressed = usize::try_from(entry.compressed_size()).unwrap_or(usize::MAX);
        let by_ratio = compressed.saturating_mul(limits::INFLATE_RATIO).max(limits::RATIO_FROM);
        let limit = limit_of(&name).min(by_ratio).min(limits::INFLATED_BYTES.saturating_sub(stored.len()));
        let deflated = deflated(self.bytes, &entry).filter(|_| declared <= limit);
        let mut inflated = entry.take(u64::try_from(limit).unwrap_or(u64::MAX).saturating_add(1));
        let mut read = |into: &mut Vec<u8>| {
            let start = into.len();
            into.reserve(declared.min(limit));
            if deflated.is_some_and(|deflated| self.inflater.append(deflated, crc, into)) && into.len() - start <= declared {
                return Ok(());
            }
            into.truncate(start);
            inflated.read_to_end(into).map_err(|_| not_inflated())?;
            if into.len() - start > limit {
                return Err(Refusal::too_large(format_args!("nội dung giải nén vượt {}", mebibytes(limit))));
            }
            if into.len() - start > declared {
                // What the directory says decides where a file is opened.
                return Err(Refusal::damaged("một phần bên trong lớn hơn cỡ đã khai"));
            }
            Ok(())
        };
        let range = if name.ends_with("styles.xml") {
            let mut whole = Vec::new();
            read(&mut whole)?;
            stored.add_bytes(&full_name, &styles::slim(&whole)?)?
        } else {
            stored.add(&full_name, |into| {
                let start = into.len();
                read(into)?;
                if !mended(&name, into, start) {
                    return Ok(crc);
                }
                if into.len() - start > limit {
                    return Err(Refusal::too_large(format_args!("nội dung giải nén vượt {}", mebibytes(limit))));
                }
                Ok(checksum(into.get(start..).unwrap_or_default()))
            })?
        };
        Ok(Part { name, full_name, range })
    }
}

/// The bytes of an entry of an archive, if they are deflated and nothing else.
fn deflated<'a>(archive: &'a [u8], entry: &ZipFile<'_, Cursor<&[u8]>>) -> Option<&'a [u8]> {
    let is_plain = entry.compression() == CompressionMethod::Deflated && !entry.encrypted();
    let start = usize::try_from(entry.data_start().filter(|_| is_plain)?).ok()?;
    archive.get(start..start.checked_add(usize::try_from(entry.compressed_size()).ok()?)?)
}

const SHARED_STRINGS: &str = "sharedstrings.xml";

fn not_inflated() -> Refusal {
    Refusal::damaged("một phần bên trong không giải nén được")
}

fn format_of(names: &[String]) -> Result<Format, Refusal> {
    let has = |wanted: &str| names.iter().any(|name| name == wanted);
    if has("xl/workbook.bin") {
        return Ok(Format::Xlsb);
    }
    if names.iter().any(|name| name.starts_with("xl/") || name.ends_with("workbook.xml")) {
        return Ok(Format::Xlsx);
    }
    if has("content.xml") && has("mimetype") {
        return Ok(Format::Ods);
    }
    Err(not_a_workbook(match () {
        () if names.iter().any(|name| name.starts_with("word/")) => "văn bản Word",
        () if names.iter().any(|name| name.starts_with("ppt/")) => "bản trình chiếu PowerPoint",
        () => "một tệp nén",
    }))
}

/// Whether the reader looks at a part. Macros, pictures, embedded files and links to the outside are left behind.
fn is_read(format: Format, name: &str) -> bool {
    const LEFT: [&str; 16] = [
        "/media/",
        "/drawings/",
        "/charts/",
        "/tables/",
        "/theme/",
        "/printersettings/",
        "/externallinks/",
        "/embeddings/",
        "/pivottables/",
        "/pivotcache/",
        "/ctrlprops/",
        "/activex/",
        "/worksheets/_rels/",
        "docprops/",
        "customxml/",
        "comments",
    ];
    let ends = |end: &str| name.ends_with(end);
    match format {
        Format::Ods => matches!(name, "mimetype" | "content.xml" | "meta-inf/manifest.xml"),
        _ if LEFT.iter().any(|left| name.contains(left)) => false,
        Format::Xlsx => ends(".xml") || ends(".rels"),
        // Other parts of that ending, such as toolbars and macros, are no records of the format.
        Format::Xlsb => {
            ends(".rels")
                || ["workbook.bin", "styles.bin", "sharedstrings.bin"].into_iter().any(ends)
                || (is_binary_sheet(name) && !name.contains("binaryindex"))
        }
    }
}

/// Whether a part tells what stands beside the cells of a sheet: comments and drawings, and which sheet they belong to.
fn is_looked_at(name: &str) -> bool {
    let ends = |end: &str| name.ends_with(end);
    (name.contains("/worksheets/_rels/") && ends(".rels"))
        || ((ends(".xml") || ends(".bin")) && name.starts_with("xl/comments"))
        || (ends(".xml") && name.contains("/drawings/drawing"))
}

/// Most inflated bytes of a part.
fn limit_of(name: &str) -> usize {
    if name.ends_with(SHARED_STRINGS) || name.ends_with("sharedstrings.bin") {
        limits::SHARED_STRING_BYTES
    } else if name.ends_with("styles.xml") || name.ends_with("styles.bin") {
        limits::STYLE_BYTES
    } else if name.contains("sheet") || name == "content.xml" {
        limits::INFLATED_BYTES
    } else {
        limits::SMALL_PART_BYTES
    }
}

/// Writes a part, the bytes from `start` on, as our reader can take it, where another program wrote it otherwise; false if it was
/// left as it is.
fn mended(name: &str, bytes: &mut Vec<u8>, start: usize) -> bool {
    match () {
        () if name == "content.xml" => ods::without_indents(bytes, start),
        () if is_binary_sheet(name) => xlsb::with_columns(bytes, start),
        () if name.ends_with("workbook.xml.rels") || name.ends_with("workbook.bin.rels") => odd_sheets::as_dialogs(bytes, start),
        () => false,
    }
}

/// True for `xl/worksheets/sheet1.bin`, in lower case as all names of parts here.
fn is_binary_sheet(name: &str) -> bool {
    name.rsplit_once('/').is_some_and(|(folder, file)| {
        folder.ends_with("/worksheets") && file.rsplit_once('.').is_some_and(|(_, end)| end == "bin")
    })
}

fn mebibytes(bytes: usize) -> String {
    format!("{} MB", bytes >> 20)
}
