//! The faces a paper uses, cut down to its characters: 400 KB become 20.
//!
//! printpdf truncates widths when the em is not 1000 units, so a subset says 1000 and gives rounded widths. Two characters of
//! one glyph would overwrite each other in the table that text is copied by, so one of them stands for both; and a no-break
//! space is copied as a space, so that a search finds the words.

use std::collections::{BTreeMap, BTreeSet};

use printpdf::{FontId, FontMetrics, ParsedFont, PdfFontMetricsStub};
use sha2::{Digest, Sha256};
use subsetter::GlyphRemapper;

use crate::error::Error;
use crate::paper::font::{Face, Faces};

/// Slant of the italic faces as rise and run (16 degrees): printpdf reads /`ItalicAngle` from it.
const SLANT: (i16, i16) = (1000, 287);

/// One face as embedded.
pub(super) struct Subset {
    /// Resource name within the file.
    pub id: FontId,
    /// What printpdf embeds.
    pub font: ParsedFont,
    /// Characters that are drawn, each by a glyph of its own.
    pub characters: String,
    /// Glyph and width by character, of the letters that Vietnamese papers have.
    common: Vec<Drawn>,
    /// The same of all others.
    rare: BTreeMap<char, Drawn>,
}

/// How a character is drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Drawn {
    /// Glyph in the subset; 0 for a character that is not drawn.
    pub glyph: u16,
    /// Width in thousandths of an em.
    pub width: u16,
}

/// Code points below are looked up in a table: those of Latin letters and of punctuation.
const COMMON: usize = 0x2070;

impl Subset {
    /// Cuts a face down to characters. Characters that the face lacks are drawn as boxes.
    pub fn new(face: Face, used: &BTreeSet<char>, faces: &Faces) -> Result<Self, Error> {
        let (drawn, aliases) = glyphs(face, used, faces);
        let mut remapper = GlyphRemapper::new();
        let (mut codes, mut glyph_widths) = (BTreeMap::new(), BTreeMap::new());
        let (mut common, mut rare) = (vec![Drawn::default(); COMMON], BTreeMap::new());
        let mut keep = |character: char, drawn: Drawn| match common.get_mut(code_point(character)) {
            Some(place) => *place = drawn,
            None => drop(rare.insert(character, drawn)),
        };
        glyph_widths.insert(0, thousandths(faces.glyph(face, '\u{fffe}').advance));
        for (glyph, character) in &drawn {
            let new = remapper.remap(*glyph);
            let width = thousandths(faces.glyph(face, *character).advance);
            codes.insert(u32::from(*character), new);
            glyph_widths.insert(new, width);
            keep(*character, Drawn { glyph: new, width });
            for (alias, _) in aliases.iter().filter(|(_, drawn)| *drawn == character) {
                keep(*alias, Drawn { glyph: new, width });
            }
        }
        let weight: Vec<_> = face.weight_axis().map(|weight| (subsetter::Tag::new(b"wght"), weight)).into_iter().collect();
        let bytes = subsetter::subset_with_variations(face.file(), 0, &weight, &remapper)
            .map_err(|fault| Error::Refused(format!("Không rút gọn được phông chữ để nhúng vào PDF ({fault}).")))?;
        let metrics = FontMetrics { ascent: rounded(faces.ascent(face, 1000.0)), descent: -rounded(faces.descent(face, 1000.0)) };
        let name = format!("{}+{}", tag(used), post_script_name(face));
        let mut font = ParsedFont::with_glyph_data(bytes, 0, Some(name), codes, glyph_widths, 1000, metrics);
        font.pdf_font_metrics = descriptor(face);
        let characters = drawn.into_values().collect();
        Ok(Self { id: FontId(resource(face).to_owned()), font, characters, common, rare })
    }

    /// How a character is drawn.
    pub fn drawn(&self, character: char) -> Drawn {
        let drawn = self.common.get(code_point(character)).or_else(|| self.rare.get(&character));
        drawn.copied().unwrap_or_default()
    }

    /// Width of a text as viewers will advance, in thousandths of an em; 0 for characters that are not drawn.
    pub fn advance(&self, text: &str) -> f32 {
        text.chars().map(|character| f32::from(self.drawn(character).width)).sum()
    }
}

fn code_point(character: char) -> usize {
    usize::try_from(u32::from(character)).unwrap_or(usize::MAX)
}

