//! Text made comparable: what a cell says, without what only its typing says.

use std::borrow::Cow;

use unicode_normalization::char::is_combining_mark;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use super::letters;

/// A word without the brackets and quotation marks that open before it.
#[must_use]
pub fn without_opening(word: &str) -> &str {
    word.trim_start_matches(['(', '“', '"', '['])
}

/// A word without the marks that close after it.
#[must_use]
pub fn without_closing(word: &str) -> &str {
    word.trim_end_matches(['.', ',', ';', ':', ')', '”', '"', ']', '/'])
}

/// The text with its first letter in upper case.
#[must_use]
pub fn capitalized(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The text in NFC, every run of white space (no-break ones and line ends too) one space, none at the ends; characters
/// that cannot be seen or cannot stand in XML are gone. Idempotent. Borrows when nothing had to change.
#[must_use]
pub fn tidy(text: &str) -> Cow<'_, str> {
    if is_tidy(text) {
        return Cow::Borrowed(text);
    }
    let mut spaced = String::with_capacity(text.len());
    let mut gap = false;
    for letter in text.chars() {
        if letter.is_whitespace() {
            gap = true;
        } else if !is_unprintable(letter) {
            if gap && !spaced.is_empty() {
                spaced.push(' ');
            }
            gap = false;
            spaced.push(letter);
        }
    }
    Cow::Owned(composed(spaced))
}

/// The tidy text in lower case with the tone mark where the newer spelling puts it (`hòa` becomes `hoà`, `thúy` `thuý`) and
/// the Icelandic Ð that some keyboards give as `đ`. `i` and `y` stay as written: Quí and Quý may be two persons. For
/// comparing names and words, never for printing. Idempotent.
#[must_use]
pub fn fold(text: &str) -> String {
    if let Some(folded) = plainly_folded(text) {
        return folded;
    }
    let mut folded = String::with_capacity(text.len());
    for letter in tidy(text).chars() {
        match letter {
            'Ð' | 'ð' | 'Ɖ' | 'ɖ' => folded.push('đ'),
            _ => folded.extend(letter.to_lowercase()),
        }
    }
    // A capital without a lower-case twin may leave a mark that now composes.
    place_tones(&composed(folded))
}

/// The folded text without any tone or vowel mark and with `d` for `đ`: for finding headings and labels that were typed
/// without accents. Different words become equal, so never for comparing names. Idempotent.
#[must_use]
pub fn bare(text: &str) -> String {
    plainly_bare(text).unwrap_or_else(|| bare_of_folded(&fold(text)))
}

/// The same of a text that is folded already.
#[must_use]
pub fn bare_of_folded(folded: &str) -> String {
    let unmarked = |letter: &char| !is_combining_mark(*letter);
    folded.nfd().filter(unmarked).map(|letter| if letter == 'đ' { 'd' } else { letter }).collect()
}

/// The folded text in one pass, as nearly every cell allows: nothing but composed letters of Vietnamese and usual signs between
/// single spaces, with no tone that has to move. `None` for any other.
fn plainly_folded(text: &str) -> Option<String> {
    let mut folded = String::with_capacity(text.len());
    let mut before = ' ';
    for letter in plain_letters(text)? {
        let small = match letter {
            'Ð' | 'ð' | 'Ɖ' | 'ɖ' => 'đ',
            _ => letters::small(letter),
        };
        // A tone may move from an o, u or y.
        let moves = match small {
            'a' | 'ă' | 'e' => matches!(toned(before), Some(('o', _))),
            'y' => matches!(toned(before), Some(('u', _))),
            'ê' => matches!(toned(before), Some(('y', _))),
            _ => false,
        };
        if moves {
            return None;
        }
        folded.push(small);
        before = small;
    }
    Some(folded)
}

/// The same of [`bare`]; where tones stand is nothing to it.
fn plainly_bare(text: &str) -> Option<String> {
    let plain = |letter: char| letters::unmarked(letter).map_or(letter.to_ascii_lowercase(), char::from);
    let mut bare = String::with_capacity(text.len());
    bare.extend(plain_letters(text)?.map(plain));
    Some(bare)
}

/// The letters of a tidy text of composed letters of Vietnamese and usual signs; `None` for any other.
fn plain_letters(text: &str) -> Option<std::str::Chars<'_>> {
    let mut after_space = true;
    for letter in text.chars() {
        let is_space = letter == ' ';
        let is_plain = matches!(letter, ' '..='~' | '–' | '“' | '”' | '…') || letters::unmarked(letter).is_some();
        if !is_plain || (is_space && after_space) {
            return None;
        }
        after_space = is_space;
    }
    (!after_space || text.is_empty()).then(|| text.chars())
}

