//! The objects as a file: those of lopdf, the packed ones, and the table of where each is (ISO 32000-1, 7.5).
//!
//! lopdf can write such files, but only from objects that it holds itself, and it drops object streams that are made already.

use std::io::Write;

use lopdf::content::{Content, Operation};
use lopdf::{Document, Object};
use sha2::{Digest, Sha256};

use super::pack::{Deflate, Packed};

/// Where an object is.
#[derive(Clone, Copy)]
enum Place {
    /// Nowhere: the number is free.
    None,
    /// Bytes from the file's start.
    Plain(u32),
    /// Number of its stream, and index there.
    Packed(u32, u16),
}

/// Where objects are, by their numbers.
#[derive(Clone, Default)]
struct Places(Vec<Place>);

impl Places {
    fn set(&mut self, number: u32, place: Place) {
        let at = usize::try_from(number).unwrap_or(usize::MAX);
        if self.0.len() <= at {
            self.0.resize(at.saturating_add(1), Place::None);
        }
        if let Some(own) = self.0.get_mut(at) {
            *own = place;
        }
    }
}

/// Bytes of the file. The identifier follows from all that stands before it.
pub(super) fn write(pdf: Document, packed: Vec<Packed>, deflate: Deflate) -> lopdf::Result<Vec<u8>> {
    let mut beginning = Beginning::new(pdf)?;
    let (end, _) = beginning.end(Vec::new(), packed, Some(deflate))?;
    beginning.bytes.extend_from_slice(&end);
    Ok(beginning.bytes)
}

/// A file up to where its pages' own objects begin: many files may begin so.
pub(super) struct Beginning {
    /// The bytes.
    pub bytes: Vec<u8>,
    hash: Sha256,
    places: Places,
    /// The first number that no object has.
    next: u32,
    /// Entries of the trailer but for size and identifier.
    trailer: String,
}

impl Beginning {
    /// Writes all objects of a document.
    pub fn new(pdf: Document) -> lopdf::Result<Self> {
        let mut bytes = format!("%PDF-{}\n%ÂÊÔƠ\n", pdf.version).into_bytes();
        let mut places = Places::default();
        for ((number, _), object) in pdf.objects {
            places.set(number, Place::Plain(end(&bytes)));
            writeln!(bytes, "{number} 0 obj")?;
            // lopdf's way of writing an object that it lets others use is the operand of an operator.
            let object = Operation::new("\nendobj\n", vec![object]);
            bytes.append(&mut Content { operations: vec![object] }.encode()?);
        }
        let reference = |key: &str| pdf.trailer.get(key.as_bytes()).and_then(Object::as_reference).ok();
        let entries = ["Root", "Info"].iter().filter_map(|key| Some(format!("/{key} {} 0 R", reference(key)?.0)));
        let (trailer, hash) = (entries.collect(), Sha256::new_with_prefix(&bytes));
        Ok(Self { bytes, hash, places, next: pdf.max_id + 1, trailer })
    }

    /// The rest of a file: further objects with their numbers, written as they are, packed ones, and the table; with it the hash of
    /// the whole file. Without a way to deflate the table stays as it is.
    pub fn end(
        &self,
        plain: Vec<(u32, Vec<u8>)>,
        packed: Vec<Packed>,
        deflate: Option<Deflate>,
    ) -> lopdf::Result<(Vec<u8>, [u8; 32])> {
        let before = end(&self.bytes);
        let (mut out, mut places) = (Vec::new(), self.places.clone());
        let ends = plain.iter().map(|(number, _)| number + 1).chain(packed.iter().map(|of| of.first + u32::from(of.count)));
        let mut next = ends.fold(self.next, u32::max);
        for (number, mut object) in plain {
            places.set(number, Place::Plain(before + end(&out)));
            writeln!(out, "{number} 0 obj")?;
            out.append(&mut object);
            out.extend_from_slice(b"\nendobj\n");
        }
        for stream in packed {
            places.set(next, Place::Plain(before + end(&out)));
            for (index, number) in (0..stream.count).zip(stream.first..) {
                places.set(number, Place::Packed(next, index));
            }
            let Packed { count, table, bytes, deflated, .. } = stream;
            let filter = filter(deflated);
            write!(out, "{next} 0 obj\n<</Type/ObjStm/N {count}/First {table}{filter}/Length {}>>stream\n", bytes.len())?;
            out.extend_from_slice(&bytes);
            out.extend_from_slice(b"\nendstream\nendobj\n");
            next += 1;
        }
        let start = before + end(&out);
        places.set(next, Place::Plain(start));
        let table = table(&places);
        let table = if let Some(deflate) = deflate { deflate(&table)? } else { table };
        let mut hash = self.hash.clone();
        hash.update(&out);
        let (hashed, identifier) = (out.len(), hash.clone().finalize());
        write!(out, "{next} 0 obj\n<</Type/XRef/Size {}/W[1 4 2]/ID[", next + 1)?;
        for _ in 0..2 {
            out.push(b'<');
            for byte in identifier.iter().take(16) {
                write!(out, "{byte:02X}")?;
            }
            out.push(b'>');
        }
        writeln!(out, "]{}{}/Length {}>>stream", self.trailer, filter(deflate.is_some()), table.len())?;
        out.extend_from_slice(&table);
        write!(out, "\nendstream\nendobj\nstartxref\n{start}\n%%EOF\n")?;
        hash.update(out.get(hashed..).unwrap_or_default());
        Ok((out, hash.finalize().into()))
    }
}

const fn filter(deflated: bool) -> &'static str {
    if deflated { "/Filter/FlateDecode" } else { "" }
}

/// Seven bytes for each number from 0; numbers without an object are free and not used again.
fn table(places: &Places) -> Vec<u8> {
    let mut table = Vec::with_capacity(places.0.len() * 7);
    for place in &places.0 {
        let (kind, place, index) = match *place {
            Place::None => (0, 0, u16::MAX),
            Place::Plain(start) => (1, start, 0),
            Place::Packed(stream, index) => (2, stream, index),
        };
        table.push(kind);
        table.extend_from_slice(&place.to_be_bytes());
        table.extend_from_slice(&index.to_be_bytes());
    }
    table
}

/// Length so far; no paper reaches four gigabytes.
fn end(out: &[u8]) -> u32 {
    u32::try_from(out.len()).unwrap_or(u32::MAX)
}
