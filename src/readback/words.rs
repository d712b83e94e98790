//! Amounts in words: each says what the figure before it says.

use super::listed::is_amount;
use super::one_line;
use crate::model::agreement::Wording;
use crate::vietnamese::amounts;

/// What amounts in words stand behind.
const IN_WORDS: &str = "(bằng chữ:";

/// Adds a difference for each amount in words that is not the amount in figures before it, or, where the sum of a row has its
/// figures in a cell of their own, that of the next cell.
pub fn compare(lines: &[&str], wording: Wording, differences: &mut Vec<String>) {
    for (at, line) in lines.iter().enumerate().filter(|(_, line)| line.contains("bằng")) {
        let line = one_line(line);
        for (place, mark) in line.match_indices(IN_WORDS) {
            let (before, said) = (line.get(..place).unwrap_or_default(), line.get(place + mark.len()..).unwrap_or_default());
            let own = before.trim_end().strip_suffix(" đồng").and_then(|before| before.split(' ').next_back());
            let figure = own.or_else(|| lines.get(at + 1).copied().filter(|next| is_amount(next)));
            let Some((figure, amount)) = figure.and_then(|figure| Some((figure, figure.replace('.', "").parse().ok()?))) else {
                continue;
            };
            if !said.trim_start().starts_with(&amounts::sentence(amount, wording)) {
                differences.push(format!("số tiền bằng chữ không phải là {figure} đồng."));
            }
        }
    }
}
