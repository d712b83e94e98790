//! What was met beside the cells of an .xlsb, record by record ([MS-XLSB] 2.4).

use std::collections::BTreeMap;

use super::package_parts::{beside, relationships};
use super::tokens::{self, Width};
use super::{MOST_TEXT, SheetTraces, TraceKind};
use crate::intake::limits;
use crate::intake::ole::{u16_at, u32_at};
use crate::intake::package::Package;
use crate::intake::xlsb::{ROW, Record, records};
use crate::model::place::CellAddress;

/// A sheet of the workbook, `BrtBundleSh`: type 156 in the two bytes in which types above 127 are written.
const BUNDLE: u16 = 0x019C;
/// Columns with their width, `BrtColInfo`.
const COLUMNS: u16 = 60;
/// A formula whose result is a number, `BrtFmlaNum`: column and look, the number, flags, length and tokens.
const FORMULA: u16 = 9;
/// Merged cells, `BrtMergeCell`, 176.
const MERGED: u16 = 0x01B0;
/// Where formulas may take from, in their order: `BrtSupBookSrc`, 355, is another file; `BrtSupSelf`, `BrtSupSame` and `BrtSupAddin`,
/// 357, 358 and 667, are none.
const BOOKS: [u16; 4] = [OTHER_BOOK, 0x02E5, 0x02E6, 0x059B];
const OTHER_BOOK: u16 = 0x02E3;
/// The references to sheets, `BrtExternSheet`, 362.
const EXTERNAL_SHEETS: u16 = 0x02EA;
/// The cell and the text of a comment, `BrtBeginComment` and `BrtCommentText`, 635 and 637.
const COMMENT: u16 = 0x04FB;
const COMMENT_TEXT: u16 = 0x04FD;

/// What was met on each sheet, by its name; sheets on which nothing was met are left out.
pub fn of_xlsb(package: &Package) -> BTreeMap<String, SheetTraces> {
    let targets = relationships(package.part("xl/_rels/workbook.bin.rels").unwrap_or_default(), "xl/");
    let book = package.part("xl/workbook.bin").unwrap_or_default();
    let externals = externals(book);
    let bundles = records(book).filter(|record| record.kind == BUNDLE);
    let mut all = BTreeMap::new();
    for (id, name) in bundles.filter_map(|record| bundle(record.content)) {
        let Some(target) = targets.iter().find(|relationship| relationship.id == id) else { continue };
        let mut found = SheetTraces::default();
        look(records(package.part(&target.target).unwrap_or_default()), &externals, &mut found);
        beside(package, &target.target, &mut found);
        if !found.traces.is_empty() {
            all.insert(name, found);
        }
    }
    all
}

/// Which references to sheets lead to another file, by their number in formulas.
fn externals(book: &[u8]) -> Vec<bool> {
    let books: Vec<bool> =
        records(book).filter(|record| BOOKS.contains(&record.kind)).map(|record| record.kind == OTHER_BOOK).collect();
    let sheets = records(book).find(|record| record.kind == EXTERNAL_SHEETS);
    let references = sheets.and_then(|record| record.content.get(4..)).unwrap_or_default().chunks_exact(12);
    let is_external = |reference: &[u8]| {
        let book = u32_at(reference, 0).and_then(|book| usize::try_from(book).ok());
        book.and_then(|book| books.get(book)).copied().unwrap_or(false)
    };
    references.map(is_external).collect()
}

fn look<'a>(records: impl Iterator<Item = Record<'a>>, externals: &[bool], found: &mut SheetTraces) {
    let mut hidden = super::HiddenRows::default();
    let mut row = 0;
    for record in records {
        let content = record.content;
        let flags = |at: usize, bit: u8| content.get(at).is_some_and(|flags| flags & bit != 0);
        match record.kind {
            ROW => {
                row = u32_at(content, 0).unwrap_or(limits::ROWS);
                if flags(11, 0x10) {
                    hidden.add(row, found);
                }
            }
            COLUMNS if flags(16, 1) => {
                let column = |at: usize| u32_at(content, at).filter(|column| *column < limits::COLUMNS);
                if let Some((first, last)) = column(0).zip(column(4)) {
                    let at = |column| CellAddress { row: 0, column };
                    found.add(TraceKind::HiddenColumns, at(first), at(last), "");
                }
            }
            FORMULA => {
                let length = u32_at(content, 18).and_then(|length| usize::try_from(length).ok());
                let tokens = length.and_then(|length| content.get(22..)?.get(..length));
                if let Some((column, tokens)) = u32_at(content, 0).zip(tokens) {
                    found.add_formula(CellAddress { row, column }, tokens::read(tokens, Width::Xlsb, externals));
                }
            }
            MERGED => {
                if let Some(corners) = span(content) {
                    found.add_merged(corners);
                }
            }
            _ => (),
        }
    }
    hidden.finish(found);
}

