//! What the bytes of a cell's text tell before it is looked at letter by letter.

/// What one pass over a text's bytes tells; where it stops early, neither is known and the slow ways are taken.
#[derive(Clone, Copy)]
pub(super) struct Scan {
    /// Tidying would surely change nothing: single inner spaces, and only printable ASCII and the composed letters of
    /// Vietnamese (U+00C0-U+01BF, U+1E80-U+1EFF), which NFC leaves alone.
    pub is_tidy: bool,
    /// It has no letter at a code of old encodings, or one that only Unicode has.
    pub is_surely_unicode: bool,
}

impl Scan {
    const UNKNOWN: Self = Self { is_tidy: false, is_surely_unicode: false };

    pub fn of(text: &str) -> Self {
        let (mut after_space, mut high, mut unicode) = (true, false, false);
        let mut bytes = text.bytes();
        while let Some(byte) = bytes.next() {
            match byte {
                b' ' if after_space => return Self::UNKNOWN,
                b' ' => {
                    after_space = true;
                    continue;
                }
                0x21..=0x7E => (),
                0xC3 if matches!(bytes.next(), Some(0x90 | 0xB0)) => return Self::UNKNOWN,
                0xC3 => high = true,
                0xC4 | 0xC5 => {
                    unicode = true;
                    bytes.next();
                }
                0xC6 => _ = bytes.next(),
                0xE1 => match (bytes.next(), bytes.next()) {
                    (Some(0xBB), Some(..0xBA)) | (Some(0xBA), Some(0xA0..)) => unicode = true,
                    (Some(0xBA | 0xBB), _) => (),
                    _ => return Self::UNKNOWN,
                },
                _ => return Self::UNKNOWN,
            }
            after_space = false;
        }
        Self { is_tidy: !after_space || text.is_empty(), is_surely_unicode: !high || unicode }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tidy_text_is_told_without_tidying() {
        for (text, tidy) in [
            ("Trường TH Lái Thiêu", true),
            ("Đặng Thị Ỷ", true),
            ("", true),
            (" a", false),
            ("a ", false),
            ("a  b", false),
            ("a\u{a0}b", false),
            ("ho\u{300}a", false),
            ("a\nb", false),
            ("√", false),
            ("Ðào", false),
        ] {
            assert_eq!(Scan::of(text).is_tidy, tidy, "{text:?}");
        }
    }

    /// What is passed over as Unicode is nothing that would have had to be looked at.
    #[test]
    fn text_that_is_surely_unicode_is_told_as_the_slow_way_tells_it() {
        let letters = ('\u{20}'..'\u{250}').chain('\u{1e00}'..'\u{1f10}').chain('\u{2000}'..'\u{2030}');
        for text in letters.flat_map(|letter| [letter.to_string(), format!("Hà {letter}b"), format!("a{letter}")]) {
            let may_be_old = crate::vietnamese::old_encoding::may_be_old(&text);
            assert!(!Scan::of(&text).is_surely_unicode || !may_be_old, "{text:?}");
        }
        for text in ["Nguyễn Văn Hà", "An", "Đặng", "5A1", "Trần Thị Bình"] {
            assert!(Scan::of(text).is_surely_unicode, "{text}");
        }
    }
}
