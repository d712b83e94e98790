//! Breaks a text into lines: first fit over spaces, as Word does, so that both formats break alike.
//!
//! Only U+0020 breaks; U+00A0 never does. Spaces at a line's end hang outside it. A word longer than the line breaks at its
//! characters, as a last resort. A line feed ends the line. Linear in the text.

use crate::model::document::{Run, Text};
use crate::paper::font::{Face, Faces, UNITS_PER_EM};
use crate::paper::style::ElementStyle;

/// Points by which a line may be too wide: sums of widths in another order differ by less, and Word allows nothing.
const TOLERANCE: f32 = 0.005;

/// Text of one face.
#[derive(Clone, Copy, Debug)]
pub struct Span<'a> {
    /// Words; may hold line feeds.
    pub text: &'a str,
    /// Face.
    pub face: Face,
}

/// A stretch of one face on a line.
#[derive(Clone, Debug, PartialEq)]
pub struct Piece<'a> {
    /// Characters.
    pub text: &'a str,
    /// Face.
    pub face: Face,
    /// Width in points, spaces at their natural width.
    pub width: f32,
    /// Number of U+0020 in it that grow where the line is justified.
    pub spaces: u16,
}

/// A line.
#[derive(Clone, Debug, PartialEq)]
pub struct Line<'a> {
    /// Pieces from left to right; none on an empty line.
    pub pieces: Vec<Piece<'a>>,
    /// Width in points without the hanging spaces.
    pub width: f32,
    /// Ends the text or a forced line: never stretched.
    pub last: bool,
}

/// The spans of a text in an element's style; `bold` is added to it.
#[must_use]
pub fn spans<'a>(text: &'a Text, style: &ElementStyle, bold: bool) -> Vec<Span<'a>> {
    let face = |run: &crate::model::document::Run| Face::of(style.bold || bold || run.bold, style.italic || run.italic);
    text.0.iter().map(|run| Span { text: &run.text, face: face(run) }).collect()
}

/// Lines of a text at a size in points: the first no wider than `first` points, the others no wider than `rest`.
/// An empty text gives one empty line.
#[must_use]
pub fn break_lines<'a>(spans: &[Span<'a>], size: f32, first: f32, rest: f32, faces: &Faces) -> Vec<Line<'a>> {
    let scale = size / UNITS_PER_EM;
    let mut breaker =
        Breaker { spans, scale, faces, rest, limit: first, lines: Vec::new(), start: (0, 0), width: 0.0, stop: None };
    for (index, span) in spans.iter().enumerate() {
        for (byte, character) in span.text.char_indices() {
            let advance = f32::from(faces.glyph(span.face, character).advance) * scale;
            breaker.take((index, byte), character, advance);
        }
    }
    breaker.finish()
}

/// Lines of a title: as few as fit the width, then about equally long, so that no single word stands below. Word does not
/// do this, but official titles are set so by hand.
#[must_use]
pub fn break_balanced<'a>(spans: &[Span<'a>], size: f32, width: f32, faces: &Faces) -> Vec<Line<'a>> {
    let lines = break_lines(spans, size, width, width, faces);
    if lines.len() < 2 || !width.is_finite() {
        return lines;
    }
    let (mut low, mut high) = (longest_word(spans, size, faces), width);
    for _ in 0..8 {
        let middle = low.midpoint(high);
        let fits = break_lines(spans, size, middle, middle, faces).len() <= lines.len();
        if fits { high = middle } else { low = middle }
    }
    // A little more than the least width: the upper lines may be the longer ones.
    let eased = (high * 1.1).min(width);
    break_lines(spans, size, eased, eased, faces)
}

/// A title with its line ends of [`break_balanced`] as forced breaks, for formats that would break it otherwise.
#[must_use]
pub fn balanced(text: &Text, style: &ElementStyle, width: f32, faces: &Faces) -> Text {
    let mut runs: Vec<Run> = Vec::new();
    for (index, line) in break_balanced(&spans(text, style, false), style.size, width, faces).iter().enumerate() {
        for (piece, part) in line.pieces.iter().enumerate() {
            let end = if index > 0 && piece == 0 { "\n" } else { "" };
            let bold = !style.bold && matches!(part.face, Face::Bold | Face::BoldItalic);
            let italic = !style.italic && matches!(part.face, Face::Italic | Face::BoldItalic);
            runs.push(Run { text: format!("{end}{}", part.text), bold, italic });
        }
    }
    Text(runs)
}

