//! The filters of templates: how a value is printed, never what it is.

use chrono::NaiveDate;
use minijinja::value::ValueKind;
use minijinja::{Environment, Error, Value};

use super::fault::say;
use crate::model::agreement::Wording;
use crate::vietnamese::text::capitalized;
use crate::vietnamese::{amounts, dates, numbers};

/// Registers all filters.
pub(super) fn add(environment: &mut Environment<'static>, wording: Wording) {
    environment.add_filter("so", |value: Value| number(&value));
    environment.add_filter("tien", |value: Value| Ok::<_, Error>(format!("{} đồng", number(&value)?)));
    environment.add_filter("bang_chu", move |value: Value| Ok::<_, Error>(amounts::sentence(whole(&value)?, wording)));
    environment.add_filter("ngay", |value: Value| Ok::<_, Error>(dates::short(date(&value)?)));
    environment.add_filter("ngay_dai", |value: Value| Ok::<_, Error>(dates::long(date(&value)?)));
    environment.add_filter("hoa", |value: Value| Ok::<_, Error>(text(&value)?.to_uppercase()));
    environment.add_filter("thuong", |value: Value| Ok::<_, Error>(text(&value)?.to_lowercase()));
    environment.add_filter("hoa_dau", |value: Value| Ok::<_, Error>(capitalized(text(&value)?)));
    environment.add_filter("hoac", or);
    environment.add_filter("dem", |value: Value| value.len().ok_or_else(|| say("chỉ đếm được một danh sách.", "")));
}

/// `so`: 1234567 is `1.234.567`, 87.5 is `87,5`.
fn number(value: &Value) -> Result<String, Error> {
    if value.kind() == ValueKind::Number && !value.is_integer() {
        let written = f64::try_from(value.clone()).map(|number| format!("{number:.2}"))?;
        let hundredths = written.replace('.', "").parse().map_err(|_| not_a_number(value))?;
        return Ok(numbers::hundredths(hundredths));
    }
    whole(value).map(numbers::integer)
}

fn whole(value: &Value) -> Result<i128, Error> {
    if value.kind() != ValueKind::Number {
        return Err(not_a_number(value));
    }
    i128::try_from(value.clone()).map_err(|_| not_a_number(value))
}

fn not_a_number(value: &Value) -> Error {
    match value.kind() {
        ValueKind::None | ValueKind::Undefined => empty(),
        _ => say("bộ lọc này chỉ dùng cho số.", "Bỏ bộ lọc, hoặc chọn một giá trị là số."),
    }
}

fn empty() -> Error {
    say("giá trị trống.", "Dùng {% if … %} để chỉ in khi có, hoặc bộ lọc hoac(\"…\").")
}

fn date(value: &Value) -> Result<NaiveDate, Error> {
    let text = text(value)?;
    text.parse().map_err(|_| say("bộ lọc này chỉ dùng cho ngày.", "Bỏ bộ lọc, hoặc chọn một giá trị là ngày."))
}

fn text(value: &Value) -> Result<&str, Error> {
    value.as_str().ok_or_else(|| match value.kind() {
        ValueKind::None | ValueKind::Undefined => empty(),
        _ => say("bộ lọc này chỉ dùng cho chữ.", "Bỏ bộ lọc ở chỗ này."),
    })
}

/// `hoac("…")`: the value, or the given one where it is empty. A name that does not exist stays a fault.
fn or(value: Value, other: Value) -> Result<Value, Error> {
    match value.kind() {
        ValueKind::Undefined => Err(empty()),
        ValueKind::None => Ok(other),
        ValueKind::String if value.as_str() == Some("") => Ok(other),
        _ => Ok(value),
    }
}
