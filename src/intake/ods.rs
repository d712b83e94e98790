//! `content.xml` of an .ods, looked at before the reader sees it: a table without its end makes the reader loop for ever,
//! and one cell may stand for a billion (`number-columns-repeated`).

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::limits;
use super::rules::{PASSWORD, Refusal};

/// Refuses a package whose manifest tells of encryption.
pub fn check_password(manifest: &[u8]) -> Result<(), Refusal> {
    let marker = b"encryption-data";
    if manifest.windows(marker.len()).any(|window| window == marker) {
        return Err(Refusal::new(&PASSWORD, "Tệp có mật khẩu."));
    }
    Ok(())
}

/// True for the part of a macro, `Basic/Standard/Module1.xml` or `Scripts/python/a.py`, in lower case: the folder's own lists are none.
pub fn is_macro(name: &str) -> bool {
    let is_list = name.ends_with("/script-lb.xml") || name.ends_with("/script-lc.xml") || name.ends_with('/');
    (name.starts_with("basic/") || name.starts_with("scripts/")) && !is_list
}

/// True if a manifest names a document or an object of another program inside; charts and formulas of LibreOffice are drawings.
pub fn embeds(manifest: &[u8]) -> bool {
    let mut reader = Reader::from_reader(manifest);
    loop {
        match reader.read_event() {
            Ok(Event::Start(element) | Event::Empty(element)) if element.local_name().as_ref() == "file-entry" => {
                let value = |name: &str| {
                    let found = element.attributes().flatten().find(|attribute| attribute.key.local_name().as_ref() == name);
                    found.map(|attribute| attribute.value.into_owned()).unwrap_or_default()
                };
                let (path, kind) = (value("full-path"), value("media-type"));
                let of_office = kind.strip_prefix("application/vnd.oasis.opendocument.");
                let is_document = of_office.is_some_and(|kind| path != "/" && !["chart", "formula"].contains(&kind));
                if is_document || kind == "application/vnd.sun.star.oleobject" {
                    return true;
                }
            }
            Ok(Event::Eof) | Err(_) => return false,
            _ => (),
        }
    }
}

/// Takes out of the content, the bytes from `start` on, the blank space with which some programs indent rows and cells: the reader
/// takes it for a cell. Of text in cells nothing stands before a tag of a table. False if there was none.
pub fn without_indents(xml: &mut Vec<u8>, start: usize) -> bool {
    let (mut from, mut to) = (start, start);
    while let Some(tag) = xml.get(from + 1..).and_then(|rest| memchr::memchr(b'<', rest)).map(|found| from + 1 + found) {
        let of_table = xml.get(tag..).is_some_and(|rest| rest.starts_with(b"<table:") || rest.starts_with(b"</table:"));
        let run = xml.get(from..tag).unwrap_or_default();
        let kept = run.trim_ascii_end().len();
        let is_indent = of_table && run.get(..kept).is_some_and(|run| run.ends_with(b">"));
        let end = if is_indent { from + kept } else { tag };
        if to != from {
            xml.copy_within(from..end, to);
        }
        (to, from) = (to + end - from, tag);
    }
    let rest = xml.len() - from;
    if to != from {
        xml.copy_within(from.., to);
    }
    xml.truncate(to + rest);
    to != from
}

/// Refuses content that is not well-formed to its end, or whose tables would take more room than the limits when laid out.
pub fn check(xml: &[u8]) -> Result<(), Refusal> {
    let broken = || Refusal::damaged("phần nội dung của tệp .ods bị cắt cụt hoặc sai");
    let mut reader = Reader::from_reader(xml);
    reader.config_mut().check_end_names = true;
    let mut depth = 0_usize;
    let mut extent = Extent::default();
    loop {
        match reader.read_event().map_err(|_| broken())? {
            Event::Start(element) => {
                depth += 1;
                if depth > limits::XML_DEPTH {
                    return Err(broken());
                }
                extent.enter(&element)?;
            }
            Event::Empty(element) => {
                extent.enter(&element)?;
                extent.leave(element.name().as_ref())?;
            }
            Event::End(element) => {
                depth = depth.checked_sub(1).ok_or_else(broken)?;
                extent.leave(element.name().as_ref())?;
            }
            Event::Text(text) => extent.text(text.len()),
            Event::Eof if depth == 0 && extent.tables > 0 => return Ok(()),
            Event::Eof => return Err(broken()),
            _ => (),
        }
    }
}

