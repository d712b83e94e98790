//! Line ends in the name of an issuing body (cell 2): where a clerk would put them, before a word that begins a part.

use crate::paper::font::{Face, Faces};
use crate::paper::style::ElementStyle;

/// Words that begin a part of a body's name, each with the word it may not follow: "THỊ XÃ" is one.
const PART_BEGINS: [(&str, &str); 8] =
    [("VÀ", ""), ("THÀNH", ""), ("TỈNH", ""), ("HUYỆN", ""), ("QUẬN", ""), ("PHƯỜNG", ""), ("THỊ", ""), ("XÃ", "THỊ")];

/// Cost of a line beside that of an end elsewhere than before a part, and of lines of unequal length: a name takes one line
/// more rather than end one inside a word of two syllables.
const LINE: f32 = 0.6;
const STRAY_END: f32 = 1.0;
const UNEQUAL: f32 = 0.5;

/// Lines of a name in an element's style, none wider than `width` points, from top to bottom; forced line ends hold. `None`
/// where a word is wider than that. Quadratic in the words of the name.
#[must_use]
pub fn body_lines<'a>(name: &'a str, style: &ElementStyle, width: f32, faces: &Faces) -> Option<Vec<&'a str>> {
    let mut all = Vec::new();
    for part in name.split('\n') {
        all.extend(part_lines(part.trim_matches(' '), style, width, faces)?);
    }
    Some(all)
}

/// The best way to set the words from some word on: its cost and the word that begins its second line.
type Best = Option<(f32, usize)>;

fn part_lines<'a>(name: &'a str, style: &ElementStyle, width: f32, faces: &Faces) -> Option<Vec<&'a str>> {
    let mut at = 0;
    let word = |word: &'a str| {
        let start = at;
        at += word.len() + 1;
        (start, word)
    };
    let words: Vec<(usize, &str)> = name.split(' ').map(word).filter(|(_, word)| !word.is_empty()).collect();
    let slice = |from: usize, to: usize| {
        let end = words.get(to.checked_sub(1)?).map(|(at, word)| at + word.len())?;
        name.get(words.get(from)?.0..end)
    };
    let face = Face::of(style.bold, style.italic);
    let mut best: Vec<Best> = vec![None; words.len()];
    best.push(Some((0.0, words.len())));
    for from in (0..words.len()).rev() {
        for to in from + 1..=words.len() {
            let wide = faces.width(face, style.size, slice(from, to)?);
            if wide > width {
                break;
            }
            let Some((rest, _)) = best.get(to).copied().flatten() else { continue };
            let free = 1.0 - wide / width;
            let stray = if to < words.len() && !begins_part(&words, to) { STRAY_END } else { 0.0 };
            let cost = rest + LINE + stray + UNEQUAL * free * free;
            if best.get(from).copied().flatten().is_none_or(|(known, _)| cost < known) {
                *best.get_mut(from)? = Some((cost, to));
            }
        }
    }
    let (mut lines, mut from) = (Vec::new(), 0);
    while from < words.len() {
        let (_, to) = best.get(from).copied().flatten()?;
        lines.push(slice(from, to)?);
        from = to;
    }
    Some(lines)
}

fn begins_part(words: &[(usize, &str)], at: usize) -> bool {
    let word = |at: usize| words.get(at).map(|(_, word)| *word);
    let before = at.checked_sub(1).and_then(word);
    PART_BEGINS.iter().any(|(first, not_after)| word(at) == Some(first) && before != Some(not_after))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paper::style::HOUSE;

    #[test]
    fn names_break_before_their_parts_and_else_into_even_lines() {
        // 191 points: about what the Quốc hiệu leaves of the text's width.
        let lines = |name, width| body_lines(name, &HOUSE.issuing_body, width, &Faces::new());
        for (name, expected) in [
            ("HỘI KHUYẾN HỌC", "HỘI KHUYẾN HỌC"),
            ("HỘI KHUYẾN HỌC THÀNH PHỐ THUẬN AN", "HỘI KHUYẾN HỌC|THÀNH PHỐ THUẬN AN"),
            ("PHÒNG GIÁO DỤC VÀ ĐÀO TẠO THÀNH PHỐ THUẬN AN", "PHÒNG GIÁO DỤC|VÀ ĐÀO TẠO|THÀNH PHỐ THUẬN AN"),
            ("ỦY BAN NHÂN DÂN THỊ XÃ TÂN UYÊN", "ỦY BAN NHÂN DÂN|THỊ XÃ TÂN UYÊN"),
            ("ỦY BAN NHÂN DÂN  XÃ AN SƠN ", "ỦY BAN NHÂN DÂN|XÃ AN SƠN"),
            ("HỘI KHUYẾN HỌC\nTHUẬN AN", "HỘI KHUYẾN HỌC|THUẬN AN"),
            ("TRUNG TÂM NGOẠI NGỮ - TIN HỌC LÁI THIÊU", "TRUNG TÂM NGOẠI NGỮ|- TIN HỌC LÁI THIÊU"),
            ("", ""),
        ] {
            assert_eq!(lines(name, 191.0).map(|lines| lines.join("|")).as_deref(), Some(expected));
        }
        assert_eq!(lines("HỘI KHUYẾN HỌC", 30.0), None, "a word is wider than the column");
    }
}
