//! What stands beside the values that were read and staff must know of: hidden rows, stale sums, comments, pictures, macros.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::labels::is_of_the_program;
use super::rules::{COMMENT, FROM_ELSEWHERE, HIDDEN, NOT_READ, PICTURE, STALE};
use super::sheets::{Cell, Sheet, Workbook};
use super::shown::{shown, whole};
use super::sum_formula;
use super::traces::{Trace, TraceKind};
use crate::form::printed::Printed;
use crate::model::finding::{Finding, Rule};
use crate::model::place::{CellAddress, Place, column_letters};
use crate::model::submission::Submission;
use crate::vietnamese::numbers;
use crate::vietnamese::text::fold;

/// Most findings of one rule for one sheet: the first ones show what it is about.
const MOST: usize = 20;

/// Findings for what was met in a workbook, from which `submission` was bound.
pub fn judge(workbook: &Workbook, printed: &Printed, submission: &Submission) -> Vec<Finding> {
    let mut findings = carried(workbook, submission);
    for sheet in workbook.sheets.iter().filter(|sheet| !is_of_the_program(&sheet.name)) {
        let read = Read::of(sheet, submission);
        findings.extend(hidden_sheet(sheet, &read));
        if sheet.traces.is_empty() {
            continue;
        }
        let judged = Judged { sheet, read: &read, file: &submission.file };
        findings.extend(judged.of(TraceKind::HiddenRows, Judged::hidden_rows));
        findings.extend(judged.of(TraceKind::HiddenColumns, Judged::hidden_columns));
        findings.extend(judged.of(TraceKind::External, Judged::external));
        findings.extend(judged.of(TraceKind::Sum, Judged::stale));
        findings.extend(judged.of(TraceKind::Picture, Judged::picture));
        // The notes of a marked copy are the program's own.
        if submission.aside.corrects.is_none() {
            let comment = |judged: &Judged<'_>, trace: &Trace| judged.comment(trace, printed);
            findings.extend(judged.of(TraceKind::Comment, comment));
        }
    }
    findings
}

fn carried(workbook: &Workbook, submission: &Submission) -> Vec<Finding> {
    let carries = [
        (
            workbook.carries.macros,
            "Tệp có macro (chương trình nhỏ chạy trong Excel). Macro không được chạy; chỉ số liệu trong các ô được đọc.",
        ),
        (
            workbook.carries.embedded,
            "Tệp có tệp khác hoặc nút bấm chèn vào trong. Những thứ đó không được đọc; chỉ số liệu trong các ô được đọc.",
        ),
    ];
    let met = carries.into_iter().filter(|(met, _)| *met);
    met.map(|(_, message)| Finding::new(&NOT_READ, Place::file(&submission.file), "", message)).collect()
}

fn hidden_sheet(sheet: &Sheet, read: &Read) -> Option<Finding> {
    let first = sheet.rows().next().and_then(|row| Some(CellAddress { row: row.number, column: row.cells().next()?.0 }));
    let at = Place::cell(&read.file, &sheet.name, first.filter(|_| sheet.is_hidden)?);
    let what = if read.is_empty() {
        "không thuộc biểu mẫu nên không được đọc"
    } else {
        "số liệu trong đó vẫn được tính"
    };
    Some(Finding::new(&HIDDEN, at, "", format!("Trang “{}” đang bị ẩn mà có nội dung; {what}.", sheet.name)))
}

/// The cells of one sheet that the form reads.
struct Read {
    file: Arc<str>,
    items: BTreeSet<CellAddress>,
    /// Columns and rows of a list.
    columns: BTreeSet<u32>,
    rows: BTreeSet<u32>,
}

impl Read {
    fn of(sheet: &Sheet, submission: &Submission) -> Self {
        let items = submission.items.iter().filter(|entry| entry.place.sheet.as_ref() == Some(&sheet.name));
        let lists = || submission.lists.iter().filter(|list| list.sheet == sheet.name);
        let columns = lists().flat_map(|list| list.columns.iter().copied().flatten().chain(list.parts.iter().copied()));
        // Rows are asked for only where something was met.
        let rows = lists().filter(|_| !sheet.traces.is_empty()).flat_map(|list| list.nominees().map(|nominee| nominee.row()));
        Self {
            file: Arc::clone(&submission.file),
            items: items.filter_map(|entry| entry.place.cell).collect(),
            columns: columns.collect(),
            rows: rows.collect(),
        }
    }

    fn is_empty(&self) -> bool {
        self.items.is_empty() && self.columns.is_empty()
    }

    fn contains(&self, at: CellAddress) -> bool {
        self.items.contains(&at) || (self.rows.contains(&at.row) && self.columns.contains(&at.column))
    }
}

struct Judged<'a> {
    sheet: &'a Sheet,
    read: &'a Read,
    file: &'a Arc<str>,
}

