//! What papers are set with.

use super::font::Faces;
use super::style::{HOUSE, Styles};

/// The faces and the style table of a year. Layout, column widths and DOCX take every size, spacing and margin from here.
#[derive(Clone, Debug)]
pub struct Press {
    /// Metrics of the four faces.
    pub faces: Faces,
    /// How each element looks.
    pub styles: Styles,
}

impl Press {
    /// A press with a year's styles. Parses the faces, so make one and share it.
    #[must_use]
    pub fn new(styles: Styles) -> Self {
        Self { faces: Faces::new(), styles }
    }
}

/// The house values.
impl Default for Press {
    fn default() -> Self {
        Self::new(HOUSE)
    }
}
