//! The table as .xlsx: headings in the first row, as Word wants them, every cell a text.

use rust_xlsxwriter::{Format, XlsxError};

use super::{HEADINGS, Row};
use crate::error::Error;
use crate::workbook::blank::new_book;

/// The bytes of the file, dated by the year.
///
/// # Errors
/// [`Error::Refused`] if Excel cannot hold a text of the awards.
pub fn xlsx(rows: &[Row], year: i32) -> Result<Vec<u8>, Error> {
    build(rows, year).map_err(|fault| Error::Refused(format!("Không viết được bảng trộn thư: {fault}.")))
}

fn build(rows: &[Row], year: i32) -> Result<Vec<u8>, XlsxError> {
    let mut book = new_book(year, &format!("Trộn thư giấy khen năm {year}"))?;
    let sheet = book.add_worksheet();
    sheet.set_name("Giấy khen")?;
    let head = Format::new().set_bold();
    for (column, (heading, width)) in (0_u16..).zip(HEADINGS) {
        sheet.set_column_width(column, width)?;
        sheet.write_string_with_format(0, column, heading, &head)?;
    }
    sheet.set_freeze_panes(1, 4)?;
    for (line, row) in (1_u32..).zip(rows) {
        for (column, cell) in (0_u16..).zip(row) {
            if !cell.is_empty() {
                sheet.write_string(line, column, cell)?;
            }
        }
    }
    book.save_to_buffer()
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use calamine::{Data, Reader, Xlsx};

    use super::*;

    #[test]
    fn what_is_written_reads_back_as_texts_below_the_headings() {
        let mut row = Row::default();
        row[3] = "=1+1 Đặng Thị Ngọc Ẩn".into();
        row[6] = "05/03/2014".into();
        let rows = [row];
        let bytes = xlsx(&rows, 2024).unwrap();
        assert_eq!(bytes, xlsx(&rows, 2024).unwrap());
        let mut book = Xlsx::new(Cursor::new(bytes)).unwrap();
        let cells = book.worksheet_range("Giấy khen").unwrap();
        let text = |row, column| cells.get((row, column)).cloned().unwrap_or_default();
        let headings: Vec<_> = (0..HEADINGS.len()).map(|column| text(0, column)).collect();
        assert_eq!(headings, HEADINGS.map(|(heading, _)| Data::String(heading.into())));
        assert_eq!((text(1, 3), text(1, 6)), (Data::String(rows[0][3].clone()), Data::String("05/03/2014".into())));
    }
}
