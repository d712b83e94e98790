//! Vietnamese from before Unicode, whose letters sit at codes of West European ones and look right only in their own fonts.
//! It is known by the font's name or, with a high bar, by what it says; where two readings are possible, neither is taken.

mod detect;
mod tcvn3;
mod vni;

pub use detect::{Reading, may_be_old, read, stands};

/// How letters were coded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// TCVN3, also called ABC.
    Tcvn3,
    /// TCVN3 in a font that shows capitals only.
    Tcvn3Capital,
    /// VNI for Windows.
    Vni,
}

impl Encoding {
    /// What the name of a font says: `.VnTime`, `.VnArialH`, `VNI-Times`; `None` for all others.
    #[must_use]
    pub fn of_font(name: &str) -> Option<Self> {
        let starts = |start: &str| name.get(..start.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(start));
        match () {
            () if starts(".Vn") && name.trim_end().ends_with('H') => Some(Self::Tcvn3Capital),
            () if starts(".Vn") => Some(Self::Tcvn3),
            () if starts("VNI-") || starts("VNI ") => Some(Self::Vni),
            () => None,
        }
    }

    /// What staff call it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Tcvn3 | Self::Tcvn3Capital => "TCVN3 (.VnTime)",
            Self::Vni => "VNI",
        }
    }

    /// The text in Unicode; `None` if it holds a letter that the encoding does not have. ASCII, and signs beyond the codes of one
    /// byte, stay.
    #[must_use]
    pub fn decode(self, text: &str) -> Option<String> {
        let decoded = match self {
            Self::Tcvn3 | Self::Tcvn3Capital => text.chars().map(of_tcvn3).collect::<Option<String>>()?,
            Self::Vni => of_vni(text)?,
        };
        Some(if self == Self::Tcvn3Capital { decoded.to_uppercase() } else { decoded })
    }
}

/// True for what an old encoding would write as a letter: the upper half of a byte, but for the space that does not break.
fn is_high(letter: char) -> bool {
    ('\u{a1}'..='\u{ff}').contains(&letter)
}

fn of_tcvn3(letter: char) -> Option<char> {
    match u8::try_from(letter) {
        Ok(code) if is_high(letter) => tcvn3::letter(code),
        _ => Some(letter),
    }
}

fn of_vni(text: &str) -> Option<String> {
    let mut decoded = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(first) = letters.next() {
        if !first.is_ascii() && !is_high(first) {
            decoded.push(first);
            continue;
        }
        let (letter, taken) = vni::letter(first, letters.peek().copied())?;
        decoded.push(letter);
        if taken == 2 {
            letters.next();
        }
    }
    Some(decoded)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LETTERS: &str = "àảãáạăằẳẵắặâầẩẫấậèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵđ";

    /// The codes of VNI as published, letter by letter in the order above.
    const VNI: &str = "aø aû aõ aù aï aê aè aú aü aé aë aâ aà aå aã aá aä eø eû eõ eù eï eâ eà eå eã eá eä ì æ ó í ò \
        oø oû oõ où oï oâ oà oå oã oá oä ô ôø ôû ôõ ôù ôï uø uû uõ uù uï ö öø öû öõ öù öï yø yû yõ yù î ñ";

    #[test]
    fn every_letter_comes_back() {
        assert_eq!(LETTERS.chars().count(), 67);
        for (letter, vni) in LETTERS.chars().zip(VNI.split_whitespace()) {
            let code = char::from(tcvn3::code(letter).unwrap());
            assert_eq!(Encoding::Tcvn3.decode(&code.to_string()), Some(letter.to_string()));
            let capital = letter.to_uppercase().to_string();
            assert_eq!(Encoding::Tcvn3Capital.decode(&code.to_string()), Some(capital.clone()));
            assert_eq!(Encoding::Vni.decode(vni), Some(letter.to_string()), "{vni}");
            assert_eq!(Encoding::Vni.decode(&vni.to_uppercase()), Some(capital), "{vni}");
        }
        for capital in "ĂÂÊÔƠƯĐ".chars() {
            let code = char::from(tcvn3::code(capital).unwrap());
            assert_eq!(Encoding::Tcvn3.decode(&code.to_string()), Some(capital.to_string()));
        }
    }

    /// Words as old files write them, from the published tables.
    #[test]
    fn words_of_old_files_are_read() {
        let tcvn3 = "Céng hoµ x· héi chñ nghÜa ViÖt Nam §éc lËp Tù do H¹nh phóc";
        assert_eq!(Encoding::Tcvn3.decode(tcvn3).unwrap(), "Cộng hoà xã hội chủ nghĩa Việt Nam Độc lập Tự do Hạnh phúc");
        let vni = "Coäng hoaø xaõ hoäi chuû nghóa Vieät Nam Ñoäc laäp Töï do Haïnh phuùc";
        assert_eq!(Encoding::Vni.decode(vni).unwrap(), "Cộng hoà xã hội chủ nghĩa Việt Nam Độc lập Tự do Hạnh phúc");
        assert_eq!(Encoding::Tcvn3Capital.decode("nguyÔn v¨n an").unwrap(), "NGUYỄN VĂN AN");
        assert_eq!(Encoding::Tcvn3.decode("Tr\u{ad}êng – “§¹t”").unwrap(), "Trường – “Đạt”");
        assert_eq!(Encoding::Tcvn3.decode("25 °C"), None);
        assert_eq!(Encoding::Vni.decode("Noël"), None);
    }

    #[test]
    fn fonts_tell_their_encoding() {
        for (font, encoding) in [
            (".VnTime", Some(Encoding::Tcvn3)),
            (".VnArial NarrowH", Some(Encoding::Tcvn3Capital)),
            (".VNTIMEH", Some(Encoding::Tcvn3Capital)),
            ("VNI-Times", Some(Encoding::Vni)),
            ("VNI Helve", Some(Encoding::Vni)),
            ("Times New Roman", None),
            ("Vni", None),
            ("", None),
        ] {
            assert_eq!(Encoding::of_font(font), encoding, "{font}");
        }
    }
}
