//! How the year, each unit and each branch stand against the targets.

use chrono::NaiveDate;
use rust_xlsxwriter::{Worksheet, XlsxError};

use super::super::grid::{Cell, Grid};
use super::state;
use crate::compose::record::{TargetLine, YearRecord};
use crate::vietnamese::text::capitalized;

/// The targets of the year over all units.
pub fn year(record: &YearRecord) -> Result<Worksheet, XlsxError> {
    let title = format!("KẾT QUẢ THỰC HIỆN MỤC TIÊU NĂM {}", record.nam);
    let mut grid = Grid::new("Mục tiêu", &title, &state(record, "Tính từ số liệu của các đơn vị hợp lệ"))?;
    let headings = [
        ("STT", 6),
        ("Mã", 16),
        ("Mục tiêu", 40),
        ("Căn cứ", 18),
        ("Mức phải đạt", 22),
        ("Tử số là", 28),
        ("Tử số", 18),
        ("Mẫu số là", 28),
        ("Mẫu số", 18),
        ("Kết quả", 16),
        ("Đánh giá", 18),
        ("Còn thiếu", 16),
        ("Đơn vị tính", 12),
        ("Đơn vị có số liệu", 12),
        ("Hạn", 13),
    ];
    grid.head(&headings.map(owned), &[], 3)?;
    for (number, target) in (1..).zip(&record.chi_tieu) {
        let line = &target.ket_qua;
        grid.row(&[
            Cell::Number(number),
            Cell::Text(&line.ma),
            Cell::Text(&target.ten),
            Cell::Text(&target.can_cu),
            Cell::Text(&target.nguong),
            Cell::Text(&target.ten_tu_so),
            Cell::Number(line.tu_so),
            Cell::Text(&target.ten_mau_so),
            Cell::Number(line.mau_so),
            Cell::Centred(&line.hien_thi),
            Cell::Centred(&capitalized(line.said_shortly())),
            Cell::Number(line.con_thieu),
            Cell::Centred(&target.don_vi_tinh),
            Cell::Centred(&counts(line)),
            deadline(target.han.as_deref()),
        ])?;
    }
    grid.finish()
}

/// The targets judged for each unit, in unit order.
pub fn units(record: &YearRecord) -> Result<Worksheet, XlsxError> {
    let title = format!("MỤC TIÊU CỦA TỪNG ĐƠN VỊ NĂM {}", record.nam);
    let rows = record.don_vi.iter().flat_map(|unit| unit.chi_tieu.iter().map(|line| (&*unit.ma, &*unit.ten, line)));
    lines("Mục tiêu từng đơn vị", &title, record, rows)
}

/// The targets over each unit that has others below it, in unit order.
pub fn branches(record: &YearRecord) -> Result<Worksheet, XlsxError> {
    let title = format!("MỤC TIÊU THEO ĐỊA BÀN NĂM {}", record.nam);
    let rows = record.tong_hop_xa.iter().flat_map(|unit| unit.chi_tieu.iter().map(|line| (&*unit.ma, &*unit.ten, line)));
    lines("Mục tiêu theo địa bàn", &title, record, rows)
}

fn lines<'a>(
    name: &str,
    title: &str,
    record: &YearRecord,
    rows: impl Iterator<Item = (&'a str, &'a str, &'a TargetLine)>,
) -> Result<Worksheet, XlsxError> {
    let mut grid = Grid::new(name, title, &state(record, "Tính từ số liệu của các đơn vị hợp lệ"))?;
    let headings = [
        ("Mã", 12),
        ("Tên đơn vị", 40),
        ("Mục tiêu", 40),
        ("Tử số", 18),
        ("Mẫu số", 18),
        ("Kết quả", 16),
        ("Đánh giá", 18),
        ("Còn thiếu", 16),
        ("Đơn vị tính", 12),
        ("Đơn vị có số liệu", 12),
    ];
    grid.head(&headings.map(owned), &[], 2)?;
    for (code, name, line) in rows {
        let target = record.chi_tieu.iter().find(|target| target.ket_qua.ma == line.ma);
        grid.row(&[
            Cell::Text(code),
            Cell::Text(name),
            Cell::Text(target.map_or(line.ma.as_str(), |target| target.ten.as_str())),
            Cell::Number(line.tu_so),
            Cell::Number(line.mau_so),
            Cell::Centred(&line.hien_thi),
            Cell::Centred(&capitalized(line.said_shortly())),
            Cell::Number(line.con_thieu),
            Cell::Centred(target.map_or("", |target| target.don_vi_tinh.as_str())),
            Cell::Centred(&counts(line)),
        ])?;
    }
    grid.filter()?;
    grid.finish()
}

pub(super) fn owned((heading, width): (&str, u32)) -> (String, u32) {
    (heading.to_owned(), width)
}

fn counts(line: &TargetLine) -> String {
    format!("{}/{}", line.so_don_vi, line.tong_don_vi)
}

fn deadline(date: Option<&str>) -> Cell<'_> {
    date.and_then(|date| date.parse::<NaiveDate>().ok()).map_or(Cell::Blank, Cell::Date)
}
