//! How a bar looks, for PDF and DOCX alike: black rectangles on a grid of 1/300 inch, so that a rectangle is a rule in points
//! and a block of pixels, and no rounding parts the two.
//!
//! The axis begins at the left and leaves room at the right for the mark of a figure beyond it. Whatever the rounding, a bar
//! whose figure is below the line ends a visible gap before it, one above passes it visibly, and one equal ends on it.

use std::cmp::Ordering;

use crate::model::bar::{Bar, BarState};

/// Points of a unit of the grid: 300 to the inch.
pub const UNIT: f32 = 72.0 / 300.0;
/// Height of a bar with the room above and below it, in units: less than the ascent of a table's type, so that a bar never
/// makes its row higher.
pub const HEIGHT: u32 = 42;
/// Room above and below the bar proper; the lines of axis and target stand out of it.
const ROOM: u32 = 5;
/// Thickness of outlines and of the axis' own line: 1/100 inch, a whole dot of most screens, so that none is paler.
const THIN: u32 = 3;
/// White left of the axis: the rim of a picture is drawn paler than the rest.
const INSET: u32 = 3;
/// Where bars begin.
const START: u32 = INSET + THIN;
/// Thickness of the target's line: whole dots likewise, so that it is equally thick wherever it stands.
const LINE: u32 = 6;
/// White at both sides of a line that a bar passes: black on black would not be seen.
const EDGE: u32 = 3;
/// What parts a bar from a line that it does not reach, and by how much it passes one: 0.51 mm.
const GAP: u32 = 6;
/// From stripe to stripe of a hatch.
const HATCH: u32 = 14;
/// Dashes of an outline, and the gaps between them.
const DASH: (u32, u32) = (14, 8);
/// Length of the arrow head on a bar that goes on beyond its axis.
const ARROW: u32 = 15;
/// Room at the right of the axis, for line, gap and arrow.
const MARGIN: u32 = LINE + GAP + ARROW;

/// A black rectangle, in units from the upper left corner.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Block {
    /// Left edge.
    pub x: u32,
    /// Upper edge.
    pub y: u32,
    /// Extent to the right, above 0.
    pub width: u32,
    /// Extent downwards, above 0.
    pub height: u32,
}

impl Block {
    /// One of the upright lines: it may grow to the height of its row, so that those of a chart meet.
    #[must_use]
    pub fn is_line(&self) -> bool {
        self.height == HEIGHT
    }

    /// Its place in a field so many units high, at least [`HEIGHT`]: the upright lines take all of it, what else there is
    /// stands in its middle.
    #[must_use]
    pub fn in_field(self, height: u32) -> Self {
        let more = height.saturating_sub(HEIGHT);
        if self.is_line() { Self { height: HEIGHT + more, ..self } } else { Self { y: self.y + more / 2, ..self } }
    }
}

/// The rectangles of a bar in a field of this width and [`HEIGHT`]; none in a field too narrow for an axis. The lines of axis
/// and target come first, from left to right.
#[must_use]
pub fn blocks(bar: &Bar, width: u32) -> Vec<Block> {
    let axis = width.saturating_sub(MARGIN + START);
    if axis < MARGIN {
        return Vec::new();
    }
    let at = |parts: u16| START + axis * u32::from(parts) / u32::from(Bar::PARTS);
    let line = at(bar.line);
    let upright = |x, width| Block { x, y: 0, width, height: HEIGHT };
    let mut blocks = vec![upright(INSET, THIN), upright(line, LINE)];
    let end = match bar.side {
        Ordering::Less => at(bar.length).min(line.saturating_sub(GAP)),
        Ordering::Equal => line + LINE,
        Ordering::Greater => at(bar.length).max(line + LINE + GAP),
    };
    let end = end.max(START);
    match bar.state {
        BarState::Reached => block(&mut blocks, START, ROOM, end - START, HEIGHT - 2 * ROOM),
        BarState::NotReached => hatched(&mut blocks, end),
        BarState::Undecided => dashed(&mut blocks, end),
    }
    if bar.side == Ordering::Greater {
        blocks = blocks.into_iter().flat_map(|block| parted(block, line)).collect();
    }
    if bar.beyond {
        arrow(&mut blocks, end);
    }
    blocks
}

