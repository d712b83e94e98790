//! The nearest valid word to one that was read, for advice.

use unicode_normalization::UnicodeNormalization;

/// The candidate with the least edit distance to `word`, the earliest of equals; `None` if more than half of the letters
/// would have to change, since such advice only misleads. Case is ignored, a missing tone or hook costs one step.
#[must_use]
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = letters(word);
    let ranked = candidates.into_iter().map(|candidate| {
        let other = letters(candidate);
        (distance(&word, &other), word.len().max(other.len()), candidate)
    });
    let (steps, longest, best) = ranked.min_by_key(|(steps, ..)| *steps)?;
    (steps * 2 <= longest).then_some(best)
}

/// The candidates within `most` steps of the word, each with its position among all, nearest first and the earlier of equals
/// first; letters and steps as in [`nearest`].
#[must_use]
pub fn within<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>, most: usize) -> Vec<(usize, &'a str)> {
    let word = letters(word);
    let mut found = Vec::new();
    for (position, candidate) in candidates.into_iter().enumerate() {
        let other = letters(candidate);
        // The lengths alone tell most of them apart.
        if word.len().abs_diff(other.len()) <= most {
            let steps = distance(&word, &other);
            if steps <= most {
                found.push((steps, position, candidate));
            }
        }
    }
    found.sort_by_key(|(steps, position, _)| (*steps, *position));
    found.into_iter().map(|(_, position, candidate)| (position, candidate)).collect()
}

fn letters(word: &str) -> Vec<char> {
    // A word from a file is bounded here, so that a megabyte pasted into a key costs no more than a word.
    word.trim().to_lowercase().nfd().map(|letter| if letter == 'đ' { 'd' } else { letter }).take(80).collect()
}

/// Levenshtein distance, two swapped neighbours counted as one step.
fn distance(from: &[char], to: &[char]) -> usize {
    // Three lines of the table in turn: a file of wrong words asks this a million times, and each line anew would cost more
    // than all steps.
    let mut above_that = vec![0; to.len() + 1];
    let mut above: Vec<usize> = (0..=to.len()).collect();
    let mut line = above_that.clone();
    let mut before = None;
    for (row, letter) in from.iter().enumerate() {
        let mut left = row + 1;
        let mut previous = None;
        let [corner, ups @ ..] = &*above else { break };
        let [first, cells @ ..] = &mut *line else { break };
        *first = left;
        let mut corner = *corner;
        // The cell of a swap stands two columns to the left, two lines up.
        let swaps = std::iter::once(&0).chain(&above_that);
        for (((other, up), swap), cell) in to.iter().zip(ups).zip(swaps).zip(cells) {
            let change = corner + usize::from(letter != other);
            let mut best = change.min(up + 1).min(left + 1);
            if before == Some(other) && previous == Some(letter) {
                best = best.min(swap + 1);
            }
            corner = *up;
            left = best;
            *cell = best;
            previous = Some(other);
        }
        before = Some(letter);
        std::mem::swap(&mut above_that, &mut above);
        std::mem::swap(&mut above, &mut line);
    }
    above.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_word_is_found_through_slips_of_the_hand() {
        let words = ["hv_cbgv", "hv_cha_me", "cbgv", "thành phố"];
        for (read, meant) in
            [("hv_cgbv", "hv_cbgv"), ("hvcha_me", "hv_cha_me"), ("HV_CBGV", "hv_cbgv"), ("thanh pho", "thành phố")]
        {
            assert_eq!(nearest(read, words), Some(meant), "{read}");
        }
    }

    #[test]
    fn a_word_unlike_all_gets_no_advice() {
        assert_eq!(nearest("so_cay_xanh", ["hv_cbgv", "cbgv"]), None);
        assert_eq!(nearest("x", []), None);
    }

    #[test]
    fn near_words_come_nearest_first() {
        let words = ["an phu", "an son", "an phuoc", "binh hoa"];
        assert_eq!(within("an phuu", words, 2), [(0, "an phu"), (2, "an phuoc")]);
        assert_eq!(within("lai thieu", words, 2), []);
    }

    #[test]
    fn swapped_neighbours_are_one_step() {
        assert_eq!(distance(&letters("ab"), &letters("ba")), 1);
        assert_eq!(distance(&letters("xabcy"), &letters("xbacz")), 2);
        assert_eq!(distance(&letters("ca"), &letters("abc")), 3);
        assert_eq!(distance(&letters("abc"), &letters("")), 3);
        assert_eq!(distance(&letters(""), &letters("abc")), 3);
        assert_eq!(distance(&letters("kitten"), &letters("sitting")), 3);
    }
}
