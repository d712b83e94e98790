//! What was met beside the cells of a sheet of an .xls, record by record ([MS-XLS] 2.4).

use std::collections::BTreeMap;

use super::tokens::{self, Width};
use super::{HiddenRows, MOST, MOST_TEXT, SheetTraces, TraceKind};
use crate::intake::ole::u16_at;
use crate::model::place::CellAddress;

/// A sheet's or a chart's beginning.
pub const BOF: u16 = 0x0809;
const FORMULA: u16 = 0x0006;
const NOTE: u16 = 0x001C;
/// What did not fit into the record before.
pub const CONTINUE: u16 = 0x003C;
const OBJECT: u16 = 0x005D;
const COLUMNS: u16 = 0x007D;
const MERGED: u16 = 0x00E5;
const DRAWING: u16 = 0x00EC;
const TEXT: u16 = 0x01B6;
const ROW: u16 = 0x0208;
const SUPPORTING_BOOK: u16 = 0x01AE;
const EXTERNAL_SHEETS: u16 = 0x0017;

/// The version of a file since 1997; comments, drawings and formulas of older ones are built otherwise and are not looked at.
const BIFF8: u16 = 0x0600;
/// Drawn objects: a rectangle, a box of text, a picture, any other shape. A comment's box is another kind.
const SHOWN: [u16; 4] = [2, 6, 8, 0x1E];
const COMMENT_BOX: u16 = 0x19;

/// Which references to sheets lead to another file, by their number in formulas.
#[derive(Default)]
pub struct Externals {
    books: Vec<bool>,
    /// One flag a reference.
    pub sheets: Vec<bool>,
}

impl Externals {
    /// Takes a record of the workbook's own.
    pub fn see(&mut self, kind: u16, content: &[u8]) {
        match kind {
            // The workbook itself and functions added to Excel have a mark in place of a path's length.
            SUPPORTING_BOOK => self.books.push(!matches!(u16_at(content, 2), Some(0x0401 | 0x3A01) | None)),
            EXTERNAL_SHEETS if self.sheets.is_empty() => {
                let references = content.get(2..).unwrap_or_default().chunks_exact(6);
                let is_external = |reference: &[u8]| {
                    let book = u16_at(reference, 0).map(usize::from);
                    book.and_then(|book| self.books.get(book)).copied().unwrap_or(false)
                };
                self.sheets = references.map(is_external).collect();
            }
            _ => (),
        }
    }
}

/// The look through one sheet.
pub struct Look<'a> {
    externals: &'a [bool],
    found: SheetTraces,
    hidden: HiddenRows,
    is_biff8: bool,
    /// Corners of the drawn thing whose object comes next.
    anchor: Option<(CellAddress, CellAddress)>,
    /// The comment's box whose text comes next.
    comment_box: Option<u16>,
    /// That text as far as it was read, and how many letters are still to come.
    reading: Option<(u16, String, usize)>,
    texts: BTreeMap<u16, String>,
    comments: Vec<(CellAddress, u16)>,
}

impl<'a> Look<'a> {
    /// A look at a sheet of a workbook with these references.
    pub fn new(externals: &'a Externals) -> Self {
        Self {
            externals: &externals.sheets,
            found: SheetTraces::default(),
            hidden: HiddenRows::default(),
            is_biff8: false,
            anchor: None,
            comment_box: None,
            reading: None,
            texts: BTreeMap::new(),
            comments: Vec::new(),
        }
    }

    /// Takes the next record of the sheet itself, those of its charts left out.
    pub fn see(&mut self, kind: u16, content: &[u8]) {
        match kind {
            BOF => self.is_biff8 = u16_at(content, 0) == Some(BIFF8),
            ROW if has_flag(content, 12, 0x20) => self.hidden.add(number(content, 0).unwrap_or(u32::MAX), &mut self.found),
            COLUMNS if has_flag(content, 8, 1) => {
                let at = |at: usize| number(content, at).map(|column| CellAddress { row: 0, column });
                if let Some((first, last)) = at(0).zip(at(2)) {
                    self.found.add(TraceKind::HiddenColumns, first, last, "");
                }
            }
            MERGED => self.merged(content),
            FORMULA if self.is_biff8 => self.formula(content),
            DRAWING if self.is_biff8 => self.anchor = anchor(content),
            OBJECT if self.is_biff8 => self.object(content),
            TEXT => self.begin_text(content),
            CONTINUE => self.text(content),
            NOTE if self.is_biff8 && self.comments.len() < MOST => {
                self.comments.extend(cell(content).zip(u16_at(content, 6)));
            }
            _ => (),
        }
    }

    /// All that was met.
    pub fn finish(mut self) -> SheetTraces {
        for (at, id) in std::mem::take(&mut self.comments) {
            self.found.add_comment(Some(at), self.texts.get(&id).map_or("", String::as_str));
        }
        self.hidden.finish(&mut self.found);
        self.found
    }

    fn merged(&mut self, content: &[u8]) {
        for span in content.get(2..).unwrap_or_default().chunks_exact(8) {
            let corner = |row: usize, column: usize| Some(CellAddress { row: number(span, row)?, column: number(span, column)? });
            if let Some(corners) = corner(0, 4).zip(corner(2, 6)) {
                self.found.add_merged(corners);
            }
        }
    }

    fn formula(&mut self, content: &[u8]) {
        let tokens = u16_at(content, 20).and_then(|length| content.get(22..)?.get(..usize::from(length)));
        if let Some((at, tokens)) = cell(content).zip(tokens) {
            self.found.add_formula(at, tokens::read(tokens, Width::Xls, self.externals));
        }
    }

