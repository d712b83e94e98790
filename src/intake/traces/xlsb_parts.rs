//! Rows and columns that an .xlsb hides.

use std::collections::BTreeMap;

use super::package_parts::relationships;
use super::{SheetTraces, TraceKind};
use crate::intake::limits;
use crate::intake::ole::{u16_at, u32_at};
use crate::intake::package::Package;
use crate::intake::xlsb::{ROW, Record, records};
use crate::model::place::CellAddress;

/// A sheet of the workbook, `BrtBundleSh`: type 156 in the two bytes in which types above 127 are written.
const BUNDLE: u16 = 0x019C;
/// Columns with their width, `BrtColInfo`.
const COLUMNS: u16 = 60;

/// What was met on each sheet, by its name; sheets on which nothing was met are left out.
pub fn of_xlsb(package: &Package) -> BTreeMap<String, SheetTraces> {
    let targets = relationships(package.part("xl/_rels/workbook.bin.rels").unwrap_or_default(), "xl/");
    let bundles = records(package.part("xl/workbook.bin").unwrap_or_default()).filter(|record| record.kind == BUNDLE);
    let mut all = BTreeMap::new();
    for (id, name) in bundles.filter_map(|record| bundle(record.content)) {
        let Some(target) = targets.iter().find(|relationship| relationship.id == id) else { continue };
        let mut found = SheetTraces::default();
        look(records(package.part(&target.target).unwrap_or_default()), &mut found);
        if !found.traces.is_empty() {
            all.insert(name, found);
        }
    }
    all
}

fn look<'a>(records: impl Iterator<Item = Record<'a>>, found: &mut SheetTraces) {
    let mut hidden = super::HiddenRows::default();
    for record in records {
        let flags = |at: usize, bit: u8| record.content.get(at).is_some_and(|flags| flags & bit != 0);
        match record.kind {
            ROW if flags(11, 0x10) => hidden.add(u32_at(record.content, 0).unwrap_or(limits::ROWS), found),
            COLUMNS if flags(16, 1) => {
                let column = |at: usize| u32_at(record.content, at).filter(|column| *column < limits::COLUMNS);
                if let Some((first, last)) = column(0).zip(column(4)) {
                    let at = |column| CellAddress { row: 0, column };
                    found.add(TraceKind::HiddenColumns, at(first), at(last), "");
                }
            }
            _ => (),
        }
    }
    hidden.finish(found);
}

/// The relationship and the name of a sheet: state and number of the tab, then two texts.
fn bundle(content: &[u8]) -> Option<(String, String)> {
    let (id, rest) = text(content.get(8..)?)?;
    Some((id, text(rest)?.0))
}

/// A text with its length before it, and what follows.
fn text(bytes: &[u8]) -> Option<(String, &[u8])> {
    let length = usize::try_from(u32_at(bytes, 0)?).ok()?.checked_mul(2)?;
    let letters = bytes.get(4..4_usize.checked_add(length)?)?;
    let units: Vec<u16> = letters.chunks_exact(2).filter_map(|unit| u16_at(unit, 0)).collect();
    Some((String::from_utf16_lossy(&units), bytes.get(4 + length..)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hidden_rows_in_a_run_and_hidden_columns_are_met() {
        let row = |number: u8, flags: u8| [&[0, 17, number, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, flags][..], &[0; 5]].concat();
        let columns = |flags: u8| [&[60, 18, 2, 0, 0, 0, 3, 0, 0, 0][..], &[0; 8], &[flags, 0]].concat();
        let part = [columns(0), columns(1), row(4, 0x20), row(5, 0x10), row(6, 0x30), row(9, 0x10)].concat();
        let mut found = SheetTraces::default();
        look(records(&part), &mut found);
        let traces: Vec<String> =
            found.traces.iter().map(|trace| format!("{:?} {}:{}", trace.kind, trace.first, trace.last)).collect();
        assert_eq!(traces, ["HiddenColumns C1:D1", "HiddenRows A6:A7", "HiddenRows A10:A10"]);
    }

    #[test]
    fn a_sheet_has_a_relationship_and_a_name() {
        let text = |text: &str| {
            [&[u8::try_from(text.len()).unwrap(), 0, 0, 0][..], &text.bytes().flat_map(|byte| [byte, 0]).collect::<Vec<_>>()]
                .concat()
        };
        let content = [vec![0; 8], text("rId1"), text("HSG")].concat();
        assert_eq!(bundle(&content), Some(("rId1".to_owned(), "HSG".to_owned())));
        assert_eq!(bundle(&content[..content.len() - 1]), None);
    }
}
