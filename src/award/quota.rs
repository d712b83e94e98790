//! A list cut to the number that the agreement allows: of each unit first, then in all.

use std::collections::BTreeMap;
use std::ops::Range;

use super::order::{Standing, SubjectOrder, standing};
use super::people::Decided;
use super::rows::{Reason, Rules};
use crate::model::award_rules::{Quota, Ties};

/// A list after its quota.
#[derive(Default)]
pub struct Cut<'a> {
    /// Who is awarded, in the order of the list.
    pub kept: Vec<Decided<'a>>,
    /// Who is not, in the order in which they would be taken.
    pub left: Vec<Left<'a>>,
    /// Ties where a quota ended, with what became of them.
    pub notes: Vec<String>,
}

/// Someone whom the quota leaves out.
pub struct Left<'a> {
    /// What would have been awarded.
    pub decided: Decided<'a>,
    /// Which quota.
    pub reason: Reason,
    /// The same in full words.
    pub words: String,
    /// Number on the reserve list, from 1.
    pub reserve: Option<usize>,
}

/// What becomes of one award.
#[derive(Clone)]
enum Fate {
    Kept,
    Left(Reason, String),
}

/// Cuts a list that stands in its printed order. Those who come first by the quota's keys are taken; a tie at the last place is
/// dealt with as the quota says, and told in the notes and in the reasons of all who are tied. `people` is what to call them.
pub fn cut<'a>(list: Vec<Decided<'a>>, quota: &Quota, people: &str, rules: &Rules<'_>, subjects: &SubjectOrder<'_>) -> Cut<'a> {
    let standings: Vec<Standing> = list.iter().map(|one| standing(one, &quota.order, rules.scale, subjects)).collect();
    let mut ranked: Vec<usize> = (0..list.len()).collect();
    // Stable: of equal standing, the list's own order.
    ranked.sort_by(|one, other| standings.get(*one).cmp(&standings.get(*other)));
    let mut state = State { list, standings, fates: Vec::new(), ties: quota.ties, people, notes: Vec::new() };
    state.fates = vec![Fate::Kept; state.list.len()];
    if let Some(limit) = quota.of_unit {
        let mut units: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for position in &ranked {
            units.entry(state.unit(*position)).or_default().push(*position);
        }
        for (unit, positions) in units {
            let name = rules.units.get(unit).map_or("", |unit| &unit.name);
            state.limit(&positions, limit, Reason::OverUnitQuota, name, "đơn vị");
        }
    }
    if let Some(limit) = quota.in_all {
        let kept: Vec<usize> = ranked.iter().copied().filter(|position| state.is_kept(*position)).collect();
        state.limit(&kept, limit, Reason::OverQuota, "Cả danh sách", "cả danh sách");
    }
    state.part(&ranked, quota.reserve)
}

struct State<'a, 'p> {
    list: Vec<Decided<'a>>,
    standings: Vec<Standing>,
    fates: Vec<Fate>,
    ties: Ties,
    people: &'p str,
    notes: Vec<String>,
}

impl<'a> State<'a, '_> {
    fn unit(&self, position: usize) -> usize {
        self.list.get(position).map_or(0, |decided| decided.award.unit)
    }

    fn is_kept(&self, position: usize) -> bool {
        matches!(self.fates.get(position), Some(Fate::Kept))
    }

    /// Leaves out whoever stands beyond `limit` among `ranked`, best first.
    fn limit(&mut self, ranked: &[usize], limit: usize, reason: Reason, place: &str, whose: &str) {
        if ranked.len() <= limit {
            return;
        }
        let over = format!("Quá số lượng {limit} {} của {whose}", self.people);
        let tie = self.tie(ranked, limit);
        let kept = match (&tie, self.ties) {
            (Some(tie), Ties::All) => tie.end,
            (Some(tie), Ties::None) => tie.start,
            _ => limit,
        };
        for (rank, position) in ranked.iter().enumerate() {
            let tied = tie.as_ref().is_some_and(|tie| tie.contains(&rank));
            if rank >= kept {
                let words = if tied { format!("{over}: {}", self.lost()) } else { over.clone() };
                if let Some(fate) = self.fates.get_mut(*position) {
                    *fate = Fate::Left(reason, words);
                }
            } else if tied && let Some(decided) = self.list.get_mut(*position) {
                let won = if self.ties == Ties::All { "lấy hết" } else { "chọn theo thứ tự danh sách" };
                decided.award.reason = format!("{}; đồng hạng ở chỗ cuối của {whose}, {won}", decided.award.reason);
            }
        }
        if let Some(tie) = tie {
            self.note(&tie, limit, kept, place);
        }
    }

    /// The ranks that are tied across the limit.
    fn tie(&self, ranked: &[usize], limit: usize) -> Option<Range<usize>> {
        let standing = |rank: usize| ranked.get(rank).and_then(|position| self.standings.get(*position));
        let last = standing(limit.checked_sub(1)?)?;
        let start = (0..limit).rev().take_while(|rank| standing(*rank) == Some(last)).last()?;
        let end = (limit..ranked.len()).take_while(|rank| standing(*rank) == Some(last)).last()? + 1;
        Some(start..end)
    }

    fn lost(&self) -> &'static str {
        match self.ties {
            Ties::ListOrder => "đồng hạng ở chỗ cuối, xếp sau theo thứ tự danh sách",
            Ties::None | Ties::All => "đồng hạng ở chỗ cuối, không lấy ai",
        }
    }

    fn note(&mut self, tie: &Range<usize>, limit: usize, kept: usize, place: &str) {
        let people = self.people;
        let done = match self.ties {
            Ties::All => format!("lấy hết nên có {kept} {people}"),
            Ties::None => format!("không lấy ai nên chỉ có {kept} {people}"),
            Ties::ListOrder => "chọn theo thứ tự danh sách".to_owned(),
        };
        self.notes.push(format!("{place}: {} {people} đồng hạng ở chỗ thứ {limit}, {done}.", tie.len()));
    }

    /// Parts the list by fate; the first of those left out are the reserve, with all who are tied with its last.
    fn part(self, ranked: &[usize], reserve: usize) -> Cut<'a> {
        let left: Vec<usize> = ranked.iter().copied().filter(|position| !self.is_kept(*position)).collect();
        let last = reserve.checked_sub(1).and_then(|last| self.standings.get(*left.get(last)?));
        let on_reserve = left
            .iter()
            .enumerate()
            .filter(|(rank, position)| *rank < reserve || (last.is_some() && self.standings.get(**position) == last));
        let numbers: BTreeMap<usize, usize> = on_reserve.map(|(rank, position)| (*position, rank + 1)).collect();
        let mut cut = Cut { notes: self.notes, ..Cut::default() };
        let mut out: BTreeMap<usize, Left<'a>> = BTreeMap::new();
        for (position, (decided, fate)) in self.list.into_iter().zip(self.fates).enumerate() {
            match fate {
                Fate::Kept => cut.kept.push(decided),
                Fate::Left(reason, words) => {
                    out.insert(position, Left { decided, reason, words, reserve: numbers.get(&position).copied() });
                }
            }
        }
        cut.left = left.iter().filter_map(|position| out.remove(position)).collect();
        cut
    }
}
