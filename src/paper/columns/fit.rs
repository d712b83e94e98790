//! Widths of columns that do not fit naturally: as narrow as they must be, where that costs the fewest lines.
//!
//! From the natural widths columns are cut until their sum fits, each time where a point of width costs the table the least
//! height; then width is moved from column to column while that helps. A row is as high as its highest cell, so a cut that
//! stays below another cell's height is nearly free, unless it looks bad: a name that wraps beside a text that could, a word
//! of two syllables in two lines, a syllable alone on the last. Cells are broken at their words, as layout breaks them. Linear
//! in the rows of the sample, which are bounded, as are cuts and moves.

use std::collections::BTreeMap;

use super::count;
use super::measure::{Cell, PADDING, Words};
use super::words::lines;

/// Points by which widths differ.
const UNIT: f32 = 2.0;
/// Units that are cut at once: a long cut may be cheaper by the point than a short one.
const CUTS: [usize; 8] = [1, 2, 4, 8, 16, 32, 64, 128];
/// Moves of width from one column to another, at most.
const MOVES: usize = 24;
/// Lines that a move must save, so that sums in another order never decide.
const SAVED: f32 = 0.01;
/// Worth of a line of a cell that is not its row's highest, beside one that is.
const SHADED: f32 = 0.05;
/// Lines that a word of two syllables in two lines is worth.
const PARTED: f32 = 2.5;
/// Lines that a syllable alone on the last line is worth; it gets company where the line above can spare it.
const LONELY: f32 = 0.4;

/// Widths between the least and the most of each column, both in points, whose sum is at most `available`; the sum of the
/// least widths must be.
pub(super) fn fit(ranges: &[(f32, f32)], rows: Vec<Words>, available: f32) -> Vec<f32> {
    let most = ranges.iter().map(|(least, most)| (*least, most.min(available)));
    let columns = most.enumerate().map(|(index, (least, most))| Column::new(index, least, most, &rows)).collect();
    let mut plan = Plan { columns, weights: rows.iter().map(|row| row.weight).collect(), rows, heights: Vec::new() };
    plan.heights = vec![1; plan.weights.len()];
    (0..plan.columns.len()).for_each(|column| plan.raise(column));
    let least: f32 = plan.columns.iter().map(|column| column.least).sum();
    let mut units: usize = plan.columns.iter().map(|column| column.units).sum();
    let mut wanted = 0;
    while wanted < units && least + count(wanted + 1) * UNIT <= available {
        wanted += 1;
    }
    while units > wanted {
        let Some((column, cut)) = plan.cheapest(units - wanted) else { break };
        units -= cut;
        plan.cut(column, cut);
    }
    for _ in 0..MOVES {
        let Some((from, to, cut)) = plan.best_move() else { break };
        plan.shift(from, to, cut);
    }
    plan.columns.iter().map(Column::width).collect()
}

/// A column of `least` points and so many units.
struct Column {
    index: usize,
    least: f32,
    units: usize,
    /// How each row's cell is set, by units.
    set: BTreeMap<usize, Vec<Set>>,
}

/// How a cell is set at a width.
#[derive(Clone, Copy)]
struct Set {
    lines: u16,
    /// Lines that its looks are worth.
    ugly: f32,
}

impl Column {
    fn new(index: usize, least: f32, most: f32, rows: &[Words]) -> Self {
        let mut units = 0;
        while least + count(units) * UNIT < most && units < usize::from(u16::MAX) {
            units += 1;
        }
        let mut column = Self { index, least, units, set: BTreeMap::new() };
        column.learn(units, rows);
        column
    }

    fn width(&self) -> f32 {
        self.least + count(self.units) * UNIT
    }

    /// Breaks the column's cells at a width of so many units, if that is not known yet.
    fn learn(&mut self, units: usize, rows: &[Words]) {
        let room = self.least + count(units) * UNIT - PADDING;
        let index = self.index;
        let empty = Set { lines: 1, ugly: 0.0 };
        let broken = || rows.iter().map(|row| row.cells.get(index).map_or(empty, |cell| set(cell, room, row.space))).collect();
        self.set.entry(units).or_insert_with(broken);
    }

    fn set(&self, units: usize) -> &[Set] {
        self.set.get(&units).map_or(&[], Vec::as_slice)
    }
}

struct Plan {
    columns: Vec<Column>,
    rows: Vec<Words>,
    weights: Vec<f32>,
    /// Lines of each row's highest cell.
    heights: Vec<u16>,
}

