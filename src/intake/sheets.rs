//! The cells of a workbook, packed: texts of a sheet lie end to end in one buffer, a filled cell takes 24 bytes.

use std::sync::Arc;

use chrono::NaiveDate;

use super::limits;
use super::old_text::{Look, OldKind, OldText, OldTexts};
use super::package::Carries;
use super::rules::Refusal;
use super::traces::{SheetTraces, Trace};
use crate::model::place::CellAddress;
use crate::vietnamese::text;

/// A workbook as read: its sheets in tab order, hidden ones too, and its defined names.
#[derive(Debug, Default)]
pub struct Workbook {
    /// Sheets in tab order.
    pub sheets: Vec<Sheet>,
    /// Defined names and what they stand for, as the file writes it.
    pub names: Vec<(String, String)>,
    /// What the file carries that is not read.
    pub carries: Carries,
}

impl Workbook {
    /// A workbook of these cells by row and column, sheet by sheet, as no file wrote it.
    ///
    /// # Errors
    /// A limit that they meet.
    pub fn of_cells(sheets: &[(String, Vec<CellAt<'_>>)]) -> Result<Self, Refusal> {
        let mut budget = Budget::new();
        let mut made = Vec::new();
        for (name, cells) in sheets {
            let mut sheet = SheetBuilder::new(name, &mut budget);
            cells.iter().try_for_each(|(row, column, cell)| sheet.put(*row, *column, *cell))?;
            made.push(sheet.finish());
        }
        Ok(Self { sheets: made, ..Self::default() })
    }
}

/// The filled cells of one sheet.
#[derive(Debug)]
pub struct Sheet {
    /// Name on the tab, in NFC.
    pub name: Arc<str>,
    /// True where days are counted from 1904.
    pub is_1904: bool,
    /// True if its tab is hidden.
    pub is_hidden: bool,
    /// What it holds beside its cells.
    pub traces: Vec<Trace>,
    /// Filled cells by row, then column.
    cells: Vec<StoredCell>,
    /// Each row that has filled cells, with the position of its first; then the end.
    rows: Vec<(u32, usize)>,
    text: String,
    /// Cells whose text is not simply Unicode, by row and column.
    old: Vec<OldText>,
}

/// What a filled cell holds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Cell<'a> {
    /// Text, tidied, never empty.
    Text(&'a str),
    /// A number that is not formatted as a date.
    Number(f64),
    /// A number formatted as percent, as stored: 0.85 shows as 85%.
    Percent(f64),
    /// A number formatted as a date.
    Date(NaiveDate),
    /// TRUE or FALSE.
    Bool(bool),
    /// An error value or something else that is no value, as the cell shows it.
    Odd(&'a str),
}

/// A cell with its row and column, both from 0.
pub type CellAt<'a> = (u32, u32, Cell<'a>);

#[derive(Clone, Copy, Debug)]
struct StoredCell {
    row: u32,
    column: u32,
    content: Packed,
}

#[derive(Clone, Copy, Debug)]
enum Packed {
    Text { start: u32, len: u32 },
    Odd { start: u32, len: u32 },
    Number(f64),
    Percent(f64),
    Date(NaiveDate),
    Bool(bool),
}

/// One row with filled cells.
#[derive(Clone, Copy)]
pub struct Row<'a> {
    sheet: &'a Sheet,
    /// Row, from 0.
    pub number: u32,
    cells: &'a [StoredCell],
}

impl<'a> Row<'a> {
    /// The sheet it is of.
    pub fn sheet(self) -> &'a Sheet {
        self.sheet
    }

    /// Filled cells from left to right, with their column from 0.
    pub fn cells(self) -> impl Iterator<Item = (u32, Cell<'a>)> + 'a {
        self.cells.iter().map(move |cell| (cell.column, self.sheet.view(cell)))
    }

    /// How many of its cells are filled.
    pub fn filled(self) -> usize {
        self.cells.len()
    }

    /// The cell of a column, `None` if blank.
    pub fn cell(self, column: u32) -> Option<Cell<'a>> {
        // Most rows are filled from the first column on, so the position is the first guess.
        let guess = usize::try_from(column).ok().and_then(|index| self.cells.get(index)).filter(|cell| cell.column == column);
        let found = guess.or_else(|| {
            self.cells.binary_search_by_key(&column, |cell| cell.column).ok().and_then(|index| self.cells.get(index))
        });
        found.map(|cell| self.sheet.view(cell))
    }
}

