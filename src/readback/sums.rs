//! The sums of a list: that of all, and those of its pages and groups, each with the count of what it sums.

use std::collections::HashMap;

use super::listed::{Printed, Row, is_amount};
use crate::vietnamese::numbers;

/// Adds a difference where no line is the sum of all awards, or the first row of that sum from a line on counts other than they
/// are: further down another list may come to the same sum.
pub fn total(lines: &[&str], from: usize, awards: &[Printed<'_>], differences: &mut Vec<String>) {
    if awards.is_empty() {
        return;
    }
    let total = numbers::integer(awards.iter().map(|printed| i128::from(printed.award.amount)).sum());
    let mut found = lines.iter().enumerate().filter(|(_, line)| **line == total).map(|(at, _)| at).peekable();
    if found.peek().is_none() {
        differences.push(format!("không thấy tổng số tiền {total}."));
    }
    let mut counted = found.filter(|at| *at >= from).filter_map(|at| counted(lines.get(at.checked_sub(1)?)?));
    if let Some(count) = counted.next().filter(|count| *count != awards.len()) {
        differences.push(format!("hàng tổng cộng ghi {count}, bộ khen thưởng có {}.", awards.len()));
    }
}

/// What a row's label counts: 12 of `Cộng tờ 2/5: 12 em`, 7 of `Tổng cộng: 5 tập thể, 2 cá nhân`; `None` for any other words.
fn counted(label: &str) -> Option<usize> {
    let (name, rest) = label.split_once(": ")?;
    if !name.starts_with("Cộng") && !name.starts_with("Tổng cộng") {
        return None;
    }
    let counts = rest.split(", ").filter(|part| !part.ends_with("đồng"));
    let counts = counts.filter_map(|part| part.split_whitespace().next()?.replace('.', "").parse().ok());
    counts.fold(None, |sum, count: usize| Some(sum.unwrap_or(0_usize).saturating_add(count)))
}

/// Awards between two sums.
#[derive(Clone, Copy, Default)]
struct Group {
    count: usize,
    sum: i128,
}

/// Adds a difference for each amount below a row that is neither the row's own nor the sum of the rows above it, back to some
/// other sum or to the first row. Rows go on behind their serials; a row of several awards has no amount that could be told apart.
pub fn between(lines: &[&str], rows: &[Row<'_>], known: &HashMap<&str, &Printed<'_>>, differences: &mut Vec<String>) {
    if rows.iter().any(|row| row.serials.len() != 1) {
        return;
    }
    let (mut closed, mut open) = (Vec::<Group>::new(), Group::default());
    for (index, row) in rows.iter().enumerate() {
        let Some(printed) = row.serials.first().and_then(|serial| known.get(serial)) else { return };
        open = Group { count: open.count + 1, sum: open.sum + i128::from(printed.award.amount) };
        let end = rows.get(index + 1).map_or(lines.len(), |next| next.line);
        let amounts = (row.line..end).filter(|at| lines.get(*at).is_some_and(|line| is_amount(line)));
        for at in amounts.skip(usize::from(is_amount(&printed.amount))) {
            closed.push(std::mem::take(&mut open));
            let line = lines.get(at).copied().unwrap_or_default();
            match above(&closed, line) {
                None => differences.push(format!("dưới {} có số tiền cộng {line} không đúng.", printed.award.serial)),
                Some(group) => {
                    let label = at.checked_sub(1).and_then(|at| lines.get(at)).and_then(|label| counted(label));
                    if let Some(count) = label.filter(|count| *count != group.count) {
                        let serial = &printed.award.serial;
                        differences.push(format!("dưới {serial} có hàng cộng ghi {count}, ở trên có {}.", group.count));
                    }
                }
            }
        }
    }
}

/// The last groups that come to a sum, as few as that takes.
fn above(groups: &[Group], sum: &str) -> Option<Group> {
    let mut all = Group::default();
    groups.iter().rev().find_map(|group| {
        all = Group { count: all.count + group.count, sum: all.sum + group.sum };
        (group.count > 0 && numbers::integer(all.sum) == sum).then_some(all)
    })
}
