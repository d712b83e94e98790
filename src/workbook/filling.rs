//! What stands in the open cells of a form: nothing in a blank one, a unit's values and its faults in a marked copy.

use std::collections::BTreeMap;

use rust_xlsxwriter::{Format, Note};

use super::content::{self, Content};
use super::marked::target::Target;
use super::{items, styles};
use crate::model::finding::{Finding, Severity};
use crate::model::form::Item;
use crate::model::submission::{NominationSheet, Submission};
use crate::model::value::ValueKind;

/// Notes of a workbook: each costs a shape of its own, and nobody reads more.
const MOST_NOTES: usize = 3_000;

/// The values and marks of one workbook.
#[derive(Default)]
pub struct Filling<'a> {
    submission: Option<&'a Submission>,
    said: BTreeMap<Target, Vec<Said<'a>>>,
    /// The first cell that gets no note any more.
    without_note: Option<Target>,
    /// Remarks beside items, by position in form order.
    pub remarks: BTreeMap<usize, String>,
    /// The unit is not known: its code is to be written.
    pub code_is_open: bool,
}

/// A finding in the words of this workbook.
#[derive(Clone, Debug)]
pub struct Said<'a> {
    /// The finding; its message and advice name cells of the file that was sent.
    pub finding: &'a Finding,
    /// The message with this workbook's cells.
    pub message: String,
    /// The advice with this workbook's cells.
    pub advice: String,
}

impl<'a> Filling<'a> {
    /// The values of a submission on the form's own kind, and what is said of each cell.
    pub fn new(
        submission: Option<&'a Submission>,
        said: BTreeMap<Target, Vec<Said<'a>>>,
        remarks: BTreeMap<usize, String>,
        code_is_open: bool,
    ) -> Self {
        let without_note = said.keys().nth(MOST_NOTES).copied();
        Self { submission, said, without_note, remarks, code_is_open }
    }

    /// What stands in an item's cell.
    pub fn item(&self, position: usize, item: &Item) -> Content<'a> {
        let entry = self.submission.and_then(|submission| submission.items.get(position));
        entry.map_or(Content::Blank, |entry| content::of_reading(&entry.reading, item.rule.kind, item.rule.required))
    }

    /// The nominees of a list, by its position in the form.
    pub fn list(&self, list: usize) -> Option<&'a NominationSheet> {
        self.submission?.lists.iter().find(|sheet| sheet.list == list)
    }

    /// The gravest thing said of a cell.
    pub fn severity(&self, target: Target) -> Option<Severity> {
        self.said.get(&target)?.iter().map(|said| said.finding.severity).min()
    }

    /// The format of an input cell for what is said of it.
    pub fn input(&self, target: Target, kind: ValueKind) -> Format {
        self.severity(target).map_or_else(|| styles::input(kind), |severity| styles::marked(styles::open(kind), severity))
    }

    /// The note on a cell: what is said of it, then the form's own; `None` if there is neither.
    pub fn note(&self, target: Target, own: &str) -> Option<Note> {
        match self.said.get(&target) {
            Some(said) if self.without_note.is_none_or(|first| target < first) => {
                Some(items::note(&said_note(target, said, own)).set_author(super::AUTHOR))
            }
            _ if own.is_empty() => None,
            _ => Some(items::note(own)),
        }
    }
}

/// Findings of one cell that a note spells out.
const SPELLED_OUT: usize = 6;
/// UTF-16 units of one of them.
const LONGEST: usize = 900;

fn said_note(target: Target, said: &[Said], own: &str) -> String {
    let mut parts: Vec<String> = said.iter().take(SPELLED_OUT).map(|said| one_note(target, said)).collect();
    let rest = said.len().saturating_sub(SPELLED_OUT);
    if rest > 0 {
        parts.push(format!("Còn {rest} điều nữa: xem trang Phiếu báo lỗi."));
    }
    if !own.is_empty() {
        parts.push(own.to_owned());
    }
    parts.join("\n\n")
}

fn one_note(target: Target, said: &Said) -> String {
    let Finding { severity, code, value, .. } = said.finding;
    let grade = if *severity == Severity::Error { "PHẢI SỬA" } else { "XEM LẠI" };
    let found = match (value.as_str(), target) {
        // Said of a column or a sheet: the cell is not blank.
        ("", Target::Rest(_)) => String::new(),
        ("", _) => "Đang để trống.\n".to_owned(),
        (value, _) => format!("Đang ghi: “{value}”.\n"),
    };
    let text = format!("{grade} ({code}). {}\n{found}Cần làm: {}", said.message, said.advice);
    content::shortened(&text, LONGEST, "…").into_owned()
}
