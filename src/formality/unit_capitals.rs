//! Capitals of administrative units: the decree's Appendix II, and nd30, language details.

use super::entry::Written;
use super::slip::Slip;
use crate::model::finding::{Rule, Severity};

/// "Thành phố Thuận An" within a sentence.
pub static RULE: Rule = Rule {
    code: "TT-13",
    severity: Severity::Warning,
    title: "Viết hoa danh từ chung của đơn vị hành chính",
    why: "Tên đơn vị hành chính chỉ viết hoa phần tên riêng: tỉnh Bình Dương, thành phố Thuận An. Danh từ chung chỉ viết hoa khi \
          đứng đầu câu, khi đi với chữ số hoặc tên người, và ở hai tên Thủ đô Hà Nội, Thành phố Hồ Chí Minh \
          (Nghị định 30/2020/NĐ-CP, Phụ lục II).",
    advice: "Viết thường danh từ chung, ví dụ “thành phố Thuận An”; tên đặt theo tên người thì giữ nguyên.",
};

/// Common nouns of units, in lower case.
const NOUNS: [&str; 8] = ["tỉnh", "thành phố", "thị xã", "thị trấn", "huyện", "quận", "phường", "xã"];

pub(super) fn check(written: &Written, slips: &mut Vec<Slip>) {
    for entry in written.entries.iter().filter(|entry| entry.is_prose()) {
        for (noun, at) in NOUNS.iter().flat_map(|noun| places(&entry.text, noun).into_iter().map(move |at| (noun, at))) {
            let (before, rest) = entry.text.split_at(at);
            let Some((written_so, after)) = rest.split_at_checked(noun.len()) else { continue };
            if written_so == *noun || begins_a_sentence(before, entry.key()) || may_be_capital(written_so, after) {
                continue;
            }
            let name: String = after.split(' ').take(3).collect::<Vec<_>>().join(" ");
            let name = name.trim_end_matches([',', ';', '.', ')']);
            slips.push(written.slip(&RULE, entry, &format!("{written_so}{name}"), format!("Viết “{noun}{name}”.")));
        }
    }
}

/// Where a noun stands as whole words before a name, in any case of letters. Case changes no letter's length here.
fn places(text: &str, noun: &str) -> Vec<usize> {
    let lower = text.to_lowercase();
    if lower.len() != text.len() {
        return Vec::new();
    }
    let starts = lower.match_indices(noun).map(|(at, _)| at);
    let whole = |at: &usize| {
        let before = lower.get(..*at).and_then(|before| before.chars().next_back());
        let mut after = lower.get(at + noun.len()..).unwrap_or_default().chars();
        let named = text.get(at + noun.len() + 1..).and_then(|rest| rest.chars().next()).is_some_and(char::is_uppercase);
        !before.is_some_and(char::is_alphabetic) && after.next() == Some(' ') && named
    };
    starts.filter(whole).collect()
}

/// `dia_phuong` is put into sentences, so its first word never begins one.
fn begins_a_sentence(before: &str, key: &str) -> bool {
    let before = before.trim_end();
    (before.is_empty() && key != "dia_phuong") || before.ends_with(['.', ':', '“', '"'])
}

fn may_be_capital(noun: &str, after: &str) -> bool {
    let first_only = noun.chars().filter(|letter| letter.is_uppercase()).count() == 1 && noun.starts_with(char::is_uppercase);
    let all = noun.to_uppercase() == noun;
    all || (first_only
        && (after.starts_with(" Hồ Chí Minh") || after.trim_start().starts_with(|letter: char| letter.is_ascii_digit())))
}

#[cfg(test)]
mod tests {
    use super::super::found;

    #[test]
    fn the_common_noun_is_small_within_a_sentence() {
        let text = |text: &str| found(&format!("[can_cu.a]\ncua = \"{text}\""));
        assert_eq!(text("Hội Khuyến học Thành phố Thuận An"), ["TT-13 Thành phố Thuận An -> Viết “thành phố Thuận An”."]);
        assert_eq!(text("Ủy ban nhân dân thành Phố Thuận An"), ["TT-13 thành Phố Thuận An -> Viết “thành phố Thuận An”."]);
        for right in [
            "Hội Khuyến học thành phố Thuận An",
            "Ủy ban nhân dân Thành phố Hồ Chí Minh",
            "Tỉnh Bình Dương tổ chức",
            "HỘI KHUYẾN HỌC THÀNH PHỐ THUẬN AN",
            "Hội Khuyến học các xã, phường",
        ] {
            assert_eq!(text(right), [""; 0], "{right}");
        }
        assert_eq!(found("[thoa_thuan]\ndia_phuong = \"Thành phố Thuận An\"").len(), 1);
    }
}
