//! The child's side: one file in, its cells out.

use std::io::{BufWriter, Write};
use std::path::Path;
use std::process::ExitCode;

use super::limits;
use crate::folder::read_bounded;
use crate::intake::{self, wire};

/// Exit code of a child that could not read the file's bytes or write its answer.
pub const OUT_OF_REACH: u8 = 2;

/// Opens a file under the limits and writes what it holds to standard output, in the form that [`wire`] reads back.
#[must_use]
pub fn serve(path: &Path) -> ExitCode {
    limits::take_on();
    let Ok(bytes) = read_bounded(path, intake::limits::FILE_BYTES) else { return OUT_OF_REACH.into() };
    let opened = intake::open(bytes);
    let mut out = BufWriter::with_capacity(1 << 16, std::io::stdout().lock());
    match wire::write(&opened, &mut out).and_then(|()| out.flush()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => OUT_OF_REACH.into(),
    }
}
