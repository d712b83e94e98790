//! The faces: four that papers are set in, Liberation Serif, whose metrics are those of Times New Roman (SIL OFL,
//! `fonts/LICENSE`); and one for the names on certificates, Dancing Script at its boldest (SIL OFL, `fonts/LICENSE-DancingScript`).
//! Characters are looked up one by one: NFC Vietnamese needs no shaping, and Word does not kern by default, so neither do we.

use std::sync::LazyLock;

use ttf_parser::Face as Parsed;

/// Font units in an em of every face: those of Liberation Serif, to which the others are brought when they are read.
pub const UNITS_PER_EM: f32 = 2048.0;

/// Characters below this are looked up by index: Latin, Vietnamese, punctuation, currency, arrows.
const DIRECT: usize = 0x2200;

/// One of the faces.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Face {
    /// Upright.
    Regular,
    /// Bold.
    Bold,
    /// Italic.
    Italic,
    /// Bold italic.
    BoldItalic,
    /// A bold script with every Vietnamese letter: certificates only.
    Display,
}

impl Face {
    /// All faces, in the order of their declaration.
    pub const ALL: [Self; 5] = [Self::Regular, Self::Bold, Self::Italic, Self::BoldItalic, Self::Display];
    /// Those of papers.
    pub const TEXT: [Self; 4] = [Self::Regular, Self::Bold, Self::Italic, Self::BoldItalic];

    /// The face of a look.
    #[must_use]
    pub const fn of(bold: bool, italic: bool) -> Self {
        match (bold, italic) {
            (false, false) => Self::Regular,
            (true, false) => Self::Bold,
            (false, true) => Self::Italic,
            (true, true) => Self::BoldItalic,
        }
    }

    /// The font file, compiled in.
    #[must_use]
    pub const fn file(self) -> &'static [u8] {
        match self {
            Self::Regular => include_bytes!("../../fonts/LiberationSerif-Regular.ttf"),
            Self::Bold => include_bytes!("../../fonts/LiberationSerif-Bold.ttf"),
            Self::Italic => include_bytes!("../../fonts/LiberationSerif-Italic.ttf"),
            Self::BoldItalic => include_bytes!("../../fonts/LiberationSerif-BoldItalic.ttf"),
            Self::Display => include_bytes!("../../fonts/DancingScript.ttf"),
        }
    }

    /// Weight on the axis `wght` of a variable file; `None` for a file of one weight.
    #[must_use]
    pub const fn weight_axis(self) -> Option<f32> {
        match self {
            Self::Display => Some(700.0),
            Self::Regular | Self::Bold | Self::Italic | Self::BoldItalic => None,
        }
    }
}

/// Characters of a text that no paper can draw, each once, in order of first appearance; see [`Faces::missing`].
#[must_use]
pub fn undrawable(text: &str) -> Vec<char> {
    static FACES: LazyLock<(Faces, Vec<bool>)> = LazyLock::new(|| {
        let faces = Faces::new();
        let drawn = (0..DIRECT).map(|code| u32::try_from(code).ok().and_then(char::from_u32));
        let drawn = drawn
            .map(|character| character.is_some_and(|character| faces.missing(character.encode_utf8(&mut [0; 4])).is_empty()));
        let drawn = drawn.collect();
        (faces, drawn)
    });
    if text.is_ascii() {
        return Vec::new();
    }
    let (faces, drawn) = &*FACES;
    let is_drawn =
        |character: char| usize::try_from(u32::from(character)).is_ok_and(|code| drawn.get(code).is_some_and(|drawn| *drawn));
    if text.chars().all(is_drawn) { Vec::new() } else { faces.missing(text) }
}

/// A glyph of a face.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Glyph {
    /// Glyph number; 0 draws the box of a missing character.
    pub id: u16,
    /// Advance width in font units.
    pub advance: u16,
}

/// Metrics of the faces, parsed once.
#[derive(Clone, Debug)]
pub struct Faces {
    tables: [Metrics; 5],
}

#[derive(Clone, Debug)]
struct Metrics {
    direct: Vec<Glyph>,
    rest: Vec<(char, Glyph)>,
    missing: Glyph,
    ascent: f32,
    descent: f32,
    gap: f32,
}

