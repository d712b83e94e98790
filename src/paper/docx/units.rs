//! Lengths as `WordprocessingML` counts them: whole twentieths of a point (dxa), half-points for type, eighths for rules.

use crate::paper::style::POINTS_PER_MM;

/// Twentieths of a point of a length in points, rounded to the nearest; lengths beyond paper are cut at 31,680 (22 inches, Word's limit).
pub(super) fn dxa(points: f32) -> i32 {
    whole(points * 20.0)
}

/// Twentieths of a point of a length in millimetres.
pub(super) fn dxa_mm(millimetres: f32) -> i32 {
    dxa(millimetres * POINTS_PER_MM)
}

/// Twentieths of a point of a row's height in points, as docx-rs wants it.
pub(super) fn row(points: f32) -> f32 {
    (points * 20.0).round()
}

/// Half-points of a type size in points.
pub(super) fn half_points(points: f32) -> usize {
    size(whole(points * 2.0))
}

/// Eighths of a point of a rule's thickness in points.
pub(super) fn eighths(points: f32) -> usize {
    size(whole(points * 8.0))
}

/// A length that cannot be negative, as docx-rs wants it.
pub(super) fn size(length: i32) -> usize {
    usize::try_from(length).unwrap_or(0)
}

/// A length that cannot be negative, as docx-rs wants it for spacing and paper.
pub(super) fn length(length: i32) -> u32 {
    u32::try_from(length).unwrap_or(0)
}

/// Column widths in twentieths of a point whose edges are each rounded once, so that the sum never drifts.
pub(super) fn columns(points: &[f32]) -> Vec<usize> {
    let mut edge = 0.0;
    let mut before = 0;
    let step = |width: &f32| {
        edge += width;
        let here = dxa(edge);
        let column = size(here - before);
        before = here;
        column
    };
    points.iter().map(step).collect()
}

#[expect(clippy::as_conversions, clippy::cast_possible_truncation, reason = "rounded and clamped; a NaN becomes 0")]
fn whole(number: f32) -> i32 {
    number.round().clamp(-31_680.0, 31_680.0) as i32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paper_is_a4_and_columns_add_up() {
        assert_eq!((dxa_mm(210.0), dxa_mm(297.0)), (11906, 16838));
        assert_eq!(half_points(13.5), 27);
        let thirds = columns(&[155.9 / 3.0, 155.9 / 3.0, 155.9 / 3.0]);
        assert_eq!(thirds.iter().sum::<usize>(), size(dxa(155.9)));
        assert_eq!(dxa(f32::NAN), 0);
    }
}
