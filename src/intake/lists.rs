//! The nomination lists of a form: on which sheet each stands, and what is wrong with its sheets and columns.

use std::sync::Arc;

use super::headings::{Head, Headings};
use super::labels::is_of_the_program;
use super::rows;
use super::rules::{COLUMN_TWICE, NO_COLUMN, NO_SHEET_OF_LIST, SHEET_TWICE};
use super::sheets::{Sheet, Workbook};
use crate::model::finding::Finding;
use crate::model::form::{Form, ListForm};
use crate::model::place::{CellAddress, Place};
use crate::model::submission::NominationSheet;
use crate::vietnamese::text::bare;

/// Fewest headings on a sheet that has the list's name.
const FEWEST_NAMED: usize = 2;

struct Candidate {
    list: usize,
    sheet: usize,
    head: Head,
    named: bool,
}

/// The lists found, in form order, and findings about lists, sheets and columns. `taken` says which sheets hold items.
pub fn read(
    form: &Form,
    file: &Arc<str>,
    workbook: &Workbook,
    taken: &dyn Fn(usize) -> bool,
) -> (Vec<NominationSheet>, Vec<Finding>) {
    let mut findings = Vec::new();
    let mut lists = Vec::new();
    let mut candidates = candidates(form, workbook, taken);
    for (position, list) in form.lists.iter().enumerate() {
        let mut own: Vec<Candidate> = candidates.extract_if(.., |candidate| candidate.list == position).collect();
        // A sheet of the list's name first, then the one with most headings, then tab order: the sort is stable.
        own.sort_by_key(|candidate| (!candidate.named, usize::MAX - candidate.head.found()));
        let mut sheets = own.into_iter().filter_map(|candidate| {
            let sheet = workbook.sheets.get(candidate.sheet)?;
            Some((sheet, rows::read(list, position, file, sheet, &candidate.head), candidate.head))
        });
        let Some((sheet, (nominees, remarks), head)) = sheets.next() else {
            findings.push(missing(list, file));
            continue;
        };
        findings.extend(remarks);
        columns(list, file, sheet, &head, &mut findings);
        findings.extend(sheets.filter(|(_, (nominees, _), _)| nominees.nominees().len() > 0).map(|(second, _, head)| {
            let message = format!("Danh sách {} có ở cả trang “{}” và trang “{}”.", list.code, sheet.name, second.name);
            Finding::new(&SHEET_TWICE, place(file, second, &head, None), "", message)
        }));
        lists.push(nominees);
    }
    (lists, findings)
}

/// For each sheet the list it most looks like.
fn candidates(form: &Form, workbook: &Workbook, taken: &dyn Fn(usize) -> bool) -> Vec<Candidate> {
    let headings: Vec<Headings<'_>> = form.lists.iter().map(Headings::new).collect();
    let mut candidates = Vec::new();
    for (position, sheet) in workbook.sheets.iter().enumerate() {
        let named = named_list(form, &sheet.name);
        let head_of_named = named.and_then(|list| Some((list, headings.get(list)?.find(sheet, FEWEST_NAMED)?)));
        if let Some((list, head)) = head_of_named {
            candidates.push(Candidate { list, sheet: position, head, named: true });
            continue;
        }
        if taken(position) || is_of_the_program(&sheet.name) {
            continue;
        }
        let mut best: Option<Candidate> = None;
        for (list, headings) in headings.iter().enumerate() {
            let fewest = form.lists.get(list).map_or(0, |list| list.columns.len()).div_ceil(2).max(3);
            if let Some(head) = headings.find(sheet, fewest)
                && best.as_ref().is_none_or(|best| head.found() > best.head.found())
            {
                best = Some(Candidate { list, sheet: position, head, named: false });
            }
        }
        candidates.extend(best);
    }
    candidates
}

/// The list whose code or title is the name on a tab. Nearly all tabs are the code itself, which needs no conversion.
fn named_list(form: &Form, tab: &str) -> Option<usize> {
    form.list_position(tab).or_else(|| {
        let name = bare(tab);
        form.lists.iter().position(|list| bare(&list.code) == name || bare(&list.title) == name)
    })
}

fn missing(list: &ListForm, file: &Arc<str>) -> Finding {
    let message = format!("Không tìm thấy danh sách {} ({}).", list.code, list.title);
    Finding::new(&NO_SHEET_OF_LIST, Place::file(file), "", message)
}

/// Findings for required columns without heading and for headings that stand twice.
fn columns(list: &ListForm, file: &Arc<str>, sheet: &Sheet, head: &Head, findings: &mut Vec<Finding>) {
    for (column, found) in list.columns.iter().zip(&head.columns) {
        if column.rule.required && found.is_none() {
            let message = format!("Danh sách {} thiếu cột “{}”.", list.code, column.heading);
            findings.push(Finding::new(&NO_COLUMN, place(file, sheet, head, None), "", message));
        }
    }
    for (position, at) in &head.twice {
        let heading = list.columns.get(*position).map_or("", |column| &column.heading);
        let message = format!("Danh sách {} có hai cột cùng nghĩa “{heading}”.", list.code);
        findings.push(Finding::new(&COLUMN_TWICE, place(file, sheet, head, Some(*at)), "", message));
    }
}

/// A cell of the head row: of a column, or the first that was found.
fn place(file: &Arc<str>, sheet: &Sheet, head: &Head, column: Option<u32>) -> Place {
    let column = column.or_else(|| head.columns.iter().flatten().copied().min()).unwrap_or(0);
    Place::cell(file, &sheet.name, CellAddress { row: head.row, column })
}
