//! Rows brought together by person, and the rule for several prizes of one.

use std::collections::HashMap;

use chrono::NaiveDate;
use rayon::prelude::*;

use super::columns::text;
use super::merit::{hardship, merit};
use super::order::SubjectOrder;
use super::reason::reason;
use super::rows::{Candidate, Rules};
use super::scale::Grade;
use crate::model::award::Award;
use crate::model::award_rules::SeveralPrizes;
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

/// An award with what it is ordered by and all rows of the person.
pub struct Decided<'a> {
    /// The award.
    pub award: Award,
    /// How the row that decided ranks.
    pub grade: Grade,
    /// The person's paid rows, the one that decided first.
    pub rows: Vec<Candidate<'a>>,
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
    groups.into_par_iter().filter_map(|group| of_rows(group, rules, subjects)).collect()
}

/// The row with the highest amount decides; of equal ones the higher level, then the higher prize, then the subject and the
/// row's place. Merits stand in the same order.
fn of_rows<'a>(mut rows: Vec<Candidate<'a>>, rules: &Rules<'_>, subjects: &SubjectOrder<'_>) -> Option<Decided<'a>> {
    if rows.len() > 1 {
        rows.sort_by_cached_key(|row| {
            let rank = (std::cmp::Reverse((row.earned.amount, row.grade.level)), rules.scale.prize_rank(row.grade.prize));
            (rank, subjects.key(text(&row.nominee, row.columns.subject)), row.nominee.place(row.columns.name.unwrap_or(0)))
        });
    }
    let grade = rows.first()?.grade;
    let award = Award { reason: reason(&rows, rules), ..award(&rows, rules)? };
    Some(Decided { award, grade, rows })
}

/// The award of a person's rows, the deciding one first, without serial and reason; `None` without rows.
#[must_use]
pub fn award(rows: &[Candidate<'_>], rules: &Rules<'_>) -> Option<Award> {
    let (top, others) = rows.split_first()?;
    let name_cell = |row: &Candidate<'_>| row.nominee.place(row.columns.name.unwrap_or(0));
    let amount = match rules.several {
        SeveralPrizes::Highest => top.earned.amount,
        SeveralPrizes::Sum => rows.iter().fold(0_i64, |sum, row| sum.saturating_add(row.earned.amount)),
    };
    let merits: Vec<String> = rows.iter().map(|row| merit(row, rules)).filter(|merit| !merit.is_empty()).collect();
    let words = |column| text(&top.nominee, column).to_owned();
    let unit = rules.units.get(top.unit);
    Some(Award {
        serial: String::new(),
        name: words(top.columns.name),
        birth: top.columns.birth.and_then(|column| top.nominee.date(column)),
        female: top.columns.female.is_some_and(|column| top.nominee.field(column) == Field::YesNo(true)),
        unit: top.unit,
        unit_code: unit.map(|unit| unit.code.clone()).unwrap_or_default(),
        unit_name: unit.map(|unit| unit.name.clone()).unwrap_or_default(),
        class: words(top.columns.class),
        level: rules.scale.level_word(top.grade.level).to_owned(),
        prize: words(top.columns.prize),
        contest: words(top.columns.contest),
        subject: words(top.columns.subject),
        merit: merits.join("; "),
        hardship: hardship(top),
        holder: words(top.columns.holder),
        amount,
        reason: String::new(),
        place: name_cell(top),
        other_places: others.iter().map(name_cell).collect(),
    })
}
