//! Papers read back from their finished files and held against the set of awards: what was printed, not what was meant to be.
//!
//! ```text
//! PDF ─pdf_text→ text ─┐
//!                      ├─compare→ what differs
//! DOCX ─docx_text→ text┘    ↑ Listing (what the paper says it lists), AwardSet
//! ```
//!
//! Nothing of the way to the paper is shared: the text comes from the file's own fonts and parts, names are compared by code
//! point, amounts and serials as printed.

mod certificates;
mod compare;
mod docx_text;
mod listed;
mod operators;
mod pdf_text;

#[cfg(test)]
mod tests;

pub use certificates::certificates;
pub use compare::compare;

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
    text.replace('\u{a0}', " ").replace('\u{2011}', "-")
}
