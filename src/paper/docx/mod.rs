//! A paper for Word: the same words in the same order as the Document, in Word's own structures. docx-rs builds styles, sections,
//! headers, paragraphs and tables; `finish` mends what it gets wrong, `mould` spares it the thousands of alike cells of a list.

mod alternative;
mod body;
mod finish;
mod frame;
mod letterhead;
mod lists;
mod mould;
mod order;
mod package;
mod picture;
mod properties;
mod run_code;
mod sections;
mod signatures;
mod styles;
mod table;
mod text;
mod units;

use std::fmt;

use self::lists::Lists;
use self::package::Margins;
use self::picture::Pictures;
use super::press::Press;
use crate::error::Error;
use crate::model::document::Document;

/// XML or a zip that could not be made: a fault of ours, not of the data.
#[derive(Debug)]
struct Broken(String);

type Made<T> = Result<T, Broken>;

impl fmt::Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The bytes of the DOCX file: the same for the same document, whatever the time, the machine and the thread. Characters that
/// XML cannot hold are printed as U+FFFD. Lengths come from the style table and from the press' metrics.
///
/// # Errors
/// [`Error::Refused`] if docx-rs or the zip fails; no document is known to bring that about.
pub fn write(document: &Document, press: &Press) -> Result<Vec<u8>, Error> {
    let (mut lists, mut pictures) = (Lists::default(), Pictures::default());
    let made = body::write(document, &mut lists, &mut pictures, press).and_then(|body| {
        let margins =
            Margins { headers: sections::headers(document, &press.styles), footer: run_code::footer(document, &press.styles) };
        package::zip(document, &body, &margins, &lists, &pictures, &press.styles)
    });
    made.map_err(|fault| Error::Refused(format!("Không lập được tệp Word của văn bản \"{}\": {fault}", document.title)))
}

#[cfg(test)]
mod tests;
