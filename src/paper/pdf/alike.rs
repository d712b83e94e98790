//! A paper whose pages are of one size and draw with the same: each is written straight as text, and no library holds thousands of
//! objects that differ in a number.

use std::io::Write;

use rayon::prelude::*;

use super::finish::{FAN, Mould, deflate, refused};
use super::pack::{self, Packed};
use super::structure::{self, Numbers};
use super::{singles, write};
use crate::error::Error;
use crate::model::page::Paper;
use crate::model::structure::Bookmark;
use crate::paper::font::Faces;

/// The file's bytes, as [`super::write()`] gives them; bookmarks are all of one level and lead to the pages in their order.
///
/// # Errors
/// As [`super::write()`].
pub fn write_alike(title: &str, paper: &Paper, faces: &Faces) -> Result<Vec<u8>, Error> {
    let alike = |pair: &[crate::model::page::Page]| matches!(pair, [one, next] if one.width.to_bits() == next.width.to_bits() && one.height.to_bits() == next.height.to_bits());
    if paper.pages.len() < 2 || !paper.pages.windows(2).all(alike) {
        return write::write_titled(title, paper, faces);
    }
    let subsets = write::subsets(title, &paper.pages.iter(), faces)?;
    let outline = paper.structure.outline.as_slice();
    let mould = singles::mould(title, paper, &subsets, paper.pages.len(), !outline.is_empty())?;
    let drawn: Vec<_> = paper
        .pages
        .par_iter()
        .map(|page| {
            let (raw, marks) = write::draw(page, paper, &subsets);
            deflate(raw.into_text().as_bytes()).map(|contents| (contents, marks))
        })
        .collect::<std::io::Result<_>>()
        .map_err(|fault| refused(&fault))?;
    let (contents, marks): (Vec<Vec<u8>>, Vec<Vec<u32>>) = drawn.into_iter().unzip();
    join(&mould, paper, contents, &marks).map_err(|fault| refused(&fault))
}

/// Numbers behind those of the structure: contents, then what is packed: pages, nodes above them, bookmarks.
fn join(mould: &Mould, paper: &Paper, contents: Vec<Vec<u8>>, marks: &[Vec<u32>]) -> lopdf::Result<Vec<u8>> {
    let (count, elements) = (number(contents.len()), number(paper.structure.elements.len()));
    let lists = mould.first + elements;
    let first_contents = lists + count;
    let first_page = first_contents + count;
    let pages: Vec<u32> = (first_page..first_page + count).collect();
    let numbers = Numbers { first: mould.first, root: mould.root, pages: &pages };
    let mut packed = structure::objects(paper, marks, numbers, Some(deflate))?;
    let (texts, top) = tree(mould, paper, first_contents, &pages);
    let bookmarks = bookmarks(&paper.structure.outline, mould.outline, first_page + number(texts.len()), &pages);
    let mut objects = texts;
    objects.extend(bookmarks);
    packed.extend(pack_all(&objects, first_page)?);
    let mut parents = b"<</Nums[".to_vec();
    for (page, list) in (0..count).zip(lists..) {
        write!(parents, "{page} {list} 0 R ")?;
    }
    parents.extend_from_slice(b"]>>");
    let mut plain = vec![(mould.tree, top.into_bytes()), (mould.parents, parents)];
    if let Some(last) = number(paper.structure.outline.len()).checked_sub(1) {
        let (first, last) = (first_page + number(objects.len()) - last - 1, first_page + number(objects.len()) - 1);
        let whole = format!("<</Type/Outlines/First {first} 0 R/Last {last} 0 R/Count {}>>", last - first + 1);
        plain.push((mould.outline, whole.into_bytes()));
    }
    plain.extend((first_contents..).zip(contents).map(|(number, bytes)| (number, stream(&bytes))));
    let (end, _) = mould.beginning.end(plain, packed, Some(deflate))?;
    Ok([mould.beginning.bytes.as_slice(), &end].concat())
}

fn stream(deflated: &[u8]) -> Vec<u8> {
    let head = format!("<</Filter/FlateDecode/Length {}>>stream\n", deflated.len());
    [head.as_bytes(), deflated, b"\nendstream"].concat()
}