fn is_tidy(text: &str) -> bool {
    if plain_letters(text).is_some() {
        return true;
    }
    let mut after_space = true;
    for letter in text.chars() {
        let space = letter == ' ';
        if (space && after_space) || is_unprintable(letter) || (!space && letter.is_whitespace()) {
            return false;
        }
        after_space = space;
    }
    (!after_space || text.is_empty()) && is_nfc_quick(text.chars()) == IsNormalized::Yes
}

/// The same text in NFC.
#[must_use]
pub fn composed(text: String) -> String {
    // Below the first mark that combines nothing changes, nor does any letter of Vietnamese: no table needs to be asked.
    let is_known = |letter| matches!(letter, '\0'..'\u{300}' | 'Ạ'..='ỹ' | '–' | '“' | '”' | '…');
    let is_composed = text.chars().all(is_known) || is_nfc_quick(text.chars()) == IsNormalized::Yes;
    if is_composed { text } else { text.nfc().collect() }
}

/// Control characters, soft hyphens, zero-width and direction marks, and the two code points that XML forbids.
fn is_unprintable(letter: char) -> bool {
    match letter {
        '\t' | '\n' | '\u{b}' | '\u{c}' | '\r' | '\u{85}' => false,
        '\u{ad}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{feff}'
        | '\u{fff9}'..='\u{fffb}'
        | '\u{fffe}'
        | '\u{ffff}' => true,
        _ => letter.is_control(),
    }
}

/// Moves a tone from the `o` of oa, oă, oe and from the `u` of uy (then from the `y` of uyê) to the vowel after it.
fn place_tones(text: &str) -> String {
    let mut placed = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    let mut before = ' ';
    let mut carried = None;
    while let Some(letter) = letters.next() {
        let letter = carried.take().map_or(letter, |tone| with_tone(letter, tone));
        let (plain, tone) = toned(letter).unwrap_or((letter, 0));
        let moves = tone > 0
            && match (plain, letters.peek()) {
                ('o', Some('a' | 'ă' | 'e')) | ('u', Some('y')) => true,
                ('y', Some('ê')) => before == 'u',
                _ => false,
            };
        carried = moves.then_some(tone);
        placed.push(if moves { plain } else { letter });
        before = plain;
    }
    placed
}

/// Vowels that take part in moving a tone: without tone, then huyền, hỏi, ngã, sắc, nặng.
const TONED: [[char; 6]; 7] = [
    ['o', 'ò', 'ỏ', 'õ', 'ó', 'ọ'],
    ['u', 'ù', 'ủ', 'ũ', 'ú', 'ụ'],
    ['y', 'ỳ', 'ỷ', 'ỹ', 'ý', 'ỵ'],
    ['a', 'à', 'ả', 'ã', 'á', 'ạ'],
    ['ă', 'ằ', 'ẳ', 'ẵ', 'ắ', 'ặ'],
    ['e', 'è', 'ẻ', 'ẽ', 'é', 'ẹ'],
    ['ê', 'ề', 'ể', 'ễ', 'ế', 'ệ'],
];

/// The plain vowel and the number of its tone, from 1; `None` for a letter without tone.
fn toned(letter: char) -> Option<(char, usize)> {
    if letter.is_ascii() {
        return None;
    }
    TONED.iter().find_map(|row| {
        let tone = row.iter().skip(1).position(|with| *with == letter)?;
        Some((row[0], tone + 1))
    })
}

