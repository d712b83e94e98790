//! A table as elements. Readers step through it by columns and rows, so every row has all its columns: what is missing at
//! the end of a row is an empty cell, and an empty head cell below one of the same columns is part of that one.

use super::tree::Tree;
use crate::model::document::{Cell, Row, Table};
use crate::model::structure::{Kind, Mark};

/// What the cells of each row belong to, by the order of the cells.
pub(super) struct Marks {
    /// Rows of the head.
    pub head: Vec<Vec<Mark>>,
    /// Other rows.
    rows: Vec<Cells>,
}

/// Elements that follow each other.
struct Cells {
    first: u32,
    count: u32,
    /// Bars, by the order of their cells.
    figures: Vec<(usize, Mark)>,
}

impl Marks {
    /// What a cell of a row that is not of the head belongs to; cells beyond the last column share its element.
    pub fn cell(&self, row: usize, cell: usize) -> Mark {
        let cells = self.rows.get(row);
        let within = |cells: &Cells| cells.first + u32::try_from(cell).unwrap_or(u32::MAX).min(cells.count.saturating_sub(1));
        cells.map_or(Mark::Layout, |cells| Mark::Element(within(cells)))
    }

    /// What the bar of a cell belongs to.
    pub fn figure(&self, row: usize, cell: usize) -> Mark {
        let mut figures = self.rows.get(row).into_iter().flat_map(|cells| &cells.figures);
        figures.find(|(of, _)| *of == cell).map_or(Mark::Layout, |(_, mark)| *mark)
    }
}

/// Columns that the cells of a row cover, from the first to before the last; none for cells beyond the last column.
pub(super) fn spans(row: &Row, columns: usize) -> impl Iterator<Item = (usize, usize)> {
    row.cells.iter().scan(0_usize, move |at, cell| {
        let from = *at;
        *at = at.saturating_add(cell.span.max(1)).min(columns);
        Some((from, *at))
    })
}

/// Adds a table with all its rows to the tree. One without a head says nothing by its columns, as cards and labels do: whoever
/// listens is told of groups of paragraphs, not of a table.
pub(super) fn add<'a>(table: &'a Table, tree: &mut Tree<'a>) -> Marks {
    if table.head.is_empty() {
        let grid = tree.grid();
        let row = |row: &'a Row| add_row(row, table.columns.len(), [Kind::Group, Kind::Paragraph], grid, tree);
        return Marks { head: Vec::new(), rows: table.rows.iter().map(row).collect() };
    }
    let element = tree.table();
    let mut marks = Marks { head: Vec::with_capacity(table.head.len()), rows: Vec::with_capacity(table.rows.len()) };
    let head = tree.add(Kind::TableHead, element);
    add_head(table, head, tree, &mut marks.head);
    if !table.rows.is_empty() {
        let body = tree.add(Kind::TableBody, element);
        let row = |row: &'a Row| add_row(row, table.columns.len(), [Kind::Row, Kind::Cell(1)], body, tree);
        marks.rows.extend(table.rows.iter().map(row));
    }
    marks
}

/// `kinds` are those of the row and of a cell as wide as a column.
fn add_row<'a>(row: &'a Row, columns: usize, [of_row, of_cell]: [Kind<'a>; 2], body: u32, tree: &mut Tree<'a>) -> Cells {
    let parent = tree.add(of_row, body);
    let kind = |columns: u16| if matches!(of_cell, Kind::Cell(_)) { Kind::Cell(columns) } else { of_cell.clone() };
    let (mut at, mut count) = (0, 0_u32);
    for (from, to) in spans(row, columns).filter(|(from, to)| from < to) {
        tree.add(kind(wide(from, to)), parent);
        at = to;
        count += 1;
    }
    if at < columns {
        tree.add(kind(wide(at, columns)), parent);
        count += 1;
    }
    let (first, mut figures) = (parent + 1, Vec::new());
    let bars = row.cells.iter().enumerate().filter_map(|(index, cell)| Some((index, cell.bar.as_deref()?)));
    for (index, bar) in bars {
        let within = u32::try_from(index).unwrap_or(u32::MAX).min(count.saturating_sub(1));
        figures.push((index, tree.figure(bar.alt.as_str(), first + within)));
    }
    Cells { first, count, figures }
}

