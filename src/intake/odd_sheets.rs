//! Sheets that hold no cells of anybody: macros as Excel kept them before 1997, which old viruses still leave in schools' files,
//! and modules that lead nowhere. The readers know neither and would refuse the whole workbook.

use memchr::memmem;

/// Types of a sheet of macros, as the relationships of an .xlsx name them ([MS-OFFMACRO2] 2.2.1.2).
const MACRO_TYPES: [&[u8]; 2] = [b"relationships/xlMacrosheet\"", b"relationships/xlIntlMacrosheet\""];
/// The folder of such sheets, by which the reader of .xlsb tells them.
const MACRO_FOLDER: &[u8] = b"macrosheets/";
/// What a module of Excel 95 refers to: no part at all.
const NOWHERE: &[u8] = b"<Relationship Id=\"\" Type=\"relationships/dialogsheet\" Target=\"dialogsheets/none.xml\"/>";

/// Writes the relationships of a workbook, the bytes from `start` on, so that such sheets are taken for dialogs, which are passed
/// over. False if nothing was changed.
pub fn as_dialogs(bytes: &mut Vec<u8>, start: usize) -> bool {
    let part = bytes.get(start..).unwrap_or_default();
    let Some(end) = memmem::rfind(part, b"</") else { return false };
    let (relationships, root) = part.split_at(end);
    let mut written = replaced(relationships, MACRO_FOLDER, b"dialogsheets/");
    for kind in MACRO_TYPES {
        written = replaced(&written, kind, b"relationships/dialogsheet\"");
    }
    written.extend_from_slice(NOWHERE);
    written.extend_from_slice(root);
    bytes.truncate(start);
    bytes.append(&mut written);
    true
}

fn replaced(bytes: &[u8], from: &[u8], to: &[u8]) -> Vec<u8> {
    let mut written = Vec::with_capacity(bytes.len() + NOWHERE.len());
    let mut rest = 0;
    for at in memmem::find_iter(bytes, from) {
        written.extend_from_slice(bytes.get(rest..at).unwrap_or_default());
        written.extend_from_slice(to);
        rest = at + from.len();
    }
    written.extend_from_slice(bytes.get(rest..).unwrap_or_default());
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sheets_of_macros_become_dialogs() {
        let mut bytes = br#"PK<Relationships><Relationship Id="rId1" Type="http://a/relationships/xlMacrosheet" Target="macrosheets/sheet1.xml"/></Relationships>"#.to_vec();
        assert!(as_dialogs(&mut bytes, 2));
        let text = String::from_utf8(bytes).unwrap();
        assert!(text.starts_with(r#"PK<Relationships><Relationship Id="rId1" Type="http://a/relationships/dialogsheet" Target="dialogsheets/sheet1.xml"/>"#), "{text}");
        assert!(text.ends_with(r#"Target="dialogsheets/none.xml"/></Relationships>"#), "{text}");
        let mut cut = b"<Relationships>".to_vec();
        assert!(!as_dialogs(&mut cut, 0));
    }
}
