//! Formulas that only add and take away cells of their own sheet: what they should give, from the cells as read.

use super::names::address;
use super::sheets::{Cell, Sheet};
use super::shown::whole;
use crate::model::place::CellAddress;

/// A part of a sum.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Term {
    /// A cell.
    Cell { minus: bool, at: CellAddress },
    /// A rectangle of cells.
    Range { minus: bool, first: CellAddress, last: CellAddress },
}

/// Rows of the longest range that is added up again.
const MOST_ROWS: u32 = 10_000;

/// The terms of `D5+D6-D7`, `SUM(D5:D9)`, `SUM(D5,D7:D9)+D12`; `None` for any other formula.
pub fn parse(formula: &str) -> Option<Vec<Term>> {
    let mut terms = Vec::new();
    let mut rest = formula.trim();
    let mut minus = false;
    if let Some(signed) = rest.strip_prefix(['+', '-']) {
        minus = rest.starts_with('-');
        rest = signed;
    }
    loop {
        rest = if let Some(inner) = rest.strip_prefix("SUM(") {
            let (arguments, after) = inner.split_once(')')?;
            for argument in arguments.split([',', ';']) {
                terms.push(range_or_cell(argument.trim(), minus)?);
            }
            after
        } else {
            let end = rest.find(['+', '-']).unwrap_or(rest.len());
            let (reference, after) = rest.split_at(end);
            terms.push(Term::Cell { minus, at: whole_address(reference.trim())? });
            after
        };
        rest = rest.trim_start();
        if rest.is_empty() {
            return Some(terms);
        }
        minus = rest.starts_with('-');
        rest = rest.strip_prefix(['+', '-'])?.trim_start();
    }
}

fn range_or_cell(text: &str, minus: bool) -> Option<Term> {
    match text.split_once(':') {
        Some((first, last)) => {
            let (first, last) = (whole_address(first)?, whole_address(last)?);
            (last.row.checked_sub(first.row)? < MOST_ROWS && first.column <= last.column).then_some(Term::Range {
                minus,
                first,
                last,
            })
        }
        None => Some(Term::Cell { minus, at: whole_address(text)? }),
    }
}

/// A cell of the same sheet, nothing else beside it.
fn whole_address(text: &str) -> Option<CellAddress> {
    text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'$').then(|| address(text)).flatten()
}

/// What the terms give from a sheet's cells, in whole numbers; `None` where a cell is no whole number. A formula skips text in
/// a range but not a text beside a plus, so a sum over any text is not judged.
pub fn value(terms: &[Term], sheet: &Sheet) -> Option<i64> {
    terms.iter().try_fold(0_i64, |sum, term| {
        let (minus, part) = match *term {
            Term::Cell { minus, at } => (minus, number(sheet.cell(at))?),
            Term::Range { minus, first, last } => {
                let rows = (first.row..=last.row).map(|row| sheet.row(row));
                let cells = rows.flat_map(|row| row.cells().filter(|(column, _)| (first.column..=last.column).contains(column)));
                (minus, cells.map(|(_, cell)| number(Some(cell))).try_fold(0_i64, |sum, part| sum.checked_add(part?))?)
            }
        };
        if minus { sum.checked_sub(part) } else { sum.checked_add(part) }
    })
}

fn number(cell: Option<Cell<'_>>) -> Option<i64> {
    match cell {
        None => Some(0),
        Some(Cell::Number(number)) => whole(number),
        Some(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::sheet_builder::{Budget, SheetBuilder};
    use super::*;

    #[test]
    fn sums_are_worked_out_and_all_else_is_left() {
        let mut budget = Budget::new();
        let mut builder = SheetBuilder::new("Số liệu", &mut budget);
        for (row, number) in [(0, 1.0), (1, 20.0), (2, 300.0)] {
            builder.put(row, 3, Cell::Number(number)).unwrap();
        }
        builder.put(3, 3, Cell::Text("4.000")).unwrap();
        let sheet = builder.finish();
        for (formula, given) in [
            ("D1+D2", Some(21)),
            ("+D1-D2", Some(-19)),
            ("SUM(D1:D3)", Some(321)),
            ("SUM($D$1,D3)-D2+E9", Some(281)),
            ("SUM(D1:D4)", None),
            ("D1*2", None),
            ("SUM(D1:D3)/3", None),
            ("IF(D1>0,D1,D2)", None),
            ("HSG!D1+D2", None),
            ("D1+5", None),
            ("SUM(D1:D1048576)", None),
            ("", None),
        ] {
            assert_eq!(parse(formula).and_then(|terms| value(&terms, &sheet)), given, "{formula}");
        }
    }
}