impl Faces {
    /// Parses the compiled-in faces: about a millisecond, so make one and share it.
    #[must_use]
    pub fn new() -> Self {
        Self { tables: Face::ALL.map(Metrics::read) }
    }

    /// Glyph of a character; a character outside the face gives the box glyph.
    #[must_use]
    pub fn glyph(&self, face: Face, character: char) -> Glyph {
        self.metrics(face).glyph(character)
    }

    /// Width of a text in points at a size in points, without kerning.
    #[must_use]
    pub fn width(&self, face: Face, size: f32, text: &str) -> f32 {
        let metrics = self.metrics(face);
        text.chars().map(|character| f32::from(metrics.glyph(character).advance)).sum::<f32>() * size / UNITS_PER_EM
    }

    /// Points from the baseline up to the top of a line at a size (Word and LibreOffice: `usWinAscent`).
    #[must_use]
    pub fn ascent(&self, face: Face, size: f32) -> f32 {
        self.metrics(face).ascent * size / UNITS_PER_EM
    }

    /// Points from the baseline down to the bottom of a line at a size, positive, without the gap (`usWinDescent`).
    #[must_use]
    pub fn descent(&self, face: Face, size: f32) -> f32 {
        self.metrics(face).descent * size / UNITS_PER_EM
    }

    /// Pitch of single-spaced lines in points, line gap included: 1.15 of the size, as Word sets Times New Roman.
    #[must_use]
    pub fn pitch(&self, face: Face, size: f32) -> f32 {
        let metrics = self.metrics(face);
        (metrics.ascent + metrics.descent + metrics.gap) * size / UNITS_PER_EM
    }

    /// Characters of a text that the upright face cannot draw, each once, in order of first appearance. Line feeds are not drawn.
    /// The four faces of papers draw the same Vietnamese; where they differ, the upright one has most.
    #[must_use]
    pub fn missing(&self, text: &str) -> Vec<char> {
        self.missing_in(Face::Regular, text)
    }

    /// The same of any face.
    #[must_use]
    pub fn missing_in(&self, face: Face, text: &str) -> Vec<char> {
        let mut found = Vec::new();
        for character in text.chars() {
            let drawn = character == '\n' || self.glyph(face, character).id != 0;
            if !drawn && !found.contains(&character) {
                found.push(character);
            }
        }
        found
    }

    const fn metrics(&self, face: Face) -> &Metrics {
        let [regular, bold, italic, bold_italic, display] = &self.tables;
        match face {
            Face::Regular => regular,
            Face::Bold => bold,
            Face::Italic => italic,
            Face::BoldItalic => bold_italic,
            Face::Display => display,
        }
    }
}

impl Default for Faces {
    fn default() -> Self {
        Self::new()
    }
}

impl Metrics {
    fn read(face: Face) -> Self {
        #[expect(clippy::expect_used, reason = "the faces are compiled in; a test parses all of them")]
        let mut parsed = Parsed::parse(face.file(), 0).expect("compiled-in face");
        if let Some(weight) = face.weight_axis() {
            parsed.set_variation(ttf_parser::Tag::from_bytes(b"wght"), weight);
        }
        let own_units = parsed.units_per_em();
        let advance = |id| in_our_units(parsed.glyph_hor_advance(id).unwrap_or_default(), own_units);
        let mut direct = vec![None; DIRECT];
        let mut rest = Vec::new();
        let subtables = parsed.tables().cmap.into_iter().flat_map(|table| table.subtables);
        for subtable in subtables.filter(ttf_parser::cmap::Subtable::is_unicode) {
            subtable.codepoints(|code| {
                let Some(character) = char::from_u32(code) else { return };
                let Some(id) = subtable.glyph_index(code) else { return };
                let glyph = Glyph { id: id.0, advance: advance(id) };
                match usize::try_from(code).ok().and_then(|index| direct.get_mut(index)) {
                    Some(slot) => *slot = Some(glyph),
                    None => rest.push((character, glyph)),
                }
            });
        }
        rest.sort_unstable_by_key(|(character, _)| *character);
        rest.dedup_by_key(|(character, _)| *character);
        let missing = Glyph { id: 0, advance: advance(ttf_parser::GlyphId(0)) };
        let os2 = parsed.tables().os2;
        let scale = UNITS_PER_EM / f32::from(own_units);
        Self {
            direct: direct.into_iter().map(|slot| slot.unwrap_or(missing)).collect(),
            rest,
            missing,
            ascent: f32::from(os2.map_or(parsed.ascender(), |table| table.windows_ascender())) * scale,
            descent: f32::from(os2.map_or(parsed.descender(), |table| table.windows_descender()).saturating_abs()) * scale,
            gap: f32::from(parsed.line_gap()) * scale,
        }
    }

