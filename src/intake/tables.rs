//! Which tables of a form's lists stand on the sheets of a workbook, one below another too.

use super::few_headings;
use super::headings::{Head, Headings};
use super::labels::{comparable, is_of_the_program};
use super::sheets::{Cell, Row, Sheet, Workbook};
use super::source::Source;
use super::table_break;
use super::traces::TraceKind;
use crate::model::form::Form;
use crate::model::value::ValueKind;
use crate::vietnamese::text::bare;

/// Fewest headings on a sheet that has the list's name.
const FEWEST_NAMED: usize = 2;
/// Headings of the running number, and of a name where no number stands before it, comparable: a table's head below another is
/// looked for where one begins a row.
const BEGINNINGS: [&str; 7] = ["stt", "tt", "so tt", "so thu tu", "so", "ho va ten", "ho ten"];

/// A row with so many cells is no mere line between two tables.
const FIELDS: usize = 3;

/// A table of a list.
pub struct Found {
    /// Position of the list in the form.
    pub list: usize,
    /// Position of the sheet in the workbook.
    pub sheet: usize,
    /// Its head.
    pub head: Head,
    /// Row at which another table begins, or lines that lead to one; past the last row if none does.
    pub end: u32,
    /// True if the sheet has the list's name.
    pub named: bool,
}

/// All tables, in tab order and from the top down. `taken` says which sheets hold items.
pub fn find(form: &Form, workbook: &Workbook, taken: &dyn Fn(usize) -> bool) -> Vec<Found> {
    let headings: Vec<Headings<'_>> = form.lists.iter().map(Headings::new).collect();
    let mut on_sheets = Vec::new();
    for (position, sheet) in workbook.sheets.iter().enumerate() {
        let named = named_list(form, &sheet.name);
        if named.is_none() && is_of_the_program(&sheet.name) {
            continue;
        }
        let of_name = named.and_then(|list| Some((list, headings.get(list)?.find(sheet, FEWEST_NAMED)?)));
        let mut tables = begun_by_a_heading(form, &headings, sheet, of_name);
        if tables.is_empty() && !taken(position) {
            tables.extend(best(form, &headings, sheet));
        }
        on_sheets.push(OnSheet { position, sheet, named, tables });
    }
    add_missing(form, &headings, &mut on_sheets);
    let mut found = Vec::new();
    for OnSheet { position, sheet, named, mut tables } in on_sheets {
        for (list, head) in &mut tables {
            split_merged_name(form, *list, sheet, head);
        }
        found.extend(tables.iter().enumerate().map(|(index, (list, head))| Found {
            list: *list,
            sheet: position,
            head: head.clone(),
            end: end_of(form, sheet, &tables, index),
            named: named == Some(*list),
        }));
    }
    found
}

/// The tables of one sheet, from the top down, each a list by its position and its head.
struct OnSheet<'w> {
    position: usize,
    sheet: &'w Sheet,
    /// The list whose name the sheet has.
    named: Option<usize>,
    tables: Vec<(usize, Head)>,
}

/// Adds the lists that were found on no sheet and are still known by few headings.
fn add_missing(form: &Form, headings: &[Headings<'_>], on_sheets: &mut [OnSheet<'_>]) {
    for list in 0..form.lists.len() {
        let is_found = on_sheets.iter().any(|on| on.tables.iter().any(|(found, _)| *found == list));
        let of_few = |on: &mut OnSheet<'_>| {
            let head = few_headings::find(form, headings, list, on.sheet, &on.tables)?;
            on.tables.push((list, head));
            on.tables.sort_by_key(|(_, head)| head.row);
            Some(())
        };
        if !is_found {
            on_sheets.iter_mut().find_map(of_few);
        }
    }
}

/// Where the next table begins; of one that comes again, with the lines that lead to it.
fn end_of(form: &Form, sheet: &Sheet, tables: &[(usize, Head)], index: usize) -> u32 {
    let Some(((_, head), (list, next))) = tables.get(index).zip(tables.get(index + 1)) else { return u32::MAX };
    let comes_again = tables.iter().take(index + 1).any(|(earlier, _)| earlier == list);
    let led_to = || table_break::first(form.kind, sheet, head, next.row);
    let end = Some(()).filter(|()| comes_again).and_then(|()| led_to());
    let only_lines = |end: u32| {
        let rows = sheet.rows().skip_while(|row| row.number < end).take_while(|row| row.number < next.row);
        rows.map(Row::filled).all(|filled| filled < FIELDS)
    };
    end.filter(|end| only_lines(*end)).unwrap_or(next.row)
}

