//! Names of schools, communes and agencies as people write them, made comparable.

use super::text::{bare, fold};

/// The name in comparable form: folded, without punctuation, abbreviations written out (`TH&THCS P. An Phú` is `tiểu học trung
/// học cơ sở phường an phú`), a final `y` that sounds as `i` written `i` (Quý, Lý), without the words `Trường` and `và` and
/// without the body in front that reports for the unit (`Chi hội Khuyến học Trường`, `Ủy ban nhân dân`). For comparing only.
/// Idempotent but for what a second reading could shorten once more.
#[must_use]
pub fn key(name: &str) -> String {
    let words = words(&fold(name));
    let mut spelled: Vec<&str> = Vec::with_capacity(words.len() * 2);
    for (position, word) in words.iter().enumerate() {
        let next = words.get(position + 1).map(String::as_str);
        match written_out(word, next) {
            Some(long) => spelled.extend(long.split(' ')),
            None if word == "và" => {}
            None => spelled.push(word),
        }
    }
    let rest = without_bodies(&spelled);
    rest.iter().map(|word| with_i(word)).collect::<Vec<_>>().join(" ")
}

/// The key of a commune without the word for its kind: `P. An Phú`, `Phường An Phú` and `An Phú` are `an phú`.
#[must_use]
pub fn commune_key(name: &str) -> String {
    let key = key(name);
    let core = KINDS_OF_COMMUNE.iter().find_map(|kind| key.strip_prefix(kind)?.strip_prefix(' '));
    core.unwrap_or(&key).to_owned()
}

/// Words for the kinds of commune, as keys have them.
pub const KINDS_OF_COMMUNE: [&str; 3] = ["phường", "xã", "thị trấn"];

/// The key without accents and without the word for a school, which who types without accents leaves standing: for ranking near
/// names, since different names become equal.
#[must_use]
pub fn near_key(name: &str) -> String {
    let bare = bare(&key(name));
    bare.strip_prefix("truong ").unwrap_or(&bare).to_owned()
}

/// The key without the city, district or province at its end; `None` if it names none.
#[must_use]
pub fn without_city(key: &str) -> Option<&str> {
    let starts = [" thành phố ", " tỉnh ", " huyện ", " quận ", " thị xã "].into_iter().filter_map(|word| key.rfind(word));
    starts.max().and_then(|start| key.get(..start))
}

/// Words between anything that is neither letter nor digit; single letters with dots between them are one (`T.H.C.S.`).
fn words(folded: &str) -> Vec<String> {
    let mut words = Vec::new();
    for piece in folded.split(|letter: char| letter != '.' && !letter.is_alphanumeric()) {
        let parts: Vec<&str> = piece.split('.').filter(|part| !part.is_empty()).collect();
        if parts.len() > 1 && parts.iter().all(|part| part.chars().nth(1).is_none()) {
            words.push(parts.concat());
        } else {
            words.extend(parts.into_iter().map(str::to_owned));
        }
    }
    words
}

/// What an abbreviation stands for. One letter is only one in front of another word.
fn written_out(word: &str, next: Option<&str>) -> Option<&'static str> {
    let long = match word {
        "th" => "tiểu học",
        "thcs" => "trung học cơ sở",
        "thpt" | "ptth" => "trung học phổ thông",
        "mn" => "mầm non",
        "mg" => "mẫu giáo",
        "gdtx" => "giáo dục thường xuyên",
        "gdnn" => "giáo dục nghề nghiệp",
        "ttgdtx" => "trung tâm giáo dục thường xuyên",
        "tt" if matches!(next, Some("gdtx" | "gdnn" | "giáo" | "học")) => "trung tâm",
        "tt" => "thị trấn",
        "tp" => "thành phố",
        "tphcm" => "thành phố hồ chí minh",
        "hcm" => "hồ chí minh",
        "tx" => "thị xã",
        "hkh" => "hội khuyến học",
        "ubnd" => "uỷ ban nhân dân",
        "p" if next.is_some() => "phường",
        "x" if next.is_some() => "xã",
        "q" if next.is_some() => "quận",
        "h" if next.is_some() => "huyện",
        _ => return None,
    };
    Some(long)
}