impl Sheet {
    /// Rows with filled cells, from the top.
    pub fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        self.rows.windows(2).filter_map(|pair| match pair {
            [(number, start), (_, end)] => {
                Some(Row { sheet: self, number: *number, cells: self.cells.get(*start..*end).unwrap_or(&[]) })
            }
            _ => None,
        })
    }

    /// The row of a number from 0; without cells if nothing in it is filled.
    pub fn row(&self, number: u32) -> Row<'_> {
        let rows = self.rows.get(..self.rows.len().saturating_sub(1)).unwrap_or(&[]);
        let range = rows.binary_search_by_key(&number, |(row, _)| *row).ok().and_then(|index| {
            let start = self.rows.get(index)?.1;
            let end = self.rows.get(index + 1)?.1;
            self.cells.get(start..end)
        });
        Row { sheet: self, number, cells: range.unwrap_or(&[]) }
    }

    /// The cell at an address, `None` if blank.
    pub fn cell(&self, at: CellAddress) -> Option<Cell<'_>> {
        self.row(at.row).cell(at.column)
    }

    /// What is to be said of the text at an address, `None` of plain Unicode.
    pub fn old_text(&self, row: u32, column: u32) -> Option<&OldKind> {
        let found = self.old.binary_search_by_key(&(row, column), |text| (text.row, text.column)).ok()?;
        self.old.get(found).map(|text| &text.kind)
    }

    /// All of them, by row and column.
    pub fn old_texts(&self) -> &[OldText] {
        &self.old
    }

    /// The same sheet with what another process noted of its texts.
    pub fn with_old_texts(self, old: Vec<OldText>) -> Self {
        Self { old, ..self }
    }

    fn view(&self, cell: &StoredCell) -> Cell<'_> {
        match cell.content {
            Packed::Text { start, len } => Cell::Text(self.slice(start, len)),
            Packed::Odd { start, len } => Cell::Odd(self.slice(start, len)),
            Packed::Number(number) => Cell::Number(number),
            Packed::Percent(number) => Cell::Percent(number),
            Packed::Date(date) => Cell::Date(date),
            Packed::Bool(yes) => Cell::Bool(yes),
        }
    }

    fn slice(&self, start: u32, len: u32) -> &str {
        let range = usize::try_from(start).ok().zip(usize::try_from(len).ok());
        range.and_then(|(start, len)| self.text.get(start..start + len)).unwrap_or("")
    }
}

/// What a workbook may still take of its limits.
pub struct Budget {
    cells: usize,
    text: usize,
}

impl Budget {
    /// The whole allowance of a workbook.
    pub fn new() -> Self {
        Self { cells: limits::CELLS, text: limits::TEXT_BYTES }
    }
}

/// A sheet being filled, in any order of cells.
pub struct SheetBuilder<'b> {
    budget: &'b mut Budget,
    name: String,
    is_1904: bool,
    is_hidden: bool,
    traces: Vec<Trace>,
    cells: Vec<StoredCell>,
    text: String,
    old: OldTexts,
    sorted: bool,
}

impl<'b> SheetBuilder<'b> {
    /// An empty sheet that draws on a workbook's budget.
    pub fn new(name: &str, budget: &'b mut Budget) -> Self {
        let name = text::tidy(name).into_owned();
        Self {
            budget,
            name,
            is_1904: false,
            is_hidden: false,
            traces: Vec::new(),
            cells: Vec::new(),
            text: String::new(),
            old: OldTexts::default(),
            sorted: true,
        }
    }

    /// The same sheet, its days counted from 1904 or, as most are, from 1900.
    pub fn counting_from(self, is_1904: bool) -> Self {
        Self { is_1904, ..self }
    }

    /// Adds what was met beside the cells; a formula without a result stands in its cell as an odd value.
    pub fn add_traces(&mut self, found: SheetTraces) -> Result<(), Refusal> {
        self.traces = found.traces;
        found.without_value.iter().try_for_each(|(at, formula)| self.put(at.row, at.column, Cell::Odd(formula)))
    }

    /// Says that the tab is hidden.
    pub fn hide(&mut self, is_hidden: bool) {
        self.is_hidden = is_hidden;
    }

    /// Adds a filled cell; text that is blank once tidied adds nothing.
    pub fn put(&mut self, row: u32, column: u32, cell: Cell<'_>) -> Result<(), Refusal> {
        self.put_as(row, column, cell, Look::default())
    }

