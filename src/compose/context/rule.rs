//! The finding codes: `ma_loi` all of them, `ma_loi_bai_nop` and `ma_loi_khac` parted for one page.

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
    /// The first step of it.
    can_lam_ngan: &'a str,
}

/// The codes in the order given.
pub(super) fn values(rules: &[&Rule]) -> Value {
    strict::value(&rules.iter().map(|rule| view(rule)).collect::<Vec<_>>())
}

fn view(rule: &Rule) -> RuleView<'_> {
    RuleView {
        ma: rule.code,
        canh_bao: rule.severity == Severity::Warning,
        ten: rule.title,
        can_lam: rule.advice,
        can_lam_ngan: first_step(rule.advice),
    }
}

/// Two codes beside each other, for the table that says only what each is: warnings, and slips in the agreement file.
#[derive(Serialize)]
struct Pair<'a> {
    trai: RuleView<'a>,
    /// Null at the end of an odd number.
    phai: Option<RuleView<'a>>,
}

/// The errors of submissions, each with what to do.
pub(super) fn errors(rules: &[&Rule]) -> Value {
    strict::value(&rules.iter().filter(|rule| !is_brief(rule)).map(|rule| view(rule)).collect::<Vec<_>>())
}

/// The other codes, two a row, in the order given; without the office's own matter, which is nothing one checks at the table.
pub(super) fn others(rules: &[&Rule]) -> Value {
    let brief: Vec<&Rule> = rules.iter().copied().filter(|rule| is_brief(rule) && !is_of_office(rule)).collect();
    let pairs = brief.chunks(2).filter_map(|pair| {
        let (first, rest) = pair.split_first()?;
        Some(Pair { trai: view(first), phai: rest.first().map(|rule| view(rule)) })
    });
    strict::value(&pairs.collect::<Vec<_>>())
}

fn is_brief(rule: &Rule) -> bool {
    rule.severity == Severity::Warning || rule.code.starts_with("TT-")
}

/// Of the frozen awards: neither of a submission nor of the agreement.
fn is_of_office(rule: &Rule) -> bool {
    rule.code.starts_with("KT-")
}

/// Up to the first full stop, semicolon or example that stands in no quotation: “TM. BAN” is an example, not an end. One page
/// holds all codes only while nearly every row is one line.
fn first_step(text: &str) -> &str {
    let quoted = |head: &str| head.matches('“').count() > head.matches('”').count();
    let end = |sign| text.match_indices(sign).map(|(at, _)| at).find(|at| text.get(..*at).is_some_and(|head| !quoted(head)));
    let first = [". ", "; ", ", ví dụ "].into_iter().filter_map(end).min();
    first.and_then(|at| text.get(..at)).unwrap_or(text).trim_end_matches('.')
}

#[cfg(test)]
mod tests {
    use super::first_step;

    #[test]
    fn a_step_ends_at_a_stop_outside_quotations() {
        for (advice, first) in [
            ("Sửa số bị sai. Rồi gửi lại.", "Sửa số bị sai"),
            ("Viết ví dụ “TM. BAN THƯỜNG VỤ”. Không viết liền.", "Viết ví dụ “TM. BAN THƯỜNG VỤ”"),
            ("Viết liền số và ký hiệu, ví dụ 06/HKH-PGD.", "Viết liền số và ký hiệu"),
            ("Sửa số; đúng thì thôi.", "Sửa số"),
            ("Gửi lại.", "Gửi lại"),
        ] {
            assert_eq!(first_step(advice), first);
        }
    }
}
