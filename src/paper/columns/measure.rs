//! How wide the cells of a table are: least, whole and natural widths of its columns, and the words of some of its rows.

use crate::model::document::{Align, Cell, Row, Run, Table, Text};
use crate::paper::font::{Face, UNITS_PER_EM};
use crate::paper::press::Press;
use crate::paper::style::{BAR_WIDTHS, CELL_PADDING, ElementStyle, POINTS_PER_MM};

/// Texts up to this many characters are marks and never wrap: "Khuyến khích", "25/12/2012".
const MARK: usize = 14;
/// Centred or right-aligned texts with a figure never wrap up to this many characters: "1.200.000.000 đồng".
const FIGURE: usize = 20;
/// Points added to a measured width so that rounding in Word or in sums of columns never wraps a text that fits.
const EASE: f32 = 0.5;
/// Points of a column that hold no text.
pub(super) const PADDING: f32 = 2.0 * CELL_PADDING * POINTS_PER_MM + EASE;
/// Rows whose words are weighed; of a longer table every so-manieth row stands for those around it.
const SAMPLE: usize = 120;

/// Widths of a column in points, padding included.
#[derive(Clone, Copy, Default)]
pub(super) struct Width {
    /// Under this its longest word would break.
    pub word: f32,
    /// Under this a figure or a date would wrap.
    pub figure: f32,
    /// Under this a figure, a date or a mark would wrap.
    pub whole: f32,
    /// No body cell wraps at this.
    pub natural: f32,
}

/// One width per column in order.
pub(super) type Measured = Vec<Width>;

/// A row of the sample: the words of its cells that cover one column, by column.
pub(super) struct Words {
    /// Row of the head.
    pub head: bool,
    /// Width of a space.
    pub space: f32,
    /// Per column the words: width in points without the space after it, and whether it begins a forced line.
    pub cells: Vec<Vec<(f32, bool)>>,
}

/// Widths of all columns, over all rows.
pub(super) fn measure(table: &Table, press: &Press) -> Measured {
    let mut columns = vec![Width::default(); table.columns.len()];
    let mut spans = Vec::new();
    let head = table.head.iter().map(|row| (row, true));
    for (row, is_head) in head.chain(table.rows.iter().map(|row| (row, false))) {
        measure_row(table, row, is_head, press, &mut columns, &mut spans);
    }
    for (column, least) in &table.least {
        if let Some(width) = columns.get_mut(*column) {
            let least = f32::from(*least) * POINTS_PER_MM;
            for own in [&mut width.word, &mut width.figure, &mut width.whole, &mut width.natural] {
                *own = own.max(least);
            }
        }
    }
    spans.sort_by_key(|(start, end, _)| (*end, *start));
    for (start, end, need) in spans {
        if let Some(covered) = columns.get_mut(start..end) {
            widen(covered, need);
        }
    }
    columns
}

fn measure_row(
    table: &Table,
    row: &Row,
    is_head: bool,
    press: &Press,
    columns: &mut [Width],
    spans: &mut Vec<(usize, usize, f32)>,
) {
    let mut at = 0;
    for cell in &row.cells {
        let end = at + cell.span.max(1);
        let width = cell_width(cell, is_head, row.total, table.columns.get(at).map(|column| column.align), press);
        match columns.get_mut(at) {
            Some(column) if end == at + 1 => {
                column.word = column.word.max(width.word);
                column.figure = column.figure.max(width.figure);
                column.whole = column.whole.max(width.whole);
                column.natural = column.natural.max(width.natural);
            }
            Some(_) => spans.push((at, end.min(table.columns.len()), width.word)),
            None => {}
        }
        at = end;
    }
}

/// A spanning cell asks only that its longest word fits; the columns it covers share what is lacking.
fn widen(covered: &mut [Width], need: f32) {
    let lacking = need - covered.iter().map(|width| width.word).sum::<f32>();
    if lacking > 0.0 {
        let each = lacking / super::count(covered.len());
        for width in covered {
            width.word += each;
            width.figure = width.figure.max(width.word);
            width.whole = width.whole.max(width.figure);
            width.natural = width.natural.max(width.whole);
        }
    }
}

