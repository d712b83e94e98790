//! Certificates against the set: one page an award, in order, each with its bearer's name.

use super::pdf_text;
use super::{MOST, plain};
use crate::model::award::Award;

/// What differs between a file of certificates and the awards it is for, at most a handful: plain Vietnamese, awards by their
/// serials. `None` for bytes that are no PDF.
#[must_use]
pub fn certificates(bytes: &[u8], awards: &[Award]) -> Option<Vec<String>> {
    let pages = pdf_text::read(bytes)?;
    let mut differences = Vec::new();
    if pages.len() != awards.len() {
        differences.push(format!("có {} tờ cho {} người, tập thể.", pages.len(), awards.len()));
    }
    for (award, page) in awards.iter().zip(&pages) {
        let name = plain(&award.name);
        let page = words(&plain(page));
        if !names(&page, &name) && !names(&page, &name.to_uppercase()) {
            differences.push(format!("{}: họ tên trên tờ ấy không đúng từng chữ.", award.serial));
        }
    }
    differences.truncate(MOST);
    Some(differences)
}

/// The words of a page, however its lines were broken.
fn words(page: &str) -> String {
    page.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// True where the name stands as it is, not within a longer word.
fn names(page: &str, name: &str) -> bool {
    let is_end = |letter: Option<char>| letter.is_none_or(|letter| !letter.is_alphanumeric());
    page.match_indices(name).any(|(at, _)| {
        let (before, after) = (page.get(..at).unwrap_or_default(), page.get(at + name.len()..).unwrap_or_default());
        is_end(before.chars().next_back()) && is_end(after.chars().next())
    })
}
