//! The printed order of a list.

use std::cmp::Reverse;
use std::collections::HashMap;

use rayon::prelude::*;

use super::people::Decided;
use super::scale::Scale;
use crate::model::award_rules::OrderKey;
use crate::vietnamese::names::{NameKey, NameOrder};
use crate::vietnamese::text::fold;

/// Place of a subject: its turn in the agreement, then by the alphabet; none at all comes last.
pub type SubjectKey = (usize, Option<NameKey>);

/// The subjects of a list in their order; each is weighed once.
pub struct SubjectOrder<'a> {
    names: &'a NameOrder,
    known: HashMap<String, SubjectKey>,
}

impl<'a> SubjectOrder<'a> {
    /// The order that the agreement configures, for all subjects that will be asked for.
    #[must_use]
    pub fn new<'t>(configured: &[String], names: &'a NameOrder, subjects: impl Iterator<Item = &'t str>) -> Self {
        let configured: Vec<String> = configured.iter().map(|subject| fold(subject)).collect();
        let mut known: HashMap<String, SubjectKey> = HashMap::new();
        for subject in subjects {
            if known.contains_key(subject) {
                continue;
            }
            let folded = fold(subject);
            let key = match configured.iter().position(|configured| *configured == folded) {
                _ if folded.is_empty() => NO_SUBJECT,
                Some(turn) => (turn, None),
                None => (configured.len(), Some(names.text_key(&folded))),
            };
            known.insert(subject.to_owned(), key);
        }
        Self { names, known }
    }

    /// The key of a subject.
    #[must_use]
    pub fn key(&self, subject: &str) -> SubjectKey {
        self.known.get(subject).cloned().unwrap_or(NO_SUBJECT)
    }
}

const NO_SUBJECT: SubjectKey = (usize::MAX, None);

/// One part of an award's place in its list; parts at the same position are of the same kind.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    HighFirst(Reverse<Option<i128>>),
    LowFirst(usize),
    Subject(SubjectKey),
    Name(NameKey),
}

/// Where an award stands by some keys; equal standings are a tie.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Standing(Vec<Part>);

/// Where an award stands by keys, the first weighing most.
pub fn standing(decided: &Decided<'_>, keys: &[OrderKey], scale: &Scale, subjects: &SubjectOrder<'_>) -> Standing {
    let (award, grade) = (&decided.award, decided.grade);
    let last = |rank: Option<usize>| Part::LowFirst(rank.unwrap_or(usize::MAX));
    let part = |key: &OrderKey| match key {
        OrderKey::Level => Part::HighFirst(Reverse(grade.level.and_then(|level| i128::try_from(level).ok()))),
        OrderKey::Amount => Part::HighFirst(Reverse(Some(i128::from(award.amount)))),
        OrderKey::Prize => Part::LowFirst(scale.prize_rank(grade.prize)),
        OrderKey::Unit => Part::LowFirst(award.unit),
        OrderKey::Subject => Part::Subject(subjects.key(&award.subject)),
        OrderKey::Name => Part::Name(subjects.names.sort_key(&award.name)),
        OrderKey::Hardship => last(grade.hardship),
        OrderKey::Result => last(grade.result),
        OrderKey::Holder => last(grade.holder),
    };
    Standing(keys.iter().map(part).collect())
}

/// What decides after the configured keys, so that the order never depends on the order of the files.
const ALWAYS: [OrderKey; 6] =
    [OrderKey::Holder, OrderKey::Level, OrderKey::Subject, OrderKey::Prize, OrderKey::Unit, OrderKey::Name];

/// Sorts by the configured keys, then by the usual ones, birth date, class and place: the order is total.
pub fn sort(list: &mut [Decided<'_>], keys: &[OrderKey], scale: &Scale, subjects: &SubjectOrder<'_>) {
    let mut order: Vec<OrderKey> = Vec::new();
    for key in keys.iter().copied().chain(ALWAYS) {
        if !order.contains(&key) {
            order.push(key);
        }
    }
    list.par_sort_by_cached_key(|decided| {
        let award = &decided.award;
        (standing(decided, &order, scale, subjects), award.birth, award.class.clone(), award.place.clone())
    });
}
