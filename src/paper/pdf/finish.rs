//! Finishes the object graph that printpdf built: version, language, title, identifier, balanced page tree, compression.
//! printpdf numbers identifiers from a counter of the process and writes clock-like dates; both are replaced here.

use std::io::Write;

use flate2::{Compression, write::ZlibEncoder};
use lopdf::{Dictionary, Document, Object, ObjectId, StringFormat};
use rayon::prelude::*;
use sha2::{Digest, Sha256};

use crate::error::Error;

/// Children of a node of the page tree.
const FAN: usize = 32;
/// Best trade on content streams: level 9 takes half as long again for 1 % less.
const LEVEL: u32 = 6;

/// Bytes of the finished file.
pub(super) fn finish(mut pdf: Document, title: &str) -> Result<Vec<u8>, Error> {
    complete(&mut pdf, title).map_err(|fault| refused(&fault))?;
    compress(&mut pdf).map_err(|fault| refused(&fault))?;
    let mut bytes = Vec::new();
    identify(&mut pdf);
    pdf.save_to(&mut bytes).map_err(|fault| refused(&fault))?;
    Ok(bytes)
}

fn refused(fault: &dyn std::fmt::Display) -> Error {
    Error::Refused(format!("Không hoàn tất được tệp PDF ({fault})."))
}

fn complete(pdf: &mut Document, title: &str) -> lopdf::Result<()> {
    "1.7".clone_into(&mut pdf.version);
    let mut info = Dictionary::new();
    info.set("Title", text(title));
    info.set("Producer", text("khuyenhoc"));
    let info = pdf.add_object(info);
    if let Ok(old) = pdf.trailer.get(b"Info").and_then(Object::as_reference) {
        pdf.objects.remove(&old);
    }
    pdf.trailer.set("Info", info);
    for page in pdf.get_pages().into_values() {
        let page = pdf.get_dictionary_mut(page)?;
        page.remove(b"Annots");
        page.remove(b"TrimBox");
        page.remove(b"CropBox");
    }
    let pages = pdf.catalog()?.get(b"Pages").and_then(Object::as_reference)?;
    balance(pdf, pages)?;
    let mut preferences = Dictionary::new();
    preferences.set("DisplayDocTitle", true);
    let catalog = pdf.catalog_mut()?;
    catalog.set("Lang", Object::string_literal("vi-VN"));
    catalog.set("ViewerPreferences", preferences);
    Ok(())
}

/// A text string in UTF-16 with its mark (ISO 32000-1, 7.9.2.2).
fn text(text: &str) -> Object {
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
fn compress(pdf: &mut Document) -> std::io::Result<()> {
    pdf.objects.par_iter_mut().try_for_each(|(_, object)| {
        let Object::Stream(stream) = object else { return Ok(()) };
        if stream.dict.has(b"Filter") {
            return Ok(());
        }
        let mut encoder = ZlibEncoder::new(Vec::with_capacity(stream.content.len() / 3), Compression::new(LEVEL));
        encoder.write_all(&stream.content)?;
        stream.set_content(encoder.finish()?);
        stream.dict.set("Filter", "FlateDecode");
        Ok(())
    })
}

/// The file identifier (ISO 32000-1, 14.4) from everything in the file but itself.
fn identify(pdf: &mut Document) {
    let mut hash = Sha256::new();
    for object in pdf.objects.values() {
        match object {
            Object::Stream(stream) => hash.update(&stream.content),
            other => hash.update(format!("{other:?}")),
        }
    }
    let id: Vec<u8> = hash.finalize().iter().take(16).copied().collect();
    let id = Object::String(id, StringFormat::Hexadecimal);
    pdf.trailer.set("ID", vec![id.clone(), id]);
}
