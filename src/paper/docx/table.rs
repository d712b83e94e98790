//! Data tables: widths shared with the PDF, the head repeated on every page, rows that never break. Rows are poured from moulds.

use std::collections::BTreeMap;
use std::rc::Rc;

use docx_rs::{BuildXML, HeightRule, Paragraph, TableCell, TableLayoutType, TableRow, WidthType};

use super::Made;
use super::alternative::{self, Alternative};
use super::finish::finish;
use super::mould::{MARK, Mould};
use super::picture::Pictures;
use super::styles::{self, BAR, CHART, GRID};
use super::text::{runs, simple};
use super::units;
use crate::model::bar::Bar;
use crate::model::document::{Align, Row, Table, Text};
use crate::paper::press::Press;
use crate::paper::style::{CELL_PADDING, HOUSE, POINTS_PER_MM, RULE};
use crate::paper::{columns, layout};

/// Points below a bar's picture: the descent of the type it stands in, the smallest, and a rest for rounding.
const BELOW_BAR: f32 = 0.25;

/// What cells have in common that are poured from one mould.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Kind {
    /// First column, from 0.
    start: usize,
    /// Column after the last.
    end: usize,
    /// Columns that the document says it covers.
    span: usize,
    head: bool,
    total: bool,
    /// Stays on the page of the next row.
    keep: bool,
}

struct Grid<'a> {
    table: &'a Table,
    widths: Vec<usize>,
    pictures: &'a mut Pictures,
    /// Cells around a picture.
    bars: BTreeMap<Kind, Mould>,
    cells: BTreeMap<Kind, Mould>,
    head: Rc<Mould>,
    body: Rc<Mould>,
    /// Rows of a chart, by their heights in twentieths of a point and whether they are of the head.
    rows: BTreeMap<(usize, bool), Rc<Mould>>,
}

/// Writes a table `width` points wide; its last `kept` rows stay with what follows. A table without columns or rows writes nothing.
pub(super) fn write(
    out: &mut Vec<u8>,
    table: &Table,
    words: &Alternative,
    width: f32,
    kept: usize,
    pictures: &mut Pictures,
    press: &Press,
) -> Made<()> {
    let widths = units::columns(&columns::widths(table, width, press));
    if is_empty(table) {
        return Ok(());
    }
    // The lines of a chart meet from row to row, so its cells have no room above and below: rows are as high as in the PDF.
    let heights = if is_chart(table) { layout::heights(table, width, press) } else { Vec::new() };
    let frame = docx_rs::Table::without_borders(Vec::new())
        .style(if heights.is_empty() { GRID } else { CHART })
        .layout(TableLayoutType::Fixed)
        .width(widths.iter().sum(), WidthType::Dxa)
        .set_grid(widths.clone());
    let frame = Mould::cut(finish(&alternative::describe(&frame.build(), words, true)?)?, b"</w:tbl>", 0)?;
    let row = TableRow::new(Vec::new()).cant_split();
    let body = if table.row_height == 0 { row.clone() } else { at_least(&row, f32::from(table.row_height) * POINTS_PER_MM) };
    let mut grid = Grid {
        table,
        widths,
        pictures,
        bars: BTreeMap::new(),
        cells: BTreeMap::new(),
        head: Rc::new(head_mould(&row)?),
        body: Rc::new(Mould::at_end(&body, "</w:tr>")?),
        rows: BTreeMap::new(),
    };
    frame.open(out);
    let mut heights = heights.into_iter();
    for row in &table.head {
        grid.row(out, row, true, true, heights.next())?;
    }
    for (index, row) in table.rows.iter().enumerate() {
        let last = index + kept >= table.rows.len();
        let keep = last || table.keeps_next(index);
        grid.row(out, row, false, keep, heights.next())?;
    }
    frame.close(out);
    Ok(())
}

/// Whether a table prints nothing: Word takes no table without rows or columns.
pub(super) fn is_empty(table: &Table) -> bool {
    table.columns.is_empty() || (table.head.is_empty() && table.rows.is_empty())
}

fn is_chart(table: &Table) -> bool {
    table.rows.iter().any(|row| row.cells.iter().any(|cell| cell.bar.is_some()))
}

/// A row of at least so many points.
fn at_least(row: &TableRow, height: f32) -> TableRow {
    row.clone().row_height(units::row(height)).height_rule(HeightRule::AtLeast)
}

/// docx-rs cannot say that a row is repeated on every page.
fn head_mould(row: &TableRow) -> Made<Mould> {
    let built = String::from_utf8(row.build()).map_err(|error| super::Broken(error.to_string()))?;
    Mould::cut(finish(built.replace("</w:trPr>", "<w:tblHeader /></w:trPr>").as_bytes())?, b"</w:tr>", 0)
}