fn add_head(table: &Table, head: u32, tree: &mut Tree, marks: &mut Vec<Vec<Mark>>) {
    let columns = table.columns.len();
    for (index, row) in table.head.iter().enumerate() {
        let parent = tree.add(Kind::Row, head);
        let below = table.head.get(index + 1..).unwrap_or_default();
        let above = table.head.get(..index).unwrap_or_default();
        let (mut at, mut last) = (0, Mark::Layout);
        let mut cells = Vec::with_capacity(row.cells.len());
        for (cell, (from, to)) in row.cells.iter().zip(spans(row, columns)) {
            if from < to && !(blank(cell) && belongs_above(above, (from, to), columns)) {
                let rows =
                    1 + if blank(cell) { 0 } else { below.iter().take_while(|row| has_blank(row, (from, to), columns)).count() };
                last = Mark::Element(tree.add(Kind::HeadCell(wide(from, to), wide(0, rows)), parent));
            }
            at = to;
            cells.push(last);
        }
        if at < columns {
            tree.add(Kind::HeadCell(wide(at, columns), 1), parent);
        }
        marks.push(cells);
    }
}

/// Whether the nearest cell with words above, past blank ones, has the same sides.
fn belongs_above(above: &[Row], sides: (usize, usize), columns: usize) -> bool {
    above
        .iter()
        .rev()
        .find(|row| !has_blank(row, sides, columns))
        .is_some_and(|row| row.cells.iter().zip(spans(row, columns)).any(|(cell, its)| its == sides && !blank(cell)))
}

fn has_blank(row: &Row, sides: (usize, usize), columns: usize) -> bool {
    row.cells.iter().zip(spans(row, columns)).any(|(cell, its)| its == sides && blank(cell))
}

fn blank(cell: &Cell) -> bool {
    cell.bar.is_none() && cell.text.0.iter().all(|run| run.text.chars().all(|character| matches!(character, ' ' | '\n')))
}

fn wide(from: usize, to: usize) -> u16 {
    u16::try_from(to - from).unwrap_or(u16::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::document::{Align, Column, Text};

    fn row(cells: &[(&str, usize)]) -> Row {
        Row { cells: cells.iter().map(|(text, span)| Cell::words(Text::plain(*text), *span)).collect(), total: false }
    }

    #[test]
    fn without_a_head_cells_are_paragraphs_in_groups() {
        let table =
            Table { columns: vec![Column { align: Align::Left }; 2], rows: vec![row(&[("a", 1), ("b", 1)])], ..Table::default() };
        let mut tree = Tree::new();
        tree.section();
        let marks = add(&table, &mut tree);
        let kinds: Vec<_> = tree.finish().elements.iter().skip(2).map(|element| element.kind.clone()).collect();
        assert_eq!(kinds, [Kind::Group, Kind::Group, Kind::Paragraph, Kind::Paragraph]);
        assert_ne!(marks.cell(0, 0), marks.cell(0, 1));
    }

    #[test]
    fn every_row_has_all_columns_and_blank_heads_join_the_one_above() {
        let table = Table {
            columns: vec![Column { align: Align::Left }; 3],
            head: vec![row(&[("TT", 1), ("Tiền", 2)]), row(&[("", 1), ("Mức", 1), ("Cộng", 1)])],
            rows: vec![row(&[("1", 1)]), row(&[("a", 1), ("b", 1), ("c", 1), ("d", 1)])],
            ..Table::default()
        };
        let mut tree = Tree::new();
        tree.section();
        let marks = add(&table, &mut tree);
        let structure = tree.finish();
        let kinds: Vec<_> = structure.elements.iter().skip(2).map(|element| element.kind.clone()).collect();
        let head = [Kind::TableHead, Kind::Row, Kind::HeadCell(1, 2), Kind::HeadCell(2, 1)];
        let below = [Kind::Row, Kind::HeadCell(1, 1), Kind::HeadCell(1, 1), Kind::TableBody];
        let body = [Kind::Row, Kind::Cell(1), Kind::Cell(2), Kind::Row, Kind::Cell(1), Kind::Cell(1), Kind::Cell(1)];
        assert_eq!(kinds, [&[Kind::Table][..], &head, &below, &body].concat());
        assert_eq!(marks.cell(1, 3), marks.cell(1, 2), "a cell too many shares the last one's place");
        assert_ne!(marks.cell(1, 2), marks.cell(1, 1));
    }
}
