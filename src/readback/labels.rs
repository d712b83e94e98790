//! Labels: one for each unit, in the units' order, with its code and its name.

use std::collections::HashMap;

use super::{names, one_line};
use crate::model::unit::Unit;

/// Adds what differs between the lines of a paper, a cell each, and the units.
pub fn compare(lines: &[&str], units: &[Unit], differences: &mut Vec<String>) {
    let cells: Vec<String> = lines.iter().map(|line| one_line(line)).collect();
    let mut with_code: HashMap<&str, Vec<usize>> = HashMap::new();
    for (at, cell) in cells.iter().enumerate() {
        let mut codes: Vec<&str> = cell.split(' ').map(|word| word.trim_matches([',', '.', ';', ':', '(', ')'])).collect();
        codes.sort_unstable();
        codes.dedup();
        for code in codes {
            with_code.entry(code).or_default().push(at);
        }
    }
    let mut last = None;
    for unit in units {
        let (code, name) = (&unit.code, super::plain(&unit.name));
        let is_own = |at: &&usize| cells.get(**at).is_some_and(|cell| names(cell, &name));
        let own: Vec<usize> = with_code.get(code.as_str()).into_iter().flatten().filter(is_own).copied().collect();
        match own.as_slice() {
            [] => differences.push(format!("đơn vị {code}: không thấy mã và tên đúng từng chữ.")),
            [only] => {
                if last.is_some_and(|last| last > *only) {
                    differences.push(format!("đơn vị {code}: không đúng thứ tự."));
                }
                last = Some(*only);
            }
            several => differences.push(format!("đơn vị {code}: có {} lần.", several.len())),
        }
    }
}
