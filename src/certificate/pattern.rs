//! What a box says: words, and fields between double braces. Nothing else can be written there, so nothing can go wrong with an
//! award that did not go wrong when the profile was read.

use crate::model::certificate::{Field, Part, Pattern};

/// A fault of a pattern: what is wrong, and the field's name where it is unknown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// A field that there is not.
    Unknown(String),
    /// `{{` without `}}`, or a brace alone.
    Braces,
}

/// The pattern of a text as written.
pub(super) fn read(text: &str) -> Result<Pattern, Fault> {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some((words, after)) = rest.split_once("{{") {
        let (name, after) = after.split_once("}}").ok_or(Fault::Braces)?;
        push_words(words, &mut parts)?;
        let name = name.trim();
        let field = Field::ALL.iter().find(|(known, _)| *known == name);
        parts.push(Part::Field(field.ok_or_else(|| Fault::Unknown(name.to_owned()))?.1));
        rest = after;
    }
    push_words(rest, &mut parts)?;
    Ok(Pattern(parts))
}

fn push_words(words: &str, parts: &mut Vec<Part>) -> Result<(), Fault> {
    if words.contains(['{', '}']) {
        return Err(Fault::Braces);
    }
    if !words.is_empty() {
        parts.push(Part::Words(words.to_owned()));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_fields_stand_in_their_order() {
        let pattern = read("Lớp {{ lop }}, {{don_vi}}.").unwrap();
        let words = |text: &str| Part::Words(text.to_owned());
        assert_eq!(pattern.0, [words("Lớp "), Part::Field(Field::Class), words(", "), Part::Field(Field::Unit), words(".")]);
        assert_eq!(read("").unwrap().0, []);
    }

    #[test]
    fn a_field_that_there_is_not_and_open_braces_are_faults() {
        assert_eq!(read("{{ ten }}"), Err(Fault::Unknown("ten".to_owned())));
        for text in ["{{ ho_ten", "{ ho_ten }", "ho_ten }}", "{{{ ho_ten }}}"] {
            assert!(read(text).is_err(), "{text}");
        }
    }
}
