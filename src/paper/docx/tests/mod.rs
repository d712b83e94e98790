//! What a reader of the file finds: read back with the zip crate and quick-xml, without docx-rs.

mod bars;
mod forms;
mod reading;
mod run_code;
mod sample;
mod structure;
mod texts;

use std::io::{Cursor, Read};
use std::sync::LazyLock;

use super::write;
use crate::model::document::Document;
use crate::paper::press::Press;

fn part(file: &[u8], name: &str) -> String {
    let mut zip = zip::ZipArchive::new(Cursor::new(file)).expect("a zip");
    let mut text = String::new();
    zip.by_name(name).expect(name).read_to_string(&mut text).expect("UTF-8");
    text
}

fn made(document: &Document) -> Vec<u8> {
    static PRESS: LazyLock<Press> = LazyLock::new(Press::default);
    write(document, &PRESS).expect("written")
}

fn body(document: &Document) -> String {
    part(&made(document), "word/document.xml")
}
