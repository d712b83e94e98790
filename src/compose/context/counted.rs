//! How many of what: `12 em`, `5 tập thể, 2 cá nhân`; where rows say what they are, each kind is counted apart.

use super::list::words;
use crate::compose::record::AwardLine;
use crate::vietnamese::numbers;

/// What a person is called among those who are not one.
const PERSON: &str = "cá nhân";

/// The count of a list's awards with what they are. Kinds come in the order of the list's own words, others behind them as they come;
/// a row that does not say its kind leaves all counted together.
pub(super) fn of_list<'a>(code: &str, awards: impl Iterator<Item = &'a AwardLine>) -> String {
    let counted = words(code).1;
    let kinds: Vec<String> = awards.map(|award| award.loai.to_lowercase()).collect();
    if kinds.iter().any(String::is_empty) {
        return said(kinds.len(), counted);
    }
    let mut counts: Vec<(&str, usize)> = counted.split(", ").map(|kind| (kind, 0)).collect();
    for kind in &kinds {
        match counts.iter_mut().find(|(known, _)| known == kind) {
            Some((_, count)) => *count += 1,
            None => counts.push((kind, 1)),
        }
    }
    let counts: Vec<String> = counts.iter().filter(|(_, count)| *count > 0).map(|(kind, count)| said(*count, kind)).collect();
    if counts.is_empty() { said(0, counted) } else { counts.join(", ") }
}

/// Who comes to the ceremony for these: `12 người, 1 tập thể`. Each group of awards is one person's, or one collective's.
pub(super) fn guests(bearers: &[Vec<&AwardLine>]) -> String {
    let kind = |awards: &[&AwardLine]| awards.first().map(|award| award.loai.to_lowercase()).unwrap_or_default();
    let (mut persons, mut others) = (0, Vec::<&AwardLine>::new());
    for awards in bearers {
        match kind(awards).as_str() {
            "" | PERSON => persons += 1,
            _ => others.extend(awards.first()),
        }
    }
    let persons = (persons > 0).then(|| said(persons, "người"));
    let others = (!others.is_empty()).then(|| of_list("TAPTHE", others.into_iter()));
    persons.into_iter().chain(others).collect::<Vec<_>>().join(", ")
}

fn said(count: usize, word: &str) -> String {
    format!("{} {word}", numbers::integer(i128::try_from(count).unwrap_or(i128::MAX)))
}
