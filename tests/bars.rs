//! What a reader of a printed chart would measure: where bars end, where the target's line stands, and that a chart of any
//! length keeps its names, figures and states.

use khuyenhoc::model::agreement::{Direction, Threshold, ThresholdUnit};
use khuyenhoc::model::bar::Bar;
use khuyenhoc::model::document::{Align, Block, Cell, Column, Document, Orientation, Row, Section, Table, Text};
use khuyenhoc::model::indicator::{Indicator, Verdict};
use khuyenhoc::model::page::{Glyphs, Item, Page, Rule};
use khuyenhoc::model::structure::{Kind, Mark};
use khuyenhoc::paper::layout::layout;
use khuyenhoc::paper::press::Press;
use khuyenhoc::paper::style::POINTS_PER_MM;

const MEMBERS: Threshold = Threshold { direction: Direction::AtLeast, limit: 8_500, unit: ThresholdUnit::Percent };

fn bar(numerator: i128, denominator: i128) -> Cell {
    let verdict = match (denominator, numerator * 100 >= denominator * 85) {
        (0, _) => Verdict::Undecided,
        (_, true) => Verdict::Reached,
        (_, false) => Verdict::NotReached,
    };
    let bar = Bar::new(Indicator { numerator, denominator }, verdict, &MEMBERS, 10_000, format!("{numerator}/{denominator}"));
    Cell { bar: Some(Box::new(bar)), ..Cell::words(Text::default(), 1) }
}

/// A chart with a row for each figure.
fn chart(figures: &[(i128, i128)]) -> Document {
    let words = |text: &str| Cell::words(Text::plain(text), 1);
    let row = |(index, (numerator, denominator)): (usize, &(i128, i128))| Row {
        cells: vec![words(&format!("Trường Tiểu học {index}")), bar(*numerator, *denominator), words("84,99%")],
        total: false,
    };
    let head = Row { cells: ["Đơn vị", "Thang từ 0 đến 100%", "Kết quả"].map(words).to_vec(), total: false };
    let columns = [Align::Left, Align::Left, Align::Right].map(|align| Column { align }).to_vec();
    let table = Table { columns, head: vec![head], rows: figures.iter().enumerate().map(row).collect(), ..Table::default() };
    let sections = vec![Section { orientation: Orientation::Portrait, blocks: vec![Block::Table(table)] }];
    Document {
        name: "thu".into(),
        title: "Thử".into(),
        draft: false,
        one_page: false,
        run_code: String::new(),
        sections,
        ..Document::default()
    }
}

fn rules<'p>(page: &'p Page) -> impl Iterator<Item = &'p Rule> {
    page.items.iter().filter_map(|item| if let Item::Rule(rule) = item { Some(rule) } else { None })
}

fn texts<'p>(page: &'p Page) -> impl Iterator<Item = &'p Glyphs<'p>> {
    page.items.iter().filter_map(|item| if let Item::Glyphs(glyphs) = item { Some(glyphs) } else { None })
}

/// What stands in the row of one name, in millimetres: left of the axis, left of the target's line, right end of the bar.
fn measured(page: &Page, name: &str) -> (f32, f32, Option<f32>) {
    let baseline = texts(page).find(|glyphs| glyphs.text == name).map_or(f32::NAN, |glyphs| glyphs.baseline);
    let (top, foot) = (baseline - 12.0, baseline + 4.0);
    let here = |rule: &&Rule| rule.y > top - 1.5 && rule.y + rule.height < foot + 1.5;
    let frames = |rule: &&Rule| rule.height < 1.0 && rule.width > 300.0;
    let mut lines: Vec<&Rule> = rules(page).filter(here).filter(|rule| rule.height > 16.0).collect();
    lines.sort_by(|one, other| one.x.total_cmp(&other.x));
    assert_eq!(lines.len(), 2, "{name}: {lines:?}");
    let (axis, line) = (lines[0], lines[1]);
    let inside = |rule: &&Rule| rule.height < 16.0 && rule.x > axis.x;
    let end = rules(page).filter(here).filter(|rule| !frames(rule)).filter(inside).map(|rule| rule.x + rule.width);
    let mm = |points: f32| points / POINTS_PER_MM;
    (mm(axis.x), mm(line.x), end.max_by(f32::total_cmp).map(mm))
}