/// The table already known, and those whose head begins with a running number or a name, from the top down. A head that comes
/// again is one of its own only where another list or another sender came between.
fn begun_by_a_heading(form: &Form, headings: &[Headings<'_>], sheet: &Sheet, known: Option<(usize, Head)>) -> Vec<(usize, Head)> {
    // A list that was known by few headings may come again with as few.
    let few = known.as_ref().map(|(list, head)| (*list, head.found()));
    let fewest = |list: usize| {
        let few = few.filter(|(known, _)| *known == list).map_or(usize::MAX, |(_, found)| found);
        fewest(form, list).min(few)
    };
    let mut tables: Vec<(usize, Head)> = known.into_iter().collect();
    for row in sheet.rows().filter(|row| begins_a_head(*row)) {
        if tables.iter().any(|(_, head)| (head.row..=head.last_row).contains(&row.number)) {
            continue;
        }
        let heads = headings
            .iter()
            .enumerate()
            .filter_map(|(list, headings)| Some((list, headings.at(sheet, row.number, fewest(list))?)));
        // The first of equals, as forms put their lists in order.
        tables.extend(heads.reduce(|best, head| if head.1.found() > best.1.found() { head } else { best }));
    }
    tables.sort_by_key(|(_, head)| head.row);
    let mut own: Vec<(usize, Head)> = Vec::new();
    for (list, head) in tables {
        let again = own.last().filter(|(last, _)| *last == list);
        if again.is_none_or(|(_, last)| table_break::first(form.kind, sheet, last, head.row).is_some()) {
            own.push((list, head));
        }
    }
    own
}

/// A heading of names merged over two columns: family and middle names in the first, the given name in the second.
fn split_merged_name(form: &Form, list: usize, sheet: &Sheet, head: &mut Head) {
    let name = form.lists.get(list).and_then(|list| list.columns.iter().position(|column| column.rule.kind == ValueKind::Name));
    let Some(Source::One(family)) = name.and_then(|name| head.sources.get(name).copied().flatten()) else { return };
    let given = family.saturating_add(1);
    let is_merged = sheet.traces.iter().any(|trace| {
        trace.kind == TraceKind::Merged
            && (trace.first.column, trace.last.column) == (family, given)
            && (head.row..=head.last_row).contains(&trace.first.row)
    });
    if let Some(slot) = name.and_then(|name| head.sources.get_mut(name)).filter(|_| is_merged) {
        *slot = Some(Source::Name { family, given });
    }
}

fn begins_a_head(row: Row<'_>) -> bool {
    match row.cells().next() {
        Some((_, Cell::Text(text))) if text.len() <= 16 => {
            // The head of a sheet of items is no head of a list, and stands in every workbook.
            let of_items = row.cells().any(|(_, cell)| cell == Cell::Text("Giá trị"));
            !of_items && BEGINNINGS.contains(&comparable(text).as_str())
        }
        _ => false,
    }
}

/// The list that a sheet of another name most looks like.
fn best(form: &Form, headings: &[Headings<'_>], sheet: &Sheet) -> Option<(usize, Head)> {
    let heads =
        headings.iter().enumerate().filter_map(|(list, headings)| Some((list, headings.find(sheet, fewest(form, list))?)));
    heads.reduce(|best, head| if head.1.found() > best.1.found() { head } else { best })
}

/// Fewest headings by which a list is known on a sheet that does not have its name.
fn fewest(form: &Form, list: usize) -> usize {
    form.lists.get(list).map_or(0, |list| list.columns.len()).div_ceil(2).max(3)
}

/// The list whose code or title is the name on a tab. Nearly all tabs are the code itself, which needs no conversion.
fn named_list(form: &Form, tab: &str) -> Option<usize> {
    form.list_position(tab).or_else(|| {
        let name = bare(tab);
        form.lists.iter().position(|list| bare(&list.code) == name || bare(&list.title) == name)
    })
}
