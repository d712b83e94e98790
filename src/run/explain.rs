//! `giai-thich`: the page of a finding code, or all of them.

use super::Outcome;
use crate::check::{self, explain as pages};
use crate::error::Error;
use crate::model::finding::Rule;
use crate::terminal;
use crate::vietnamese::nearest::nearest;

/// Prints the page of a code (compared without case), or without one the list of all codes with their pages.
///
/// # Errors
/// [`Error::Refused`] if there is no such code, with the nearest one.
pub fn explain(code: Option<&str>) -> Result<Outcome, Error> {
    let rules = check::rules();
    let text = match code {
        None => pages::index(&rules),
        Some(code) => pages::page(find(&rules, code.trim())?),
    };
    terminal::print(&text)?;
    Ok(Outcome::Complete)
}

fn find<'a>(rules: &[&'a Rule], code: &str) -> Result<&'a Rule, Error> {
    rules.iter().find(|rule| rule.code.eq_ignore_ascii_case(code)).copied().ok_or_else(|| {
        let near = nearest(&code.to_uppercase(), rules.iter().map(|rule| rule.code));
        let hint =
            near.map_or_else(|| "Xem các mã: khuyenhoc giai-thich.".to_owned(), |near| format!("Có phải là {near} không?"));
        Error::Refused(format!("Không có mã vấn đề “{code}”. {hint}"))
    })
}
