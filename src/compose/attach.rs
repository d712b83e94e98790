//! Papers attached to another as its appendices, and the numbers by which its text calls them.

use std::collections::BTreeMap;

use minijinja::Value;

use super::body::Body;
use super::front::Front;
use super::strict;
use crate::model::document::Orientation;

/// Name under which a text finds the number of each paper attached to it: `kem_theo.danh_sach_hsg` is "Phụ lục I", and blank
/// where that paper says nothing and is left out.
pub(super) const LABELS: &str = "kem_theo";
/// Name under which a text finds whether it is being attached to another.
pub(super) const ATTACHED: &str = "la_phu_luc";

/// A paper that is attached to another.
pub(super) struct Attached<'a> {
    /// Name of its template.
    pub(super) name: &'a str,
    /// Title of the appendix.
    pub(super) title: String,
    /// How its pages lie.
    pub(super) orientation: Orientation,
    /// What it says.
    pub(super) body: Body,
}

impl Attached<'_> {
    /// A paper without a word is no appendix: a list in which nobody stands.
    pub(super) fn says_something(&self) -> bool {
        self.appendices() > 0
    }

    /// Appendices it makes: itself and its own.
    fn appendices(&self) -> usize {
        let own = self.body.appendices.len();
        if own == 0 && self.body.main.is_empty() { 0 } else { own + 1 }
    }
}

/// The numbers of all papers that a head names, behind so many appendices of the text's own; blank for those left out.
pub(super) fn labels(front: &Front, attached: &[Attached], own: usize) -> Value {
    let count = own + attached.iter().map(Attached::appendices).sum::<usize>();
    let mut labels: BTreeMap<String, String> =
        front.kem_theo.iter().map(|name| (name.get_ref().replace('-', "_"), String::new())).collect();
    let mut index = own;
    for other in attached.iter().filter(|other| other.says_something()) {
        labels.insert(other.name.replace('-', "_"), number(index, count));
        index += other.appendices();
    }
    strict::value(&labels)
}

/// "Phụ lục II" of several, "Phụ lục" of one; `index` from 0.
pub(super) fn number(index: usize, count: usize) -> String {
    if count == 1 { "Phụ lục".to_owned() } else { format!("Phụ lục {}", roman(index + 1)) }
}

/// A number from 1 in Roman letters.
fn roman(mut number: usize) -> String {
    const LETTERS: [(usize, &str); 9] =
        [(100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];
    let mut written = String::new();
    for (worth, letters) in LETTERS {
        while number >= worth {
            written.push_str(letters);
            number -= worth;
        }
    }
    written
}
