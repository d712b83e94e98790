//! A Markdown table to a table of the document.
//!
//! Two conventions go beyond Markdown. A cell that is just `<` in the template belongs to the cell at its left. A row whose
//! cells with words are all bold from end to end is a total row.

use std::ops::Range;

use pulldown_cmark::{Alignment, Event, Tag, TagEnd};

use super::inline::{Inline, MarkdownFault};
use super::mark;
use crate::model::document::{Align, Cell, Column, Row, Table, Text};

/// A table being gathered.
#[derive(Debug)]
pub(super) struct TableBuilder {
    columns: Vec<Column>,
    head: Vec<Row>,
    rows: Vec<Row>,
    cells: Vec<Cell>,
    seen: usize,
    inline: Inline,
}

impl TableBuilder {
    pub(super) fn new(alignments: &[Alignment]) -> Self {
        let columns = alignments.iter().map(|alignment| Column { align: align(*alignment) }).collect();
        Self { columns, head: Vec::new(), rows: Vec::new(), cells: Vec::new(), seen: 0, inline: Inline::default() }
    }

    /// Takes one event of the table's inside; `source` is the Markdown text, `at` the event's place in it.
    pub(super) fn take(&mut self, event: &Event<'_>, source: &str, at: Range<usize>) -> Result<(), MarkdownFault> {
        match event {
            Event::Start(Tag::TableHead | Tag::TableRow) => (self.cells, self.seen) = (Vec::new(), at.start),
            Event::Start(Tag::TableCell) => {
                // Markdown fills short rows with cells behind their line's end.
                if at.is_empty() && at.start >= row_end(source, self.seen) {
                    let place = self.seen.saturating_sub(1)..self.seen;
                    return Err(fault(place, "hàng này thiếu ô so với đầu bảng.", "Thêm dấu | cho đủ số cột."));
                }
                self.seen = at.end;
            }
            Event::End(TagEnd::TableCell) => self.cell(source, at)?,
            Event::End(TagEnd::TableHead) => {
                self.complete(source, at)?;
                self.head.push(Row { cells: std::mem::take(&mut self.cells), total: false });
            }
            Event::End(TagEnd::TableRow) => {
                self.complete(source, at)?;
                let row = body_row(std::mem::take(&mut self.cells));
                self.rows.push(row);
            }
            other => self.inline.take(other).map_err(|what| MarkdownFault::unsupported(what, at))?,
        }
        Ok(())
    }

    fn cell(&mut self, source: &str, at: Range<usize>) -> Result<(), MarkdownFault> {
        let text = self.inline.finish();
        let written = source.get(at.clone()).unwrap_or("").trim().trim_end_matches('|').trim_end();
        if written != "<" {
            let cell = match mark::read(&text.to_plain()) {
                None => Cell::words(text, 1),
                Some(Ok(bar)) => Cell { bar: Some(Box::new(bar)), ..Cell::words(Text::default(), 1) },
                Some(Err(())) => return Err(mark::fault(at)),
            };
            self.cells.push(cell);
            return Ok(());
        }
        match self.cells.last_mut() {
            Some(left) => left.span += 1,
            None => return Err(fault(at, "ô đầu hàng không có ô nào bên trái để gộp.", "Bỏ dấu < ở ô đầu hàng.")),
        }
        Ok(())
    }

    /// Markdown drops cells beyond the head's; here they are a fault.
    fn complete(&self, source: &str, at: Range<usize>) -> Result<(), MarkdownFault> {
        let rest = source.get(self.seen..row_end(source, self.seen)).unwrap_or("");
        if rest.trim_matches(['|', ' ', '\t', '\r', '\n']).is_empty() && rest.matches('|').count() <= 1 {
            return Ok(());
        }
        Err(fault(at, "hàng này nhiều ô hơn đầu bảng.", "Bớt dấu |, hoặc thêm cột vào đầu bảng; dấu | trong chữ viết là \\|."))
    }

    /// The table.
    pub(super) fn finish(mut self) -> Table {
        // Markdown has no table without a head; one without words is none.
        self.head.retain(|row| row.cells.iter().any(|cell| !cell.text.0.is_empty() || cell.bar.is_some()));
        Table { columns: self.columns, head: self.head, rows: self.rows, ..Table::default() }
    }
}

fn row_end(source: &str, from: usize) -> usize {
    let rest = source.get(from..).unwrap_or("");
    from + rest.find('\n').unwrap_or(rest.len())
}

fn fault(at: Range<usize>, message: &str, advice: &str) -> MarkdownFault {
    MarkdownFault { at, message: message.to_owned(), advice: advice.to_owned() }
}

fn align(alignment: Alignment) -> Align {
    match alignment {
        Alignment::None | Alignment::Left => Align::Left,
        Alignment::Center => Align::Center,
        Alignment::Right => Align::Right,
    }
}

/// A row of the body; the bold of a total row is the row's own, so its runs are plain.
fn body_row(mut cells: Vec<Cell>) -> Row {
    let words = |cell: &&Cell| !cell.text.0.is_empty();
    let total = cells.iter().any(|cell| words(&cell)) && cells.iter().filter(words).all(|cell| is_bold(&cell.text));
    if total {
        cells.iter_mut().flat_map(|cell| &mut cell.text.0).for_each(|run| run.bold = false);
    }
    Row { cells, total }
}

fn is_bold(text: &Text) -> bool {
    text.0.iter().all(|run| run.bold)
}
