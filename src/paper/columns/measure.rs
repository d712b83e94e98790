//! How wide the cells of a table are: least, whole and natural widths of its columns, and the words of some of its rows.

use std::collections::BTreeSet;

use super::words::{Word, face, words};
use crate::model::document::{Align, Row, Table, Text};
use crate::paper::font::UNITS_PER_EM;
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
/// Rows beyond those: of each column as many as hold its widest names.
const WIDEST: usize = 4;
/// Body rows on a page, about: so often the head is printed.
const ROWS_OF_A_PAGE: f32 = 15.0;
/// Texts up to so many characters are names, of persons and of units, and wrap only where that saves so many lines.
const NAMES: [(usize, f32); 2] = [(28, 1.5), (42, 0.6)];
/// Heads up to so many characters would stand on one line.
const SHORT_HEAD: usize = 24;

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
    /// Neither does a short head.
    pub head: f32,
}

/// One width per column in order, and rows to weigh beside the sample: by their indexes those of the widest names.
#[derive(Default)]
pub(super) struct Measured {
    pub columns: Vec<Width>,
    /// Per column widths and indexes, the widest first.
    widest: Vec<Vec<(f32, usize)>>,
}

/// A row of the sample: its cells that cover one column, by column.
pub(super) struct Words {
    /// Rows it stands for; more for one of a head.
    pub weight: f32,
    /// Width of a space.
    pub space: f32,
    /// Per column the cell.
    pub cells: Vec<Cell>,
}

/// A cell of the sample.
#[derive(Default)]
pub(super) struct Cell {
    pub words: Vec<Word>,
    /// Lines that it is worth to keep it on one.
    pub whole: f32,
}

