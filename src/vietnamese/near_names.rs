//! Names of persons that one slip of the hand makes of each other.

use std::hash::{Hash, Hasher};

use super::text::bare_of_folded;

/// By what two names differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Slip {
    /// Only by accents or by spaces.
    Accents,
    /// Only by the order of their syllables.
    Order,
    /// By one letter, with or without its accents, in one syllable.
    Letter,
}

/// A name that comes near an earlier one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Near {
    /// Position of the later name.
    pub name: usize,
    /// Position of the earliest name that it comes near.
    pub earlier: usize,
    /// By what they differ.
    pub slip: Slip,
}

/// Names above this many bytes, or with a syllable above as many letters, come near no other: they are no names.
const LONGEST: usize = 120;
const LONGEST_SYLLABLE: usize = 16;

/// Of names that are all different, folded as [`super::text::fold`] does: each that comes near an earlier one, in order, with the
/// earliest it is near. Names are not compared with each other but brought under keys that near ones share, so the time grows
/// with their number and not with its square.
#[must_use]
pub fn near(names: &[&str]) -> Vec<Near> {
    let split: Vec<Vec<&str>> = names.iter().map(|name| syllables(name)).collect();
    let mut keys: Vec<(u64, Slip, usize, usize)> = Vec::with_capacity(names.len() * 6);
    for (name, syllables) in split.iter().enumerate().filter(|(_, syllables)| !syllables.is_empty()) {
        keys.push((hash(&bare_of_folded(&syllables.concat())), Slip::Accents, 0, name));
        let mut sorted = syllables.clone();
        sorted.sort_unstable();
        keys.push((hash(&sorted), Slip::Order, 0, name));
        for place in 0..syllables.len() {
            let others: Vec<&str> = syllables.iter().enumerate().filter(|(at, _)| *at != place).map(|(_, own)| *own).collect();
            keys.push((hash(&(place, others)), Slip::Letter, place, name));
        }
    }
    keys.sort_unstable();
    let mut found = Vec::new();
    for met in keys.chunk_by(|one, other| (one.0, one.1) == (other.0, other.1)).filter(|met| met.len() > 1) {
        match met.first() {
            Some((_, Slip::Letter, place, _)) => one_letter(&split, *place, met.iter().map(|key| key.3), &mut found),
            Some((_, slip, _, earlier)) => {
                found.extend(met.iter().skip(1).map(|key| Near { name: key.3, earlier: *earlier, slip: *slip }));
            }
            None => {}
        }
    }
    found.sort_unstable_by_key(|near| (near.name, near.earlier, near.slip));
    found.dedup_by_key(|near| near.name);
    found
}

/// None for what is no name.
fn syllables(name: &str) -> Vec<&str> {
    let syllables: Vec<&str> = name.split(' ').filter(|syllable| !syllable.is_empty()).collect();
    let long = |syllable: &&str| syllable.chars().count() > LONGEST_SYLLABLE;
    if name.len() > LONGEST || syllables.iter().any(long) { Vec::new() } else { syllables }
}

/// Of names equal but for the syllable at one place: those whose syllables there are one letter apart. Such two share what is
/// left when one letter is taken out of either, or of the longer.
fn one_letter(split: &[Vec<&str>], place: usize, names: impl Iterator<Item = usize>, found: &mut Vec<Near>) {
    let own = |name: usize| split.get(name).and_then(|syllables| syllables.get(place)).copied().unwrap_or_default();
    let mut left: Vec<(String, usize)> = Vec::new();
    for name in names {
        let syllable = own(name);
        left.push((syllable.to_owned(), name));
        for (at, letter) in syllable.char_indices() {
            let (before, after) = (syllable.get(..at), syllable.get(at + letter.len_utf8()..));
            left.push(([before.unwrap_or_default(), after.unwrap_or_default()].concat(), name));
        }
    }
    left.sort_unstable();
    left.dedup();
    for same in left.chunk_by(|one, other| one.0 == other.0) {
        for (position, (_, name)) in same.iter().enumerate().skip(1) {
            let mut before = same.iter().take(position).map(|(_, earlier)| *earlier);
            let near = before.find(|earlier| is_one_step(own(*earlier), own(*name)));
            found.extend(near.map(|earlier| Near { name: *name, earlier, slip: Slip::Letter }));
        }
    }
}

