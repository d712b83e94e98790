//! Tables that are summed page by page: cut into one table a page, each with its sum at its foot. Word cannot sum what happens to
//! stand on a page, so both formats are given the same pages, broken by force.

use super::strip::Strip;
use super::tree::Tree;
use super::{sheet, strips, table};
use crate::model::document::{Block, Cell, Document, PageTotal, Row, Section, Table, Text};
use crate::paper::columns;
use crate::paper::press::Press;
use crate::paper::style::{CLOSING_ROWS, POINTS_PER_MM};
use crate::vietnamese::{amounts, numbers};

/// Points left free at the foot of each page: readers differ by less in how high they set the rows of one.
const SPARE: f32 = 8.0;

/// The document with every table that is summed page by page cut into its pages. A table that needs one page has its sum in its
/// own total alone and stays whole.
#[must_use]
pub fn cut(mut document: Document, press: &Press) -> Document {
    for section in &mut document.sections {
        let summed = |block: &Block| matches!(block, Block::Table(table) if table.page_total.is_some());
        while let Some(at) = section.blocks.iter().position(summed) {
            let Some(Block::Table(mut table)) = take(section, at) else { break };
            if let Some(total) = table.page_total.take() {
                let pages = Pages::new(section, at, table, total, press).cut();
                section.blocks.splice(at..at, pages);
            }
        }
    }
    document
}

fn take(section: &mut Section, at: usize) -> Option<Block> {
    (at < section.blocks.len()).then(|| section.blocks.remove(at))
}

struct Pages<'p> {
    /// The table without its body: every row is measured in a copy of it.
    table: Table,
    rows: Vec<Row>,
    /// The totals that end the table.
    closing: Vec<Row>,
    total: PageTotal,
    press: &'p Press,
    /// Width of the text in points.
    width: f32,
    /// Height of a page's text area, spare room left out.
    page: f32,
    /// Points taken above the table on its first page.
    above: f32,
    /// Points that what follows the table takes.
    below: f32,
}

impl<'p> Pages<'p> {
    fn new(section: &Section, at: usize, mut table: Table, total: PageTotal, press: &'p Press) -> Self {
        let sheet = sheet(section.orientation, &press.styles);
        let width = sheet.width - (press.styles.margins.left + press.styles.margins.right) * POINTS_PER_MM;
        table.widths = columns::hundredths(&table, width, press);
        let height = |blocks: &[Block]| {
            let part = Section { orientation: section.orientation, blocks: blocks.to_vec() };
            strips(&part, sheet, press, &mut Tree::new()).iter().map(outer).sum::<f32>()
        };
        let above = height(section.blocks.get(..at).unwrap_or_default());
        let below = height(section.blocks.get(at..).unwrap_or_default());
        let mut rows = std::mem::take(&mut table.rows);
        let totals = rows.iter().rev().take_while(|row| row.total).count();
        let closing = rows.split_off(rows.len() - totals);
        Self { table, rows, closing, total, press, width, page: sheet.foot - sheet.top - SPARE, above, below }
    }

    /// The tables with page breaks between them.
    fn cut(self) -> Vec<Block> {
        let heights: Vec<f32> = self.rows.iter().map(|row| self.height(std::slice::from_ref(row))).collect();
        let head: f32 = self.heights(&self.table).iter().sum();
        let end = self.height(&self.closing) + self.below;
        let whole: f32 = heights.iter().sum();
        if self.above + head + whole + end <= self.page {
            return vec![Block::Table(Table { rows: [self.rows, self.closing].concat(), ..self.table })];
        }
        let ends = self.ends(&heights, head, end);
        let mut blocks = Vec::new();
        let mut from = 0;
        for (index, &to) in ends.iter().enumerate() {
            let mut own = self.rows.get(from..to).unwrap_or_default().to_vec();
            own.push(self.sum(from, to, Some((index + 1, ends.len()))));
            if index + 1 == ends.len() {
                own.extend(self.closing.iter().cloned());
            }
            if index > 0 {
                blocks.push(Block::PageBreak);
            }
            blocks.push(Block::Table(Table { rows: own, ..self.table.clone() }));
            from = to;
        }
        blocks
    }

