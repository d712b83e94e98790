//! What goes wrong in a template, said in Vietnamese at its place in the file.

use std::fmt;

use minijinja::{Error, ErrorKind};

use crate::vietnamese::nearest::nearest;

/// A fault of ours inside the template engine: message and advice as staff read them.
#[derive(Clone, Debug)]
pub(super) struct Said {
    pub(super) message: String,
    pub(super) advice: String,
}

impl fmt::Display for Said {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Said {}

/// An engine error that carries our own words.
pub(super) fn say(message: impl Into<String>, advice: impl Into<String>) -> Error {
    let said = Said { message: message.into(), advice: advice.into() };
    Error::new(ErrorKind::InvalidOperation, said.message.clone()).with_source(said)
}

/// The fault of a name that a record does not have.
pub(super) fn unknown_name<'a>(name: &str, names: impl Iterator<Item = &'a str>) -> Error {
    let advice = nearest(name, names)
        .map_or_else(|| "Xem các tên dùng được trong tệp so-lieu.json.".to_owned(), |near| format!("Có phải là “{near}”?"));
    say(format!("không có tên “{name}”."), advice)
}

/// An engine error in our words; `code` is the part of the template it points at.
pub(super) fn translate(error: &Error, code: &str) -> Said {
    if let Some(said) = own(error) {
        return said.clone();
    }
    let (message, advice) = match error.kind() {
        ErrorKind::SyntaxError | ErrorKind::BadEscape => {
            ("câu lệnh viết chưa đúng", "Kiểm tra từng cặp {{ }}, {% %} và mỗi if, for có endif, endfor của nó.")
        }
        ErrorKind::UndefinedError => ("giá trị không có", "Sửa lại tên; giá trị không có thì không in được."),
        ErrorKind::UnknownFilter => {
            ("không có bộ lọc này", "Các bộ lọc dùng được: so, tien, bang_chu, ngay, ngay_dai, hoa, thuong, hoa_dau, hoac, dem.")
        }
        ErrorKind::UnknownTest | ErrorKind::UnknownFunction | ErrorKind::UnknownMethod => {
            ("không có phép này", "Mẫu văn bản chỉ in, lặp và chọn; số liệu được tính sẵn.")
        }
        ErrorKind::TemplateNotFound | ErrorKind::BadInclude => ("không được gọi tệp khác", "Chép nội dung cần dùng vào mẫu này."),
        ErrorKind::OutOfFuel => ("mẫu lặp quá nhiều nên bị dừng", "Bớt các vòng for lồng nhau."),
        ErrorKind::TooManyArguments | ErrorKind::MissingArgument => ("số tham số của bộ lọc chưa đúng", ""),
        _ => ("câu lệnh không thực hiện được", "Xem lại tên và bộ lọc ở chỗ này."),
    };
    let code: String = code.trim().chars().take(60).collect();
    let message = if code.is_empty() { format!("{message}.") } else { format!("{message}, đọc thấy “{code}”.") };
    Said { message, advice: advice.to_owned() }
}

fn own(error: &Error) -> Option<&Said> {
    let mut source = std::error::Error::source(error);
    while let Some(inner) = source {
        if let Some(said) = inner.downcast_ref::<Said>() {
            return Some(said);
        }
        source = inner.source();
    }
    None
}
