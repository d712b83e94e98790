//! The first sheet of a marked copy: what is wrong, where, and what to do, each with a link to its cell.

use rust_xlsxwriter::{DataValidation, Format, Url, Worksheet, XlsxError};

use super::target::Target;
use super::{Places, Sent};
use crate::form::printed::{IN_A_CELL, SLIP_HEADINGS, SLIP_SHEET, TO_LOOK_AT};
use crate::model::agreement::Agreement;
use crate::model::finding::Severity;
use crate::model::place::short_names;
use crate::model::value::ValueKind;
use crate::vietnamese::dates;
use crate::workbook::content::{clipped, shortened};
use crate::workbook::filling::Said;
use crate::workbook::{page, styles};

/// Widths of the columns in characters, in the order of [`SLIP_HEADINGS`].
const WIDTHS: [u32; 8] = [5, 8, 18, 18, 15, 42, 42, 9];
const LAST: u16 = 7;
/// Findings that are listed: a sheet holds 65,530 links, and nobody mends so many at once.
const MOST: usize = 2_000;
/// UTF-16 units of one cell of the table; the note on the faulty cell says no more.
const LONGEST: usize = 900;

/// A finding, where it is in the copy, and whether it must be marked as done.
type Line<'a> = (Target, Said<'a>, bool);

/// Writes it: who, what to do with this file, then errors and what is to be looked at again, each in the order given.
pub fn sheet(agreement: &Agreement, sent: &Sent, lines: &[Line], places: &Places) -> Result<Worksheet, XlsxError> {
    let mut sheet = Worksheet::new();
    sheet.set_name(SLIP_SHEET)?;
    for (column, width) in (0u16..).zip(WIDTHS) {
        sheet.set_column_width(column, width)?;
    }
    let mut writer = Writer { sheet, row: 0, number: 0 };
    writer.opening(agreement, sent, lines)?;
    writer.headings()?;
    for (severity, title) in [(Severity::Error, "Phải sửa"), (Severity::Warning, "Xem lại; nếu đã đúng thì giữ nguyên")]
    {
        let of_severity: Vec<&Line> = lines.iter().filter(|(_, said, _)| said.finding.severity == severity).collect();
        if !of_severity.is_empty() {
            writer.group(&format!("{title} ({})", of_severity.len()))?;
        }
        for line in of_severity {
            writer.line(line, places)?;
        }
    }
    writer.rest(lines.len())?;
    let mut sheet = writer.sheet;
    page::set_up(&mut sheet, true);
    page::protect(&mut sheet);
    Ok(sheet)
}

/// Lines go down the sheet one after the other.
struct Writer {
    sheet: Worksheet,
    row: u32,
    number: usize,
}

impl Writer {
    fn opening(&mut self, agreement: &Agreement, sent: &Sent, lines: &[Line]) -> Result<(), XlsxError> {
        self.wide("PHIẾU BÁO LỖI", &styles::title())?;
        self.wide(&format!("Bài nộp số liệu khuyến học năm {}", agreement.year), &styles::subtitle())?;
        let unit = sent.unit;
        let whose = match (unit.name.as_str(), unit.code.as_str()) {
            (name, code) if sent.unit_is_known => format!("Đơn vị: {name} (mã {code})"),
            ("", "") => "Đơn vị: chưa rõ, tệp không ghi tên và mã".to_owned(),
            (name, code) => format!("Đơn vị: chưa rõ; tệp ghi tên “{name}”, mã “{code}”"),
        };
        self.wide(&whose, &styles::strong())?;
        let mut files: Vec<&str> = lines.iter().map(|(_, said, _)| &*said.finding.place.file).collect();
        files.sort_unstable();
        files.dedup();
        self.wide(&format!("Tệp đã gửi: {}", short_names(&files).join(", ")), &styles::prose())?;
        self.row += 1;
        let marked = "1. Tệp này là biểu mẫu đã điền sẵn những gì đọc được từ tệp đã gửi. Ô gạch chéo, viền đậm là chỗ phải sửa; ô viền đứt là \
                      chỗ cần xem lại. Bấm vào cột “Ô cần sửa” để đến ô; đưa chuột vào ô để đọc ghi chú.";
        self.wide(marked, &styles::prose())?;
        if lines.iter().any(|(.., open)| *open) {
            let tick = "2. Dòng nào có ô vàng ở cột “Đã làm” thì không có một ô riêng để sửa: xem lại những gì đã đặt sẵn, sửa cho đúng, rồi ghi x \
                        vào ô vàng ấy.";
            self.wide(tick, &styles::prose())?;
        }
        self.wide(&send_back(agreement, lines.iter().any(|(.., open)| *open)), &styles::prose())?;
        self.row += 1;
        Ok(())
    }

    /// A line over all columns, as high as it wraps.
    fn wide(&mut self, text: &str, format: &Format) -> Result<(), XlsxError> {
        let text = clipped(text);
        let height = page::row_height([(WIDTHS.iter().sum(), &*text)]) + 4;
        self.sheet.merge_range(self.row, 0, self.row, LAST, &text, format)?.set_row_height(self.row, height)?;
        self.row += 1;
        Ok(())
    }

