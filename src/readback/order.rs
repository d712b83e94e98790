//! A list in the set's order: names one after the other, each with its amount before the next, and no amount more.

use super::MOST;
use super::listed::{Printed, is_amount};
use super::sums;

/// Adds what differs between the lines of a paper from one on and the awards of one list; back comes the line after the last of
/// them. Who is in two lists is named in both, so the second is looked for behind the first.
pub fn compare(lines: &[&str], from: usize, awards: &[Printed<'_>], amounts: bool, differences: &mut Vec<String>) -> usize {
    let mut from = from;
    for (index, printed) in awards.iter().enumerate() {
        if differences.len() >= MOST {
            return from;
        }
        let serial = &printed.award.serial;
        let Some((named, _)) = lines.iter().enumerate().skip(from).find(|(_, line)| printed.is_named_by(line)) else {
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
    if amounts {
        sums::total(lines, from, awards, differences);
    }
    from
}
