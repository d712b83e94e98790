//! What was met beside the cells of an .ods, in its one part of content.

use std::collections::BTreeMap;

use memchr::memmem;
use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::{BytesStart, Event};

use super::{HiddenRows, MOST, MOST_TEXT, SheetTraces, TraceKind};
use crate::intake::limits;
use crate::intake::sum_formula;
use crate::model::place::CellAddress;

/// What was met on each sheet, by its name. Only content that holds something of interest is looked through.
pub fn of_ods(xml: &[u8]) -> BTreeMap<String, SheetTraces> {
    let wanted: [&[u8]; 5] = [b"table:visibility=", b"office:annotation", b"table:formula=", b"<draw:", b"-spanned="];
    if !wanted.into_iter().any(|wanted| memmem::find(xml, wanted).is_some()) {
        return BTreeMap::new();
    }
    let mut look = Look::default();
    let mut reader = Reader::from_reader(xml);
    loop {
        match reader.read_event() {
            Ok(Event::Start(element)) => look.enter(&element),
            Ok(Event::Empty(element)) => {
                look.enter(&element);
                look.leave(element.name().as_ref());
            }
            Ok(Event::Text(text)) => look.text(&text),
            Ok(Event::End(element)) => look.leave(element.name().as_ref()),
            // Damage ends the look; the check of the part has said it.
            Ok(Event::Eof) | Err(_) => return look.all,
            _ => (),
        }
    }
}

#[derive(Default)]
struct Look {
    all: BTreeMap<String, SheetTraces>,
    table: String,
    found: SheetTraces,
    hidden: HiddenRows,
    row: u32,
    row_repeats: u32,
    column: u32,
    cell_repeats: u32,
    in_cell: bool,
    /// Columns declared so far.
    declared: u32,
    comment: Option<String>,
    in_paragraph: bool,
    /// The cells that a frame covers, and whether it holds more than a picture or words.
    frame: Option<(CellAddress, CellAddress)>,
    is_object: bool,
}

impl Look {
    fn enter(&mut self, element: &BytesStart<'_>) {
        match element.name().as_ref() {
            "table:table" => {
                (self.row, self.declared) = (0, 0);
                self.table = value(element, "table:name").unwrap_or_default();
            }
            "table:table-column" => {
                let columns = repeats(element, "table:number-columns-repeated");
                if is_hidden(element) {
                    let column = |column| CellAddress { row: 0, column };
                    let last = self.declared.saturating_add(columns - 1).min(limits::COLUMNS);
                    self.found.add(TraceKind::HiddenColumns, column(self.declared), column(last), "");
                }
                self.declared = self.declared.saturating_add(columns);
            }
            "table:table-row" => {
                (self.column, self.row_repeats) = (0, repeats(element, "table:number-rows-repeated"));
                if is_hidden(element) {
                    self.hidden.add_all(self.row, self.row.saturating_add(self.row_repeats - 1), &mut self.found);
                }
            }
            "table:table-cell" | "table:covered-table-cell" => {
                self.in_cell = true;
                self.cell_repeats = repeats(element, "table:number-columns-repeated");
                self.merged(element);
                if let Some(formula) = value(element, "table:formula") {
                    self.formula(&formula, value(element, "office:value-type").is_some());
                }
            }
            "office:annotation" => self.comment = Some(String::new()),
            "text:p" => self.in_paragraph = true,
            "draw:frame" => (self.frame, self.is_object) = (self.covered_by(element), false),
            // A chart, with a picture of it beside.
            "draw:object" | "draw:object-ole" => self.is_object = true,
            "draw:custom-shape" | "draw:rect" => {
                if let Some((first, last)) = self.covered_by(element) {
                    self.found.add(TraceKind::Picture, first, last, "");
                }
            }
            _ => (),
        }
    }

    fn leave(&mut self, name: &str) {
        match name {
            "table:table" => {
                self.hidden.finish(&mut self.found);
                let found = std::mem::take(&mut self.found);
                if !found.traces.is_empty() || !found.without_value.is_empty() {
                    self.all.insert(std::mem::take(&mut self.table), found);
                }
            }
            "table:table-row" => self.row = self.row.saturating_add(self.row_repeats),
            "table:table-cell" | "table:covered-table-cell" => {
                self.in_cell = false;
                self.column = self.column.saturating_add(self.cell_repeats);
            }
            "office:annotation" => {
                let text = self.comment.take().unwrap_or_default();
                self.found.add_comment(self.at(), &text);
            }
            "text:p" => self.in_paragraph = false,
            "draw:frame" => {
                if let Some((first, last)) = self.frame.take().filter(|_| !self.is_object) {
                    self.found.add(TraceKind::Picture, first, last, "");
                }
            }
            _ => (),
        }
    }

    fn text(&mut self, text: &str) {
        if let Some(comment) = &mut self.comment
            && self.in_paragraph
            && comment.len() < 4 * MOST_TEXT
        {
            comment.push_str(&unescape(text).unwrap_or_default());
            comment.push(' ');
        }
    }

