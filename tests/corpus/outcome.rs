//! One workbook read as a submission is, and every value of it compared with the truth.

use std::collections::{BTreeMap, BTreeSet};

use khuyenhoc::check::{self, Context};
use khuyenhoc::intake::{self, wire};
use khuyenhoc::model::finding::{Finding, Severity};
use khuyenhoc::model::submission::{Field, NominationSheet, Reading, Submission};
use khuyenhoc::model::value::{Value, ValueKind};

use super::fault::Spot;
use super::layout::{Book, Place, field_place, item_place};
use super::truth::Truth;

const FILE: &str = "bai-nop/a.xlsx";

/// How many values were read right, refused, wrong.
pub type Counts = [usize; 3];

/// What came of one workbook.
#[derive(Debug, Default)]
pub struct Outcome {
    /// No fault was planted in it.
    pub is_honest: bool,
    /// Errors that were told, with their cells.
    pub told: Vec<String>,
    /// Counts by spelling.
    pub spellings: BTreeMap<&'static str, Counts>,
    /// Counts by shape.
    pub shapes: BTreeMap<&'static str, Counts>,
    /// What went otherwise than it should.
    pub problems: Vec<String>,
}

impl Outcome {
    /// Every value read right, no error told.
    pub fn is_whole(&self) -> bool {
        self.told.is_empty() && self.spellings.values().all(|[_, refused, wrong]| refused + wrong == 0)
    }
}

/// Reads, checks and compares.
pub fn read(context: &Context, truth: &Truth, book: &Book) -> Outcome {
    let received = intake::read(&FILE.into(), &book.bytes, context.forms, context.units);
    let mut findings = received.findings;
    findings.extend(received.submission.iter().flat_map(|submission| check::one(context, submission)));
    findings.retain(|finding| finding.severity == Severity::Error);
    let told: Vec<String> = findings.iter().map(|finding| format!("{} {}", finding.code, cell(finding))).collect();
    let mut outcome = Outcome { is_honest: book.fault.is_none(), told: told.clone(), ..Outcome::default() };
    match &book.fault {
        Some((fault, place)) if told != [format!("{} {place}", fault.code)] => {
            outcome.problems.push(format!("FAULT {} {place}: told {told:?}", fault.code));
        }
        None if !told.is_empty() => outcome.problems.push(format!("refused: {told:?} {:?}", book.shapes)),
        _ => (),
    }
    if !is_read_alike(book) {
        outcome.problems.push(format!("WRONG: read otherwise in a process of its own {:?}", book.shapes));
    }
    let Some(submission) = received.submission else { return outcome };
    let unit = submission.unit.and_then(|unit| context.units.get(unit)).map(|unit| unit.code.as_str());
    if unit != Some(truth.code.as_str()) {
        outcome.problems.push(format!("WRONG unit {unit:?} for {} {:?}", truth.code, book.shapes));
    }
    let errors: BTreeSet<String> = findings.iter().map(cell).collect();
    Comparison { context, truth, book, errors, outcome: &mut outcome }.run(&submission);
    outcome
}

/// Whether the way by which most files are read gives what the other one gives, on which calamine reads every cell.
fn is_read_alike(book: &Book) -> bool {
    let answer = |opened: &intake::Opened| {
        let mut bytes = Vec::new();
        wire::write(opened, &mut bytes).ok().map(|()| bytes)
    };
    intake::open_here(&book.bytes).is_none_or(|here| answer(&here) == answer(&intake::open(book.bytes.clone())))
}

fn cell(finding: &Finding) -> String {
    finding.place.to_string().replace(&format!("{FILE}!"), "")
}

struct Comparison<'a> {
    context: &'a Context<'a>,
    truth: &'a Truth,
    book: &'a Book,
    errors: BTreeSet<String>,
    outcome: &'a mut Outcome,
}

impl Comparison<'_> {
    fn run(&mut self, submission: &Submission) {
        for (position, (entry, right)) in submission.items.iter().zip(&self.truth.items).enumerate() {
            if self.is_fault(Spot::Item(position)) {
                continue;
            }
            let read = match &entry.reading {
                Reading::Missing => None,
                Reading::Value(value) => Some(Ok(value.clone())),
                Reading::Unreadable(text) => Some(Err(text.clone())),
            };
            self.count(item_place(position), &entry.place.to_string(), read.as_ref(), right.as_ref());
        }
        for (list, rows) in self.truth.lists.iter().enumerate() {
            let sheet = submission.lists.iter().find(|sheet| sheet.list == list);
            let found = sheet.map_or(0, |sheet| sheet.nominees().len());
            // A list that was not found, or not told from another, is said.
            let is_said = self.outcome.told.iter().any(|told| told.starts_with("DS-9"));
            if found != rows.len() && !is_said {
                self.outcome.problems.push(format!("WRONG {found} rows of {} in list {list} {:?}", rows.len(), self.book.shapes));
            }
            for (row, (nominee, right)) in sheet.into_iter().flat_map(NominationSheet::nominees).zip(rows).enumerate() {
                for (column, right) in right.iter().enumerate() {
                    if self.is_fault(Spot::Field(list, row, column)) {
                        continue;
                    }
                    let kind = self.context.forms.get(self.truth.kind).lists[list].columns[column].rule.kind;
                    let read = match nominee.field(column) {
                        Field::Missing => None,
                        Field::Text(text) => Some(Ok(Value::Text(text.to_owned()))),
                        Field::Integer(number) if kind == ValueKind::Decimal => Some(Ok(Value::Decimal(number))),
                        Field::Integer(number) => Some(Ok(Value::Integer(number))),
                        Field::YesNo(yes) => Some(Ok(Value::YesNo(yes))),
                        Field::Date(day) => Some(Ok(Value::Date(day))),
                        Field::Unreadable(text) => Some(Err(text.to_owned())),
                    };
                    self.count(field_place(list, row, column), &nominee.place(column).to_string(), read.as_ref(), right.as_ref());
                }
            }
        }
    }

    fn is_fault(&self, spot: Spot) -> bool {
        self.book.fault.as_ref().is_some_and(|(fault, _)| fault.spot == spot)
    }

    fn count(&mut self, place: Place, at: &str, read: Option<&Result<Value, String>>, right: Option<&Value>) {
        let at = at.replace(&format!("{FILE}!"), "");
        let verdict = match (read, right) {
            (None, None) => return,
            (Some(Ok(value)), Some(right)) if value == right => 0,
            // Whatever stands at a cell with an error is held out.
            (Some(Err(_)), _) => 1,
            _ if self.errors.contains(&at) => 1,
            _ => 2,
        };
        let way = self.book.spellings.get(&place).copied().unwrap_or("blank");
        if verdict > 0 {
            let what = ["", "refused", "WRONG"][verdict];
            self.outcome.problems.push(format!("{what} {way} at {at}: {read:?} for {right:?} {:?}", self.book.shapes));
        }
        self.outcome.spellings.entry(way).or_default()[verdict] += 1;
        for shape in self.book.shapes.iter().collect::<BTreeSet<_>>() {
            self.outcome.shapes.entry(shape).or_default()[verdict] += 1;
        }
    }
}