/// How large the reader's dense tables will become: it lays out every cell up to the last filled one of a row, pads all
/// rows to the widest, and copies repeated rows and cells with their text.
#[derive(Default)]
struct Extent {
    tables: u64,
    cell: Option<RepeatedCell>,
    /// Columns of the row so far, and up to its last filled cell.
    column: u64,
    filled: u64,
    row_repeats: u64,
    row_text: u64,
    /// Rows so far, up to the last filled one, and columns of the widest.
    row: u64,
    filled_rows: u64,
    widest: u64,
    cells: u64,
    text: u64,
    /// Cells of all rows before they are padded.
    laid: u64,
}

struct RepeatedCell {
    repeats: u64,
    filled: bool,
    text: u64,
}

impl Extent {
    fn enter(&mut self, element: &BytesStart<'_>) -> Result<(), Refusal> {
        match element.name().as_ref() {
            "table:table" => {
                self.tables += 1;
                (self.row, self.filled_rows, self.widest) = (0, 0, 0);
            }
            "table:table-row" => {
                self.row_repeats = number(element, "table:number-rows-repeated")?;
                (self.column, self.filled, self.row_text) = (0, 0, 0);
            }
            "table:table-cell" | "table:covered-table-cell" => {
                let valued = |key: &str| key.starts_with("office:") || key == "table:formula";
                let (mut filled, mut text) = (false, 0);
                for attribute in element.attributes().flatten().filter(|attribute| valued(attribute.key.as_ref())) {
                    filled = true;
                    text += size(attribute.value.len());
                }
                let repeats = number(element, "table:number-columns-repeated")?;
                self.cell = Some(RepeatedCell { repeats, filled, text });
            }
            "text:s" => {
                let spaces = number(element, "text:c")?;
                if let Some(cell) = &mut self.cell {
                    cell.text = cell.text.saturating_add(spaces);
                }
            }
            _ => (),
        }
        Ok(())
    }

    fn text(&mut self, bytes: usize) {
        if let Some(cell) = &mut self.cell {
            cell.text = cell.text.saturating_add(size(bytes));
        }
    }

    fn leave(&mut self, name: &str) -> Result<(), Refusal> {
        match name {
            "table:table-cell" | "table:covered-table-cell" => {
                if let Some(cell) = self.cell.take() {
                    self.column = self.column.saturating_add(cell.repeats);
                    if cell.filled {
                        self.filled = self.column;
                        self.row_text = self.row_text.saturating_add(cell.text.saturating_mul(cell.repeats));
                    }
                }
            }
            "table:table-row" => {
                self.row = self.row.saturating_add(self.row_repeats);
                if self.filled > 0 {
                    self.filled_rows = self.row;
                    self.widest = self.widest.max(self.filled);
                    self.laid = self.laid.saturating_add(self.filled);
                    self.text = self.text.saturating_add(self.row_text.saturating_mul(self.row_repeats));
                }
            }
            "table:table" => self.cells = self.cells.saturating_add(self.filled_rows.saturating_mul(self.widest)),
            _ => return Ok(()),
        }
        let area = self.filled_rows.saturating_mul(self.widest);
        if self.cells.max(area).max(self.laid) > limits::DENSE_CELLS {
            return Err(Refusal::too_large("trang tính trải ra quá nhiều ô"));
        }
        if self.text > size(limits::TEXT_BYTES) {
            return Err(Refusal::too_large(format_args!("có hơn {} MB chữ", limits::TEXT_BYTES >> 20)));
        }
        Ok(())
    }
}

fn size(bytes: usize) -> u64 {
    u64::try_from(bytes).unwrap_or(u64::MAX)
}

