//! Strips to pages. Strips that must stay together form a chunk; a chunk goes whole to the next page when it does not fit,
//! and breaks only when it is taller than a page. Each strip is placed once: linear in strips, whatever they hold.

use std::rc::Rc;

use super::strip::{Strip, TableRow, lower};
use crate::model::page::{Item, Page, Rule};
use crate::model::structure::Mark;
use crate::paper::style::RULE;

/// Points by which strips may pass the foot: sums in another order differ by less.
const TOLERANCE: f32 = 0.1;

/// Size of a page and its text area, in points.
#[derive(Clone, Copy)]
pub(super) struct Sheet {
    /// Paper.
    pub width: f32,
    /// Paper.
    pub height: f32,
    /// y where the text area begins.
    pub top: f32,
    /// y where it ends.
    pub foot: f32,
}

/// Pages of a section; at least one.
pub(super) fn fill(strips: Vec<Strip<'_>>, sheet: Sheet) -> Vec<Page<'_>> {
    let mut maker = Maker { sheet, pages: vec![blank(sheet)], y: sheet.top, gap: 0.0, table: None, heads: Vec::new() };
    let mut chunk = Vec::new();
    for strip in strips {
        if strip.new_page {
            maker.place_chunk(std::mem::take(&mut chunk));
            if !maker.at_top() {
                maker.turn(Some(&strip));
            }
        }
        let keep = strip.keep;
        chunk.push(strip);
        if !keep {
            maker.place_chunk(std::mem::take(&mut chunk));
        }
    }
    maker.place_chunk(chunk);
    maker.pages
}

fn blank<'a>(sheet: Sheet) -> Page<'a> {
    Page { width: sheet.width, height: sheet.height, correction: None, items: Vec::new() }
}

/// Points a row needs below it, were it the last on its page: Word keeps a table's bottom rule above the foot.
fn rule_below(strip: &Strip) -> f32 {
    if strip.row.is_some() { RULE } else { 0.0 }
}

/// The table whose last row stands right above: its index, edges, and where its vertical rules are among the page's items.
struct Open {
    table: usize,
    edges: Rc<[f32]>,
    from: usize,
    y: f32,
}

struct Maker<'a> {
    sheet: Sheet,
    pages: Vec<Page<'a>>,
    y: f32,
    /// Space below the strip before, owed only if another follows on the page.
    gap: f32,
    table: Option<Open>,
    /// Head rows of the table begun last, to repeat; emptied when they are too tall for that.
    heads: Vec<Strip<'a>>,
}

impl<'a> Maker<'a> {
    fn at_top(&self) -> bool {
        self.y <= self.sheet.top
    }

    fn place_chunk(&mut self, chunk: Vec<Strip<'a>>) {
        let mut need = 0.0;
        let mut gap = if self.at_top() { None } else { Some(self.gap) };
        for strip in &chunk {
            need += gap.map_or(0.0, |gap| gap + strip.before) + strip.height;
            gap = Some(strip.after);
        }
        need += chunk.last().map_or(0.0, rule_below);
        let whole = need <= self.sheet.foot - self.sheet.top + TOLERANCE;
        if self.y + need > self.sheet.foot + TOLERANCE && !self.at_top() && (whole || !self.sparse()) {
            self.turn(chunk.first());
        }
        for strip in chunk {
            self.place(strip, whole);
        }
    }

    /// Less than a third of the page is taken.
    fn sparse(&self) -> bool {
        self.y < self.sheet.top + (self.sheet.foot - self.sheet.top) / 3.0
    }

    /// Places a strip; one that does not fit goes to a new page, one taller than a page is cut. So is one of a chunk that no
    /// page holds whole, where going on would leave a page nearly empty.
    fn place(&mut self, strip: Strip<'a>, whole: bool) {
        let mut rest = Some(strip);
        while let Some(mut strip) = rest.take() {
            self.learn(&strip);
            let mut before = if self.at_top() { 0.0 } else { self.gap + strip.before };
            let rule = rule_below(&strip);
            if self.y + before + strip.height + rule > self.sheet.foot + TOLERANCE {
                if !self.fresh() && (whole || !self.sparse()) {
                    self.turn(Some(&strip));
                    before = 0.0;
                }
                let room = self.sheet.foot - self.y - before - rule;
                if strip.height > room + TOLERANCE {
                    (strip, rest) = strip.cut(room);
                }
            }
            self.y += before;
            self.draw(strip);
            if let Some(more) = &rest {
                self.turn(Some(more));
            }
        }
    }

