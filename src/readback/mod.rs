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

use std::borrow::Cow;

pub use certificates::{Shown, certificates, contact};
pub use compare::{Standard, compare};
pub use table::{csv, xlsx};

/// What a paper prints, in reading order: a cell or paragraph a line, the lines within one parted by carriage returns as far as
/// the file says where they end; `None` for bytes that are no such file. Spaces and hyphens that do not break a line are plain
/// ones.
#[must_use]
pub fn pdf(bytes: &[u8]) -> Option<String> {
    let pages = pdf_text::read(bytes)?;
    let mut text = String::with_capacity(pages.iter().map(String::len).sum());
    for page in &pages {
        add_plain(page, &mut text);
    }
    Some(text)
}

/// The same of a DOCX.
#[must_use]
pub fn docx(bytes: &[u8]) -> Option<String> {
    docx_text::read(bytes).map(|text| plain(&text).into_owned())
}

/// Most differences told of one paper: the first ones show what it is about.
const MOST: usize = 5;

/// The text with plain spaces and hyphens, added to another.
fn add_plain(text: &str, plain: &mut String) {
    let mut rest = text;
    // First bytes of the two; letters of Vietnamese begin with others.
    while let Some(at) = memchr::memchr2(0xc2, 0xe2, rest.as_bytes()) {
        let (before, special) = rest.split_at_checked(at).unwrap_or((rest, ""));
        plain.push_str(before);
        let mut letters = special.chars();
        match letters.next() {
            Some('\u{a0}') => plain.push(' '),
            Some('\u{2011}') => plain.push('-'),
            other => plain.extend(other),
        }
        rest = letters.as_str();
    }
    plain.push_str(rest);
}

fn plain(text: &str) -> Cow<'_, str> {
    if memchr::memchr2(0xc2, 0xe2, text.as_bytes()).is_none() {
        return Cow::Borrowed(text);
    }
    let mut plain = String::with_capacity(text.len());
    add_plain(text, &mut plain);
    Cow::Owned(plain)
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
