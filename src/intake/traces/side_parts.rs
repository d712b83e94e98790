//! The comments and the drawings of a sheet.

use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::Event;

use super::{MOST_TEXT, SheetTraces, TraceKind, address};
use crate::intake::limits;
use crate::model::place::CellAddress;

/// Adds the comments of a part; damage ends the look. Only runs of text count: LibreOffice writes the place of the box behind them.
pub fn comments(xml: &[u8], found: &mut SheetTraces) {
    let mut reader = Reader::from_reader(xml);
    let (mut at, mut text, mut in_run) = (None, String::new(), false);
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Start(element) if element.local_name().as_ref() == "comment" => {
                let reference = element.attributes().flatten().find(|attribute| attribute.key.as_ref() == "ref");
                at = reference.and_then(|reference| address(&reference.value));
                text.clear();
            }
            Event::Start(element) if element.local_name().as_ref() == "t" => in_run = true,
            Event::End(element) if element.local_name().as_ref() == "t" => in_run = false,
            Event::Text(part) if in_run && at.is_some() && text.len() < 4 * MOST_TEXT => {
                text.push_str(&unescape(&part).unwrap_or_default());
            }
            Event::End(element) if element.local_name().as_ref() == "comment" => {
                found.add_comment(at.take(), &text);
            }
            Event::Eof => return,
            _ => (),
        }
    }
}

/// Adds the pictures and drawn boxes of a part, with the cells that they cover; damage ends the look.
pub fn drawings(xml: &[u8], found: &mut SheetTraces) {
    let mut reader = Reader::from_reader(xml);
    let mut numbers: Vec<u32> = Vec::new();
    let (mut is_shown, mut in_number) = (false, false);
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Start(element) => match element.local_name().as_ref() {
                "twoCellAnchor" | "oneCellAnchor" => (is_shown, numbers) = (false, Vec::new()),
                "pic" | "sp" => is_shown = true,
                "col" | "row" => in_number = true,
                _ => (),
            },
            Event::Text(text) if in_number && numbers.len() < 4 => numbers.extend(text.trim().parse::<u32>().ok()),
            Event::End(element) => match element.local_name().as_ref() {
                "col" | "row" => in_number = false,
                "twoCellAnchor" | "oneCellAnchor" if is_shown => {
                    let corner = |at: usize| Some(CellAddress { column: *numbers.get(at)?, row: *numbers.get(at + 1)? });
                    let inside = |cell: &CellAddress| cell.row < limits::ROWS && cell.column < limits::COLUMNS;
                    if let Some(first) = corner(0).filter(inside) {
                        let last = corner(2).filter(inside).unwrap_or(first);
                        found.add(TraceKind::Picture, first, last, "");
                    }
                }
                _ => (),
            },
            Event::Eof => return,
            _ => (),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comment_is_its_runs_of_text_alone() {
        let xml = r#"<comments><commentList><comment ref="B7"><text><r><t>Số này </t></r><r><t>chưa chắc</t></r></text>
            <mc:AlternateContent><commentPr><anchor><xdr:col>2</xdr:col><xdr:row>153</xdr:row></anchor></commentPr>
            </mc:AlternateContent></comment></commentList></comments>"#;
        let mut found = SheetTraces::default();
        comments(xml.as_bytes(), &mut found);
        assert_eq!(found.traces.iter().map(|trace| trace.text.as_str()).collect::<Vec<_>>(), ["Số này chưa chắc"]);
    }
}
