//! Papers read back from their finished files and held against the set of awards: what was printed, not what was meant to be.
//!
//! ```text
//! PDF ─pdf_text→ text ─┐
//!                      ├─compare→ what differs
//! DOCX ─docx_text→ text┘    ↑ Listing (what the paper says it lists), Standard (what is so)
//!
//! PDF of certificates ─certificates, contact→ what differs
//! xlsx, csv for mail merge ─table→ what differs
//! ```
//!
//! Nothing of the way to the paper is shared: the text comes from the file's own fonts and parts, names are compared by code
//! point, amounts and serials as printed.

mod certificates;
mod compare;
mod docx_text;
mod labels;
mod listed;
mod operators;
mod order;
mod pdf_text;
mod serials;
mod sums;
mod table;
mod totals;
mod words;

#[cfg(test)]
mod tests;

pub use certificates::{Shown, certificates, contact};
pub use compare::{Standard, compare};
pub use table::{csv, xlsx};

/// What a paper prints, in reading order: a cell or paragraph a line, the lines within one parted by carriage returns as far as
/// the file says where they end; `None` for bytes that are no such file. Spaces and hyphens that do not break a line are plain
/// ones.
#[must_use]
pub fn pdf(bytes: &[u8]) -> Option<String> {
    pdf_text::read(bytes).map(|pages| plain(&pages.concat()))
}

/// The same of a DOCX.
#[must_use]
pub fn docx(bytes: &[u8]) -> Option<String> {
    docx_text::read(bytes).map(|text| plain(&text))
}

/// Most differences told of one paper: the first ones show what it is about.
const MOST: usize = 5;

fn plain(text: &str) -> String {
    let letter = |letter| match letter {
        '\u{a0}' => ' ',
        '\u{2011}' => '-',
        other => other,
    };
    text.chars().map(letter).collect()
}

/// The words of a text with a space between two, however its lines were broken.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// True where a name stands in a text as it is, not within a longer word.
fn names(text: &str, name: &str) -> bool {
    let is_end = |letter: Option<char>| letter.is_none_or(|letter| !letter.is_alphanumeric());
    text.match_indices(name).any(|(at, _)| {
        let (before, after) = (text.get(..at).unwrap_or_default(), text.get(at + name.len()..).unwrap_or_default());
        is_end(before.chars().next_back()) && is_end(after.chars().next())
    })
}
