//! What of the set of awards a paper says it lists: `doi_chieu` in the head of its template.

use serde::Deserialize;
use toml::Spanned;

use super::front::Field;
use crate::model::document::{ListedBy, Listing};
use crate::source::Faults;

/// The entry as written.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ListingEntry {
    /// Codes of the lists; none for labels of units.
    #[serde(default)]
    danh_sach: Vec<Field>,
    /// `thu-tu`, `so-hieu`, `tong` or `don-vi`.
    theo: Field,
    /// Whether each award stands with its amount; it does if nothing is said.
    #[serde(default = "yes")]
    so_tien: bool,
}

fn yes() -> bool {
    true
}

/// Words for how a paper tells what it lists.
const BY: [(&str, ListedBy); 4] =
    [("thu-tu", ListedBy::Order), ("so-hieu", ListedBy::Serial), ("tong", ListedBy::Totals), ("don-vi", ListedBy::Unit)];
/// Codes of the lists of a set.
const LISTS: [&str; 4] = ["HSG", "GVBD", "HOCBONG", "TAPTHE"];

impl ListingEntry {
    /// What a paper of the whole year lists.
    pub(super) fn listing(&self) -> Listing {
        let by = BY.iter().find(|(word, _)| word == self.theo.get_ref());
        Listing {
            lists: self.danh_sach.iter().map(|code| code.get_ref().clone()).collect(),
            by: by.map_or(ListedBy::Order, |(_, by)| *by),
            amounts: self.so_tien,
            unit: None,
        }
    }

    /// Adds a fault for each word that is not one of its few.
    pub(super) fn check(&self, faults: &mut Faults) {
        if !BY.iter().any(|(word, _)| word == self.theo.get_ref()) {
            faults.unknown(self.theo.span(), "cách đối chiếu", self.theo.get_ref(), BY.map(|(word, _)| word));
        }
        if self.danh_sach.is_empty() && self.theo.get_ref() != "don-vi" {
            faults.add(self.theo.span(), "chưa ghi đối chiếu danh sách nào.", "Ghi thêm, ví dụ danh_sach = [\"HSG\"].");
        }
        for code in self.danh_sach.iter().filter(|code| !LISTS.contains(&code.get_ref().as_str())) {
            faults.unknown(Spanned::span(code), "danh sách", code.get_ref(), LISTS);
        }
    }
}