fn cell_width(cell: &Cell, is_head: bool, total: bool, align: Option<Align>, press: &Press) -> Width {
    if cell.bar.is_some() {
        let (word, whole, natural) = BAR_WIDTHS;
        let [word, whole, natural] = [word, whole, natural].map(|width| width * POINTS_PER_MM + PADDING);
        return Width { word, figure: whole, whole, natural };
    }
    let style = style(is_head, press);
    let text = text_width(&cell.text, style, total, press);
    let word = text.word + PADDING;
    let natural = text.line + PADDING;
    if is_head {
        // A long head wraps readily: two lines of it are no worse than one.
        let wanted = if text.characters <= MARK { text.line } else { text.line / 2.0 };
        return Width { word, figure: word, whole: word, natural: word.max(wanted + PADDING) };
    }
    let aligned = matches!(align, Some(Align::Center | Align::Right));
    let figure = aligned && text.figure && text.characters <= FIGURE;
    let whole_if = |unbroken| if unbroken { natural } else { word };
    Width { word, figure: whole_if(figure), whole: whole_if(figure || text.characters <= MARK), natural }
}

/// Widest word and widest forced line of a text, and what kind of text it is.
#[derive(Default)]
struct TextWidth {
    word: f32,
    line: f32,
    characters: usize,
    figure: bool,
}

fn text_width(text: &Text, style: &ElementStyle, bold: bool, press: &Press) -> TextWidth {
    let mut found = TextWidth::default();
    let (mut word, mut line) = (0.0_f32, 0.0_f32);
    for run in &text.0 {
        let face = face(run, style, bold);
        let scale = style.size / UNITS_PER_EM;
        for character in run.text.chars() {
            found.characters += 1;
            found.figure |= character.is_ascii_digit();
            if character == '\n' {
                (word, line) = (0.0, 0.0);
                continue;
            }
            let advance = f32::from(press.faces.glyph(face, character).advance) * scale;
            line += advance;
            word = if character == ' ' { 0.0 } else { word + advance };
            found.word = found.word.max(word);
            found.line = found.line.max(line);
        }
    }
    found
}

/// Words of the head and of evenly chosen body rows.
pub(super) fn sample(table: &Table, press: &Press) -> Vec<Words> {
    let stride = table.rows.len() / SAMPLE + 1;
    let head = table.head.iter().map(|row| (row, true));
    let body = table.rows.iter().step_by(stride).map(|row| (row, false));
    head.chain(body)
        .map(|(row, head)| {
            let cells = row_words(row, head, table.columns.len(), press);
            Words { head, space: style(head, press).size / 4.0, cells }
        })
        .collect()
}

fn row_words(row: &Row, head: bool, columns: usize, press: &Press) -> Vec<Vec<(f32, bool)>> {
    let style = style(head, press);
    let mut cells = vec![Vec::new(); columns];
    let mut at = 0_usize;
    for cell in &row.cells {
        if let Some(words) = cells.get_mut(at).filter(|_| cell.span <= 1) {
            *words = cell_words(&cell.text, style, row.total, press);
        }
        at = at.saturating_add(cell.span.max(1));
    }
    cells
}

fn cell_words(text: &Text, style: &ElementStyle, bold: bool, press: &Press) -> Vec<(f32, bool)> {
    let scale = style.size / UNITS_PER_EM;
    let mut words = vec![(0.0_f32, false)];
    for run in &text.0 {
        let face = face(run, style, bold);
        for character in run.text.chars() {
            match (character, words.last_mut()) {
                ('\n', _) => words.push((0.0, true)),
                (' ', Some((width, _))) if *width > 0.0 => words.push((0.0, false)),
                (' ', _) | (_, None) => {}
                (_, Some((width, _))) => *width += f32::from(press.faces.glyph(face, character).advance) * scale,
            }
        }
    }
    words
}

const fn style(head: bool, press: &Press) -> &ElementStyle {
    if head { &press.styles.table_head } else { &press.styles.table_body }
}

fn face(run: &Run, style: &ElementStyle, bold: bool) -> Face {
    Face::of(style.bold || bold || run.bold, style.italic || run.italic)
}
