//! The sheet that a printer is measured with: four crosses with their names, scales along the middle, and what to do.

use std::borrow::Cow;

use super::calibrate::crosses;
use super::fit::{points, width_in_ems};
use crate::model::certificate::{Printer, Profile};
use crate::model::page::{Correction, Glyphs, Ink, Item, Page, Paper, Rule};
use crate::model::structure::{Element, Kind, Mark, Structure};
use crate::paper::font::{Face, Faces};

/// Millimetres of a cross's arm, and how thick it is in points.
const ARM: f64 = 10.0;
const PEN: f32 = 0.4;
const SIZE: f32 = 11.0;

/// Sizes of the sheets that profiles and printers speak of, each once, in millimetres, in their order.
#[must_use]
pub fn papers_of<'a>(
    profiles: impl IntoIterator<Item = &'a Profile>,
    printers: impl IntoIterator<Item = &'a Printer>,
) -> Vec<[f64; 2]> {
    let mut sizes: Vec<[f64; 2]> = Vec::new();
    let all = printers.into_iter().map(|printer| printer.size).chain(profiles.into_iter().map(|profile| profile.size));
    for size in all {
        if !sizes.contains(&size) {
            sizes.push(size);
        }
    }
    sizes
}

/// A page for each (size, what it is called, correction): crosses, a scale of millimetres on both axes, and words.
#[must_use]
pub fn cross_sheet(sheets: &[([f64; 2], String, Option<Correction>)], faces: &Faces) -> Paper<'static> {
    let mut structure = Structure { elements: vec![Element { kind: Kind::Document, parent: 0 }], outline: Vec::new() };
    let mut pages = Vec::new();
    for (size, title, correction) in sheets {
        let mut sheet = Sheet { items: Vec::new(), element: 0, faces };
        structure.elements.push(Element { kind: Kind::Section, parent: 0 });
        let section = u32::try_from(structure.elements.len()).unwrap_or(u32::MAX);
        sheet.element = section;
        sheet.words(title, size, correction.is_some());
        for _ in section..sheet.element {
            structure.elements.push(Element { kind: Kind::Paragraph, parent: section - 1 });
        }
        sheet.scales(*size);
        for place in crosses(*size) {
            sheet.cross(place);
        }
        let [width, height] = size.map(points);
        pages.push(Page { width, height, correction: *correction, items: sheet.items });
    }
    Paper { pages, background: None, structure }
}

struct Sheet<'f> {
    items: Vec<Item<'static>>,
    /// Index of the next paragraph's element.
    element: u32,
    faces: &'f Faces,
}

impl Sheet<'_> {
    fn words(&mut self, title: &str, size: &[f64; 2], corrected: bool) {
        let mut lines = vec![title.to_owned()];
        if corrected {
            lines.push(
                "Tờ kiểm tra: đã bù theo số đo. Tâm mỗi dấu phải cách mép trái và mép trên đúng như ghi, sai không quá 0,5 mm."
                    .into(),
            );
        } else {
            lines.push("In cỡ thật (Actual size, 100%), bằng đúng máy in và khay sẽ in giấy khen, trên giấy trắng.".into());
            lines.push("Đo bằng thước từ mép trái và mép trên của tờ giấy đến tâm mỗi dấu cộng, ghi vào may-in.toml.".into());
        }
        for (name, [x, y]) in ["A", "B", "C", "D"].into_iter().zip(crosses(*size)) {
            lines.push(format!("{name}: cách mép trái {} mm, cách mép trên {} mm.", decimal(x), decimal(y)));
        }
        let mut baseline = points(size[1] / 2.0 - 30.0);
        for (index, line) in lines.into_iter().enumerate() {
            let face = if index == 0 { Face::Bold } else { Face::Regular };
            let width = width_in_ems(&line, face, self.faces) * SIZE;
            self.line(line, face, (points(size[0]) - width) / 2.0, baseline);
            baseline += SIZE * 1.5;
        }
        for (name, [x, y]) in ["A", "B", "C", "D"].into_iter().zip(crosses(*size)) {
            self.line(name.to_owned(), Face::Bold, points(x + 3.0), points(y - 2.5));
        }
    }

    fn line(&mut self, text: String, face: Face, x: f32, baseline: f32) {
        let width = width_in_ems(&text, face, self.faces) * SIZE;
        let mark = Mark::Element(self.element);
        self.element += 1;
        let (text, ink) = (Cow::Owned(text), Ink::BLACK);
        self.items.push(Item::Glyphs(Glyphs { face, size: SIZE, x, baseline, text, stretch: 0.0, width, ink, mark }));
    }

    fn cross(&mut self, [x, y]: [f64; 2]) {
        self.rule([x - ARM, y], [2.0 * ARM, 0.0], PEN);
        self.rule([x, y - ARM], [0.0, 2.0 * ARM], PEN);
    }

    /// Marks each millimetre between the crosses, longer ones each five and ten: what a printer does between the corners is seen
    /// with a ruler laid on them.
    fn scales(&mut self, size: [f64; 2]) {
        let [a, b, c, _] = crosses(size);
        let length = |step: u32| {
            if step.is_multiple_of(10) {
                4.0
            } else if step.is_multiple_of(5) {
                3.0
            } else {
                1.5
            }
        };
        for step in 0..=whole(b[0] - a[0]) {
            let x = a[0] + f64::from(step);
            self.rule([x, size[1] / 2.0 + 20.0], [0.0, length(step)], 0.25);
        }
        for step in 0..=whole(c[1] - a[1]) {
            let y = a[1] + f64::from(step);
            self.rule([a[0] - 8.0, y], [length(step), 0.0], 0.25);
        }
    }

    /// A line whose middle is where it says.
    fn rule(&mut self, [x, y]: [f64; 2], [width, height]: [f64; 2], pen: f32) {
        let upright = width == 0.0;
        let (x, y) = (points(x) - if upright { pen / 2.0 } else { 0.0 }, points(y) - if upright { 0.0 } else { pen / 2.0 });
        let (width, height) = if upright { (pen, points(height)) } else { (points(width), pen) };
        self.items.push(Item::Rule(Rule { x, y, width, height, mark: Mark::Layout }));
    }
}

fn decimal(millimetres: f64) -> String {
    format!("{millimetres}").replace('.', ",")
}

/// Whole millimetres of a length.
fn whole(millimetres: f64) -> u32 {
    (0..1000).take_while(|step| f64::from(*step) <= millimetres).last().unwrap_or(0)
}
