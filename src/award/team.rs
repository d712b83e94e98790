//! A prize that several pupils of one unit won together.

use std::collections::HashMap;

use super::columns::text;
use super::rows::{Candidate, Rules};
use crate::model::award_rules::TeamPrize;
use crate::vietnamese::names::NameOrder;
use crate::vietnamese::text::fold;

/// Notes are rounded to what can be paid out in bank notes.
const NOTE: i64 = 1_000;

/// What the rows of one team have alike.
#[derive(PartialEq, Eq, Hash)]
struct Team {
    unit: usize,
    level: Option<usize>,
    prize: Option<usize>,
    words: [String; 3],
}

/// Shares the amount of each team's prize among its rows, where the agreement says so; the parts add up to the amount.
pub fn share(rows: &mut [Candidate<'_>], rules: &Rules<'_>, names: &NameOrder) {
    let TeamPrize::Shared(words) = rules.team else { return };
    let words: Vec<String> = words.iter().map(|word| fold(word)).collect();
    let mut cells = Cells { words: &words, known: HashMap::new() };
    // The map is only looked up; teams stand in the order of their first rows.
    let mut known: HashMap<Team, usize> = HashMap::new();
    let mut teams: Vec<Vec<usize>> = Vec::new();
    for (position, row) in rows.iter().enumerate() {
        let Some(team) = team(row, &mut cells) else { continue };
        let next = teams.len();
        match teams.get_mut(*known.entry(team).or_insert(next)) {
            Some(team) => team.push(position),
            None => teams.push(vec![position]),
        }
    }
    for mut members in teams {
        members.sort_by_cached_key(|member| {
            rows.get(*member).map(|row| (names.sort_key(text(&row.nominee, row.columns.name)), row.nominee.place(0)))
        });
        let amount = members.first().and_then(|first| rows.get(*first)).map_or(0, |row| row.earned.amount);
        let count = members.len();
        for (member, part) in members.into_iter().zip(parts(amount, count)) {
            if let Some(row) = rows.get_mut(member) {
                (row.earned.amount, row.earned.team) = (part, (count, amount));
            }
        }
    }
}

/// The team of a row; `None` if it has none of the words.
fn team<'a>(row: &Candidate<'a>, cells: &mut Cells<'_, 'a>) -> Option<Team> {
    let own = [row.columns.contest, row.columns.subject, row.columns.note].map(|column| text(&row.nominee, column));
    let is_team = own.iter().any(|text| cells.has_a_word(text));
    is_team.then(|| Team { unit: row.unit, level: row.grade.level, prize: row.grade.prize, words: own.map(fold) })
}

/// What is known of the cells seen so far: thousands of rows name the same few contests and subjects.
struct Cells<'w, 'a> {
    words: &'w [String],
    known: HashMap<&'a str, bool>,
}

impl<'a> Cells<'_, 'a> {
    fn has_a_word(&mut self, cell: &'a str) -> bool {
        *self.known.entry(cell).or_insert_with(|| {
            let cell = fold(cell);
            self.words.iter().any(|word| cell.contains(word.as_str()))
        })
    }
}

/// Equal parts in whole thousands; the thousands that are left over go to the first ones, what is left of those to the first.
fn parts(amount: i64, count: usize) -> Vec<i64> {
    let Some(members) = i64::try_from(count).ok().filter(|members| *members > 0) else { return Vec::new() };
    let notes = amount / NOTE;
    let (each, over) = (notes / members, notes % members);
    let part = |member: i64| (each + i64::from(member < over)) * NOTE + if member == 0 { amount % NOTE } else { 0 };
    (0..members).map(part).collect()
}

#[cfg(test)]
mod tests {
    use super::parts;

    #[test]
    fn parts_add_up_and_can_be_paid_in_notes() {
        assert_eq!(parts(500_000, 3), [167_000, 167_000, 166_000]);
        assert_eq!(parts(600_000, 3), [200_000; 3]);
        assert_eq!(parts(1_500, 2), [1_500, 0]);
        assert_eq!(parts(7, 1), [7]);
        for (amount, count) in [(999_999, 7), (0, 4), (1_000_000, 60)] {
            assert_eq!(parts(amount, count).iter().sum::<i64>(), amount);
        }
        assert!(parts(5, 0).is_empty());
    }
}