/// The pages, then the nodes above them, as texts in the order of their numbers; and the root's (ISO 32000-1, 7.7.3).
fn tree(mould: &Mould, paper: &Paper, first_contents: u32, pages: &[u32]) -> (Vec<String>, String) {
    let mut texts = Vec::with_capacity(pages.len() + pages.len() / (FAN - 1) + 1);
    let mut level: Vec<(u32, usize)> = pages.iter().map(|page| (*page, 1)).collect();
    let mut next = pages.last().map_or(0, |last| last + 1);
    let mut parents = above(level.len(), &mut next, mould.tree);
    for (index, (page, parent)) in paper.pages.iter().zip(&parents).enumerate() {
        let (width, height) = (page.width, page.height);
        texts.push(format!(
            "<</Type/Page/Parent {parent} 0 R/MediaBox[0 0 {width} {height}]/Resources {} 0 R/Contents {} 0 R/StructParents {index}/Tabs/S>>",
            mould.resources,
            first_contents + number(index)
        ));
    }
    while level.len() > FAN {
        let nodes: Vec<u32> = parents.iter().copied().step_by(FAN).collect();
        let grand = above(nodes.len(), &mut next, mould.tree);
        let groups: Vec<(u32, usize)> =
            level.chunks(FAN).zip(&nodes).map(|(group, node)| (*node, group.iter().map(|(_, count)| count).sum())).collect();
        for ((group, (_, count)), parent) in level.chunks(FAN).zip(&groups).zip(&grand) {
            texts.push(format!("<</Type/Pages/Parent {parent} 0 R/Count {count}/Kids[{}]>>", references(group)));
        }
        (level, parents) = (groups, grand);
    }
    let count: usize = level.iter().map(|(_, count)| count).sum();
    (texts, format!("<</Type/Pages/Count {count}/Kids[{}]>>", references(&level)))
}

/// The node above each of so many; nodes get the next numbers, and few enough stand below the root.
fn above(count: usize, next: &mut u32, root: u32) -> Vec<u32> {
    if count <= FAN {
        return vec![root; count];
    }
    let first = *next;
    *next += number(count.div_ceil(FAN));
    (0..count).map(|index| first + number(index / FAN)).collect()
}

fn references(nodes: &[(u32, usize)]) -> String {
    nodes.iter().flat_map(|(node, _)| [node.to_string(), " 0 R ".to_owned()]).collect()
}

/// Bookmarks as texts, numbered from `first` (12.3.3).
fn bookmarks(outline: &[Bookmark], parent: u32, first: u32, pages: &[u32]) -> Vec<String> {
    let last = outline.len().saturating_sub(1);
    let one = |(index, (bookmark, page)): (usize, (&Bookmark, &u32))| {
        let own = first + number(index);
        let digit = |nibble: u16| char::from_digit(u32::from(nibble), 16).unwrap_or('0');
        let digits = |unit: u16| [unit >> 12, unit >> 8 & 15, unit >> 4 & 15, unit & 15].map(digit);
        let hex: String = bookmark.title.encode_utf16().flat_map(digits).collect();
        let before = if index > 0 { format!("/Prev {} 0 R", own - 1) } else { String::new() };
        let after = if index < last { format!("/Next {} 0 R", own + 1) } else { String::new() };
        format!("<</Title<FEFF{hex}>/Parent {parent} 0 R{before}{after}/Dest[{page} 0 R/Fit]>>")
    };
    outline.iter().zip(pages).enumerate().map(one).collect()
}

fn pack_all(texts: &[String], first: u32) -> std::io::Result<Vec<Packed>> {
    let chunks: Vec<(u32, &[String])> =
        texts.chunks(pack::OBJECTS).enumerate().map(|(index, chunk)| (first + number(index * pack::OBJECTS), chunk)).collect();
    chunks
        .into_par_iter()
        .map(|(first, chunk)| {
            let mut objects = pack::Objects::default();
            for text in chunk {
                objects.next().extend_from_slice(text.as_bytes());
            }
            objects.pack(first, Some(deflate))
        })
        .collect()
}

/// A count of objects; a paper has far fewer than four thousand million.
fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
