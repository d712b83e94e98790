//! Which kind of file the bytes are. The extension is never asked: an .xls is often something else.

use super::rules::{EMPTY_FILE, NOT_A_WORKBOOK, Refusal};

/// The container a workbook comes in, by its first bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Container {
    /// A zip archive: .xlsx, .xlsm, .xlsb, .ods.
    Zip,
    /// An OLE compound file: .xls, or a package encrypted with a password.
    Ole,
}

const OLE_SIGNATURE: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// The container of a file's bytes, or why it cannot be a workbook.
pub fn container(bytes: &[u8]) -> Result<Container, Refusal> {
    if bytes.is_empty() {
        return Err(Refusal::new(&EMPTY_FILE, "Tệp rỗng, không có nội dung nào."));
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return Ok(Container::Zip);
    }
    if bytes.starts_with(OLE_SIGNATURE) {
        return Ok(Container::Ole);
    }
    if bytes.starts_with(b"PK\x05\x06") {
        return Err(not_a_workbook("một tệp nén trống"));
    }
    if bytes.iter().all(|byte| *byte == 0) {
        return Err(Refusal::damaged("tệp chỉ gồm các byte 0"));
    }
    Err(not_a_workbook(looks_like(bytes)))
}

/// The refusal of a file that is `what` instead of a workbook.
pub fn not_a_workbook(what: &str) -> Refusal {
    Refusal::new(&NOT_A_WORKBOOK, format!("Tệp không phải bảng tính mà là {what}."))
}

fn looks_like(bytes: &[u8]) -> &'static str {
    if bytes.starts_with(b"%PDF") {
        return "tệp PDF";
    }
    if bytes.starts_with(b"{\\rtf") {
        return "văn bản RTF";
    }
    if bytes.starts_with(b"\xFF\xD8\xFF") || bytes.starts_with(b"\x89PNG") {
        return "hình ảnh";
    }
    if bytes.starts_with(b"Rar!") || bytes.starts_with(b"7z\xBC\xAF") || bytes.starts_with(b"\x1F\x8B") {
        return "tệp nén";
    }
    let head = String::from_utf8_lossy(bytes.get(..2048).unwrap_or(bytes)).to_ascii_lowercase();
    let head = head.trim_start_matches(['\u{feff}', ' ', '\r', '\n', '\t']);
    if ["<!doctype html", "<html", "<table", "<meta", "<head"].iter().any(|tag| head.contains(tag)) {
        return "trang web (HTML) mang tên bảng tính";
    }
    if head.starts_with('<') {
        return "tệp XML";
    }
    let control = bytes.iter().take(2048).filter(|byte| **byte < 9).count();
    let lines_split = head.lines().take(5).filter(|line| line.contains([',', ';', '\t'])).count();
    match (control, lines_split) {
        (0, 1..) => "tệp chữ ngăn bằng dấu phẩy (CSV)",
        (0, _) => "tệp chữ",
        _ => "một loại tệp không rõ",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(bytes: &[u8]) -> String {
        container(bytes).err().map(|refusal| format!("{} {}", refusal.rule.code, refusal.message)).unwrap_or_default()
    }

    #[test]
    fn first_bytes_tell_the_kind() {
        assert_eq!(container(b"PK\x03\x04....").ok(), Some(Container::Zip));
        assert_eq!(container(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1").ok(), Some(Container::Ole));
        assert!(message(b"").starts_with("TEP-01"));
        assert!(message(b"  <html><table><tr><td>1</table>").contains("HTML"));
        assert!(message("STT,Họ và tên\n1,A\n".as_bytes()).contains("CSV"));
        assert!(message(b"%PDF-1.7").contains("PDF"));
        assert!(message(&[0; 4096]).starts_with("TEP-04"));
    }
}
