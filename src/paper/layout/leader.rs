//! Dots that lead to the right margin: room to write by hand (nd30, form 1.9). A template writes some; how many fill the line
//! is known once the widths are.

use super::lines::{Span, break_lines};
use crate::model::document::Text;
use crate::paper::font::Faces;
use crate::paper::press::Press;
use crate::paper::style::{ElementStyle, POINTS_PER_MM};

/// Dots at the end of a text from which on they are a leader; fewer are an ellipsis or a gap within a sentence.
const LEAST: usize = 8;

/// More dots than the widest page takes in the smallest type.
const DOTS: &str = match str::from_utf8(&[b'.'; 800]) {
    Ok(dots) => dots,
    Err(_) => "",
};

/// The words of a text before its leader; `None` for a text that ends without one.
fn led(text: &str) -> Option<&str> {
    let words = text.trim_end_matches('.');
    (text.len() - words.len() >= LEAST).then_some(words)
}

/// Makes the leader at the end of a text as long as its line: the first is `first` points wide, the others `rest`.
pub(super) fn fill(spans: &mut Vec<Span>, size: f32, first: f32, rest: f32, faces: &Faces) {
    let Some(last) = spans.last_mut() else { return };
    let (Some(words), face) = (led(last.text), last.face) else { return };
    last.text = words;
    // With one dot the words' last space counts, and a line that has no room for a dot is not the last.
    spans.push(Span { text: dots(1), face });
    let lines = break_lines(spans, size, first, rest, faces);
    let limit = if lines.len() == 1 { first } else { rest };
    let free = limit - lines.last().map_or(0.0, |line| line.width);
    let dot = faces.width(face, size, dots(1));
    let mut count = 1;
    while dot > 0.0 && f32::from(count) * dot <= free && usize::from(count) < DOTS.len() {
        count += 1;
    }
    if let Some(leader) = spans.last_mut() {
        leader.text = dots(count);
    }
}

fn dots(count: u16) -> &'static str {
    DOTS.get(..usize::from(count)).unwrap_or(DOTS)
}

/// A text whose leader fills its line, for formats that break lines themselves; `None` for a text without one. `width` in points.
#[must_use]
pub fn filled(text: &Text, style: &ElementStyle, width: f32, press: &Press) -> Option<Text> {
    let words = led(&text.0.last()?.text)?.len();
    let mut spans = super::lines::spans(text, style, false);
    fill(&mut spans, style.size, width - style.first_line * POINTS_PER_MM, width, &press.faces);
    let leader = spans.last()?.text;
    let mut filled = text.clone();
    let last = filled.0.last_mut()?;
    last.text.truncate(words);
    last.text.push_str(leader);
    Some(filled)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paper::style::HOUSE;

    fn shown(text: &str, width: f32) -> Option<String> {
        filled(&Text::plain(text), &HOUSE.body, width, &Press::default()).map(|text| text.to_plain())
    }

    #[test]
    fn a_leader_ends_at_the_margin_whatever_stands_before_it() {
        let (press, width) = (Press::default(), 467.7);
        let dot = press.faces.width(crate::paper::font::Face::Regular, 14.0, ".");
        for text in ["........", "Chủ trì: ..........", "Chủ trì:..........", &format!("Chủ trì: {}", ".".repeat(400))] {
            let text = Text::plain(shown(text, width).expect("a leader"));
            let spans = super::super::lines::spans(&text, &HOUSE.body, false);
            let first = width - HOUSE.body.first_line * POINTS_PER_MM;
            let lines = break_lines(&spans, 14.0, first, width, &press.faces);
            assert_eq!(lines.len(), 1, "{text:?}");
            assert!((0.0..dot).contains(&(first - lines[0].width)), "{} of {first}", lines[0].width);
        }
        let long = shown(&format!("{} ........", "lời ".repeat(40)), width).expect("a leader");
        assert!(long.trim_end_matches('.').len() + 20 < long.len(), "{long}");
    }

    #[test]
    fn ellipses_gaps_and_plain_ends_stay() {
        for text in ["", "và …", "v.v...", "ngày ........ tháng ........ năm 2024", "hết./."] {
            assert_eq!(shown(text, 467.7), None);
        }
    }
}
