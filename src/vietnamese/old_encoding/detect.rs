//! Which reading of a text is Vietnamese: as it stands, or decoded.

use super::{Encoding, is_high};
use crate::vietnamese::syllable::is_syllable;

/// How a text is to be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reading {
    /// As it stands.
    AsIs,
    /// Decoded; nothing else makes sense.
    Old(Encoding, String),
    /// Two readings make sense, or none does though the font says that it is old: the one that does not stand in the cell.
    Doubtful(String),
    /// It stands as good Vietnamese, but would be good Vietnamese in these encodings as well: a doubt only beside cells that are
    /// surely so encoded.
    Suspect(Vec<(Encoding, String)>),
}

/// True for a text that [`read`] must look at: it has a letter at an old code, and none that only Unicode has.
#[must_use]
pub fn may_be_old(text: &str) -> bool {
    !text.is_ascii() && text.chars().any(is_high) && !text.chars().any(is_unicode_only)
}

/// True for a text that is good Vietnamese as it stands: without a font that tells otherwise [`read`] never decodes it.
#[must_use]
pub fn stands(text: &str) -> bool {
    is_vietnamese(text)
}

/// The reading of a text; `font` is the encoding that the cell's font tells, if it tells one. Without it only text that is no
/// Vietnamese as it stands, and is in every word by exactly one encoding, is taken for old.
#[must_use]
pub fn read(text: &str, font: Option<Encoding>) -> Reading {
    if !may_be_old(text) {
        return Reading::AsIs;
    }
    let as_is = is_vietnamese(text);
    let decoded = |encoding: Encoding| {
        let decoded = encoding.decode(text).filter(|decoded| decoded != text && is_vietnamese(decoded))?;
        Some((encoding, decoded))
    };
    match (font, as_is) {
        (_, true) if begins_as_name(text) && !begins_as_name(&other_reading(text, font)) => Reading::AsIs,
        (Some(font), true) => match decoded(font) {
            None => Reading::AsIs,
            Some((encoding, decoded)) if begins_as_name(&decoded) && !begins_as_name(text) => Reading::Old(encoding, decoded),
            Some((_, other)) => Reading::Doubtful(other),
        },
        (Some(font), false) => match (decoded(font), font.decode(text)) {
            (Some((encoding, decoded)), _) => Reading::Old(encoding, decoded),
            (None, Some(other)) if other != text => Reading::Doubtful(other),
            _ => Reading::AsIs,
        },
        (None, _) => {
            let mut readings: Vec<_> = [Encoding::Tcvn3, Encoding::Vni].into_iter().filter_map(decoded).collect();
            match (readings.len(), as_is) {
                (1.., true) => Reading::Suspect(readings),
                (1, false) if has_mixed_word(text) => {
                    readings.pop().map_or(Reading::AsIs, |(encoding, decoded)| Reading::Old(encoding, decoded))
                }
                (2.., false) => readings.pop().map_or(Reading::AsIs, |(_, other)| Reading::Doubtful(other)),
                _ => Reading::AsIs,
            }
        }
    }
}

/// Family names that most people have, folded: text that begins with one as it stands, and with none when decoded, stands right.
const FAMILIES: [&str; 30] = [
    "nguyễn", "trần", "lê", "phạm", "hoàng", "huỳnh", "phan", "vũ", "võ", "đặng", "bùi", "đỗ", "hồ", "ngô", "dương", "lý", "đào",
    "đoàn", "vương", "trịnh", "đinh", "lâm", "phùng", "mai", "tô", "trương", "hà", "tạ", "cao", "thái",
];

fn begins_as_name(text: &str) -> bool {
    words(text).next().is_some_and(|word| FAMILIES.contains(&lower(word).as_str()))
}

/// The text by the font's encoding or, where the font tells none, by the first that has all its letters.
fn other_reading(text: &str, font: Option<Encoding>) -> String {
    let encodings = font.map_or(vec![Encoding::Tcvn3, Encoding::Vni], |font| vec![font]);
    encodings.into_iter().find_map(|encoding| encoding.decode(text).filter(|other| is_vietnamese(other))).unwrap_or_default()
}

/// Letters of Vietnamese that no old encoding has, and marks that combine.
fn is_unicode_only(letter: char) -> bool {
    matches!(letter, '\u{100}'..='\u{1b0}' | '\u{300}'..='\u{36f}' | '\u{1ea0}'..='\u{1ef9}')
}

