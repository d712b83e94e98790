//! The objects as a file: those of lopdf, the packed ones, and the table of where each is (ISO 32000-1, 7.5).
//!
//! lopdf can write such files, but only from objects that it holds itself, and it drops object streams that are made already.

use std::collections::BTreeMap;
use std::io::Write;

use lopdf::content::{Content, Operation};
use lopdf::{Document, Object};
use sha2::{Digest, Sha256};

use super::pack::{Deflate, Packed};

/// Where an object is.
#[derive(Clone, Copy)]
enum Place {
    /// Bytes from the file's start.
    Plain(u32),
    /// Number of its stream, and index there.
    Packed(u32, u16),
}

/// Bytes of the file. The identifier follows from all that stands before it.
pub(super) fn write(pdf: Document, packed: Vec<Packed>, deflate: Deflate) -> lopdf::Result<Vec<u8>> {
    let mut out = format!("%PDF-{}\n%ÂÊÔƠ\n", pdf.version).into_bytes();
    let mut places = BTreeMap::new();
    let packed_end = packed.last().map_or(0, |last| last.first + u32::from(last.count));
    let mut next = (pdf.max_id + 1).max(packed_end);
    for ((number, _), object) in pdf.objects {
        places.insert(number, Place::Plain(end(&out)));
        writeln!(out, "{number} 0 obj")?;
        // lopdf's way of writing an object that it lets others use is the operand of an operator.
        let object = Operation::new("\nendobj\n", vec![object]);
        out.append(&mut Content { operations: vec![object] }.encode()?);
    }
    for stream in packed {
        places.insert(next, Place::Plain(end(&out)));
        for (index, number) in (0..stream.count).zip(stream.first..) {
            places.insert(number, Place::Packed(next, index));
        }
        let Packed { count, table, bytes, .. } = stream;
        write!(out, "{next} 0 obj\n<</Type/ObjStm/N {count}/First {table}/Filter/FlateDecode/Length {}>>stream\n", bytes.len())?;
        out.extend_from_slice(&bytes);
        out.extend_from_slice(b"\nendstream\nendobj\n");
        next += 1;
    }
    let start = end(&out);
    places.insert(next, Place::Plain(start));
    let table = deflate(&table(&places, next))?;
    let hash = Sha256::digest(&out);
    write!(out, "{next} 0 obj\n<</Type/XRef/Size {}/W[1 4 2]/ID[", next + 1)?;
    for _ in 0..2 {
        out.push(b'<');
        for byte in hash.iter().take(16) {
            write!(out, "{byte:02X}")?;
        }
        out.push(b'>');
    }
    out.push(b']');
    for key in ["Root", "Info"] {
        if let Ok((number, _)) = pdf.trailer.get(key.as_bytes()).and_then(Object::as_reference) {
            write!(out, "/{key} {number} 0 R")?;
        }
    }
    writeln!(out, "/Filter/FlateDecode/Length {}>>stream", table.len())?;
    out.extend_from_slice(&table);
    write!(out, "\nendstream\nendobj\nstartxref\n{start}\n%%EOF\n")?;
    Ok(out)
}

/// Seven bytes for each number from 0; numbers without an object are free and not used again.
fn table(places: &BTreeMap<u32, Place>, last: u32) -> Vec<u8> {
    let mut table = Vec::new();
    for number in 0..=last {
        let (kind, place, index) = match places.get(&number) {
            None => (0, 0, u16::MAX),
            Some(Place::Plain(start)) => (1, *start, 0),
            Some(Place::Packed(stream, index)) => (2, *stream, *index),
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