    fn formula(&mut self, formula: &str, has_value: bool) {
        let Some(at) = self.at() else { return };
        let plain = plain(formula);
        if !has_value {
            if self.found.without_value.len() < MOST {
                self.found.without_value.push((at, format!("={}", super::cut(&plain))));
            }
        } else if formula.contains("'file:") {
            self.found.add(TraceKind::External, at, at, &plain);
        } else if plain.len() <= MOST_TEXT && sum_formula::parse(&plain).is_some() {
            self.found.add(TraceKind::Sum, at, at, &plain);
        }
    }

    fn merged(&mut self, element: &BytesStart<'_>) {
        let (rows, columns) = (repeats(element, "table:number-rows-spanned"), repeats(element, "table:number-columns-spanned"));
        if let Some(first) = self.at().filter(|_| rows > 1 || columns > 1) {
            let last = CellAddress {
                row: first.row.saturating_add(rows - 1).min(limits::ROWS),
                column: first.column.saturating_add(columns - 1).min(limits::COLUMNS),
            };
            self.found.add_merged((first, last));
        }
    }

    /// The cell that a drawing is bound to, up to the one that it names as its end where it is to grow with them. Those bound to
    /// the page tell no cell.
    fn covered_by(&self, element: &BytesStart<'_>) -> Option<(CellAddress, CellAddress)> {
        let first = self.at().filter(|_| self.in_cell)?;
        let end = value(element, "table:end-cell-address");
        let last = end.as_deref().and_then(|end| super::address(end.rsplit('.').next()?));
        Some((first, last.filter(|last| last.row >= first.row && last.column >= first.column).unwrap_or(first)))
    }

    fn at(&self) -> Option<CellAddress> {
        let at = CellAddress { row: self.row, column: self.column };
        (at.row < limits::ROWS && at.column < limits::COLUMNS).then_some(at)
    }
}

/// `of:=SUM([.D5:.D9])` as `SUM(D5:D9)`.
fn plain(formula: &str) -> String {
    let formula = formula.split_once(":=").map_or(formula, |(_, formula)| formula);
    let formula = formula.strip_prefix('=').unwrap_or(formula);
    formula.replace("[.", "").replace(":.", ":").replace(']', "")
}

fn is_hidden(element: &BytesStart<'_>) -> bool {
    matches!(value(element, "table:visibility").as_deref(), Some("collapse" | "filter"))
}

/// A count of repetitions, 1 if absent.
fn repeats(element: &BytesStart<'_>, name: &str) -> u32 {
    value(element, name).and_then(|number| number.trim().parse().ok()).unwrap_or(1).max(1)
}

fn value(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = element.attributes().flatten().find(|attribute| attribute.key.as_ref() == name)?;
    let value: &str = found.value.as_ref();
    unescape(value).ok().map(std::borrow::Cow::into_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hidden_rows_formulas_and_comments_are_met_at_their_cells() {
        let xml = r#"<office:spreadsheet><table:table table:name="Số liệu"><table:table-column/>
            <table:table-column table:visibility="collapse" table:number-columns-repeated="2"/>
            <table:table-row table:number-rows-repeated="4"><table:table-cell/></table:table-row>
            <table:table-row table:visibility="filter" table:number-rows-repeated="2">
            <table:table-cell table:number-columns-repeated="3"/>
            <table:table-cell table:formula="of:=SUM([.D1:.D4])" office:value-type="float" office:value="9"><text:p>9</text:p>
            <office:annotation><dc:creator>Lan</dc:creator><text:p>Chưa <text:span>chắc</text:span></text:p></office:annotation>
            </table:table-cell><table:table-cell table:formula="of:=[.B1]+1"/>
            <table:table-cell table:formula="of:=['file:///c/a.ods'#$T.A1]" office:value-type="float" office:value="1"/>
            </table:table-row><table:table-row table:visibility="collapse"/><table:table-row><table:table-cell/>
            <table:table-cell table:number-columns-spanned="2"><draw:frame table:end-cell-address="'Số liệu'.C9"><draw:image/>
            </draw:frame></table:table-cell><table:covered-table-cell/><table:table-cell><draw:frame><draw:object/><draw:image/>
            </draw:frame><draw:rect/></table:table-cell></table:table-row></table:table></office:spreadsheet>"#;
        let found = of_ods(xml.as_bytes());
        let met = &found["Số liệu"];
        let traces: Vec<String> =
            met.traces.iter().map(|trace| format!("{:?} {}:{} {}", trace.kind, trace.first, trace.last, trace.text)).collect();
        assert_eq!(
            traces,
            [
                "HiddenColumns B1:C1 ",
                "Sum D5:D5 SUM(D1:D4)",
                "Comment D5:D5 Chưa chắc",
                "External F5:F5 ['file:///c/a.ods'#$T.A1",
                "Merged B8:C8 ",
                "Picture B8:C9 ",
                "Picture D8:D8 ",
                "HiddenRows A5:A7 ",
            ]
        );
        assert_eq!(met.without_value, [(CellAddress { row: 4, column: 4 }, "=B1+1".to_owned())]);
        assert!(of_ods(b"<table:table table:name=\"a\"/>").is_empty());
    }
}
