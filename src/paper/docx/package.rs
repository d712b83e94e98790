//! The package: the parts docx-rs builds, those it lacks (theme, lists, properties), and the zip with a fixed time.
//! Contents and relationships are written here: docx-rs lists comments and notes that our papers do not have.

use std::io::{Cursor, Write};

use docx_rs::{BuildXML, Footer, Settings};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::finish::finish;
use super::lists::Lists;
use super::picture::{self, Pictures};
use super::properties::{self, DECLARATION};
use super::sections::{FOOTER_ID, HeaderPart};
use super::styles::styles;
use super::units::{dxa_mm, size};
use super::{Broken, Made};
use crate::model::document::Document;
use crate::paper::style::Styles;

const RELATIONSHIPS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const CONTENT: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/// What stands in the margins.
pub(super) struct Margins {
    pub headers: Vec<HeaderPart>,
    pub footer: Option<Footer>,
}

/// The bytes of a DOCX file of a document, with its document part, headers, footer, lists and pictures.
pub(super) fn zip(
    source: &Document,
    document: &[u8],
    margins: &Margins,
    lists: &Lists,
    pictures: &Pictures,
    table: &Styles,
) -> Made<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::with_capacity(document.len() / 8)));
    add(&mut zip, "[Content_Types].xml", content_types(margins).as_bytes())?;
    add(&mut zip, "_rels/.rels", package_relationships().as_bytes())?;
    add(&mut zip, "docProps/app.xml", &properties::extended(source))?;
    add(&mut zip, "docProps/core.xml", &properties::core(source))?;
    add(&mut zip, "word/_rels/document.xml.rels", document_relationships(margins, pictures).as_bytes())?;
    add(&mut zip, "word/document.xml", document)?;
    add(&mut zip, "word/fontTable.xml", include_bytes!("fonts.xml"))?;
    add(&mut zip, "word/numbering.xml", lists.part(table).as_bytes())?;
    add(&mut zip, "word/settings.xml", &finish(&settings(table).build())?)?;
    add(&mut zip, "word/styles.xml", &finish(&declared(&styles(table)))?)?;
    add(&mut zip, "word/theme/theme1.xml", include_bytes!("theme.xml"))?;
    for (index, part) in margins.headers.iter().enumerate() {
        add(&mut zip, &format!("word/{}", header_file(index)), &finish(&part.header.build())?)?;
    }
    if let Some(footer) = &margins.footer {
        add(&mut zip, &format!("word/{FOOTER_FILE}"), &finish(&footer.build())?)?;
    }
    for (at, file) in pictures.files().iter().enumerate() {
        add(&mut zip, &format!("word/{}", picture::file(at)), file)?;
    }
    Ok(zip.finish().map_err(broken)?.into_inner())
}

/// The default, 6, saves a quarter of a long list's bytes and takes three times as long.
const LEVEL: i64 = 2;

fn add(zip: &mut ZipWriter<Cursor<Vec<u8>>>, name: &str, bytes: &[u8]) -> Made<()> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(LEVEL))
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    zip.start_file(name, options).map_err(broken)?;
    zip.write_all(bytes).map_err(broken)
}

#[expect(clippy::needless_pass_by_value, reason = "the form map_err wants")]
fn broken(error: impl ToString) -> Broken {
    Broken(error.to_string())
}

fn settings(table: &Styles) -> Settings {
    Settings::new().default_tab_stop(size(dxa_mm(table.body.first_line)))
}

/// docx-rs writes the styles part without a declaration.
fn declared(part: &impl BuildXML) -> Vec<u8> {
    let built = part.build();
    if built.starts_with(b"<?xml") { built } else { [DECLARATION.as_bytes(), &built].concat() }
}

const FOOTER_FILE: &str = "footer1.xml";

fn header_file(index: usize) -> String {
    format!("header{}.xml", index + 1)
}

fn content_types(margins: &Margins) -> String {
    let mut parts = vec![
        ("/docProps/app.xml".to_owned(), "application/vnd.openxmlformats-officedocument.extended-properties+xml".to_owned()),
        ("/docProps/core.xml".to_owned(), "application/vnd.openxmlformats-package.core-properties+xml".to_owned()),
        ("/word/document.xml".to_owned(), format!("{CONTENT}.document.main+xml")),
        ("/word/theme/theme1.xml".to_owned(), "application/vnd.openxmlformats-officedocument.theme+xml".to_owned()),
    ];
    parts.extend(
        ["fontTable", "numbering", "settings", "styles"]
            .map(|part| (format!("/word/{part}.xml"), format!("{CONTENT}.{part}+xml"))),
    );
    parts.extend(
        (0..margins.headers.len()).map(|index| (format!("/word/{}", header_file(index)), format!("{CONTENT}.header+xml"))),
    );
    parts.extend(margins.footer.iter().map(|_| (format!("/word/{FOOTER_FILE}"), format!("{CONTENT}.footer+xml"))));
    let overrides = parts
        .iter()
        .fold(String::new(), |list, (name, kind)| list + &format!(r#"<Override PartName="{name}" ContentType="{kind}"/>"#));
    format!(
        r#"{DECLARATION}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="png" ContentType="image/png"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>"#
    )
}

fn package_relationships() -> String {
    let core = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
    relationships(&[
        ("rId1".to_owned(), format!("{OFFICE}/officeDocument"), "word/document.xml".to_owned()),
        ("rId2".to_owned(), core.to_owned(), "docProps/core.xml".to_owned()),
        ("rId3".to_owned(), format!("{OFFICE}/extended-properties"), "docProps/app.xml".to_owned()),
    ])
}

fn document_relationships(margins: &Margins, pictures: &Pictures) -> String {
    let parts = [
        ("styles", "styles.xml"),
        ("numbering", "numbering.xml"),
        ("settings", "settings.xml"),
        ("fontTable", "fontTable.xml"),
        ("theme", "theme/theme1.xml"),
    ];
    let fixed = parts.into_iter().enumerate();
    let fixed = fixed.map(|(index, (kind, file))| (format!("rId{}", index + 1), format!("{OFFICE}/{kind}"), file.to_owned()));
    let headers = margins.headers.iter().enumerate();
    let headers = headers.map(|(index, part)| (part.id.clone(), format!("{OFFICE}/header"), header_file(index)));
    let pictures = (0..pictures.files().len()).map(|at| (picture::id(at), format!("{OFFICE}/image"), picture::file(at)));
    let footer = margins.footer.iter().map(|_| (FOOTER_ID.to_owned(), format!("{OFFICE}/footer"), FOOTER_FILE.to_owned()));
    relationships(&fixed.chain(headers).chain(footer).chain(pictures).collect::<Vec<_>>())
}

fn relationships(list: &[(String, String, String)]) -> String {
    let items = list.iter().fold(String::new(), |items, (id, kind, to)| {
        items + &format!(r#"<Relationship Id="{id}" Type="{kind}" Target="{to}"/>"#)
    });
    format!(r#"{DECLARATION}<Relationships xmlns="{RELATIONSHIPS}">{items}</Relationships>"#)
}
