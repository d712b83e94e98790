//! The printed order of a list.

use std::cmp::Reverse;
use std::collections::HashMap;

use rayon::prelude::*;

use super::people::Decided;
use super::scale::Scale;
use crate::model::agreement::OrderKey;
use crate::vietnamese::names::{NameKey, NameOrder};
use crate::vietnamese::text::fold;

/// Place of a subject: its turn in the agreement, then by the alphabet; none at all comes last.
pub type SubjectKey = (usize, Option<NameKey>);

/// Subjects in their order; each is weighed once.
pub struct SubjectOrder<'a> {
    names: &'a NameOrder,
    configured: Vec<String>,
    known: HashMap<String, SubjectKey>,
}

impl<'a> SubjectOrder<'a> {
    /// The order that the agreement configures.
    #[must_use]
    pub fn new(subjects: &[String], names: &'a NameOrder) -> Self {
        Self { names, configured: subjects.iter().map(|subject| fold(subject)).collect(), known: HashMap::new() }
    }

    /// The key of a subject that was weighed before; of any other, that of no subject.
    fn known(&self, subject: &str) -> SubjectKey {
        self.known.get(subject).cloned().unwrap_or((usize::MAX, None))
    }

    /// The key of a subject.
    pub fn key(&mut self, subject: &str) -> SubjectKey {
        if let Some(key) = self.known.get(subject) {
            return key.clone();
        }
        let folded = fold(subject);
        let turn = self.configured.iter().position(|configured| *configured == folded);
        let key = match turn {
            _ if folded.is_empty() => (usize::MAX, None),
            Some(turn) => (turn, None),
            None => (self.configured.len(), Some(self.names.text_key(&folded))),
        };
        self.known.insert(subject.to_owned(), key.clone());
        key
    }
}

/// One part of an award's place in its list; parts at the same position are of the same kind.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    HighFirst(Reverse<Option<i128>>),
    LowFirst(usize),
    Subject(SubjectKey),
    Name(NameKey),
}

/// What decides after the configured keys, so that the order never depends on the order of the files.
const ALWAYS: [OrderKey; 5] = [OrderKey::Level, OrderKey::Subject, OrderKey::Prize, OrderKey::Unit, OrderKey::Name];

/// Sorts by the configured keys, then by the usual ones, birth date, class and place: the order is total.
pub fn sort(list: &mut [Decided<'_>], keys: &[OrderKey], scale: &Scale, subjects: &mut SubjectOrder<'_>) {
    let names = subjects.names;
    let mut order: Vec<OrderKey> = Vec::new();
    for key in keys.iter().copied().chain(ALWAYS) {
        if !order.contains(&key) {
            order.push(key);
        }
    }
    for decided in &*list {
        subjects.key(&decided.award.subject);
    }
    let subjects = &*subjects;
    list.par_sort_by_cached_key(|decided| {
        let award = &decided.award;
        let part = |key: &OrderKey| match key {
            OrderKey::Level => Part::HighFirst(Reverse(decided.grade.level.and_then(|level| i128::try_from(level).ok()))),
            OrderKey::Amount => Part::HighFirst(Reverse(Some(i128::from(award.amount)))),
            OrderKey::Prize => Part::LowFirst(scale.prize_rank(decided.grade.prize)),
            OrderKey::Unit => Part::LowFirst(award.unit),
            OrderKey::Subject => Part::Subject(subjects.known(&award.subject)),
            OrderKey::Name => Part::Name(names.sort_key(&award.name)),
        };
        (order.iter().map(part).collect::<Vec<_>>(), award.birth, award.class.clone(), award.place.clone())
    });
}
