//! The shared strings of an .xlsx, straight from its bytes where they are plain.
//!
//! Plain is `<si><t>text</t></si>` without entities, ends of lines and what Excel escapes as _x000D_. What else a string is made of,
//! runs of letters in several looks above all, calamine puts together.

use super::plain_tags::{InTag, NotPlain, Tags, as_it_stands};

/// The shared strings of a workbook.
#[derive(Debug, Default, PartialEq)]
pub struct PlainStrings<'x> {
    /// What the part says before them.
    pub before: &'x str,
    /// All of them by their number.
    pub all: Vec<PlainString<'x>>,
    /// The whole elements of those that are not plain.
    pub elements: Vec<&'x str>,
}

/// One shared string.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum PlainString<'x> {
    /// What it says.
    Text(&'x str),
    /// One that is not plain, by its position among the elements.
    Element(usize),
}

/// The strings of a part; `None` where one of them cannot be told from the next.
pub fn read(xml: &[u8]) -> Option<PlainStrings<'_>> {
    let (before, mut tags) = Tags::from(xml, "<sst")?;
    let mut strings = PlainStrings { before, ..PlainStrings::default() };
    table(&mut tags, &mut strings).ok()?;
    Some(strings)
}

fn table<'x>(tags: &mut Tags<'x>, strings: &mut PlainStrings<'x>) -> Result<(), NotPlain> {
    tags.expect(b"<sst")?;
    if tags.skip_attributes()? == InTag::EndOfEmpty {
        return Ok(());
    }
    loop {
        tags.skip_blanks();
        if tags.skip(b"</sst>") {
            return Ok(());
        }
        let start = *tags;
        tags.expect(b"<si>")?;
        let behind = *tags;
        if let Ok(text) = text(tags) {
            strings.all.push(PlainString::Text(text));
        } else {
            *tags = behind;
            tags.go_behind("</si>")?;
            strings.all.push(PlainString::Element(strings.elements.len()));
            strings.elements.push(tags.since(start)?);
        }
    }
}

/// What a plain string says, from behind `<si>` to behind `</si>`.
fn text<'x>(tags: &mut Tags<'x>) -> Result<&'x str, NotPlain> {
    let keeps_blanks = tags.skip(b"<t xml:space=\"preserve\">");
    if !keeps_blanks {
        tags.expect(b"<t>")?;
    }
    let text = as_it_stands(tags.text()?)?;
    tags.expect(b"</t></si>")?;
    Ok(if keeps_blanks { text } else { text.trim_matches([' ', '\t', '\n']) })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn strings(table: &str) -> Option<(Vec<PlainString<'_>>, Vec<&str>)> {
        let strings = read(table.as_bytes())?;
        Some((strings.all, strings.elements))
    }

    #[test]
    fn plain_strings_are_read_and_the_others_kept_whole() {
        use PlainString::{Element, Text};
        let rich = "<si><r><t>a</t></r><r><t xml:space=\"preserve\"> b</t></r></si>";
        let escaped = "<si><t>TH&amp;THCS</t></si>";
        let table = format!(
            "<sst count=\"9\"><si><t>Bình </t></si>\n{rich}<si><t xml:space=\"preserve\"> c</t></si>{escaped}<si><t>hv_x</t></si></sst>"
        );
        let all = vec![Text("Bình"), Element(0), Text(" c"), Element(1), Element(2)];
        assert_eq!(strings(&table), Some((all, vec![rich, escaped, "<si><t>hv_x</t></si>"])));
        assert_eq!(strings("<sst/>"), Some((Vec::new(), Vec::new())));
    }

    #[test]
    fn a_table_whose_strings_cannot_be_told_apart_is_not_plain() {
        for table in [
            "<sst><si><t>a</t></si>",
            "<sst><si/></sst>",
            "<sst><x:si><t>a</t></x:si></sst>",
            "<sst><!-- <si> --><si><t>a</t></si></sst>",
            "<sst><si><t>a&lt;<![CDATA[</si>]]></t></si></sst>",
            "<sst><si><r a=\"</si>\"/></si></sst>",
            "<sst><si><r a='</si>'/></si></sst>",
            "<sst><si><r a=\">\"/><t>a</t></si></sst>",
        ] {
            assert_eq!(strings(table), None, "{table}");
        }
    }
}
