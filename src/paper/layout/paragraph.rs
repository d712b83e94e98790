//! Paragraphs: one strip a line, kept together so that no page begins or ends with a single line of a longer paragraph.

use super::leader;
use super::lines::{Line, Span, break_balanced, break_lines, spans};
use super::strip::{Frame, Strip, line_height, place_line};
use super::tree::{Rank, Tree, label};
use crate::model::document::{Paragraph, Role};
use crate::model::page::Item;
use crate::model::structure::{Mark, Numbering};
use crate::paper::press::Press;
use crate::paper::style::{Alignment, POINTS_PER_MM};

/// Strips of a paragraph; `left` and `width` in points.
pub(super) fn strips<'a>(paragraph: &'a Paragraph, left: f32, width: f32, press: &Press, tree: &mut Tree<'a>) -> Vec<Strip<'a>> {
    let style = press.styles.of(paragraph.role);
    let indent = style.first_line * POINTS_PER_MM;
    let mut spans = spans(&paragraph.text, style, false);
    let marks = marks(paragraph, &mut spans, tree);
    leader::fill(&mut spans, style.size, width - indent, width, &press.faces);
    let mut lines = if style.align == Alignment::Center {
        break_balanced(&spans, style.size, width, &press.faces)
    } else {
        break_lines(&spans, style.size, width - indent, width, &press.faces)
    };
    marks.fix(lines.first_mut());
    let height = line_height(style, press);
    let last = lines.len() - 1;
    let announces = paragraph.announces();
    let mut strips = Vec::with_capacity(lines.len());
    for (index, line) in lines.iter().enumerate() {
        let shift = if index == 0 { indent } else { 0.0 };
        let mut items = Vec::with_capacity(line.pieces.len());
        place_line(
            line,
            Frame { left: left + shift, width: width - shift, align: style.align, mark: marks.words },
            0.0,
            style.size,
            press,
            &mut items,
        );
        if index == 0 {
            marks.label(&mut items);
        }
        strips.push(Strip {
            new_page: false,
            before: if index == 0 { style.before } else { 0.0 },
            height,
            after: if index == last { style.after } else { 0.0 },
            keep: style.keep_next || (announces && index == last) || (index < last && (index == 0 || index + 2 > last)),
            items,
            row: None,
        });
    }
    strips
}

/// What a paragraph's words belong to, and its label.
pub(super) struct Marks {
    pub words: Mark,
    label: Option<Mark>,
    /// Word writes the label itself.
    numbered: bool,
}

impl From<Mark> for Marks {
    fn from(words: Mark) -> Self {
        Self { words, label: None, numbered: false }
    }
}

impl Marks {
    /// Keeps the space behind a label of Word's own as wide as it is: Word stretches only what was typed.
    fn fix(&self, line: Option<&mut Line>) {
        if let Some(label) = line.and_then(|line| line.pieces.first_mut()).filter(|_| self.numbered) {
            label.spaces = 0;
        }
    }

    /// Marks the label, which is the first of the paragraph's items.
    pub fn label(&self, items: &mut [Item]) {
        if let (Some(label), Some(Item::Glyphs(first))) = (self.label, items.first_mut()) {
            first.mark = label;
        }
    }
}

/// Adds a paragraph to the tree; the label of a list's item becomes a span of its own.
fn marks<'a>(paragraph: &Paragraph, spans: &mut Vec<Span<'a>>, tree: &mut Tree<'a>) -> Marks {
    let plain = || paragraph.text.to_plain();
    let words = match paragraph.role {
        Role::Heading1 => tree.heading(Rank::First, &plain()),
        Role::Heading2 => tree.heading(Rank::Second, &plain()),
        Role::Heading3 => tree.heading(Rank::Third, &plain()),
        Role::AppendixNumber => tree.appendix_number(&plain()),
        Role::AppendixTitle => tree.appendix_title(&plain()),
        Role::ListItem => return item(spans, tree).unwrap_or_else(|| tree.item(Numbering::None).1.into()),
        _ => tree.paragraph(),
    };
    words.into()
}

/// Adds an item to the tree and parts its label from its words; `None` where it has no label.
pub(super) fn item<'a>(spans: &mut Vec<Span<'a>>, tree: &mut Tree<'a>) -> Option<Marks> {
    let first = spans.first_mut()?;
    let (length, numbering) = label(first.text);
    let (head, rest) = first.text.split_at_checked(length).filter(|(head, _)| !head.is_empty())?;
    let face = first.face;
    first.text = head;
    spans.insert(1, Span { text: rest, face });
    let (label, words) = tree.item(numbering);
    let numbered = matches!(numbering, Numbering::Decimal | Numbering::Sign('-' | '+'));
    Some(Marks { words, label: Some(label), numbered })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::document::Text;

    #[test]
    fn a_justified_line_stretches_its_words_and_not_what_follows_its_mark() {
        for (mark, fixed) in [("- ", true), ("+ ", true), ("12. ", true), ("a) ", false)] {
            let text = Text::plain(format!("{mark}{}", "từng chữ ".repeat(30)));
            let paragraph = Paragraph { role: Role::ListItem, text };
            let mut tree = Tree::new();
            tree.section();
            let strips = strips(&paragraph, 0.0, 400.0, &Press::default(), &mut tree);
            let [Item::Glyphs(label), Item::Glyphs(words)] = strips[0].items.as_slice() else { panic!("{mark}") };
            assert_eq!((&*label.text, label.stretch == 0.0), (mark, fixed));
            assert!(words.stretch > 0.0 && (words.x + words.width - 400.0).abs() < 0.01, "{mark}: to the margin");
        }
    }
}