impl Grid<'_> {
    /// Writes a row; `height` says in points how high that of a chart is.
    fn row(&mut self, out: &mut Vec<u8>, row: &Row, head: bool, keep: bool, height: Option<f32>) -> Made<()> {
        let mould = match height {
            Some(height) => self.high(height, head)?,
            None if head => Rc::clone(&self.head),
            None => Rc::clone(&self.body),
        };
        mould.open(out);
        let columns = self.widths.len();
        let mut cells = row.cells.iter().peekable();
        let mut start = 0;
        while start < columns {
            let mut texts: Vec<&Text> = Vec::new();
            let mut bar = None;
            let mut end = columns;
            let mut span = 1;
            if let Some(cell) = cells.next() {
                bar = cell.bar.as_deref();
                end = start.saturating_add(cell.span.max(1)).min(columns);
                span = cell.span;
                texts.push(&cell.text);
            }
            // Cells beyond the last column share that column, so that no text is lost.
            if end == columns {
                texts.extend(cells.by_ref().map(|cell| &cell.text));
            }
            let kind = Kind { start, end, span, head, total: row.total, keep };
            match bar {
                Some(bar) if texts.iter().all(|text| text.0.is_empty()) => {
                    self.bar(out, kind, bar, height.unwrap_or_default())?;
                }
                _ => self.cell(out, kind, &texts)?,
            }
            start = end;
        }
        mould.close(out);
        Ok(())
    }

    fn cell(&mut self, out: &mut Vec<u8>, kind: Kind, texts: &[&Text]) -> Made<()> {
        let text = match texts {
            [] => Some(""),
            [text] => simple(text),
            _ => None,
        };
        let Some(text) = text else {
            let paragraphs = texts.iter().map(|text| {
                runs(text, kind.head || kind.total, false).into_iter().fold(self.paragraph(kind), Paragraph::add_run)
            });
            let cell = paragraphs.fold(self.empty(kind), TableCell::add_paragraph);
            out.extend_from_slice(&finish(&cell.build())?);
            return Ok(());
        };
        if let Some(mould) = self.cells.get(&kind) {
            mould.pour(out, text);
            return Ok(());
        }
        let run = docx_rs::Run::new().add_text(MARK);
        let mould = Mould::at_mark(&self.empty(kind).add_paragraph(self.paragraph(kind).add_run(run)))?;
        mould.pour(out, text);
        self.cells.insert(kind, mould);
        Ok(())
    }

    /// The mould of a chart's rows of this height in points.
    fn high(&mut self, height: f32, head: bool) -> Made<Rc<Mould>> {
        let key = (units::size(units::dxa(height)), head);
        if let Some(mould) = self.rows.get(&key) {
            return Ok(Rc::clone(mould));
        }
        let row = at_least(&TableRow::new(Vec::new()).cant_split(), height);
        let mould = Rc::new(if head { head_mould(&row)? } else { Mould::at_end(&row, "</w:tr>")? });
        self.rows.insert(key, Rc::clone(&mould));
        Ok(mould)
    }

    fn bar(&mut self, out: &mut Vec<u8>, kind: Kind, bar: &Bar, height: f32) -> Made<()> {
        if !self.bars.contains_key(&kind) {
            let paragraph = Paragraph::new().style(BAR);
            let paragraph = if kind.keep { paragraph.keep_next(true) } else { paragraph };
            let cell = self.empty(kind).add_paragraph(paragraph);
            self.bars.insert(kind, Mould::at_end(&cell, "</w:p>")?);
        }
        let width = self.width(kind).saturating_sub(2 * units::size(units::dxa_mm(CELL_PADDING)));
        if let Some(mould) = self.bars.get(&kind) {
            mould.open(out);
            self.pictures.write(out, bar, width, height - RULE - BELOW_BAR)?;
            mould.close(out);
        }
        Ok(())
    }

    fn width(&self, kind: Kind) -> usize {
        self.widths.get(kind.start..kind.end).map_or(0, |widths| widths.iter().sum())
    }

    fn empty(&self, kind: Kind) -> TableCell {
        let cell = TableCell::new().width(self.width(kind), WidthType::Dxa);
        let span = kind.end - kind.start;
        if span > 1 { cell.grid_span(span) } else { cell }
    }

    fn paragraph(&self, kind: Kind) -> Paragraph {
        // A remark over several columns belongs to none of them.
        let remark = kind.span > 1 && !kind.total;
        let own = || self.table.columns.get(kind.start).map_or(Align::Left, |column| column.align);
        let align = if remark { Align::Center } else { own() };
        let style = if kind.head { HOUSE.table_head.id } else { styles::cell(align, kind.total) };
        let paragraph = Paragraph::new().style(style);
        if kind.keep && !kind.head { paragraph.keep_next(true) } else { paragraph }
    }
}
