//! Where a section may not part from its end: a line or two alone on the last page read like a paper that lost a leaf.

use super::leader;
use super::lines::{break_lines, spans};
use crate::model::document::{Block, Paragraph};
use crate::paper::press::Press;
use crate::paper::style::{CLOSING_LINES, POINTS_PER_MM};

/// Index of the block whose end stays on the page of all that follows it: the table that ends a section or stands before a
/// closing text of at most [`CLOSING_LINES`], or the paragraph before a last one of a single line. `None` where a section ends
/// otherwise: a longer paragraph and signatures see to their own company. `width` in points.
#[must_use]
pub fn kept_from(blocks: &[Block], width: f32, press: &Press) -> Option<usize> {
    let texts = blocks.iter().rev().map_while(paragraph).count();
    let before = blocks.len().checked_sub(texts + 1);
    let mut closing = blocks.iter().rev().map_while(paragraph).map(|text| lines(text, width, press));
    match before.and_then(|index| Some((index, blocks.get(index)?))) {
        Some((_, Block::Table(table))) if texts == 0 && table.is_of_cards() => None,
        Some((index, Block::Table(_))) if closing.clone().sum::<usize>() <= CLOSING_LINES => Some(index),
        _ if texts > 1 && closing.next() == Some(1) => blocks.len().checked_sub(2),
        _ => None,
    }
}

fn paragraph(block: &Block) -> Option<&Paragraph> {
    if let Block::Paragraph(paragraph) = block { Some(paragraph) } else { None }
}

fn lines(paragraph: &Paragraph, width: f32, press: &Press) -> usize {
    let style = press.styles.of(paragraph.role);
    let first = width - style.first_line * POINTS_PER_MM;
    let mut spans = spans(&paragraph.text, style, false);
    leader::fill(&mut spans, style.size, first, width, &press.faces);
    break_lines(&spans, style.size, first, width, &press.faces).len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::document::{Role, Signatures, Table, Text};

    #[test]
    fn short_ends_keep_the_table_or_line_before_them_and_long_ones_nothing() {
        let text = |lines: usize| {
            let text = Text::plain(vec!["một"; lines].join("\n"));
            Block::Paragraph(Paragraph { role: Role::Body, text })
        };
        let table = || Block::Table(Table { columns: Vec::new(), head: Vec::new(), rows: Vec::new(), ..Table::default() });
        let signatures = || Block::Signatures(Signatures { columns: Vec::new(), recipients: Vec::new() });
        for (blocks, expected) in [
            (vec![], None),
            (vec![text(1)], None),
            (vec![text(5), text(1)], Some(0)),
            (vec![text(5), text(2)], None),
            (vec![text(1), table()], Some(1)),
            (vec![text(1), table(), text(1), text(2)], Some(1)),
            (vec![table(), text(4)], None),
            (vec![table(), text(3), text(1)], Some(1)),
            (vec![table(), text(1), signatures()], None),
        ] {
            assert_eq!(kept_from(&blocks, 400.0, &Press::default()), expected, "{blocks:?}");
        }
    }
}
