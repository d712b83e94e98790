//! Tables that only place texts side by side: no rules, fixed columns, rows that never break.

use docx_rs::{Paragraph, Table, TableCell, TableLayoutType, TableRow, WidthType};

use super::styles::{FRAME, PART};
use super::units::{columns, dxa, size};

/// A table of columns as wide as given in points. A row with one cell for several columns spans them.
pub(super) fn table(widths: &[f32], rows: Vec<Vec<TableCell>>) -> Table {
    let grid = columns(widths);
    let rows = rows.into_iter().map(|cells| row(cells, &grid)).collect();
    Table::without_borders(rows)
        .style(FRAME)
        .layout(TableLayoutType::Fixed)
        .width(grid.iter().sum(), WidthType::Dxa)
        .set_grid(grid)
}

fn row(cells: Vec<TableCell>, grid: &[usize]) -> TableRow {
    let alone = cells.len() == 1 && grid.len() > 1;
    let place = |(cell, width): (TableCell, &usize)| {
        if alone {
            return cell.width(grid.iter().sum(), WidthType::Dxa).grid_span(grid.len());
        }
        cell.width(*width, WidthType::Dxa)
    };
    TableRow::new(cells.into_iter().zip(grid).map(place).collect()).cant_split()
}

/// A cell whose paragraphs stand `left` and `right` points inside its column.
pub(super) fn inset(mut cell: TableCell, left: f32, right: f32) -> TableCell {
    let (left, right) = (size(dxa(left)), size(dxa(right)));
    cell.property = cell.property.margin_left(left, WidthType::Dxa).margin_right(right, WidthType::Dxa);
    cell
}

/// Paragraphs in a cell; all stay with what follows if `keep`. Without any the cell is empty.
pub(super) fn cell(paragraphs: Vec<Paragraph>, keep: bool) -> TableCell {
    let keeping = |paragraph: Paragraph| if keep { paragraph.keep_next(true) } else { paragraph };
    paragraphs.into_iter().map(keeping).fold(TableCell::new(), TableCell::add_paragraph)
}

/// The empty line between the parts of a paper.
pub(super) fn part_gap() -> Paragraph {
    Paragraph::new().style(PART)
}
