//! The guide sheet: how to fill the workbook in, and every item with its code and limits, from the same form.

use rust_xlsxwriter::{Format, Worksheet, XlsxError};

use super::{page, styles};
use crate::form::words;
use crate::model::agreement::Agreement;
use crate::model::form::{Form, Identity, ListForm, Part};
use crate::model::unit::Unit;
use crate::model::value::ValueKind;

/// Name of the guide's tab; readers pass it over.
pub const SHEET: &str = "Hướng dẫn";

const WIDTHS: [u32; 5] = [30, 46, 44, 11, 56];
const HEADINGS: [&str; 5] = ["Mã", "Chỉ tiêu", "Ghi thế nào", "Bắt buộc", "Giải thích"];

/// Lines go down the sheet one after the other.
struct Writer {
    sheet: Worksheet,
    row: u32,
}

/// Writes the guide of a unit's workbook.
pub fn sheet(form: &Form, unit: &Unit, agreement: &Agreement) -> Result<Worksheet, XlsxError> {
    let mut sheet = Worksheet::new();
    sheet.set_name(SHEET)?;
    for (column, width) in (0u16..).zip(WIDTHS) {
        sheet.set_column_width(column, width)?;
    }
    let mut writer = Writer { sheet, row: 0 };
    writer.opening(form, unit, agreement)?;
    writer.items(form, agreement.year)?;
    writer.relations(form)?;
    for list in &form.lists {
        writer.list(list, agreement.year)?;
    }
    let mut sheet = writer.sheet;
    page::set_up(&mut sheet, true);
    sheet.protect();
    Ok(sheet)
}

impl Writer {
    fn opening(&mut self, form: &Form, unit: &Unit, agreement: &Agreement) -> Result<(), XlsxError> {
        self.wide("HƯỚNG DẪN ĐIỀN BIỂU MẪU", &styles::title(), 24)?;
        self.wide(&format!("{} - năm {}", form.title, agreement.year), &styles::subtitle(), 18)?;
        self.wide(&format!("Đơn vị: {} (mã {})", unit.name, unit.code), &styles::strong(), 18)?;
        self.wide(&from_whom(agreement), &styles::prose(), 18)?;
        let steps = steps(form);
        for (number, step) in (1..).zip(&steps) {
            self.wide(&format!("{number}. {step}"), &styles::prose(), 18)?;
        }
        self.row += 1;
        Ok(())
    }

    fn items(&mut self, form: &Form, year: i32) -> Result<(), XlsxError> {
        self.headings()?;
        for section in form.sheets.iter().flat_map(|sheet| &sheet.sections) {
            self.section(&section.title)?;
            for item in &section.items {
                let needed = if item.rule.required { "x" } else { "" };
                let expected = words::expected(&item.rule, year);
                let measure = match item.rule.kind {
                    ValueKind::Money => "",
                    _ => item.measure.as_str(),
                };
                let how = if measure.is_empty() { expected } else { format!("{expected} ({measure})") };
                self.line([&item.code, &item.label, &how, needed, &item.note])?;
            }
        }
        self.row += 1;
        Ok(())
    }

    fn relations(&mut self, form: &Form) -> Result<(), XlsxError> {
        if form.identities.is_empty() && form.parts.is_empty() {
            return Ok(());
        }
        self.wide("Các số phải khớp với nhau:", &styles::strong(), 18)?;
        for identity in &form.identities {
            self.wide(&format!("- {}.", equation(form, identity)), &styles::prose(), 18)?;
        }
        for part in form.parts.iter().filter(|part| !part.warning) {
            self.wide(&format!("- {}.", part_of(form, part)), &styles::prose(), 18)?;
        }
        self.row += 1;
        Ok(())
    }

    fn list(&mut self, list: &ListForm, year: i32) -> Result<(), XlsxError> {
        self.wide(&format!("Trang {}: {}", list.code, list.title), &styles::strong(), 20)?;
        for column in &list.columns {
            let needed = if column.rule.required { "x" } else { "" };
            self.line([&column.code, &column.heading, &words::expected(&column.rule, year), needed, &column.note])?;
        }
        self.row += 1;
        Ok(())
    }

