//! The award lists in printed order, and the nominations that were not awarded.

use chrono::NaiveDate;
use rust_xlsxwriter::{Worksheet, XlsxError};

use super::super::grid::{Cell, Grid};
use super::state;
use super::targets::owned;
use crate::compose::record::{AwardLine, NotAwardedLine, YearRecord};

/// One list; the tab is its code.
pub fn sheet(record: &YearRecord, code: &str, awards: &[AwardLine]) -> Result<Worksheet, XlsxError> {
    let title = format!("DANH SÁCH KHEN THƯỞNG {code} NĂM {}", record.nam);
    let mut grid = Grid::new(code, &title, &state(record, &format!("{} người", awards.len())))?;
    let headings = [
        ("STT", 6),
        ("Số hiệu", 14),
        ("Họ và tên", 28),
        ("Ngày sinh", 13),
        ("Nữ", 6),
        ("Lớp", 9),
        ("Đơn vị", 36),
        ("Cuộc thi", 26),
        ("Môn", 16),
        ("Cấp", 13),
        ("Giải", 14),
        ("Thành tích", 40),
        ("Hoàn cảnh", 20),
        ("Mức thưởng (đồng)", 16),
        ("Lý do", 44),
        ("Lấy từ ô", 34),
    ];
    grid.head(&headings.map(owned), &[], 3)?;
    for award in awards {
        grid.row(&award_row(award))?;
    }
    let mut total = vec![Cell::Blank; headings.len()];
    if let [_, _, name, .., amount, _, _] = total.as_mut_slice() {
        *name = Cell::Made(format!("Cộng: {} người", awards.len()));
        *amount = Cell::Number(awards.iter().map(|award| i128::from(award.muc_thuong)).sum());
    }
    grid.total(&total)?;
    grid.finish()
}

fn award_row(award: &AwardLine) -> [Cell<'_>; 16] {
    [
        Cell::Number(i128::try_from(award.stt).unwrap_or_default()),
        Cell::Centred(&award.so_hieu),
        Cell::Text(&award.ho_ten),
        date(award.ngay_sinh.as_deref()),
        Cell::Centred(if award.nu { "x" } else { "" }),
        Cell::Centred(&award.lop),
        Cell::Text(&award.ten_don_vi),
        Cell::Text(&award.cuoc_thi),
        Cell::Text(&award.mon),
        Cell::Centred(&award.cap),
        Cell::Centred(&award.giai),
        Cell::Text(&award.thanh_tich),
        Cell::Text(&award.hoan_canh),
        Cell::Number(award.muc_thuong.into()),
        Cell::Text(&award.ly_do),
        Cell::Text(&award.o),
    ]
}

/// Who was not awarded, the reserve list of each list first; those whose level and prize earn nothing are only counted, see [`unawarded`].
pub fn not_awarded(record: &YearRecord) -> Result<Worksheet, XlsxError> {
    let title = format!("DỰ PHÒNG VÀ NGƯỜI KHÔNG ĐƯỢC THƯỞNG NĂM {}", record.nam);
    let line = "Cấp, giải không có mức thưởng chỉ đếm ở trang Không thưởng";
    let mut grid = Grid::new("Dự phòng, không thưởng", &title, &state(record, line))?;
    let headings = [
        ("Danh sách", 12),
        ("Dự phòng số", 10),
        ("Họ và tên", 28),
        ("Ngày sinh", 13),
        ("Lớp", 9),
        ("Đơn vị", 36),
        ("Cấp", 13),
        ("Giải", 14),
        ("Thành tích", 36),
        ("Hoàn cảnh", 20),
        ("Mức nếu được (đồng)", 16),
        ("Lý do", 50),
        ("Lấy từ ô", 34),
    ];
    grid.head(&headings.map(owned), &[], 3)?;
    for (code, lines) in record.khong_khen_nguoi.iter() {
        for line in lines {
            grid.row(&not_awarded_row(code, line))?;
        }
    }
    grid.filter()?;
    grid.finish()
}

fn not_awarded_row<'a>(code: &'a str, line: &'a NotAwardedLine) -> [Cell<'a>; 13] {
    let reserve = line.du_phong.and_then(|number| i128::try_from(number).ok());
    [
        Cell::Centred(code),
        reserve.map_or(Cell::Blank, Cell::Number),
        Cell::Text(&line.ho_ten),
        date(line.ngay_sinh.as_deref()),
        Cell::Centred(&line.lop),
        Cell::Text(&line.ten_don_vi),
        Cell::Centred(&line.cap),
        Cell::Centred(&line.giai),
        Cell::Text(&line.thanh_tich),
        Cell::Text(&line.hoan_canh),
        Cell::Number(line.muc_thuong.into()),
        Cell::Text(&line.ly_do),
        Cell::Text(&line.o),
    ]
}

fn date(written: Option<&str>) -> Cell<'_> {
    written.and_then(|date| date.parse::<NaiveDate>().ok()).map_or(Cell::Blank, Cell::Date)
}

/// What was nominated and not awarded, counted by list, level, prize and reason.
pub fn unawarded(record: &YearRecord) -> Result<Worksheet, XlsxError> {
    let title = format!("ĐỀ NGHỊ KHÔNG ĐƯỢC THƯỞNG NĂM {}", record.nam);
    let mut grid = Grid::new("Không thưởng", &title, &state(record, "Đếm theo dòng đề nghị"))?;
    let headings = [("Danh sách", 14), ("Cấp", 16), ("Giải", 16), ("Lý do", 60), ("Số dòng", 12)];
    grid.head(&headings.map(owned), &[], 0)?;
    for (code, rows) in record.khong_khen.iter() {
        for row in rows {
            grid.row(&[
                Cell::Centred(code),
                Cell::Centred(&row.cap),
                Cell::Centred(&row.giai),
                Cell::Text(&row.ly_do),
                Cell::Number(i128::try_from(row.so_dong).unwrap_or_default()),
            ])?;
        }
    }
    grid.filter()?;
    grid.finish()
}
