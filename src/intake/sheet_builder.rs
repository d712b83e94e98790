//! A sheet put together cell by cell, in any order, within the limits of its workbook.

use super::limits;
use super::old_text::{Look, OldTexts, Weight};
use super::rules::Refusal;
use super::scan::Scan;
use super::sheets::{Cell, Packed, Sheet, StoredCell};
use super::traces::{SheetTraces, Trace};
use crate::vietnamese::text;

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

/// How a text that stands in many cells of a sheet was kept, once one of them has been put; the text of one sheet only.
#[derive(Clone, Copy, Default)]
pub struct Known(Option<Kept>);

#[derive(Clone, Copy)]
struct Kept {
    /// Bytes of the text.
    len: usize,
    /// `None` for a blank one.
    content: Option<Packed>,
    weight: Weight,
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
                Some((start, len)) => self.packed_text(start, len)?,
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
        self.push(row, column, content)
    }

    /// The same of a text that other cells of the sheet hold too: it is kept once. `known` begins empty for each text.
    pub fn put_shared(&mut self, at: (u32, u32), text: &str, look: Look, known: &mut Known) -> Result<(), Refusal> {
        let (row, column) = at;
        let kept = match known.0 {
            Some(kept) if look.font.is_none() || kept.weight == Weight::Unicode => {
                self.take_text(kept.len)?;
                kept
            }
            Some(_) => return self.put_as(row, column, Cell::Text(text), look),
            None => match self.keep(text, look)? {
                Some(kept) => *known.0.insert(kept),
                None => return self.put_as(row, column, Cell::Text(text), look),
            },
        };
        if kept.weight == Weight::Stands {
            self.old.stand(row, column, text);
        }
        kept.content.map_or(Ok(()), |content| self.push(row, column, content))
    }

    /// Keeps a text for all cells that hold it; `None` of one whose letters are another matter in each cell.
    fn keep(&mut self, text: &str, look: Look) -> Result<Option<Kept>, Refusal> {
        let scan = Scan::of(text);
        let weight = if scan.is_surely_unicode { Weight::Unicode } else { Weight::of(text) };
        if weight == Weight::Unsure || (weight == Weight::Stands && look.font.is_some()) {
            return Ok(None);
        }
        let stored = self.store(text, scan)?;
        let content = stored.map(|(start, len)| self.packed_text(start, len)).transpose()?;
        Ok(Some(Kept { len: stored.map_or(0, |(_, len)| len), content, weight }))
    }

    fn push(&mut self, row: u32, column: u32, content: Packed) -> Result<(), Refusal> {
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
        self.take_text(len)?;
        Ok((len > 0).then_some((start, len)))
    }

    /// Takes bytes of text from the workbook's allowance; a text counts in every cell that holds it.
    fn take_text(&mut self, bytes: usize) -> Result<(), Refusal> {
        self.budget.text = self
            .budget
            .text
            .checked_sub(bytes)
            .ok_or_else(|| Refusal::too_large(format_args!("có hơn {} MB chữ", limits::TEXT_BYTES >> 20)))?;
        Ok(())
    }

    /// A text that was stored last, as a cell keeps it.
    fn packed_text(&self, start: usize, len: usize) -> Result<Packed, Refusal> {
        if is_error(self.text.get(start..).unwrap_or("")) {
            return packed_odd(start, len);
        }
        Ok(Packed::Text { start: narrow(start)?, len: narrow(len)? })
    }
}

fn packed_odd(start: usize, len: usize) -> Result<Packed, Refusal> {
    Ok(Packed::Odd { start: narrow(start)?, len: narrow(len)? })
}

/// Text offsets stay far below 4 GiB by the text limit.
fn narrow(number: usize) -> Result<u32, Refusal> {
    u32::try_from(number).map_err(|_| Refusal::too_large("có quá nhiều chữ"))
}

/// Error values that .ods files keep as text, and what stands where WPS has put a picture into a cell.
fn is_error(text: &str) -> bool {
    (text.starts_with('#') && matches!(text, "#REF!" | "#N/A" | "#VALUE!" | "#NAME?" | "#DIV/0!" | "#NUM!" | "#NULL!"))
        || (text.starts_with("Err:") && text.len() == 7)
        || text.starts_with("=DISPIMG(")
}

/// The Icelandic Ð, which looks the same and which some keyboards give, as Đ.
fn vietnamese(text: &str) -> String {
    text.replace('Ð', "Đ").replace('ð', "đ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::place::CellAddress;

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
