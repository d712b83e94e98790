//! Why an award is what it is, in words for whoever has to answer for it.

use super::columns::number;
use super::rows::{Candidate, Rules};
use crate::model::award_rules::SeveralPrizes;
use crate::vietnamese::numbers::integer;

/// The row of the prize table that decided, then what else made the amount: `Mức cho cấp tỉnh, giải Nhất hoặc HCV; mức cao nhất trong 4 giải`.
/// `rows` are all paid rows of the person, the one that decided first.
pub fn reason(rows: &[Candidate<'_>], rules: &Rules<'_>) -> String {
    let Some(top) = rows.first() else { return String::new() };
    let mut parts = vec![format!("Mức cho {}", rules.table.words(top.earned.row))];
    parts.extend(proposed(top));
    parts.extend(shared(top));
    let things = if rules.counted { "dòng" } else { "giải" };
    match (rows.len(), rules.several) {
        (1, SeveralPrizes::Sum) if rules.counted => parts.push("cộng theo từng học sinh đạt giải".to_owned()),
        (1, _) => {}
        (count, SeveralPrizes::Highest) => parts.push(format!("mức cao nhất trong {count} {things}")),
        (count, SeveralPrizes::Sum) => parts.push(format!("cộng {count} {things}")),
    }
    parts.join("; ")
}

/// What the unit proposed, where that made the amount.
fn proposed(row: &Candidate<'_>) -> Option<String> {
    let proposed = number(&row.nominee, row.columns.proposed)?;
    match proposed.cmp(&row.earned.amount) {
        _ if !row.earned.by_proposal => None,
        std::cmp::Ordering::Greater => Some(format!("đơn vị đề nghị {} đồng, nhiều hơn mức tối đa", integer(proposed.into()))),
        _ => Some("bằng mức đơn vị đề nghị".to_owned()),
    }
}

/// The team that shares the prize.
fn shared(row: &Candidate<'_>) -> Option<String> {
    let (members, amount) = row.earned.team;
    (members > 0).then(|| format!("một phần giải đồng đội {} đồng của {members} em", integer(amount.into())))
}