    /// The same of a cell whose look is known. Text from before Unicode is decoded, or noted where that is in doubt.
    pub fn put_as(&mut self, row: u32, column: u32, cell: Cell<'_>, look: Look) -> Result<(), Refusal> {
        if row >= limits::ROWS || column >= limits::COLUMNS {
            return Err(Refusal::damaged("có ô nằm ngoài phạm vi của bảng tính"));
        }
        let content = match look.apply(cell) {
            Cell::Text(text) => match self.store_text(row, column, text, look)? {
                Some((start, len)) if is_error(self.text.get(start..).unwrap_or("")) => packed_odd(start, len)?,
                Some((start, len)) => Packed::Text { start: narrow(start)?, len: narrow(len)? },
                None => return Ok(()),
            },
            Cell::Odd(text) => match self.store(text, Scan::of(text))? {
                Some((start, len)) => packed_odd(start, len)?,
                None => return Ok(()),
            },
            Cell::Number(number) => Packed::Number(number),
            Cell::Percent(number) => Packed::Percent(number),
            Cell::Date(date) => Packed::Date(date),
            Cell::Bool(yes) => Packed::Bool(yes),
        };
        self.budget.cells = self.budget.cells.checked_sub(1).ok_or_else(|| {
            Refusal::too_large(format_args!("có hơn {} ô đã điền", crate::vietnamese::numbers::integer(500_000)))
        })?;
        self.sorted &= self.cells.last().is_none_or(|last| (last.row, last.column) < (row, column));
        self.cells.push(StoredCell { row, column, content });
        Ok(())
    }

    /// The finished sheet.
    pub fn finish(mut self) -> Sheet {
        if !self.sorted {
            self.cells.sort_by_key(|cell| (cell.row, cell.column));
            self.cells.dedup_by_key(|cell| (cell.row, cell.column));
        }
        let mut rows: Vec<(u32, usize)> = Vec::new();
        for (index, cell) in self.cells.iter().enumerate() {
            if rows.last().is_none_or(|(row, _)| *row != cell.row) {
                rows.push((cell.row, index));
            }
        }
        rows.push((u32::MAX, self.cells.len()));
        Sheet {
            name: self.name.into(),
            is_hidden: self.is_hidden,
            traces: self.traces,
            is_1904: self.is_1904,
            cells: self.cells,
            rows,
            text: self.text,
            old: self.old.finish(),
        }
    }

    /// The same as [`Self::store`] of a text that may be from before Unicode.
    fn store_text(&mut self, row: u32, column: u32, raw: &str, look: Look) -> Result<Option<(usize, usize)>, Refusal> {
        let scan = Scan::of(raw);
        let decoded = if scan.is_surely_unicode { None } else { self.old.read(row, column, raw, look.font) };
        match decoded {
            Some(decoded) => self.store(&decoded, Scan::of(&decoded)),
            None => self.store(raw, scan),
        }
    }

    /// Appends the tidied text; its start and length, `None` if nothing is left of it.
    fn store(&mut self, raw: &str, scan: Scan) -> Result<Option<(usize, usize)>, Refusal> {
        let start = self.text.len();
        if scan.is_tidy {
            self.text.push_str(raw);
        } else {
            self.text.push_str(&vietnamese(&text::tidy(raw)));
        }
        let len = self.text.len() - start;
        self.budget.text = self
            .budget
            .text
            .checked_sub(len)
            .ok_or_else(|| Refusal::too_large(format_args!("có hơn {} MB chữ", limits::TEXT_BYTES >> 20)))?;
        Ok((len > 0).then_some((start, len)))
    }
}

fn packed_odd(start: usize, len: usize) -> Result<Packed, Refusal> {
    Ok(Packed::Odd { start: narrow(start)?, len: narrow(len)? })
}

/// Text offsets stay far below 4 GiB by the text limit.
fn narrow(number: usize) -> Result<u32, Refusal> {
    u32::try_from(number).map_err(|_| Refusal::too_large("có quá nhiều chữ"))
}

/// Error values that .ods files keep as text.
fn is_error(text: &str) -> bool {
    (text.starts_with('#') && matches!(text, "#REF!" | "#N/A" | "#VALUE!" | "#NAME?" | "#DIV/0!" | "#NUM!" | "#NULL!"))
        || (text.starts_with("Err:") && text.len() == 7)
}

