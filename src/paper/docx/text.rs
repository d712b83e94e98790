//! Texts as paragraphs and runs of docx-rs: a style for the element, a character style only where a run asks for more than that.

use std::borrow::Cow;

use docx_rs::{BreakType, Paragraph, Run};

use super::styles::{EMPHASIS, STRONG, STRONG_EMPHASIS, UPRIGHT};
use crate::model::document::{Run as Words, Text};
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
    text.0.iter().filter(|run| !run.text.is_empty()).flat_map(|source| parted(source, bold, italic)).collect()
}

/// Stands for a hyphen that never ends a line in a run of its own; a private-use character that no paper prints.
const JOINT: &str = "\u{F8FD}";

/// The runs of a stretch of one look. LibreOffice sets a no-break space or hyphen in italics wider by a twelfth of its line, and
/// so would break other lines than Word; upright ones, which look the same, it does not.
fn parted(source: &Words, bold: bool, italic: bool) -> Vec<Run> {
    let slanted = italic || source.italic;
    let bold_within_italic = italic && source.bold && !bold;
    if !slanted || bold_within_italic || !source.text.contains(['\u{a0}', '-']) {
        return vec![run(source, bold, italic)];
    }
    let part = |(text, joint): (String, bool)| {
        let part = Words { text, italic: source.italic && !joint, ..source.clone() };
        match (joint, italic) {
            (false, _) => run(&part, bold, italic),
            (true, true) => Run::new().style(UPRIGHT).add_text(part.text.replace('-', JOINT)),
            (true, false) => look(&part, bold, italic).add_text(part.text.replace('-', JOINT)),
        }
    };
    joints(&source.text).into_iter().map(part).collect()
}

/// A text in stretches: words, and the no-break spaces and hyphens between them.
fn joints(text: &str) -> Vec<(String, bool)> {
    let mut parts: Vec<(String, bool)> = Vec::new();
    let apart = |character: char| matches!(character, ' ' | '\n');
    let mut before = ' ';
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let after = characters.peek().copied().unwrap_or(' ');
        let joint = character == '\u{a0}' || (character == '-' && !apart(before) && !apart(after));
        match parts.last_mut() {
            Some((part, of)) if *of == joint => part.push(character),
            _ => parts.push((character.to_string(), joint)),
        }
        before = character;
    }
    parts
}

/// Word takes bold of a character style within a bold paragraph style as upright, so each look is said once.
fn look(source: &Words, bold: bool, italic: bool) -> Run {
    match (source.bold && !bold, source.italic && !italic) {
        (false, false) => Run::new(),
        (true, false) => Run::new().style(STRONG),
        (false, true) => Run::new().style(EMPHASIS),
        (true, true) => Run::new().style(STRONG_EMPHASIS),
    }
}

fn run(source: &Words, bold: bool, italic: bool) -> Run {
    let mut run = look(source, bold, italic);
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
/// So is [`JOINT`].
pub(super) fn legal(text: &str) -> Cow<'_, str> {
    if text.contains(illegal) { Cow::Owned(text.replace(illegal, "\u{FFFD}")) } else { Cow::Borrowed(text) }
}

fn illegal(character: char) -> bool {
    matches!(character, '\0'..='\u{8}' | '\u{B}'..='\u{1F}' | '\u{F8FD}' | '\u{FFFE}' | '\u{FFFF}')
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
    let (mut before, mut rest) = (b' ', data);
    while let Some((&byte, left)) = rest.split_first() {
        if let Some(left) = rest.strip_prefix(JOINT.as_bytes()) {
            out.extend_from_slice(HYPHEN);
            (before, rest) = (b'-', left);
            continue;
        }
        let after = left.first().copied().unwrap_or(b' ');
        if byte == b'-' && before != b' ' && after != b' ' {
            out.extend_from_slice(HYPHEN);
        } else {
            out.push(byte);
        }
        (before, rest) = (byte, left);
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
    fn in_italics_what_joins_words_stands_upright_in_runs_of_its_own() {
        let text = Text::plain("số 22/TT-BGD - năm\u{a0}2024");
        let written = |bold, italic| -> Vec<String> {
            let runs = runs(&text, bold, italic);
            let xml =
                |run: Run| String::from_utf8(super::super::finish::finish(&docx_rs::BuildXML::build(&run)).unwrap()).unwrap();
            runs.into_iter().map(xml).collect()
        };
        assert_eq!(written(false, false).len(), 1);
        let parts = written(false, true);
        assert_eq!(parts.len(), 5, "{parts:?}");
        for (index, part) in parts.iter().enumerate() {
            assert_eq!(part.contains(UPRIGHT), index % 2 == 1, "{part}");
        }
        assert!(parts[1].contains("<w:noBreakHyphen/>") && !parts[1].contains(JOINT));
        assert!(parts[2].contains("BGD - năm") && parts[3].contains(">\u{a0}<"));
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
