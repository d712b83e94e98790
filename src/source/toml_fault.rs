//! A TOML fault in Vietnamese: the reader's own words are English and speak of data types.

use std::ops::Range;
use std::sync::Arc;

use super::{advice, shown};
use crate::error::SourceFault;

/// What the TOML reader says of a file, in Vietnamese and at its place: an unknown key with the nearest valid one,
/// a missing key at its block's heading, a value of the wrong type, a key given twice, or a fault of syntax.
/// The reader stops at its first fault, so this is the only one known of the file.
#[must_use]
pub fn toml_fault(file: &str, text: &Arc<str>, fault: &toml::de::Error) -> SourceFault {
    let span = fault.span().unwrap_or(0..0);
    let read = text.get(span.clone()).unwrap_or("").trim();
    let (message, advice) = translate(fault.message(), read);
    let span = narrowed(text, span, fault.message());
    SourceFault::in_text(file, text, span, message, advice)
}

/// A missing key is reported over its whole block; the pointer belongs under the first line of it.
fn narrowed(text: &str, span: Range<usize>, message: &str) -> Range<usize> {
    if !message.starts_with("missing field") {
        return span;
    }
    let length = text.get(span.clone()).and_then(|block| block.lines().next()).map_or(0, str::len);
    span.start..span.start + length
}

/// The reader's message as (message, advice); `read` is the text it points at.
fn translate(message: &str, read: &str) -> (String, String) {
    let mut quoted = backquoted(message);
    if message.starts_with("unknown field") {
        let key = quoted.next().unwrap_or("");
        let valid: Vec<&str> = quoted.collect();
        return (format!("không có khóa “{}” ở đây.", shown(key)), advice(key, valid.iter().copied()));
    }
    if message.starts_with("unknown variant") {
        let word = quoted.next().unwrap_or("");
        let valid: Vec<&str> = quoted.collect();
        return (format!("“{}” không phải là từ dùng được ở đây.", shown(word)), advice(word, valid.iter().copied()));
    }
    if message.starts_with("missing field") {
        let key = quoted.next().unwrap_or("");
        return (format!("mục này thiếu khóa “{key}”."), format!("Thêm dòng {key} = … vào mục này."));
    }
    if message.starts_with("duplicate") {
        return (format!("khóa “{}” được ghi hai lần.", shown(read)), "Giữ lại một dòng.".to_owned());
    }
    if message.starts_with("invalid type") || message.starts_with("invalid value") {
        return wrong_type(message, read);
    }
    // `1.200.000` is read as the number 1.200 with something left over: staff mean thousands.
    let grouped = read.strip_prefix('.').is_some_and(|rest| rest.starts_with(|letter: char| letter.is_ascii_digit()));
    let message = if grouped { "number" } else { message };
    (syntax(message, read), syntax_advice(message).to_owned())
}

/// Words between backquotes, in order.
fn backquoted(message: &str) -> impl Iterator<Item = &str> {
    message.split('`').skip(1).step_by(2)
}

fn wrong_type(message: &str, read: &str) -> (String, String) {
    let expected = message.rsplit_once("expected ").map_or("", |(_, expected)| expected);
    let wanted = if expected.contains("string") || expected.contains("str") {
        "một chuỗi chữ đặt trong ngoặc kép, ví dụ \"abc\""
    } else if expected.contains("sequence") || expected.contains("array") {
        "một danh sách đặt trong ngoặc vuông, ví dụ [\"a\", \"b\"]"
    } else if expected.contains("bool") {
        "true (có) hoặc false (không)"
    } else if expected.contains("struct") || expected.contains("map") || expected.contains("table") {
        "một mục có các khóa bên trong, ví dụ [ten_muc]"
    } else if expected.contains("datetime") || expected.contains("date") {
        "một ngày viết theo thứ tự năm-tháng-ngày, không có ngoặc, ví dụ 2024-12-01"
    } else if expected.contains('f') && (expected.contains("64") || expected.contains("32")) || expected.contains("float") {
        "một số, ví dụ 12.5"
    } else {
        "một số nguyên không có dấu ngăn cách, ví dụ 32000"
    };
    (format!("giá trị “{}” không đúng loại.", shown(first_line(read))), format!("Ở đây cần {wanted}."))
}

fn syntax(message: &str, read: &str) -> String {
    let read = shown(first_line(read));
    let what = if message.contains("string") || message.contains("quote") {
        "chuỗi chữ viết chưa đúng"
    } else if message.starts_with("unclosed") {
        "thiếu dấu ngoặc đóng"
    } else if message.contains("comma") {
        "dấu phẩy đặt chưa đúng"
    } else if message.contains("assignment") || message.contains("no value") || message.contains("missing value") {
        "dòng này chưa có dạng khóa = giá trị"
    } else if message.contains("key") {
        "tên khóa viết chưa đúng"
    } else if message.contains("recurs") {
        "các mục lồng nhau quá sâu"
    } else if message.contains("number") || message.contains("digit") || message.contains("integer") || message.contains("zero") {
        "số viết chưa đúng"
    } else if message.contains("date") {
        "ngày viết chưa đúng"
    } else {
        "máy không hiểu chỗ này"
    };
    if read.is_empty() { format!("{what}.") } else { format!("{what}, đọc thấy “{read}”.") }
}

