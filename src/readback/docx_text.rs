//! The text of a DOCX: the runs of its paragraphs, in the order of the main part.
//!
//! A part of a long list is a quarter of a million tags, nearly all of them about looks. Only those of the text are looked at; a part
//! with anything in it that this reading does not know how to pass over (comments, sections of characters) is not read at all.

use std::io::{Cursor, Read};

use memchr::memchr;

/// One paragraph a line; a line break within one is a carriage return.
pub fn read(bytes: &[u8]) -> Option<String> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut xml = Vec::new();
    zip.by_name("word/document.xml").ok()?.read_to_end(&mut xml).ok()?;
    text(simdutf8::basic::from_utf8(&xml).ok()?)
}

fn text(xml: &str) -> Option<String> {
    let mut text = String::with_capacity(xml.len() / 8);
    let mut rest = xml;
    while let Some(tag) = memchr(b'<', rest.as_bytes()) {
        rest = rest.get(tag + 1..)?;
        match rest.as_bytes() {
            [b'!', ..] => return None,
            [b'/', b'w', b':', b'p', b'>', ..] => text.push('\n'),
            [b'w', b':', b'b', b'r', b'/' | b' ' | b'>', ..] => text.push('\r'),
            [b'w', b':', b't', b'>' | b' ', ..] => {
                let run = rest.get(memchr(b'>', rest.as_bytes())? + 1..)?;
                rest = run.get(memchr(b'<', run.as_bytes())?..)?;
                push(&mut text, run.get(..run.len() - rest.len())?)?;
            }
            _ if rest.starts_with("w:noBreakHyphen") => text.push('-'),
            _ => {}
        }
    }
    Some(text)
}

/// Adds character data, its references replaced.
fn push(text: &mut String, run: &str) -> Option<()> {
    let mut rest = run;
    while let Some(at) = memchr(b'&', rest.as_bytes()) {
        let (name, behind) = rest.get(at + 1..)?.split_once(';')?;
        text.push_str(rest.get(..at)?);
        text.push_str(reference(name)?);
        rest = behind;
    }
    text.push_str(rest);
    Some(())
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_breaks_and_paragraphs_are_the_text() {
        let xml = "<?xml version=\"1.0\"?><w:p><w:pPr><w:tab/></w:pPr><w:r><w:t xml:space=\"preserve\">Lê &amp; An </w:t><w:br/>\
                   <w:t>1&lt;2</w:t><w:noBreakHyphen/><w:t></w:t></w:r></w:p><w:p w:x=\"1\"><w:t>B</w:t></w:p>";
        assert_eq!(text(xml).as_deref(), Some("Lê & An \r1<2-\nB\n"));
    }

    #[test]
    fn what_it_does_not_know_is_not_read() {
        for xml in ["<w:t>a&nbsp;b</w:t>", "<w:t>a & b</w:t>", "<w:t>a", "<!-- <w:t>a</w:t> -->", "<w:t><![CDATA[a]]></w:t>"] {
            assert_eq!(text(xml), None, "{xml}");
        }
    }
}
