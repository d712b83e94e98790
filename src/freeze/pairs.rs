//! Which award of a frozen list is which of a list decided now.

use std::collections::HashMap;

use chrono::NaiveDate;

use crate::model::award::Award;
use crate::model::place::Place;
use crate::vietnamese::text::fold;

/// Positions in the frozen list with positions in the list of now, and those of either that have no counterpart; all ascending.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Pairs {
    pub both: Vec<(usize, usize)>,
    pub gone: Vec<usize>,
    pub fresh: Vec<usize>,
}

/// What two awards have alike that are one and the same.
#[derive(PartialEq, Eq, Hash)]
enum Key<'a> {
    Spelt(&'a str, &'a str, Option<NaiveDate>, &'a str),
    Named(&'a str, String, Option<NaiveDate>),
    NamedInUnit(&'a str, String),
    Moved(String, Option<NaiveDate>),
    Born(&'a str, NaiveDate),
    Cell(&'a str, &'a Place, &'a str),
}

type KeyOf = for<'a> fn(&'a Award) -> Option<Key<'a>>;

/// From the surest to the least sure: what one of them pairs is no more there for the next, and a key that several have in either
/// list pairs none of them.
const KEYS: [KeyOf; 7] = [
    |award| Some(Key::Spelt(&award.unit_code, &award.name, award.birth, &award.class)),
    |award| Some(Key::Named(&award.unit_code, fold(&award.name), award.birth)),
    |award| Some(Key::NamedInUnit(&award.unit_code, fold(&award.name))),
    |award| Some(Key::Moved(fold(&award.name), award.birth)),
    // Another name from here on: the same birthday in the unit, or the same cell with the same class or merit.
    |award| Some(Key::Born(&award.unit_code, award.birth?)),
    |award| Some(Key::Cell(&award.unit_code, &award.place, &award.class)),
    |award| Some(Key::Cell(&award.unit_code, &award.place, &award.merit)),
];

/// Pairs two lists.
pub(super) fn pair(frozen: &[Award], now: &[Award]) -> Pairs {
    let mut pairs = Pairs { both: Vec::new(), gone: (0..frozen.len()).collect(), fresh: (0..now.len()).collect() };
    for key in KEYS {
        let old = unique(frozen, &pairs.gone, key);
        let new = unique(now, &pairs.fresh, key);
        // Maps are only looked up; pairs are put in order below.
        let found = pairs.gone.iter().filter_map(|position| {
            let key = key(frozen.get(*position)?)?;
            Some((old.get(&key).copied().flatten()?, new.get(&key).copied().flatten()?))
        });
        let found: Vec<(usize, usize)> = found.collect();
        let (mut was, mut is) = (vec![false; frozen.len()], vec![false; now.len()]);
        for (old, new) in &found {
            if let (Some(was), Some(is)) = (was.get_mut(*old), is.get_mut(*new)) {
                (*was, *is) = (true, true);
            }
        }
        pairs.gone.retain(|position| !was.get(*position).copied().unwrap_or(false));
        pairs.fresh.retain(|position| !is.get(*position).copied().unwrap_or(false));
        pairs.both.extend(found);
    }
    pairs.both.sort_unstable();
    pairs
}

/// Positions by key; `None` where several have it.
fn unique<'a>(list: &'a [Award], positions: &[usize], key: KeyOf) -> HashMap<Key<'a>, Option<usize>> {
    let mut found = HashMap::with_capacity(positions.len());
    for position in positions {
        if let Some(key) = list.get(*position).and_then(key) {
            found.entry(key).and_modify(|several| *several = None).or_insert(Some(*position));
        }
    }
    found
}

/// Of pairs in frozen order, those whose place among the others is another now: all but a longest run in which the order is
/// the same.
pub(super) fn out_of_order(both: &[(usize, usize)]) -> Vec<(usize, usize)> {
    // The last pair of the best run of each length, and of each pair the one before it.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(both.len());
    let now = |index: usize| both.get(index).map_or(0, |pair| pair.1);
    for index in 0..both.len() {
        let length = ends.partition_point(|end| now(*end) < now(index));
        before.push(length.checked_sub(1).and_then(|shorter| ends.get(shorter).copied()));
        match ends.get_mut(length) {
            Some(end) => *end = index,
            None => ends.push(index),
        }
    }
    let mut stays = vec![false; both.len()];
    let mut next = ends.last().copied();
    while let Some(index) = next {
        if let Some(stays) = stays.get_mut(index) {
            *stays = true;
        }
        next = before.get(index).copied().flatten();
    }
    both.iter().zip(stays).filter(|(_, stays)| !stays).map(|(pair, _)| *pair).collect()
}
