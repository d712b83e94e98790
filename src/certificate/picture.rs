//! The picture of a stock: just enough of its file is read to hand it on as it is (ISO/IEC 10918-1, B.2; PNG, 5 and 11).

use crate::model::page::{Colours, Packing, Picture};

/// Longest file that is taken.
pub const LIMIT: usize = 30 << 20;
/// Most pixels along an edge.
const EDGE: u32 = 20_000;

/// The picture of a file.
///
/// # Errors
/// What is the matter with it and what to do, a sentence each.
pub fn read(bytes: &[u8]) -> Result<Picture, &'static str> {
    if bytes.len() > LIMIT {
        return Err("ảnh quá lớn. Lưu lại ảnh nhỏ hơn 30 MB.");
    }
    let picture = match bytes {
        [0xFF, 0xD8, ..] => jpeg(bytes).unwrap_or(Err(BROKEN)),
        [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1A, b'\n', chunks @ ..] => png(chunks).unwrap_or(Err(BROKEN)),
        _ => Err("không phải là ảnh JPEG hoặc PNG. Lưu lại ảnh dạng .jpg."),
    }?;
    if picture.size.iter().any(|edge| !(1..=EDGE).contains(edge)) {
        return Err("ảnh có cạnh dài quá 20.000 điểm hoặc không có điểm nào. Lưu lại ảnh nhỏ hơn.");
    }
    Ok(picture)
}

const BROKEN: &str = "ảnh hỏng hoặc bị cắt. Quét hoặc tải lại ảnh.";
const COLOURS: &str = "ảnh có màu in (CMYK) hoặc loại màu khác. Lưu lại ảnh dạng .jpg màu RGB.";
const PLAIN: &str = "ảnh PNG có nền trong suốt hoặc hiện dần. Lưu lại ảnh dạng .jpg.";

fn short(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_be_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}

fn long(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

/// Looks for the frame header; `None` where the file ends before it.
fn jpeg(bytes: &[u8]) -> Option<Result<Picture, &'static str>> {
    let mut at = 2;
    loop {
        let (mark, kind) = (*bytes.get(at)?, *bytes.get(at + 1)?);
        match (mark, kind) {
            (0xFF, 0xFF) => at += 1,
            (0xFF, 0x01 | 0xD0..=0xD7) => at += 2,
            // Baseline, extended and progressive with Huffman codes; the others no viewer draws.
            (0xFF, 0xC0..=0xC2) => {
                let (bits, parts) = (*bytes.get(at + 4)?, *bytes.get(at + 9)?);
                let size = [short(bytes, at + 7)?, short(bytes, at + 5)?].map(u32::from);
                let ended = bytes.trim_ascii_end().ends_with(&[0xFF, 0xD9])
                    || bytes.windows(2).rev().take(4096).any(|end| end == [0xFF, 0xD9]);
                let grey = parts == 1;
                return Some(match (bits, parts, ended) {
                    (_, _, false) => Err(BROKEN),
                    (8, 1 | 3, _) => Ok(Picture { size, packing: Packing::Jpeg { grey }, bytes: bytes.into() }),
                    _ => Err(COLOURS),
                });
            }
            (0xFF, 0xC3 | 0xC5..=0xC7 | 0xC9..=0xCB | 0xCD..=0xCF) => return Some(Err(COLOURS)),
            (0xFF, 0xD9 | 0xDA) => return None,
            (0xFF, _) => at += 2 + usize::from(short(bytes, at + 2)?).max(2),
            _ => return None,
        }
    }
}

/// Reads the header, the palette and the image data; `None` where the file ends before it is over.
fn png(mut chunks: &[u8]) -> Option<Result<Picture, &'static str>> {
    let (mut header, mut palette, mut data) = (None, Vec::new(), Vec::new());
    loop {
        let length = usize::try_from(long(chunks, 0)?).ok()?;
        let (kind, body) = (chunks.get(4..8)?, chunks.get(8..length.checked_add(8)?)?);
        // Behind the body stand the four bytes of its checksum.
        let after = chunks.get(length.checked_add(12)?..)?;
        match kind {
            b"IHDR" => {
                let kinds = (*body.get(8)?, *body.get(9)?, *body.get(12)?);
                header = Some(([long(body, 0)?, long(body, 4)?], kinds));
            }
            b"PLTE" => palette = body.to_vec(),
            b"tRNS" => return Some(Err(PLAIN)),
            b"IDAT" => data.extend_from_slice(body),
            b"IEND" => break,
            _ => {}
        }
        chunks = after;
    }
    let (size, (bits, kind, woven)) = header?;
    let colours = match (kind, palette.len() / 3) {
        _ if woven != 0 => return Some(Err(PLAIN)),
        (0, _) => Colours::Grey,
        (2, _) => Colours::Rgb,
        (3, 1..=256) => Colours::Palette(palette),
        (4 | 6, _) => return Some(Err(PLAIN)),
        _ => return None,
    };
    let bytes = data.into();
    Some(Ok(Picture { size, packing: Packing::Png { bits, colours }, bytes }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chunk(kind: [u8; 4], body: &[u8]) -> Vec<u8> {
        [&u32::try_from(body.len()).unwrap().to_be_bytes()[..], &kind, body, &[0; 4]].concat()
    }

    fn png_file(colour: u8, woven: u8) -> Vec<u8> {
        let header = [&[0, 0, 0, 3, 0, 0, 0, 2, 8, colour, 0, 0][..], &[woven]].concat();
        [
            &b"\x89PNG\r\n\x1a\n"[..],
            &chunk(*b"IHDR", &header),
            &chunk(*b"IDAT", b"ab"),
            &chunk(*b"IDAT", b"c"),
            &chunk(*b"IEND", b""),
        ]
        .concat()
    }

    fn jpeg_file(parts: u8) -> Vec<u8> {
        [&[0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 2, 0xFF, 0xC2, 0, 11, 8, 0, 2, 0, 3, parts][..], &[1; 9], &[0xFF, 0xD9]].concat()
    }

    #[test]
    fn size_and_colours_are_read_from_the_header() {
        let picture = read(&png_file(2, 0)).unwrap();
        assert_eq!(
            (picture.size, picture.packing, &*picture.bytes),
            ([3, 2], Packing::Png { bits: 8, colours: Colours::Rgb }, &b"abc"[..])
        );
        let picture = read(&jpeg_file(3)).unwrap();
        assert_eq!((picture.size, picture.packing), ([3, 2], Packing::Jpeg { grey: false }));
    }

    #[test]
    fn what_cannot_be_handed_on_is_told() {
        assert_eq!(read(&jpeg_file(4)), Err(COLOURS));
        assert_eq!(read(&png_file(6, 0)), Err(PLAIN));
        assert_eq!(read(&png_file(2, 1)), Err(PLAIN));
        assert!(read(b"GIF89a").is_err());
        for whole in [png_file(2, 0), jpeg_file(3)] {
            for end in 0..whole.len() {
                assert!(read(&whole[..end]).is_err(), "{end}");
            }
        }
    }
}
