//! Quotation marks and brackets that are opened and not closed, or the other way round.

use super::entry::Written;
use super::slip::Slip;
use crate::model::finding::{Rule, Severity};

/// A mark without its partner.
pub static RULE: Rule = Rule {
    code: "TT-11",
    severity: Severity::Error,
    title: "Ngoặc mở và ngoặc đóng không đủ đôi",
    why: "Căn cứ và tên văn bản được in nguyên văn; một dấu ngoặc thiếu đôi sẽ đứng trên mọi văn bản viện dẫn.",
    advice: "Thêm hoặc bỏ dấu ngoặc cho đủ đôi.",
};

const PAIRS: [(char, char); 4] = [('“', '”'), ('«', '»'), ('(', ')'), ('[', ']')];

pub(super) fn check(written: &Written, slips: &mut Vec<Slip>) {
    for entry in written.entries.iter().filter(|entry| entry.is_prose()) {
        if let Some(mark) = lonely(&entry.text) {
            let found = around(&entry.text, mark);
            slips.push(written.slip(&RULE, entry, found, format!("Dấu {mark} thiếu đôi: thêm dấu còn thiếu hoặc bỏ dấu này.")));
        }
    }
}

/// The first mark that has no partner.
fn lonely(text: &str) -> Option<char> {
    let mut open = Vec::new();
    for letter in text.chars() {
        if letter == '"' && open.last() == Some(&'"') {
            open.pop();
        } else if letter == '"' || PAIRS.iter().any(|(begin, _)| *begin == letter) {
            open.push(letter);
        } else if let Some((begin, _)) = PAIRS.iter().find(|(_, end)| *end == letter)
            && open.pop() != Some(*begin)
        {
            return Some(letter);
        }
    }
    open.pop()
}

/// The words that the mark touches.
fn around(text: &str, mark: char) -> &str {
    text.split(' ').find(|word| word.contains(mark)).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::super::found;

    #[test]
    fn every_mark_has_its_partner() {
        let text = |text: &str| found(&format!("[can_cu.a]\nve = '{text}'"));
        assert_eq!(text("về “Đơn vị học tập"), ["TT-11 “Đơn -> Dấu “ thiếu đôi: thêm dấu còn thiếu hoặc bỏ dấu này."]);
        assert_eq!(text("về Đề án (2021-2030]").len(), 1);
        assert_eq!(text("về \"Đề án").len(), 1);
        for right in ["về “Đơn vị học tập”", "(để “báo cáo”)", "về \"Đề án\""] {
            assert_eq!(text(right), [""; 0], "{right}");
        }
    }
}
