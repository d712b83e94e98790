//! A cell's words and the lines they make: first fit, as layout breaks them, but not within a word of two syllables that a line
//! has room for. Linear in the text.

use crate::model::document::{Run, Text};
use crate::paper::font::{Face, UNITS_PER_EM};
use crate::paper::press::Press;
use crate::paper::style::ElementStyle;
use crate::vietnamese::compounds::{are_a_count, are_one_word};

/// Points by which a line may be too wide, as in layout.
const TOLERANCE: f32 = 0.005;

/// What stands between two spaces.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::paper) struct Word {
    /// Points, without the space before it.
    pub width: f32,
    /// Begins a forced line.
    pub forced: bool,
    /// Should stand on the line of the word before it.
    pub joined: bool,
    /// The one space before it: index of its run and byte in the run.
    pub space: Option<(usize, usize)>,
    /// Letters and signs.
    pub letters: usize,
}

/// Letters of a last word that would look lost on a line of its own.
const LOST: usize = 7;

impl Word {
    /// Whether it would look lost, alone on the last line of a cell.
    pub fn is_lost(&self) -> bool {
        !self.forced && (1..=LOST).contains(&self.letters)
    }
}

/// Words of a cell in a style; `bold` is added to it. At least one.
pub(in crate::paper) fn words(text: &Text, style: &ElementStyle, bold: bool, press: &Press) -> Vec<Word> {
    let mut words = unjoined(text, style, bold, press);
    join(text, &mut words);
    words
}

/// The same; none says yet that it should stand on the line of the one before it, which is nothing to a cell of one line.
pub(in crate::paper) fn unjoined(text: &Text, style: &ElementStyle, bold: bool, press: &Press) -> Vec<Word> {
    let scale = style.size / UNITS_PER_EM;
    // As many as most cells have at most.
    let mut words = Vec::with_capacity(8);
    words.push(Word::default());
    for (index, run) in text.0.iter().enumerate() {
        let face = face(run, style, bold);
        for (byte, character) in run.text.char_indices() {
            match (character, words.last_mut()) {
                ('\n', _) => words.push(Word { forced: true, ..Word::default() }),
                (' ', Some(word)) if word.letters > 0 => words.push(Word { space: Some((index, byte)), ..Word::default() }),
                // The last of several spaces would not hold the words together.
                (' ', Some(word)) => word.space = None,
                (_, Some(word)) => {
                    word.letters += 1;
                    word.width += f32::from(press.faces.glyph(face, character).advance) * scale;
                }
                (_, None) => {}
            }
        }
    }
    while words.len() > 1 && words.last().is_some_and(|word| word.letters == 0 && !word.forced) {
        words.pop();
    }
    words
}

/// Face of a run.
pub(super) fn face(run: &Run, style: &ElementStyle, bold: bool) -> Face {
    Face::of(style.bold || bold || run.bold, style.italic || run.italic)
}

/// Says which words belong to the one before them; a syllable belongs to one word only.
pub(in crate::paper) fn join(text: &Text, words: &mut [Word]) {
    let mut taken = false;
    for word in words {
        let around = word.space.and_then(|(run, byte)| text.0.get(run)?.text.split_at_checked(byte));
        let Some((before, after)) = around else {
            taken = false;
            continue;
        };
        let first = before.rsplit([' ', '\n']).next().unwrap_or_default();
        let second = after.get(1..).and_then(|after| after.split([' ', '\n']).next()).unwrap_or_default();
        taken = !taken && are_one_word(first, second);
        word.joined = taken || are_a_count(first, second);
    }
}

/// Where lines begin: calls `begin` with the index of the first word of each line after the first, and whether what stands before
/// it on its line and should stay with it does not.
pub(in crate::paper) fn lines(words: &[Word], room: f32, space: f32, mut begin: impl FnMut(usize, bool)) {
    let room = room + TOLERANCE;
    let mut line = 0.0_f32;
    let mut at = 0;
    while let Some(word) = words.get(at) {
        let (mut count, mut width) = group(words, at, space);
        if width > room {
            (count, width) = (1, word.width);
        }
        if at > 0 && (word.forced || line + space + width > room) {
            begin(at, word.joined);
            line = 0.0;
        } else if at > 0 {
            line += space;
        }
        line += width;
        // A word wider than the line takes what it needs.
        while line > room && room > 1.0 {
            begin(at, false);
            line -= room;
        }
        at += count;
    }
}

/// How many words from `at` on stand together, and their width.
pub(in crate::paper) fn group(words: &[Word], at: usize, space: f32) -> (usize, f32) {
    let own = words.get(at).map_or(0.0, |word| word.width);
    let rest = words.iter().skip(at + 1).take_while(|word| word.joined);
    rest.fold((1, own), |(count, width), word| (count + 1, width + space + word.width))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A line's first words at a width; a digit is 6 points wide and a space 3.
    fn starts(text: &str, room: f32) -> Vec<(usize, bool)> {
        let press = Press::default();
        let style = ElementStyle { size: 12.0, ..press.styles.table_body };
        let mut found = Vec::new();
        lines(&words(&Text::plain(text), &style, false, &press), room, 3.0, |word, split| found.push((word, split)));
        found
    }

    #[test]
    fn words_of_two_syllables_are_parted_only_where_the_line_has_no_room_for_them() {
        assert_eq!(starts("11 22 33", 30.0), [(2, false)]);
        assert_eq!(starts("giải thành phố", 60.0), [(1, false)]);
        assert_eq!(starts("giải thành phố", 35.0), [(1, false), (2, true)]);
        assert_eq!(starts("một\nhai", 99.0), [(1, false)]);
        assert_eq!(starts("", 99.0), []);
    }

    #[test]
    fn a_syllable_belongs_to_one_word() {
        let press = Press::default();
        let joined = |text: &str| {
            let words = words(&Text::plain(text), &press.styles.table_body, false, &press);
            words.iter().map(|word| u8::from(word.joined)).collect::<Vec<_>>()
        };
        assert_eq!(joined("01 học sinh học tập"), [0, 1, 1, 0, 1]);
        assert_eq!(joined("học  sinh\nhọc\nsinh "), [0, 0, 0, 0]);
    }
}
