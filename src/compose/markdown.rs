//! A Markdown text to blocks: headings of three levels, paragraphs, lists, tables.

use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::inline::{Inline, MarkdownFault};
use super::mark;
use super::table::TableBuilder;
use crate::model::document::{Block, Paragraph, Role, Run, Text};

/// The blocks of a text, in order.
///
/// # Errors
/// The first thing in it that papers do not have, with its place in the text.
pub(super) fn blocks(source: &str) -> Result<Vec<Block>, MarkdownFault> {
    let mut builder = Builder { source, blocks: Vec::new(), role: None, marker: None, inline: Inline::default(), table: None };
    for (event, at) in Parser::new_ext(source, Options::ENABLE_TABLES).into_offset_iter() {
        builder.take(&event, at)?;
    }
    Ok(builder.blocks)
}

/// The words of a single line, as of a directive.
///
/// # Errors
/// As [`blocks`]; also when the line is more than plain words.
pub(super) fn line(source: &str) -> Result<Text, MarkdownFault> {
    // Behind a letter nothing is a heading, list or table.
    let guarded = format!("x{source}");
    let mut blocks = blocks(&guarded)?;
    match (blocks.pop(), blocks.is_empty()) {
        (Some(Block::Paragraph(mut paragraph)), true) => {
            if let Some(run) = paragraph.text.0.first_mut() {
                run.text = run.text.strip_prefix('x').unwrap_or(&run.text).trim_start().to_owned();
            }
            paragraph.text.0.retain(|run| !run.text.is_empty());
            Ok(paragraph.text)
        }
        _ => Err(MarkdownFault {
            at: 0..source.len(), message: "chỗ này chỉ được có chữ.".to_owned(), advice: String::new()
        }),
    }
}

struct Builder<'a> {
    source: &'a str,
    blocks: Vec<Block>,
    /// The open paragraph's element; `None` between blocks.
    role: Option<Role>,
    /// The marker of a list item whose first words have not come.
    marker: Option<String>,
    inline: Inline,
    table: Option<TableBuilder>,
}

impl Builder<'_> {
    fn take(&mut self, event: &Event<'_>, at: Range<usize>) -> Result<(), MarkdownFault> {
        if let Some(table) = &mut self.table {
            if matches!(event, Event::End(TagEnd::Table)) {
                self.blocks.extend(self.table.take().map(|table| Block::Table(table.finish())));
                return Ok(());
            }
            return table.take(event, self.source, at);
        }
        match event {
            Event::Start(Tag::Paragraph) => self.role = self.role.or(Some(Role::Body)),
            Event::Start(Tag::Heading { level, .. }) => self.role = Some(heading(*level, at)?),
            Event::Start(Tag::List(_)) | Event::End(TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item) => self.close(),
            Event::End(TagEnd::List(_)) => {}
            Event::Start(Tag::Item) => self.item(&at),
            Event::Start(Tag::Table(alignments)) => {
                self.close();
                self.table = Some(TableBuilder::new(alignments));
            }
            Event::Start(Tag::BlockQuote(_) | Tag::CodeBlock(_) | Tag::HtmlBlock) | Event::Rule => {
                return Err(MarkdownFault::unsupported(super::inline::unsupported(event), at));
            }
            Event::Text(text) if text.contains(mark::is_reserved) => return Err(mark::fault(at)),
            words => self.inline.take(words).map_err(|what| MarkdownFault::unsupported(what, at))?,
        }
        Ok(())
    }

    /// An item keeps the marker its author wrote: Vietnamese papers print it.
    fn item(&mut self, at: &Range<usize>) {
        self.role = Some(Role::ListItem);
        let written = self.source.get(at.clone()).unwrap_or("").trim_start();
        self.marker = written.split_whitespace().next().map(|marker| format!("{marker} "));
    }

    fn close(&mut self) {
        let mut text = self.inline.finish();
        let Some(role) = self.role.take() else { return };
        if text.0.is_empty() {
            return;
        }
        if let Some(marker) = self.marker.take() {
            match text.0.first_mut() {
                Some(run) if !run.bold && !run.italic => run.text.insert_str(0, &marker),
                _ => text.0.insert(0, Run { text: marker, bold: false, italic: false }),
            }
        }
        self.blocks.push(Block::Paragraph(Paragraph { role, text }));
    }
}

