//! The marked copy: this year's form of a unit, filled in with what was understood of the file that it sent, with every faulty
//! cell marked, so that the sender mends it and sends it back.

mod foreign;
mod readdress;
mod rest;
mod slip;
pub(super) mod target;

use std::collections::BTreeMap;

use rust_xlsxwriter::{Workbook, XlsxError};

use self::readdress::readdressed;
use self::target::{Finder, Target};
use super::blank::{Sheets, new_book};
use super::filling::{Filling, Said};
use super::{guide, items, nominations, refused};
use crate::error::Error;
use crate::form::Forms;
use crate::form::printed::{CORRECTS_KEY, OPEN_KEY};
use crate::model::agreement::Agreement;
use crate::model::aside::Unplaced;
use crate::model::finding::{Finding, Severity, Told};
use crate::model::form::Form;
use crate::model::place::CellAddress;
use crate::model::submission::Submission;
use crate::model::unit::Unit;
use crate::publish::Digest;

/// What was sent, and by whom.
#[derive(Clone, Debug)]
pub struct Sent<'a> {
    /// The unit; of a file whose unit is not known, one with the code that was read and no name.
    pub unit: &'a Unit,
    /// False while nobody knows whose file it is: the copy then asks for the code.
    pub unit_is_known: bool,
    /// What was read; `None` of a file that could not be read.
    pub submission: Option<&'a Submission>,
    /// What is to be mended or looked at again, in printed order.
    pub points: Vec<Point<'a>>,
}

/// One finding of a copy.
#[derive(Clone, Copy, Debug)]
pub struct Point<'a> {
    /// The finding.
    pub finding: &'a Finding,
    /// It was told by the file's raw cells, sheets or bytes, not by the values: the copy, made from the values, cannot show it.
    pub of_file: bool,
}

/// A marked copy, and what it says.
#[derive(Clone, Debug)]
pub struct MarkedCopy {
    /// The .xlsx bytes.
    pub bytes: Vec<u8>,
    /// Each point in the order given, with the copy's cells.
    pub points: Vec<Told>,
}

/// A marked copy: the sheets of [`super::blank::write`] with values, marks and notes; before them the slip
/// with all findings and links to the cells; behind them, if there is any, what the form has no place for. Read back as it
/// is, it gives the same values, and an error for every error. Equal input gives equal bytes.
///
/// # Errors
/// [`Error::Refused`] if Excel cannot hold a text of the form or the unit.
pub fn write(forms: &Forms, agreement: &Agreement, sent: &Sent) -> Result<MarkedCopy, Error> {
    build(forms, agreement, sent).map_err(|fault| refused(&format!("bản trả lại của đơn vị {}", sent.unit.code), &fault))
}

fn build(forms: &Forms, agreement: &Agreement, sent: &Sent) -> Result<MarkedCopy, XlsxError> {
    let form = forms.get(sent.unit.kind);
    let own = sent.submission.filter(|submission| submission.form == form.kind);
    let mut rest = Rest::of(forms, own, sent.submission);
    let remarks = own.map(|own| rest.take_remarks(own)).unwrap_or_default();
    let finder = Finder::new(form, own, rest.cells.iter().map(|cell| &cell.place), !sent.unit_is_known);
    let places = Places::new(form);
    let said: Vec<(Target, Said, bool)> = sent.points.iter().map(|point| say(*point, &finder, &places)).collect();
    let filling = Filling::new(own, by_cell(&said), remarks, !sent.unit_is_known);
    let title = format!("Phiếu báo lỗi - {} - {}", form.title, sent.unit.name);
    let mut book = new_book(agreement.year, &title)?;
    book.push_worksheet(slip::sheet(agreement, sent, &said, &places)?);
    book.push_worksheet(guide::sheet(form, sent.unit, agreement)?);
    let sheets = Sheets::write(form, sent.unit, agreement.year, &filling, &of_copy(sent, &said))?;
    sheets.push(&mut book)?;
    push_rest(&mut book, &rest, &filling)?;
    let points = said.iter().map(|(target, said, _)| {
        let place = places.get(*target).map_or_else(|| "Cả tệp".to_owned(), |(sheet, cell)| format!("Ô {sheet}!{cell}"));
        Told { severity: said.finding.severity, place, message: said.message.clone(), advice: said.advice.clone() }
    });
    Ok(MarkedCopy { bytes: book.save_to_buffer()?, points: points.collect() })
}

fn push_rest(book: &mut Workbook, rest: &Rest, filling: &Filling) -> Result<(), XlsxError> {
    if !rest.cells.is_empty() || rest.more > 0 {
        book.push_worksheet(rest::sheet(rest, filling)?);
    }
    Ok(())
}

