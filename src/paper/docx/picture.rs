//! Bars of charts as pictures: black on white, one pixel a unit of the grid they are drawn on, with their words for those who
//! do not see them. The drawing is written by hand: docx-rs decodes a picture to add it, panics on one it does not like, and
//! numbers its parts across documents.

use std::collections::BTreeMap;
use std::io::Write;

use super::text::escape;
use super::{Broken, Made};
use crate::model::bar::Bar;
use crate::paper::bar::{self, Block, HEIGHT};

/// English metric units of a pixel: 914,400 to the inch.
const PIXEL: u32 = 914_400 / 300;
/// Pixels to the metre.
const DENSITY: u32 = 11_811;
/// Units beyond which a picture does not grow with its row: no page has to hold more of one.
const HIGHEST: u32 = 600;

/// The pictures of a document: equal ones are one file.
#[derive(Default)]
pub(super) struct Pictures {
    files: Vec<Vec<u8>>,
    known: BTreeMap<((u32, u32), Vec<Block>), usize>,
    /// Drawings so far: each has its own number, though several may show one file.
    drawings: u32,
}

impl Pictures {
    /// PNG files, by number from 0.
    pub(super) fn files(&self) -> &[Vec<u8>] {
        &self.files
    }

    /// Writes the run that shows a bar in a cell with room for so many twentieths of a point, so many points high; nothing
    /// where a bar has no room.
    pub(super) fn write(&mut self, out: &mut Vec<u8>, bar: &Bar, room: usize, high: f32) -> Made<()> {
        let width = bar::units(f32::from(u16::try_from(room).unwrap_or(u16::MAX)) / 20.0);
        let height = bar::units(high).clamp(HEIGHT, HIGHEST);
        let blocks: Vec<Block> = bar::blocks(bar, width).into_iter().map(|block| block.in_field(height)).collect();
        if blocks.is_empty() {
            return Ok(());
        }
        let size = (width, height);
        let key = (size, blocks);
        let file = if let Some(file) = self.known.get(&key) {
            *file
        } else {
            self.files.push(png(size, &key.1)?);
            let file = self.files.len() - 1;
            self.known.insert(key, file);
            file
        };
        self.drawings += 1;
        drawing(out, self.drawings, file, size, &bar.alt);
        Ok(())
    }
}

/// Relationship of a picture.
pub(super) fn id(file: usize) -> String {
    format!("rIdBar{}", file + 1)
}

/// File of a picture within `word/`.
pub(super) fn file(file: usize) -> String {
    format!("media/bar{}.png", file + 1)
}

fn drawing(out: &mut Vec<u8>, number: u32, file: usize, (width, height): (u32, u32), alt: &str) {
    let (wide, high) = (width * PIXEL, height * PIXEL);
    let (main, picture) =
        ("http://schemas.openxmlformats.org/drawingml/2006/main", "http://schemas.openxmlformats.org/drawingml/2006/picture");
    let mut words = Vec::new();
    escape(&mut words, alt);
    let named = format!(r#" id="{number}" name="Thanh {number}" descr=""#);
    let head = format!(
        r#"<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{wide}" cy="{high}"/><wp:docPr"#
    );
    let body = format!(
        r#""/><a:graphic xmlns:a="{main}"><a:graphicData uri="{picture}"><pic:pic xmlns:pic="{picture}"><pic:nvPicPr><pic:cNvPr id="{number}" name="bar{}.png"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="{}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"#,
        file + 1,
        id(file)
    );
    for part in [head.as_bytes(), named.as_bytes(), &words, body.as_bytes()] {
        out.extend_from_slice(part);
    }
}

/// A PNG file of one bit a pixel, transparent white where nothing is.
fn png(size: (u32, u32), blocks: &[Block]) -> Made<Vec<u8>> {
    let mut file = b"\x89PNG\r\n\x1a\n".to_vec();
    let sides = [size.0.to_be_bytes(), size.1.to_be_bytes()].concat();
    chunk(&mut file, b"IHDR", &[&sides[..], &[1, 0, 0, 0, 0]].concat())?;
    chunk(&mut file, b"pHYs", &[&DENSITY.to_be_bytes()[..], &DENSITY.to_be_bytes(), &[1]].concat())?;
    // White shows what lies under it: a picture that fills its row must not hide the row's rules.
    chunk(&mut file, b"tRNS", &[0, 1])?;
    let mut deflated = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    let broken = |error: std::io::Error| Broken(error.to_string());
    deflated.write_all(&pixels(size, blocks)).map_err(broken)?;
    chunk(&mut file, b"IDAT", &deflated.finish().map_err(broken)?)?;
    chunk(&mut file, b"IEND", &[])?;
    Ok(file)
}

/// Length, name, data and their check, as every chunk of a PNG has them.
fn chunk(file: &mut Vec<u8>, name: &[u8], data: &[u8]) -> Made<()> {
    let length = u32::try_from(data.len()).map_err(|error| Broken(error.to_string()))?;
    let mut check = flate2::Crc::new();
    check.update(name);
    check.update(data);
    for part in [&length.to_be_bytes()[..], name, data, &check.sum().to_be_bytes()] {
        file.extend_from_slice(part);
    }
    Ok(())
}

/// Rows of pixels, each behind a byte that says it is not filtered.
fn pixels((width, height): (u32, u32), blocks: &[Block]) -> Vec<u8> {
    let mut pixels = Vec::new();
    for y in 0..height {
        let mut row = vec![true; usize::try_from(width).unwrap_or(0)];
        for block in blocks.iter().filter(|block| (block.y..block.y + block.height).contains(&y)) {
            let (Ok(from), Ok(long)) = (usize::try_from(block.x), usize::try_from(block.width)) else { continue };
            row.iter_mut().skip(from).take(long).for_each(|white| *white = false);
        }
        pixels.push(0);
        pixels.extend(
            row.chunks(8).map(|eight| eight.iter().zip(0..).fold(0_u8, |byte, (white, at)| byte | u8::from(*white) << (7 - at))),
        );
    }
    pixels
}