/// True if one letter of two different syllables was changed, added or left out.
fn is_one_step(one: &str, other: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let (short, long) = if one.len() < other.len() { (&one, &other) } else { (&other, &one) };
    let same_start = short.iter().zip(long).take_while(|(one, other)| one == other).count();
    let same_end = short.iter().rev().zip(long.iter().rev()).take_while(|(one, other)| one == other).count();
    long.len() - short.len() <= 1 && same_start + same_end + 1 >= long.len()
}

fn hash(value: &impl Hash) -> u64 {
    // Keys of one run are only compared with each other, and equal names must meet on every machine: no random seed.
    let mut hasher = std::hash::DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vietnamese::text::fold;

    fn slip(one: &str, other: &str) -> Option<Slip> {
        let (one, other) = (fold(one), fold(other));
        near(&[&one, &other]).first().map(|near| near.slip)
    }

    #[test]
    fn a_slip_of_the_hand_makes_near_names() {
        for (one, other, by) in [
            ("Nguyễn Thị Lan", "Nguyễn Thị Lam", Slip::Letter),
            ("Nguyễn Thị Lan", "Nguyễn Thị Loan", Slip::Letter),
            ("Trần Ngọc Anh", "Trần Ngọc nh", Slip::Letter),
            ("Lý Minh Khôi", "Lí Minh Khôi", Slip::Letter),
            ("Nguyễn Thị Lan", "Nguyễn Thị Lân", Slip::Accents),
            ("Nguyen Thi Lan", "Nguyễn Thị Lan", Slip::Accents),
            ("Đỗ An", "Do An", Slip::Accents),
            ("Nguyễn ThịLan", "Nguyễn Thị Lan", Slip::Accents),
            ("Lan Nguyễn Thị", "Nguyễn Thị Lan", Slip::Order),
            ("Trần Anh Minh", "Trần Minh Anh", Slip::Order),
        ] {
            assert_eq!(slip(one, other), Some(by), "{one} {other}");
        }
    }

    #[test]
    fn other_names_are_not_near() {
        for (one, other) in [
            ("Nguyễn Thị Lan", "Nguyễn Thị Hoa"),
            ("Nguyễn Thị Lan", "Nguyễn Văn Lam"),
            ("Nguyễn Thị Lan", "Trần Thị Lan"),
            ("Nguyễn Thị Lan", "Nguyễn Lan"),
            ("Lê Minh", "Lê Minh Anh"),
            ("Phạm Gia Bảo", "Phạm Gia Hảoo"),
        ] {
            assert_eq!(slip(one, other), None, "{one} {other}");
        }
        assert_eq!(near(&[]), []);
        let long = "a".repeat(100_000);
        assert_eq!(near(&[&long, &format!("{long}b"), ""]), []);
    }

    #[test]
    fn each_name_is_told_once_with_the_earliest() {
        let names = ["lê thị lan", "lê thị lam", "lê thị loan", "trần an", "lê thị la"];
        let told: Vec<_> = near(&names).iter().map(|near| (near.name, near.earlier)).collect();
        assert_eq!(told, [(1, 0), (2, 0), (4, 0)]);
    }

    /// A list in which every name differs from all others in one syllable, of thousands: done in no time, or never.
    #[test]
    fn many_names_of_one_day_are_not_compared_in_pairs() {
        let letters: Vec<char> = ('a'..='z').collect();
        let at = |number: usize| letters[number % letters.len()];
        let names: Vec<String> = (0..26 * 26 * 26 * 4)
            .map(|number| format!("nguyễn thị {}{}{}{}xy", at(number), at(number / 26), at(number / 676), at(number / 17_576)))
            .collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        assert_eq!(near(&names).len(), names.len() - 1);
    }
}