/// Adds the comments of a part.
pub fn comments(part: &[u8], found: &mut SheetTraces) {
    let mut at = None;
    for record in records(part) {
        match record.kind {
            COMMENT => at = record.content.get(4..).and_then(span).map(|(first, _)| first),
            COMMENT_TEXT => {
                let text = record.content.get(1..).and_then(text).map_or(String::new(), |(text, _)| text);
                found.add_comment(at.take(), text.get(..4 * MOST_TEXT).unwrap_or(&text));
            }
            _ => (),
        }
    }
}

/// The corners of a rectangle: rows, then columns.
fn span(content: &[u8]) -> Option<(CellAddress, CellAddress)> {
    let corner = |row: usize, column: usize| {
        let at = CellAddress { row: u32_at(content, row)?, column: u32_at(content, column)? };
        (at.row < limits::ROWS && at.column < limits::COLUMNS).then_some(at)
    };
    corner(0, 8).zip(corner(4, 12))
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
        look(records(&part), &[], &mut found);
        let traces: Vec<String> =
            found.traces.iter().map(|trace| format!("{:?} {}:{}", trace.kind, trace.first, trace.last)).collect();
        assert_eq!(traces, ["HiddenColumns C1:D1", "HiddenRows A6:A7", "HiddenRows A10:A10"]);
    }

    /// A record of a kind in two bytes, its content shorter than 128 bytes.
    fn marked(kind: u16, content: &[u8]) -> Vec<u8> {
        [&kind.to_le_bytes()[..], &[u8::try_from(content.len()).unwrap()], content].concat()
    }

    fn numbers(numbers: &[u32]) -> Vec<u8> {
        numbers.iter().flat_map(|number| number.to_le_bytes()).collect()
    }

    fn met(found: &SheetTraces) -> Vec<String> {
        let traces = found.traces.iter();
        traces.map(|trace| format!("{:?} {}:{} {}", trace.kind, trace.first, trace.last, trace.text)).collect()
    }

    #[test]
    fn sums_links_merged_cells_and_comments_are_met() {
        let book = [
            marked(0x02E5, &[]),
            marked(OTHER_BOOK, &[1, 0, 0, 0, b'r', 0]),
            marked(EXTERNAL_SHEETS, &numbers(&[2, 0, 0, 0, 1, 0, 0])),
        ];
        let externals = externals(&book.concat());
        assert_eq!(externals, [false, true]);
        let formula = |column: u32, tokens: &[u8]| {
            let head = [numbers(&[column, 0, 0, 0]), vec![0, 0], numbers(&[u32::try_from(tokens.len()).unwrap()])].concat();
            [&[9, u8::try_from(head.len() + tokens.len()).unwrap()][..], &head, tokens].concat()
        };
        let row = [&[0, 17, 6, 0, 0, 0][..], &[0; 13]].concat();
        let cell = |row: u8| [0x44, row, 0, 0, 0, 3, 0xC0];
        let sum = formula(3, &[&cell(4)[..], &cell(5), &[4]].concat());
        let link = formula(4, &[0x5A, 1, 0, 0, 0, 0, 0, 0, 0]);
        let part = [row, sum, link, marked(MERGED, &numbers(&[4, 5, 1, 2])), marked(MERGED, &numbers(&[4, 5, 1, 99_999]))];
        let mut found = SheetTraces::default();
        look(records(&part.concat()), &externals, &mut found);
        let words = [vec![0], numbers(&[2]), vec![b'A', 0, b'!', 0]].concat();
        let at = [numbers(&[0, 4, 4, 3, 3]), vec![0; 16]].concat();
        comments(&[marked(COMMENT, &at), marked(COMMENT_TEXT, &words)].concat(), &mut found);
        assert_eq!(met(&found), ["Sum D7:D7 D5-D6", "External E7:E7 ", "Merged B5:C6 ", "Comment D5:D5 A!"]);
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