/// Width of the longest word in points.
fn longest_word(spans: &[Span], size: f32, faces: &Faces) -> f32 {
    let (mut word, mut longest) = (0.0_f32, 0.0_f32);
    for span in spans {
        for character in span.text.chars() {
            let advance = f32::from(faces.glyph(span.face, character).advance);
            word = if matches!(character, ' ' | '\n') { 0.0 } else { word + advance };
            longest = longest.max(word);
        }
    }
    longest * size / UNITS_PER_EM
}

/// Span index and byte within it.
type Position = (usize, usize);

/// A run of spaces where the line may end.
#[derive(Clone, Copy)]
struct Stop {
    /// Before its first space, and the line's width there.
    end: Position,
    width: f32,
    /// After its last space so far, and the line's width there.
    resume: Position,
    resume_width: f32,
}

struct Breaker<'s, 'a> {
    spans: &'s [Span<'a>],
    scale: f32,
    faces: &'s Faces,
    rest: f32,
    limit: f32,
    lines: Vec<Line<'a>>,
    start: Position,
    width: f32,
    stop: Option<Stop>,
}

impl<'a> Breaker<'_, 'a> {
    fn take(&mut self, at: Position, character: char, advance: f32) {
        let after = (at.0, at.1 + character.len_utf8());
        match character {
            '\n' => {
                self.end_forced(at);
                self.begin(after, 0.0);
            }
            ' ' => self.space(at, after, advance),
            _ => self.letter(at, advance),
        }
    }

    fn space(&mut self, at: Position, after: Position, advance: f32) {
        let (end, width) = match self.stop {
            Some(stop) if self.touches(stop.resume, at) => (stop.end, stop.width),
            _ => (at, self.width),
        };
        self.width += advance;
        self.stop = Some(Stop { end, width, resume: after, resume_width: self.width });
    }

    fn letter(&mut self, at: Position, advance: f32) {
        if self.width + advance > self.limit + TOLERANCE {
            if let Some(stop) = self.stop.take() {
                self.push(stop.end, stop.width, false);
                let left = self.width - stop.resume_width;
                self.begin(stop.resume, left);
            }
            // A word that starts its line and still does not fit; one letter is always taken.
            if self.width > 0.0 && self.width + advance > self.limit + TOLERANCE {
                self.push(at, self.width, false);
                self.begin(at, 0.0);
            }
        }
        self.width += advance;
    }

    /// Whether two positions are the same place, seen over span borders.
    fn touches(&self, left: Position, right: Position) -> bool {
        left == right
            || (right.1 == 0
                && left.0 < right.0
                && self.spans.get(left.0).is_some_and(|span| span.text.len() == left.1)
                && self.spans.get(left.0 + 1..right.0).is_some_and(|between| between.iter().all(|span| span.text.is_empty())))
    }

    fn begin(&mut self, start: Position, width: f32) {
        self.start = start;
        self.width = width;
        self.stop = None;
        self.limit = self.rest;
    }

    fn end_forced(&mut self, at: Position) {
        match self.stop {
            Some(stop) if self.touches(stop.resume, at) => self.push(stop.end, stop.width, true),
            _ => self.push(at, self.width, true),
        }
    }

    fn finish(mut self) -> Vec<Line<'a>> {
        self.end_forced((self.spans.len(), 0));
        self.lines
    }

    fn push(&mut self, end: Position, width: f32, last: bool) {
        let mut pieces = Vec::with_capacity(1);
        for (index, span) in self.spans.iter().enumerate().take(end.0 + 1).skip(self.start.0) {
            let from = if index == self.start.0 { self.start.1 } else { 0 };
            let to = if index == end.0 { end.1 } else { span.text.len() };
            if let Some(text) = span.text.get(from..to).filter(|text| !text.is_empty()) {
                pieces.push(self.piece(text, span.face));
            }
        }
        if let [piece] = pieces.as_mut_slice() {
            piece.width = width;
        }
        self.lines.push(Line { pieces, width, last });
    }

    fn piece(&self, text: &'a str, face: Face) -> Piece<'a> {
        let (mut units, mut spaces) = (0.0, 0_u16);
        for character in text.chars() {
            units += f32::from(self.faces.glyph(face, character).advance);
            spaces = spaces.saturating_add(u16::from(character == ' '));
        }
        Piece { text, face, width: units * self.scale, spaces }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn broken(parts: &[&str], first: f32, rest: f32) -> Vec<String> {
        let spans: Vec<Span> = parts.iter().map(|text| Span { text, face: Face::Regular }).collect();
        let lines = break_lines(&spans, 10.0, first, rest, &Faces::new());
        lines.iter().map(|line| line.pieces.iter().map(|piece| piece.text).collect()).collect()
    }

    // At 10 pt a digit is 5 points wide and a space 2.5.
    #[test]
    fn words_go_on_the_line_while_they_fit_and_spaces_hang() {
        assert_eq!(broken(&["11 22 33"], 22.5, 22.5), ["11 22", "33"]);
        assert_eq!(broken(&["11 22   33  "], 22.5, 22.5), ["11 22", "33"]);
        assert_eq!(broken(&["11 22 33"], 10.0, 22.5), ["11", "22 33"]);
    }

    #[test]
    fn a_balanced_title_says_its_line_ends_and_its_looks() {
        let run = |text: &str, bold| Run { text: text.to_owned(), bold, italic: false };
        let text = Text(vec![run("PHÒNG GIÁO DỤC VÀ ", false), run("ĐÀO TẠO THUẬN AN", true)]);
        let found = balanced(&text, &crate::paper::style::HOUSE.parent_body, 200.0, &Faces::new());
        assert_eq!(found.to_plain().replace('\n', " "), text.to_plain());
        assert_eq!(found.to_plain().matches('\n').count(), 1);
        assert!(found.0.iter().all(|run| run.bold == "ĐÀO TẠO THUẬN AN".contains(run.text.trim())), "{found:?}");
    }

    #[test]
    fn words_over_several_looks_stay_whole_and_spaces_are_seen_over_looks() {
        assert_eq!(broken(&["11 2", "2", "", "2 33"], 22.5, 22.5), ["11", "222", "33"]);
        assert_eq!(broken(&["11 ", "", " 22"], 12.0, 12.0), ["11", "22"]);
    }

    #[test]
    fn a_no_break_space_never_breaks_and_long_words_break_inside() {
        assert_eq!(broken(&["1 22\u{a0}33"], 25.0, 25.0), ["1", "22\u{a0}33"]);
        assert_eq!(broken(&["1 2222222"], 15.0, 15.0), ["1", "222", "222", "2"]);
        assert_eq!(broken(&["123"], 1.0, 1.0), ["1", "2", "3"]);
    }

    #[test]
    fn line_feeds_end_lines_and_nothing_gives_one_empty_line() {
        assert_eq!(broken(&["11 \n", "\n22"], 99.0, 99.0), ["11", "", "22"]);
        assert_eq!(broken(&["11\n"], 99.0, 99.0), ["11", ""]);
        assert_eq!(broken(&[], 99.0, 99.0), [""]);
        assert_eq!(broken(&[""], 99.0, 99.0), [""]);
    }

    #[test]
    fn balanced_lines_are_as_few_and_words_stay_whole() {
        let spans = [Span { text: "11 22 33 44 5", face: Face::Regular }];
        let lines = break_balanced(&spans, 10.0, 48.0, &Faces::new());
        let seen: Vec<&str> = lines.iter().filter_map(|line| line.pieces.first()).map(|piece| piece.text).collect();
        assert_eq!(seen, ["11 22", "33 44 5"]);
        let spans = [Span { text: "1 2222222 3", face: Face::Regular }];
        assert_eq!(break_balanced(&spans, 10.0, 45.0, &Faces::new()).len(), 2);
    }

    #[test]
    fn widths_leave_out_hanging_spaces_and_only_ends_are_last() {
        let spans = [Span { text: "11 22 33\n4", face: Face::Regular }];
        let lines = break_lines(&spans, 10.0, 22.5, 22.5, &Faces::new());
        let seen: Vec<(f32, bool)> = lines.iter().map(|line| (line.width.round(), line.last)).collect();
        assert_eq!(seen, [(23.0, false), (10.0, true), (5.0, true)]);
    }
}
