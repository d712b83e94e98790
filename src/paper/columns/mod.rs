//! Column widths of a table, from what its cells hold. One answer for PDF and DOCX, so that both break alike.
//!
//! A column has three widths: `word`, under which its longest word would break; `whole`, under which a figure, a date or a
//! short mark would wrap; `natural`, at which no body cell wraps. If all fit naturally, heads included, the text columns take
//! some of what is left, and all columns share the rest. If not, columns give way where that adds the fewest lines to the table
//! and parts the fewest names and words (`fit`), down to `whole`, or where even that is too much to the same without marks, or
//! to `word`; under the sum of the words widths are in proportion, and layout breaks words.

mod fit;
mod measure;
mod words;

pub(super) use self::measure::style;
pub(super) use self::words::{Word, group, join, lines, unjoined};

use self::measure::{Measured, Width};
use super::press::Press;
use crate::model::document::{Align, Table};

/// Points by which a column of the Word file may be narrower: its widths are whole twentieths of a point. What fits a cell only
/// within that is broken, as it is there.
pub(super) const TWIP: f32 = 0.05;

/// Part of its width that a text column takes before others do.
const AIR: f32 = 0.3;

/// Widths in points, padding included, one per column in order; their sum is `available`. Cells beyond the last column are ignored.
#[must_use]
pub fn widths(table: &Table, available: f32, press: &Press) -> Vec<f32> {
    if !table.widths.is_empty() && table.widths.len() == table.columns.len() {
        return table.widths.iter().map(|width| from_hundredths(*width)).collect();
    }
    let measured = measure::measure(table, press);
    let stretch: Vec<bool> = table.columns.iter().map(|column| column.align == Align::Left).collect();
    share(table, &measured, &stretch, available.max(0.0), press)
}

fn share(table: &Table, measured: &Measured, stretch: &[bool], available: f32, press: &Press) -> Vec<f32> {
    let columns = &measured.columns;
    let wish = |width: &Width| width.natural.max(width.head);
    let sum = |of: fn(&Width) -> f32| columns.iter().map(of).sum::<f32>();
    if columns.iter().map(wish).sum::<f32>() <= available {
        return spread(columns.iter().map(wish).collect(), stretch, available);
    }
    let levels: [fn(&Width) -> f32; 3] = [|width| width.whole, |width| width.figure, |width| width.word];
    if let Some(least) = levels.into_iter().find(|least| sum(*least) <= available) {
        let ranges: Vec<_> = columns.iter().map(|width| (least(width), wish(width))).collect();
        return spread(fit::fit(&ranges, measure::sample(table, measured, press), available), stretch, available);
    }
    let words = sum(|width| width.word);
    columns.iter().map(|width| width.word * available / words).collect()
}

/// Gives what is left over: to the text columns at most [`AIR`] of their widths, the rest to all columns alike; names with
/// a hand's breadth of white behind them are hard to follow to their figures.
fn spread(naturals: Vec<f32>, stretch: &[bool], available: f32) -> Vec<f32> {
    let grows = |index: usize| stretch.get(index).copied().unwrap_or(false);
    let base: f32 = naturals.iter().enumerate().filter(|(index, _)| grows(*index)).map(|(_, width)| width).sum();
    let left = (available - naturals.iter().sum::<f32>()).max(0.0);
    let air = left.min(AIR * base);
    let each = (left - air) / count(naturals.len()).max(1.0);
    let grow = |(index, width): (usize, f32)| each + if grows(index) && base > 0.0 { width + air * width / base } else { width };
    naturals.into_iter().enumerate().map(grow).collect()
}

/// The widths in whole hundredths of a point, for tables that are to share them; their sum is at most `available`.
#[must_use]
pub fn hundredths(table: &Table, available: f32, press: &Press) -> Vec<u32> {
    if !table.widths.is_empty() && table.widths.len() == table.columns.len() {
        return table.widths.clone();
    }
    widths(table, available, press).into_iter().map(to_hundredths).collect()
}

#[expect(
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a width of a page is far below the limit, and positive"
)]
fn to_hundredths(width: f32) -> u32 {
    (width * 100.0).floor() as u32
}

#[expect(clippy::as_conversions, clippy::cast_precision_loss, reason = "a width of a page has at most six digits")]
fn from_hundredths(width: u32) -> f32 {
    width as f32 / 100.0
}

