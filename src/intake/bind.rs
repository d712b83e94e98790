//! A workbook bound to its form: sheets become a submission, and what cannot be found becomes findings.

use std::cell::OnceCell;
use std::sync::Arc;

use super::item_labels::ItemLabels;
use super::labels::LabelIndex;
use super::lists::Around;
use super::names::named_cells;
use super::rules::{NO_ITEM_SHEET, Refusal};
use super::sheets::Workbook;
use super::shown::shown;
use super::{identify, items, lists, part, second_form, sender};
use crate::form::Forms;
use crate::model::aside::Aside;
use crate::model::finding::Finding;
use crate::model::form::Form;
use crate::model::place::Place;
use crate::model::submission::{ItemEntry, Submission};
use crate::model::unit::Units;

/// The submission that a workbook is, and findings about what it lacks; a refusal if it is none of the forms.
pub fn bind(
    file: &Arc<str>,
    sha256: [u8; 32],
    workbook: &Workbook,
    forms: &Forms,
    units: &Units,
) -> Result<(Submission, Vec<Finding>), Refusal> {
    let made = OnceCell::new();
    let labels = || made.get_or_init(|| LabelIndex::new(workbook));
    let named = named_cells(workbook);
    let meta = identify::meta(workbook);
    let kind = meta.kind.or_else(|| identify::kind_by_items(forms, &named, labels()));
    let of_lists = || part::of_lists(workbook, forms);
    let (kind, is_part) = kind.map(|kind| (kind, false)).or_else(|| Some((of_lists()?.0, true))).ok_or_else(part::no_form)?;
    let form = forms.get(kind);
    let unit_cell = identify::unit_code_cell(workbook, &named, &labels);
    let unit_code = unit_cell.and_then(|(position, at)| {
        let sheet = workbook.sheets.get(position)?;
        let code = sheet.cell(at).map(shown).unwrap_or_default();
        Some((identify::without_label(&code).to_owned(), Place::cell(file, &sheet.name, at)))
    });
    let unit_code = unit_code.unwrap_or_else(|| (String::new(), Place::file(file)));
    let (items, mut findings) = items::read(form, file, workbook, &named, &labels);
    findings.extend(lost_sheets(form, &items));
    let holds_items = |position: usize| {
        let name = workbook.sheets.get(position).map(|sheet| &sheet.name);
        items.iter().any(|entry| entry.place.cell.is_some() && entry.place.sheet.as_ref() == name)
    };
    let item_labels = ItemLabels::new(form);
    let unit = units.find(&unit_code.0);
    let unit_name = unit.and_then(|unit| units.get(unit)).map_or("", |unit| &unit.name);
    let around = Around { file, workbook, taken: &holds_items, labels: &item_labels, unit_name };
    let lists = lists::read(form, &around);
    findings.extend(lists.findings);
    let submission = Submission {
        file: Arc::clone(file),
        sha256,
        form: kind,
        version: meta.version,
        year: meta.year,
        unit_code,
        unit,
        sender: sender::read(file, workbook, &named, kind, &items, lists.titles),
        items,
        lists: lists.sheets,
        aside: Aside::default(),
    };
    if is_part && !part::names_its_unit(&submission) {
        return Err(of_lists().map_or_else(part::no_form, |(_, list)| part::lists_alone(&list)));
    }
    findings.extend(second_form::check(form, workbook, &submission, &item_labels));
    Ok((submission, findings))
}

/// One finding for each item sheet none of whose items was found; single lost items are missing values.
fn lost_sheets(form: &Form, entries: &[ItemEntry]) -> Vec<Finding> {
    let mut entries = entries.iter();
    let mut findings = Vec::new();
    for sheet in &form.sheets {
        let count = sheet.sections.iter().map(|section| section.items.len()).sum();
        let own: Vec<&ItemEntry> = entries.by_ref().take(count).collect();
        if let Some(first) = own.first().filter(|_| own.iter().all(|entry| entry.place.cell.is_none())) {
            let message = format!("Không tìm thấy chỉ tiêu nào của trang “{}”.", sheet.name);
            findings.push(Finding::new(&NO_ITEM_SHEET, first.place.clone(), "", message));
        }
    }
    findings
}
