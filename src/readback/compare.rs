//! A paper's text against the set: every award that it says it lists, once, in order, with its name and amount.

use std::collections::HashMap;

use super::MOST;
use super::listed::{Printed, Row, by_serial, is_amount, rows};
use crate::model::award::{Award, AwardSet};
use crate::model::document::{ListedBy, Listing};
use crate::vietnamese::numbers;

/// What differs between a paper's text, as [`super::pdf`] and [`super::docx`] give it, and the awards it says it lists: plain
/// Vietnamese, at most a handful. Awards are called by their serials; a name is personal data.
#[must_use]
pub fn compare(text: &str, listing: &Listing, set: &AwardSet) -> Vec<String> {
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let mut differences = Vec::new();
    match listing.by {
        ListedBy::Order => {
            for code in &listing.lists {
                in_order(&lines, &awards(set, listing, |list| list == code), listing.amounts, &mut differences);
            }
        }
        ListedBy::Serial => {
            let awards = awards(set, listing, |list| listing.lists.iter().any(|code| code == list));
            by_its_serial(&lines, listing, &awards, &mut differences);
        }
    }
    differences.truncate(MOST);
    differences
}

fn awards<'a>(set: &'a AwardSet, listing: &Listing, of: impl Fn(&str) -> bool) -> Vec<Printed<'a>> {
    let lists = set.lists.iter().filter(|list| of(&list.code)).flat_map(|list| &list.awards);
    let own = |award: &&Award| listing.unit.as_ref().is_none_or(|unit| *unit == award.unit_code);
    lists.filter(own).map(Printed::new).collect()
}

/// Names one after the other, each with its amount before the next, and no amount more.
fn in_order(lines: &[&str], awards: &[Printed<'_>], amounts: bool, differences: &mut Vec<String>) {
    let mut from = 0;
    for (index, printed) in awards.iter().enumerate() {
        if differences.len() >= MOST {
            return;
        }
        let serial = &printed.award.serial;
        let after = lines.iter().enumerate().skip(from);
        let Some((named, _)) = after.clone().find(|(_, line)| printed.is_named_by(line)) else {
            differences.push(format!("{serial}: không thấy họ tên đúng từng chữ, hoặc không đúng thứ tự."));
            continue;
        };
        if !amounts {
            from = named + 1;
            continue;
        }
        if index > 0 && lines.get(from..named).is_some_and(|between| between.iter().any(|line| is_amount(line))) {
            differences.push(format!("trước {serial} có dòng không thuộc bộ khen thưởng."));
        }
        let own = lines.iter().enumerate().skip(named).find(|(_, line)| is_amount(line));
        match own {
            Some((at, line)) if *line == printed.amount => from = at + 1,
            _ if printed.award.amount < 1_000 => from = named + 1,
            _ => {
                differences.push(format!("{serial}: số tiền không phải {}.", printed.amount));
                from = named + 1;
            }
        }
    }
    if amounts && !awards.is_empty() {
        total(lines, awards, differences);
    }
}

fn total(lines: &[&str], awards: &[Printed<'_>], differences: &mut Vec<String>) {
    let total = numbers::integer(awards.iter().map(|printed| i128::from(printed.award.amount)).sum());
    if !lines.iter().any(|line| *line == total) {
        differences.push(format!("không thấy tổng số tiền {total}."));
    }
}

/// Every serial once, those of one list and unit in ascending order, each in a row with the award's name and amount.
fn by_its_serial(lines: &[&str], listing: &Listing, awards: &[Printed<'_>], differences: &mut Vec<String>) {
    let rows = rows(lines, &listing.lists);
    let known = by_serial(awards);
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
    // A serial may stand before the name or behind it, the same all over a paper.
    let before = in_rows(lines, &rows, &known, listing.amounts, Side::Before);
    let after = in_rows(lines, &rows, &known, listing.amounts, Side::After);
    differences.extend(if before.len() < after.len() { before } else { after });
    if listing.amounts && !awards.is_empty() {
        total(lines, awards, differences);
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
