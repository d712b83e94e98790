//! A paper's text against what is so: every award that it says it lists, once, in order, with its name and amount; every unit;
//! counts and sums, in figures and in words.

use super::listed::Printed;
use super::{MOST, labels, order, serials, totals, words};
use crate::model::agreement::Wording;
use crate::model::award::{Award, AwardSet};
use crate::model::document::{ListedBy, Listing};
use crate::model::unit::Units;

/// What papers are held against.
#[derive(Clone, Copy)]
pub struct Standard<'a> {
    /// The set of awards.
    pub awards: &'a AwardSet,
    /// The units, in the order in which papers tell them.
    pub units: &'a Units,
    /// How amounts are read out.
    pub wording: Wording,
}

/// What differs between a paper's text, as [`super::pdf`] and [`super::docx`] give it, and what it says it lists: plain
/// Vietnamese, at most a handful. Awards are called by their serials; a name is personal data.
#[must_use]
pub fn compare(text: &str, listings: &[Listing], standard: Standard<'_>) -> Vec<String> {
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let mut differences = Vec::new();
    let mut from = 0;
    for listing in listings {
        let set = standard.awards;
        match listing.by {
            ListedBy::Order => {
                for code in &listing.lists {
                    let awards = awards(set, listing, |list| list == code);
                    let end = order::compare(&lines, from, &awards, listing.amounts, &mut differences);
                    // Without amounts, lists may come in another order than the listing names them: as they go onto a stage.
                    from = if listing.amounts { end } else { from };
                }
            }
            ListedBy::Serial => {
                let awards = awards(set, listing, |list| listing.lists.iter().any(|code| code == list));
                serials::compare(&lines, listing, &awards, &mut differences);
            }
            ListedBy::Totals => totals::compare(&lines, listing, set, &mut differences),
            ListedBy::Unit => labels::compare(&lines, standard.units.all(), &mut differences),
        }
    }
    if listings.iter().any(|listing| listing.amounts) {
        words::compare(&lines, standard.wording, &mut differences);
    }
    differences.truncate(MOST);
    differences
}

fn awards<'a>(set: &'a AwardSet, listing: &Listing, of: impl Fn(&str) -> bool) -> Vec<Printed<'a>> {
    let lists = set.lists.iter().filter(|list| of(&list.code)).flat_map(|list| &list.awards);
    let own = |award: &&Award| listing.unit.as_ref().is_none_or(|unit| *unit == award.unit_code);
    lists.filter(own).map(Printed::new).collect()
}
