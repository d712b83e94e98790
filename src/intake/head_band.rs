//! Up to three rows read as one head: each column with the headings that stand above it.

use super::sheets::{Cell, Row};

/// A column of the sheet and its headings, the outermost first. A heading spread over several columns is one of each of them.
pub struct Headed<'a> {
    /// Column, from 0.
    pub column: u32,
    /// Headings from the top row down.
    pub words: Vec<&'a str>,
    /// True if the column's own heading in the last row stands below another of its own.
    pub below_own: bool,
}

/// The headed columns of consecutive rows from left to right; `None` if a row below the first holds anything but text.
pub fn columns<'a>(rows: &[Row<'a>]) -> Option<Vec<Headed<'a>>> {
    let below_first = rows.iter().skip(1);
    if below_first.clone().any(|row| row.cells().any(|(_, cell)| !matches!(cell, Cell::Text(_)))) {
        return None;
    }
    let mut headed: Vec<u32> = rows.iter().flat_map(|row| row.cells().map(|(column, _)| column)).collect();
    headed.sort_unstable();
    headed.dedup();
    Some(headed.into_iter().map(|column| of_column(rows, column)).collect())
}

fn of_column<'a>(rows: &[Row<'a>], column: u32) -> Headed<'a> {
    let mut words: Vec<&str> = Vec::new();
    let mut own = 0;
    for (position, row) in rows.iter().enumerate() {
        let below = rows.get(position + 1..).unwrap_or(&[]);
        let word = text(*row, column).inspect(|_| own += 1).or_else(|| over(*row, below, column));
        if let Some(word) = word.filter(|word| words.last() != Some(word)) {
            words.push(word);
        }
    }
    let in_last = rows.last().is_some_and(|row| row.cell(column).is_some());
    Headed { column, words, below_own: in_last && own > 1 }
}

/// The heading to the left in this row that reaches over a column: it has columns of its own in the rows below.
fn over<'a>(row: Row<'a>, below: &[Row<'a>], column: u32) -> Option<&'a str> {
    let headed_below = |column: u32| below.iter().any(|row| row.cell(column).is_some());
    let (parent, _) = row.cells().take_while(|(at, _)| *at < column).last()?;
    let reaches = headed_below(column) && headed_below(parent);
    if reaches { text(row, parent) } else { None }
}

fn text(row: Row<'_>, column: u32) -> Option<&str> {
    match row.cell(column) {
        Some(Cell::Text(text)) => Some(text),
        _ => None,
    }
}
