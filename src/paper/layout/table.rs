//! Tables: one strip a row, its texts centred vertically, its rules left to the page maker.

use std::rc::Rc;

use super::cells;
use super::lines::{Line, break_lines, spans};
use super::strip::{Frame, Strip, TableRow, line_height, lower, place_lines};
use super::tree::Tree;
use crate::model::bar::Bar;
use crate::model::document::{Align, Row, Table};
use crate::model::page::{Item, Rule};
use crate::model::structure::Mark;
use crate::paper::bar;
use crate::paper::columns::{self, TWIP};
use crate::paper::press::Press;
use crate::paper::style::{Alignment, CELL_LEAD, CELL_PADDING, ElementStyle, PART_GAP, POINTS_PER_MM};

/// A table's place: `index` among its section's tables, left edge and width in points, and the height over which a row counts as tall.
#[derive(Clone, Copy)]
pub(super) struct Place {
    /// Index of the table.
    pub index: usize,
    /// Left edge on the page.
    pub left: f32,
    /// Width.
    pub width: f32,
    /// Rows higher than this may have to break over pages.
    pub tall: f32,
}

/// Strips of a table, head first. A head stays with the first row, other rows as [`Table::keeps_next`] says.
pub(super) fn strips<'a>(table: &'a Table, place: Place, press: &Press, tree: &mut Tree<'a>) -> Vec<Strip<'a>> {
    let widths = columns::widths(table, place.width, press);
    if widths.is_empty() {
        return Vec::new();
    }
    let marks = cells::add(table, tree);
    let mut grid = Grid { table, place, press, edges: edges(place.left, &widths), last: Rc::from([]) };
    let mut strips = Vec::with_capacity(table.head.len() + table.rows.len());
    let mut heads = Vec::with_capacity(table.head.len());
    for (row, marks) in table.head.iter().zip(&marks.head) {
        let mark = |cell: usize| (marks.get(cell).copied().unwrap_or(Mark::Layout), Mark::Layout);
        let (strip, cells) = grid.row(row, true, mark);
        strips.push(Strip { keep: !table.rows.is_empty(), ..strip });
        heads.push(cells);
    }
    // Joined cells need their rows on one page, as repeated heads are.
    if strips.iter().map(|strip| strip.height).sum::<f32>() <= place.tall {
        join(&mut strips, &heads);
    }
    for (index, row) in table.rows.iter().enumerate() {
        let keep = table.keeps_next(index);
        let mark = |cell| (marks.cell(index, cell), marks.figure(index, cell));
        strips.push(Strip { keep, ..grid.row(row, false, mark).0 });
    }
    if let Some(last) = strips.last_mut() {
        last.after = PART_GAP / 2.0;
    }
    // A head without rows still keeps its own rows together.
    if table.rows.is_empty() {
        let rows = strips.len();
        for strip in strips.iter_mut().take(rows.saturating_sub(1)) {
            strip.keep = true;
        }
    }
    strips
}

/// Heights of a table's rows in points, those of the head first.
pub(in crate::paper) fn heights(table: &Table, width: f32, press: &Press) -> Vec<f32> {
    let widths = columns::widths(table, width, press);
    if widths.is_empty() {
        return Vec::new();
    }
    let place = Place { index: 0, left: 0.0, width, tall: f32::INFINITY };
    let grid = Grid { table, place, press, edges: edges(0.0, &widths), last: Rc::from([]) };
    let height = |row, head| {
        let style = if head { &press.styles.table_head } else { &press.styles.table_body };
        let cells = grid.cells(row, head, style, |_| (Mark::Layout, Mark::Layout)).0;
        grid.height(&cells, head, line_height(style, press))
    };
    table.head.iter().map(|row| height(row, true)).chain(table.rows.iter().map(|row| height(row, false))).collect()
}

/// x of the columns' borders, one more than columns.
fn edges(left: f32, widths: &[f32]) -> Vec<f32> {
    let mut x = left;
    let mut edges = vec![left];
    for width in widths {
        x += width;
        edges.push(x);
    }
    edges
}

struct Grid<'a, 's> {
    table: &'a Table,
    place: Place,
    press: &'s Press,
    edges: Vec<f32>,
    /// Edges of the row before: rows that look alike share them.
    last: Rc<[f32]>,
}

struct Set<'a> {
    lines: Vec<Line<'a>>,
    frame: Frame,
    bar: Option<(&'a Bar, Mark)>,
}

/// A cell of the head: x of its sides, and which items of its strip are its text.
struct HeadCell {
    sides: (f32, f32),
    items: std::ops::Range<usize>,
}

/// An empty head cell below one of the same sides belongs to it: no rule between them, and the text in the middle of both.
fn join(strips: &mut [Strip], heads: &[Vec<HeadCell>]) {
    for (index, cells) in heads.iter().enumerate() {
        for cell in cells.iter().filter(|cell| !cell.items.is_empty()) {
            let mut extra = 0.0;
            for (below, row) in heads.iter().enumerate().skip(index + 1) {
                if !row.iter().any(|other| other.items.is_empty() && same(other.sides, cell.sides)) {
                    break;
                }
                extra += strips.get(below).map_or(0.0, |strip| strip.height);
                if let Some(row) = strips.get_mut(below - 1).and_then(|strip| strip.row.as_mut()) {
                    row.gaps.push(cell.sides);
                }
            }
            let items = strips.get_mut(index).and_then(|strip| strip.items.get_mut(cell.items.clone()));
            for item in items.into_iter().flatten() {
                lower(item, extra / 2.0);
            }
        }
    }
    for row in strips.iter_mut().filter_map(|strip| strip.row.as_mut()) {
        row.gaps.sort_by(|left, right| left.0.total_cmp(&right.0));
    }
}

