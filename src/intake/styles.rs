//! The styles of an .xlsx cut down to number formats, all that reading asks of them.
//!
//! The reader keeps a copy of font and format for each cell format: one font name of 3 MB and 65.000 formats would take
//! 200 GB. What is written here holds neither fonts nor formats longer than Excel allows.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::limits;
use super::rules::Refusal;

/// Longest number format Excel accepts, in bytes of XML (255 characters, some escaped).
const FORMAT_BYTES: usize = 2048;

/// The same style sheet with only `numFmts` and the `numFmtId` of each `cellXfs/xf`.
pub fn slim(xml: &[u8]) -> Result<Vec<u8>, Refusal> {
    let mut reader = Reader::from_reader(xml);
    let mut formats = String::new();
    let mut cells = String::new();
    let mut count = 0;
    let mut in_cell_formats = false;
    loop {
        match reader.read_event().map_err(|_| Refusal::damaged("phần định dạng ô bị sai"))? {
            Event::Start(element) | Event::Empty(element) => match element.local_name().as_ref() {
                "cellXfs" => in_cell_formats = true,
                "xf" if in_cell_formats => {
                    count += 1;
                    cells.push_str("<xf");
                    copy(&element, "numFmtId", &mut cells);
                    cells.push_str("/>");
                }
                "numFmt" => {
                    formats.push_str("<numFmt");
                    copy(&element, "numFmtId", &mut formats);
                    copy(&element, "formatCode", &mut formats);
                    formats.push_str("/>");
                }
                _ => (),
            },
            Event::End(element) if element.local_name().as_ref() == "cellXfs" => in_cell_formats = false,
            Event::Eof => break,
            _ => (),
        }
        if count > limits::CELL_FORMATS {
            return Err(Refusal::too_large("có quá nhiều kiểu định dạng ô"));
        }
    }
    Ok(format!("<styleSheet><numFmts>{formats}</numFmts><cellXfs>{cells}</cellXfs></styleSheet>").into_bytes())
}

/// Copies an attribute with its value as escaped in the source; one that is too long is left out.
fn copy(element: &BytesStart<'_>, name: &str, into: &mut String) {
    let found = element.attributes().flatten().find(|attribute| attribute.key.as_ref() == name);
    if let Some(attribute) = found {
        let value: &str = attribute.value.as_ref();
        if value.len() <= FORMAT_BYTES && !value.contains(['"', '<']) {
            into.push(' ');
            into.push_str(name);
            into.push_str("=\"");
            into.push_str(value);
            into.push('"');
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_number_formats_stay() {
        let xml = br#"<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy &quot;x&quot;"/></numFmts>
            <fonts><font><name val="F"/></font></fonts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs>
            <cellXfs><xf numFmtId="0" fontId="0"/><xf numFmtId="164"><alignment/></xf></cellXfs></styleSheet>"#;
        let slim = String::from_utf8(slim(xml).unwrap()).unwrap();
        assert!(slim.contains(r#"<numFmt numFmtId="164" formatCode="dd/mm/yyyy &quot;x&quot;"/>"#));
        assert!(slim.contains(r#"<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs>"#));
        assert!(!slim.contains("font"));
    }
}
