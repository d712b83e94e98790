//! Document properties: what the file says of itself to a search, a screen reader and an archive. Everything comes from the
//! document; nothing from a clock or a machine, so dates are absent.

use super::text::escape;
use crate::model::document::{Block, Document, Letterhead};

/// Beginning of every part.
pub(super) const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const CORE: &str = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
const EXTENDED: &str = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties";

/// Application, and author of a sheet that no body issues.
const PROGRAM: &str = "khuyenhoc";

/// docProps/core.xml: title, subject (trích yếu or V/v), author (the issuing bodies in order, else the program) and language;
/// what the document does not say is left out.
pub(super) fn core(document: &Document) -> Vec<u8> {
    let mut out = DECLARATION.as_bytes().to_vec();
    let dublin = "http://purl.org/dc/elements/1.1/";
    out.extend_from_slice(format!(r#"<cp:coreProperties xmlns:cp="{CORE}" xmlns:dc="{dublin}">"#).as_bytes());
    element(&mut out, "dc:title", &document.title);
    element(&mut out, "dc:subject", &subject(document));
    let bodies = bodies(document);
    element(&mut out, "dc:creator", if bodies.is_empty() { PROGRAM } else { &bodies });
    element(&mut out, "dc:language", "vi-VN");
    out.extend_from_slice(b"</cp:coreProperties>");
    out
}

/// docProps/app.xml: the program, and the issuing bodies as the organisation.
pub(super) fn extended(document: &Document) -> Vec<u8> {
    let mut out = DECLARATION.as_bytes().to_vec();
    out.extend_from_slice(format!(r#"<Properties xmlns="{EXTENDED}">"#).as_bytes());
    element(&mut out, "Application", PROGRAM);
    element(&mut out, "Company", &bodies(document));
    out.extend_from_slice(b"</Properties>");
    out
}

fn element(out: &mut Vec<u8>, name: &str, text: &str) {
    if text.is_empty() {
        return;
    }
    out.extend_from_slice(format!("<{name}>").as_bytes());
    escape(out, text);
    out.extend_from_slice(format!("</{name}>").as_bytes());
}

fn subject(document: &Document) -> String {
    let title = blocks(document).find_map(|block| match block {
        Block::Title(title) => Some(title.subject.to_plain()),
        _ => None,
    });
    let about = || letterhead(document).and_then(|head| head.about.clone());
    title.or_else(about).unwrap_or_default().replace('\n', " ")
}

fn bodies(document: &Document) -> String {
    let bodies = letterhead(document).map(|head| head.bodies.as_slice()).unwrap_or_default();
    bodies.iter().map(|body| body.name.replace('\n', " ")).collect::<Vec<_>>().join(", ")
}

fn letterhead(document: &Document) -> Option<&Letterhead> {
    blocks(document).find_map(|block| match block {
        Block::Letterhead(head) => Some(head),
        _ => None,
    })
}

fn blocks(document: &Document) -> impl Iterator<Item = &Block> {
    document.sections.iter().flat_map(|section| &section.blocks)
}