    /// Index after the last row of each page. Each page has at least one row; the last has room for what follows the table.
    fn ends(&self, heights: &[f32], head: f32, end: f32) -> Vec<usize> {
        let mut ends = Vec::new();
        let (mut from, mut above) = (0, self.above);
        while from < heights.len() {
            let room = self.page - above - head;
            let mut to = from + 1;
            while to < heights.len() && self.fits(heights, from, to + 1, room) {
                to += 1;
            }
            if to == heights.len() && to - from > 1 && !self.fits(heights, from, to, room - end) {
                to = (to - CLOSING_ROWS).max(from + 1);
            }
            ends.push(to);
            (from, above) = (to, 0.0);
        }
        ends
    }

    fn fits(&self, heights: &[f32], from: usize, to: usize, room: f32) -> bool {
        let rows: f32 = heights.get(from..to).unwrap_or_default().iter().sum();
        // The sum's own row, never a quarter of a page, is only measured where it may decide.
        rows + self.page / 4.0 <= room || rows + self.height(&[self.sum(from, to, Some((999, 999)))]) <= room
    }

    /// The row below rows `from` to `to`: which page of how many it closes, how many rows there are, the sum in words and figures.
    fn sum(&self, from: usize, to: usize, page: Option<(usize, usize)>) -> Row {
        let sum: i128 = self.total.amounts.get(from..to).unwrap_or_default().iter().map(|amount| i128::from(*amount)).sum();
        let place = page.map_or_else(String::new, |(page, pages)| format!(" tờ {page}/{pages}"));
        let words = format!(
            "Cộng{place}: {} {} (bằng chữ: {})",
            numbers::integer(i128::try_from(to - from).unwrap_or_default()),
            self.total.counted,
            amounts::sentence(sum, self.total.wording)
        );
        let column = self.total.column.max(1);
        let mut cells = vec![Cell::words(Text::plain(words), column), Cell::words(Text::plain(numbers::integer(sum)), 1)];
        cells.resize(2 + self.table.columns.len().saturating_sub(column + 1), Cell::words(Text::default(), 1));
        Row { cells, total: true }
    }

    fn height(&self, rows: &[Row]) -> f32 {
        self.heights(&Table { head: Vec::new(), rows: rows.to_vec(), ..self.table.clone() }).iter().sum()
    }

    fn heights(&self, table: &Table) -> Vec<f32> {
        let place = table::Place { index: 0, left: 0.0, width: self.width, tall: self.page / 2.0 };
        table::strips(table, place, self.press, &mut Tree::new()).iter().map(|strip| strip.height).collect()
    }
}

