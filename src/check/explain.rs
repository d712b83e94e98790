//! What `giai-thich` prints of finding codes.

use std::fmt::Write;

use crate::model::finding::{Rule, Severity};

/// Codes of slips in the agreement file: no submission is held out for them.
const FORMALITY: &str = "TT-";

/// The page of one code: code and title, severity, why, what to do. Ends with a line break; paragraphs are not wrapped.
#[must_use]
pub fn page(rule: &Rule) -> String {
    let severity = match rule.severity {
        _ if rule.code.starts_with(FORMALITY) => "Thể thức: chỗ này được in nguyên trên văn bản",
        Severity::Error => "Lỗi: bài nộp bị giữ lại, số liệu chưa được tính cho đến khi sửa",
        Severity::Warning => "Cảnh báo: bài nộp vẫn được tính, cần người xem lại",
    };
    format!("{} - {}\n{severity}.\n\nVì sao:\n{}\n\nCần làm:\n{}\n", rule.code, rule.title, rule.why, rule.advice)
}

/// One line for each code under the heading of its group, in the order given (that of codes).
#[must_use]
pub fn index(rules: &[&Rule]) -> String {
    let mut text = String::from("Các mã vấn đề (xem từng mã: khuyenhoc giai-thich <mã>)\n");
    let mut group = "";
    for rule in rules {
        let letters = rule.code.split('-').next().unwrap_or_default();
        if letters != group {
            group = letters;
            // Writing into a String cannot fail.
            _ = write!(text, "\n{}\n", heading(group));
        }
        let severity = if rule.severity == Severity::Warning { " (cảnh báo)" } else { "" };
        _ = writeln!(text, "  {:<7} {}{severity}", rule.code, rule.title);
    }
    text
}

fn heading(group: &str) -> &str {
    match group {
        "TEP" => "Tệp bài nộp",
        "DV" => "Đơn vị và biểu mẫu",
        "SL" => "Số liệu",
        "DS" => "Danh sách đề nghị khen thưởng, học bổng",
        "TT" => "Thể thức của tệp thỏa thuận (khuyenhoc kiem-tra --the-thuc)",
        "CB" => "Điều khác thường cần xem lại",
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::super::{identity_broken, rules};
    use super::*;

    #[test]
    fn a_page_says_why_and_what_to_do() {
        let page = page(&identity_broken::RULE);
        assert!(page.starts_with("SL-06 - Số liệu không khớp phép cộng trừ\nLỗi: "));
        assert!(page.contains("\nCần làm:\nTính lại và sửa số bị sai.\n"));
    }

    #[test]
    fn no_page_has_a_gap_in_its_sentences() {
        for rule in rules() {
            let gap = [rule.title, rule.why, rule.advice].into_iter().find(|text| text.contains("  ") || text.contains('\n'));
            assert_eq!(gap, None, "{}", rule.code);
        }
    }

    #[test]
    fn the_index_names_every_code_once_under_five_headings() {
        let index = index(&rules());
        for rule in rules() {
            assert_eq!(index.matches(&format!("  {} ", rule.code)).count(), 1, "{}", rule.code);
        }
        assert_eq!(index.matches("\n\n").count(), 5);
    }
}
