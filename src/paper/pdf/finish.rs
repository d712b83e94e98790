//! Finishes the object graph that printpdf built, as archives (PDF/A-2a) and readers who cannot see (PDF/UA-1) ask: version,
//! language, title, metadata, colours, bookmarks, structure; then a balanced page tree and compression. printpdf numbers
//! identifiers from a counter of the process and writes clock-like dates; neither gets into the file.

use std::cell::RefCell;
use std::io::Write;

use flate2::{Compression, write::ZlibEncoder};
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, StringFormat};
use rayon::prelude::*;

use super::pack::Packed;
use super::structure::{self, Numbers};
use super::{background, colour, file, outline, xmp};
use crate::error::Error;
use crate::model::page::Paper;

/// Children of a node of the page tree.
pub(super) const FAN: usize = 32;
/// Level 6 saves a tenth of a long list's bytes and takes twice as long.
const LEVEL: u32 = 2;

/// Bytes of the finished file; `marks` holds for each page the elements of its marked contents.
pub(super) fn finish(mut pdf: Document, title: &str, paper: &Paper, marks: &[Vec<u32>]) -> Result<Vec<u8>, Error> {
    let mut pages: Vec<u32> = pdf.get_pages().into_values().map(|(number, _)| number).collect();
    take_specimen(&mut pdf, &mut pages)
        .and_then(|()| complete(&mut pdf, title, paper, &pages))
        .and_then(|()| tag(&mut pdf, paper, &pages, marks))
        .and_then(|packed| {
            compress(&mut pdf)?;
            file::write(pdf, packed, deflate)
        })
        .map_err(|fault| refused(&fault))
}

/// Takes the page before the first one out: it only made printpdf describe all characters.
fn take_specimen(pdf: &mut Document, pages: &mut Vec<u32>) -> lopdf::Result<()> {
    if pages.is_empty() {
        return Ok(());
    }
    let specimen = (pages.remove(0), 0);
    let own = ["Contents", "Resources"].map(|key| pdf.get_dictionary(specimen)?.get(key.as_bytes())?.as_reference());
    for object in own {
        pdf.objects.remove(&object?);
    }
    pdf.objects.remove(&specimen);
    let root = pdf.catalog()?.get(b"Pages").and_then(Object::as_reference)?;
    let kids = pdf.get_dictionary_mut(root)?.get_mut(b"Kids")?.as_array_mut()?;
    kids.retain(|kid| kid.as_reference().ok() != Some(specimen));
    Ok(())
}

/// What papers whose pages are alike begin with, and what the rest of each needs to know of it.
pub(super) struct Mould {
    /// The bytes up to the pages' own objects.
    pub beginning: file::Beginning,
    /// Number of the first page, and of its contents, which are still to be made.
    pub page: u32,
    /// See `page`.
    pub contents: u32,
    /// Number of what all pages draw with.
    pub resources: u32,
    /// Number of the root of the page tree.
    pub tree: u32,
    /// Number of the outline, which is still to be made if the paper has one.
    pub outline: u32,
    /// Number of the structure's root, and of its parent tree, which is still to be made.
    pub root: u32,
    /// See `root`.
    pub parents: u32,
    /// Number of the structure's first element.
    pub first: u32,
}

/// A mould from the graph of the first page of so many; `paper` says nothing on it. Of more than one page neither the first nor the
/// page tree are in the beginning.
pub(super) fn mould(mut pdf: Document, title: &str, paper: &Paper, count: usize, outlined: bool) -> Result<Mould, Error> {
    let mut pages: Vec<u32> = pdf.get_pages().into_values().map(|(number, _)| number).collect();
    take_specimen(&mut pdf, &mut pages)
        .and_then(|()| complete(&mut pdf, title, paper, &pages))
        .and_then(|()| {
            let page = pages.first().copied().unwrap_or_default();
            let of_page = |key: &[u8]| pdf.get_dictionary((page, 0))?.get(key)?.as_reference();
            let (contents, resources) = (of_page(b"Contents")?, of_page(b"Resources")?.0);
            let tree = pdf.catalog()?.get(b"Pages").and_then(Object::as_reference)?;
            pdf.objects.remove(&contents);
            if count > 1 {
                pdf.objects.remove(&(page, 0));
                pdf.objects.remove(&tree);
            }
            let outline = pdf.new_object_id();
            if outlined {
                pdf.catalog_mut()?.set("Outlines", outline);
            }
            let (root, parents) = root(&mut pdf, count)?;
            compress(&mut pdf)?;
            let (first, contents, tree, outline) = (pdf.max_id + 1, contents.0, tree.0, outline.0);
            let beginning = file::Beginning::new(pdf)?;
            Ok(Mould { beginning, page, contents, resources, tree, outline, root, parents, first })
        })
        .map_err(|fault: lopdf::Error| refused(&fault))
}

/// A library failed on what we gave it.
pub(super) fn refused(fault: &dyn std::fmt::Display) -> Error {
    Error::Refused(format!("Không hoàn tất được tệp PDF ({fault})."))
}

/// Adds the root of the structure tree over so many pages; its number, and that of its parent tree, which is still to be made.
fn root(pdf: &mut Document, pages: usize) -> lopdf::Result<(u32, u32)> {
    let (root, parents) = (pdf.new_object_id(), pdf.new_object_id());
    let mut tree = Dictionary::new();
    tree.set("Type", "StructTreeRoot");
    tree.set("K", Object::Reference((pdf.max_id + 1, 0)));
    tree.set("ParentTree", parents);
    tree.set("ParentTreeNextKey", i64::try_from(pages).unwrap_or(i64::MAX));
    pdf.objects.insert(root, tree.into());
    pdf.catalog_mut()?.set("StructTreeRoot", root);
    Ok((root.0, parents.0))
}

