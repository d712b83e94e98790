//! Data in a Markdown body stays data: no name or place can become a heading, a cell border or a tag.

use std::fmt::{self, Write};

use super::mark;

/// Writes data so that Markdown reads back exactly its letters. Line breaks and other control characters become spaces:
/// a value stands in a paragraph or a cell, and neither can hold a line of its own. Letters reserved for marks become U+FFFD.
///
/// # Errors
/// What the writer says.
pub(super) fn write(out: &mut impl Write, data: &str) -> fmt::Result {
    let mut plain = 0;
    for (place, letter) in data.char_indices() {
        let reserved = mark::is_reserved(letter);
        if !letter.is_control() && !reserved && !needs_escape(letter) {
            continue;
        }
        out.write_str(data.get(plain..place).unwrap_or(""))?;
        if letter.is_control() {
            out.write_char(' ')?;
        } else if reserved {
            out.write_char('\u{FFFD}')?;
        } else {
            out.write_char('\\')?;
            out.write_char(letter)?;
        }
        plain = place + letter.len_utf8();
    }
    out.write_str(data.get(plain..).unwrap_or(""))
}

/// Marks that mean something to Markdown or to our directives, anywhere or at the beginning of a line. Others ("/", ",",
/// quotes) never do and stay bare, as most data has them.
fn needs_escape(letter: char) -> bool {
    matches!(
        letter,
        '\\' | '`'
            | '*'
            | '_'
            | '{'
            | '}'
            | '['
            | ']'
            | '('
            | ')'
            | '#'
            | '+'
            | '-'
            | '.'
            | '!'
            | '|'
            | '<'
            | '>'
            | '&'
            | '~'
            | ':'
            | '='
            | '^'
            | '$'
    )
}

#[cfg(test)]
mod tests {
    #[test]
    fn marks_are_escaped_and_line_breaks_become_spaces() {
        let mut out = String::new();
        super::write(&mut out, "# A|B\n*c* <d> & 1. Ơ\u{7}").unwrap();
        assert_eq!(out, r"\# A\|B \*c\* \<d\> \& 1\. Ơ ");
    }
}
