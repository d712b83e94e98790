//! The sheet of what the form has no place for: kept, so that nothing that was sent is lost.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::Rest;
use super::target::Target;
use crate::form::printed::{REST_HEADINGS, REST_SHEET};
use crate::model::place::CellAddress;
use crate::workbook::content::clipped;
use crate::workbook::filling::Filling;
use crate::workbook::{page, styles};

const WIDTHS: [u32; 3] = [44, 30, 70];
const HEAD_ROW: u32 = 3;
/// The column of what was written.
const TEXT: u16 = 2;

/// Sheet and cell of what stands at a position.
pub fn place(index: usize) -> (String, CellAddress) {
    let row = u32::try_from(index).unwrap_or(u32::MAX).saturating_add(HEAD_ROW + 1);
    (REST_SHEET.to_owned(), CellAddress { row, column: TEXT.into() })
}

/// Writes it: one line for each cell, with its place in the sent file and the heading above it.
pub fn sheet(rest: &Rest, filling: &Filling) -> Result<Worksheet, XlsxError> {
    let mut sheet = Worksheet::new();
    sheet.set_name(REST_SHEET)?;
    for (column, width) in (0u16..).zip(WIDTHS) {
        sheet.set_column_width(column, width)?;
    }
    sheet.write_string_with_format(0, 0, "KHÔNG ĐẶT ĐƯỢC VÀO BIỂU MẪU", &styles::strong().set_font_size(14))?;
    let advice = "Những ô sau có trong tệp đã gửi nhưng biểu mẫu không có chỗ cho chúng. Nội dung nào thuộc biểu mẫu thì chép vào đúng ô; \
                  còn lại không phải làm gì, trang này không được tính.";
    sheet.merge_range(1, 0, 1, TEXT, advice, &styles::prose())?.set_row_height(1, 2 * page::LINE + 4)?;
    for (column, heading) in (0u16..).zip(REST_HEADINGS) {
        sheet.write_string_with_format(HEAD_ROW, column, heading, &styles::head())?;
    }
    sheet.set_row_height(HEAD_ROW, 22)?;
    let text = styles::cell().set_num_format("@").set_unlocked();
    for (index, cell) in rest.cells.iter().enumerate() {
        let (row, target) = (place(index).1.row, Target::Rest(index));
        let format = filling.severity(target).map_or_else(|| text.clone(), |severity| styles::marked(text.clone(), severity));
        let shown = clipped(&cell.text);
        for (column, words) in [(0, &*cell.from), (1, &*cell.heading)] {
            sheet.write_string_with_format(row, column, clipped(words), &styles::cell())?;
        }
        sheet.write_string_with_format(row, TEXT, &*shown, &format)?;
        if let Some(note) = filling.note(target, "") {
            sheet.insert_note(row, TEXT, &note)?;
        }
        let cells = [(WIDTHS[0], &*cell.from), (WIDTHS[1], &*cell.heading), (WIDTHS[2], &*shown)];
        sheet.set_row_height(row, page::row_height(cells))?;
    }
    if rest.more > 0 {
        let row = place(rest.cells.len()).1.row;
        let more = format!("Còn {} ô nữa không chép vào đây: xem trong tệp đã gửi.", rest.more);
        sheet.write_string_with_format(row, 0, more, &styles::base().set_italic())?;
    }
    page::set_up(&mut sheet, true);
    page::protect(&mut sheet);
    sheet.set_repeat_rows(HEAD_ROW, HEAD_ROW)?.set_freeze_panes(HEAD_ROW + 1, 0)?;
    Ok(sheet)
}
