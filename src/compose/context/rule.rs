//! The finding codes, as `ma_loi`.

use minijinja::Value;
use serde::Serialize;

use crate::compose::strict;
use crate::model::finding::{Rule, Severity};

/// One code.
#[derive(Serialize)]
struct RuleView<'a> {
    ma: &'a str,
    /// A warning; an error if not.
    canh_bao: bool,
    ten: &'a str,
    can_lam: &'a str,
    /// The first sentence of it.
    can_lam_ngan: &'a str,
}

/// The codes in the order given.
pub(super) fn values(rules: &[&Rule]) -> Value {
    let views = rules.iter().map(|rule| RuleView {
        ma: rule.code,
        canh_bao: rule.severity == Severity::Warning,
        ten: rule.title,
        can_lam: rule.advice,
        can_lam_ngan: first_sentence(rule.advice),
    });
    strict::value(&views.collect::<Vec<_>>())
}

/// Up to the first full stop with a space behind it that stands in no quotation: “TM. BAN” is an example, not an end.
fn first_sentence(text: &str) -> &str {
    let quoted = |head: &str| head.matches('“').count() > head.matches('”').count();
    let mut ends = text.match_indices(". ").filter_map(|(at, _)| text.get(..at));
    ends.find(|head| !quoted(head)).unwrap_or(text).trim_end_matches('.')
}

#[cfg(test)]
mod tests {
    use super::first_sentence;

    #[test]
    fn a_full_stop_in_a_quotation_ends_nothing() {
        for (advice, first) in [
            ("Sửa số bị sai. Rồi gửi lại.", "Sửa số bị sai"),
            ("Viết ví dụ “TM. BAN THƯỜNG VỤ”. Không viết liền.", "Viết ví dụ “TM. BAN THƯỜNG VỤ”"),
            ("Gửi lại.", "Gửi lại"),
        ] {
            assert_eq!(first_sentence(advice), first);
        }
    }
}