/// Widths of all columns, over all rows.
pub(super) fn measure(table: &Table, press: &Press) -> Measured {
    let mut columns = vec![Width::default(); table.columns.len()];
    let mut widest = vec![Vec::new(); table.columns.len()];
    let mut spans = Vec::new();
    for row in &table.head {
        measure_row(table, row, None, press, &mut columns, &mut spans, &mut widest);
    }
    for (index, row) in table.rows.iter().enumerate() {
        measure_row(table, row, Some(index), press, &mut columns, &mut spans, &mut widest);
    }
    for (column, least) in &table.least {
        if let Some(width) = columns.get_mut(*column) {
            let least = f32::from(*least) * POINTS_PER_MM;
            for own in [&mut width.word, &mut width.figure, &mut width.whole, &mut width.natural, &mut width.head] {
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
    Measured { columns, widest }
}

fn measure_row(
    table: &Table,
    row: &Row,
    body: Option<usize>,
    press: &Press,
    columns: &mut [Width],
    spans: &mut Vec<(usize, usize, f32)>,
    widest: &mut [Vec<(f32, usize)>],
) {
    let mut at = 0;
    for cell in &row.cells {
        let end = at + cell.span.max(1);
        let (width, name) = cell_width(cell, body.is_none(), row.total, table.columns.get(at).map(|column| column.align), press);
        match columns.get_mut(at) {
            Some(column) if end == at + 1 => {
                column.word = column.word.max(width.word);
                column.figure = column.figure.max(width.figure);
                column.whole = column.whole.max(width.whole);
                column.natural = column.natural.max(width.natural);
                column.head = column.head.max(width.head);
                if let (Some(index), Some(widest)) = (body.filter(|_| name), widest.get_mut(at)) {
                    remember(widest, width.natural, index);
                }
            }
            Some(_) => spans.push((at, end.min(table.columns.len()), width.word)),
            None => {}
        }
        at = end;
    }
}

/// Keeps the rows of the widest names.
fn remember(widest: &mut Vec<(f32, usize)>, width: f32, row: usize) {
    if widest.len() < WIDEST || widest.last().is_some_and(|(least, _)| width > *least) {
        let at = widest.iter().take_while(|(wider, _)| *wider >= width).count();
        widest.insert(at, (width, row));
        widest.truncate(WIDEST);
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
            width.head = width.head.max(width.natural);
        }
    }
}

/// Widths of a cell, and whether it is a name.
fn cell_width(
    cell: &crate::model::document::Cell,
    is_head: bool,
    total: bool,
    align: Option<Align>,
    press: &Press,
) -> (Width, bool) {
    if cell.bar.is_some() {
        let (word, whole, natural) = BAR_WIDTHS;
        let [word, whole, natural] = [word, whole, natural].map(|width| width * POINTS_PER_MM + PADDING);
        return (Width { word, figure: whole, whole, natural, head: natural }, false);
    }
    let style = style(is_head, press);
    let text = text_width(&cell.text, style, total, press);
    let word = text.word + PADDING;
    let natural = text.line + PADDING;
    if is_head {
        // A long head wraps readily: two lines of it are no worse than one.
        let wanted = if text.characters <= MARK { text.line } else { text.line / 2.0 };
        let natural = word.max(wanted + PADDING);
        let head = if text.characters <= SHORT_HEAD { text.line + PADDING } else { natural };
        return (Width { word, figure: word, whole: word, natural, head: head.max(natural) }, false);
    }
    let aligned = matches!(align, Some(Align::Center | Align::Right));
    let figure = aligned && text.figure && text.characters <= FIGURE;
    let whole_if = |unbroken| if unbroken { natural } else { word };
    let whole = whole_if(figure || text.characters <= MARK);
    let name = NAMES.iter().any(|(most, _)| text.characters <= *most);
    (Width { word, figure: whole_if(figure), whole, natural, head: natural }, name)
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

/// Words of the head, of evenly chosen body rows and of those with the widest names.
pub(super) fn sample(table: &Table, measured: &Measured, press: &Press) -> Vec<Words> {
    let stride = table.rows.len() / SAMPLE + 1;
    let columns = table.columns.len();
    let body = super::count(table.rows.len());
    let head = table.head.iter().map(|row| row_words(row, Some(1.0 + body / ROWS_OF_A_PAGE), 1.0, columns, press));
    let even = table.rows.iter().step_by(stride).map(|row| row_words(row, None, super::count(stride), columns, press));
    let widest: BTreeSet<usize> =
        measured.widest.iter().flatten().map(|(_, row)| *row).filter(|row| !row.is_multiple_of(stride)).collect();
    let widest = widest.iter().filter_map(|row| table.rows.get(*row)).map(|row| row_words(row, None, 1.0, columns, press));
    head.chain(even).chain(widest).collect()
}

/// A row of the sample; one of the head weighs `head`, others as much as the rows they stand for.
fn row_words(row: &Row, head: Option<f32>, weight: f32, columns: usize, press: &Press) -> Words {
    let style = style(head.is_some(), press);
    let mut cells = Vec::new();
    cells.resize_with(columns, Cell::default);
    let mut at = 0_usize;
    for cell in &row.cells {
        if let Some(own) = cells.get_mut(at).filter(|_| cell.span <= 1) {
            own.words = words(&cell.text, style, row.total, press);
            own.whole = if head.is_some() { 0.0 } else { worth(&own.words) };
        }
        at = at.saturating_add(cell.span.max(1));
    }
    Words { weight: head.unwrap_or(weight), space: style.size / 4.0, cells }
}

/// Lines that it is worth to keep a cell on one: a name's, not those of one that has lines of its own.
fn worth(words: &[Word]) -> f32 {
    let characters = words.iter().map(|word| word.letters + 1).sum::<usize>().saturating_sub(1);
    let name = NAMES.iter().find(|(most, _)| characters <= *most && !words.iter().any(|word| word.forced));
    name.map_or(0.0, |(_, worth)| *worth)
}

/// Style of the cells of a row.
pub(in crate::paper) const fn style(head: bool, press: &Press) -> &ElementStyle {
    if head { &press.styles.table_head } else { &press.styles.table_body }
}
