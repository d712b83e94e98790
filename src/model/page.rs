//! A paper: where everything stands and what it is. All lengths are points (1/72 inch) from the page's top left corner,
//! y downwards.

use std::borrow::Cow;
use std::sync::Arc;

use super::structure::{Mark, Structure};
use crate::paper::font::Face;

/// A document set on pages.
#[derive(Clone, Debug, PartialEq)]
pub struct Paper<'a> {
    /// Pages in order; at least one.
    pub pages: Vec<Page<'a>>,
    /// A picture that fills every page behind all else; it is no part of what the paper says.
    pub background: Option<Picture>,
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
    /// What a printer does to it, made good beforehand; `None` for a page that is drawn as it is.
    pub correction: Option<Correction>,
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
    /// Colour.
    pub ink: Ink,
    /// What it is.
    pub mark: Mark,
}

/// A colour: red, green and blue of sRGB, 0 to 255 each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ink(pub [u8; 3]);

impl Ink {
    /// What papers are printed in.
    pub const BLACK: Self = Self([0; 3]);
}

/// Where a page must be drawn so that it is printed where it says: each axis stretched from the page's top left corner, then
/// moved.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Correction {
    /// Factors of the lengths across and down.
    pub scale: [f64; 2],
    /// Points added to the right and downwards.
    pub offset: [f64; 2],
}

/// A picture as a PDF file holds it.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// Pixels across and down.
    pub size: [u32; 2],
    /// How its bytes are packed, and what they are.
    pub packing: Packing,
    /// The packed bytes.
    pub bytes: Arc<[u8]>,
}

/// How a picture is packed.
#[derive(Clone, Debug, PartialEq)]
pub enum Packing {
    /// A JPEG file of eight bits a sample, grey or in colour.
    Jpeg {
        /// One grey sample for each pixel, not three.
        grey: bool,
    },
    /// The image data of a PNG file: deflated rows, each behind the number of its filter.
    Png {
        /// Bits of a sample: 1, 2, 4, 8 or 16.
        bits: u8,
        /// What a sample is.
        colours: Colours,
    },
}

/// What the samples of a PNG file are.
#[derive(Clone, Debug, PartialEq)]
pub enum Colours {
    /// One grey sample for each pixel.
    Grey,
    /// Red, green and blue.
    Rgb,
    /// One index for each pixel into these colours of three bytes.
    Palette(Vec<u8>),
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