/// A count as a number to reckon with; counts above 65,535 do not occur.
pub(super) fn count(number: usize) -> f32 {
    f32::from(u16::try_from(number).unwrap_or(u16::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::document::{Cell, Column, Row, Text};
    use crate::paper::font::{Face, Faces};
    use crate::paper::style::{CELL_PADDING, HOUSE, POINTS_PER_MM};

    fn row(cells: &[&str]) -> Row {
        Row { cells: cells.iter().map(|text| Cell::words(Text::plain(*text), 1)).collect(), total: false }
    }

    fn table(aligns: &[Align], head: &[&str], rows: &[&[&str]]) -> Table {
        let columns = aligns.iter().map(|align| Column { align: *align }).collect();
        Table { columns, head: vec![row(head)], rows: rows.iter().map(|cells| row(cells)).collect(), ..Table::default() }
    }

    fn room(text: &str) -> f32 {
        Faces::new().width(Face::Regular, HOUSE.table_body.size, text) + 2.0 * CELL_PADDING * POINTS_PER_MM
    }

    #[test]
    fn a_table_that_fits_fills_the_width_and_no_column_is_left_mostly_white() {
        let aligns = [Align::Center, Align::Left, Align::Right];
        let found =
            widths(&table(&aligns, &["TT", "Họ và tên", "Tiền"], &[&["1", "Lê An", "200.000"]]), 400.0, &Press::default());
        assert!((found.iter().sum::<f32>() - 400.0).abs() < 0.1, "{found:?}");
        assert!(found[2] >= room("200.000") && found[1] >= room("Lê An") && found[1] < 200.0, "{found:?}");
    }

    #[test]
    fn long_texts_give_way_and_figures_dates_and_marks_stay_whole() {
        let aligns = [Align::Center, Align::Left, Align::Left, Align::Center, Align::Right];
        let long = "Học sinh mồ côi cha, mẹ làm công nhân, gia đình thuộc diện hộ cận nghèo của phường nhiều năm liền";
        let cells = ["12", "Trường Trung học cơ sở Nguyễn Văn Tiết", long, "Khuyến khích", "1.200.000 đồng"];
        let heads = ["STT", "Đơn vị", "Hoàn cảnh", "Giải", "Mức thưởng"];
        let found = widths(&table(&aligns, &heads, &[&cells]), 420.0, &Press::default());
        assert!((found.iter().sum::<f32>() - 420.0).abs() < 0.1, "{found:?}");
        assert!(found[3] >= room(cells[3]) && found[4] >= room(cells[4]) && found[0] >= room("12"), "{found:?}");
        assert!(found[2] < room(long), "{found:?}");
    }

    /// Width of a text column without its padding, for counting lines by hand.
    fn lines(text: &str, width: f32) -> usize {
        let (mut count, mut line) = (1, String::new());
        for word in text.split(' ') {
            let longer = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
            let fits = room(&longer) <= width;
            count += usize::from(!fits);
            line = if fits { longer } else { word.to_owned() };
        }
        count
    }

    #[test]
    fn long_heads_wrap_before_the_names_below_them_do() {
        let heads =
            ["STT", "Trường", "Hội viên là cán bộ, giáo viên, nhân viên", "Hội viên là cha mẹ học sinh", "Thu quỹ trong năm"];
        let name = "Trường Trung học cơ sở Bình Chuẩn";
        let cells = ["1", name, "74", "1.034", "42.953.000"];
        let rows: Vec<&[&str]> = (0..20).map(|_| cells.as_slice()).collect();
        let aligns = [Align::Center, Align::Left, Align::Right, Align::Right, Align::Right];
        let found = widths(&table(&aligns, &heads, &rows), 420.0, &Press::default());
        assert_eq!(lines(name, found[1]), 1, "{found:?}");
        assert!(found[4] >= room("42.953.000"), "{found:?}");
    }

    #[test]
    fn a_list_gives_its_width_to_the_texts_that_most_rows_need_it_for() {
        let aligns = [Align::Center, Align::Left, Align::Left, Align::Left, Align::Right];
        let heads = ["STT", "Họ và tên", "Trường", "Thành tích", "Mức thưởng"];
        let (school, deed) = ("Trường Trung học cơ sở Bình Chuẩn", "Giải Khuyến khích môn Tiếng Anh, cấp quốc gia");
        let usual = ["1", "Lê Bảo Bích Nga", school, deed, "1.500.000"];
        let odd = ["2", "Công Tằng Tôn Nữ Hoàng Thị Khánh Huyền Trang Anh Đài", school, deed, "1.500.000"];
        let mut rows: Vec<&[&str]> = (0..30).map(|_| usual.as_slice()).collect();
        rows.push(&odd);
        let found = widths(&table(&aligns, &heads, &rows), 468.0, &Press::default());
        assert!((found.iter().sum::<f32>() - 468.0).abs() < 0.1, "{found:?}");
        assert!(lines(school, found[2]) <= 2 && lines(deed, found[3]) <= 2, "{found:?}");
    }

    #[test]
    fn names_stay_on_one_line_where_the_texts_beside_them_wrap_anyway() {
        let aligns = [Align::Center, Align::Left, Align::Center, Align::Left];
        let deed = "Đạt giải Nhất cuộc thi Khoa học kỹ thuật dành cho học sinh trung học cấp tỉnh năm học 2023 - 2024";
        let usual = ["HSG-0001", "Lê An", "9A1", deed];
        let odd = ["HSG-0002", "Nguyễn Phan Thu Bích Linh", "9A1", deed];
        let mut rows: Vec<&[&str]> = (0..300).map(|_| usual.as_slice()).collect();
        rows.insert(151, &odd);
        let heads = ["Số hiệu", "Họ và tên", "Lớp", "Thành tích"];
        let found = widths(&table(&aligns, &heads, &rows[150..155]), 590.0, &Press::default());
        assert!(found[1] >= room(odd[1]), "{found:?}");
        let found = widths(&table(&aligns, &heads, &rows), 470.0, &Press::default());
        assert!(found[1] >= room(usual[1]) && lines(deed, found[3]) <= 2, "{found:?}");
    }

    #[test]
    fn heads_are_parted_between_words() {
        let heads = ["STT", "Trường", "Công dân học tập đạt", "Khen giáo viên (lượt)", "Chủ tịch"];
        let cells = ["1", "Trường Trung học cơ sở Bình Chuẩn", "315", "14", "1"];
        let aligns = [Align::Center, Align::Left, Align::Right, Align::Right, Align::Right];
        let found = widths(&table(&aligns, &heads, &[&cells[..]; 5]), 420.0, &Press::default());
        let bold = |text: &str| Faces::new().width(Face::Bold, HOUSE.table_head.size, text) + 2.0 * CELL_PADDING * POINTS_PER_MM;
        assert!(found[2] >= bold("Công dân") && found[3] >= bold("giáo viên") && found[4] >= bold("Chủ tịch"), "{found:?}");
    }

    #[test]
    fn long_tables_are_sampled_and_still_keep_every_figure_whole() {
        let usual = ["Trường Tiểu học An Phú, phường An Phú, thành phố Thuận An, tỉnh Bình Dương", "1"];
        let odd = [usual[0], "1.200.000.000"];
        let mut rows: Vec<&[&str]> = (0..1_000).map(|_| usual.as_slice()).collect();
        rows.insert(501, &odd);
        let found = widths(&table(&[Align::Left, Align::Right], &["Trường", "Quỹ"], &rows), 300.0, &Press::default());
        assert!(found[1] >= room(odd[1]), "{found:?}");
    }

    #[test]
    fn a_page_too_narrow_for_the_words_is_still_filled_exactly() {
        let heads = ["Khuyếnkhíchhọctập", "Nghiêngnghiêngngả", "Xã"];
        let found = widths(&table(&[Align::Left; 3], &heads, &[]), 60.0, &Press::default());
        assert!((found.iter().sum::<f32>() - 60.0).abs() < 0.1, "{found:?}");
        assert!(found.iter().all(|width| *width > 0.0), "{found:?}");
    }

    #[test]
    fn a_spanning_head_widens_the_columns_it_covers_only_for_its_longest_word() {
        let mut wide = table(&[Align::Center; 3], &["a", "b", "c"], &[&["1", "2", "3"]]);
        let word = "Nghiêngnghiêngngảngả";
        let cell = |text: &str, span| Cell::words(Text::plain(text), span);
        wide.head
            .insert(0, Row { cells: vec![cell("a", 1), cell(&format!("{word} của các trường trong năm"), 2)], total: false });
        let found = measure::measure(&wide, &Press::default());
        let need = Faces::new().width(Face::Bold, HOUSE.table_head.size, word) + 2.0 * CELL_PADDING * POINTS_PER_MM;
        let got = found.columns[1].word + found.columns[2].word;
        assert!(got >= need && got < need + 2.0, "{got} {need}");
    }

    #[test]
    fn a_table_without_columns_or_with_ragged_rows_is_answered() {
        let press = Press::default();
        assert!(widths(&table(&[], &[], &[]), 400.0, &press).is_empty());
        assert_eq!(widths(&table(&[Align::Left], &["a"], &[&["a", "b", "c"], &[]]), 400.0, &press).len(), 1);
        let none = widths(&table(&[Align::Left; 2], &[], &[]), 400.0, &press);
        assert!(none.iter().all(|width| width.is_finite()), "{none:?}");
    }
}
