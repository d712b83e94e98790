//! A paper that tells awards by their serials: each once, those of one list and unit in ascending order, each in a row with its
//! name and amount.

use std::collections::HashMap;

use super::listed::{Printed, Row, by_serial, rows};
use super::sums;
use crate::model::document::Listing;

/// Adds what differs between the lines of a paper and the awards that it lists.
pub fn compare(lines: &[&str], listing: &Listing, awards: &[Printed<'_>], differences: &mut Vec<String>) {
    let rows = rows(lines, &listing.lists);
    let known = by_serial(awards);
    each_once_in_order(&rows, &known, awards, differences);
    // A serial may stand before the name or behind it, the same all over a paper.
    let after = in_rows(lines, &rows, &known, listing.amounts, Side::After);
    if after.is_empty() {
        if listing.amounts {
            sums::between(lines, &rows, &known, differences);
        }
    } else {
        let before = in_rows(lines, &rows, &known, listing.amounts, Side::Before);
        differences.extend(if before.len() < after.len() { before } else { after });
    }
    if listing.amounts {
        sums::total(lines, 0, awards, differences);
    }
}

fn each_once_in_order(
    rows: &[Row<'_>],
    known: &HashMap<&str, &Printed<'_>>,
    awards: &[Printed<'_>],
    differences: &mut Vec<String>,
) {
    let mut met: HashMap<&str, usize> = HashMap::new();
    let mut last: HashMap<(&str, &str), &str> = HashMap::new();
    for (row, serial) in rows.iter().flat_map(|row| row.serials.iter().map(move |serial| (row, serial))) {
        *met.entry(serial).or_default() += 1;
        let Some(printed) = known.get(serial) else {
            differences.push(format!("{serial}: không có trong bộ khen thưởng."));
            continue;
        };
        // Who has several awards and one row for them stands where the first of them puts it.
        if row.serials.len() > 1 {
            continue;
        }
        let code = serial.rsplit_once('-').map_or("", |(code, _)| code);
        let before = last.insert((code, printed.award.unit_code.as_str()), &printed.award.serial);
        // From the ten thousandth on, serials are longer.
        if before.is_some_and(|before| (before.len(), before) > (serial.len(), *serial)) {
            differences.push(format!("{serial}: không đúng thứ tự."));
        }
    }
    for printed in awards {
        match met.get(printed.award.serial.as_str()) {
            Some(1) => {}
            Some(_) => differences.push(format!("{}: có nhiều lần.", printed.award.serial)),
            None => differences.push(format!("{}: không có trong văn bản.", printed.award.serial)),
        }
    }
}

/// On which side of its serial a row goes on.
#[derive(Clone, Copy)]
enum Side {
    Before,
    After,
}

fn in_rows(lines: &[&str], rows: &[Row<'_>], known: &HashMap<&str, &Printed<'_>>, amounts: bool, side: Side) -> Vec<String> {
    let mut differences = Vec::new();
    for (index, row) in rows.iter().enumerate() {
        let before = index.checked_sub(1).and_then(|before| rows.get(before)).map_or(0, |row| row.line + 1);
        let after = rows.get(index + 1).map_or(lines.len(), |row| row.line);
        let span = match side {
            Side::Before => before..row.line + 1,
            Side::After => row.line..after,
        };
        let span = lines.get(span).unwrap_or_default();
        for printed in row.serials.iter().filter_map(|serial| known.get(serial)) {
            let serial = &printed.award.serial;
            if !span.iter().any(|line| printed.is_named_by(line)) {
                differences.push(format!("{serial}: họ tên không đúng từng chữ."));
            } else if amounts && !span.contains(&printed.amount.as_str()) {
                differences.push(format!("{serial}: số tiền không phải {}.", printed.amount));
            }
        }
    }
    differences
}
