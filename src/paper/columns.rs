//! Column widths of a table, from what its cells hold. One answer for PDF and DOCX, so that both break alike.
//!
//! A column has three widths: `word`, under which its longest word would break; `whole`, under which a figure, a date or a
//! short mark would wrap; `natural`, at which no body cell wraps. If all fit naturally, the text columns share what is left.
//! If not, the widest columns give way first, down to `whole`; then all go down towards `word`; under the sum of the words
//! widths are in proportion, and layout breaks words.

use super::font::{Face, Faces};
use super::style::{CELL_PADDING, ElementStyle, POINTS_PER_MM, TABLE_BODY, TABLE_HEAD};
use crate::model::document::{Align, Cell, Row, Table, Text};

/// Texts up to this many characters are marks and never wrap: "Khuyến khích", "25/12/2012".
const MARK: usize = 14;
/// Centred or right-aligned texts with a figure never wrap up to this many characters: "1.200.000.000 đồng".
const FIGURE: usize = 20;
/// Points added to a measured width so that rounding in Word or in sums of columns never wraps a text that fits.
const EASE: f32 = 0.5;

#[derive(Clone, Copy, Default)]
struct Width {
    word: f32,
    whole: f32,
    natural: f32,
}

/// Widths in points, padding included, one per column in order; their sum is `available`. Cells beyond the last column are ignored.
#[must_use]
pub fn widths(table: &Table, available: f32, faces: &Faces) -> Vec<f32> {
    let columns = measure(table, faces);
    let stretch: Vec<bool> = table.columns.iter().map(|column| column.align == Align::Left).collect();
    share(&columns, &stretch, available.max(0.0))
}