/// Glyph to the character that stands for it, and every other character to that one.
fn glyphs(face: Face, used: &BTreeSet<char>, faces: &Faces) -> (BTreeMap<u16, char>, BTreeMap<char, char>) {
    let mut drawn = BTreeMap::new();
    let mut aliases = BTreeMap::new();
    for &character in used {
        let glyph = faces.glyph(face, character);
        if glyph.id == 0 {
            continue;
        }
        let (plain, like) = (plain(character), faces.glyph(face, plain(character)));
        let alike = like.id != 0 && like.advance == glyph.advance;
        let (id, wanted) = if alike { (like.id, plain) } else { (glyph.id, character) };
        let chosen = *drawn.entry(id).or_insert(wanted);
        if chosen != character {
            aliases.insert(character, chosen);
        }
    }
    (drawn, aliases)
}

/// The character that people search for, where it looks the same.
const fn plain(character: char) -> char {
    match character {
        '\u{a0}' => ' ',
        '\u{d0}' => 'Đ',
        '\u{ad}' | '\u{2010}' | '\u{2011}' => '-',
        other => other,
    }
}

fn thousandths(units: u16) -> u16 {
    u16::try_from((u32::from(units) * 1000 + 1024) / 2048).unwrap_or(u16::MAX)
}

/// Points at a size of 1000 as whole thousandths.
fn rounded(points: f32) -> i16 {
    let mut whole = 0_i16;
    while f32::from(whole) + 0.5 < points {
        whole += 1;
    }
    whole
}

/// Bounds of all glyphs and weight, as the font files have them, in thousandths of an em.
const fn descriptor(face: Face) -> PdfFontMetricsStub {
    let (italic, weight) = match face {
        Face::Regular => (false, 400),
        Face::Bold | Face::Display => (false, 700),
        Face::Italic => (true, 400),
        Face::BoldItalic => (true, 700),
    };
    let [x_min, y_min, x_max, y_max] =
        if matches!(face, Face::Display) { [-197, -306, 1388, 1096] } else { [-250, -304, 1200, 1008] };
    let (caret_slope_rise, caret_slope_run) = if italic { SLANT } else { (1, 0) };
    PdfFontMetricsStub {
        units_per_em: 1000,
        x_min,
        y_min,
        x_max,
        y_max,
        caret_slope_rise,
        caret_slope_run,
        us_weight_class: weight,
    }
}

const fn post_script_name(face: Face) -> &'static str {
    match face {
        Face::Regular => "LiberationSerif",
        Face::Bold => "LiberationSerif-Bold",
        Face::Italic => "LiberationSerif-Italic",
        Face::BoldItalic => "LiberationSerif-BoldItalic",
        Face::Display => "DancingScript-Bold",
    }
}

const fn resource(face: Face) -> &'static str {
    match face {
        Face::Regular => "R",
        Face::Bold => "B",
        Face::Italic => "I",
        Face::BoldItalic => "BI",
        Face::Display => "D",
    }
}

/// Six capitals that name the subset (ISO 32000-1, 9.6.4), from the characters it holds.
fn tag(used: &BTreeSet<char>) -> String {
    let text: String = used.iter().collect();
    Sha256::digest(text.as_bytes()).iter().take(6).map(|byte| char::from(b'A' + byte % 26)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_subset_is_small_and_its_widths_are_thousandths() {
        let used: BTreeSet<char> = "Quyết định khen thưởng 0123".chars().collect();
        let subset = Subset::new(Face::Bold, &used, &Faces::new()).unwrap();
        assert!(subset.font.original_bytes.len() < 20_000, "{}", subset.font.original_bytes.len());
        assert_eq!(subset.font.units_per_em, 1000);
        let glyph = subset.font.lookup_glyph_index(u32::from('0')).unwrap();
        assert_eq!(subset.font.get_glyph_width(glyph), Some(500));
        assert!((subset.advance("0 ") - 750.0).abs() < 0.01);
    }

    #[test]
    fn characters_of_one_glyph_are_copied_as_the_common_one() {
        let used: BTreeSet<char> = "a\u{a0}b".chars().collect();
        let subset = Subset::new(Face::Regular, &used, &Faces::new()).unwrap();
        assert_eq!(subset.drawn('\u{a0}'), subset.drawn(' '));
        assert_eq!(subset.characters.chars().collect::<BTreeSet<char>>(), " ab".chars().collect());
    }
}
