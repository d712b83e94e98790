//! The consolidated figures read back through calamine.

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};

use super::*;
use crate::compose::year::Year;

fn written() -> Xlsx<Cursor<Vec<u8>>> {
    let year = Year::new();
    Xlsx::new(Cursor::new(write(&year.record(), &year.forms).expect("written"))).expect("calamine opens it")
}

/// The value under the heading that starts with `heading`, in the row that has `key` in any cell.
fn value(book: &mut Xlsx<Cursor<Vec<u8>>>, sheet: &str, key: &str, heading: &str) -> Data {
    let range = book.worksheet_range(sheet).expect("the sheet is there");
    let rows: Vec<&[Data]> = range.rows().collect();
    let head = rows.iter().find(|row| {
        row.iter().filter(|cell| !matches!(cell, Data::Empty)).count() > 4
            && row.iter().any(|cell| cell.to_string().starts_with(heading))
    });
    let column = head.and_then(|row| row.iter().position(|cell| cell.to_string().starts_with(heading))).expect("the heading");
    let row = rows.iter().find(|row| row.iter().map(ToString::to_string).any(|cell| cell == key)).expect("the row");
    row[column].clone()
}

#[test]
fn figures_stand_by_unit_and_item_with_sums_of_valid_units() {
    let mut book = written();
    assert_eq!(value(&mut book, "Trường", "TH01", "cbgv"), Data::Float(103.0));
    assert_eq!(value(&mut book, "Trường", "TH01", "dvht_diem"), Data::Float(87.5));
    assert_eq!(value(&mut book, "Trường", "TH01", "co_chi_hoi"), Data::String("Có".into()));
    assert_eq!(value(&mut book, "Trường", "TH02", "cbgv"), Data::Empty, "a unit with errors shows no figures");
    assert_eq!(value(&mut book, "Trường", "TH02", "Trạng thái"), Data::String("Có lỗi".into()));
    assert_eq!(value(&mut book, "Trường", "Cộng (1/3 đơn vị)", "cbgv"), Data::Float(103.0));
    assert_eq!(value(&mut book, "Trường", "Cộng (1/3 đơn vị)", "dvht_diem"), Data::Empty, "scores do not add up");
    assert_eq!(value(&mut book, "Xã, phường", "AP", "dan_so"), Data::Float(101.0));
    assert_eq!(value(&mut book, "Cơ quan", "CQ02", "Trạng thái"), Data::String("Được miễn".into()));
}

#[test]
fn dates_are_dates() {
    let mut book = written();
    let Data::DateTime(date) = value(&mut book, "Trường", "TH01", "dvht_ngay_kiem_tra") else { panic!("not a date") };
    let (year, month, day, ..) = date.to_ymd_hms_milli();
    assert_eq!((year, month, day), (2024, 12, 5));
}

#[test]
fn targets_show_both_sides_of_the_ratio() {
    let mut book = written();
    assert_eq!(value(&mut book, "Mục tiêu", "hoi_vien", "Tử số"), Data::String("hội viên".into()));
    assert_eq!(value(&mut book, "Mục tiêu", "hoi_vien", "Mẫu số"), Data::String("cán bộ, giáo viên và cha mẹ học sinh".into()));
    assert_eq!(value(&mut book, "Mục tiêu", "hoi_vien", "Đơn vị có"), Data::String("1/3".into()));
    assert_eq!(value(&mut book, "Mục tiêu từng đơn vị", "TH01", "Kết quả"), Data::String("84,99%".into()));
    assert_eq!(value(&mut book, "Mục tiêu từng đơn vị", "TH01", "Còn thiếu"), Data::Float(4.0));
    assert_eq!(value(&mut book, "Mục tiêu theo địa bàn", "AP", "Đánh giá"), Data::String("Chưa đủ căn cứ".into()));
}

#[test]
fn award_lists_keep_their_order_and_add_up() {
    let mut book = written();
    assert_eq!(value(&mut book, "HSG", "Hồ Thị *An*", "STT"), Data::Float(1.0));
    assert_eq!(value(&mut book, "HSG", "Lê Bình", "Mức thưởng"), Data::Float(305_000.0));
    assert_eq!(value(&mut book, "HSG", "Cộng: 2 người", "Mức thưởng"), Data::Float(1_305_000.0));
    assert_eq!(value(&mut book, "GVBD", "Cộng: 0 người", "Mức thưởng"), Data::Float(0.0));
    assert_eq!(value(&mut book, "HSG", "Lê Bình", "Số hiệu"), Data::String("HSG-0002".into()));
    assert_eq!(value(&mut book, "Không thưởng", "trường", "Số dòng"), Data::Float(3.0));
    assert_eq!(value(&mut book, "Dự phòng, không thưởng", "Lê Chi", "Dự phòng số"), Data::Float(1.0));
    let why = "Quá số lượng 2 em của cả danh sách";
    assert_eq!(value(&mut book, "Dự phòng, không thưởng", "Lê Chi", "Lý do"), Data::String(why.into()));
}

#[test]
fn texts_of_units_never_become_formulas_and_bytes_repeat() {
    let year = Year::new();
    let mut record = year.record();
    record.don_vi[1].ten = "=1+1".to_owned();
    let bytes = write(&record, &year.forms).expect("written");
    assert_eq!(bytes, write(&record, &year.forms).expect("written"));
    let mut book = Xlsx::new(Cursor::new(bytes)).expect("calamine opens it");
    assert_eq!(value(&mut book, "Trường", "TH01", "Tên đơn vị"), Data::String("=1+1".into()));
    assert!(book.worksheet_formula("Trường").expect("the sheet is there").is_empty());
}