/// A block without what would touch the target's line.
fn parted(block: Block, line: u32) -> impl Iterator<Item = Block> {
    let (from, to) = (line.saturating_sub(EDGE), line + LINE + EDGE);
    let end = block.x + block.width;
    let left = Block { width: end.min(from).saturating_sub(block.x), ..block };
    let right = Block { x: block.x.max(to), width: end.saturating_sub(block.x.max(to)), ..block };
    let whole = block.is_line();
    let parts = if whole { [block, Block { width: 0, ..block }] } else { [left, right] };
    parts.into_iter().filter(|part| part.width > 0)
}

fn block(blocks: &mut Vec<Block>, x: u32, y: u32, width: u32, height: u32) {
    if width > 0 && height > 0 {
        blocks.push(Block { x, y, width, height });
    }
}

/// An outline with upright stripes.
fn hatched(blocks: &mut Vec<Block>, end: u32) {
    let (long, high) = (end - START, HEIGHT - 2 * ROOM);
    block(blocks, START, ROOM, long, THIN);
    block(blocks, START, HEIGHT - ROOM - THIN, long, THIN);
    block(blocks, end - THIN.min(long), ROOM, THIN.min(long), high);
    let mut x = START + HATCH;
    while x + HATCH / 2 + THIN <= end {
        block(blocks, x, ROOM, THIN, high);
        x += HATCH;
    }
}

/// An outline of dashes, open inside and closed where the bar ends.
fn dashed(blocks: &mut Vec<Block>, end: u32) {
    let (dash, gap) = DASH;
    let mut x = START;
    while x < end {
        let width = dash.min(end - x);
        block(blocks, x, ROOM, width, THIN);
        block(blocks, x, HEIGHT - ROOM - THIN, width, THIN);
        x += dash + gap;
    }
    if end >= START + THIN {
        block(blocks, end - THIN, ROOM, THIN, HEIGHT - 2 * ROOM);
    }
}

/// An arrow head in steps.
fn arrow(blocks: &mut Vec<Block>, end: u32) {
    let mut step = 0;
    while step < ARROW {
        let half = (HEIGHT / 2 - THIN) * (ARROW - step) / ARROW;
        block(blocks, end + step, HEIGHT / 2 - half, THIN, 2 * half);
        step += THIN;
    }
}

/// The width in units of a field of so many points.
#[must_use]
#[expect(clippy::as_conversions, clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped; a NaN becomes 0")]
pub fn units(points: f32) -> u32 {
    (points / UNIT).floor().clamp(0.0, 10_000.0) as u32
}