    /// A line over all columns, `height` points high.
    fn wide(&mut self, text: &str, format: &Format, height: u32) -> Result<(), XlsxError> {
        let lines = page::row_height([(WIDTHS.iter().sum(), text)]) / page::LINE;
        self.sheet.merge_range(self.row, 0, self.row, 4, text, format)?.set_row_height(self.row, height * lines)?;
        self.row += 1;
        Ok(())
    }

    fn headings(&mut self) -> Result<(), XlsxError> {
        for (column, heading) in (0u16..).zip(HEADINGS) {
            self.sheet.write_string_with_format(self.row, column, heading, &styles::head())?;
        }
        self.sheet.set_repeat_rows(self.row, self.row)?;
        self.row += 1;
        Ok(())
    }

    fn section(&mut self, title: &str) -> Result<(), XlsxError> {
        self.sheet.merge_range(self.row, 0, self.row, 4, title, &styles::section())?;
        self.row += 1;
        Ok(())
    }

    fn line(&mut self, cells: [&str; 5]) -> Result<(), XlsxError> {
        for (column, text) in (0u16..).zip(cells) {
            let format = if column == 3 { styles::centred() } else { styles::cell() };
            self.sheet.write_string_with_format(self.row, column, text, &format)?;
        }
        self.sheet.set_row_height(self.row, page::row_height(WIDTHS.into_iter().zip(cells)))?;
        self.row += 1;
        Ok(())
    }
}

/// Who asks, and by which agreement.
fn from_whom(agreement: &Agreement) -> String {
    let names: Vec<&str> = agreement.parties.iter().map(|party| party.name.as_str()).collect();
    let from =
        if names.is_empty() { "Biểu mẫu này".to_owned() } else { format!("Biểu mẫu của {}", names.join(" và ")) };
    let title = agreement.title.trim();
    if title.is_empty() { format!("{from}.") } else { format!("{from}, theo {title}.") }
}

fn steps(form: &Form) -> Vec<&'static str> {
    let mut steps = vec![
        "Trang Số liệu: chỉ điền vào các ô nền vàng; các ô khác đã khóa. Cột Ghi chú viết gì cũng được, không bắt buộc.",
        "Ghi số, không ghi công thức và không ghi chữ kèm theo: tiền ghi đủ số đồng, ví dụ 12500000, không ghi 12,5 triệu. Không có thì ghi 0, đừng để trống.",
        "Ngày ghi theo thứ tự ngày/tháng/năm. Ô có mũi tên thì chọn trong danh sách. Ô có dấu đỏ ở góc là có lời giải thích.",
    ];
    if !form.lists.is_empty() {
        steps.push(
            "Các trang danh sách: mỗi dòng một người; một em có nhiều giải thì mỗi giải một dòng. Cột có tiêu đề màu cam phải điền. Dán từ tệp khác thì chọn Dán giá trị. Hết dòng trống thì điền tiếp ngay bên dưới bảng.",
        );
    }
    steps.push("Không đổi tên trang, không xóa hàng hoặc cột có tiêu đề, không gộp ô. Lưu tệp dạng .xlsx rồi gửi lại; tên tệp đặt thế nào cũng được.");
    steps
}

/// "Quỹ còn cuối năm = Quỹ còn đầu năm + Thu vào quỹ trong năm - Chi từ quỹ trong năm".
fn equation(form: &Form, identity: &Identity) -> String {
    let mut text = format!("{} = {}", label(form, &identity.result), sum(form, &identity.plus));
    for code in &identity.minus {
        text.push_str(" - ");
        text.push_str(label(form, code));
    }
    text
}

fn part_of(form: &Form, part: &Part) -> String {
    format!("{} không lớn hơn {}", label(form, &part.part), sum(form, &part.whole))
}

fn sum(form: &Form, codes: &[String]) -> String {
    let labels: Vec<&str> = codes.iter().map(|code| label(form, code)).collect();
    labels.join(" + ")
}

fn label<'a>(form: &'a Form, code: &'a str) -> &'a str {
    form.items().find(|item| item.code == code).map_or(code, |item| item.label.as_str())
}