impl<'a> Judged<'a> {
    fn of(&self, kind: TraceKind, judge: impl Fn(&Self, &Trace) -> Option<Finding>) -> Vec<Finding> {
        let traces = self.sheet.traces.iter().filter(|trace| trace.kind == kind);
        traces.filter_map(|trace| judge(self, trace)).take(MOST).collect()
    }

    fn finding(&self, rule: &Rule, at: CellAddress, message: String) -> Finding {
        let value = self.sheet.cell(at).map(shown).unwrap_or_default();
        Finding::new(rule, Place::cell(self.file, &self.sheet.name, at), value, message)
    }

    /// Filled cells that the form reads, within corners.
    fn filled(&self, first: CellAddress, last: CellAddress) -> impl Iterator<Item = CellAddress> + use<'_, 'a> {
        let rows = self.sheet.rows().filter(move |row| (first.row..=last.row).contains(&row.number));
        let cells = rows.flat_map(move |row| row.cells().map(move |(column, _)| CellAddress { row: row.number, column }));
        cells.filter(move |at| (first.column..=last.column).contains(&at.column) && self.read.contains(*at))
    }

    fn hidden_rows(&self, trace: &Trace) -> Option<Finding> {
        let last = CellAddress { column: u32::MAX, ..trace.last };
        let at = self.filled(trace.first, last).next()?;
        let [first, end] = [trace.first.row, trace.last.row].map(|row| u64::from(row) + 1);
        let rows = if first == end { format!("Dòng {first}") } else { format!("Các dòng {first} đến {end}") };
        Some(self.finding(&HIDDEN, at, format!("{rows} đang bị ẩn (hoặc bị lọc) mà có số liệu; số liệu ấy vẫn được tính.")))
    }

    fn hidden_columns(&self, trace: &Trace) -> Option<Finding> {
        let at = self.filled(trace.first, CellAddress { row: u32::MAX, ..trace.last }).next()?;
        let letters = column_letters(at.column);
        Some(self.finding(&HIDDEN, at, format!("Cột {letters} đang bị ẩn mà có số liệu; số liệu ấy vẫn được tính.")))
    }

    fn external(&self, trace: &Trace) -> Option<Finding> {
        let at = Some(trace.first).filter(|at| self.read.contains(*at))?;
        Some(self.finding(
            &FROM_ELSEWHERE,
            at,
            "Ô này lấy số từ một tệp khác mà Hội không có; số đang hiện trong ô được tính.".to_owned(),
        ))
    }

    /// A stored sum that its own cells do not give.
    fn stale(&self, trace: &Trace) -> Option<Finding> {
        let at = Some(trace.first).filter(|at| self.read.contains(*at))?;
        let Some(Cell::Number(number)) = self.sheet.cell(at) else { return None };
        let stored = whole(number)?;
        let given = sum_formula::value(&sum_formula::parse(&trace.text)?, self.sheet)?;
        let [stored, right] = [stored, given].map(|number| numbers::integer(i128::from(number)));
        let message = format!("Ô này có công thức ={} đang ghi {stored}, cộng lại các ô đó được {right}.", trace.text);
        (stored != right).then(|| self.finding(&STALE, at, message))
    }

    /// A picture over a cell that should be filled and is not.
    fn picture(&self, trace: &Trace) -> Option<Finding> {
        let within = |at: &CellAddress| {
            (trace.first.row..=trace.last.row).contains(&at.row) && (trace.first.column..=trace.last.column).contains(&at.column)
        };
        let in_list = self.read.rows.range(trace.first.row..=trace.last.row).flat_map(|row| {
            let columns = self.read.columns.range(trace.first.column..=trace.last.column);
            columns.map(|column| CellAddress { row: *row, column: *column })
        });
        let items = self.read.items.iter().copied().filter(within);
        let at = items.chain(in_list).find(|at| self.sheet.cell(*at).is_none())?;
        Some(self.finding(
            &PICTURE,
            at,
            "Ô này để trống mà có hình ảnh hoặc khung chữ che lên; hình ảnh không được đọc.".to_owned(),
        ))
    }

    fn comment(&self, trace: &Trace, printed: &Printed) -> Option<Finding> {
        // Some programs put the writer's name before the note.
        let ends_own = |text: &str| printed.folded_notes.iter().any(|note| text.ends_with(note.as_str()));
        let is_own = printed.notes.contains(&trace.text) || ends_own(&fold(&trace.text));
        let at = trace.first;
        let place = Place::cell(self.file, &self.sheet.name, at);
        let message = format!("Ô {at} có lời ghi chú của người điền; ghi chú không được tính là số liệu.");
        (!is_own && !self.read.is_empty()).then(|| Finding::new(&COMMENT, place, &trace.text, message))
    }
}
