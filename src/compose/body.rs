//! A rendered body to the main text and its appendices.

use super::directive::{self, Directive};
use super::inline::MarkdownFault;
use super::markdown;
use crate::model::document::{Block, Orientation, Paragraph, Text};

/// The main text and the appendices, in order.
#[derive(Debug, Default)]
pub(super) struct Body {
    pub(super) main: Vec<Block>,
    pub(super) appendices: Vec<Appendix>,
}

/// One appendix before it has its number.
#[derive(Debug)]
pub(super) struct Appendix {
    pub(super) orientation: Orientation,
    pub(super) title: Text,
    pub(super) blocks: Vec<Block>,
}

/// Reads a rendered body.
pub(super) fn read(rendered: &str) -> Result<Body, MarkdownFault> {
    let mut body = Body::default();
    let (mut from, mut place) = (0, 0);
    for line in rendered.split_inclusive('\n') {
        let end = place + line.len();
        if line.trim_start().starts_with(directive::MARK) {
            body.text(rendered, from, place)?;
            body.directive(directive::read(line, &(place..end))?);
            from = end;
        }
        place = end;
    }
    body.text(rendered, from, place)?;
    Ok(body)
}

impl Body {
    /// Adds the text of another paper as an appendix, its own appendices behind it.
    pub(super) fn attach(&mut self, other: Self, orientation: Orientation, title: String) {
        self.appendices.push(Appendix { orientation, title: Text::plain(title), blocks: other.main });
        self.appendices.extend(other.appendices);
    }

    fn blocks(&mut self) -> &mut Vec<Block> {
        self.appendices.last_mut().map_or(&mut self.main, |appendix| &mut appendix.blocks)
    }

    fn text(&mut self, rendered: &str, from: usize, to: usize) -> Result<(), MarkdownFault> {
        let found = markdown::blocks(rendered.get(from..to).unwrap_or("")).map_err(|mut fault| {
            fault.at = fault.at.start + from..fault.at.end + from;
            fault
        })?;
        self.blocks().extend(found);
        Ok(())
    }

    fn directive(&mut self, directive: Directive) {
        match directive {
            Directive::Line(role, text) => self.blocks().push(Block::Paragraph(Paragraph { role, text })),
            Directive::Appendix(orientation, title) => {
                self.appendices.push(Appendix { orientation, title, blocks: Vec::new() });
            }
        }
    }
}
