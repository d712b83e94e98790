//! The styles of an .xlsx cut down to number formats and fonts of old encodings, all that reading asks of them.
//!
//! The reader keeps a copy of font and format for each cell format: one font name of 3 MB and 65.000 formats would take
//! 200 GB. What is written here holds at most three fonts and no formats longer than Excel allows.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::limits;
use super::rules::Refusal;
use crate::vietnamese::old_encoding::Encoding;

/// Longest number format Excel accepts, in bytes of XML (255 characters, some escaped).
const FORMAT_BYTES: usize = 2048;

/// The same style sheet with only `numFmts`, the `numFmtId` of each `cellXfs/xf` and, where a font is one of an old encoding, a
/// font that stands for all of its kind.
pub fn slim(xml: &[u8]) -> Result<Vec<u8>, Refusal> {
    let mut reader = Reader::from_reader(xml);
    let mut formats = String::new();
    let mut cells = String::new();
    let mut count = 0;
    let mut in_cell_formats = false;
    let mut fonts = Fonts::default();
    loop {
        match reader.read_event().map_err(|_| Refusal::damaged("phần định dạng ô bị sai"))? {
            Event::Start(element) | Event::Empty(element) => match element.local_name().as_ref() {
                "fonts" => fonts.open = true,
                "font" if fonts.open => fonts.found.push(None),
                "name" if fonts.open => fonts.name(&element),
                "cellXfs" => in_cell_formats = true,
                "xf" if in_cell_formats => {
                    count += 1;
                    cells.push_str("<xf");
                    copy(&element, "numFmtId", &mut cells);
                    cells.push_str(fonts.of(&element));
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
            Event::End(element) if element.local_name().as_ref() == "fonts" => fonts.open = false,
            Event::Eof => break,
            _ => (),
        }
        if count.max(fonts.found.len()) > limits::CELL_FORMATS {
            return Err(Refusal::too_large("có quá nhiều kiểu định dạng ô"));
        }
    }
    let fonts = fonts.slim();
    Ok(format!("<styleSheet><numFmts>{formats}</numFmts>{fonts}<cellXfs>{cells}</cellXfs></styleSheet>").into_bytes())
}

/// The fonts of a style sheet, as far as they tell an old encoding.
#[derive(Default)]
struct Fonts {
    /// Within `fonts`: other parts of the sheet have fonts too.
    open: bool,
    /// For each font what its name tells.
    found: Vec<Option<Encoding>>,
}

/// Fonts that stand for all of their kind, with their number in the style sheet that is written.
const STANDING: [(Encoding, &str, &str); 3] = [
    (Encoding::Tcvn3, ".VnTime", " fontId=\"0\""),
    (Encoding::Tcvn3Capital, ".VnTimeH", " fontId=\"1\""),
    (Encoding::Vni, "VNI-Times", " fontId=\"2\""),
];

impl Fonts {
    fn name(&mut self, element: &BytesStart<'_>) {
        let value = element.attributes().flatten().find(|attribute| attribute.key.as_ref() == "val");
        if let (Some(value), Some(last)) = (value, self.found.last_mut()) {
            *last = Encoding::of_font(value.value.as_ref());
        }
    }

    /// The attribute of a cell format whose font is one of an old encoding, else nothing.
    fn of(&self, format: &BytesStart<'_>) -> &'static str {
        let id = format.attributes().flatten().find(|attribute| attribute.key.as_ref() == "fontId");
        let id = id.and_then(|id| id.value.parse::<usize>().ok());
        let encoding = id.and_then(|id| self.found.get(id).copied().flatten());
        STANDING.iter().find(|(standing, ..)| Some(*standing) == encoding).map_or("", |(_, _, attribute)| attribute)
    }

    fn slim(&self) -> String {
        if self.found.iter().all(Option::is_none) {
            return String::new();
        }
        let fonts = STANDING.map(|(_, name, _)| format!("<font><name val=\"{name}\"/></font>"));
        format!("<fonts>{}</fonts>", fonts.concat())
    }
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

    #[test]
    fn a_font_of_an_old_encoding_stays_by_its_kind() {
        let xml =
            br#"<styleSheet><fonts><font><name val="Arial"/></font><font><sz val="12"/><name val="VNI-Helve"/></font></fonts>
            <cellXfs><xf numFmtId="0" fontId="1"/><xf numFmtId="0" fontId="0"/></cellXfs>
            <dxfs><dxf><font><name val=".VnTime"/></font></dxf></dxfs></styleSheet>"#;
        let slim = String::from_utf8(slim(xml).unwrap()).unwrap();
        assert!(slim.contains(r#"<cellXfs><xf numFmtId="0" fontId="2"/><xf numFmtId="0"/></cellXfs>"#), "{slim}");
        assert!(slim.contains(r#"<font><name val="VNI-Times"/></font></fonts>"#), "{slim}");
    }
}