/// What the form has no place for, and how much more there is.
struct Rest {
    cells: Vec<Unplaced>,
    more: usize,
}

impl Rest {
    /// Of a submission on another kind's form, every value.
    fn of(forms: &Forms, own: Option<&Submission>, sent: Option<&Submission>) -> Self {
        match (own, sent) {
            (Some(own), _) => Self { cells: own.aside.unplaced.clone(), more: own.aside.more },
            (None, Some(other)) => foreign::rest(forms.get(other.form), other),
            (None, None) => Self { cells: Vec::new(), more: 0 },
        }
    }

    /// Takes out what stands to the right of an item's value on its row: the remark that the form has a column for.
    fn take_remarks(&mut self, submission: &Submission) -> BTreeMap<usize, String> {
        let values = submission.items.iter().enumerate().filter_map(|(position, entry)| {
            let cell = entry.place.cell?;
            Some(((entry.place.sheet.as_ref()?, cell.row), (cell.column, position)))
        });
        let values: BTreeMap<_, _> = values.collect();
        let mut remarks: BTreeMap<usize, String> = BTreeMap::new();
        self.cells.retain(|cell| {
            let at = cell.place.sheet.as_ref().zip(cell.place.cell);
            let value = at.and_then(|(sheet, at)| values.get(&(sheet, at.row)).filter(|(column, _)| at.column > *column));
            let Some((_, position)) = value else { return true };
            let remark = remarks.entry(*position).or_default();
            if !remark.is_empty() {
                remark.push_str("; ");
            }
            remark.push_str(&cell.text);
            false
        });
        remarks
    }
}

/// Where each target stands in a copy.
struct Places {
    items: Vec<(String, CellAddress)>,
    code: Option<(String, CellAddress)>,
    lists: Vec<String>,
}

impl Places {
    fn new(form: &Form) -> Self {
        let items = form.sheets.iter().flat_map(|sheet| items::cells(sheet).map(|cell| (sheet.name.clone(), cell)));
        let code = form.sheets.first().map(|sheet| (sheet.name.clone(), items::UNIT_CODE));
        Self { items: items.collect(), code, lists: form.lists.iter().map(|list| list.code.clone()).collect() }
    }

    /// Sheet and cell; `None` for [`Target::Nowhere`].
    fn get(&self, target: Target) -> Option<(String, CellAddress)> {
        match target {
            Target::Code => self.code.clone(),
            Target::Item(position) => self.items.get(position).cloned(),
            Target::Nominee { list, index, column } => {
                let row = nominations::HEAD_ROW + 1 + u32::try_from(index).ok()?;
                Some((self.lists.get(list)?.clone(), CellAddress { row, column: u32::try_from(column).ok()? }))
            }
            Target::Rest(index) => Some(rest::place(index)),
            Target::Nowhere => None,
        }
    }
}

/// A finding in the copy's words, its target, and whether it must be marked as done: no cell of the copy shows it, so the copy
/// sent back as it is would otherwise pass for mended.
fn say<'a>(point: Point<'a>, finder: &Finder, places: &Places) -> (Target, Said<'a>, bool) {
    let finding = point.finding;
    let target = finder.target(finding);
    let words = |text: &str| readdressed(text, &finding.place, finder, &|target| places.get(target));
    let said = Said { finding, message: words(&finding.message), advice: words(&finding.advice) };
    let in_a_cell = !matches!(target, Target::Nowhere | Target::Rest(_));
    (target, said, finding.severity == Severity::Error && (point.of_file || !in_a_cell))
}

/// What is said of each cell of the copy.
fn by_cell<'a>(said: &[(Target, Said<'a>, bool)]) -> BTreeMap<Target, Vec<Said<'a>>> {
    let mut of_cells: BTreeMap<Target, Vec<Said>> = BTreeMap::new();
    for (target, said, _) in said.iter().filter(|(target, ..)| *target != Target::Nowhere) {
        of_cells.entry(*target).or_default().push(said.clone());
    }
    of_cells
}

/// What the hidden sheet says of the copy: which file it corrects, and which findings are to be marked as done.
fn of_copy(sent: &Sent, said: &[(Target, Said, bool)]) -> Vec<(&'static str, String)> {
    let mut open: Vec<&str> = said.iter().filter(|(.., open)| *open).map(|(_, said, _)| said.finding.code).collect();
    open.dedup();
    let hash = sent.submission.map(|submission| Digest(submission.sha256).to_string());
    hash.map(|hash| (CORRECTS_KEY, hash)).into_iter().chain((!open.is_empty()).then(|| (OPEN_KEY, open.join("; ")))).collect()
}
