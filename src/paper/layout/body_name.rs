//! Line ends in the name of an issuing body (cell 2): where a clerk would put them, before a word that begins a part.

use crate::paper::font::{Face, Faces};
use crate::paper::style::ElementStyle;

/// Words of two syllables in the names of bodies: a line never ends within one while another line end is to be had.
const WORDS: &str = "BAN CHẤP|BIÊN PHÒNG|BÍ THƯ|CAO ĐẲNG|CHÍNH TRỊ|CHẤP HÀNH|CHI HỘI|CHIẾN BINH|CÔNG AN|CÔNG ĐOÀN|CÔNG NGHỆ|\
    CƠ SỞ|CỘNG ĐỒNG|CỘNG SẢN|DÂN TỘC|DU LỊCH|ĐẠI HỌC|ĐẢNG BỘ|ĐẢNG ỦY|ĐÀO TẠO|ĐẶC KHU|GIA ĐÌNH|GIÁO CHỨC|GIÁO DỤC|HÀNH CHÍNH|\
    HỌC TẬP|HỘI ĐỒNG|HƯỚNG NGHIỆP|KHOA HỌC|KHUYẾN HỌC|KHUYẾN TÀI|KINH TẾ|KỸ THUẬT|LAO ĐỘNG|LIÊN ĐOÀN|LIÊN HIỆP|MẶT TRẬN|MẪU GIÁO|\
    MẦM NON|NGHỀ NGHIỆP|NGOẠI NGỮ|NGƯỜI CAO|NHÂN DÂN|NÔNG DÂN|PHÁT TRIỂN|PHONG TRÀO|PHỔ THÔNG|PHỤ HUYNH|PHỤ NỮ|PHƯỜNG ĐOÀN|\
    SƯ PHẠM|TÀI CHÍNH|THANH NIÊN|THÀNH ĐOÀN|THÀNH PHỐ|THANH TRA|THIẾU NIÊN|THỂ THAO|THỊ TRẤN|THỊ XÃ|THÔNG TIN|THƯỜNG TRỰC|\
    THƯỜNG VỤ|THƯỜNG XUYÊN|TIỂU HỌC|TIN HỌC|TỔ QUỐC|TRUNG CẤP|TRUNG HỌC|TRUNG TÂM|TRUYỀN THÔNG|ỦY BAN|VĂN HÓA|VĂN PHÒNG|\
    VIỆT NAM|XÃ HỘI|Y TẾ";

/// Cost of a line beside that of an end elsewhere than before a part, of one within a word, and of lines of unequal length: a
/// name takes a line or two more rather than end one within a word.
const LINE: f32 = 0.6;
const STRAY_END: f32 = 1.0;
const SPLIT_WORD: f32 = 4.0;
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
            let cost = rest + LINE + end(&words, to) + UNEQUAL * free * free;
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

/// Cost of a line end before a word.
fn end(words: &[(usize, &str)], at: usize) -> f32 {
    if at >= words.len() || begins_part(words, at) {
        0.0
    } else if splits_word(words, at) {
        SPLIT_WORD
    } else {
        STRAY_END
    }
}

fn word<'a>(words: &[(usize, &'a str)], at: usize) -> &'a str {
    words.get(at).map_or("", |(_, word)| word)
}

/// The word begins a part of the name: "VÀ", or what a place is before its own name.
fn begins_part(words: &[(usize, &str)], at: usize) -> bool {
    let (before, after) = (at.checked_sub(1).map_or("", |at| word(words, at)), word(words, at + 1));
    match word(words, at) {
        "VÀ" | "TỈNH" | "HUYỆN" | "QUẬN" | "PHƯỜNG" => true,
        "THÀNH" => after == "PHỐ",
        "THỊ" => matches!(after, "XÃ" | "TRẤN"),
        "ĐẶC" => after == "KHU",
        "XÃ" => before != "THỊ" && after != "HỘI",
        _ => false,
    }
}

/// The word is the second syllable of another, or the last one of a place: these have two nearly always, and one is no line.
fn splits_word(words: &[(usize, &str)], at: usize) -> bool {
    let (before, here) = (at.checked_sub(1).map_or("", |at| word(words, at)), word(words, at));
    let pair = |pair: &str| pair.split_once(' ') == Some((before, here));
    at + 1 == words.len() || begins_part(words, at + 1) || WORDS.split('|').any(pair)
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
            ("PHÒNG VĂN HÓA - XÃ HỘI PHƯỜNG LÁI THIÊU", "PHÒNG VĂN HÓA - XÃ HỘI|PHƯỜNG LÁI THIÊU"),
            ("TRƯỜNG TIỂU HỌC NGUYỄN THÁI BÌNH", "TRƯỜNG TIỂU HỌC|NGUYỄN THÁI BÌNH"),
            ("TRƯỜNG TRUNG HỌC CƠ SỞ TRỊNH HOÀI ĐỨC", "TRƯỜNG TRUNG HỌC|CƠ SỞ TRỊNH HOÀI ĐỨC"),
            ("LIÊN ĐOÀN LAO ĐỘNG THÀNH PHỐ THUẬN AN", "LIÊN ĐOÀN LAO ĐỘNG|THÀNH PHỐ THUẬN AN"),
            ("HỘI CỰU GIÁO CHỨC PHƯỜNG 5", "HỘI CỰU GIÁO CHỨC|PHƯỜNG 5"),
            ("BAN THƯỜNG VỤ THÀNH ĐOÀN THUẬN AN", "BAN THƯỜNG VỤ|THÀNH ĐOÀN THUẬN AN"),
            ("TRUNG TÂM NGOẠI NGỮ - TIN HỌC LÁI THIÊU", "TRUNG TÂM NGOẠI NGỮ|- TIN HỌC LÁI THIÊU"),
            ("", ""),
        ] {
            assert_eq!(lines(name, 191.0).map(|lines| lines.join("|")).as_deref(), Some(expected));
        }
        assert_eq!(lines("HỘI KHUYẾN HỌC", 30.0), None, "a word is wider than the column");
    }
}