impl Plan {
    /// The column and the units of the cut that costs least by the unit, of at most so many units; of equal ones the longest, then the first.
    fn cheapest(&mut self, most: usize) -> Option<(usize, usize)> {
        let mut best: Option<(f32, usize, usize)> = None;
        for index in 0..self.columns.len() {
            for cut in CUTS.into_iter().filter(|cut| *cut <= most) {
                let Some(rate) = self.rate(index, cut) else { break };
                if best.is_none_or(|(least, _, long)| rate < least || (rate <= least && cut > long)) {
                    best = Some((rate, index, cut));
                }
            }
        }
        best.map(|(_, column, cut)| (column, cut))
    }

    /// Lines that a cut adds to the table, by the unit; `None` for a column that has not so many units.
    fn rate(&mut self, index: usize, cut: usize) -> Option<f32> {
        let column = self.columns.get_mut(index)?;
        let units = column.units.checked_sub(cut)?;
        column.learn(units, &self.rows);
        let (now, then) = (column.set(column.units), column.set(units));
        let mut cost = 0.0;
        for (((now, then), height), weight) in now.iter().zip(then).zip(&self.heights).zip(&self.weights) {
            let higher = f32::from(then.lines.saturating_sub(*height));
            cost += weight * (higher + SHADED * f32::from(then.lines.saturating_sub(now.lines)) + then.ugly - now.ugly);
        }
        Some(cost / count(cut))
    }

    /// The column to take from, the column to give to, and the units that save most lines; `None` if nothing saves any.
    fn best_move(&mut self) -> Option<(usize, usize, usize)> {
        let mut best = None;
        let mut least = self.cost(None) - SAVED;
        for from in 0..self.columns.len() {
            for cut in CUTS {
                if !self.learn(from, |units| units.checked_sub(cut)) {
                    break;
                }
                for to in (0..self.columns.len()).filter(|to| *to != from) {
                    self.learn(to, |units| units.checked_add(cut));
                    let cost = self.cost(Some((from, to, cut)));
                    if cost < least {
                        (least, best) = (cost, Some((from, to, cut)));
                    }
                }
            }
        }
        best
    }

    fn learn(&mut self, index: usize, units: impl Fn(usize) -> Option<usize>) -> bool {
        let Some(column) = self.columns.get_mut(index) else { return false };
        let Some(units) = units(column.units) else { return false };
        column.learn(units, &self.rows);
        true
    }

    /// Lines of the table, were so many units moved from one column to another.
    fn cost(&self, moved: Option<(usize, usize, usize)>) -> f32 {
        let units = |column: &Column| match moved {
            Some((from, _, cut)) if column.index == from => column.units.saturating_sub(cut),
            Some((_, to, cut)) if column.index == to => column.units + cut,
            _ => column.units,
        };
        let cells: Vec<&[Set]> = self.columns.iter().map(|column| column.set(units(column))).collect();
        let row = |(index, weight): (usize, &f32)| {
            let (mut most, mut all) = (1, 0.0);
            for set in cells.iter().filter_map(|column| column.get(index)) {
                most = most.max(set.lines);
                all += SHADED * f32::from(set.lines) + set.ugly;
            }
            weight * (f32::from(most) + all)
        };
        self.weights.iter().enumerate().map(row).sum()
    }

    fn shift(&mut self, from: usize, to: usize, cut: usize) {
        for column in &mut self.columns {
            if column.index == from {
                column.units = column.units.saturating_sub(cut);
            } else if column.index == to {
                column.units += cut;
            }
        }
    }

    fn cut(&mut self, index: usize, cut: usize) {
        if let Some(column) = self.columns.get_mut(index) {
            column.units = column.units.saturating_sub(cut);
        }
        self.raise(index);
    }

    /// Rows are at least as high as a column's cells.
    fn raise(&mut self, index: usize) {
        let Some(column) = self.columns.get(index) else { return };
        for (height, set) in self.heights.iter_mut().zip(column.set(column.units)) {
            *height = (*height).max(set.lines);
        }
    }
}

/// How a cell is set in so much room.
fn set(cell: &Cell, room: f32, space: f32) -> Set {
    let (mut count, mut last, mut parted) = (1_u16, 0, 0.0);
    lines(&cell.words, room, space, |word, split| {
        count = count.saturating_add(1);
        last = word;
        parted += if split { PARTED } else { 0.0 };
    });
    if count == 1 {
        return Set { lines: 1, ugly: 0.0 };
    }
    let lonely = matches!(cell.words.get(last..), Some([word]) if word.is_lost());
    Set { lines: count, ugly: cell.whole + parted + if lonely { LONELY } else { 0.0 } }
}
