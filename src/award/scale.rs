//! Levels and prizes as ranks, so that a row's words are compared once and never folded again.

use crate::form::Forms;
use crate::model::form::Choice;
use crate::vietnamese::text::{bare, fold};

/// Where a row stands; ranks of words that are not known are `None`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Grade {
    /// Rank of the level, 0 the lowest.
    pub level: Option<usize>,
    /// Position of the prize among the form's prize words.
    pub prize: Option<usize>,
}

/// The level and prize words of the year, in the order of the school form's pupils' sheet: levels from low to high, prizes
/// from high to low with medals after or among them.
#[derive(Clone, Debug)]
pub struct Scale {
    levels: Vec<Word>,
    prizes: Vec<Word>,
}

#[derive(Clone, Debug)]
struct Word {
    word: String,
    folded: String,
}

impl Scale {
    /// The words of the school form; the agreement's prize table was checked against the same.
    #[must_use]
    pub fn new(forms: &Forms) -> Self {
        let words = |column| forms.pupil_choices(column).iter().map(Word::new).collect();
        Self { levels: words("cap"), prizes: words("giai") }
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
    fn new(choice: &Choice) -> Self {
        Self { word: choice.word.clone(), folded: fold(&choice.word) }
    }
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