fn measure(table: &Table, faces: &Faces) -> Vec<Width> {
    let mut columns = vec![Width::default(); table.columns.len()];
    let mut spans = Vec::new();
    let head = table.head.iter().map(|row| (row, true));
    for (row, is_head) in head.chain(table.rows.iter().map(|row| (row, false))) {
        measure_row(table, row, is_head, faces, &mut columns, &mut spans);
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
    faces: &Faces,
    columns: &mut [Width],
    spans: &mut Vec<(usize, usize, f32)>,
) {
    let mut at = 0;
    for cell in &row.cells {
        let end = at + cell.span.max(1);
        let width = cell_width(cell, is_head, row.total, table.columns.get(at).map(|column| column.align), faces);
        match columns.get_mut(at) {
            Some(column) if end == at + 1 => {
                column.word = column.word.max(width.word);
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
        let each = lacking / count(covered.len());
        for width in covered {
            width.word += each;
            width.whole = width.whole.max(width.word);
            width.natural = width.natural.max(width.whole);
        }
    }
}

fn cell_width(cell: &Cell, is_head: bool, total: bool, align: Option<Align>, faces: &Faces) -> Width {
    let style = if is_head { &TABLE_HEAD } else { &TABLE_BODY };
    let text = text_width(&cell.text, style, total, faces);
    let padding = 2.0 * CELL_PADDING * POINTS_PER_MM + EASE;
    let word = text.word + padding;
    let natural = text.line + padding;
    if is_head {
        // A long head wraps readily: two lines of it are no worse than one.
        let wanted = if text.characters <= MARK { text.line } else { text.line / 2.0 };
        return Width { word, whole: word, natural: word.max(wanted + padding) };
    }
    let aligned = matches!(align, Some(Align::Center | Align::Right));
    let unbroken = text.characters <= MARK || (aligned && text.figure && text.characters <= FIGURE);
    Width { word, whole: if unbroken { natural } else { word }, natural }
}

/// Widest word and widest forced line of a text, and what kind of text it is.
#[derive(Default)]
struct TextWidth {
    word: f32,
    line: f32,
    characters: usize,
    figure: bool,
}

fn text_width(text: &Text, style: &ElementStyle, bold: bool, faces: &Faces) -> TextWidth {
    let mut found = TextWidth::default();
    let (mut word, mut line) = (0.0_f32, 0.0_f32);
    for run in &text.0 {
        let face = Face::of(style.bold || bold || run.bold, style.italic || run.italic);
        let scale = style.size / super::font::UNITS_PER_EM;
        for character in run.text.chars() {
            found.characters += 1;
            found.figure |= character.is_ascii_digit();
            if character == '\n' {
                (word, line) = (0.0, 0.0);
                continue;
            }
            let advance = f32::from(faces.glyph(face, character).advance) * scale;
            line += advance;
            word = if character == ' ' { 0.0 } else { word + advance };
            found.word = found.word.max(word);
            found.line = found.line.max(line);
        }
    }
    found
}

fn share(columns: &[Width], stretch: &[bool], available: f32) -> Vec<f32> {
    let sum = |of: fn(&Width) -> f32| columns.iter().map(of).sum::<f32>();
    if sum(|width| width.natural) <= available {
        let naturals = columns.iter().map(|width| width.natural).collect();
        return spread(naturals, stretch, available);
    }
    if sum(|width| width.whole) <= available {
        return cap(&columns.iter().map(|width| (width.whole, width.natural)).collect::<Vec<_>>(), available);
    }
    if sum(|width| width.word) <= available {
        return cap(&columns.iter().map(|width| (width.word, width.whole)).collect::<Vec<_>>(), available);
    }
    let words = sum(|width| width.word);
    columns.iter().map(|width| width.word * available / words).collect()
}

/// Gives what is left over to the text columns, in proportion to their widths; to all columns where none holds text.
fn spread(naturals: Vec<f32>, stretch: &[bool], available: f32) -> Vec<f32> {
    let all = !stretch.contains(&true);
    let total: f32 = naturals.iter().sum();
    let grows = |index: usize| all || stretch.get(index).copied().unwrap_or(false);
    let base: f32 = naturals.iter().enumerate().filter(|(index, _)| grows(*index)).map(|(_, width)| width).sum();
    let left = (available - total).max(0.0);
    let grow = |(index, width): (usize, f32)| if grows(index) && base > 0.0 { width + left * width / base } else { width };
    naturals.into_iter().enumerate().map(grow).collect()
}

/// Between a least and a most width each, all columns are cut at one common width that makes the sum fit: the widest give way first.
fn cap(ranges: &[(f32, f32)], available: f32) -> Vec<f32> {
    let (mut low, mut high) = (0.0_f32, ranges.iter().map(|(_, most)| *most).fold(0.0, f32::max));
    let at = |limit: f32| ranges.iter().map(move |(least, most)| most.min(limit.max(*least)));
    for _ in 0..32 {
        let middle = low.midpoint(high);
        if at(middle).sum::<f32>() <= available { low = middle } else { high = middle }
    }
    at(low).collect()
}

/// A count as a number to divide by; counts above 65,535 do not occur in a row of cells.
fn count(number: usize) -> f32 {
    f32::from(u16::try_from(number).unwrap_or(u16::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::document::Column;

    fn row(cells: &[&str]) -> Row {
        Row { cells: cells.iter().map(|text| Cell { text: Text::plain(*text), span: 1 }).collect(), total: false }
    }

    fn table(aligns: &[Align], head: &[&str], rows: &[&[&str]]) -> Table {
        let columns = aligns.iter().map(|align| Column { align: *align }).collect();
        Table { columns, head: vec![row(head)], rows: rows.iter().map(|cells| row(cells)).collect() }
    }

    fn room(text: &str) -> f32 {
        Faces::new().width(Face::Regular, TABLE_BODY.size, text) + 2.0 * CELL_PADDING * POINTS_PER_MM
    }

    #[test]
    fn a_table_that_fits_fills_the_width_and_its_texts_take_the_rest() {
        let aligns = [Align::Center, Align::Left, Align::Right];
        let found = widths(&table(&aligns, &["TT", "Họ và tên", "Tiền"], &[&["1", "Lê An", "200.000"]]), 400.0, &Faces::new());
        assert!((found.iter().sum::<f32>() - 400.0).abs() < 0.1, "{found:?}");
        assert!(found[2] >= room("200.000") && found[2] < room("200.000") + 2.0, "{found:?}");
        assert!(found[1] > 300.0, "{found:?}");
    }

    #[test]
    fn long_texts_give_way_and_figures_dates_and_marks_stay_whole() {
        let aligns = [Align::Center, Align::Left, Align::Left, Align::Center, Align::Right];
        let long = "Học sinh mồ côi cha, mẹ làm công nhân, gia đình thuộc diện hộ cận nghèo của phường nhiều năm liền";
        let cells = ["12", "Trường Trung học cơ sở Nguyễn Văn Tiết", long, "Khuyến khích", "1.200.000 đồng"];
        let heads = ["STT", "Đơn vị", "Hoàn cảnh", "Giải", "Mức thưởng"];
        let found = widths(&table(&aligns, &heads, &[&cells]), 420.0, &Faces::new());
        assert!((found.iter().sum::<f32>() - 420.0).abs() < 0.1, "{found:?}");
        assert!(found[3] >= room(cells[3]) && found[4] >= room(cells[4]) && found[0] >= room("12"), "{found:?}");
        assert!(found[2] < room(long), "{found:?}");
    }

    #[test]
    fn a_page_too_narrow_for_the_words_is_still_filled_exactly() {
        let heads = ["Khuyếnkhíchhọctập", "Nghiêngnghiêngngả", "Xã"];
        let found = widths(&table(&[Align::Left; 3], &heads, &[]), 60.0, &Faces::new());
        assert!((found.iter().sum::<f32>() - 60.0).abs() < 0.1, "{found:?}");
        assert!(found.iter().all(|width| *width > 0.0), "{found:?}");
    }

    #[test]
    fn a_spanning_head_widens_the_columns_it_covers_only_for_its_longest_word() {
        let mut wide = table(&[Align::Center; 3], &["a", "b", "c"], &[&["1", "2", "3"]]);
        let word = "Nghiêngnghiêngngảngả";
        let cell = |text: &str, span| Cell { text: Text::plain(text), span };
        wide.head
            .insert(0, Row { cells: vec![cell("a", 1), cell(&format!("{word} của các trường trong năm"), 2)], total: false });
        let found = measure(&wide, &Faces::new());
        let need = Faces::new().width(Face::Bold, TABLE_HEAD.size, word) + 2.0 * CELL_PADDING * POINTS_PER_MM;
        let got = found[1].word + found[2].word;
        assert!(got >= need && got < need + 2.0, "{got} {need}");
    }

    #[test]
    fn a_table_without_columns_or_with_ragged_rows_is_answered() {
        let faces = Faces::new();
        assert!(widths(&table(&[], &[], &[]), 400.0, &faces).is_empty());
        assert_eq!(widths(&table(&[Align::Left], &["a"], &[&["a", "b", "c"], &[]]), 400.0, &faces).len(), 1);
        let none = widths(&table(&[Align::Left; 2], &[], &[]), 400.0, &faces);
        assert!(none.iter().all(|width| width.is_finite()), "{none:?}");
    }
}
