//! Opens one submission, at the edge: plain .xlsx here, everything else in a child process of this same program under limits of
//! memory and time, so that a damaged file that makes a reader abort or spin costs that file alone.
//!
//! ```text
//! path ─read→ bytes ─intake::open_here→ Opened
//!        └──── not plain, or large ───→ child: limits, read, intake::open ─intake::wire→ Opened
//! ```

mod child;
mod limits;
mod parent;

use std::path::Path;

pub use child::serve;

use crate::folder::{self, read_bounded};
use crate::intake::{self, Opened};

/// The first argument of a child. Nobody types it: it is no command and stands in no help.
pub const CHILD: &str = "__mo-tep";

/// Opens a file.
///
/// # Errors
/// Why it is out of reach (no right to read it, no plain file), a whole sentence in Vietnamese; what is wrong with its content
/// stands in [`Opened`].
pub fn open(path: &Path) -> Result<Opened, &'static str> {
    let size = folder::size_of_file(path).ok_or("Đây không phải là một tệp thường, hoặc hệ điều hành không cho xem.")?;
    if size > intake::limits::FILE_BYTES {
        return Ok(Opened::too_large());
    }
    if size <= intake::limits::HERE_FILE_BYTES {
        let bytes = read_bounded(path, intake::limits::HERE_FILE_BYTES).map_err(|_| "Hệ điều hành không cho đọc tệp này.")?;
        return open_bytes(&bytes, path);
    }
    parent::open_apart(path)
}

/// Opens a file whose bytes were read.
///
/// # Errors
/// As [`open`].
pub fn open_bytes(bytes: &[u8], path: &Path) -> Result<Opened, &'static str> {
    intake::open_here(bytes).map_or_else(|| parent::open_apart(path), Ok)
}