#[test]
fn bars_end_in_proportion_and_none_that_misses_the_target_comes_near_its_line() {
    let figures = [(50, 100), (849_999, 1_000_000), (85, 100), (850_001, 1_000_000), (100, 100), (0, 7), (3, 0), (500, 100)];
    let document = chart(&figures);
    let pages = layout(&document, &Press::default()).pages;
    let found: Vec<_> = (0..8).map(|row| measured(&pages[0], &format!("Trường Tiểu học {row}"))).collect();
    let (axis, line, _) = found[0];
    assert!(found.iter().all(|row| (row.0 - axis).abs() < 0.01 && (row.1 - line).abs() < 0.01), "one axis, one line: {found:?}");
    let end = |row: usize| found[row].2.expect("a bar");
    // 85 % of the axis to the line, so half of it is 50/85 of that.
    assert!(((end(0) - axis) / (line - axis) - 50.0 / 85.0).abs() < 0.005, "{found:?}");
    assert!(line - end(1) > 0.3 && line - end(1) < 0.55, "a visible gap, and no more: {found:?}");
    assert!(end(2) >= line && end(2) < line + 0.55, "exactly at the target: {found:?}");
    assert!(end(3) > end(2) + 0.3, "one part in a million above it: {found:?}");
    assert!(((end(4) - axis) / (line - axis) - 100.0 / 85.0).abs() < 0.005, "{found:?}");
    assert_eq!((found[5].2, found[6].2), (None, None), "nothing to show");
    assert!(end(7) > end(4) + 1.0, "an arrow beyond the axis");
}

#[test]
fn the_lines_of_rows_meet_down_the_page() {
    let document = chart(&[(50, 100); 20]);
    let pages = layout(&document, &Press::default()).pages;
    let (_, line, _) = measured(&pages[0], "Trường Tiểu học 0");
    let mut pieces: Vec<&Rule> = rules(&pages[0]).filter(|rule| (rule.x / POINTS_PER_MM - line).abs() < 0.01).collect();
    pieces.sort_by(|one, other| one.y.total_cmp(&other.y));
    assert_eq!(pieces.len(), 20);
    for pair in pieces.windows(2) {
        assert!((pair[0].y + pair[0].height - pair[1].y).abs() < 0.05, "{pair:?}");
    }
}

#[test]
fn a_thousand_units_go_over_pages_with_the_head_on_each_and_every_row_whole() {
    let figures: Vec<(i128, i128)> = (0..1_000).map(|row| (row, 999)).collect();
    let document = chart(&figures);
    let pages = layout(&document, &Press::default()).pages;
    assert!(pages.len() > 20);
    let mut row = 0;
    for page in &pages {
        assert!(texts(page).any(|glyphs| glyphs.text == "Thang từ 0 đến 100%"));
        while texts(page).any(|glyphs| glyphs.text == format!("Trường Tiểu học {row}")) {
            measured(page, &format!("Trường Tiểu học {row}"));
            row += 1;
        }
    }
    assert_eq!(row, 1_000);
}

#[test]
fn a_row_that_names_others_is_never_the_last_of_its_page() {
    let press = Press::default();
    for before in 30..60 {
        let mut document = chart(&vec![(50, 100); before + 3]);
        let Some(Block::Table(table)) = document.sections[0].blocks.first_mut() else { panic!() };
        table.rows.insert(before, Row { cells: vec![Cell::words(Text::plain("Mục tiêu hai"), 3)], total: false });
        let pages = layout(&document, &press).pages;
        let next = format!("Trường Tiểu học {before}");
        let of = |words: &str| pages.iter().position(|page| texts(page).any(|glyphs| glyphs.text == words));
        assert_eq!(of("Mục tiêu hai"), of(&next), "{before}");
    }
}

#[test]
fn a_bar_is_a_figure_with_its_words_within_its_cell() {
    let document = chart(&[(50, 100), (90, 100), (3, 0)]);
    let paper = layout(&document, &Press::default());
    let at = |index: u32| &paper.structure.elements[usize::try_from(index).unwrap_or(usize::MAX)];
    let figures = paper.structure.elements.iter().filter_map(|element| match &element.kind {
        Kind::Figure(words) => Some((&**words, &at(element.parent).kind)),
        _ => None,
    });
    let cell = &Kind::Cell(1);
    assert_eq!(figures.collect::<Vec<_>>(), [("50/100", cell), ("90/100", cell), ("3/0", cell)]);
    let drawn = rules(&paper.pages[0])
        .filter(|rule| matches!(rule.mark, Mark::Element(index) if matches!(at(index).kind, Kind::Figure(_))));
    assert!(drawn.count() > 6);
}
