//! The text of a DOCX: the runs of its paragraphs, in the order of the main part.

use std::io::{Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::Event;

/// One paragraph a line; a line break within one is a carriage return.
pub fn read(bytes: &[u8]) -> Option<String> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut xml = String::new();
    zip.by_name("word/document.xml").ok()?.read_to_string(&mut xml).ok()?;
    let mut reader = Reader::from_str(&xml);
    let (mut text, mut is_text) = (String::with_capacity(xml.len() / 8), false);
    loop {
        match reader.read_event().ok()? {
            Event::Start(element) => is_text = element.name().as_ref() == "w:t",
            Event::End(element) => {
                is_text = false;
                if element.name().as_ref() == "w:p" {
                    text.push('\n');
                }
            }
            Event::Empty(element) => match element.name().as_ref() {
                "w:br" => text.push('\r'),
                "w:noBreakHyphen" => text.push('-'),
                _ => {}
            },
            Event::Text(part) if is_text => text.push_str(&part),
            Event::GeneralRef(name) if is_text => text.push_str(reference(&name)?),
            Event::Eof => return Some(text),
            _ => {}
        }
    }
}

/// The five entities of XML; there are no others in a part without a type declaration.
fn reference(name: &str) -> Option<&'static str> {
    Some(match name {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        "apos" => "'",
        _ => return None,
    })
}
