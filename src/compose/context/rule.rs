//! The finding codes, as `ma_loi`.

use minijinja::Value;
use serde::Serialize;

use crate::compose::strict;
use crate::model::finding::{Rule, Severity};

/// One code.
#[derive(Serialize)]
struct RuleView<'a> {
    ma: &'a str,
    muc: &'static str,
    ten: &'a str,
    can_lam: &'a str,
    /// The first sentence of it.
    can_lam_ngan: &'a str,
}

/// The codes in the order given.
pub(super) fn values(rules: &[&Rule]) -> Value {
    let views = rules.iter().map(|rule| RuleView {
        ma: rule.code,
        muc: if rule.severity == Severity::Error { "Lỗi" } else { "Cảnh báo" },
        ten: rule.title,
        can_lam: rule.advice,
        can_lam_ngan: first_sentence(rule.advice),
    });
    strict::value(&views.collect::<Vec<_>>())
}

fn first_sentence(text: &str) -> &str {
    text.split_once(". ").map_or(text, |(first, _)| first).trim_end_matches('.')
}
