//! Bytes for a reader that may come back to them, but not without end.

use std::io::{self, Cursor, Read, Seek, SeekFrom};

/// Bytes that can be read about twice. Many sheets that name one large part would otherwise read it many times.
pub(super) struct Metered {
    bytes: Cursor<Vec<u8>>,
    left: usize,
}

impl Metered {
    /// All of them, from the first.
    pub fn new(bytes: Vec<u8>) -> Self {
        let left = bytes.len().saturating_mul(2).saturating_add(4 << 20);
        Self { bytes: Cursor::new(bytes), left }
    }
}

impl Read for Metered {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.bytes.read(buffer)?;
        self.left = self.left.checked_sub(read).ok_or_else(|| io::Error::other("read too often"))?;
        Ok(read)
    }
}

impl Seek for Metered {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.bytes.seek(to)
    }
}