    fn headings(&mut self) -> Result<(), XlsxError> {
        for (column, heading) in (0u16..).zip(SLIP_HEADINGS) {
            self.sheet.write_string_with_format(self.row, column, heading, &styles::head())?;
        }
        self.sheet.set_row_height(self.row, 22)?;
        self.sheet.set_repeat_rows(self.row, self.row)?.set_freeze_panes(self.row + 1, 0)?;
        self.row += 1;
        Ok(())
    }

    fn group(&mut self, title: &str) -> Result<(), XlsxError> {
        self.sheet.merge_range(self.row, 0, self.row, LAST, title, &styles::section())?.set_row_height(self.row, 20)?;
        self.row += 1;
        Ok(())
    }

    fn line(&mut self, (target, said, open): &Line, places: &Places) -> Result<(), XlsxError> {
        self.number += 1;
        // What must be marked as done is always listed: without its line it could never be.
        if self.number > MOST && !open {
            return Ok(());
        }
        let finding = said.finding;
        let short = |text: &str| shortened(text, LONGEST, "…").into_owned();
        let is_blank = finding.value.is_empty() && !open && !matches!(target, Target::Nowhere | Target::Rest(_));
        let found = if is_blank { "(trống)".to_owned() } else { short(&finding.value) };
        let sent_at = sent_place(finding);
        let row = self.row;
        self.sheet.write_with_format(row, 0, u32::try_from(self.number).unwrap_or(0), &styles::centred())?;
        self.sheet.write_string_with_format(row, 1, finding.code, &styles::centred())?;
        let at = self.link(*target, places)?;
        let texts = [(3, sent_at.clone()), (4, found), (5, short(&said.message)), (6, short(&said.advice))];
        for (column, text) in &texts {
            self.sheet.write_string_with_format(row, *column, text, &styles::cell().set_num_format("@"))?;
        }
        self.done(*open, finding.severity)?;
        let cells = texts.iter().map(|(column, text)| (WIDTHS[usize::from(*column)], text.as_str()));
        let height = page::row_height(cells.chain([(WIDTHS[2], at.as_str())]));
        self.sheet.set_row_height(row, height + 4)?;
        self.row += 1;
        Ok(())
    }

    /// The cell of the copy, as a link; what it shows.
    fn link(&mut self, target: Target, places: &Places) -> Result<String, XlsxError> {
        let Some((sheet, cell)) = places.get(target) else {
            let words = "(cả tệp hoặc cả trang)";
            self.sheet.write_string_with_format(self.row, 2, words, &styles::cell())?;
            return Ok(words.to_owned());
        };
        let shown = format!("{sheet}!{cell}");
        let link = format!("internal:'{}'!{cell}", sheet.replace('\'', "''"));
        self.sheet.write_url_with_format(self.row, 2, Url::new(link).set_text(&shown), &styles::link())?;
        Ok(shown)
    }

    fn done(&mut self, open: bool, severity: Severity) -> Result<(), XlsxError> {
        if !open {
            let words = if severity == Severity::Error { IN_A_CELL } else { TO_LOOK_AT };
            self.sheet.write_string_with_format(self.row, LAST, words, &styles::centred().set_font_size(9))?;
            return Ok(());
        }
        self.sheet.write_blank(self.row, LAST, &styles::input(ValueKind::YesNo))?;
        let tick = DataValidation::new().allow_list_strings(&["x"])?.show_error_message(false);
        self.sheet.add_data_validation(self.row, LAST, self.row, LAST, &tick)?;
        Ok(())
    }

    fn rest(&mut self, findings: usize) -> Result<(), XlsxError> {
        let left = findings.saturating_sub(MOST);
        if left > 0 {
            self.wide(&format!("Còn {left} điều nữa chưa kể ở đây; các ô ấy cũng đã được tô trong tệp này."), &styles::prose())?;
        }
        Ok(())
    }
}

/// Where in the sent file: its name stands above.
fn sent_place(finding: &crate::model::finding::Finding) -> String {
    match (&finding.place.sheet, finding.place.cell) {
        (Some(sheet), Some(cell)) => format!("{sheet}!{cell}"),
        (Some(sheet), None) => format!("trang {sheet}"),
        (None, _) => "cả tệp".to_owned(),
    }
}

fn send_back(agreement: &Agreement, second: bool) -> String {
    let number = if second { 3 } else { 2 };
    let submitting = &agreement.submitting;
    let to = if submitting.to.is_empty() { String::new() } else { format!(" về {}", submitting.to) };
    let day = submitting.reminder.or(submitting.deadline);
    let until = day.map_or_else(|| " càng sớm càng tốt".to_owned(), |day| format!(", chậm nhất {}", dates::short(day)));
    format!(
        "{number}. Sửa xong thì lưu lại dạng .xlsx và gửi cả tệp này{to}{until}; tệp này thay cho tệp đã gửi. Không xóa trang này."
    )
}
