//! A mould: XML that docx-rs built once around a mark, poured as often as wanted. docx-rs takes 14 µs and 4.6 KB for a cell;
//! a list of 5,000 rows has 35,000 of them and a dozen kinds.

use docx_rs::BuildXML;

use super::finish::finish;
use super::text::{escape, unbroken};
use super::{Broken, Made};

/// Stands where the text goes; a private-use character that no paper prints.
pub(super) const MARK: &str = "\u{F8FE}";

/// Finished XML in two halves.
pub(super) struct Mould {
    before: Vec<u8>,
    after: Vec<u8>,
}

impl Mould {
    /// Cut at the mark.
    pub(super) fn at_mark(thing: &impl BuildXML) -> Made<Self> {
        Self::cut(finish(&thing.build())?, MARK.as_bytes(), MARK.len())
    }

    /// Cut before the last end tag of an element: what is poured becomes its last child.
    pub(super) fn at_end(thing: &impl BuildXML, end_tag: &str) -> Made<Self> {
        Self::cut(finish(&thing.build())?, end_tag.as_bytes(), 0)
    }

    /// Cut at the last occurrence of some bytes, `skip` of which are taken out.
    pub(super) fn cut(mut xml: Vec<u8>, at: &[u8], skip: usize) -> Made<Self> {
        let place = xml.windows(at.len()).rposition(|window| window == at);
        let place = place.ok_or_else(|| Broken("a mould has no mark".to_owned()))?;
        let after = xml.split_off(place).split_off(skip);
        Ok(Self { before: xml, after })
    }

    /// Writes the mould around escaped text.
    pub(super) fn pour(&self, out: &mut Vec<u8>, text: &str) {
        out.extend_from_slice(&self.before);
        if text.contains('-') {
            let mut escaped = Vec::with_capacity(text.len());
            escape(&mut escaped, text);
            unbroken(out, &escaped);
        } else {
            escape(out, text);
        }
        out.extend_from_slice(&self.after);
    }

    /// First half.
    pub(super) fn open(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(&self.before);
    }

    /// Second half.
    pub(super) fn close(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(&self.after);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_poured_run_is_what_the_crate_would_build() {
        let run = |text: &str| docx_rs::Run::new().bold().add_text(text);
        let mut poured = Vec::new();
        Mould::at_mark(&run(MARK)).expect("mark").pour(&mut poured, r#"Lê & "An" <b>"#);
        assert_eq!(
            String::from_utf8(poured).expect("UTF-8"),
            String::from_utf8(finish(&run(r#"Lê & "An" <b>"#).build()).expect("XML")).expect("UTF-8")
        );
    }

    #[test]
    fn a_thing_without_a_mark_is_an_error() {
        assert!(Mould::at_mark(&docx_rs::Run::new()).is_err());
    }
}
