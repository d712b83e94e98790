//! The picture behind a paper as an object that all its pages share (ISO 32000-1, 8.9.5). Its bytes go into the file as they are:
//! a JPEG file is a stream of PDF, and so is the image data of a PNG file.

use lopdf::{Dictionary, Document, Object, Stream, StringFormat};

use crate::model::page::{Colours, Packing, Paper, Picture};

/// Its name in the resources of a page.
pub(super) const NAME: &str = "Nen";

/// Adds the picture, if the paper has one, to the resources of every page.
pub(super) fn add(pdf: &mut Document, paper: &Paper, pages: &[u32]) -> lopdf::Result<()> {
    let Some(picture) = &paper.background else { return Ok(()) };
    let picture = pdf.add_object(stream(picture));
    for page in pages {
        let resources = pdf.get_dictionary((*page, 0))?.get(b"Resources")?.as_reference()?;
        let mut named = Dictionary::new();
        named.set(NAME, picture);
        pdf.get_dictionary_mut(resources)?.set("XObject", named);
    }
    Ok(())
}

fn stream(picture: &Picture) -> Stream {
    let mut dictionary = Dictionary::new();
    let [width, height] = picture.size.map(i64::from);
    dictionary.set("Type", "XObject");
    dictionary.set("Subtype", "Image");
    dictionary.set("Width", width);
    dictionary.set("Height", height);
    match &picture.packing {
        Packing::Jpeg { grey } => {
            dictionary.set("ColorSpace", if *grey { "DeviceGray" } else { "DeviceRGB" });
            dictionary.set("BitsPerComponent", 8);
            dictionary.set("Filter", "DCTDecode");
        }
        Packing::Png { bits, colours } => {
            let (samples, space) = space(colours);
            let mut rows = Dictionary::new();
            // Any predictor from 10 on: each row says its own filter (7.4.4.4).
            rows.set("Predictor", 15);
            rows.set("Colors", samples);
            rows.set("BitsPerComponent", i64::from(*bits));
            rows.set("Columns", width);
            dictionary.set("ColorSpace", space);
            dictionary.set("BitsPerComponent", i64::from(*bits));
            dictionary.set("Filter", "FlateDecode");
            dictionary.set("DecodeParms", rows);
        }
    }
    Stream::new(dictionary, picture.bytes.to_vec())
}

/// Samples of a pixel, and the colour space.
fn space(colours: &Colours) -> (i64, Object) {
    match colours {
        Colours::Grey => (1, "DeviceGray".into()),
        Colours::Rgb => (3, "DeviceRGB".into()),
        Colours::Palette(table) => {
            let last = i64::try_from(table.len() / 3).unwrap_or(256).clamp(1, 256) - 1;
            let table = Object::String(table.clone(), StringFormat::Hexadecimal);
            (1, Object::Array(vec!["Indexed".into(), "DeviceRGB".into(), last.into(), table]))
        }
    }
}
