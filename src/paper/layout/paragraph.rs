//! Paragraphs: one strip a line, kept together so that no page begins or ends with a single line of a longer paragraph.

use super::lines::{break_lines, spans};
use super::strip::{Frame, Strip, line_height, place_line};
use crate::model::document::Paragraph;
use crate::paper::font::Faces;
use crate::paper::style::{self, POINTS_PER_MM};

/// Strips of a paragraph; `left` and `width` in points.
pub(super) fn strips<'a>(paragraph: &'a Paragraph, left: f32, width: f32, faces: &Faces) -> Vec<Strip<'a>> {
    let style = style::of(paragraph.role);
    let indent = style.first_line * POINTS_PER_MM;
    let spans = spans(&paragraph.text, style, false);
    let lines = break_lines(&spans, style.size, width - indent, width, faces);
    let height = line_height(style, faces);
    let last = lines.len() - 1;
    let announces = paragraph.announces();
    let mut strips = Vec::with_capacity(lines.len());
    for (index, line) in lines.iter().enumerate() {
        let shift = if index == 0 { indent } else { 0.0 };
        let mut items = Vec::with_capacity(line.pieces.len());
        place_line(
            line,
            Frame { left: left + shift, width: width - shift, align: style.align },
            0.0,
            style.size,
            faces,
            &mut items,
        );
        strips.push(Strip {
            before: if index == 0 { style.before } else { 0.0 },
            height,
            after: if index == last { style.after } else { 0.0 },
            keep: style.keep_next || (announces && index == last) || (index < last && (index == 0 || index + 2 > last)),
            items,
            row: None,
        });
    }
    strips
}
