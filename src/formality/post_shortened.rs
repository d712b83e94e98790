//! Posts written short: "PHÓ PHÒNG" for "PHÓ TRƯỞNG PHÒNG".

use super::entry::Written;
use super::slip::Slip;
use crate::model::finding::{Rule, Severity};

/// A post without one of its words.
pub static RULE: Rule = Rule {
    code: "TT-07",
    severity: Severity::Error,
    title: "Chức vụ ghi tắt",
    why: "Chức vụ của người ký phải ghi đúng như văn bản bổ nhiệm, bầu cử, không bớt chữ (Nghị định 30/2020/NĐ-CP, Phụ lục I, ô số 7a).",
    advice: "Ghi đầy đủ chức vụ, ví dụ “PHÓ TRƯỞNG PHÒNG”, “PHÓ CHỦ TỊCH”.",
};

/// Short forms and what they stand for.
const SHORT: [(&str, &str); 8] = [
    ("PHÓ PHÒNG", "PHÓ TRƯỞNG PHÒNG"),
    ("PHÓ BAN", "PHÓ TRƯỞNG BAN"),
    ("PHÓ SỞ", "PHÓ GIÁM ĐỐC SỞ"),
    ("PHÓ HIỆU", "PHÓ HIỆU TRƯỞNG"),
    ("P. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
    ("P. TRƯỞNG PHÒNG", "PHÓ TRƯỞNG PHÒNG"),
    ("P. TRƯỞNG BAN", "PHÓ TRƯỞNG BAN"),
    ("P. HIỆU TRƯỞNG", "PHÓ HIỆU TRƯỞNG"),
];

pub(super) fn check(written: &Written, slips: &mut Vec<Slip>) {
    for entry in written.entries.iter().filter(|entry| entry.is_authority()) {
        let line = entry.text.to_uppercase().replace("P.", "P. ");
        let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
        let short = SHORT.iter().find(|(short, full)| line.starts_with(short) && !line.starts_with(full));
        if let Some((_, full)) = short {
            slips.push(written.slip(&RULE, entry, &entry.text, format!("Viết “{full}”.")));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::found;

    #[test]
    fn posts_are_written_in_full() {
        let line = |line: &str| found(&format!("[ben.nguoi_ky.a]\nquyen_han = [\"{line}\"]"));
        assert_eq!(line("PHÓ PHÒNG"), ["TT-07 PHÓ PHÒNG -> Viết “PHÓ TRƯỞNG PHÒNG”."]);
        assert_eq!(line("P.CHỦ TỊCH"), ["TT-07 P.CHỦ TỊCH -> Viết “PHÓ CHỦ TỊCH”."]);
        for right in ["PHÓ TRƯỞNG PHÒNG", "TRƯỞNG PHÒNG", "PHÓ HIỆU TRƯỞNG", "PHÓ CHỦ TỊCH THƯỜNG TRỰC"]
        {
            assert_eq!(line(right), [""; 0], "{right}");
        }
    }
}
