//! Spaces within the cells of tables that would end a line badly: within a word of two syllables, before a last syllable. Only where a
//! line ends at them, and the line below has room for both: cells that fit keep the spaces that people search for and copy.

use rayon::prelude::*;

use super::NO_BREAK;
use crate::model::document::{Block, Document, Row, Table, Text};
use crate::paper::columns::{self, TWIP, Word, group, join, lines, unjoined};
use crate::paper::layout::text_width;
use crate::paper::press::Press;
use crate::paper::style::{CELL_PADDING, ElementStyle, POINTS_PER_MM};

/// Rows below which a table is not worth a second thread.
const ROWS: usize = 100;

/// The document with the widths of its tables' columns fixed and the line ends of their cells mended for them. A paper that is to
/// be one page keeps its widths open: they follow the size of its type.
#[must_use]
pub fn bind_cells(mut document: Document, press: &Press) -> Document {
    for section in &mut document.sections {
        let width = text_width(section.orientation, &press.styles);
        for block in &mut section.blocks {
            if let Block::Table(table) = block {
                bind_table(table, width, !document.one_page, press);
            }
        }
    }
    document
}

fn bind_table(table: &mut Table, width: f32, fix: bool, press: &Press) {
    if fix {
        table.widths = columns::hundredths(table, width, press);
    }
    let widths = columns::widths(table, width, press);
    for row in &mut table.head {
        bind_row(row, columns::style(true, press), &widths, press);
    }
    table.rows.par_iter_mut().with_min_len(ROWS).for_each(|row| bind_row(row, columns::style(false, press), &widths, press));
}

fn bind_row(row: &mut Row, style: &ElementStyle, widths: &[f32], press: &Press) {
    let mut at = 0_usize;
    for cell in &mut row.cells {
        let end = at.saturating_add(cell.span.max(1)).min(widths.len());
        if let Some(own) = widths.get(at..end) {
            let room = own.iter().sum::<f32>() - 2.0 * CELL_PADDING * POINTS_PER_MM - TWIP;
            bind_cell(&mut cell.text, style, row.total, room, press);
        }
        at = end;
    }
}

fn bind_cell(text: &mut Text, style: &ElementStyle, bold: bool, room: f32, press: &Press) {
    // No letter is wider than its type is high, nor has it less than a byte.
    let bytes = text.0.iter().map(|run| run.text.len()).sum();
    if columns::count(bytes) * style.size <= room {
        return;
    }
    let mut words = unjoined(text, style, bold, press);
    let space = style.size / 4.0;
    let is_one_line = width(&words, 0, words.len(), space) <= room && !words.iter().any(|word| word.forced);
    if is_one_line || words.iter().any(|word| word.width > room) {
        return;
    }
    join(text, &mut words);
    let mut starts = vec![0];
    lines(&words, room, space, |word, _| starts.push(word));
    if starts.len() < 2 {
        return;
    }
    starts.push(words.len());
    let mut bound: Vec<(usize, usize)> = Vec::new();
    for line in starts.windows(3) {
        if let [before, start, end] = *line {
            bound.extend(parted(&words, before, start, room, space));
            bound.extend(lonely(&words, before..start, end, room, space));
        }
    }
    bound.sort_unstable();
    bound.dedup();
    for (run, byte) in bound.into_iter().rev() {
        if let Some(run) = text.0.get_mut(run) {
            run.text.replace_range(byte..=byte, NO_BREAK);
        }
    }
}

/// Spaces at which the line from `before` on would part the words that begin the line at `start`.
fn parted(words: &[Word], before: usize, start: usize, room: f32, space: f32) -> Vec<(usize, usize)> {
    if words.get(start).is_none_or(|word| word.forced) || group(words, start, space).1 > room {
        return Vec::new();
    }
    let mut line = width(words, before, start, space);
    let mut spaces = Vec::new();
    for pair in words.get(start..).unwrap_or_default().windows(2) {
        let [word, next] = pair else { break };
        line += space + word.width;
        if line > room || !next.joined {
            break;
        }
        spaces.extend(next.space);
    }
    spaces
}

/// Spaces that bring company to a last word alone in the line that ends before `end`, from the line `before` it, which keeps a word
/// at least.
fn lonely(words: &[Word], before: std::ops::Range<usize>, end: usize, room: f32, space: f32) -> Vec<(usize, usize)> {
    let start = before.end;
    let ends = words.get(end).is_none_or(|next| next.forced);
    if start + 1 != end || !ends || !words.get(start).is_some_and(Word::is_lost) {
        return Vec::new();
    }
    let mut company = start.saturating_sub(1);
    while company > before.start && words.get(company).is_some_and(|word| word.joined) {
        company -= 1;
    }
    if company <= before.start || width(words, company, end, space) > room {
        return Vec::new();
    }
    words.get(company + 1..end).unwrap_or_default().iter().filter_map(|word| word.space).collect()
}

/// Points of the words from `from` to before `to` on one line.
fn width(words: &[Word], from: usize, to: usize, space: f32) -> f32 {
    let own = words.get(from..to).unwrap_or_default();
    own.iter().map(|word| word.width + space).sum::<f32>() - space
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A cell with so much room, a bound space as "~".
    fn bound(text: &str, room: f32) -> String {
        let press = Press::default();
        let style = ElementStyle { size: 12.0, bold: false, ..press.styles.table_body };
        let mut text = Text::plain(text);
        bind_cell(&mut text, &style, false, room, &press);
        text.to_plain().replace(NO_BREAK, "~")
    }

    #[test]
    fn a_word_of_two_syllables_goes_whole_to_the_next_line() {
        assert_eq!(bound("Học sinh giỏi cấp thành phố Thuận An", 130.0), "Học sinh giỏi cấp thành~phố Thuận An");
        assert_eq!(bound("Học sinh giỏi cấp thành phố Thuận An", 400.0), "Học sinh giỏi cấp thành phố Thuận An");
        assert_eq!(bound("Khen 01 học sinh", 60.0), "Khen 01~học sinh");
    }

    #[test]
    fn a_column_too_narrow_for_both_syllables_parts_them_at_their_space() {
        assert_eq!(bound("thành phố", 35.0), "thành phố");
    }

    #[test]
    fn a_last_syllable_gets_company_that_the_line_above_can_spare() {
        assert_eq!(bound("Phan Thị Thu Bích Linh", 100.0), "Phan Thị Thu Bích~Linh");
        assert_eq!(bound("Hà Linh", 35.0), "Hà Linh");
        assert_eq!(bound("Trường Tiểu học An Phú\nLớp", 110.0), "Trường Tiểu học An~Phú\nLớp");
    }
}