/// What stands in front of a unit's own name when its committee or its people's committee writes for it.
const BODIES: [&[&str]; 6] = [
    &["chi", "hội", "khuyến", "học"],
    &["ban", "khuyến", "học"],
    &["hội", "khuyến", "học"],
    &["uỷ", "ban", "nhân", "dân"],
    &["chi", "hội"],
    &["trường"],
];

fn without_bodies<'a, 'w>(words: &'a [&'w str]) -> &'a [&'w str] {
    let mut rest = words;
    // Nothing is left of a name that is a body's alone: then it stays whole.
    while let Some(shorter) = BODIES.iter().find_map(|body| rest.strip_prefix(*body)).filter(|rest| !rest.is_empty()) {
        rest = shorter;
    }
    rest
}

/// A final `y` after a consonant, or after `qu`, as `i` with the same tone.
fn with_i(word: &str) -> String {
    const SOUNDS: [(char, char); 6] = [('y', 'i'), ('ỳ', 'ì'), ('ỷ', 'ỉ'), ('ỹ', 'ĩ'), ('ý', 'í'), ('ỵ', 'ị')];
    let changed = word.chars().next_back().and_then(|last| {
        let sound = SOUNDS.iter().find(|(y, _)| *y == last)?.1;
        let before = word.get(..word.len() - last.len_utf8())?;
        let consonant =
            before == "qu" || before.ends_with(|letter: char| letter.is_ascii_alphabetic() && !"aeiouy".contains(letter));
        consonant.then(|| format!("{before}{sound}"))
    });
    changed.unwrap_or_else(|| word.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_name_in_many_hands_has_one_key() {
        for (written, name) in [
            ("TH Lái Thiêu", "Trường Tiểu học Lái Thiêu"),
            ("TRƯỜNG  TIỂU HỌC LÁI\u{a0}THIÊU.", "Trường Tiểu học Lái Thiêu"),
            ("T.H. Lái Thiêu", "Trường Tiểu học Lái Thiêu"),
            ("Tr\u{1b0}\u{1a1}\u{300}ng Tiê\u{309}u ho\u{323}c Bi\u{300}nh Ho\u{300}a", "Trường TH Bình Hoà"),
            ("Trường TH&THCS Lý Thường Kiệt", "TH và THCS Lí Thường Kiệt"),
            ("THCS Trần Quí Cáp", "Trường Trung học cơ sở Trần Quý Cáp"),
            ("Chi hội Khuyến học Trường MN Hoa Mai", "Trường Mầm non Hoa Mai"),
            ("P.An Phú", "Hội Khuyến học phường An Phú"),
            ("UBND X. An Sơn", "Hội Khuyến học xã An Sơn"),
            ("TT GDTX TP. Thuận An", "Trung tâm Giáo dục thường xuyên thành phố Thuận An"),
            ("Ðức Trí", "đức trí"),
        ] {
            assert_eq!(key(written), key(name), "{written}");
        }
    }

    #[test]
    fn different_units_keep_different_keys() {
        for (one, other) in [
            ("Trường Tiểu học Lái Thiêu", "Trường Mầm non Lái Thiêu"),
            ("Tiểu học An Phú", "Tiểu học An Phú 2"),
            ("Phường An Phú", "Xã An Phú"),
            ("Mẫu giáo Hoa Mai", "Mầm non Hoa Mai"),
            ("Tiểu học Thúy Sơn", "Tiểu học Thúi Sơn"),
            ("THCS Lê Lợi", "THPT Lê Lợi"),
            ("TH Lê Lai", "TH Lê Lài"),
        ] {
            assert_ne!(key(one), key(other), "{one}");
        }
        assert_eq!(key("Trường"), "trường", "a body's word alone is a name");
    }

    #[test]
    fn communes_and_cities_are_told_from_the_name() {
        for commune in ["P. An Phú", "Phường An Phú", "AN PHÚ", "xã An Phú"] {
            assert_eq!(commune_key(commune), "an phú");
        }
        assert_eq!(
            without_city(&key("TH An Phú, P. An Phú, TP Thuận An, tỉnh Bình Dương")),
            Some("tiểu học an phú phường an phú thành phố thuận an")
        );
        assert_eq!(without_city("tiểu học an phú"), None);
        assert_eq!(near_key("Truong Tieu hoc An Phu"), near_key("TH An Phú"));
    }
}
