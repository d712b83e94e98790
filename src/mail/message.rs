//! A draft message in the format of RFC 5322 and MIME (RFC 2045 to 2047, 2183).

use super::base64;
use crate::publish::digest;

/// Bytes of one encoded word: with its frame it stays within 75 characters (RFC 2047, section 2).
const WORD: usize = 45;
/// Longest address and longest part before its @ (RFC 5321, section 4.5.3.1).
const ADDRESS: usize = 254;
const LOCAL: usize = 64;

/// What a draft says.
pub struct Message<'a> {
    /// Addresses as staff wrote them, parted by commas, semicolons or spaces; what is no address is left out.
    pub to: &'a str,
    /// Subject.
    pub subject: &'a str,
    /// Body, lines parted by `\n`.
    pub text: &'a str,
    /// A workbook: its file name and bytes.
    pub workbook: Option<(&'a str, &'a [u8])>,
}

/// The bytes of the draft: `X-Unsent` lets mail programs open it for sending, no recipient leaves `To` out. No text can add a
/// header: the subject is encoded, addresses and file names keep only letters that they may have. Equal input gives equal
/// bytes; the boundary is made from the content.
pub fn write(message: &Message) -> Vec<u8> {
    let mut out = String::from("X-Unsent: 1\r\n");
    let to = addresses(message.to);
    if !to.is_empty() {
        out.push_str(&format_header("To", &to.join(",\r\n ")));
    }
    out.push_str(&format_header("Subject", &encoded(message.subject)));
    out.push_str("MIME-Version: 1.0\r\n");
    let text = base64::lines(message.text.replace("\r\n", "\n").replace('\n', "\r\n").as_bytes());
    let text = format!("Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n{text}");
    match message.workbook {
        None => out.push_str(&text),
        Some((name, bytes)) => out.push_str(&with_workbook(&text, name, bytes)),
    }
    out.into_bytes()
}

fn format_header(name: &str, value: &str) -> String {
    format!("{name}: {value}\r\n")
}

fn with_workbook(text: &str, name: &str, bytes: &[u8]) -> String {
    let name = file_name(name);
    let content = base64::lines(bytes);
    // A line of base64 has no hyphen, so no part can hold the boundary.
    let hash: String = digest(format!("{text}{name}{content}").as_bytes()).to_string().chars().take(32).collect();
    let boundary = format!("----khuyenhoc-{hash}");
    format!(
        "Content-Type: multipart/mixed; boundary=\"{boundary}\"\r\n\r\n\
         --{boundary}\r\n{text}\
         --{boundary}\r\n\
         Content-Type: application/vnd.openxmlformats-officedocument.spreadsheetml.sheet;\r\n name=\"{name}\"\r\n\
         Content-Disposition: attachment;\r\n filename=\"{name}\"\r\n\
         Content-Transfer-Encoding: base64\r\n\r\n{content}\
         --{boundary}--\r\n"
    )
}

/// Only what may stand in a quoted string and in a file's name anywhere.
fn file_name(name: &str) -> String {
    name.chars().filter(|letter| letter.is_ascii_alphanumeric() || "-_.".contains(*letter)).take(100).collect()
}

/// The text as encoded words (RFC 2047), cut between letters, each on a line of its own.
fn encoded(text: &str) -> String {
    let mut words: Vec<String> = Vec::new();
    let mut word = String::new();
    for letter in text.chars().filter(|letter| !letter.is_control()) {
        if word.len() + letter.len_utf8() > WORD {
            words.push(std::mem::take(&mut word));
        }
        word.push(letter);
    }
    words.push(word);
    let words: Vec<String> = words.iter().map(|word| format!("=?utf-8?B?{}?=", base64::word(word.as_bytes()))).collect();
    words.join("\r\n ")
}

/// The addresses in a cell, in order.
fn addresses(cell: &str) -> Vec<&str> {
    let parts = cell.split(|letter: char| ",;".contains(letter) || letter.is_whitespace() || letter.is_control());
    parts.filter(|part| is_address(part)).collect()
}

/// `dot-atom @ domain` of RFC 5322 in ASCII, the domain with at least one dot.
fn is_address(text: &str) -> bool {
    let Some((local, domain)) = text.split_once('@') else { return false };
    let is_atom = |part: &str, more: &str| {
        !part.is_empty() && part.chars().all(|letter| letter.is_ascii_alphanumeric() || more.contains(letter))
    };
    text.len() <= ADDRESS
        && local.len() <= LOCAL
        && local.split('.').all(|part| is_atom(part, "!#$%&'*+-/=?^_`{|}~"))
        && domain.contains('.')
        && domain.split('.').all(|part| is_atom(part, "-") && !part.starts_with('-') && !part.ends_with('-'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn head(message: &Message) -> String {
        let whole = String::from_utf8(write(message)).expect("ASCII");
        assert!(
            whole.is_ascii() && whole.lines().all(|line| line.len() <= 998) && !whole.replace("\r\n", "").contains(['\r', '\n'])
        );
        whole.split("\r\n\r\n").next().unwrap_or_default().to_owned()
    }

    #[test]
    fn no_cell_adds_a_header_or_a_recipient() {
        let message = Message {
            to: "a@b.vn\r\nBcc: x@evil.vn, \"y\"@b.vn; c.d@e.edu.vn <z@b.vn> không@có.vn @b.vn a@b a@-b.vn",
            subject: "Trường\r\nBcc: x@evil.vn",
            text: "\r\n.\r\nBcc: x@evil.vn",
            workbook: Some(("TH\"\r\nBcc: x.xlsx", b"PK")),
        };
        let head = head(&message);
        assert!(head.starts_with("X-Unsent: 1\r\nTo: a@b.vn,\r\n x@evil.vn,\r\n c.d@e.edu.vn\r\nSubject: =?utf-8?B?"), "{head}");
        let whole = String::from_utf8(write(&message)).expect("ASCII");
        assert!(!whole.contains("Bcc:"), "{whole}");
        assert!(whole.contains("filename=\"THBccx.xlsx\""));
    }

    #[test]
    fn without_address_there_is_no_recipient_and_without_workbook_no_attachment() {
        let head = head(&Message { to: "chưa có", subject: "Xin chào", text: "a\nb", workbook: None });
        assert!(!head.contains("To:") && !head.contains("multipart") && head.contains("text/plain"), "{head}");
    }

    #[test]
    fn encoded_words_are_short_and_whole() {
        let text = "Đề nghị sửa và gửi lại báo cáo số liệu khuyến học năm 2024 - Trường Tiểu học Lái Thiêu";
        let words = encoded(text);
        assert!(words.split("\r\n ").all(|word| word.len() <= 75));
        assert!(words.split("\r\n ").count() > 1);
    }

    #[test]
    fn equal_content_gives_equal_bytes_and_other_content_another_boundary() {
        let message = |bytes| Message { to: "", subject: "a", text: "b", workbook: Some(("a.xlsx", bytes)) };
        assert_eq!(write(&message(b"1")), write(&message(b"1")));
        assert_ne!(head(&message(b"1")), head(&message(b"2")));
    }
}
