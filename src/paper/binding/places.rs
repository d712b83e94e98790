//! Names of places in a sentence: "thành phố" is one word, and the syllables of a name are not parted.

use super::NO_BREAK;
use crate::vietnamese::text::without_closing;

/// Words of two syllables for what a place is.
const KINDS: [(&str, &str); 3] = [("thành", "phố"), ("thị", "xã"), ("thị", "trấn")];
/// Words that a proper name follows: what a place is, or the last word of what a school or an association is.
const BEFORE_NAMES: [&str; 12] = ["phố", "xã", "trấn", "phường", "huyện", "quận", "tỉnh", "học", "non", "sở", "thông", "giáo"];
/// Syllables of a name; a longer run of capitals is no name of a place.
const LONGEST: usize = 4;

/// Binds what names of places are made of; what stands between a kind and its name stays free to end a line.
pub(super) fn bind_places(text: &mut String) {
    let words: Vec<(usize, &str)> = starts(text);
    let mut bound: Vec<usize> = Vec::new();
    for (at, &(_, word)) in words.iter().enumerate() {
        let Some(&(next, following)) = words.get(at + 1) else { break };
        if KINDS.iter().any(|(first, second)| word == *first && without_closing(following) == *second) {
            bound.push(next - 1);
        }
        if BEFORE_NAMES.contains(&word) {
            bound.extend(name(words.get(at + 1..).unwrap_or_default()));
        }
    }
    for at in bound.into_iter().rev() {
        text.replace_range(at..=at, NO_BREAK);
    }
}

/// Each word with the byte it begins at, one byte, the space, after the end of the one before; between two spaces is an empty word.
fn starts(text: &str) -> Vec<(usize, &str)> {
    let mut at = 0;
    let mut place = |word: &str| {
        let start = at;
        at += word.len() + 1;
        start
    };
    text.split(' ').map(|word| (place(word), word)).collect()
}

/// Places of the spaces within the name that some words begin with.
fn name(words: &[(usize, &str)]) -> Vec<usize> {
    let mut spaces = Vec::new();
    let mut open = words.first().is_some_and(|(_, word)| syllable(without_closing(word)) && without_closing(word) == *word);
    for (start, word) in words.iter().skip(1) {
        if !open || !syllable(without_closing(word)) {
            break;
        }
        spaces.push(start - 1);
        open = without_closing(word) == *word;
    }
    if spaces.len() < LONGEST { spaces } else { Vec::new() }
}

/// One capital and small letters.
fn syllable(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase) && !letters.as_str().is_empty() && letters.all(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_places_stay_whole_and_all_else_stays_as_it_is() {
        for wanted in [
            "Hội Khuyến học thành~phố Thuận~An trân trọng kính mời",
            "của Ủy ban nhân dân thành~phố, thị~xã Tân~Uyên.",
            "Trường Trung học phổ thông Lái~Thiêu~Xanh.",
            "lớp 5A, Trường Tiểu học An~Sơn, phường Lái~Thiêu",
            "Hội Khuyến học Việt~Nam; Trường Mầm non Hoa~Mai",
            "ông Trần Minh Khôi, học sinh Nguyễn Thị An",
            "Phòng Giáo dục và Đào tạo",
            "thành  phố",
            "",
        ] {
            let mut text = wanted.replace('~', " ");
            bind_places(&mut text);
            assert_eq!(text.replace(NO_BREAK, "~"), wanted.to_owned());
        }
    }
}