fn heading(level: HeadingLevel, at: Range<usize>) -> Result<Role, MarkdownFault> {
    match level {
        HeadingLevel::H1 => Ok(Role::Heading1),
        HeadingLevel::H2 => Ok(Role::Heading2),
        HeadingLevel::H3 => Ok(Role::Heading3),
        _ => Err(MarkdownFault {
            at, message: "tiêu đề chỉ có ba cấp.".to_owned(), advice: "Dùng #, ## hoặc ###.".to_owned()
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn roles(source: &str) -> Vec<(Role, String)> {
        let paragraph = |block| match block {
            Block::Paragraph(paragraph) => (paragraph.role, paragraph.text.to_plain()),
            other => panic!("{other:?}"),
        };
        blocks(source).unwrap().into_iter().map(paragraph).collect()
    }

    #[test]
    fn headings_paragraphs_and_lists_become_elements() {
        let source = "# I. MỘT\n## 1. Hai\nĐoạn **đậm**\nhai dòng.\n\n- một\n- **hai**\n  + ba\n1. bốn\n\na) Năm\n";
        let expected = [
            (Role::Heading1, "I. MỘT"),
            (Role::Heading2, "1. Hai"),
            (Role::Body, "Đoạn đậm hai dòng."),
            (Role::ListItem, "- một"),
            (Role::ListItem, "- hai"),
            (Role::ListItem, "+ ba"),
            (Role::ListItem, "1. bốn"),
            (Role::Body, "a) Năm"),
        ];
        assert_eq!(roles(source), expected.map(|(role, text)| (role, text.to_owned())));
    }

    #[test]
    fn what_papers_do_not_have_is_named_with_its_place() {
        for (source, at) in
            [("a <b>x</b>", 2), ("a\n\n> b", 3), ("a\n\n---\n", 3), ("[a](b)", 0), ("#### a", 0), ("`a`", 0), ("    a", 4)]
        {
            assert_eq!(blocks(source).unwrap_err().at.start, at, "{source}");
        }
    }

    #[test]
    fn escaped_data_comes_back_letter_by_letter() {
        for data in [
            r"a|b*c*_d_ <e> &amp; #f \ `g` [h](i) 1. j",
            "- x",
            "# y",
            "1. z",
            "1) z",
            "::: phu-luc",
            "\\|",
            "a\\",
            "***",
            "=",
            "<",
            "+ a",
            "~~a~~",
        ] {
            let mut escaped = String::new();
            super::super::escape::write(&mut escaped, data).unwrap();
            assert_eq!(roles(&format!("{escaped}\n")), [(Role::Body, data.to_owned())], "{data}");
            let table = format!("| A | B |\n|---|---|\n| {escaped} | x |\n");
            let found = blocks(&table).unwrap();
            let [Block::Table(table)] = found.as_slice() else { panic!("{found:?}") };
            let cells: Vec<_> = table.rows[0].cells.iter().map(|cell| cell.text.to_plain()).collect();
            assert_eq!(cells, [data, "x"], "{data}");
        }
    }

    #[test]
    fn tables_merge_cells_and_know_total_rows() {
        let source = "| A | < | C |\n|:--|--:|:-:|\n| 1 | 2 | 3 |\n| **Cộng** | < | **5** |\n";
        let found = blocks(source).unwrap();
        let [Block::Table(table)] = found.as_slice() else { panic!("{found:?}") };
        assert_eq!(table.head[0].cells.iter().map(|cell| cell.span).collect::<Vec<_>>(), [2, 1]);
        assert_eq!(table.rows.iter().map(|row| row.total).collect::<Vec<_>>(), [false, true]);
        assert_eq!(table.rows[1].cells[0], Cell::words(Text::plain("Cộng"), 2));
        assert_eq!(
            table.columns.iter().map(|column| column.align).collect::<Vec<_>>(),
            [Align::Left, Align::Right, Align::Center]
        );
    }

    #[test]
    fn rows_with_too_few_or_too_many_cells_are_faults() {
        for row in ["| 1 |", "| 1 |\n| 2 | 3 |", "| 1 | 2 | 3 |", "| < | 2 |", "| 1 | 2 | |"] {
            assert!(blocks(&format!("| A | B |\n|---|---|\n{row}\n")).is_err(), "{row}");
        }
        assert!(blocks("| A | B |\n|---|---|\n| | 2 |\n|||\n").is_ok());
    }

    use crate::model::document::{Align, Cell};
}