/// A word with a plain letter and a high one: a single high sign may be ½ or ×.
fn has_mixed_word(text: &str) -> bool {
    words(text).any(|word| word.chars().any(is_high) && word.bytes().any(|byte| byte.is_ascii_alphabetic()))
}

/// True if every word with a letter beyond ASCII is a syllable, and none has a capital behind a small letter.
fn is_vietnamese(text: &str) -> bool {
    words(text).filter(|word| !word.is_ascii()).all(|word| !has_inner_capital(word) && is_syllable(&lower(word)))
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    let parts = |letter: char| {
        (letter.is_ascii() && !letter.is_ascii_alphabetic()) || letter > '\u{2000}' && letter < '\u{2100}' || letter == '\u{a0}'
    };
    text.split(parts).filter(|word| !word.is_empty())
}

/// The small letters, with the Icelandic Ð that some keyboards give as đ.
fn lower(word: &str) -> String {
    word.chars().flat_map(char::to_lowercase).map(|letter| if letter == 'ð' { 'đ' } else { letter }).collect()
}

/// A capital behind the first letter of a word that is not all capitals.
fn has_inner_capital(word: &str) -> bool {
    word.chars().any(char::is_lowercase) && word.chars().skip(1).any(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, font: Option<Encoding>) -> String {
        match read(text, font) {
            Reading::AsIs => "=".to_owned(),
            Reading::Old(encoding, decoded) => format!("{decoded} [{}]", encoding.name()),
            Reading::Doubtful(other) => format!("? {other}"),
            Reading::Suspect(others) => {
                others.iter().map(|(encoding, other)| format!("?? {other} [{}]", encoding.name())).collect::<Vec<_>>().join(" ")
            }
        }
    }

    #[test]
    fn content_tells_with_a_high_bar() {
        for (text, reading) in [
            ("NguyÔn V¨n An", "Nguyễn Văn An [TCVN3 (.VnTime)]"),
            ("TrÇn ThÞ B×nh", "Trần Thị Bình [TCVN3 (.VnTime)]"),
            ("Tr\u{ad}êng TiÓu häc L¸i Thiªu", "Trường Tiểu học Lái Thiêu [TCVN3 (.VnTime)]"),
            ("Nguyeãn Vaên An", "Nguyễn Văn An [VNI]"),
            ("LEÂ THÒ HOÀNG", "LÊ THỊ HỒNG [VNI]"),
            ("Traàn Thò Bình", "Trần Thị Bình [VNI]"),
            ("Ñaëng Höõu Phöôùc", "Đặng Hữu Phước [VNI]"),
            ("Nguyễn Văn An", "="),
            ("Lê Thái Hà", "="),
            ("Hà", "="),
            ("Ðào Thanh", "="),
            ("José García", "="),
            ("Noël Müller", "="),
            ("25 °C, 100 m², 8½, 3 × 4, Olympic®", "="),
            ("«Toán»", "="),
            ("5A", "="),
            ("Lê Thái", "="),
            ("Lý Tó", "?? Lý Tú [TCVN3 (.VnTime)]"),
            ("Phan Thò Anh", "?? Phan Thũ Anh [TCVN3 (.VnTime)] ?? Phan Thị Anh [VNI]"),
        ] {
            assert_eq!(shown(text, None), reading, "{text}");
        }
    }

    #[test]
    fn a_font_tells_where_the_text_allows_it() {
        let tcvn3 = Some(Encoding::Tcvn3);
        for (text, reading) in [
            ("NguyÔn V¨n An", "Nguyễn Văn An [TCVN3 (.VnTime)]"),
            ("Lý Tó", "? Lý Tú"),
            ("Vò Mai Chi", "Vũ Mai Chi [TCVN3 (.VnTime)]"),
            ("Lý BÝch", "Lý Bích [TCVN3 (.VnTime)]"),
            ("Nguyễn Văn An", "="),
            ("Hà", "="),
            ("H'M«ng", "H'Mông [TCVN3 (.VnTime)]"),
            ("K'Br¨k", "? K'Brăk"),
            ("An", "="),
            ("25 °C", "="),
        ] {
            assert_eq!(shown(text, tcvn3), reading, "{text}");
        }
        assert_eq!(shown("cô giáo", Some(Encoding::Vni)), "=");
        assert_eq!(shown("cô", Some(Encoding::Vni)), "? cơ");
        assert_eq!(shown("lª thÞ b×nh", Some(Encoding::Tcvn3Capital)), "LÊ THỊ BÌNH [TCVN3 (.VnTime)]");
    }
}
