//! One sheet's XML, looked through only where it holds something of interest: nearly no sheet does.

use memchr::memmem;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::{HiddenRows, SheetTraces, TraceKind, address};
use crate::model::place::CellAddress;

/// Adds what stands in a sheet's XML; damage ends the look, the reader of cells will say it.
pub fn look(xml: &[u8], found: &mut SheetTraces) {
    let has = |wanted: &[u8]| memmem::find(xml, wanted).is_some();
    // Any formula ends so, and hardly a sheet has the letters elsewhere.
    let formulas: [&[u8]; 4] = [b"<f>", b"<f ", b":f>", b":f "];
    if (has(b"f>") && formulas.into_iter().any(has)) || !hidden_alone(xml, found) {
        rows(xml, found);
    }
    if let Some(start) = memmem::find(xml, b"mergeCells") {
        let rest = xml.get(start..).unwrap_or_default();
        let end = memmem::find(rest, b"mergeCells>").unwrap_or(rest.len());
        merged(rest.get(..end).unwrap_or_default(), found);
    }
}

/// Adds the hidden rows and columns of a sheet without formulas, of which only their own tags are read. False, and nothing is
/// added, where a hidden row does not say which it is.
fn hidden_alone(xml: &[u8], found: &mut SheetTraces) -> bool {
    let (mut rows, mut columns) = (HiddenRows::default(), Vec::new());
    let mut met = SheetTraces::default();
    let mut looked_at = 0;
    for at in memmem::find_iter(xml, b" hidden=") {
        // No tag begins since the last one: that one has been read.
        let Some(open) = xml.get(looked_at..at).and_then(|before| memchr::memrchr(b'<', before)) else { continue };
        let tag = xml.get(looked_at + open..).unwrap_or_default();
        looked_at = at;
        let Ok(Event::Start(element) | Event::Empty(element)) = Reader::from_reader(tag).read_event() else { return false };
        match element.local_name().as_ref() {
            "row" if is_hidden(&element) => match number(&element, "r") {
                Some(row) => rows.add(row.saturating_sub(1), &mut met),
                None => return false,
            },
            "col" => columns.extend(hidden_columns(&element)),
            _ => (),
        }
    }
    for (first, last) in columns {
        found.add(TraceKind::HiddenColumns, first, last, "");
    }
    found.traces.append(&mut met.traces);
    rows.finish(found);
    true
}

fn merged(xml: &[u8], found: &mut SheetTraces) {
    for reference in memmem::find_iter(xml, b"ref=\"") {
        let rest = xml.get(reference + 5..).unwrap_or_default();
        let end = memchr::memchr(b'"', rest).unwrap_or(0);
        let text = rest.get(..end).and_then(|text| std::str::from_utf8(text).ok()).unwrap_or_default();
        if let Some(corners) = span(text) {
            found.add_merged(corners);
        }
    }
}

/// The corners of `B4:C4`.
fn span(text: &str) -> Option<(CellAddress, CellAddress)> {
    let (first, last) = text.split_once(':')?;
    Some((address(first)?, address(last)?))
}

/// The cell whose formula is being read.
#[derive(Default)]
struct CellNow {
    at: Option<CellAddress>,
    is_text: bool,
    formula: Option<String>,
    has_value: bool,
}

fn rows(xml: &[u8], found: &mut SheetTraces) {
    let mut reader = Reader::from_reader(xml);
    let (mut cell, mut in_formula) = (CellNow::default(), false);
    let mut hidden = HiddenRows::default();
    let mut row = 0_u32;
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Start(element) | Event::Empty(element) if element.local_name().as_ref() == "row" => {
                row = number(&element, "r").unwrap_or(row.saturating_add(1));
                if is_hidden(&element) {
                    hidden.add(row.saturating_sub(1), found);
                }
            }
            Event::Start(element) | Event::Empty(element) if element.local_name().as_ref() == "col" => {
                if let Some((first, last)) = hidden_columns(&element) {
                    found.add(TraceKind::HiddenColumns, first, last, "");
                }
            }
            Event::Start(element) => match element.local_name().as_ref() {
                "c" => {
                    let at = attribute(&element, "r").and_then(address);
                    cell = CellNow { at, is_text: attribute(&element, "t") == Some("str"), ..CellNow::default() };
                }
                "f" => (cell.formula, in_formula) = (Some(String::new()), true),
                "v" | "is" => cell.has_value = true,
                _ => (),
            },
            Event::Empty(element) if element.local_name().as_ref() == "f" => cell.formula = Some(String::new()),
            Event::Text(text) => match &mut cell.formula {
                Some(formula) if in_formula && formula.len() < 8 * super::MOST_TEXT => formula.push_str(&text),
                _ => (),
            },
            Event::End(element) => match element.local_name().as_ref() {
                "f" => in_formula = false,
                "c" => finish(std::mem::take(&mut cell), found),
                "sheetData" => break,
                _ => (),
            },
            Event::Eof => break,
            _ => (),
        }
    }
    hidden.finish(found);
}

/// The first cells of the first and last column that a `col` hides.
fn hidden_columns(element: &BytesStart<'_>) -> Option<(CellAddress, CellAddress)> {
    let (min, max) = number(element, "min").zip(number(element, "max")).filter(|_| is_hidden(element))?;
    let column = |number: u32| CellAddress { row: 0, column: number.saturating_sub(1) };
    Some((column(min), column(max)))
}

fn finish(cell: CellNow, found: &mut SheetTraces) {
    let Some((at, formula)) = cell.at.zip(cell.formula) else { return };
    if !cell.has_value && !cell.is_text {
        if found.without_value.len() < super::MOST {
            found.without_value.push((at, format!("={}", super::cut(&formula))));
        }
    } else if memchr::memchr(b'[', formula.as_bytes()).is_some_and(|open| memchr::memchr(b']', formula.as_bytes()) > Some(open)) {
        found.add(TraceKind::External, at, at, &formula);
    } else if formula.len() <= super::MOST_TEXT && crate::intake::sum_formula::parse(&formula).is_some() {
        found.add(TraceKind::Sum, at, at, &formula);
    }
}

fn is_hidden(element: &BytesStart<'_>) -> bool {
    matches!(attribute(element, "hidden"), Some("1" | "true"))
}

fn number(element: &BytesStart<'_>, name: &str) -> Option<u32> {
    attribute(element, name)?.parse().ok()
}

/// An attribute as written; numbers and references hold nothing that is escaped.
fn attribute<'e>(element: &'e BytesStart<'_>, name: &str) -> Option<&'e str> {
    let found = element.attributes().flatten().find(|attribute| attribute.key.as_ref() == name)?;
    match found.value {
        std::borrow::Cow::Borrowed(value) => Some(value),
        std::borrow::Cow::Owned(_) => None,
    }
}
