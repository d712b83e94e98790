//! Where a printed figure comes from: from the paper back to file, sheet and cell, for whoever has to answer for it.
//!
//! A page of text for an item, a target, a unit or an award list; pure, from the same record that papers are printed from.

mod item;
mod list;
mod shown;
mod target;
mod unit;

use crate::compose::record::{Sources, YearRecord};
use crate::judge::Share;

/// What a trace looks at; all of one run.
#[derive(Clone, Copy, Debug)]
pub struct Traced<'a> {
    /// What the record was built from.
    pub sources: &'a Sources<'a>,
    /// The record that papers print.
    pub record: &'a YearRecord,
    /// For each target, each unit's share.
    pub shares: &'a [Vec<Share>],
}

/// The page of an item's, target's, unit's or list's code or of an award's serial, compared without case; `None` if the year has no such code.
/// A code that an item and a target share gives both pages, the target's first.
#[must_use]
pub fn page(traced: &Traced<'_>, code: &str) -> Option<String> {
    let parts: Vec<String> = [target::page(traced, code), item::page(traced, code)].into_iter().flatten().collect();
    if !parts.is_empty() {
        return Some(parts.join("\n"));
    }
    unit::page(traced, code).or_else(|| list::page(traced, code)).or_else(|| list::award(traced, code))
}

/// Every code that has a page: targets, items, lists, units, each kind in its own order.
#[must_use]
pub fn codes<'a>(sources: &Sources<'a>) -> Vec<&'a str> {
    let targets = sources.agreement.targets.iter().map(|target| target.code.as_str());
    let items = sources.forms.all().flat_map(|form| form.items().map(|item| item.code.as_str()));
    let lists = sources.awards.lists.iter().map(|list| list.code.as_str());
    targets.chain(items).chain(lists).chain(sources.units.all().iter().map(|unit| unit.code.as_str())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compose::year::Year;
    use crate::judge;

    fn traced(code: &str) -> Option<String> {
        let year = Year::new();
        let (sources, record) = (year.sources(), year.record());
        let shares = judge::figures(&year.dataset, &year.units, &year.forms, &year.agreement);
        page(&Traced { sources: &sources, record: &record, shares: &shares }, code)
    }

    #[test]
    fn an_item_leads_to_every_cell_it_was_added_from() {
        insta::assert_snapshot!(traced("CBGV").unwrap());
    }

    #[test]
    fn a_target_leads_to_both_sides_of_its_ratio_unit_by_unit() {
        insta::assert_snapshot!(traced("hoi_vien").unwrap());
    }

    #[test]
    fn a_unit_leads_to_all_its_figures() {
        insta::assert_snapshot!(traced("th01").unwrap());
    }

    #[test]
    fn a_list_leads_to_the_rows_of_its_awards() {
        insta::assert_snapshot!(traced("HSG").unwrap());
    }

    #[test]
    fn an_award_leads_to_its_cells_and_reason() {
        insta::assert_snapshot!(traced("hsg-0002").unwrap());
    }

    #[test]
    fn codes_of_nothing_have_no_page_and_all_others_have_one() {
        assert_eq!(traced("khong_co"), None);
        let year = Year::new();
        assert!(codes(&year.sources()).into_iter().all(|code| traced(code).is_some()));
    }
}
