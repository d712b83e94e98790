//! Bars as pictures: one file for equal ones, words for each, and pixels where the PDF has its rules.

use std::cmp::Ordering;
use std::collections::BTreeSet;
use std::io::{Cursor, Read};

use super::sample::{paper, row};
use super::{body, made, part};
use crate::model::bar::{Bar, BarState};
use crate::model::document::{Align, Block, Cell, Column, Document, Table, Text};
use crate::paper::bar;

fn figure(length: u16, alt: &str) -> Bar {
    let side = length.cmp(&8_500);
    let state = if side == Ordering::Less { BarState::NotReached } else { BarState::Reached };
    Bar { length, line: 8_500, side, beyond: false, state, alt: alt.to_owned() }
}

fn chart(bars: &[Bar]) -> Document {
    let cell = |bar: &Bar| Cell { bar: Some(Box::new(bar.clone())), ..Cell::words(Text::default(), 1) };
    let rows = bars.iter().map(|bar| {
        let mut row = row(&[("Trường", 1), ("84,99%", 1)], false);
        row.cells.insert(1, cell(bar));
        row
    });
    let columns = [Align::Left, Align::Left, Align::Right].map(|align| Column { align }).to_vec();
    let head = row(&[("Đơn vị", 1), ("Thang từ 0 đến 100%", 1), ("Kết quả", 1)], false);
    paper(vec![Block::Table(Table { columns, head: vec![head], rows: rows.collect(), ..Table::default() })])
}

fn names(file: &[u8]) -> Vec<String> {
    zip::ZipArchive::new(Cursor::new(file)).unwrap().file_names().map(|name| name.unwrap().into_owned()).collect()
}

fn attributes<'a>(xml: &'a str, start: &str) -> Vec<&'a str> {
    xml.split(start).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

#[test]
fn equal_bars_share_a_picture_and_each_has_its_own_words_and_number() {
    let bars = [figure(8_000, "80%, chưa đạt"), figure(9_000, "90% \"A&B\" <đạt>"), figure(8_000, "80%, trường khác")];
    let file = made(&chart(&bars));
    let pictures: Vec<_> = names(&file).into_iter().filter(|name| name.starts_with("word/media/")).collect();
    assert_eq!(pictures, ["word/media/bar1.png", "word/media/bar2.png"]);
    let xml = part(&file, "word/document.xml");
    assert_eq!(attributes(&xml, "r:embed=\""), ["rIdBar1", "rIdBar2", "rIdBar1"]);
    assert_eq!(attributes(&xml, "descr=\""), ["80%, chưa đạt", "90% &quot;A&amp;B&quot; &lt;đạt&gt;", "80%, trường khác"]);
    let ids: BTreeSet<&str> = attributes(&xml, "<wp:docPr id=\"").into_iter().collect();
    assert_eq!(ids.len(), 3);
    let links = part(&file, "word/_rels/document.xml.rels");
    assert!(links.contains(
        r#"Id="rIdBar2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="media/bar2.png""#
    ));
    assert!(part(&file, "[Content_Types].xml").contains(r#"<Default Extension="png" ContentType="image/png"/>"#));
    assert!(!body(&chart(&[])).contains("<w:drawing"));
}

#[test]
fn a_chart_of_a_thousand_rows_is_the_same_bytes_every_time_and_small() {
    let bars: Vec<Bar> = (0..1_000).map(|row| figure(row * 10, "x")).collect();
    let file = made(&chart(&bars));
    assert!(file == made(&chart(&bars)));
    assert!(file.len() < 500_000, "{}", file.len());
}

/// The pixels read back from the file: black where the grid has a block, white elsewhere.
#[test]
fn the_picture_is_the_grid_of_the_pdf() {
    let bar = figure(8_499, "");
    let file = made(&chart(std::slice::from_ref(&bar)));
    let mut png = Vec::new();
    zip::ZipArchive::new(Cursor::new(&file)).unwrap().by_name("word/media/bar1.png").unwrap().read_to_end(&mut png).unwrap();
    assert_eq!(&png[..8], b"\x89PNG\r\n\x1a\n");
    let (mut at, mut chunks) = (8, Vec::new());
    while at < png.len() {
        let length = usize::try_from(u32::from_be_bytes(png[at..at + 4].try_into().unwrap())).unwrap();
        let mut check = flate2::Crc::new();
        check.update(&png[at + 4..at + 8 + length]);
        assert_eq!(png[at + 8 + length..at + 12 + length], check.sum().to_be_bytes());
        chunks.push((png[at + 4..at + 8].to_vec(), png[at + 8..at + 8 + length].to_vec()));
        at += 12 + length;
    }
    assert_eq!(chunks.iter().map(|(name, _)| name.as_slice()).collect::<Vec<_>>(), [b"IHDR", b"pHYs", b"tRNS", b"IDAT", b"IEND"]);
    let [width, height] = [0, 4].map(|at| u32::from_be_bytes(chunks[0].1[at..at + 4].try_into().unwrap()));
    let mut pixels = Vec::new();
    flate2::read::ZlibDecoder::new(chunks[3].1.as_slice()).read_to_end(&mut pixels).unwrap();
    let stride = usize::try_from(width.div_ceil(8)).unwrap() + 1;
    assert_eq!(pixels.len(), stride * usize::try_from(height).unwrap());
    let blocks = bar::blocks(&bar, width).into_iter().map(|block| block.in_field(height)).collect::<Vec<_>>();
    for (y, row) in (0..height).zip(pixels.chunks(stride)) {
        assert_eq!(row[0], 0);
        for x in 0..width {
            let black = row[usize::try_from(x / 8).unwrap() + 1] >> (7 - x % 8) & 1 == 0;
            let within = |from: u32, long: u32, place: u32| (from..from + long).contains(&place);
            let drawn = blocks.iter().any(|block| within(block.x, block.width, x) && within(block.y, block.height, y));
            assert_eq!(black, drawn, "{x} {y}");
        }
    }
    // It fills its row, 16.8 points with the rule, but for less than a point.
    assert!((15.8..16.3).contains(&bar::points(height)), "{height}");
    // Its size on paper is that of the grid: 3,048 English metric units a pixel.
    let xml = part(&file, "word/document.xml");
    assert!(xml.contains(r#"<w:trHeight w:val="336" w:hRule="atLeast"#));
    assert!(xml.contains(&format!(r#"<wp:extent cx="{}" cy="{}"/>"#, width * 3_048, height * 3_048)));
}
