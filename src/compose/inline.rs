//! Words of a paragraph, heading or cell: runs of text gathered from Markdown events.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use crate::model::document::{Run, Text};

/// Runs being gathered.
#[derive(Debug, Default)]
pub(super) struct Inline {
    runs: Vec<Run>,
    bold: u32,
    italic: u32,
}

/// Tags that end a line within a paragraph or a cell.
const BREAKS: [&str; 3] = ["<br>", "<br/>", "<br />"];

/// An event that has no place among words: what it is, for the message.
pub(super) type Unsupported = &'static str;

impl Inline {
    /// Takes one event of a paragraph's inside.
    pub(super) fn take(&mut self, event: &Event<'_>) -> Result<(), Unsupported> {
        match event {
            Event::Text(text) => self.push(text),
            Event::SoftBreak => self.push(" "),
            Event::HardBreak => self.push("\n"),
            // A cell has no other way to say where a line ends.
            Event::InlineHtml(tag) if BREAKS.contains(&tag.as_ref()) => self.push("\n"),
            Event::Start(Tag::Strong) => self.bold += 1,
            Event::End(TagEnd::Strong) => self.bold = self.bold.saturating_sub(1),
            Event::Start(Tag::Emphasis) => self.italic += 1,
            Event::End(TagEnd::Emphasis) => self.italic = self.italic.saturating_sub(1),
            other => return Err(unsupported(other)),
        }
        Ok(())
    }

    fn push(&mut self, text: &str) {
        let (bold, italic) = (self.bold > 0, self.italic > 0);
        match self.runs.last_mut() {
            Some(run) if run.bold == bold && run.italic == italic => run.text.push_str(text),
            _ => self.runs.push(Run { text: text.to_owned(), bold, italic }),
        }
    }

    /// The words so far; nothing is left behind.
    pub(super) fn finish(&mut self) -> Text {
        Text(std::mem::take(&mut self.runs))
    }
}

/// What an event is called, for staff.
pub(super) fn unsupported(event: &Event<'_>) -> Unsupported {
    match event {
        Event::Start(tag) => match tag {
            Tag::BlockQuote(_) => "đoạn trích dẫn (dòng bắt đầu bằng “>”)",
            Tag::CodeBlock(_) => "khối thụt vào từ bốn dấu cách hoặc khối ```",
            Tag::HtmlBlock => "thẻ HTML",
            Tag::Link { .. } => "liên kết",
            Tag::Image { .. } => "hình ảnh",
            _ => "cách trình bày này",
        },
        Event::Code(_) => "chữ trong dấu `…`",
        Event::Html(_) | Event::InlineHtml(_) => "thẻ HTML",
        Event::Rule => "đường kẻ ngang",
        _ => "cách trình bày này",
    }
}

/// A place in Markdown text and what is wrong there.
#[derive(Debug)]
pub(super) struct MarkdownFault {
    pub(super) at: Range<usize>,
    pub(super) message: String,
    pub(super) advice: String,
}

impl MarkdownFault {
    pub(super) fn unsupported(what: Unsupported, at: Range<usize>) -> Self {
        let advice = "Mẫu dùng được: tiêu đề #, đoạn văn, danh sách gạch đầu dòng, **đậm**, *nghiêng* và bảng.";
        Self { at, message: format!("không dùng được {what}."), advice: advice.to_owned() }
    }
}
