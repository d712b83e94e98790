//! Text into a box: as large as the box allows, smaller down to a limit, then on several lines.

use crate::model::certificate::Frame;
use crate::paper::font::{Face, Faces};
use crate::paper::layout::lines::{Span, break_balanced};
use crate::paper::style::POINTS_PER_MM;

/// Points between the sizes that are tried.
const STEP: f32 = 0.5;
/// Points by which a text may be too wide: a sixtieth of a millimetre.
const TOLERANCE: f32 = 0.05;
/// Least share of the longer of two lines that the shorter one has where a comma parts them.
const LEAST_SHARE: f32 = 0.35;

/// A text as it stands in a box.
#[derive(Clone, Debug, PartialEq)]
pub struct Fitted<'t> {
    /// Lines from above, each with its width in points.
    pub lines: Vec<(&'t str, f32)>,
    /// Face: the box's, or the upright one where the box's lacks a letter.
    pub face: Face,
    /// Type size in points.
    pub size: f32,
    /// Points from one line to the next.
    pub pitch: f32,
    /// How it went.
    pub fit: Fit,
    /// Letters that the box's face lacks.
    pub lacking: Vec<char>,
}

/// How a text went into its box.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// At its full size, on the lines that were meant.
    Whole,
    /// Smaller.
    Shrunk,
    /// On more lines than were meant.
    Wrapped,
    /// Not even so: it runs out of the box.
    Overflows,
}

/// Fits a text, whose own line ends stay, into a box.
#[must_use]
pub fn fit<'t>(text: &'t str, frame: &Frame, faces: &Faces) -> Fitted<'t> {
    let lacking = faces.missing_in(frame.face, text);
    let face = if lacking.is_empty() { frame.face } else { Face::Regular };
    let room = Room { width: points(frame.width), height: points(frame.height), face, faces };
    let own: Vec<(&str, f32)> = text.split('\n').map(|line| (line, width_in_ems(line, face, faces))).collect();
    let widest = own.iter().map(|(_, width)| *width).fold(0.0, f32::max);
    let whole = |size: f32| {
        let fits = widest * size <= room.width + TOLERANCE && room.holds(own.len(), size);
        fits.then(|| own.iter().map(|(line, width)| (*line, width * size)).collect::<Vec<_>>())
    };
    let broken = |size: f32| {
        let lines = room.broken(text, size);
        let words = text.split([' ', '\n']).map(|word| width_in_ems(word, face, faces) * size);
        (room.holds(lines.len(), size) && words.fold(0.0, f32::max) <= room.width + TOLERANCE).then_some(lines)
    };
    let [least, most] = frame.sizes;
    let done =
        |lines, size: f32, fit| Fitted { lines, face, size, pitch: faces.pitch(face, size), fit, lacking: lacking.clone() };
    let shrunk = |size: f32| if size < most { Fit::Shrunk } else { Fit::Whole };
    if !frame.wraps_first
        && let Some((size, lines)) = sizes(least, most).find_map(|size| Some((size, whole(size)?)))
    {
        return done(lines, size, shrunk(size));
    }
    match sizes(least, most).find_map(|size| Some((size, broken(size)?))) {
        Some((size, lines)) if frame.wraps_first => done(lines, size, shrunk(size)),
        Some((size, lines)) => done(lines, size, Fit::Wrapped),
        None => done(room.broken(text, least), least, Fit::Overflows),
    }
}

/// From the largest to the smallest, which is always among them.
fn sizes(least: f32, most: f32) -> impl Iterator<Item = f32> {
    std::iter::successors(Some(most), move |size| (*size > least).then(|| (size - STEP).max(least)))
}

/// Points of so many millimetres.
pub(super) fn points(millimetres: f64) -> f32 {
    #[expect(clippy::as_conversions, clippy::cast_possible_truncation, reason = "a sheet is far smaller; 1/10000 mm is enough")]
    let short = millimetres as f32;
    short * POINTS_PER_MM
}

/// Width at a size of one point, as viewers advance: by whole thousandths of an em ([`crate::paper::pdf`]).
pub(super) fn width_in_ems(text: &str, face: Face, faces: &Faces) -> f32 {
    let thousandths: u32 = text.chars().map(|letter| (u32::from(faces.glyph(face, letter).advance) * 1000 + 1024) / 2048).sum();
    f32::from(u16::try_from(thousandths.min(u32::from(u16::MAX))).unwrap_or(u16::MAX)) / 1000.0
}

struct Room<'f> {
    width: f32,
    height: f32,
    face: Face,
    faces: &'f Faces,
}