    fn glyph(&self, character: char) -> Glyph {
        let code = u32::from(character);
        if let Some(glyph) = usize::try_from(code).ok().and_then(|index| self.direct.get(index)) {
            return *glyph;
        }
        self.rest
            .binary_search_by_key(&character, |(key, _)| *key)
            .map_or(self.missing, |at| self.rest.get(at).map_or(self.missing, |(_, glyph)| *glyph))
    }
}

/// Units of a face of so many to the em, in those of [`UNITS_PER_EM`], rounded: thousandths of an em come back as they were.
fn in_our_units(units: u16, own_units: u16) -> u16 {
    let own = u32::from(own_units.max(1));
    u16::try_from((u32::from(units) * 2048 + own / 2) / own).unwrap_or(u16::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(left: f32, right: f32) -> bool {
        (left - right).abs() < 0.01
    }

    #[test]
    fn every_face_draws_vietnamese_and_the_marks_of_office_papers() {
        let faces = Faces::new();
        let text = "aăâbcdđeêghiklmnoôơpqrstuưvxyAĂÂĐÊÔƠƯ áàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ\
                    ÁÀẢÃẠẮẰẲẴẶẤẦẨẪẬÉÈẺẼẸẾỀỂỄỆÍÌỈĨỊÓÒỎÕỌỐỒỔỖỘỚỜỞỠỢÚÙỦŨỤỨỪỬỮỰÝỲỶỸỴ\u{a0}0123456789.,;:-–—“”‘’…%/()+&≥≤₫";
        assert!(faces.missing(text).is_empty());
        for face in Face::ALL {
            assert!(text.chars().all(|character| faces.glyph(face, character).id != 0), "{face:?}");
        }
    }

    #[test]
    fn a_face_of_another_em_is_as_wide_as_it_is_drawn() {
        // Dancing Script at weight 700, read with fontTools: N is 674 thousandths wide, g 403.
        let faces = Faces::new();
        for (letter, width) in [("N", 674.0), ("g", 403.0)] {
            assert!((faces.width(Face::Display, 1000.0, letter) - width).abs() < 0.25, "{letter}");
        }
        assert_eq!(in_our_units(1000, 1000), 2048);
        assert_eq!(in_our_units(333, 2048), 333);
    }

    #[test]
    fn missing_characters_are_named_once_in_order() {
        assert_eq!(Faces::new().missing("☐ a\n字☐"), ['☐', '字']);
    }

    #[test]
    fn lines_are_pitched_as_times_new_roman_is_in_word() {
        let faces = Faces::new();
        for face in Face::TEXT {
            assert!(close(faces.pitch(face, 14.0), 16.1), "{}", faces.pitch(face, 14.0));
            assert!(close(faces.ascent(face, 14.0), 12.475), "{}", faces.ascent(face, 14.0));
            assert!(close(faces.descent(face, 14.0), 3.03), "{}", faces.descent(face, 14.0));
        }
    }

    #[test]
    fn widths_are_those_of_times_new_roman() {
        let faces = Faces::new();
        // Times New Roman: space 0.25 em, figures 0.5 em, A 0.722 em.
        assert!(close(faces.width(Face::Regular, 1000.0, "0 A"), 500.0 + 250.0 + 722.17));
        let nation = faces.width(Face::Bold, 13.0, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");
        assert!(nation < super::super::style::NATION_COLUMN * super::super::style::POINTS_PER_MM, "{nation}");
    }
}
