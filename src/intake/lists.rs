//! The nomination lists of a form: on which sheet each stands, and what is wrong with its sheets and columns.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::headings::Head;
use super::item_labels::ItemLabels;
use super::rows::{self, Span, Table};
use super::rules::{COLUMN_TWICE, COLUMN_UNKNOWN, NO_COLUMN, NO_SHEET_OF_LIST, SHEET_TWICE};
use super::school_column;
use super::sheets::{Sheet, Workbook};
use super::shown::shown;
use super::source::Source;
use super::tables::{self, Found};
use super::titles::Titles;
use super::totals;
use crate::model::finding::Finding;
use crate::model::form::{Form, ListForm};
use crate::model::place::{CellAddress, Place, column_letters};
use crate::model::sender::Where;
use crate::model::submission::NominationSheet;
use crate::model::unit::UnitKind;
use crate::model::value::ValueKind;

/// What was found.
#[derive(Default)]
pub struct Lists {
    /// The lists, in form order.
    pub sheets: Vec<NominationSheet>,
    /// About lists, sheets and columns.
    pub findings: Vec<Finding>,
    /// What stands above the lists, and which schools a column of them names.
    pub titles: Titles,
}

/// What is known of the file when its lists are read.
pub struct Around<'a> {
    /// The file.
    pub file: &'a Arc<str>,
    /// Its sheets.
    pub workbook: &'a Workbook,
    /// Which sheets hold items.
    pub taken: &'a dyn Fn(usize) -> bool,
    /// Labels of the form's items.
    pub labels: &'a ItemLabels<'a>,
    /// The unit as the office names it, empty if its code is not known.
    pub unit_name: &'a str,
}

/// The lists of a form.
pub fn read(form: &Form, around: &Around<'_>) -> Lists {
    let (file, workbook) = (around.file, around.workbook);
    let mut lists = Lists::default();
    let mut found = tables::find(form, workbook, around.taken);
    for (position, list) in form.lists.iter().enumerate() {
        let mut own: Vec<Found> = found.extract_if(.., |found| found.list == position).collect();
        // A sheet of the list's name first, then the one with most headings, then tab order and from the top down: the sort is
        // stable, and of two tables on one sheet the upper is the sender's, however many headings the lower has.
        let mut most: BTreeMap<usize, usize> = BTreeMap::new();
        for found in &own {
            let most = most.entry(found.sheet).or_default();
            *most = found.head.found().max(*most);
        }
        own.sort_by_key(|found| (!found.named, usize::MAX - most.get(&found.sheet).copied().unwrap_or_default()));
        let mut read = own.into_iter().filter_map(|found| {
            let sheet = workbook.sheets.get(found.sheet)?;
            let span = Span { sheet, head: &found.head, end: found.end };
            let table = rows::read((list, position), file, &span, around.labels);
            Some(Read { list, file, sheet, table, head: found.head })
        });
        let Some(mut first) = read.next() else {
            lists.findings.push(missing(list, file));
            continue;
        };
        lists.findings.append(&mut first.table.remarks);
        first.columns(&mut lists.findings);
        lists.titles.add_above(file, first.sheet, first.head.row, form.kind, around.unit_name);
        first.strays(form.kind, &mut lists);
        lists.findings.extend(totals::check(list, file, first.sheet, &first.table.nominees, &first.table.totals));
        let filled = read.filter(|read| read.table.nominees.nominees().len() > 0);
        lists.findings.extend(filled.map(|second| first.twice(&second)));
        lists.sheets.push(first.table.nominees);
    }
    lists
}

fn missing(list: &ListForm, file: &Arc<str>) -> Finding {
    let message = format!("Không tìm thấy danh sách {} ({}).", list.code, list.title);
    Finding::new(&NO_SHEET_OF_LIST, Place::file(file), "", message)
}

/// One table of a list as read.
struct Read<'a> {
    list: &'a ListForm,
    file: &'a Arc<str>,
    sheet: &'a Sheet,
    head: Head,
    table: Table,
}