/// A count attribute, 1 if absent.
fn number(element: &BytesStart<'_>, name: &str) -> Result<u64, Refusal> {
    let found = element.attributes().flatten().find(|attribute| attribute.key.as_ref() == name);
    found.map_or(Ok(1), |attribute| {
        attribute.value.trim().parse().map_err(|_| Refusal::damaged("số lần lặp ô của tệp .ods không phải số"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(rows: &str) -> &'static str {
        let xml = format!("<office:body><table:table table:name=\"a\">{rows}</table:table></office:body>");
        check(xml.as_bytes()).err().map_or("ok", |refusal| refusal.rule.code)
    }

    #[test]
    fn macros_and_documents_inside_are_told_from_charts() {
        for (name, told) in [
            ("basic/standard/module1.xml", true),
            ("scripts/python/a.py", true),
            ("basic/script-lc.xml", false),
            ("basic/standard/script-lb.xml", false),
            ("scripts/", false),
            ("content.xml", false),
        ] {
            assert_eq!(is_macro(name), told, "{name}");
        }
        let manifest = |path: &str, kind: &str| {
            let entry = |path: &str, kind: &str| {
                format!("<manifest:file-entry manifest:full-path=\"{path}\" manifest:media-type=\"application/{kind}\"/>")
            };
            let own = entry("/", "vnd.oasis.opendocument.spreadsheet");
            embeds(format!("<manifest:manifest>{own}{}</manifest:manifest>", entry(path, kind)).as_bytes())
        };
        assert!(manifest("Object 1/", "vnd.oasis.opendocument.text") && manifest("Object 1", "vnd.sun.star.oleobject"));
        assert!(!manifest("Object 1/", "vnd.oasis.opendocument.chart") && !manifest("content.xml", "xml"));
    }

    #[test]
    fn only_blanks_between_tags_of_tables_are_taken_out() {
        let indented = "PK<a>\n <table:table>\n  <table:table-row >\n   <table:table-cell><text:p>a <text:span> b </text:span> </text:p>\n\
                        </table:table-cell>\n  <table:covered-table-cell/>\n  </table:table-row></table:table> </a>";
        let mut bytes = indented.as_bytes().to_vec();
        assert!(without_indents(&mut bytes, 2));
        let plain = "PK<a><table:table><table:table-row ><table:table-cell><text:p>a <text:span> b </text:span> </text:p>\
                     </table:table-cell><table:covered-table-cell/></table:table-row></table:table> </a>";
        assert_eq!(String::from_utf8(bytes.clone()).unwrap(), plain);
        assert!(!without_indents(&mut bytes, 2));
        assert_eq!(bytes, plain.as_bytes());
        for odd in ["", "<", ">", " <table:a", ">> <table:"] {
            let mut bytes = odd.as_bytes().to_vec();
            without_indents(&mut bytes, 0);
        }
    }

    #[test]
    fn a_cut_table_is_refused() {
        assert_eq!(check(b"<office:body><table:table table:name=\"a\"><table:table-row>").err().unwrap().rule.code, "TEP-04");
        assert_eq!(check(b"<office:body/>").err().unwrap().rule.code, "TEP-04");
    }

    #[test]
    fn repeats_count_only_where_something_is_filled() {
        let blank = r#"<table:table-row table:number-rows-repeated="1048576">
            <table:table-cell table:number-columns-repeated="16384"/></table:table-row>"#;
        let filled = r#"<table:table-row><table:table-cell office:value-type="string"><text:p>a</text:p></table:table-cell>
            <table:table-cell table:number-columns-repeated="16383"/></table:table-row>"#;
        assert_eq!(code(&format!("{filled}{blank}")), "ok");
        assert_eq!(code(&format!("{blank}{filled}")), "TEP-05");
        let wide = r#"<table:table-row table:number-rows-repeated="1000">
            <table:table-cell office:value="1" table:number-columns-repeated="1000"/></table:table-row>"#;
        assert_eq!(code(wide), "TEP-05");
        let spaces = r#"<table:table-row><table:table-cell office:value-type="string"><text:p><text:s text:c="4000000000"/>
            </text:p></table:table-cell></table:table-row>"#;
        assert_eq!(code(spaces), "TEP-05");
    }
}
