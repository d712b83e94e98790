//! Texts as paragraphs and runs of docx-rs: a style for the element, bold and italic only where a run asks for more than its style.

use std::borrow::Cow;

use docx_rs::{BreakType, Paragraph, Run};

use crate::model::document::Text;
use crate::paper::style::ElementStyle;

/// A paragraph of an element.
pub(super) fn paragraph(style: &ElementStyle, text: &Text) -> Paragraph {
    runs(text).into_iter().fold(Paragraph::new().style(style.id), Paragraph::add_run)
}

/// A paragraph of an element in its own look.
pub(super) fn plain(style: &ElementStyle, text: &str) -> Paragraph {
    paragraph(style, &Text::plain(text))
}

/// The runs of a text; empty ones are left out.
pub(super) fn runs(text: &Text) -> Vec<Run> {
    text.0.iter().filter(|run| !run.text.is_empty()).map(run).collect()
}

fn run(source: &crate::model::document::Run) -> Run {
    let mut run = Run::new();
    if source.bold {
        run = run.bold();
    }
    if source.italic {
        run = run.italic();
    }
    for (index, line) in source.text.split('\n').enumerate() {
        if index > 0 {
            run = run.add_break(BreakType::TextWrapping);
        }
        if !line.is_empty() {
            run = run.add_text(legal(line));
        }
    }
    run
}

/// The text if it is one run in the element's own look without line breaks; nearly all cells of a list are.
pub(super) fn simple(text: &Text) -> Option<&str> {
    match text.0.as_slice() {
        [] => Some(""),
        [run] if !run.bold && !run.italic && !run.text.contains('\n') => Some(&run.text),
        _ => None,
    }
}

/// The text with each character that XML cannot hold replaced by U+FFFD: intake removes them, and a file with one would not open.
pub(super) fn legal(text: &str) -> Cow<'_, str> {
    if text.contains(illegal) { Cow::Owned(text.replace(illegal, "\u{FFFD}")) } else { Cow::Borrowed(text) }
}

fn illegal(character: char) -> bool {
    matches!(character, '\0'..='\u{8}' | '\u{B}'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}')
}

/// Writes a text as XML character data, as docx-rs escapes it.
pub(super) fn escape(out: &mut Vec<u8>, text: &str) {
    let text = legal(text);
    if !text.contains(['&', '<', '>', '"', '\'']) {
        return out.extend_from_slice(text.as_bytes());
    }
    for byte in text.bytes() {
        match byte {
            b'&' => out.extend_from_slice(b"&amp;"),
            b'<' => out.extend_from_slice(b"&lt;"),
            b'>' => out.extend_from_slice(b"&gt;"),
            b'"' => out.extend_from_slice(b"&quot;"),
            b'\'' => out.extend_from_slice(b"&apos;"),
            _ => out.push(byte),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_that_xml_cannot_hold_are_shown_as_replaced() {
        assert_eq!(legal("a\u{1}b\u{FFFF}c\td"), "a\u{FFFD}b\u{FFFD}c\td");
    }

    #[test]
    fn only_one_plain_line_is_simple() {
        assert_eq!(simple(&Text::plain("Lê An")), Some("Lê An"));
        assert_eq!(simple(&Text(Vec::new())), Some(""));
        assert_eq!(simple(&Text::plain("hai\ndòng")), None);
    }
}
