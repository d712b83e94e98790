//! The letters of a name, counted: a cheap way to see that two names cannot be one slip of the hand apart.

/// How often each letter from a to z stands in a name, whatever its case and accents, `đ` as d; spaces and signs count nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Letters {
    counts: [u8; 26],
    /// Bit of each letter that stands an odd number of times.
    odd: u32,
}

impl Letters {
    /// `None` for a name with a letter of another language: nothing can be ruled out for it.
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        let (mut counts, mut odd) = ([0_u8; 26], 0);
        for letter in name.chars() {
            let plain = match letter {
                ' '..='@' | '['..='`' | '{'..='~' => continue,
                'A'..='Z' | 'a'..='z' => u8::try_from(letter).ok()?.to_ascii_lowercase(),
                _ => unmarked(letter)?,
            };
            let position = plain - b'a';
            let count = counts.get_mut(usize::from(position))?;
            *count = count.saturating_add(1);
            odd ^= 1 << position;
        }
        Some(Self { counts, odd })
    }

    /// Which letters stand an odd number of times: names whose parities are not near, see [`parities_are_near`], are not near.
    #[must_use]
    pub fn parity(&self) -> u32 {
        self.odd
    }

    /// False only if more than one letter would have to be changed, added or left out to make one name of the other, in
    /// whatever order; true says nothing.
    #[must_use]
    pub fn may_be_near(&self, other: &Self) -> bool {
        let apart = || self.counts.iter().zip(&other.counts).map(|(one, other)| u32::from(one.abs_diff(*other))).sum::<u32>();
        // A changed letter is one less of it and one more of another.
        parities_are_near(self.odd, other.odd) && apart() <= 2
    }
}

/// Whether two parities differ in two letters at most. Most pairs of names end here, so it is asked without counting bits, which
/// takes a loop where the processor has no word for it.
#[must_use]
pub fn parities_are_near(one: u32, other: u32) -> bool {
    let without_lowest = |bits: u32| bits & bits.wrapping_sub(1);
    without_lowest(without_lowest(one ^ other)) == 0
}

/// True for a letter from a to z and for each that Vietnamese makes of one by marks, composed; quicker than asking for letters of
/// any language.
#[must_use]
pub fn is_vietnamese(letter: char) -> bool {
    letter.is_ascii_alphabetic() || unmarked(letter).is_some()
}

/// The plain letter in lower case of a Vietnamese letter with marks, composed; `None` for any other.
pub(super) fn unmarked(letter: char) -> Option<u8> {
    Some(match letter {
        'À'..='Å' | 'à'..='å' | 'Ă' | 'ă' | 'Ạ'..='ặ' => b'a',
        'È'..='Ë' | 'è'..='ë' | 'Ẹ'..='ệ' => b'e',
        'Ì'..='Ï' | 'ì'..='ï' | 'Ĩ' | 'ĩ' | 'Ỉ'..='ị' => b'i',
        'Ò'..='Ö' | 'ò'..='ö' | 'Ơ' | 'ơ' | 'Ọ'..='ợ' => b'o',
        'Ù'..='Ü' | 'ù'..='ü' | 'Ũ' | 'ũ' | 'Ư' | 'ư' | 'Ụ'..='ự' => b'u',
        'Ý' | 'ý' | 'ÿ' | 'Ỳ'..='ỹ' => b'y',
        'Đ' | 'đ' | 'Ð' | 'ð' | 'Ɖ' | 'ɖ' => b'd',
        _ => return None,
    })
}

/// The letter in lower case: of those that Vietnamese has without a look into the table of all languages.
#[must_use]
pub(super) fn small(letter: char) -> char {
    let lower = match letter {
        _ if letter.is_ascii() => return letter.to_ascii_lowercase(),
        'À'..='Ö' | 'Ø'..='Þ' => u32::from(letter) + 0x20,
        'à'..='ö' | 'ø'..='ÿ' => return letter,
        // Capital and small letters alternate.
        'Ă' | 'ă' | 'Đ' | 'đ' | 'Ĩ' | 'ĩ' | 'Ũ' | 'ũ' | 'Ơ' | 'ơ' | 'Ạ'..='ỹ' => u32::from(letter) | 1,
        'Ư' | 'ư' => return 'ư',
        _ => return letter.to_lowercase().next().unwrap_or(letter),
    };
    char::from_u32(lower).unwrap_or(letter)
}

#[cfg(test)]
mod tests {
    use super::super::near_names::near;
    use super::super::text::{bare, fold};
    use super::*;

    #[test]
    fn parities_that_differ_in_two_letters_are_near() {
        for bits in (0..70_000).chain([u32::MAX, 1 << 31, (1 << 31) + 1, (1 << 31) + 3]) {
            assert_eq!(parities_are_near(bits ^ 0xA5A5, 0xA5A5), bits.count_ones() <= 2, "{bits:b}");
        }
    }

    #[test]
    fn small_letters_are_those_of_all_languages() {
        for letter in ('\0'..'\u{2000}').filter(|letter| letter.to_lowercase().count() == 1) {
            assert_eq!(Some(small(letter)), letter.to_lowercase().next(), "{letter}");
        }
    }

    fn may_be_near(one: &str, other: &str) -> bool {
        Letters::of(one).unwrap().may_be_near(&Letters::of(other).unwrap())
    }

    #[test]
    fn every_vietnamese_letter_counts_as_its_plain_one() {
        for letter in "áàảãạăắằẳẵặâấầẩẫậéèẻẽẹêếềểễệíìỉĩịóòỏõọôốồổỗộơớờởỡợúùủũụưứừửữựýỳỷỹỵđÐ".chars()
        {
            for letter in letter.to_lowercase().chain(letter.to_uppercase()) {
                assert_eq!(Letters::of(&letter.to_string()), Letters::of(&bare(&letter.to_string())), "{letter}");
            }
        }
        assert_eq!(Letters::of("Núñez"), None);
        assert_eq!(Letters::of("Nguye\u{302}n"), None);
    }

    /// What is ruled out is never what the exact rule finds.
    #[test]
    fn names_that_are_near_are_never_ruled_out() {
        let names: Vec<String> = ["Trần Thị Hòa", "Lê Văn Tú", "Đỗ Quỳnh An", "Y Bih", "Nguyễn Thị Thúy"]
            .iter()
            .flat_map(|name| {
                let letters: Vec<char> = name.chars().collect();
                let without = (0..letters.len())
                    .map(|at| letters.iter().enumerate().filter(|(own, _)| *own != at).map(|(_, l)| *l).collect());
                let changed = (0..letters.len())
                    .map(|at| letters.iter().enumerate().map(|(own, l)| if own == at { 'đ' } else { *l }).collect());
                without.chain(changed).chain([(*name).to_owned(), bare(name)]).collect::<Vec<String>>()
            })
            .collect();
        let mut pairs = 0;
        for (position, one) in names.iter().enumerate() {
            for other in &names[position + 1..] {
                if !near(&[&fold(one), &fold(other)]).is_empty() && fold(one) != fold(other) {
                    pairs += 1;
                    assert!(may_be_near(one, other), "{one} {other}");
                }
            }
        }
        assert!(pairs > 50, "{pairs}");
    }

    #[test]
    fn names_two_letters_apart_are_ruled_out() {
        assert!(!may_be_near("Trần Thị Hoa", "Trần Thị Lan"));
        assert!(!may_be_near("Lê An", "Lê Anh Tú"));
        assert!(may_be_near("Lê An", "An Lê"));
    }
}