    fn object(&mut self, content: &[u8]) {
        let (kind, anchor) = (u16_at(content, 4).unwrap_or_default(), self.anchor.take());
        self.comment_box = u16_at(content, 6).filter(|_| kind == COMMENT_BOX);
        if let Some((first, last)) = anchor.filter(|_| SHOWN.contains(&kind)) {
            self.found.add(TraceKind::Picture, first, last, "");
        }
    }

    fn begin_text(&mut self, content: &[u8]) {
        let length = u16_at(content, 10).map(usize::from);
        self.reading = self.comment_box.take().zip(length).map(|(id, length)| (id, String::new(), length));
    }

    /// Letters of a comment: a byte that tells how wide they are, at the start of each part.
    fn text(&mut self, content: &[u8]) {
        let Some((id, mut text, left)) = self.reading.take() else { return };
        let Some((flags, letters)) = content.split_first() else { return };
        let units: Vec<u16> = if flags & 1 == 0 {
            letters.iter().copied().map(u16::from).take(left).collect()
        } else {
            letters.chunks_exact(2).filter_map(|letter| u16_at(letter, 0)).take(left).collect()
        };
        text.push_str(&String::from_utf16_lossy(&units));
        let left = left.saturating_sub(units.len());
        if left > 0 && !units.is_empty() && text.len() < 4 * MOST_TEXT {
            self.reading = Some((id, text, left));
        } else if self.texts.len() < MOST {
            self.texts.insert(id, text);
        }
    }
}

/// The cells that a drawn thing covers, from the last anchor of its record: [MS-XLS] 2.5.193, `OfficeArtClientAnchorSheet`.
fn anchor(content: &[u8]) -> Option<(CellAddress, CellAddress)> {
    const HEAD: [u8; 8] = [0, 0, 0x10, 0xF0, 18, 0, 0, 0];
    let at = memchr::memmem::rfind(content, &HEAD)? + HEAD.len();
    let corner =
        |column: usize, row: usize| Some(CellAddress { row: number(content, at + row)?, column: number(content, at + column)? });
    corner(2, 6).zip(corner(10, 14))
}

fn cell(content: &[u8]) -> Option<CellAddress> {
    Some(CellAddress { row: number(content, 0)?, column: number(content, 2)? })
}

fn number(content: &[u8], at: usize) -> Option<u32> {
    u16_at(content, at).map(u32::from)
}

fn has_flag(content: &[u8], at: usize, flag: u16) -> bool {
    u16_at(content, at).is_some_and(|flags| flags & flag != 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(words: &[u16]) -> Vec<u8> {
        words.iter().flat_map(|word| word.to_le_bytes()).collect()
    }

    #[test]
    fn comments_pictures_formulas_and_merged_cells_are_met_at_their_cells() {
        let mut externals = Externals::default();
        externals.see(SUPPORTING_BOOK, &words(&[3, 0x0401]));
        externals.see(SUPPORTING_BOOK, &[&words(&[1, 5])[..], b"\0a.xls"].concat());
        externals.see(EXTERNAL_SHEETS, &words(&[2, 0, 0, 0, 1, 0, 0]));
        assert_eq!(externals.sheets, [false, true]);
        let object = |kind: u16, id: u16| words(&[0x15, 0x12, kind, id, 0, 0]);
        let anchor =
            |at: [u16; 4]| [&[0, 0, 0x10, 0xF0, 18, 0, 0, 0][..], &words(&[0, at[0], 9, at[1], 9, at[2], 9, at[3], 9])].concat();
        let formula = |row: u16, tokens: &[u8]| {
            [words(&[row, 3, 0, 0, 0, 0, 0, 0, 0, 0, u16::try_from(tokens.len()).unwrap()]), tokens.to_vec()].concat()
        };
        let text = |length: u16| words(&[0, 0, 0, 0, 0, length, 16, 0, 0]);
        let mut look = Look::new(&externals);
        for (kind, content) in [
            (BOF, words(&[BIFF8, 0x10])),
            (FORMULA, formula(6, &[0x44, 4, 0, 3, 0xC0, 0x44, 5, 0, 3, 0xC0, 3])),
            (FORMULA, formula(7, &[0x5A, 1, 0, 0, 0, 0, 0])),
            (DRAWING, anchor([1, 2, 3, 4])),
            (OBJECT, object(8, 1)),
            (DRAWING, anchor([5, 5, 7, 7])),
            (OBJECT, object(COMMENT_BOX, 2)),
            (TEXT, text(8)),
            (CONTINUE, [&[0][..], b"Ch"].concat()),
            (CONTINUE, [&[1][..], &words(&[0x01B0, 0x61, 0x20, 0x78, 0x6F, 0x6E, 0x67])].concat()),
            (CONTINUE, vec![0; 16]),
            (NOTE, words(&[4, 3, 0, 2, 0])),
            (NOTE, words(&[9, 3, 0, 7, 0])),
            (MERGED, words(&[2, 4, 5, 1, 2, 900, 900, 1, 2])),
        ] {
            look.see(kind, &content);
        }
        let met = look.finish().traces;
        let met: Vec<String> =
            met.iter().map(|trace| format!("{:?} {}:{} {}", trace.kind, trace.first, trace.last, trace.text)).collect();
        assert_eq!(met, ["Sum D7:D7 D5+D6", "External D8:D8 ", "Picture B3:D5 ", "Merged B5:C6 ", "Comment D5:D5 Chưa xon"]);
    }
}
