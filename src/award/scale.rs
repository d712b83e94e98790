//! Levels and prizes as ranks, so that a row's words are compared once and never folded again.

use crate::form::Forms;
use crate::vietnamese::text::{bare, fold};

/// Where a row stands; ranks of words that are not known are `None`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Grade {
    /// Rank of the level, 0 the lowest.
    pub level: Option<usize>,
    /// Position of the prize among the form's prize words.
    pub prize: Option<usize>,
    /// Position of the hardship in the agreement's order.
    pub hardship: Option<usize>,
    /// Position of the result of learning in the form's order, the highest first.
    pub result: Option<usize>,
    /// Position of collective or person in the form's order.
    pub holder: Option<usize>,
}

impl Grade {
    /// Level and prize alone.
    #[must_use]
    pub fn of(level: Option<usize>, prize: Option<usize>) -> Self {
        Self { level, prize, ..Self::default() }
    }
}

/// The words by which nominees rank: levels from low to high and prizes from high to low with medals after or among them, as the
/// school form's pupils' sheet has them; hardships in the agreement's order; results of learning and kinds of holder in the
/// forms' order.
#[derive(Clone, Debug)]
pub struct Scale {
    levels: Vec<Word>,
    prizes: Vec<Word>,
    hardships: Vec<Word>,
    results: Vec<Word>,
    holders: Vec<Word>,
}

#[derive(Clone, Debug)]
struct Word {
    word: String,
    folded: String,
}

impl Scale {
    /// The words of the forms and of the agreement's order of hardship; the agreement's prize tables were checked against them.
    #[must_use]
    pub fn new(forms: &Forms, hardships: &[String]) -> Self {
        let words = |list, column| forms.choices(list, column).iter().map(|choice| Word::new(&choice.word)).collect();
        Self {
            levels: words("HSG", "cap"),
            prizes: words("HSG", "giai"),
            hardships: hardships.iter().map(|word| Word::new(word)).collect(),
            results: words("HOCBONG", "ket_qua"),
            holders: words("TAPTHE", "loai"),
        }
    }

    /// Rank of a level word, 0 the lowest.
    #[must_use]
    pub fn level(&self, word: &str) -> Option<usize> {
        find(&self.levels, word)
    }

    /// Position of a prize word.
    #[must_use]
    pub fn prize(&self, word: &str) -> Option<usize> {
        find(&self.prizes, word)
    }

    /// Position of a hardship, 0 the first. Units write freely: of `Mồ côi cha, hộ nghèo` each part counts that begins with a known
    /// kind, and the first of them decides.
    #[must_use]
    pub fn hardship(&self, text: &str) -> Option<usize> {
        find(&self.hardships, text).or_else(|| {
            let folded = fold(text);
            let parts = folded.split([',', ';', '/', '+']).flat_map(|part| part.split(" và ")).map(str::trim);
            parts.filter_map(|part| self.hardships.iter().position(|known| begins(part, &known.folded))).min()
        })
    }

    /// Position of a result of learning, 0 the highest.
    #[must_use]
    pub fn result(&self, word: &str) -> Option<usize> {
        find(&self.results, word)
    }

    /// Position of collective or person.
    #[must_use]
    pub fn holder(&self, word: &str) -> Option<usize> {
        find(&self.holders, word)
    }

    /// The level word of a rank; empty for none.
    #[must_use]
    pub fn level_word(&self, level: Option<usize>) -> &str {
        level.and_then(|level| self.levels.get(level)).map_or("", |word| &word.word)
    }

    /// How high a prize stands, 0 the highest: medals (words beginning with HC) stand beside the prizes of their turn.
    #[must_use]
    pub fn prize_rank(&self, prize: Option<usize>) -> usize {
        let Some(position) = prize.filter(|position| *position < self.prizes.len()) else { return usize::MAX };
        let is_medal = |word: &Word| word.folded.starts_with("hc");
        let medal = self.prizes.get(position).is_some_and(is_medal);
        self.prizes.iter().take(position).filter(|word| is_medal(word) == medal).count()
    }

    /// Each level's rank with the code of the teachers' column that counts it (`so_hs_thanh_pho`), from high to low.
    pub fn count_columns(&self) -> impl Iterator<Item = (usize, String)> {
        let code = |(rank, level): (usize, &Word)| (rank, format!("so_hs_{}", bare(&level.word).replace(' ', "_")));
        self.levels.iter().enumerate().rev().map(code)
    }
}

impl Word {
    fn new(word: &str) -> Self {
        Self { word: word.to_owned(), folded: fold(word) }
    }
}

/// Whole words: `mồ côi cha` begins with `mồ côi`, `mồ côiX` does not.
fn begins(part: &str, kind: &str) -> bool {
    !kind.is_empty() && part.strip_prefix(kind).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}

/// The form's own spelling is found without folding: that is what intake stores.
fn find(words: &[Word], word: &str) -> Option<usize> {
    if word.is_empty() {
        return None;
    }
    words.iter().position(|known| known.word == word).or_else(|| {
        let folded = fold(word);
        words.iter().position(|known| known.folded == folded)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::judge::fixture;

    #[test]
    fn hardship_as_units_write_it_ranks_by_its_gravest_known_part() {
        let scale = Scale::new(&fixture::forms(), &["Mồ côi", "Hộ nghèo", "Hộ cận nghèo"].map(Into::into));
        for (text, rank) in [
            ("Hộ nghèo", Some(1)),
            ("HỘ NGHÈO", Some(1)),
            ("hộ cận nghèo", Some(2)),
            ("Hộ nghèo, mồ côi cha", Some(0)),
            ("Hộ cận nghèo và mồ côi", Some(0)),
            ("Không phải hộ nghèo", None),
            ("Hộ nghèoo", None),
            ("", None),
        ] {
            assert_eq!(scale.hardship(text), rank, "{text}");
        }
    }
}
