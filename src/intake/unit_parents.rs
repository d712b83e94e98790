//! Which unit stands above which, from what `don-vi.xlsx` says.

use std::collections::BTreeMap;

use crate::model::place::CellAddress;
use crate::model::unit::{Unit, UnitKind};
use crate::vietnamese::text::fold;

/// What stands in the column of the parent unit.
pub struct ParentName {
    /// Its text, perhaps empty.
    pub text: String,
    /// Its cell.
    pub at: CellAddress,
}

/// The parents found.
pub struct Resolved {
    /// For each unit the position of its parent; `None` is directly under the city.
    pub parents: Vec<Option<usize>>,
    /// Cells of units whose chain of parents comes back to themselves.
    pub circles: Vec<CellAddress>,
    /// Parents that are neither a unit nor the city: cell and text.
    pub unknown: Vec<(CellAddress, String)>,
}

/// Words before a commune's own name, folded; the longer first.
const PREFIXES: [&str; 11] =
    ["hội khuyến học", "uỷ ban nhân dân", "ubnd", "hkh", "phường", "thị trấn", "xã", "p.", "x.", "tt.", "tt"];

/// Finds the parent of each unit by code, by name, and where the column is blank by the commune a school or agency lies in.
pub fn resolve(units: &[Unit], parents: &[ParentName], known_roots: &[&str]) -> Resolved {
    let mut by_code = BTreeMap::new();
    let mut by_name = BTreeMap::new();
    let mut communes = BTreeMap::new();
    for (position, unit) in units.iter().enumerate() {
        by_code.entry(unit.code.to_lowercase()).or_insert(position);
        by_name.entry(fold(&unit.name)).or_insert(position);
        if unit.kind == UnitKind::Commune {
            communes.entry(own_name(&unit.name)).or_insert(position);
            communes.entry(own_name(&unit.commune)).or_insert(position);
        }
    }
    communes.remove("");
    let roots: Vec<String> = known_roots.iter().map(|root| fold(root)).collect();
    let mut resolved = Resolved { parents: Vec::new(), circles: Vec::new(), unknown: Vec::new() };
    for (unit, parent) in units.iter().zip(parents) {
        let folded = fold(&parent.text);
        let found = if !folded.is_empty() {
            let found = by_code.get(&folded).or_else(|| by_name.get(&folded));
            let is_root = roots.contains(&folded);
            let found = found.or_else(|| communes.get(&own_name(&parent.text)).filter(|_| !is_root));
            if found.is_none() && !is_root {
                resolved.unknown.push((parent.at, parent.text.clone()));
            }
            found
        } else if unit.kind == UnitKind::Commune {
            None
        } else {
            communes.get(&own_name(&unit.commune))
        };
        resolved.parents.push(found.copied());
    }
    resolved.circles = (0..units.len())
        .filter(|start| comes_back(*start, &resolved.parents))
        .filter_map(|start| Some(parents.get(start)?.at))
        .collect();
    resolved
}

fn comes_back(start: usize, parents: &[Option<usize>]) -> bool {
    let mut at = start;
    for _ in 0..parents.len() {
        match parents.get(at).copied().flatten() {
            Some(next) if next == start => return true,
            Some(next) => at = next,
            None => return false,
        }
    }
    false
}

/// A commune's own name, folded: `UBND phường Lái Thiêu` and `P. Lái Thiêu` give `lái thiêu`.
fn own_name(name: &str) -> String {
    let folded = fold(name);
    let mut rest = folded.as_str();
    while let Some(after) =
        PREFIXES.iter().find_map(|prefix| rest.strip_prefix(prefix).filter(|after| begins_word(prefix, after)))
    {
        rest = after.trim_start();
    }
    rest.to_owned()
}

fn begins_word(prefix: &str, after: &str) -> bool {
    prefix.ends_with('.') || after.starts_with(' ')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn communes_are_known_by_their_own_name() {
        for name in ["UBND phường Lái Thiêu", "P. Lái Thiêu", "P.Lái Thiêu", "Hội Khuyến học phường Lái Thiêu", "lái  thiêu"]
        {
            assert_eq!(own_name(name), "lái thiêu", "{name}");
        }
        assert_eq!(own_name("Xãm"), "xãm");
    }
}
