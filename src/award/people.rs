//! Rows brought together by person, and the rule for several prizes of one.

use std::collections::HashMap;

use chrono::NaiveDate;
use rayon::prelude::*;

use super::columns::text;
use super::merit::{hardship, merit};
use super::order::SubjectOrder;
use super::rows::{Candidate, Rules};
use super::scale::Grade;
use crate::model::agreement::SeveralPrizes;
use crate::model::award::Award;
use crate::model::submission::Field;
use crate::vietnamese::text::fold;

/// A person within a unit: folded name with birth date, or with the class where no birth date is known.
#[derive(PartialEq, Eq, Hash)]
struct Person {
    unit: usize,
    name: String,
    birth: Option<NaiveDate>,
    class: String,
}

impl Person {
    fn of(row: &Candidate<'_>) -> Self {
        let birth = row.columns.birth.and_then(|column| row.nominee.date(column));
        let class = if birth.is_none() { fold(text(&row.nominee, row.columns.class)) } else { String::new() };
        Self { unit: row.unit, name: fold(text(&row.nominee, row.columns.name)), birth, class }
    }
}

/// An award with the grade it is ordered by, and the rows of the same person that it leaves unpaid.
pub struct Decided<'a> {
    /// The award.
    pub award: Award,
    /// Level and prize of the row that decided.
    pub grade: Grade,
    /// Rows passed over.
    pub passed_over: Vec<Candidate<'a>>,
}

/// One award per person, in the order of each person's first row.
#[must_use]
pub fn decide<'a>(rows: Vec<Candidate<'a>>, rules: &Rules<'_>, subjects: &SubjectOrder<'_>) -> Vec<Decided<'a>> {
    // The map is only looked up; the groups stand in the order of the rows.
    let mut known: HashMap<Person, usize> = HashMap::with_capacity(rows.len());
    let mut groups: Vec<Vec<Candidate<'a>>> = Vec::new();
    let persons: Vec<Person> = rows.par_iter().map(Person::of).collect();
    for (row, person) in rows.into_iter().zip(persons) {
        let next = groups.len();
        let group = *known.entry(person).or_insert(next);
        match groups.get_mut(group) {
            Some(group) => group.push(row),
            None => groups.push(vec![row]),
        }
    }
    groups.into_par_iter().filter_map(|group| award(group, rules, subjects)).collect()
}

/// The row with the highest amount decides; of equal ones the higher level, then the higher prize, then the subject and the
/// row's place. Merits stand in the same order.
fn award<'a>(mut rows: Vec<Candidate<'a>>, rules: &Rules<'_>, subjects: &SubjectOrder<'_>) -> Option<Decided<'a>> {
    if rows.len() > 1 {
        rows.sort_by_cached_key(|row| {
            let rank = (std::cmp::Reverse((row.amount, row.grade.level)), rules.scale.prize_rank(row.grade.prize));
            (rank, subjects.key(text(&row.nominee, row.columns.subject)), row.nominee.place(row.columns.name.unwrap_or(0)))
        });
    }
    let (top, others) = rows.split_first()?;
    let name_cell = |row: &Candidate<'_>| row.nominee.place(row.columns.name.unwrap_or(0));
    let sum = rows.iter().fold(0_i64, |sum, row| sum.saturating_add(row.amount));
    let (amount, passed_over) = match rules.several {
        SeveralPrizes::Highest => (top.amount, others.to_vec()),
        SeveralPrizes::Sum => (sum, Vec::new()),
    };
    let merits: Vec<String> = rows.iter().map(|row| merit(row, rules)).filter(|merit| !merit.is_empty()).collect();
    let words = |column| text(&top.nominee, column).to_owned();
    let award = Award {
        serial: String::new(),
        name: words(top.columns.name),
        birth: top.columns.birth.and_then(|column| top.nominee.date(column)),
        female: top.columns.female.is_some_and(|column| top.nominee.field(column) == Field::YesNo(true)),
        unit: top.unit,
        class: words(top.columns.class),
        level: rules.scale.level_word(top.grade.level).to_owned(),
        prize: words(top.columns.prize),
        contest: words(top.columns.contest),
        subject: words(top.columns.subject),
        merit: merits.join("; "),
        hardship: hardship(top),
        amount,
        place: name_cell(top),
        other_places: others.iter().map(name_cell).collect(),
    };
    Some(Decided { award, grade: top.grade, passed_over })
}
