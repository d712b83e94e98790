//! Texts as paragraphs and runs of docx-rs: a style for the element, a character style only where a run asks for more than that.

use std::borrow::Cow;

use docx_rs::{BreakType, Paragraph, Run};

use super::styles::{EMPHASIS, STRONG, STRONG_EMPHASIS};
use crate::model::document::Text;
use crate::paper::style::ElementStyle;

/// A paragraph of an element.
pub(super) fn paragraph(style: &ElementStyle, text: &Text) -> Paragraph {
    runs(text, style.bold, style.italic).into_iter().fold(Paragraph::new().style(style.id), Paragraph::add_run)
}

/// A paragraph of an element in its own look.
pub(super) fn plain(style: &ElementStyle, text: &str) -> Paragraph {
    paragraph(style, &Text::plain(text))
}

/// The runs of a text in a paragraph whose style is `bold` or `italic` itself; empty ones are left out.
pub(super) fn runs(text: &Text, bold: bool, italic: bool) -> Vec<Run> {
    text.0.iter().filter(|run| !run.text.is_empty()).map(|source| run(source, bold, italic)).collect()
}

/// Word takes bold of a character style within a bold paragraph style as upright, so each look is said once.
fn run(source: &crate::model::document::Run, bold: bool, italic: bool) -> Run {
    let mut run = match (source.bold && !bold, source.italic && !italic) {
        (false, false) => Run::new(),
        (true, false) => Run::new().style(STRONG),
        (false, true) => Run::new().style(EMPHASIS),
        (true, true) => Run::new().style(STRONG_EMPHASIS),
    };
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

/// Writes escaped character data of a run's text. Word breaks lines after a hyphen; a hyphen within a word becomes one that
/// never does, for neither the PDF nor a Vietnamese paper breaks within TT-BGDĐT or 2021-2030.
pub(super) fn unbroken(out: &mut Vec<u8>, data: &[u8]) {
    const HYPHEN: &[u8] = br#"</w:t><w:noBreakHyphen/><w:t xml:space="preserve">"#;
    let mut before = b' ';
    for (index, &byte) in data.iter().enumerate() {
        let after = data.get(index + 1).copied().unwrap_or(b' ');
        if byte == b'-' && before != b' ' && after != b' ' {
            out.extend_from_slice(HYPHEN);
        } else {
            out.push(byte);
        }
        before = byte;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hyphen_within_a_word_never_ends_a_line_and_a_dash_between_words_may() {
        let mut out = Vec::new();
        unbroken(&mut out, "- 22/TT-BGD - Độc".as_bytes());
        let expected = "- 22/TT</w:t><w:noBreakHyphen/><w:t xml:space=\"preserve\">BGD - Độc";
        assert_eq!(String::from_utf8(out).expect("UTF-8"), expected);
    }

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