impl Room<'_> {
    fn holds(&self, lines: usize, size: f32) -> bool {
        let lines = f32::from(u16::try_from(lines).unwrap_or(u16::MAX));
        lines * self.faces.pitch(self.face, size) <= self.height + TOLERANCE
    }

    /// The two lines of a text that a comma parts, where neither is less than [`LEAST_SHARE`] of the other; of several commas the
    /// one that makes them most alike.
    fn after_comma<'t>(&self, text: &'t str, size: f32) -> Option<Vec<&'t str>> {
        let wide = |part: &str| width_in_ems(part, self.face, self.faces) * size;
        let parts = text.match_indices(", ").filter_map(|(at, _)| Some((text.get(..=at)?, text.get(at + 2..)?)));
        let even = parts.map(|(left, right)| (wide(left).max(wide(right)), wide(left).min(wide(right)), left, right));
        let best = even.min_by(|one, other| one.0.total_cmp(&other.0))?;
        (best.0 <= self.width + TOLERANCE && best.1 >= LEAST_SHARE * best.0).then(|| vec![best.2, best.3])
    }

    fn broken<'t>(&self, text: &'t str, size: f32) -> Vec<(&'t str, f32)> {
        let own = text.split('\n').flat_map(|line| {
            let span = [Span { text: line, face: self.face }];
            let lines = break_balanced(&span, size, self.width, self.faces);
            let after_comma = if lines.len() == 2 { self.after_comma(line, size) } else { None };
            after_comma.unwrap_or_else(|| lines.iter().map(|line| line.pieces.first().map_or("", |piece| piece.text)).collect())
        });
        own.map(|line| (line, width_in_ems(line, self.face, self.faces) * size)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::certificate::{Across, Down};
    use crate::model::page::Ink;

    fn frame(width: f64, height: f64, sizes: [f32; 2], wraps_first: bool) -> Frame {
        Frame {
            says: Vec::new(),
            left: 0.0,
            top: 0.0,
            width,
            height,
            face: Face::Display,
            sizes,
            across: Across::Center,
            down: Down::Middle,
            ink: Ink::BLACK,
            capitals: false,
            wraps_first,
        }
    }

    fn fitted(text: &str, frame: &Frame) -> (Vec<String>, f32, Fit) {
        let faces = Faces::new();
        let fitted = fit(text, frame, &faces);
        let lines = fitted.lines.iter().map(|(line, _)| (*line).to_owned()).collect();
        if fitted.fit != Fit::Overflows {
            assert!(fitted.lines.iter().all(|(_, width)| *width <= points(frame.width) + TOLERANCE));
            assert!(fitted.pitch * f32::from(u16::try_from(fitted.lines.len()).unwrap()) <= points(frame.height) + TOLERANCE);
        }
        (lines, fitted.size, fitted.fit)
    }

    /// 60 letters with their spaces.
    const LONG: &str = "Công Tằng Tôn Nữ Nguyễn Phúc Hoàng Quỳnh Thiên Trường Ngọc Ý";

    #[test]
    fn a_short_name_stands_whole_and_a_long_one_shrinks() {
        assert_eq!(LONG.chars().count(), 60);
        let name = frame(217.0, 25.0, [18.0, 40.0], false);
        assert_eq!(fitted("Lê Ý", &name), (vec!["Lê Ý".to_owned()], 40.0, Fit::Whole));
        let (lines, size, fit) = fitted(LONG, &name);
        assert_eq!((lines.len(), fit), (1, Fit::Shrunk));
        assert!((18.0..40.0).contains(&size), "{size}");
    }

    #[test]
    fn below_the_limit_it_wraps_and_then_it_runs_out() {
        let (lines, size, fit) = fitted(LONG, &frame(100.0, 30.0, [20.0, 36.0], false));
        assert_eq!((lines.len(), fit), (2, Fit::Wrapped));
        assert_eq!(lines.join(" "), LONG);
        assert!(size > 20.0, "on two lines it may be larger again: {size}");
        let (lines, size, fit) = fitted(LONG, &frame(50.0, 12.0, [20.0, 36.0], false));
        assert_eq!((lines.join(" "), fit), (LONG.to_owned(), Fit::Overflows));
        assert!((size - 20.0).abs() < 0.01);
        assert_eq!(fitted("Nghiêngnghiêngngảngả", &frame(20.0, 60.0, [20.0, 36.0], false)).2, Fit::Overflows);
    }

    #[test]
    fn a_box_that_wraps_first_keeps_its_size_and_own_line_ends_stay() {
        let (lines, size, fit) = fitted(LONG, &frame(100.0, 60.0, [10.0, 30.0], true));
        assert!(lines.len() > 1 && (size - 30.0).abs() < 0.01 && fit == Fit::Whole, "{lines:?} {size}");
        assert_eq!(fitted("a\nb", &frame(100.0, 60.0, [10.0, 20.0], false)).0, ["a", "b"]);
        assert_eq!(fitted("a\nb", &frame(100.0, 10.0, [5.0, 40.0], false)).2, Fit::Shrunk);
    }

    #[test]
    fn a_letter_that_the_script_lacks_brings_the_upright_face() {
        let faces = Faces::new();
        let fitted = fit("Trần Ω", &frame(100.0, 60.0, [10.0, 20.0], false), &faces);
        assert_eq!((fitted.face, fitted.lacking), (Face::Regular, vec!['Ω']));
    }

    #[test]
    fn every_vietnamese_letter_is_drawn_in_the_script() {
        let letters = "aáàảãạăắằẳẵặâấầẩẫậbcdđeéèẻẽẹêếềểễệghiíìỉĩịklmnoóòỏõọôốồổỗộơớờởỡợpqrstuúùủũụưứừửữựvxyýỳỷỹỵ";
        for text in [letters.to_owned(), letters.to_uppercase()] {
            assert!(fit(&text, &frame(420.0, 60.0, [5.0, 20.0], false), &Faces::new()).lacking.is_empty());
        }
    }
}
