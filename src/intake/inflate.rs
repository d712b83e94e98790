//! A deflated part of an archive inflated in one go, straight from the archive's bytes: handing it on in small pieces costs as much
//! as inflating it.

use flate2::{Crc, Decompress, FlushDecompress, Status};

/// Inflates one part after another.
pub struct Inflater(Decompress);

impl Inflater {
    /// One that has inflated nothing yet.
    pub fn new() -> Self {
        Self(Decompress::new(false))
    }

    /// Appends what a part holds to `into`, whose spare room is all it may take; true if that was the whole, and its checksum is
    /// right. False where it is damaged or there is more of it.
    pub fn append(&mut self, deflated: &[u8], crc: u32, into: &mut Vec<u8>) -> bool {
        self.0.reset(false);
        let start = into.len();
        let is_whole = matches!(self.0.decompress_vec(deflated, into, FlushDecompress::Finish), Ok(Status::StreamEnd));
        let mut sum = Crc::new();
        sum.update(into.get(start..).unwrap_or_default());
        is_whole && sum.sum() == crc
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    #[test]
    fn a_part_comes_out_whole_or_not_at_all() {
        let text = "Trường Tiểu học Lái Thiêu".repeat(9_000);
        let mut writer = flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::fast());
        writer.write_all(text.as_bytes()).unwrap();
        let deflated = writer.finish().unwrap();
        let mut crc = Crc::new();
        crc.update(text.as_bytes());
        let mut inflater = Inflater::new();
        let mut append = |deflated: &[u8], crc: u32, room: usize| {
            let mut into = Vec::with_capacity(room);
            inflater.append(deflated, crc, &mut into).then_some(into)
        };
        assert_eq!(append(&deflated, crc.sum(), text.len()).as_deref(), Some(text.as_bytes()));
        assert_eq!(append(&deflated, crc.sum() ^ 1, text.len()), None);
        assert_eq!(append(&deflated, crc.sum(), 1_000), None);
        assert_eq!(append(&deflated[..deflated.len() - 9], crc.sum(), text.len()), None);
        assert_eq!(append(&deflated, crc.sum(), text.len()).map(|whole| whole.len()), Some(text.len()));
    }
}