fn syntax_advice(message: &str) -> &'static str {
    if message.contains("string") || message.contains("quote") {
        "Chữ phải đặt giữa hai dấu ngoặc kép thẳng \"…\" trên cùng một dòng."
    } else if message.starts_with("unclosed") {
        "Kiểm tra từng cặp ngoặc [ ] và { }."
    } else if message.contains("comma") {
        "Giữa hai phần tử có đúng một dấu phẩy."
    } else if message.contains("assignment") || message.contains("no value") || message.contains("missing value") {
        "Mỗi dòng viết khóa = giá trị; dòng ghi chú bắt đầu bằng dấu #."
    } else if message.contains("key") {
        "Tên khóa chỉ gồm chữ không dấu, chữ số và dấu gạch dưới; dòng ghi chú bắt đầu bằng dấu #."
    } else if message.contains("number") || message.contains("digit") || message.contains("integer") || message.contains("zero") {
        "Số nguyên viết liền, không có dấu chấm ngăn cách, ví dụ 32000."
    } else if message.contains("date") {
        "Ngày viết theo thứ tự năm-tháng-ngày, ví dụ 2024-12-01."
    } else {
        "So sánh với tệp mẫu mà lệnh tao viết ra."
    }
}

fn first_line(text: &str) -> &str {
    text.lines().next().unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde::Deserialize;

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    #[expect(dead_code, reason = "only the reader's faults are of interest")]
    struct File {
        nam: i32,
        dia_danh: String,
        ben: Vec<Party>,
    }

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    #[expect(dead_code, reason = "only the reader's faults are of interest")]
    struct Party {
        ma: String,
        ten: String,
        chinh: Option<bool>,
    }

    fn fault_of(text: &str) -> String {
        let text: Arc<str> = text.into();
        let fault = toml::from_str::<File>(&text).expect_err("the text is faulty");
        toml_fault("thoa-thuan.toml", &text, &fault).to_string()
    }

    #[test]
    fn each_fault_stands_at_its_line_and_column_with_advice() {
        let party = "[[ben]]\nma = \"hoi\"\nten = \"Hội\"\n";
        let head = "nam = 2024\ndia_danh = \"Thuận An\"\n";
        for (text, shown) in [
            (
                format!("nam = 2024\ndia_dnah = \"x\"\n{party}"),
                "dòng 2, cột 1: không có khóa “dia_dnah” ở đây. Có phải là “dia_danh”?",
            ),
            (format!("{head}[[ben]]\nma = \"hoi\"\n"), "dòng 3, cột 1: mục này thiếu khóa “ten”. Thêm dòng ten = … vào mục này."),
            (
                format!("nam = \"2024\"\ndia_danh = \"x\"\n{party}"),
                "dòng 1, cột 7: giá trị “\"2024\"” không đúng loại. Ở đây cần một số nguyên không có dấu ngăn cách, ví dụ 32000.",
            ),
            (
                format!("nam = 2024\ndia_danh = 5\n{party}"),
                "dòng 2, cột 12: giá trị “5” không đúng loại. Ở đây cần một chuỗi chữ đặt trong ngoặc kép, ví dụ \"abc\".",
            ),
            (
                format!("{head}{party}chinh = 1\n"),
                "dòng 6, cột 9: giá trị “1” không đúng loại. Ở đây cần true (có) hoặc false (không).",
            ),
            (format!("{head}nam = 2025\n{party}"), "dòng 3, cột 1: khóa “nam” được ghi hai lần. Giữ lại một dòng."),
            (format!("nam = 2024\ndia_danh = \"Thuận An\n{party}"), "dòng 2, cột 21: chuỗi chữ viết chưa đúng."),
            (format!("nam 2024\ndia_danh = \"x\"\n{party}"), "dòng 1, cột 5: dòng này chưa có dạng khóa = giá trị"),
            (format!("nam = 32.000.1\ndia_danh = \"x\"\n{party}"), "dòng 1, cột 13: số viết chưa đúng"),
            (format!("{head}ben = [\"x\", \n"), "dòng 3, cột 12: thiếu dấu ngoặc đóng"),
        ] {
            let got = fault_of(&text);
            assert!(got.contains(shown), "{text}\n got {got}\nwant {shown}");
        }
    }
}
