//! A title before a signer's name: nd30, cell 7b.

use super::entry::Written;
use super::slip::Slip;
use crate::model::finding::{Rule, Severity};

/// A rank of learning or honour, or a form of address, before a name.
pub static RULE: Rule = Rule {
    code: "TT-09",
    severity: Severity::Error,
    title: "Ghi học hàm, học vị, danh hiệu trước họ tên người ký",
    why: "Trước họ tên người ký không ghi học hàm, học vị và danh hiệu danh dự (Nghị định 30/2020/NĐ-CP, Phụ lục I, ô số 7b).",
    advice: "Chỉ ghi họ và tên.",
};

/// What is put before names, in lower case without full stops.
const TITLES: [&str; 12] = ["gs", "pgs", "ts", "ths", "bs", "ks", "cn", "ngưt", "ngnd", "ông", "bà", "nhà giáo"];

pub(super) fn check(written: &Written, slips: &mut Vec<Slip>) {
    for entry in written.entries.iter().filter(|entry| entry.key() == "ho_ten") {
        let mut name = entry.text.as_str();
        while let Some(rest) = untitled(name) {
            name = rest;
        }
        if name != entry.text {
            slips.push(written.slip(&RULE, entry, &entry.text, format!("Viết “{name}”.")));
        }
    }
}

/// What follows the title that a name begins with.
fn untitled(name: &str) -> Option<&str> {
    let lower = name.to_lowercase();
    // Lower case may be longer in bytes; with these titles it never is.
    let title = TITLES.iter().find(|title| {
        let next = lower.strip_prefix(**title).and_then(|rest| rest.chars().next());
        matches!(next, Some('.' | ' '))
    })?;
    name.get(title.len()..).map(|rest| rest.trim_start_matches(['.', ' ']))
}

#[cfg(test)]
mod tests {
    use super::super::found;

    #[test]
    fn a_name_stands_alone() {
        let name = |name: &str| found(&format!("[ben.nguoi_ky.a]\nho_ten = \"{name}\""));
        assert_eq!(name("ThS. Nguyễn Văn An"), ["TT-09 ThS. Nguyễn Văn An -> Viết “Nguyễn Văn An”."]);
        assert_eq!(name("PGS.TS Lê Thị Bình"), ["TT-09 PGS.TS Lê Thị Bình -> Viết “Lê Thị Bình”."]);
        for right in ["Bàn Văn Tư", "Nguyễn Thị Sương"] {
            assert_eq!(name(right), [""; 0], "{right}");
        }
    }
}
