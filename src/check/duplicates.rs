//! The same person in several rows, among 350.000 and without a map of names: rows are sorted by a number that equal names
//! share, and only rows whose numbers meet are compared by name.

use chrono::{Datelike, NaiveDate};
use rayon::prelude::*;

use crate::model::submission::Nominee;
use crate::vietnamese::text::fold;

use super::subject::List;

/// A nomination sheet whose rows name persons.
pub(super) struct Roll<'a> {
    pub list: List<'a>,
    /// Column of the name.
    pub name: usize,
    /// Column of the birth date; `None` if the form has no such column.
    birth: Option<usize>,
}

impl<'a> Roll<'a> {
    /// `None` for lists of other things than persons, and where a heading needed to tell persons apart is missing.
    pub(super) fn new(list: List<'a>) -> Option<Self> {
        let name = list.found("ho_ten")?;
        let birth = match list.form.column_position("ngay_sinh") {
            Some(column) => Some(list.stands(column).then_some(column)?),
            None => None,
        };
        Some(Self { list, name, birth })
    }

    /// True if persons are told apart by their birth dates as well.
    pub(super) fn has_birth(&self) -> bool {
        self.birth.is_some()
    }

    /// Name and birth date of a row; `None` where one of them is missing or unreadable.
    pub(super) fn person(&self, nominee: Nominee<'a>) -> Option<(&'a str, Option<NaiveDate>)> {
        let birth = match self.birth {
            Some(column) => Some(nominee.date(column)?),
            None => None,
        };
        Some(nominee.text(self.name)).filter(|name| !name.is_empty()).map(|name| (name, birth))
    }
}

/// One row of a group: the roll's position and the nominee.
pub(super) type Entry<'a> = (usize, Nominee<'a>);

/// 16 bytes a row.
struct Key {
    hash: u64,
    roll: u32,
    row: u32,
}

/// Groups of two and more rows that name the same person, each in the order of rolls and rows.
pub(super) fn same_persons<'a>(rolls: &[Roll<'a>]) -> Vec<Vec<Entry<'a>>> {
    let of_roll = |(position, roll): (usize, &Roll<'a>)| {
        let key = |nominee: Nominee<'a>| {
            let (name, birth) = roll.person(nominee)?;
            let (roll, row) = (u32::try_from(position).ok()?, u32::try_from(nominee.index()).ok()?);
            Some(Key { hash: hash(name, birth), roll, row })
        };
        roll.list.nominees().filter_map(key).collect::<Vec<_>>()
    };
    let mut keys: Vec<Key> = rolls.par_iter().enumerate().flat_map_iter(of_roll).collect();
    keys.par_sort_unstable_by_key(|key| (key.hash, key.roll, key.row));
    let met = keys.chunk_by(|one, other| one.hash == other.hash).filter(|met| met.len() > 1);
    met.flat_map(|met| equal(rolls, met)).collect()
}

/// Of rows whose numbers met, the groups that are truly equal.
fn equal<'a>(rolls: &[Roll<'a>], met: &[Key]) -> Vec<Vec<Entry<'a>>> {
    let folded = |key: &Key| {
        let position = usize::try_from(key.roll).ok()?;
        let roll = rolls.get(position)?;
        let nominee = roll.list.sheet.nominee(usize::try_from(key.row).ok()?)?;
        let (name, birth) = roll.person(nominee)?;
        Some((fold(name), birth, (position, nominee)))
    };
    let mut rows: Vec<_> = met.iter().filter_map(folded).collect();
    rows.sort_by(|one, other| (&one.0, one.1, one.2.0, one.2.1.index()).cmp(&(&other.0, other.1, other.2.0, other.2.1.index())));
    let groups = rows.chunk_by(|one, other| (&one.0, one.1) == (&other.0, other.1));
    groups.filter(|group| group.len() > 1).map(|group| group.iter().map(|row| row.2).collect()).collect()
}

/// FNV-1a over what folding never changes in a name, its plain consonants, and over the day of birth: equal persons have
/// equal numbers, and no name has to be folded to get one.
fn hash(name: &str, birth: Option<NaiveDate>) -> u64 {
    const PRIME: u64 = 0x0100_0000_01b3;
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for byte in name.bytes().map(|byte| byte.to_ascii_lowercase()) {
        if byte.is_ascii_lowercase() && !matches!(byte, b'a' | b'e' | b'i' | b'o' | b'u' | b'y') {
            hash = (hash ^ u64::from(byte)).wrapping_mul(PRIME);
        }
    }
    let day = birth.map_or(0, |date| date.num_days_from_ce());
    day.to_le_bytes().iter().fold(hash, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(PRIME))
}

#[cfg(test)]
mod tests {
    use super::super::fixture::date;
    use super::*;

    #[test]
    fn names_that_fold_together_share_their_number() {
        let day = Some(date(2014, 2, 3));
        for (one, other) in [("Hồ Thị HÒA", "hồ thị hoà"), ("Ðặng Văn Đức", "đặng văn đức"), ("Lê  An", "Lê An")]
        {
            assert_eq!(fold(one), fold(other));
            assert_eq!(hash(one, day), hash(other, day));
        }
        assert_ne!(hash("Lê An", day), hash("Lê An", Some(date(2014, 2, 4))));
        assert_ne!(hash("Lê An", day), hash("Lê Anh", day));
    }
}
