//! Labels and headings as people retype them: without accents, numbered, starred, with the unit in brackets.

use crate::vietnamese::text::bare;

/// Longest text, in bytes, that may be a label or heading.
pub const LONGEST: usize = 300;

/// The label in comparable form: `2.1) Học sinh *` gives `hoc sinh`.
#[must_use]
pub fn comparable(text: &str) -> String {
    if text.len() > LONGEST {
        return String::new();
    }
    let bare = bare(text);
    let end = bare.trim_end_matches([':', '*', '.', ' ']).trim_end_matches("(*)").trim_end();
    without_number(end).to_owned()
}

/// The label without a last part in brackets: `hoc sinh (em)` gives `hoc sinh`.
#[must_use]
pub fn without_brackets(comparable: &str) -> &str {
    match (comparable.ends_with(')'), comparable.rfind('(')) {
        (true, Some(start)) if start > 0 => comparable.get(..start).unwrap_or(comparable).trim_end(),
        _ => comparable,
    }
}

/// Cuts `1.`, `2.1.`, `a)`, `-`, `+` from the front.
fn without_number(text: &str) -> &str {
    let rest = text.trim_start_matches(['-', '+', '*', ' ']);
    let numbered = rest.trim_start_matches(|letter: char| letter.is_ascii_digit() || letter == '.');
    if numbered.len() < rest.len() && rest.contains(['.', ')']) {
        let cut = numbered.trim_start_matches([')', ' ']);
        if numbered.starts_with([' ', ')']) || rest.get(..rest.len() - numbered.len()).is_some_and(|number| number.ends_with('.'))
        {
            return cut;
        }
    }
    match rest.as_bytes() {
        [b'a'..=b'z', b')', ..] => rest.get(2..).unwrap_or(rest).trim_start(),
        _ => rest,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_lose_numbers_stars_and_accents() {
        for (text, label) in [
            ("2.1. Học sinh (*):", "hoc sinh"),
            ("1) Học sinh", "hoc sinh"),
            ("a) Học sinh", "hoc sinh"),
            ("- HỌC SINH", "hoc sinh"),
            ("3 Học sinh", "3 hoc sinh"),
            ("Học sinh (em)", "hoc sinh (em)"),
        ] {
            assert_eq!(comparable(text), label, "{text}");
        }
        assert_eq!(without_brackets("hoc sinh (em)"), "hoc sinh");
    }
}
