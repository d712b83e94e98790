//! `giai-thich`: the page of a finding code, all of them, or where a printed figure comes from.

use std::path::Path;

use super::Outcome;
use super::awards;
use super::year::{Year, read_and_check};
use crate::award;
use crate::check::explain as pages;
use crate::compose::record::{Sources, YearRecord};
use crate::error::Error;
use crate::folder::Folder;
use crate::judge;
use crate::model::finding::Rule;
use crate::terminal::{self, Terminal};
use crate::trace::{self, Traced};
use crate::vietnamese::nearest::nearest;

/// Prints the page of a finding code (compared without case), or without one the list of all codes. Any other code is looked
/// for among the items, targets, units and lists of a year: the folder given, else the one around the working folder.
///
/// # Errors
/// [`Error::Refused`] if there is no such code, with the nearest one; what stops any command on a year's folder.
pub fn explain(code: Option<&str>, folder: Option<&Path>, terminal: Terminal) -> Result<Outcome, Error> {
    let rules = super::rules();
    let text = match code.map(str::trim) {
        None => pages::index(&rules),
        Some(code) => match rules.iter().find(|rule| rule.code.eq_ignore_ascii_case(code)) {
            Some(rule) => pages::page(rule),
            None => figure(code, folder, &rules, terminal)?,
        },
    };
    terminal::print(&text)?;
    Ok(Outcome::Complete)
}

fn figure(code: &str, folder: Option<&Path>, rules: &[&'static Rule], terminal: Terminal) -> Result<String, Error> {
    let folder = match folder {
        Some(folder) => Some(Folder::open(folder)?),
        None => Folder::above(Path::new(".")),
    };
    let Some(folder) = folder else {
        let where_from = format!("Muốn biết một con số từ đâu ra thì ghi thêm hồ sơ: khuyenhoc giai-thich {code} <hồ sơ>.");
        return Err(unknown(code, rules.iter().map(|rule| rule.code), &where_from));
    };
    let year = Year::load(&folder, terminal)?;
    let latest = awards::latest(&folder, &year)?;
    let checked = read_and_check(&year, &folder.submissions()?, terminal);
    let (units, forms, agreement, dataset) = (&year.units, &year.forms, &year.agreement, &checked.dataset);
    // A printed award is one of the frozen set, where there is one.
    let awards = latest.map_or_else(|| award::decide(dataset, units, forms, agreement), |latest| latest.set);
    let sources = Sources {
        agreement,
        units,
        forms,
        dataset,
        totals: &judge::totals(dataset, units, forms),
        judgement: &judge::judge(dataset, units, forms, agreement),
        awards: &awards,
        findings: &checked.findings,
        rules,
    };
    let traced = Traced {
        sources: &sources,
        record: &YearRecord::new(&sources),
        shares: &judge::figures(dataset, units, forms, agreement),
    };
    trace::page(&traced, code).ok_or_else(|| {
        let known = rules.iter().map(|rule| rule.code).chain(trace::codes(&sources));
        unknown(code, known, "Xem mã vấn đề: khuyenhoc giai-thich; mã chỉ tiêu có ở so-lieu.xlsx.")
    })
}

fn unknown<'a>(code: &str, known: impl Iterator<Item = &'a str> + Clone, otherwise: &str) -> Error {
    let near = nearest(&code.to_uppercase(), known.clone()).or_else(|| nearest(code, known));
    let hint = near.map_or_else(|| otherwise.to_owned(), |near| format!("Có phải là {near} không?"));
    Error::Refused(format!("Không có mã “{code}”. {hint}"))
}
