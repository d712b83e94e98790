//! A paper: where everything stands and what it is. All lengths are points (1/72 inch) from the page's top left corner,
//! y downwards.

use std::borrow::Cow;

use super::structure::{Mark, Structure};
use crate::paper::font::Face;

/// A document set on pages.
#[derive(Clone, Debug, PartialEq)]
pub struct Paper<'a> {
    /// Pages in order; at least one.
    pub pages: Vec<Page<'a>>,
    /// What the things on them are.
    pub structure: Structure<'a>,
}

/// One page.
#[derive(Clone, Debug, PartialEq)]
pub struct Page<'a> {
    /// Width of the paper.
    pub width: f32,
    /// Height of the paper.
    pub height: f32,
    /// What stands on it, in reading order; rules stand after the texts they frame.
    pub items: Vec<Item<'a>>,
}

/// A thing on a page.
#[derive(Clone, Debug, PartialEq)]
pub enum Item<'a> {
    /// Text on one baseline.
    Glyphs(Glyphs<'a>),
    /// A black bar.
    Rule(Rule),
}

impl<'a> Item<'a> {
    /// The text, where it is one.
    #[must_use]
    pub const fn glyphs(&self) -> Option<&Glyphs<'a>> {
        match self {
            Self::Glyphs(glyphs) => Some(glyphs),
            Self::Rule(_) => None,
        }
    }
}

/// Text of one face and size on one baseline.
#[derive(Clone, Debug, PartialEq)]
pub struct Glyphs<'a> {
    /// Face.
    pub face: Face,
    /// Type size.
    pub size: f32,
    /// Left end of the baseline.
    pub x: f32,
    /// Height of the baseline.
    pub baseline: f32,
    /// Characters, without line feeds.
    pub text: Cow<'a, str>,
    /// Points added to the advance of every space (U+0020) to straighten the right edge.
    pub stretch: f32,
    /// Width with the stretch.
    pub width: f32,
    /// What it is.
    pub mark: Mark,
}

/// A black rectangle.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rule {
    /// Left edge.
    pub x: f32,
    /// Upper edge.
    pub y: f32,
    /// Extent to the right.
    pub width: f32,
    /// Extent downwards.
    pub height: f32,
    /// What it is; [`Mark::Layout`] but for what belongs to a figure.
    pub mark: Mark,
}
