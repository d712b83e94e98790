//! Words that stand behind a typed number: what is counted, and what it is counted in.

/// What a number is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counted {
    /// Đồng.
    Money,
    /// People, by whatever word.
    Persons,
    /// Points of a score.
    Points,
    /// One of the things that are never added to another: suất, lượt, gia đình …
    Thing(&'static str),
}

const MONEY: [&str; 5] = ["đồng", "đ", "vnđ", "vnd", "đồng chẵn"];
const PERSONS: [&str; 16] = [
    "người",
    "em",
    "học sinh",
    "hs",
    "cháu",
    "trẻ",
    "bạn",
    "hội viên",
    "giáo viên",
    "gv",
    "cán bộ",
    "cbgv",
    "phụ huynh",
    "công dân",
    "nhân viên",
    "học viên",
];
const THINGS: [&str; 16] = [
    "suất",
    "lượt",
    "lượt người",
    "gia đình",
    "hộ",
    "lớp",
    "chi hội",
    "phân hội",
    "cuộc",
    "buổi",
    "cộng đồng",
    "đơn vị",
    "dòng họ",
    "giải",
    "ban",
    "trung tâm",
];

/// What a folded word counts; `None` for a word that is no such unit.
#[must_use]
pub fn counted(word: &str) -> Option<Counted> {
    if MONEY.contains(&word) {
        return Some(Counted::Money);
    }
    if PERSONS.contains(&word) {
        return Some(Counted::Persons);
    }
    if word == "điểm" {
        return Some(Counted::Points);
    }
    THINGS.into_iter().find(|thing| *thing == word).map(Counted::Thing)
}

/// The power of ten of a folded scale word: `triệu` is 6.
#[must_use]
pub fn scale(word: &str) -> Option<u32> {
    match word {
        "nghìn" | "ngàn" | "k" => Some(3),
        "triệu" | "tr" => Some(6),
        "tỷ" | "tỉ" => Some(9),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vietnamese::text::fold;

    #[test]
    fn every_word_is_written_folded() {
        assert!(MONEY.iter().chain(&PERSONS).chain(&THINGS).all(|word| fold(word) == **word));
        assert!(["nghìn", "ngàn", "triệu", "tỷ", "tỉ"].iter().all(|word| fold(word) == *word));
    }
}
