//! Nơi nhận: nd30, cell 9b. The program adds dash and closing mark, so the file holds neither.

use super::entry::Written;
use super::slip::Slip;
use crate::model::finding::{Rule, Severity};

/// A line of recipients with marks of its own, or a last line that does not say where the paper is filed.
pub static RULE: Rule = Rule {
    code: "TT-10",
    severity: Severity::Error,
    title: "Nơi nhận ghi chưa đúng",
    why: "Mỗi nơi nhận một dòng; dòng cuối là chữ “Lưu”, dấu hai chấm, “VT”, dấu phẩy rồi chữ viết tắt đơn vị soạn thảo \
          (Nghị định 30/2020/NĐ-CP, Phụ lục I, ô số 9b). Gạch đầu dòng, dấu chấm phẩy và dấu chấm do chương trình in.",
    advice: "Dòng cuối ghi ví dụ “Lưu: VT, HKH”; các dòng không ghi gạch đầu dòng và dấu cuối.",
};

pub(super) fn check(written: &Written, slips: &mut Vec<Slip>) {
    for entry in written.entries.iter().filter(|entry| entry.key() == "noi_nhan") {
        let bare = entry.text.trim_start_matches(['-', '–', '+', ' ']).trim_end_matches([';', '.', ',', ' ']);
        let filed = bare.to_lowercase().starts_with("lưu");
        if filed || entry.last {
            if let Some(advice) = if filed { filing(&entry.text) } else { Some(RULE.advice.to_owned()) } {
                slips.push(written.slip(&RULE, entry, &entry.text, advice));
            }
        } else if bare != entry.text {
            slips.push(written.slip(&RULE, entry, &entry.text, format!("Viết “{bare}”.")));
        }
    }
}

/// What to write for a line of filing that is not "Lưu: VT, ...".
fn filing(line: &str) -> Option<String> {
    let words: Vec<&str> = line.split([' ', ':', ',', ';', '-', '–', '.']).filter(|word| !word.is_empty()).collect();
    let places = words.get(1..).unwrap_or_default();
    let named = match places {
        [first, ..] if *first == "VT" => places.join(", "),
        others => std::iter::once("VT").chain(others.iter().copied()).collect::<Vec<_>>().join(", "),
    };
    // Further words after the office's symbol, such as "(3 bản)", are left as they are.
    let right = format!("Lưu: {named}");
    let good = line == right
        || line
            .strip_prefix("Lưu: VT")
            .is_some_and(|rest| (rest.is_empty() || rest.starts_with(", ")) && !rest.ends_with(['.', ';']));
    (!good).then(|| format!("Viết “{right}”."))
}

#[cfg(test)]
mod tests {
    use super::super::found;

    #[test]
    fn the_last_line_says_where_the_paper_is_filed() {
        let lines = |lines: &str| found(&format!("[van_ban.a]\nnoi_nhan = [{lines}]"));
        assert_eq!(lines("\"Như trên\", \"Lưu VT- HKH.\""), ["TT-10 Lưu VT- HKH. -> Viết “Lưu: VT, HKH”."]);
        assert_eq!(lines("\"Như trên\", \"Lưu: HKH\""), ["TT-10 Lưu: HKH -> Viết “Lưu: VT, HKH”."]);
        assert_eq!(lines("\"- Như trên;\", \"Lưu: VT, HKH\""), ["TT-10 - Như trên; -> Viết “Như trên”."]);
        assert!(lines("\"Như trên\"")[0].starts_with("TT-10 Như trên -> Dòng cuối ghi"));
        for right in ["\"Như trên\", \"Lưu: VT, HKH\"", "\"UBND thành phố (để báo cáo)\", \"Lưu: VT\"", ""] {
            assert_eq!(lines(right), [""; 0], "{right}");
        }
    }
}
