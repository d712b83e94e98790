//! The pass over what docx-rs built: children in the schema's order, empty property elements and paragraph ids dropped, and what
//! docx-rs has no word for (document language, widow control, default style) added. One read, one buffer, no tree.

use quick_xml::Reader;
use quick_xml::events::Event;

use super::order;
use super::styles::{BUILT_IN, DEFAULTS};
use super::text::unbroken;
use super::{Broken, Made};

/// Property elements that say nothing when empty; docx-rs writes them everywhere.
const HOLLOW: [&str; 4] = ["w:rPr", "w:pPr", "w:tblBorders", "w:tcPr"];
/// Compatibility switches of docx-rs for East Asian typesetting, which would change the spacing of Vietnamese lines.
const FOREIGN: [&str; 5] =
    ["w:spaceForUL", "w:balanceSingleByteDoubleByteWidth", "w:doNotLeaveBackslashAlone", "w:ulTrailSpace", "w:useFELayout"];
/// What docx-rs cannot say: parent, element, children to add to it.
/// Without the first, Word takes the larger of the spaces below and above where paragraphs meet; the PDF adds them.
const ADDED: [(&str, &str, &[&str]); 4] = [
    ("w:settings", "w:compat", &["<w:doNotUseHTMLParagraphAutoSpacing/>"]),
    ("w:rPrDefault", "w:rPr", &[r#"<w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/>"#]),
    ("w:pPrDefault", "w:pPr", &["<w:widowControl/>"]),
    (
        "",
        "w:settings",
        &[
            r#"<w:autoHyphenation w:val="0"/>"#,
            r#"<w:characterSpacingControl w:val="doNotCompress"/>"#,
            r#"<w:themeFontLang w:val="vi-VN"/>"#,
            r#"<w:decimalSymbol w:val=","/>"#,
            r#"<w:listSeparator w:val=";"/>"#,
        ],
    ),
];

/// An element that is open.
struct Frame {
    name: String,
    /// Where its start tag begins in the output.
    tag: usize,
    /// Where its content begins in the output.
    content: usize,
    /// Where each child begins, with its rank; filled only where the schema orders children.
    children: Vec<(usize, usize)>,
    order: Option<&'static str>,
}

/// The finished XML; fails only on XML that is not well-formed, which docx-rs does not write of legal characters.
pub(super) fn finish(xml: &[u8]) -> Made<Vec<u8>> {
    let mut reader = Reader::from_reader(xml);
    let mut out = Vec::with_capacity(xml.len());
    let mut open: Vec<Frame> = Vec::new();
    let mut from = 0;
    loop {
        let event = reader.read_event().map_err(|error| Broken(error.to_string()))?;
        let to = usize::try_from(reader.buffer_position()).map_err(|error| Broken(error.to_string()))?;
        let raw = xml.get(from..to).unwrap_or_default();
        from = to;
        match event {
            Event::Eof => break,
            Event::Start(element) => start(&mut out, &mut open, element.name().as_ref(), raw),
            Event::Empty(element) => {
                let name = element.name();
                if !idle(&open, name.as_ref(), raw) {
                    empty(&mut out, &mut open, name.as_ref(), raw);
                }
            }
            Event::End(_) => end(&mut out, &mut open, raw)?,
            Event::Text(_) if open.last().is_some_and(|element| element.name == "w:t") => unbroken(&mut out, raw),
            _ => out.extend_from_slice(raw),
        }
    }
    Ok(out)
}

/// An empty element that says nothing, or what Word does anyhow, or what no Vietnamese paper wants.
fn idle(open: &[Frame], name: &str, raw: &[u8]) -> bool {
    let parent = open.last().map_or("", |frame| frame.name.as_str());
    let left = || parent == "w:tblPr" && name == "w:jc" && raw.windows(4).any(|part| part == b"left");
    (HOLLOW.contains(&name) || FOREIGN.contains(&name) || left()) && adds(open, name).is_none()
}

fn start(out: &mut Vec<u8>, open: &mut Vec<Frame>, name: &str, raw: &[u8]) {
    let tag = out.len();
    note(open, name, tag);
    write_tag(out, name, raw);
    let order = order::of(name);
    open.push(Frame { name: name.to_owned(), tag, content: out.len(), children: Vec::new(), order });
}

fn empty(out: &mut Vec<u8>, open: &mut [Frame], name: &str, raw: &[u8]) {
    let Some(added) = adds(open, name) else {
        note(open, name, out.len());
        return write_tag(out, name, raw);
    };
    note(open, name, out.len());
    out.push(b'<');
    out.extend_from_slice(name.as_bytes());
    out.push(b'>');
    for child in added {
        out.extend_from_slice(child.as_bytes());
    }
    out.extend_from_slice(b"</");
    out.extend_from_slice(name.as_bytes());
    out.push(b'>');
}

fn end(out: &mut Vec<u8>, open: &mut Vec<Frame>, raw: &[u8]) -> Made<()> {
    let Some(mut frame) = open.pop() else { return Err(Broken("an element ends twice".to_owned())) };
    for child in adds(open, &frame.name).unwrap_or_default() {
        let name = child.trim_start_matches('<').split([' ', '/']).next().unwrap_or_default();
        frame.children.push((rank(frame.order, name), out.len()));
        out.extend_from_slice(child.as_bytes());
    }
    if out.len() == frame.content && HOLLOW.contains(&frame.name.as_str()) {
        out.truncate(frame.tag);
        if let Some(parent) = open.last_mut() {
            parent.children.pop_if(|(_, at)| *at == frame.tag);
        }
        return Ok(());
    }
    sort(out, &frame);
    out.extend_from_slice(raw);
    Ok(())
}

/// Puts the children of one element into the schema's order; equal ranks keep theirs.
fn sort(out: &mut Vec<u8>, frame: &Frame) {
    if frame.children.is_sorted_by_key(|(rank, _)| *rank) {
        return;
    }
    let ends = frame.children.iter().skip(1).map(|(_, at)| *at).chain([out.len()]);
    let mut parts: Vec<_> = frame.children.iter().zip(ends).map(|((rank, at), end)| (*rank, *at..end)).collect();
    parts.sort_by_key(|(rank, _)| *rank);
    let sorted: Vec<u8> = parts.into_iter().filter_map(|(_, range)| out.get(range)).flatten().copied().collect();
    let first = frame.children.first().map_or(out.len(), |(_, at)| *at);
    out.truncate(first);
    out.extend_from_slice(&sorted);
}

fn note(open: &mut [Frame], name: &str, at: usize) {
    if let Some(parent) = open.last_mut()
        && parent.order.is_some()
    {
        parent.children.push((rank(parent.order, name), at));
    }
}

fn rank(order: Option<&'static str>, name: &str) -> usize {
    let mut known = order.unwrap_or_default().split(' ');
    known.position(|child| name.strip_prefix("w:") == Some(child)).unwrap_or(usize::MAX)
}

fn adds(open: &[Frame], name: &str) -> Option<&'static [&'static str]> {
    let parent = open.last().map_or("", |frame| frame.name.as_str());
    ADDED.iter().find(|(above, element, _)| *above == parent && *element == name).map(|(_, _, children)| *children)
}

/// A tag as it stands, but grid columns lose a type the schema does not know, paragraphs lose their ids, which docx-rs counts
/// per thread, and styles say whether they are defaults or of our making.
fn write_tag(out: &mut Vec<u8>, name: &str, raw: &[u8]) {
    match name {
        "w:p" => out.extend_from_slice(if raw.ends_with(b"/>") { b"<w:p/>" } else { b"<w:p>" }),
        "w:gridCol" => {
            let width = raw.split(|byte| *byte == b' ').find(|attribute| attribute.starts_with(b"w:w=")).unwrap_or_default();
            out.extend([b"<w:gridCol ", width, b"/>"].into_iter().flatten());
        }
        "w:style" => {
            let id = style_id(raw);
            let kind: &[u8] = if DEFAULTS.contains(&id) {
                br#"<w:style w:default="1""#
            } else if BUILT_IN.contains(&id) {
                b"<w:style"
            } else {
                br#"<w:style w:customStyle="1""#
            };
            out.extend_from_slice(kind);
            out.extend_from_slice(raw.strip_prefix(b"<w:style").unwrap_or(raw));
        }
        _ => out.extend_from_slice(raw),
    }
}

fn style_id(raw: &[u8]) -> &str {
    let text = str::from_utf8(raw).unwrap_or_default();
    text.split_once("w:styleId=\"").and_then(|(_, rest)| rest.split('"').next()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finished(xml: &str) -> String {
        String::from_utf8(finish(xml.as_bytes()).expect("well-formed")).expect("UTF-8")
    }

    #[test]
    fn children_take_the_order_of_the_schema_and_hollow_ones_go() {
        let xml = r#"<w:p w14:paraId="00000001"><w:pPr><w:rPr /><w:jc w:val="center" /><w:keepNext /><w:pStyle w:val="A" /></w:pPr><w:r><w:rPr /><w:t>a &amp; b</w:t></w:r></w:p>"#;
        let expected = r#"<w:p><w:pPr><w:pStyle w:val="A" /><w:keepNext /><w:jc w:val="center" /></w:pPr><w:r><w:t>a &amp; b</w:t></w:r></w:p>"#;
        assert_eq!(finished(xml), expected);
    }

    #[test]
    fn properties_that_become_hollow_go_too() {
        assert_eq!(finished(r"<w:p><w:pPr><w:rPr /></w:pPr></w:p>"), "<w:p></w:p>");
    }

    #[test]
    fn the_language_and_the_default_style_are_added() {
        let xml = r#"<w:rPrDefault><w:rPr><w:sz w:val="28" /><w:rFonts /></w:rPr></w:rPrDefault>"#;
        let found = finished(xml);
        assert!(found.starts_with(r#"<w:rPrDefault><w:rPr><w:rFonts /><w:sz w:val="28" /><w:lang w:val="vi-VN""#), "{found}");
        let style = finished(r#"<w:style w:type="paragraph" w:styleId="Normal"><w:name w:val="Normal" /></w:style>"#);
        assert!(style.starts_with(r#"<w:style w:default="1" w:type="paragraph""#), "{style}");
    }

    #[test]
    fn damaged_xml_is_an_error() {
        assert!(finish(b"<w:p><w:r></w:p>").is_err());
    }
}