impl Read<'_> {
    /// Findings for required columns without heading, for headings that stand twice, and for those that leave open what they mean.
    fn columns(&self, findings: &mut Vec<Finding>) {
        for (column, found) in self.list.columns.iter().zip(&self.head.sources) {
            if column.rule.required && found.is_none() {
                let message = format!("Danh sách {} thiếu cột “{}”.", self.list.code, column.heading);
                findings.push(Finding::new(&NO_COLUMN, self.place(None), "", message));
            }
        }
        for (position, at) in &self.head.twice {
            let heading = self.list.columns.get(*position).map_or("", |column| &column.heading);
            let message = format!("Danh sách {} có hai cột cùng nghĩa “{heading}”.", self.list.code);
            findings.push(Finding::new(&COLUMN_TWICE, self.place(Some(*at)), "", message));
        }
        for at in &self.head.unclear {
            let message = format!("Cột {} có tiêu đề là một phần của họ tên bên cạnh một cột đủ họ tên.", column_letters(*at));
            findings.push(Finding::new(&COLUMN_TWICE, self.place(Some(*at)), "", message));
        }
    }

    /// Findings for filled columns that are none of the form's. Beside a name without a heading of its own it may be part of it; a
    /// column of schools says whose the list is.
    fn strays(&self, kind: UnitKind, lists: &mut Lists) {
        let unclear = |column: &u32| self.head.unclear.contains(column) || self.head.twice.iter().any(|(_, at)| at == column);
        for (column, row) in self.table.strays.iter().filter(|(column, _)| !unclear(column)) {
            let headings = (self.head.row..=self.head.last_row).rev();
            let heading = headings.filter_map(|row| self.sheet.cell(CellAddress { row, column: *column })).map(shown).next();
            let letters = column_letters(*column);
            let place = Place::cell(self.file, &self.sheet.name, CellAddress { row: *row, column: *column });
            if let Some(heading) = heading.as_ref().filter(|_| kind == UnitKind::School)
                && let Some(named) = school_column::named(self.file, self.sheet, (*column, heading), &self.table.nominees)
            {
                let is_of_several = matches!(named.at, Where::Column { schools: 2.., .. });
                lists.titles.named.push(named);
                if is_of_several {
                    continue;
                }
            }
            lists.findings.push(match heading {
                Some(heading) => {
                    let message = format!("Cột {letters} “{heading}” không có trong biểu mẫu nên không được đọc.");
                    Finding::new(&COLUMN_UNKNOWN, place, "", message)
                }
                None if self.is_beside_name(*column) => {
                    let message =
                        format!("Cột {letters} bên phải họ và tên có chữ mà không có tiêu đề: không rõ có phải là tên không.");
                    Finding::new(&COLUMN_TWICE, place, "", message)
                }
                None => {
                    let message = format!("Cột {letters} có nội dung mà không có tiêu đề nên không được đọc.");
                    Finding::new(&COLUMN_UNKNOWN, place, "", message)
                }
            });
        }
    }

    fn is_beside_name(&self, column: u32) -> bool {
        let columns = self.list.columns.iter().zip(&self.head.sources);
        columns.filter(|(form, _)| form.rule.kind == ValueKind::Name).any(|(_, at)| *at == column.checked_sub(1).map(Source::One))
    }

    /// The finding that a second table holds the list: only a warning if it says the same.
    fn twice(&self, second: &Read<'_>) -> Finding {
        let (one, other) = (&self.sheet.name, &second.sheet.name);
        let (place, code) = (second.place(None), &self.list.code);
        let rows = [self, second].map(|read| u64::from(read.head.row) + 1);
        let message = match (one == other, same(&self.table.nominees, &second.table.nominees)) {
            (false, true) => {
                let message =
                    format!("Danh sách {code} ở trang “{one}” được chép y nguyên sang trang “{other}”; chỉ tính một lần.");
                return Finding::new(&SHEET_TWICE, place, "", message).as_warning();
            }
            (true, true) => {
                let message = format!(
                    "Danh sách {code} ở trang “{one}”, dòng {}, được chép y nguyên xuống dòng {}; chỉ tính một lần.",
                    rows[0], rows[1]
                );
                return Finding::new(&SHEET_TWICE, place, "", message).as_warning();
            }
            (false, false) => format!("Danh sách {code} có ở cả trang “{one}” và trang “{other}”, hai trang không giống nhau."),
            (true, false) => format!(
                "Trang “{one}” có hai bảng của danh sách {code}: từ dòng {} và từ dòng {}, giữa hai bảng là chữ ký hoặc tên đơn vị \
                 khác. Chỉ bảng thứ nhất được đọc.",
                rows[0], rows[1]
            ),
        };
        Finding::new(&SHEET_TWICE, place, "", message)
    }

    /// A cell of the head: of a column, or the first that was found.
    fn place(&self, column: Option<u32>) -> Place {
        let column = column.or_else(|| self.head.columns().into_iter().flatten().min()).unwrap_or(0);
        Place::cell(self.file, &self.sheet.name, CellAddress { row: self.head.last_row, column })
    }
}

/// True if two tables name the same in the same order, wherever they stand.
fn same(one: &NominationSheet, other: &NominationSheet) -> bool {
    let fields = |sheet: &NominationSheet| {
        let width = sheet.columns.len();
        sheet.nominees().map(|nominee| (0..width).map(|column| format!("{:?}", nominee.field(column))).collect()).collect()
    };
    let (one, other): (Vec<Vec<String>>, Vec<Vec<String>>) = (fields(one), fields(other));
    one == other
}