fn complete(pdf: &mut Document, title: &str, paper: &Paper, pages: &[u32]) -> lopdf::Result<()> {
    "1.7".clone_into(&mut pdf.version);
    let title = xmp::title(title);
    let mut info = Dictionary::new();
    info.set("Title", text(&title));
    info.set("Producer", text(xmp::PRODUCER));
    let info = pdf.add_object(info);
    if let Ok(old) = pdf.trailer.get(b"Info").and_then(Object::as_reference) {
        pdf.objects.remove(&old);
    }
    pdf.trailer.set("Info", info);
    for (index, page) in (0_i64..).zip(pages) {
        let page = pdf.get_dictionary_mut((*page, 0))?;
        page.remove(b"Annots");
        page.remove(b"TrimBox");
        page.remove(b"CropBox");
        page.set("StructParents", index);
        page.set("Tabs", "S");
    }
    let root = pdf.catalog()?.get(b"Pages").and_then(Object::as_reference)?;
    balance(pdf, root)?;
    outline::add(pdf, paper, pages)?;
    background::add(pdf, paper, pages)?;
    colour::add(pdf)?;
    let mut dictionary = Dictionary::new();
    dictionary.set("Type", "Metadata");
    dictionary.set("Subtype", "XML");
    let metadata = pdf.add_object(Stream::new(dictionary, xmp::packet(&title).into_bytes()));
    let (mut preferences, mut marked) = (Dictionary::new(), Dictionary::new());
    preferences.set("DisplayDocTitle", true);
    marked.set("Marked", true);
    let catalog = pdf.catalog_mut()?;
    catalog.set("Lang", Object::string_literal(xmp::LANGUAGE));
    catalog.set("ViewerPreferences", preferences);
    catalog.set("MarkInfo", marked);
    catalog.set("Metadata", metadata);
    Ok(())
}

/// Adds the root of the structure tree and gives the rest of it packed. Its objects are numbered after all others.
fn tag(pdf: &mut Document, paper: &Paper, pages: &[u32], marks: &[Vec<u32>]) -> lopdf::Result<Vec<Packed>> {
    let (root, parents) = root(pdf, pages.len())?;
    let first = pdf.max_id + 1;
    let lists = first.saturating_add(u32::try_from(paper.structure.elements.len()).unwrap_or(u32::MAX));
    let mut numbers = Dictionary::new();
    let list = |(page, number): (i64, u32)| [Object::Integer(page), Object::Reference((number, 0))];
    numbers.set("Nums", (0..).zip(lists..).take(pages.len()).flat_map(list).collect::<Vec<_>>());
    pdf.objects.insert((parents, 0), numbers.into());
    Ok(structure::objects(paper, marks, Numbers { first, root, pages }, Some(deflate))?)
}

/// A text string in UTF-16 with its mark (ISO 32000-1, 7.9.2.2).
pub(super) fn text(text: &str) -> Object {
    let units = std::iter::once(0xFEFF).chain(text.encode_utf16());
    Object::String(units.flat_map(u16::to_be_bytes).collect(), StringFormat::Hexadecimal)
}

/// Puts nodes between the root and its pages until no node has more than [`FAN`] children: viewers find a page by
/// walking down, and a flat list of hundreds makes them read all of it.
fn balance(pdf: &mut Document, root: ObjectId) -> lopdf::Result<()> {
    let kids = pdf.get_dictionary(root)?.get(b"Kids")?.as_array()?.clone();
    let mut level: Vec<(Object, i64)> = kids.into_iter().map(|kid| (kid, 1)).collect();
    while level.len() > FAN {
        let mut above = Vec::new();
        for group in level.chunks(FAN) {
            let pages = group.iter().map(|(_, pages)| pages).sum();
            let mut node = Dictionary::new();
            node.set("Type", "Pages");
            let id = pdf.add_object(node);
            adopt(pdf, id, group, pages)?;
            above.push((Object::Reference(id), pages));
        }
        level = above;
    }
    let pages = level.iter().map(|(_, pages)| pages).sum();
    adopt(pdf, root, &level, pages)
}

fn adopt(pdf: &mut Document, parent: ObjectId, kids: &[(Object, i64)], pages: i64) -> lopdf::Result<()> {
    for (kid, _) in kids {
        let kid = kid.as_reference()?;
        pdf.get_dictionary_mut(kid)?.set("Parent", parent);
    }
    let node = pdf.get_dictionary_mut(parent)?;
    node.set("Kids", kids.iter().map(|(kid, _)| kid.clone()).collect::<Vec<_>>());
    node.set("Count", pages);
    Ok(())
}

/// Deflates all streams in parallel; each stream alone decides its bytes, so the number of threads does not matter.
/// Metadata stays readable for programs that know no PDF.
fn compress(pdf: &mut Document) -> std::io::Result<()> {
    pdf.objects.par_iter_mut().try_for_each(|(_, object)| {
        let Object::Stream(stream) = object else { return Ok(()) };
        if stream.dict.has(b"Filter") || stream.dict.has_type(b"Metadata") {
            return Ok(());
        }
        let content = deflate(&stream.content)?;
        stream.set_content(content);
        stream.dict.set("Filter", "FlateDecode");
        Ok(())
    })
}

pub(super) fn deflate(bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    thread_local! {
        /// To get and clear its 300 KB anew takes a fifth of the time of deflating a page. Nothing of one stream is in the next.
        static ENCODER: RefCell<ZlibEncoder<Vec<u8>>> = RefCell::new(ZlibEncoder::new(Vec::new(), Compression::new(LEVEL)));
    }
    ENCODER.with_borrow_mut(|encoder| {
        encoder.write_all(bytes)?;
        encoder.reset(Vec::new())
    })
}
