//! Codes of document types in symbols: nd30, codes; the decree's Appendix III.

use super::entry::{Entry, Written};
use super::slip::Slip;
use crate::model::finding::{Rule, Severity};
use crate::vietnamese::nearest::nearest;

/// The symbol begins with what is neither a type of document nor a body.
pub static RULE: Rule = Rule {
    code: "TT-03",
    severity: Severity::Error,
    title: "Chữ viết tắt tên loại văn bản không đúng",
    why: "Ký hiệu văn bản bắt đầu bằng chữ viết tắt tên loại theo bảng của Nghị định 30/2020/NĐ-CP, Phụ lục III (QĐ, BC, TTr, KH...). \
          Công văn không có chữ viết tắt tên loại: ký hiệu bắt đầu bằng chữ viết tắt tên cơ quan.",
    advice: "Ghi đúng chữ viết tắt của loại văn bản, ví dụ 05/QĐ-HKH, 12/BC-HKH-PGD, 07/TTr-HKH.",
};

/// Types of document with their codes (Appendix III), and the three of legal documents that grounds cite.
const TYPES: [(&str, &str); 32] = [
    ("Nghị quyết", "NQ"),
    ("Quyết định", "QĐ"),
    ("Chỉ thị", "CT"),
    ("Quy chế", "QC"),
    ("Quy định", "QyĐ"),
    ("Thông cáo", "TC"),
    ("Thông báo", "TB"),
    ("Hướng dẫn", "HD"),
    ("Chương trình", "CTr"),
    ("Kế hoạch", "KH"),
    ("Phương án", "PA"),
    ("Đề án", "ĐA"),
    ("Dự án", "DA"),
    ("Báo cáo", "BC"),
    ("Biên bản", "BB"),
    ("Tờ trình", "TTr"),
    ("Hợp đồng", "HĐ"),
    ("Công điện", "CĐ"),
    ("Bản ghi nhớ", "BGN"),
    ("Bản thỏa thuận", "BTT"),
    ("Giấy ủy quyền", "GUQ"),
    ("Giấy mời", "GM"),
    ("Giấy giới thiệu", "GGT"),
    ("Giấy nghỉ phép", "GNP"),
    ("Phiếu gửi", "PG"),
    ("Phiếu chuyển", "PC"),
    ("Phiếu báo", "PB"),
    ("Danh sách", "DS"),
    ("Phiếu kết quả", "PKQ"),
    ("Thông tư", "TT"),
    ("Nghị định", "NĐ"),
    ("Thông tư liên tịch", "TTLT"),
];

pub(super) fn check(written: &Written, slips: &mut Vec<Slip>) {
    for entry in written.entries.iter().filter(|entry| entry.is_number()) {
        let Some(code) = code(&entry.text) else { continue };
        let Some(right) = expected(written, entry, code) else { continue };
        slips.push(written.slip(&RULE, entry, code, right));
    }
}

/// The first part of the symbol: after the number, and after the year of a legal document.
fn code(number: &str) -> Option<&str> {
    let symbol = number.rsplit_once('/')?.1.trim();
    Some(symbol.split('-').next().unwrap_or(symbol).trim()).filter(|code| !code.is_empty())
}

/// The advice, if the code is wrong. A citation says its own type; a number of ours may begin with a type or a body.
fn expected(written: &Written, entry: &Entry, code: &str) -> Option<String> {
    if entry.block() == "can_cu" {
        let kind = written.entries.iter().find(|other| other.key() == "loai" && other.keys.get(..2) == entry.keys.get(..2))?;
        let (name, right) = TYPES.iter().find(|(name, _)| *name == kind.text)?;
        // A body's own agreement bears no code, and either is right.
        let wrong = *right != code && *right != "BTT";
        return wrong.then(|| format!("{name} có chữ viết tắt là “{right}”."));
    }
    let ours = written.symbols().any(|symbol| symbol == code || symbol.split('-').next() == Some(code));
    if ours || TYPES.iter().any(|(_, right)| *right == code) || (entry.block() == "thoa_thuan" && written.symbols().count() == 0)
    {
        return None;
    }
    if code == "CV" {
        return Some("Công văn không ghi tên loại: bỏ “CV-”, ký hiệu bắt đầu bằng chữ viết tắt tên cơ quan.".to_owned());
    }
    let near = nearest(code, TYPES.iter().map(|(_, right)| *right).chain(written.symbols()));
    Some(near.map_or_else(|| RULE.advice.to_owned(), |near| format!("Có phải là “{near}”?")))
}

#[cfg(test)]
mod tests {
    use super::super::found;

    const BODY: &str = "[[ben]]\nky_hieu = \"HKH\"\n";

    #[test]
    fn an_unknown_code_is_found_and_the_nearest_offered() {
        let own = |number: &str| found(&format!("{BODY}[van_ban.a]\nso = \"{number}\""));
        assert_eq!(own("05/QD-HKH"), ["TT-03 QD -> Có phải là “QĐ”?"]);
        assert_eq!(own("07/TTR-HKH"), ["TT-03 TTR -> Có phải là “TTr”?"]);
        assert!(own("05/CV-HKH")[0].starts_with("TT-03 CV -> Công văn không ghi tên loại"));
        for right in ["05/QĐ-HKH", "06/HKH-PGD", "12/BC-HKH-PGD", "05/HKH", "5", ""] {
            assert_eq!(own(right), [""; 0], "{right}");
        }
    }

    #[test]
    fn a_citation_has_the_code_of_its_own_type() {
        let cited = |kind: &str, number: &str| found(&format!("[can_cu.a]\nloai = \"{kind}\"\nso = \"{number}\""));
        assert_eq!(cited("Kế hoạch", "151/QĐ-UBND"), ["TT-03 QĐ -> Kế hoạch có chữ viết tắt là “KH”."]);
        assert_eq!(cited("Thông tư", "22/2020/TT-BGDĐT"), [""; 0]);
        assert_eq!(cited("Công văn", "09/CV-HKH"), [""; 0], "another body's number is cited as it is");
        assert_eq!(cited("Bản thỏa thuận", "131/SGD&ĐT-HKH"), [""; 0]);
    }
}