/// The Icelandic Ð, which looks the same and which some keyboards give, as Đ.
fn vietnamese(text: &str) -> String {
    text.replace('Ð', "Đ").replace('ð', "đ")
}

/// What one pass over a text's bytes tells; where it stops early, neither is known and the slow ways are taken.
#[derive(Clone, Copy)]
struct Scan {
    /// Tidying would surely change nothing: single inner spaces, and only printable ASCII and the composed letters of
    /// Vietnamese (U+00C0-U+01BF, U+1E80-U+1EFF), which NFC leaves alone.
    is_tidy: bool,
    /// It has no letter at a code of old encodings, or one that only Unicode has.
    is_surely_unicode: bool,
}

impl Scan {
    const UNKNOWN: Self = Self { is_tidy: false, is_surely_unicode: false };

    fn of(text: &str) -> Self {
        let (mut after_space, mut high, mut unicode) = (true, false, false);
        let mut bytes = text.bytes();
        while let Some(byte) = bytes.next() {
            match byte {
                b' ' if after_space => return Self::UNKNOWN,
                b' ' => {
                    after_space = true;
                    continue;
                }
                0x21..=0x7E => (),
                0xC3 if matches!(bytes.next(), Some(0x90 | 0xB0)) => return Self::UNKNOWN,
                0xC3 => high = true,
                0xC4 | 0xC5 => {
                    unicode = true;
                    bytes.next();
                }
                0xC6 => _ = bytes.next(),
                0xE1 => match (bytes.next(), bytes.next()) {
                    (Some(0xBB), Some(..0xBA)) | (Some(0xBA), Some(0xA0..)) => unicode = true,
                    (Some(0xBA | 0xBB), _) => (),
                    _ => return Self::UNKNOWN,
                },
                _ => return Self::UNKNOWN,
            }
            after_space = false;
        }
        Self { is_tidy: !after_space || text.is_empty(), is_surely_unicode: !high || unicode }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tidy_text_is_told_without_tidying() {
        for (text, tidy) in [
            ("Trường TH Lái Thiêu", true),
            ("Đặng Thị Ỷ", true),
            ("", true),
            (" a", false),
            ("a ", false),
            ("a  b", false),
            ("a\u{a0}b", false),
            ("ho\u{300}a", false),
            ("a\nb", false),
            ("√", false),
            ("Ðào", false),
        ] {
            assert_eq!(Scan::of(text).is_tidy, tidy, "{text:?}");
        }
    }

    /// What is passed over as Unicode is nothing that would have had to be looked at.
    #[test]
    fn text_that_is_surely_unicode_is_told_as_the_slow_way_tells_it() {
        let letters = ('\u{20}'..'\u{250}').chain('\u{1e00}'..'\u{1f10}').chain('\u{2000}'..'\u{2030}');
        for text in letters.flat_map(|letter| [letter.to_string(), format!("Hà {letter}b"), format!("a{letter}")]) {
            let may_be_old = crate::vietnamese::old_encoding::may_be_old(&text);
            assert!(!Scan::of(&text).is_surely_unicode || !may_be_old, "{text:?}");
        }
        for text in ["Nguyễn Văn Hà", "An", "Đặng", "5A1", "Trần Thị Bình"] {
            assert!(Scan::of(text).is_surely_unicode, "{text}");
        }
    }

    #[test]
    fn cells_come_back_by_row_and_column_in_any_order() {
        let mut budget = Budget::new();
        let mut builder = SheetBuilder::new("HSG", &mut budget);
        builder.put(5, 2, Cell::Number(3.0)).unwrap();
        builder.put(5, 0, Cell::Text("ho\u{300}a  bình")).unwrap();
        builder.put(1, 1, Cell::Text("#REF!")).unwrap();
        builder.put(2, 1, Cell::Text(" \u{a0}")).unwrap();
        let sheet = builder.finish();
        assert_eq!(sheet.cell(CellAddress { row: 5, column: 0 }), Some(Cell::Text("hòa bình")));
        assert_eq!(sheet.cell(CellAddress { row: 5, column: 2 }), Some(Cell::Number(3.0)));
        assert_eq!(sheet.cell(CellAddress { row: 5, column: 1 }), None);
        assert_eq!(sheet.cell(CellAddress { row: 1, column: 1 }), Some(Cell::Odd("#REF!")));
        assert_eq!(sheet.rows().map(|row| row.number).collect::<Vec<_>>(), [1, 5]);
    }
}
