//! The order of names in printed lists.

use std::cmp::Ordering;

use icu_collator::options::{CollatorOptions, Strength};
use icu_collator::{CollatorBorrowed, CollatorPreferences};
use icu_locale_core::locale;

use super::text::{fold, tidy};

/// Orders full names as Vietnamese lists do: by given name (the last word), then family and middle names from the left. Of
/// each syllable the letters decide first, then the tone, and only then the next syllable (nd30, Language details).
pub struct NameOrder {
    /// `None` only if the collator came without its Vietnamese rules; then letters stand in the order of their code points.
    collator: Option<CollatorBorrowed<'static>>,
}

impl std::fmt::Debug for NameOrder {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("NameOrder").finish_non_exhaustive()
    }
}

impl Default for NameOrder {
    fn default() -> Self {
        Self::new()
    }
}

/// Place of a name in the order: keys compare as their names do. Made once per name, compared often.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NameKey {
    weights: Vec<u8>,
    /// Decides between spellings that weigh the same (An, AN), so that the order is total.
    text: String,
}

impl NameOrder {
    /// The Vietnamese order, from data within the program.
    #[must_use]
    pub fn new() -> Self {
        // Case must not decide before the next syllable does: letters and tones only.
        let mut options = CollatorOptions::default();
        options.strength = Some(Strength::Secondary);
        Self { collator: CollatorBorrowed::try_new(CollatorPreferences::from(locale!("vi")), options).ok() }
    }

    /// How two full names stand; equal only when they are the same text after tidying.
    #[must_use]
    pub fn compare(&self, one: &str, other: &str) -> Ordering {
        self.sort_key(one).cmp(&self.sort_key(other))
    }

    /// The key of a full name; of other text (a subject, a unit) use [`NameOrder::text_key`].
    #[must_use]
    pub fn sort_key(&self, name: &str) -> NameKey {
        let folded = fold(name);
        let (before, given) = folded.rsplit_once(' ').unwrap_or(("", &folded));
        self.key(std::iter::once(given).chain(before.split(' ')), name)
    }

    /// The key of a text read from the left, syllable by syllable.
    #[must_use]
    pub fn text_key(&self, text: &str) -> NameKey {
        self.key(fold(text).split(' '), text)
    }

    fn key<'a>(&self, syllables: impl Iterator<Item = &'a str>, text: &str) -> NameKey {
        let mut weights = Vec::with_capacity(text.len() * 2);
        for syllable in syllables.filter(|syllable| !syllable.is_empty()) {
            self.weigh(syllable, &mut weights);
            // Lower than any weight, so that a syllable stands before longer ones that begin like it.
            weights.push(0);
        }
        NameKey { weights, text: tidy(text).into_owned() }
    }

    fn weigh(&self, syllable: &str, weights: &mut Vec<u8>) {
        match &self.collator {
            Some(collator) => {
                let Ok(()) = collator.write_sort_key_to(syllable, weights);
            }
            None => weights.extend_from_slice(syllable.as_bytes()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn printed() -> Vec<&'static str> {
        include_str!("../../tests/data/names.tsv").lines().filter(|line| !line.starts_with('#')).collect()
    }

    /// A small generator of our own: the same shuffles on every machine.
    fn shuffle<T>(list: &mut [T], mut seed: u64) {
        for last in (1..list.len()).rev() {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let other = usize::try_from(seed >> 33).unwrap() % (last + 1);
            list.swap(last, other);
        }
    }

    #[test]
    fn the_collator_knows_vietnamese() {
        assert!(NameOrder::new().collator.is_some());
    }

    #[test]
    fn shuffled_names_come_back_in_printed_order() {
        let (order, right) = (NameOrder::new(), printed());
        assert_eq!(right.len(), 173);
        for seed in 0..20 {
            let mut names = right.clone();
            shuffle(&mut names, seed);
            assert_ne!(names, right);
            names.sort_by_cached_key(|name| order.sort_key(name));
            assert_eq!(names, right);
        }
    }

    #[test]
    fn every_pair_compares_as_printed() {
        let (order, right) = (NameOrder::new(), printed());
        for (i, one) in right.iter().enumerate() {
            for (j, other) in right.iter().enumerate() {
                assert_eq!(order.compare(one, other), i.cmp(&j), "{one} {other}");
            }
        }
    }

    #[test]
    fn tones_decide_after_the_letters_of_a_syllable() {
        let order = NameOrder::new();
        let names = ["Ha Cường", "Hà Bình", "Há An", "Hạ An"];
        let mut keys: Vec<_> = names.iter().rev().map(|name| (order.text_key(name), *name)).collect();
        keys.sort();
        assert_eq!(keys.into_iter().map(|(_, name)| name).collect::<Vec<_>>(), names);
        let tones = ["Ma", "Mà", "Mả", "Mã", "Má", "Mạ", "Mai"];
        assert!(tones.is_sorted_by(|one, other| order.compare(one, other).is_lt()));
    }

    #[test]
    fn spelling_of_the_tone_and_case_decide_last() {
        let order = NameOrder::new();
        for (first, second) in [
            ("An Hoà", "Ba Hòa"),
            ("An Hòa", "Ba Hoà"),
            ("AN HÒA", "Ba Hòa"),
            ("Ba hoá", "An Hoạ"),
            ("an Ðức", "Ba Đức"),
            ("An Hòa", "an hòa"),
        ] {
            assert_eq!(order.compare(first, second), Ordering::Less, "{first} {second}");
            assert_eq!(order.compare(second, first), Ordering::Greater, "{first} {second}");
        }
        assert_eq!(order.compare("Trần  An ", "Trần An"), Ordering::Equal);
    }

    #[test]
    fn blank_and_single_names_come_first() {
        let order = NameOrder::new();
        assert!(["", "An", "Lê An", "Lê Thị An", "Lê Thị Bé An"].is_sorted_by(|one, other| order.compare(one, other).is_lt()));
    }
}