fn same(left: (f32, f32), right: (f32, f32)) -> bool {
    (left.0 - right.0).abs() < 0.01 && (left.1 - right.1).abs() < 0.01
}

impl<'a> Grid<'a, '_> {
    /// A row as a strip; `mark` says what the words of a cell belong to, and what its bar.
    fn row(&mut self, row: &'a Row, head: bool, mark: impl Fn(usize) -> (Mark, Mark)) -> (Strip<'a>, Vec<HeadCell>) {
        let style = if head { &self.press.styles.table_head } else { &self.press.styles.table_body };
        let (cells, edges) = self.cells(row, head, style, mark);
        let line = line_height(style, self.press);
        let height = self.height(&cells, head, line);
        let mut items = Vec::with_capacity(cells.len());
        let mut placed = Vec::new();
        for cell in &cells {
            let from = items.len();
            let free = height - 2.0 * CELL_LEAD - line * count(cell.lines.len());
            // In a row that must break over pages, short cells stay at its top.
            let top = CELL_LEAD + if height > self.place.tall { 0.0 } else { free / 2.0 };
            place_lines(&cell.lines, cell.frame, top, style, self.press, &mut items);
            if let Some((bar, mark)) = cell.bar {
                place_bar(bar, mark, cell.frame, height, height > self.place.tall, &mut items);
            }
            if head {
                let padding = CELL_PADDING * POINTS_PER_MM;
                let sides = (cell.frame.left - padding, cell.frame.left + cell.frame.width + padding);
                placed.push(HeadCell { sides, items: from..items.len() });
            }
        }
        if *edges != *self.last {
            self.last = edges.into();
        }
        let row = TableRow { table: self.place.index, head, edges: Rc::clone(&self.last), gaps: Vec::new() };
        (Strip { height, items, row: Some(row), ..Strip::default() }, placed)
    }

    /// Height of a row of these cells, whose type has lines of this height.
    fn height(&self, cells: &[Set], head: bool, line: f32) -> f32 {
        let most = cells.iter().map(|cell| cell.lines.len()).max().unwrap_or(1).max(1);
        let least = if head { 0.0 } else { f32::from(self.table.row_height) * POINTS_PER_MM };
        (line * count(most) + 2.0 * CELL_LEAD).max(least)
    }

    /// Cells with their broken lines, and the x of the rules between them. A row too short for its table ends in an empty
    /// cell; cells beyond the last column share that column, so that no text is lost.
    fn cells(
        &self,
        row: &'a Row,
        head: bool,
        style: &ElementStyle,
        mark: impl Fn(usize) -> (Mark, Mark),
    ) -> (Vec<Set<'a>>, Vec<f32>) {
        let columns = self.table.columns.len();
        let padding = CELL_PADDING * POINTS_PER_MM;
        let mut sets = Vec::with_capacity(row.cells.len());
        let mut borders = Vec::with_capacity(columns + 1);
        let mut at = 0_usize;
        for (index, cell) in row.cells.iter().enumerate() {
            let start = at.min(columns - 1);
            let end = at.saturating_add(cell.span.max(1)).clamp(start + 1, columns);
            at = end;
            let (Some(&left), Some(&right)) = (self.edges.get(start), self.edges.get(end)) else { continue };
            if borders.last() != Some(&left) {
                borders.push(left);
            }
            let width = right - left - 2.0 * padding;
            let spans = spans(&cell.text, style, row.total);
            let room = width - TWIP;
            let lines = break_lines(&spans, style.size, room, room, &self.press.faces);
            // A remark over several columns belongs to none of them.
            let remark = cell.span > 1 && !row.total;
            let align = if head || remark { Alignment::Center } else { self.alignment(start) };
            let (words, figure) = mark(index);
            let frame = Frame { left: left + padding, width, align, mark: words };
            sets.push(Set { lines, frame, bar: cell.bar.as_deref().map(|bar| (bar, figure)) });
        }
        borders.extend(self.edges.get(at));
        if at < columns {
            borders.extend(self.edges.last());
        }
        borders.dedup();
        (sets, borders)
    }

    fn alignment(&self, column: usize) -> Alignment {
        match self.table.columns.get(column).map(|column| column.align) {
            Some(Align::Center) => Alignment::Center,
            Some(Align::Right) => Alignment::Right,
            _ => Alignment::Left,
        }
    }
}

/// Draws a bar in the middle of its row; its upright lines take the row's height, so that those of a chart meet. In a row that
/// must break over pages it stands at the top, and its lines with it.
fn place_bar(bar: &Bar, mark: Mark, frame: Frame, height: f32, tall: bool, items: &mut Vec<Item>) {
    let own = bar::points(bar::HEIGHT);
    let top = if tall { CELL_LEAD } else { (height - own) / 2.0 };
    for block in bar::blocks(bar, bar::units(frame.width)) {
        let (x, width) = (frame.left + bar::points(block.x), bar::points(block.width));
        let (y, height) =
            if block.is_line() && !tall { (0.0, height) } else { (top + bar::points(block.y), bar::points(block.height)) };
        items.push(Item::Rule(Rule { x, y, width, height, mark }));
    }
}

/// A count of lines as a factor.
fn count(lines: usize) -> f32 {
    f32::from(u16::try_from(lines).unwrap_or(u16::MAX))
}
