//! The run's code at the foot of the last page. A footer would stand on every page of its section, so the code is a frame
//! fixed to the paper (ECMA-376 part 1, 17.3.1.11): frames stand on the page of the paragraph after them, here the last one.

use docx_rs::Paragraph;

use super::sections::paper;
use super::text::plain;
use super::units::{dxa, dxa_mm, length};
use crate::model::document::Orientation;
use crate::paper::style::{MARGINS, POINTS_PER_MM, RUN_CODE};
use crate::paper::wording;

/// Width of the frame in millimetres: the label and twelve digits fill half of it.
const WIDTH: f32 = 60.0;

/// The frame, at the left half way down the bottom margin of a page of this orientation; `None` without a code.
pub(super) fn frame(code: &str, orientation: Orientation) -> Option<Paragraph> {
    if code.is_empty() {
        return None;
    }
    let (_, height) = paper(orientation);
    let middle = (height - MARGINS.bottom / 2.0) * POINTS_PER_MM;
    let paragraph = plain(&RUN_CODE, &format!("{}{code}", wording::RUN_CODE))
        .frame_width(length(dxa_mm(WIDTH)))
        .wrap("around")
        .h_anchor("page")
        .v_anchor("page")
        .frame_x(dxa_mm(MARGINS.left))
        .frame_y(dxa(middle - RUN_CODE.size / 2.0));
    Some(paragraph)
}