/// A count of units in points.
#[must_use]
pub fn points(units: u32) -> f32 {
    f32::from(u16::try_from(units).unwrap_or(u16::MAX)) * UNIT
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::agreement::{Direction, Threshold, ThresholdUnit};
    use crate::model::indicator::{Indicator, Verdict};

    fn bar(numerator: i128, denominator: i128, limit: i64, verdict: Verdict) -> Bar {
        let threshold = Threshold { direction: Direction::AtLeast, limit, unit: ThresholdUnit::Percent };
        Bar::new(Indicator { numerator, denominator }, verdict, &threshold, 10_000, String::new())
    }

    /// Left edge of the target's line, and the right end of what stands for the figure.
    fn ends(blocks: &[Block]) -> (u32, Option<u32>) {
        let line = blocks[1];
        assert!(line.is_line() && blocks[0].is_line() && blocks[0].x == INSET);
        (line.x, blocks[2..].iter().map(|block| block.x + block.width).max())
    }

    #[test]
    fn no_rounding_takes_a_bar_to_the_other_side_of_its_line() {
        for width in [60, 300, 531, 532, 533, 708, 2_000] {
            for limit in [0, 1, 300, 5_000, 8_500, 9_999, 10_000] {
                for denominator in [1, 3, 7, 200, 999_983] {
                    for numerator in
                        [0, 1, denominator / 2, denominator * 85 / 100, denominator - 1, denominator, denominator + 1]
                    {
                        for verdict in [Verdict::Reached, Verdict::NotReached, Verdict::Undecided] {
                            let found = blocks(&bar(numerator, denominator, limit, verdict), width);
                            let (line, end) = ends(&found);
                            let said = format!("{numerator}/{denominator} at {limit} in {width}: {end:?}, line at {line}");
                            match (numerator * 10_000).cmp(&(denominator * i128::from(limit))) {
                                Ordering::Less => assert!(end.is_none_or(|end| end + GAP <= line), "{said}"),
                                Ordering::Equal => assert_eq!(end, Some(line + LINE), "{said}"),
                                Ordering::Greater => assert!(end.is_some_and(|end| end >= line + LINE + GAP), "{said}"),
                            }
                            assert!(found.iter().all(|block| block.x + block.width <= width && block.y + block.height <= HEIGHT));
                            assert!(found.iter().all(|block| block.width > 0 && block.height > 0));
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn one_person_below_the_line_leaves_a_gap_and_the_line_itself_is_touched() {
        let end = |numerator| ends(&blocks(&bar(numerator, 1_000_000, 8_500, Verdict::NotReached), 600)).1.unwrap();
        let line = ends(&blocks(&bar(0, 1, 8_500, Verdict::NotReached), 600)).0;
        assert_eq!([end(849_999) + GAP, end(850_000)], [line, line + LINE]);
        assert_eq!(end(850_001), line + LINE + GAP);
    }

    #[test]
    fn lengths_are_in_proportion() {
        let end = |numerator| ends(&blocks(&bar(numerator, 100, 10_000, Verdict::NotReached), 1_033)).1.unwrap();
        // The axis is 1,000 units long.
        for percent in [10_u32, 25, 50, 75, 99] {
            assert_eq!(end(percent.into()), START + percent * 10, "{percent}");
        }
    }

    #[test]
    fn a_figure_beyond_the_axis_is_cut_and_marked() {
        let count = |numerator| blocks(&bar(numerator, 100, 8_500, Verdict::Reached), 600).len();
        assert_eq!(count(100), 4);
        assert_eq!(count(101), 4 + usize::try_from(ARROW / THIN).unwrap());
        let [far, farther] = [101, i128::from(i64::MAX)].map(|figure| blocks(&bar(figure, 100, 8_500, Verdict::Reached), 600));
        assert_eq!(far, farther);
    }

    #[test]
    fn the_line_stands_in_white_where_a_bar_passes_it() {
        for verdict in [Verdict::Reached, Verdict::NotReached, Verdict::Undecided] {
            for numerator in [850_001, 900_000, 1_000_000, 2_000_000] {
                let found = blocks(&bar(numerator, 1_000_000, 8_500, verdict), 600);
                let line = found[1];
                assert_eq!((line.width, line.height), (LINE, HEIGHT));
                for block in &found[2..] {
                    assert!(block.x + block.width + EDGE <= line.x || block.x >= line.x + LINE + EDGE, "{numerator}: {block:?}");
                }
            }
        }
    }

    #[test]
    fn in_a_higher_field_lines_grow_and_the_bar_is_in_the_middle() {
        let found = blocks(&bar(9, 10, 8_500, Verdict::Reached), 600);
        let placed: Vec<Block> = found.iter().map(|block| block.in_field(HEIGHT + 20)).collect();
        assert!(placed[..2].iter().all(|line| (line.y, line.height) == (0, HEIGHT + 20)));
        assert!(placed[2..].iter().all(|block| block.y == HEIGHT + 20 - block.y - block.height));
    }

    #[test]
    fn the_three_fills_differ_in_black_and_white() {
        let area = |verdict| -> u32 {
            let found = blocks(&bar(60, 100, 8_500, verdict), 600);
            found[2..].iter().map(|block| block.width * block.height).sum()
        };
        let (solid, hatched, open) = (area(Verdict::Reached), area(Verdict::NotReached), area(Verdict::Undecided));
        assert!(hatched * 5 < solid * 2 && open * 2 < hatched, "{solid} {hatched} {open}");
    }

    #[test]
    fn a_figure_that_there_is_not_leaves_only_the_lines_and_a_narrow_field_nothing() {
        assert_eq!(blocks(&bar(5, 0, 8_500, Verdict::Undecided), 600).len(), 2);
        assert!(blocks(&bar(5, 9, 8_500, Verdict::Reached), 2 * MARGIN).is_empty());
        assert_eq!([units(-1.0), units(f32::NAN), units(141.7), units(1e9)], [0, 0, 590, 10_000]);
    }
}
