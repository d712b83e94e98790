//! TM., KT., TL., TUQ. and Q. stand before a space: nd30, cell 7a.

use super::entry::Written;
use super::slip::Slip;
use crate::model::finding::{Rule, Severity};

/// The abbreviation of an authority lacks its full stop or the space after it.
pub static RULE: Rule = Rule {
    code: "TT-05",
    severity: Severity::Error,
    title: "Chữ viết tắt quyền hạn thiếu dấu chấm hoặc khoảng trống",
    why: "Quyền hạn của người ký viết TM., KT., TL., TUQ. hoặc Q. rồi một khoảng trống, sau đó mới đến tên tập thể hoặc chức vụ \
          (Nghị định 30/2020/NĐ-CP, Phụ lục I, ô số 7a).",
    advice: "Viết ví dụ “TM. BAN THƯỜNG VỤ”, “KT. TRƯỞNG PHÒNG”.",
};

/// What may stand before an authority.
pub(super) const ABBREVIATIONS: [&str; 5] = ["TM", "KT", "TL", "TUQ", "Q"];

pub(super) fn check(written: &Written, slips: &mut Vec<Slip>) {
    for entry in written.entries.iter().filter(|entry| entry.is_authority()) {
        if let Some(right) = spaced(&entry.text) {
            slips.push(written.slip(&RULE, entry, &entry.text, format!("Viết “{right}”.")));
        }
    }
}

/// The line as it should be, if it begins with an abbreviation that is not set off.
fn spaced(line: &str) -> Option<String> {
    ABBREVIATIONS.iter().find_map(|short| {
        let rest = line.strip_prefix(short)?;
        let after = rest.trim_start_matches([' ', '.']);
        let parted = rest.len() > after.len();
        let right = format!("{short}. {after}");
        (parted && !after.is_empty() && right != line).then_some(right)
    })
}

#[cfg(test)]
mod tests {
    use super::super::found;

    #[test]
    fn a_full_stop_and_a_space_follow_the_abbreviation() {
        let line = |line: &str| found(&format!("[ben.nguoi_ky.a]\nquyen_han = [\"{line}\"]"));
        assert_eq!(line("KT.TRƯỞNG PHÒNG"), ["TT-05 KT.TRƯỞNG PHÒNG -> Viết “KT. TRƯỞNG PHÒNG”."]);
        assert_eq!(line("TM BAN THƯỜNG VỤ"), ["TT-05 TM BAN THƯỜNG VỤ -> Viết “TM. BAN THƯỜNG VỤ”."]);
        assert_eq!(line("TUQ . GIÁM ĐỐC"), ["TT-05 TUQ . GIÁM ĐỐC -> Viết “TUQ. GIÁM ĐỐC”."]);
        for right in ["TM. BAN THƯỜNG VỤ", "Q. TRƯỞNG PHÒNG", "CHỦ TỊCH", "TRƯỞNG PHÒNG"] {
            assert_eq!(line(right), [""; 0], "{right}");
        }
    }
}
