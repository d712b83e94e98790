//! Which parts of an .xlsx belong to which sheet, and what was met in them.

use std::collections::BTreeMap;

use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::{BytesStart, Event};

use super::{SheetTraces, sheet_xml, side_parts, xlsb_parts};
use crate::intake::package::{Format, Package};

/// What was met on each sheet of an .xlsx, by the sheet's name as the file writes it; sheets on which nothing was met are left out.
pub fn of_xlsx(package: &Package) -> BTreeMap<String, SheetTraces> {
    let mut all = BTreeMap::new();
    let Some(book) = package.part("xl/workbook.xml") else { return all };
    let targets = relationships(package.part("xl/_rels/workbook.xml.rels").unwrap_or_default(), "xl/");
    for (name, id) in sheets(book) {
        let Some(relationship) = targets.iter().find(|relationship| relationship.id == id) else { continue };
        let mut found = SheetTraces::default();
        of_sheet(package, &relationship.target, &mut found);
        if !found.traces.is_empty() || !found.without_value.is_empty() {
            all.insert(name, found);
        }
    }
    all
}

fn of_sheet(package: &Package, part: &str, found: &mut SheetTraces) {
    sheet_xml::look(package.part(part).unwrap_or_default(), found);
    beside(package, part, found);
}

/// Adds the comments and drawings that belong to the part of a sheet.
pub fn beside(package: &Package, part: &str, found: &mut SheetTraces) {
    let Some((folder, file)) = part.rsplit_once('/') else { return };
    let Some(of_sheet) = package.part(&format!("{folder}/_rels/{file}.rels")) else { return };
    for relationship in relationships(of_sheet, &format!("{folder}/")) {
        let part = package.part(&relationship.target).unwrap_or_default();
        if relationship.kind.ends_with("/comments") && package.format == Format::Xlsb {
            xlsb_parts::comments(part, found);
        } else if relationship.kind.ends_with("/comments") {
            side_parts::comments(part, found);
        } else if relationship.kind.ends_with("/drawing") {
            side_parts::drawings(part, found);
        }
    }
}

/// Names of sheets with the identifiers of their relationships.
fn sheets(book: &[u8]) -> Vec<(String, String)> {
    elements(book, "sheet", |element| Some((value(element, "name")?, value(element, "id")?)))
}

/// One relationship of a part.
pub struct Relationship {
    /// Its identifier.
    pub id: String,
    kind: String,
    /// Name of the part in lower case, without a slash before it.
    pub target: String,
}

/// The relationships of a part that lies in `folder`.
pub fn relationships(xml: &[u8], folder: &str) -> Vec<Relationship> {
    elements(xml, "Relationship", |element| {
        let target = value(element, "Target")?.replace('\\', "/").to_lowercase();
        let target = match target.strip_prefix('/') {
            Some(absolute) => absolute.to_owned(),
            None => resolved(folder, &target),
        };
        Some(Relationship { id: value(element, "Id")?, kind: value(element, "Type")?, target })
    })
}

/// `../drawings/drawing1.xml` seen from `xl/worksheets/`.
fn resolved(folder: &str, target: &str) -> String {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in target.split('/') {
        match part {
            ".." => _ = parts.pop(),
            "." | "" => (),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

fn elements<T>(xml: &[u8], name: &str, read: impl Fn(&BytesStart<'_>) -> Option<T>) -> Vec<T> {
    let mut reader = Reader::from_reader(xml);
    let mut found = Vec::new();
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Start(element) | Event::Empty(element) if element.local_name().as_ref() == name => {
                found.extend(read(&element));
            }
            Event::Eof => break,
            _ => (),
        }
    }
    found
}

/// An attribute by its name without prefix.
fn value(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = element.attributes().flatten().find(|attribute| attribute.key.local_name().as_ref() == name)?;
    let value: &str = found.value.as_ref();
    unescape(value).ok().map(std::borrow::Cow::into_owned)
}
