//! The names under which a year's units are known.

use std::collections::BTreeMap;

use super::confirmed::Confirmed;
use crate::model::sender::UnitName;
use crate::model::unit::{Unit, UnitKind, Units};
use crate::vietnamese::nearest;
use crate::vietnamese::text::fold;
use crate::vietnamese::unit_name::{KINDS_OF_COMMUNE, commune_key, key, near_key, without_city};

/// Most units that a finding proposes.
const PROPOSED: usize = 3;
/// One step in so many letters still makes a name near.
const LETTERS_A_STEP: usize = 5;

/// Every unit of the year under its names, and what staff confirmed.
#[derive(Debug, Default)]
pub struct UnitNames {
    list: Vec<Known>,
    by_code: BTreeMap<String, usize>,
    /// By the folded name as it stands in `don-vi.xlsx`.
    by_name: BTreeMap<String, Vec<usize>>,
    /// By the key of the name, also with the commune behind it.
    by_key: BTreeMap<String, Vec<usize>>,
    confirmed: Confirmed,
}

#[derive(Debug)]
struct Known {
    unit: UnitName,
    kind: UnitKind,
    commune: String,
    near: String,
}

/// What is known of a name.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Match {
    /// Staff said so.
    Confirmed(UnitName),
    /// The name is this unit's and no other's.
    One(UnitName),
    /// The name is that of all these.
    Several(Vec<UnitName>),
    /// The name is no unit's.
    None,
}

impl UnitNames {
    /// Makes the index of a year's units.
    #[must_use]
    pub fn new(units: &Units, confirmed: Confirmed) -> Self {
        let mut names = Self { confirmed, ..Self::default() };
        for (position, unit) in units.all().iter().enumerate() {
            names.by_code.insert(unit.code.to_lowercase(), position);
            names.by_name.entry(fold(&unit.name)).or_default().push(position);
            for key in keys(unit) {
                let of_key = names.by_key.entry(key).or_default();
                // A unit named as its commune has one key twice.
                if of_key.last() != Some(&position) {
                    of_key.push(position);
                }
            }
            names.list.push(Known {
                unit: UnitName { code: unit.code.clone(), name: unit.name.clone() },
                kind: unit.kind,
                commune: commune_key(&unit.commune),
                near: near_key(&unit.name),
            });
        }
        names
    }

    /// The unit of a code, compared without case and outer spaces.
    pub(super) fn of_code(&self, code: &str) -> Option<&UnitName> {
        self.unit(*self.by_code.get(&code.trim().to_lowercase())?)
    }

    /// The unit whose code is nearest to one that is no unit's, if one is near.
    pub(super) fn near_code(&self, code: &str) -> Option<&UnitName> {
        self.of_code(nearest::nearest(code, self.list.iter().map(|known| known.unit.code.as_str()))?)
    }

    /// The unit that staff say this is: a name or a wrong code.
    pub(super) fn confirmed(&self, written: &str) -> Option<&UnitName> {
        self.of_code(self.confirmed.code(written)?)
    }

    /// Whose a name is. Among units of one name those of the form's kind come first, then the one of the commune as written.
    pub(super) fn of_name(&self, written: &str, kind: UnitKind, commune: &str) -> Match {
        if let Some(unit) = self.confirmed(written) {
            return Match::Confirmed(unit.clone());
        }
        let whole = key(written);
        let mut shorter = std::iter::successors(Some(whole.as_str()), |key| without_city(key));
        let found = self.by_name.get(&fold(written)).or_else(|| shorter.find_map(|key| self.by_key.get(key)));
        let candidates = self.narrowed(found.map_or(&[], Vec::as_slice), kind, &commune_key(commune));
        let mut units: Vec<UnitName> = candidates.into_iter().filter_map(|position| self.unit(position)).cloned().collect();
        match (units.pop(), units.is_empty()) {
            (None, _) => Match::None,
            (Some(only), true) => Match::One(only),
            (Some(last), false) => {
                units.push(last);
                Match::Several(units)
            }
        }
    }

    fn narrowed(&self, candidates: &[usize], kind: UnitKind, commune: &str) -> Vec<usize> {
        let of_kind = self.kept(candidates, |known| known.kind == kind);
        self.kept(&of_kind, |known| !commune.is_empty() && known.commune == commune)
    }