/// Height of a strip with the space around it.
fn outer(strip: &Strip) -> f32 {
    strip.before + strip.height + strip.after
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::agreement::{Four, Wording, ZeroTens};
    use crate::model::document::{Align, Column, Orientation, Paragraph, Role, Signature, Signatures};
    use crate::model::page::Item;
    use crate::paper::layout::layout;

    const WORDING: Wording = Wording { zero_tens: ZeroTens::Linh, four: Four::Tu };
    const LONG: &str = "Công Tằng Tôn Nữ Hoàng Thị Khánh Huyền Trang Anh Đài Như Ngọc";

    /// A sheet to sign: row `n` is of `n` thousand đồng; every seventh name has sixty letters.
    fn sheet(count: u16) -> Document {
        let cell = |text: &str| Cell::words(Text::plain(text), 1);
        let row = |words: [&str; 4], total| Row { cells: words.map(cell).to_vec(), total };
        let amounts: Vec<i64> = (1..=count).map(|number| i64::from(number) * 1000).collect();
        let name = |index: usize| if index % 7 == 3 { LONG } else { "Lê An" };
        let rows = amounts.iter().enumerate();
        let rows = rows
            .map(|(index, amount)| row([&(index + 1).to_string(), name(index), &numbers::integer((*amount).into()), ""], false));
        let all = numbers::integer(amounts.iter().map(|amount| i128::from(*amount)).sum());
        let table = Table {
            columns: [Align::Center, Align::Left, Align::Right, Align::Left].map(|align| Column { align }).to_vec(),
            head: vec![row(["STT", "Họ và tên", "Số tiền", "Ký nhận"], false)],
            rows: rows.chain([row(["Tổng cộng", "", &all, ""], true)]).collect(),
            row_height: 9,
            least: vec![(3, 40)],
            page_total: Some(PageTotal { column: 2, counted: "em".into(), amounts, wording: WORDING }),
            ..Table::default()
        };
        let text = |text: &str| Block::Paragraph(Paragraph { role: Role::Body, text: Text::plain(text) });
        let signer = |post: &str| Signature { authority: vec![post.into()], name: String::new(), by_hand: true };
        let signatures = Signatures { columns: vec![signer("NGƯỜI LẬP"), signer("NGƯỜI PHÁT")], recipients: Vec::new() };
        let blocks = vec![text("Trên"), Block::Table(table), text("Tổng số tiền."), Block::Signatures(signatures)];
        Document { sections: vec![Section { orientation: Orientation::Landscape, blocks }], ..Document::default() }
    }

    fn tables(document: &Document) -> Vec<&Table> {
        let blocks = document.sections.iter().flat_map(|section| &section.blocks);
        blocks.filter_map(|block| if let Block::Table(table) = block { Some(table) } else { None }).collect()
    }

    #[test]
    fn each_page_ends_with_the_sum_of_the_rows_that_stand_on_it() {
        let press = Press::default();
        for count in [25_u16, 26, 27, 28, 29, 30, 31, 200, 2000] {
            let document = cut(sheet(count), &press);
            let parts = tables(&document);
            let pages = layout(&document, &press).pages;
            assert_eq!(pages.len(), parts.len(), "{count}: one table a page");
            let mut next = 1_i64;
            for (index, (page, part)) in pages.iter().zip(&parts).enumerate() {
                let rows: Vec<_> = part.rows.iter().filter(|row| !row.total).collect();
                let last = next + i64::try_from(rows.len()).unwrap();
                let sum: i64 = (next..last).map(|number| number * 1000).sum();
                let total = part.rows.iter().find(|row| row.total).unwrap();
                let (words, figure) = (total.cells[0].text.to_plain(), total.cells[1].text.to_plain());
                assert_eq!(figure, numbers::integer(sum.into()), "{count}, page {index}");
                let start = format!("Cộng tờ {}/{}: {} em (bằng chữ: ", index + 1, parts.len(), rows.len());
                assert!(words.starts_with(&start) && words.contains(&amounts::sentence(sum.into(), WORDING)), "{words}");
                let said: String = page
                    .items
                    .iter()
                    .filter_map(|item| if let Item::Glyphs(glyphs) = item { Some(&*glyphs.text) } else { None })
                    .collect();
                assert!(said.contains(&figure) && said.contains(&rows[0].cells[0].text.to_plain()), "{count}: {said}");
                next = last;
            }
            assert_eq!(next, i64::from(count) + 1, "no row is lost");
            assert!(parts.last().unwrap().rows.iter().filter(|row| !row.total).count() >= 2, "{count}");
        }
    }

    #[test]
    fn a_table_of_one_page_or_of_nobody_has_its_own_total_alone() {
        let press = Press::default();
        for count in [0, 1, 5] {
            let document = cut(sheet(count), &press);
            let parts = tables(&document);
            assert_eq!((parts.len(), parts[0].rows.len()), (1, usize::from(count) + 1), "{count}");
            assert_eq!((layout(&document, &press).pages.len(), &parts[0].page_total), (1, &None));
        }
    }

    #[test]
    fn rows_to_sign_are_nine_millimetres_or_more_and_columns_are_one_below_the_other() {
        let press = Press::default();
        let document = cut(sheet(60), &press);
        for page in layout(&document, &press).pages {
            // Rules across the page are thin and wide.
            let across = page.items.iter().filter_map(|item| if let Item::Rule(rule) = item { Some(rule) } else { None });
            let mut edges: Vec<f32> = across.filter(|rule| rule.height < 1.0 && rule.width > 300.0).map(|rule| rule.y).collect();
            edges.sort_by(f32::total_cmp);
            // The first band is the head.
            assert!(
                edges.len() > 4 && edges.windows(2).skip(1).all(|pair| pair[1] - pair[0] > 9.0 * POINTS_PER_MM - 0.1),
                "{edges:?}"
            );
        }
        let parts = tables(&document);
        assert!(parts.len() > 1 && parts.iter().all(|part| !part.widths.is_empty() && part.widths == parts[0].widths));
        assert!(f32::from(u16::try_from(parts[0].widths[3] / 100).unwrap()) >= 39.0 * POINTS_PER_MM);
    }
}
