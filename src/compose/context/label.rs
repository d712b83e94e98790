//! A figure's label as a paper of one unit prints it: forms are short and alike for all units, a paper is neither.

use std::borrow::Cow;

use crate::vietnamese::text::capitalized;

/// Words of a form for what a commune is made of.
const PARTS: &str = "ấp, khu phố";

/// A label, or what a figure is counted in, in a paper of the unit of this name: `Gia đình đạt danh hiệu Gia đình học tập` for
/// `Gia đình đạt Gia đình học tập`, `khu phố` for `ấp, khu phố` of a phường, `ấp` of a xã.
pub(super) fn printed<'a>(words: &'a str, unit: &str) -> Cow<'a, str> {
    let words = titled(words);
    let unit = unit.to_lowercase();
    let part = if unit.contains("phường ") {
        "khu phố"
    } else if unit.contains("xã ") {
        "ấp"
    } else {
        return words;
    };
    match (words.strip_prefix(PARTS), words.strip_prefix(&capitalized(PARTS))) {
        (Some(rest), _) => Cow::Owned(format!("{part}{rest}")),
        (_, Some(rest)) => Cow::Owned(format!("{}{rest}", capitalized(part))),
        _ => words,
    }
}

/// The words with "danh hiệu" before the title that is attained, which has a capital.
fn titled(words: &str) -> Cow<'_, str> {
    match words.split_once(" đạt ") {
        Some((who, title)) if title.starts_with(char::is_uppercase) => Cow::Owned(format!("{who} đạt danh hiệu {title}")),
        _ => Cow::Borrowed(words),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paper_of_a_unit_says_titles_in_full_and_the_parts_that_its_commune_has() {
        let ward = "Hội Khuyến học phường An Phú";
        assert_eq!(printed("Gia đình đạt Gia đình học tập", ward), "Gia đình đạt danh hiệu Gia đình học tập");
        assert_eq!(printed("Ấp, khu phố đạt Cộng đồng học tập", ward), "Khu phố đạt danh hiệu Cộng đồng học tập");
        assert_eq!(printed("ấp, khu phố", ward), "khu phố");
        assert_eq!(printed("ấp, khu phố", "Hội Khuyến học xã An Sơn"), "ấp");
        assert_eq!(printed("ấp, khu phố", "Hội Khuyến học thị trấn Lai Uyên"), "ấp, khu phố");
        assert_eq!(printed("Đơn vị đạt chuẩn", ward), "Đơn vị đạt chuẩn");
    }
}