fn with_tone(plain: char, tone: usize) -> char {
    TONED.iter().find(|row| row[0] == plain).and_then(|row| row.get(tone)).copied().unwrap_or(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_taken_for_composed_is_so_by_the_tables() {
        for letter in ('\0'..'\u{300}').chain('Ạ'..='ỹ').chain(['–', '“', '”', '…']) {
            let text = format!("{letter}{letter}");
            assert_eq!(text.nfc().collect::<String>(), text, "{letter}");
        }
    }

    #[test]
    fn spaces_marks_and_invisible_letters_are_tidied() {
        for (typed, tidied) in [
            ("Nguyễn An", "Nguyễn An"),
            ("  Nguyễn\u{a0}\u{2003}An\t", "Nguyễn An"),
            ("Nguye\u{302}\u{303}n An", "Nguyễn An"),
            ("A\u{200b}n\u{0}h\r\nB\u{feff}", "Anh B"),
            ("\u{a0}", ""),
            ("", ""),
            ("\u{ad}  \u{ad}x\u{ad} \u{ad}y", "x y"),
        ] {
            assert_eq!(tidy(typed), tidied);
            assert_eq!(tidy(tidied), tidied);
            assert!(matches!(tidy(tidied), Cow::Borrowed(_)));
        }
    }

    /// What the short ways give is what the long ways give.
    #[test]
    fn plain_text_folds_as_any_other() {
        let letters =
            ('\u{20}'..'\u{250}').chain('\u{300}'..'\u{370}').chain('\u{1e00}'..'\u{1f10}').chain('\u{2000}'..'\u{2070}');
        let (mut folded, mut bared) = (0, 0);
        for text in
            letters.flat_map(|letter| [letter.to_string(), format!("{letter}ê A"), format!("q{letter}a"), format!("X {letter}y")])
        {
            let slow = place_tones(&composed(tidy(&text).replace(['Ð', 'ð', 'Ɖ', 'ɖ'], "đ").to_lowercase()));
            assert!(plainly_folded(&text).inspect(|_| folded += 1).is_none_or(|quick| quick == slow), "{text:?}");
            let slow = bare_of_folded(&slow);
            assert!(plainly_bare(&text).inspect(|_| bared += 1).is_none_or(|quick| quick == slow), "{text:?}");
        }
        assert!(folded > 800 && bared > 1_000, "{folded} {bared}");
    }

    #[test]
    fn words_that_differ_only_in_where_the_tone_stands_are_equal() {
        for (old, new) in [
            ("hòa", "hoà"),
            ("HÒA", "hoà"),
            ("khỏe", "khoẻ"),
            ("Thúy", "thuý"),
            ("hòan", "hoàn"),
            ("lõang", "loãng"),
            ("xóay", "xoáy"),
            ("khóet", "khoét"),
            ("ngọeo", "ngoẹo"),
            ("húynh", "huýnh"),
            ("khủyu", "khuỷu"),
            ("húyt", "huýt"),
            ("chùyên", "chuyền"),
            ("nguỹên", "nguyễn"),
            ("ngũyên", "nguyễn"),
            ("hòăc", "hoằc"),
            ("qúy", "quý"),
            ("Ðức", "đức"),
        ] {
            assert_eq!(fold(old), new);
        }
    }

    #[test]
    fn different_words_stay_different() {
        for (one, other) in [("quí", "quý"), ("hoa", "hoà"), ("thủy", "thúy"), ("mùa", "muà"), ("gìa", "già"), ("bò an", "bo àn")]
        {
            assert_ne!(fold(one), fold(other));
        }
        assert_eq!(fold("Bò ăn, của, mía, được, thuở, ngoéo tay"), "bò ăn, của, mía, được, thuở, ngoéo tay");
    }

    /// Every onset, rhyme, tone, and place of the tone: both spellings fold to one, and no two words fold together.
    #[test]
    fn all_syllables_fold_to_their_newer_spelling() {
        let onsets =
            ["", "b", "ch", "d", "đ", "g", "h", "k", "kh", "l", "ng", "ngh", "nh", "ph", "q", "s", "t", "th", "tr", "v", "x"];
        let endings = ["", "c", "ch", "i", "m", "n", "ng", "nh", "o", "p", "t", "u", "y"];
        let mut seen = std::collections::BTreeSet::new();
        for onset in onsets {
            for (glide, vowels) in [('o', vec!["a", "ă", "e"]), ('u', vec!["y", "yê"])] {
                for vowel in vowels {
                    for ending in endings {
                        for tone in 0..6 {
                            let letters: Vec<char> = std::iter::once(glide).chain(vowel.chars()).collect();
                            let marked = |at: usize| -> String {
                                let rhyme = letters.iter().enumerate();
                                let rhyme: String = rhyme.map(|(i, l)| if i == at { with_tone(*l, tone) } else { *l }).collect();
                                format!("{onset}{rhyme}{ending}")
                            };
                            let right = marked(letters.len() - 1);
                            for at in 0..letters.len() {
                                assert_eq!(fold(&marked(at)), right);
                                assert_eq!(fold(&marked(at).to_uppercase()), right);
                                assert_eq!(fold(&marked(at).nfd().collect::<String>()), right);
                            }
                            assert!(seen.insert(right), "two syllables fold together");
                        }
                    }
                }
            }
        }
        assert_eq!(seen.len(), 21 * 5 * 13 * 6);
    }

    #[test]
    fn bare_drops_every_mark() {
        assert_eq!(bare(" Họ và  TÊN đệm "), "ho va ten dem");
        assert_eq!(bare("Ngày sinh ƯỠ Ặ Ð"), "ngay sinh uo a d");
    }

    #[test]
    fn folding_twice_changes_nothing() {
        for letter in (0..=0x2fff).chain(0xfb00..=0xffff_u32).filter_map(char::from_u32) {
            for text in [letter.to_string(), format!("o{letter}a"), format!("ó{letter}\u{301}y")] {
                for change in [|text: &str| tidy(text).into_owned(), fold, bare] {
                    let once = change(&text);
                    assert_eq!(change(&once), once, "{letter:?}");
                }
            }
        }
    }
}
