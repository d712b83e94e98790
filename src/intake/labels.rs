//! Labels and headings as people retype them: without accents, numbered, starred, with the unit in brackets.

use std::collections::BTreeMap;

use super::sheets::{Cell, Workbook};
use crate::model::place::CellAddress;
use crate::vietnamese::text::bare;

/// Longest text, in bytes, that may be a label or heading.
const LONGEST: usize = 300;

/// The label in comparable form: `2.1) Học sinh *` gives `hoc sinh`.
pub fn comparable(text: &str) -> String {
    if text.len() > LONGEST {
        return String::new();
    }
    let bare = bare(text);
    let end = bare.trim_end_matches([':', '*', '.', ' ']).trim_end_matches("(*)").trim_end();
    without_number(end).to_owned()
}

/// The label without a last part in brackets: `hoc sinh (em)` gives `hoc sinh`.
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

/// True for the guide, which repeats every label, and for the hidden sheets of choices and of what the workbook is.
pub fn is_of_the_program(sheet_name: &str) -> bool {
    sheet_name.starts_with('_') || bare(sheet_name) == "huong dan"
}

/// Where each text stands, in tab order, then by row and column. Made only when defined names were lost.
pub struct LabelIndex {
    places: BTreeMap<String, Vec<(usize, CellAddress)>>,
}

impl LabelIndex {
    /// Looks at all texts of a workbook that could be labels.
    pub fn new(workbook: &Workbook) -> Self {
        let mut places: BTreeMap<String, Vec<(usize, CellAddress)>> = BTreeMap::new();
        let spoken = workbook.sheets.iter().enumerate().filter(|(_, sheet)| !is_of_the_program(&sheet.name));
        for (position, sheet) in spoken {
            for row in sheet.rows() {
                for (column, cell) in row.cells() {
                    if let Cell::Text(text) = cell
                        && text.len() <= LONGEST
                    {
                        let at = CellAddress { row: row.number, column };
                        places.entry(comparable(text)).or_default().push((position, at));
                    }
                }
            }
        }
        // A label with its unit in brackets is also known without it, where no other text is that already.
        let bracketed: Vec<(String, Vec<(usize, CellAddress)>)> = places
            .iter()
            .filter(|(label, _)| without_brackets(label).len() < label.len())
            .map(|(label, at)| (without_brackets(label).to_owned(), at.clone()))
            .collect();
        for (label, at) in bracketed {
            places.entry(label).or_insert(at);
        }
        Self { places }
    }

    /// The places of a label or its other spellings: the first spelling that stands anywhere.
    pub fn find<'t>(&self, labels: impl IntoIterator<Item = &'t str>) -> &[(usize, CellAddress)] {
        let mut found = labels.into_iter().filter_map(|label| self.places.get(&comparable(label)));
        found.next().map_or(&[], Vec::as_slice)
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