    /// Nothing but a repeated head stands on the page.
    fn fresh(&self) -> bool {
        self.pages.last().is_none_or(|page| {
            page.items.iter().all(|item| match item {
                Item::Glyphs(glyphs) => glyphs.mark.is_artifact(),
                Item::Rule(_) => true,
            })
        })
    }

    /// Remembers the head rows of a table as they first appear.
    fn learn(&mut self, strip: &Strip<'a>) {
        let Some(row) = strip.row.as_ref().filter(|row| row.head) else { return };
        if self.heads.first().and_then(|head| head.row.as_ref()).is_none_or(|known| known.table != row.table) {
            self.heads.clear();
        }
        self.heads.push(strip.clone());
    }

    /// Begins a page, with the head of the table that `next` continues.
    fn turn(&mut self, next: Option<&Strip<'a>>) {
        self.pages.push(blank(self.sheet));
        self.y = self.sheet.top;
        self.gap = 0.0;
        self.table = None;
        let Some(TableRow { table, head: false, .. }) = next.and_then(|strip| strip.row.as_ref()) else { return };
        let own = self.heads.iter().all(|head| head.row.as_ref().is_some_and(|row| row.table == *table));
        let height: f32 = self.heads.iter().map(|head| head.height).sum();
        // A head that takes half the page is not repeated: rows must go on.
        if own && height <= (self.sheet.foot - self.sheet.top) / 2.0 {
            for mut head in self.heads.clone() {
                for item in &mut head.items {
                    if let Item::Glyphs(glyphs) = item {
                        glyphs.mark = Mark::Repeated;
                    }
                }
                self.draw(head);
            }
        }
    }

    fn draw(&mut self, mut strip: Strip<'a>) {
        let top = self.y;
        let Some(page) = self.pages.last_mut() else { return };
        for item in &mut strip.items {
            lower(item, top);
        }
        page.items.append(&mut strip.items);
        self.y += strip.height;
        self.gap = strip.after;
        match strip.row {
            Some(row) => self.frame(&row, top, self.y),
            None => self.table = None,
        }
    }

    /// Draws a row's rules: the one below, the one above if it is its table's first on the page, and the vertical ones, which
    /// grow while the rows' edges stay the same.
    fn frame(&mut self, row: &TableRow, top: f32, foot: f32) {
        let (Some(page), Some(&left), Some(&right)) = (self.pages.last_mut(), row.edges.first(), row.edges.last()) else {
            return;
        };
        let across = |from: f32, to: f32, y: f32| {
            Item::Rule(Rule {
                x: from - RULE / 2.0,
                y: y - RULE / 2.0,
                width: to - from + RULE,
                height: RULE,
                mark: Mark::Layout,
            })
        };
        let open = self.table.take().filter(|open| open.table == row.table && (open.y - top).abs() < TOLERANCE);
        if open.is_none() {
            page.items.push(across(left, right, top));
        }
        let from = match open {
            Some(open) if open.edges == row.edges => {
                for item in page.items.iter_mut().skip(open.from).take(row.edges.len()) {
                    if let Item::Rule(rule) = item {
                        rule.height = foot - rule.y;
                    }
                }
                open.from
            }
            _ => {
                let from = page.items.len();
                let down =
                    |x: &f32| Item::Rule(Rule { x: x - RULE / 2.0, y: top, width: RULE, height: foot - top, mark: Mark::Layout });
                page.items.extend(row.edges.iter().map(down));
                from
            }
        };
        let mut at = left;
        for &(from, to) in row.gaps.iter().chain(&[(right, right)]) {
            if from > at {
                page.items.push(across(at, from, foot));
            }
            at = to;
        }
        self.table = Some(Open { table: row.table, edges: Rc::clone(&row.edges), from, y: foot });
    }
}
