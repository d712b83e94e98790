//! Certificates against the set: one page an award, in order, each with what its stock prints of the award.

use super::pdf_text;
use super::{MOST, names, one_line, plain};
use crate::model::award::Award;
use crate::model::certificate::{Field, Part, Profile};
use crate::vietnamese::numbers;

/// What a stock prints of every award.
#[derive(Clone, Copy, Debug)]
pub struct Shown {
    name: bool,
    serial: bool,
    amount: bool,
}

impl Shown {
    /// Of a stock: what stands in each of the sentences that one of its boxes may say. Any other may be left out of some.
    #[must_use]
    pub fn of(profile: &Profile) -> Self {
        let shows = |field| {
            let says = |pattern: &crate::model::certificate::Pattern| pattern.0.contains(&Part::Field(field));
            profile.frames.iter().any(|frame| !frame.says.is_empty() && frame.says.iter().all(says))
        };
        Self { name: shows(Field::Name), serial: shows(Field::Serial), amount: shows(Field::Money) }
    }
}

/// What differs between a file of certificates and the awards it is for, at most a handful: plain Vietnamese, awards by their
/// serials. `None` for bytes that are no PDF.
#[must_use]
pub fn certificates<'a>(bytes: &[u8], awards: impl ExactSizeIterator<Item = &'a Award>, shown: Shown) -> Option<Vec<String>> {
    let pages = pdf_text::read(bytes)?;
    let mut differences = Vec::new();
    if pages.len() != awards.len() {
        differences.push(format!("có {} tờ cho {} người, tập thể.", pages.len(), awards.len()));
    }
    for (award, page) in awards.zip(&pages) {
        let page = one_line(&plain(page));
        if shown.name && !says(&page, &plain(&award.name)) {
            differences.push(format!("{}: họ tên trên tờ ấy không đúng từng chữ.", award.serial));
        }
        if shown.serial && !says(&page, &award.serial) {
            differences.push(format!("{}: không thấy số vào sổ trên tờ ấy.", award.serial));
        }
        let amount = numbers::integer(award.amount.into());
        if shown.amount && !says(&page, &amount) {
            differences.push(format!("{}: số tiền trên tờ ấy không phải {amount}.", award.serial));
        }
    }
    differences.truncate(MOST);
    Some(differences)
}

/// The same of a contact sheet: for each award a small certificate and a line below it that begins with the serial.
#[must_use]
pub fn contact(bytes: &[u8], awards: &[Award], shown: Shown) -> Option<Vec<String>> {
    let text = one_line(&plain(&pdf_text::read(bytes)?.concat()));
    let mut differences = Vec::new();
    let mut rest = text.as_str();
    for award in awards {
        let (small, after) = below(rest, &award.serial, shown.serial);
        match small {
            None => differences.push(format!("{}: không thấy tờ thu nhỏ ở đúng chỗ.", award.serial)),
            Some(small) if shown.name && !says(small, &plain(&award.name)) => {
                differences.push(format!("{}: họ tên trên tờ thu nhỏ không đúng từng chữ.", award.serial));
            }
            Some(_) => {}
        }
        rest = after;
    }
    differences.truncate(MOST);
    Some(differences)
}

/// True where a text says these words, or says them in capitals.
fn says(text: &str, words: &str) -> bool {
    names(text, words) || names(text, &words.to_uppercase())
}

/// The text before a serial, and what comes behind it; where a certificate says its serial itself, that is passed over.
fn below<'t>(text: &'t str, serial: &str, twice: bool) -> (Option<&'t str>, &'t str) {
    let mut at = text.match_indices(serial).map(|(at, _)| at);
    let at = if twice { at.nth(1) } else { at.next() };
    at.map_or((None, text), |at| (text.get(..at), text.get(at + serial.len()..).unwrap_or_default()))
}
