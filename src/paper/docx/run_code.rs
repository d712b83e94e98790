//! The codes of the run and of the set of awards at the foot of the last page, or of each where sheets leave each other. A footer
//! would stand on every page of its section, so those of the last page stand in a frame fixed to the paper (ECMA-376 part 1,
//! 17.3.1.11): frames stand on the page of the paragraph after them, here the last one.

use docx_rs::{Footer, Paragraph};

use super::sections::paper;
use super::text::plain;
use super::units::{dxa, dxa_mm, length};
use crate::model::document::{Document, Orientation};
use crate::paper::style::{POINTS_PER_MM, Styles};
use crate::paper::wording;

/// Width of the frame in millimetres: two labels with twelve digits each fill three quarters of it.
const WIDTH: f32 = 90.0;

/// The footer of loose sheets; `None` for other papers and without codes.
pub(super) fn footer(document: &Document, styles: &Styles) -> Option<Footer> {
    let line = wording::foot(&document.run_code, &document.set_code).filter(|_| document.loose)?;
    Some(Footer::new().add_paragraph(plain(&styles.run_code, &line)))
}

/// The frame, at the left half way down the bottom margin of a page of this orientation; `None` without a line.
pub(super) fn frame(line: Option<String>, orientation: Orientation, styles: &Styles) -> Option<Paragraph> {
    let line = line?;
    let (_, height) = paper(orientation);
    let middle = (height - styles.margins.bottom / 2.0) * POINTS_PER_MM;
    let paragraph = plain(&styles.run_code, &line)
        .frame_width(length(dxa_mm(WIDTH)))
        .wrap("around")
        .h_anchor("page")
        .v_anchor("page")
        .frame_x(dxa_mm(styles.margins.left))
        .frame_y(dxa(middle - styles.run_code.size / 2.0));
    Some(paragraph)
}
