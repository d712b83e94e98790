//! Abbreviations above a signature that the decree does not have: nd30, cell 7a.

use super::authority_spacing::ABBREVIATIONS;
use super::entry::Written;
use super::slip::Slip;
use crate::model::finding::{Rule, Severity};
use crate::vietnamese::nearest::nearest;
use crate::vietnamese::text::bare;

/// An abbreviation other than TM., KT., TL., TUQ., Q.
pub static RULE: Rule = Rule {
    code: "TT-06",
    severity: Severity::Error,
    title: "Quyền hạn, chức vụ viết tắt không đúng",
    why: "Trước chữ ký chỉ được viết tắt TM. (thay mặt), KT. (ký thay), TL. (thừa lệnh), TUQ. (thừa ủy quyền) và Q. (quyền); tên \
          tập thể và chức vụ viết đầy đủ (Nghị định 30/2020/NĐ-CP, Phụ lục I, ô số 7a).",
    advice: "Viết đầy đủ tên tập thể và chức vụ.",
};

/// Abbreviations that offices use, with what they stand for.
const MEANT: [(&str, &str); 8] = [
    ("BTV", "BAN THƯỜNG VỤ"),
    ("BCH", "BAN CHẤP HÀNH"),
    ("UBND", "ỦY BAN NHÂN DÂN"),
    ("HĐND", "HỘI ĐỒNG NHÂN DÂN"),
    ("HKH", "HỘI KHUYẾN HỌC"),
    ("PCT", "PHÓ CHỦ TỊCH"),
    ("GĐ", "GIÁM ĐỐC"),
    ("PGĐ", "PHÓ GIÁM ĐỐC"),
];

pub(super) fn check(written: &Written, slips: &mut Vec<Slip>) {
    for entry in written.entries.iter().filter(|entry| entry.is_authority()) {
        let (before, rest) = match entry.text.split_once('.') {
            Some((before, rest)) if !before.trim().contains(' ') => (before.trim(), rest),
            _ => ("", entry.text.as_str()),
        };
        // "P. CHỦ TỊCH" is a post written short, and said as such.
        if !before.is_empty() && before != "P" && !ABBREVIATIONS.contains(&before) {
            let near = nearest(before, ABBREVIATIONS).filter(|_| !MEANT.iter().any(|(short, _)| *short == before));
            let advice = near.map_or_else(|| RULE.advice.to_owned(), |near| format!("Có phải là “{near}.”?"));
            slips.push(written.slip(&RULE, entry, before, advice));
        }
        for word in rest.split([' ', '.', ',']).filter(|word| !ABBREVIATIONS.contains(word)) {
            if let Some(advice) = in_full(word) {
                slips.push(written.slip(&RULE, entry, word, advice));
            }
        }
    }
}

/// What to write for an abbreviation; `None` for a word.
fn in_full(word: &str) -> Option<String> {
    if let Some((_, full)) = MEANT.iter().find(|(short, _)| short.eq_ignore_ascii_case(word)) {
        return Some(format!("Viết đầy đủ “{full}”."));
    }
    let consonants_only = !bare(word).contains(['a', 'e', 'i', 'o', 'u', 'y']);
    (consonants_only && word.chars().filter(|letter| letter.is_alphabetic()).count() >= 2).then(|| RULE.advice.to_owned())
}

#[cfg(test)]
mod tests {
    use super::super::found;

    #[test]
    fn only_the_decrees_five_abbreviations_pass() {
        let line = |line: &str| found(&format!("[ben.nguoi_ky.a]\nquyen_han = [\"{line}\"]"));
        assert_eq!(line("TM. BTV"), ["TT-06 BTV -> Viết đầy đủ “BAN THƯỜNG VỤ”."]);
        assert_eq!(line("TMM. BAN THƯỜNG VỤ"), ["TT-06 TMM -> Có phải là “TM.”?"]);
        assert_eq!(line("KT. CHỦ TỊCH HKH"), ["TT-06 HKH -> Viết đầy đủ “HỘI KHUYẾN HỌC”."]);
        assert_eq!(line("TRƯỞNG PGD"), ["TT-06 PGD -> Viết đầy đủ tên tập thể và chức vụ."]);
        for right in ["TM. BAN THƯỜNG VỤ", "TUQ. CHỦ TỊCH", "KT. CHỦ TỊCH", "PHÓ TRƯỞNG PHÒNG", "ỦY VIÊN THƯỜNG TRỰC"]
        {
            assert_eq!(line(right), [""; 0], "{right}");
        }
    }
}