    /// Those that fit; all where none or only one is left to choose from.
    fn kept(&self, candidates: &[usize], fits: impl Fn(&Known) -> bool) -> Vec<usize> {
        let some: Vec<usize> =
            candidates.iter().copied().filter(|position| self.list.get(*position).is_some_and(&fits)).collect();
        if candidates.len() < 2 || some.is_empty() { candidates.to_vec() } else { some }
    }

    /// At most three units whose names come near, nearest first: a few letters differ, or every word of the one is in
    /// the other.
    pub(super) fn near(&self, written: &str) -> Vec<UnitName> {
        let near = near_key(written);
        if near.is_empty() {
            return Vec::new();
        }
        let most = (near.chars().count() / LETTERS_A_STEP).max(1);
        let by_letters = nearest::within(&near, self.list.iter().map(|known| known.near.as_str()), most);
        let words: Vec<&str> = near.split(' ').collect();
        let has_all = |name: &str| {
            let own: Vec<&str> = name.split(' ').collect();
            words.iter().all(|word| own.contains(word)) || own.iter().all(|word| words.contains(word))
        };
        let by_words = self.list.iter().enumerate().filter(|(_, known)| has_all(&known.near)).map(|(position, _)| position);
        let mut positions: Vec<usize> = Vec::new();
        for position in by_letters.into_iter().map(|(position, _)| position).chain(by_words) {
            if !positions.contains(&position) && positions.len() < PROPOSED {
                positions.push(position);
            }
        }
        positions.into_iter().filter_map(|position| self.unit(position)).cloned().collect()
    }

    fn unit(&self, position: usize) -> Option<&UnitName> {
        self.list.get(position).map(|known| &known.unit)
    }
}

/// The name alone, and with its commune behind it, as senders add it to tell two schools of one name apart.
fn keys(unit: &Unit) -> Vec<String> {
    let name = key(&unit.name);
    let commune = commune_key(&unit.commune);
    let mut keys = vec![name.clone()];
    if !commune.is_empty() {
        keys.push(format!("{name} {commune}"));
        keys.extend(KINDS_OF_COMMUNE.iter().map(|kind| format!("{name} {kind} {commune}")));
    }
    keys
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{names, units};
    use super::*;

    fn codes(units: Vec<UnitName>) -> Vec<String> {
        units.into_iter().map(|unit| unit.code).collect()
    }

    fn whose(written: &str, commune: &str) -> String {
        match names("\"Trường Trọng\" = \"TH-LTT\"").of_name(written, UnitKind::School, commune) {
            Match::Confirmed(unit) => format!("{} xác nhận", unit.code),
            Match::One(unit) => unit.code,
            Match::Several(units) => codes(units).join(" hay "),
            Match::None => "không".to_owned(),
        }
    }

    #[test]
    fn a_name_is_one_units_however_it_is_typed() {
        for (written, commune, unit) in [
            ("TH Lí Tự Trọng", "", "TH-LTT"),
            ("Tiểu học Lý Tự Trọng, P. An Phú, TP Thuận An, tỉnh Bình Dương", "", "TH-LTT"),
            ("Trọng", "", "TH-LTT xác nhận"),
            ("Hội khuyến học P. An Phú", "", "P-AP"),
            ("UBND phường An Phú", "", "P-AP"),
            ("Mầm non Hoa Mai", "", "MN-HM1 hay MN-HM2"),
            ("Mầm non Hoa Mai", "phường An Phú", "MN-HM1"),
            ("MN Hoa Mai - X. An Sơn", "", "MN-HM2"),
            ("MN Hoa Mai", "Lái Thiêu", "MN-HM1 hay MN-HM2"),
            ("TH Lý Tự Trong", "", "không"),
            ("", "", "không"),
        ] {
            assert_eq!(whose(written, commune), unit, "{written}");
        }
    }

    #[test]
    fn what_comes_near_is_named_nearest_first() {
        let near = |written| codes(names("").near(written));
        assert_eq!(near("TH Lý Tự Trong"), ["TH-LTT"]);
        assert_eq!(near("Truong Tieu hoc Ly Tu Trong"), ["TH-LTT"]);
        assert_eq!(near("Kim Đồng"), ["TH-KD"]);
        assert_eq!(near("Mam non Hoa May"), ["MN-HM1", "MN-HM2"]);
        assert_eq!(near("THPT chuyên Hùng Vương"), [""; 0]);
        assert_eq!(near("***"), [""; 0]);
        assert_eq!(names("").near_code("TH-LYTT").unwrap().code, "TH-LTT");
        assert_eq!(units().all().len(), 5);
    }
}
