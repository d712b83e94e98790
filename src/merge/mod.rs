//! Mail merge (trộn thư): the set of awards as one table, a row a certificate, for an office that has its own design of
//! certificates. The same rows as .xlsx, which Word takes, and as .csv, which design programs take.

mod csv;
mod xlsx;

pub use csv::csv;
pub use xlsx::xlsx;

use chrono::NaiveDate;

use crate::compose::record::{AwardLine, YearRecord};
use crate::model::agreement::Wording;
use crate::vietnamese::{amounts, dates, numbers};

/// The headings, in order, with their widths in characters. Word names its merge fields after them.
pub const HEADINGS: [(&str, u16); 16] = [
    ("Số hiệu", 15),
    ("Danh sách", 11),
    ("Thứ tự", 8),
    ("Họ và tên", 28),
    ("Họ và tên in hoa", 30),
    ("Nữ", 5),
    ("Ngày sinh", 12),
    ("Lớp", 8),
    ("Đơn vị", 36),
    ("Cuộc thi", 24),
    ("Môn", 16),
    ("Cấp", 12),
    ("Giải", 14),
    ("Thành tích", 44),
    ("Số tiền", 14),
    ("Bằng chữ", 44),
];

/// A row: what a certificate may say. Everything is text as it is to be printed: Word prints dates and amounts of number cells its
/// own way. Hardship is no matter for a certificate and is not in it.
pub type Row = [String; HEADINGS.len()];

/// One row a certificate, by list, in printed order.
#[must_use]
pub fn rows(record: &YearRecord, wording: Wording) -> Vec<Row> {
    record.khen_thuong.iter().flat_map(|(code, awards)| awards.iter().map(move |award| row(code, award, wording))).collect()
}

fn row(code: &str, award: &AwardLine, wording: Wording) -> Row {
    let birth = award.ngay_sinh.as_deref().and_then(|date| date.parse::<NaiveDate>().ok());
    [
        award.so_hieu.clone(),
        code.to_owned(),
        award.stt.to_string(),
        award.ho_ten.clone(),
        award.ho_ten.to_uppercase(),
        if award.nu { "x" } else { "" }.to_owned(),
        birth.map(dates::short).unwrap_or_default(),
        award.lop.clone(),
        award.ten_don_vi.clone(),
        award.cuoc_thi.clone(),
        award.mon.clone(),
        award.cap.clone(),
        award.giai.clone(),
        award.thanh_tich.clone(),
        numbers::integer(award.muc_thuong.into()),
        amounts::sentence(award.muc_thuong.into(), wording),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compose::year::Year;

    fn year_rows() -> Vec<Row> {
        let year = Year::new();
        rows(&year.record(), year.agreement.wording)
    }

    #[test]
    fn each_award_is_a_row_of_texts_as_they_are_printed_and_none_tells_hardship() {
        let rows = year_rows();
        let serials: Vec<&str> = rows.iter().map(|row| row[0].as_str()).collect();
        assert_eq!(serials, ["HSG-0001", "HSG-0002", "HOCBONG-0001"]);
        let said = ["Lê Bình", "LÊ BÌNH", "x", "05/03/2014", "5A", "Trường Tiểu học An Phú"];
        assert_eq!(rows[1].get(3..9).unwrap(), said);
        assert_eq!(rows[1].get(14..).unwrap(), ["305.000", "Ba trăm linh năm nghìn đồng"]);
        assert!(!rows.iter().flatten().any(|cell| cell.contains("Hộ nghèo")));
    }

    #[test]
    fn a_table_of_nobody_has_its_headings_alone() {
        let text = String::from_utf8(csv(&[])).unwrap();
        assert!(text.starts_with("\u{feff}Số hiệu,Danh sách,") && text.ends_with(",Bằng chữ\r\n") && text.lines().count() == 1);
        assert!(xlsx(&[], 2024).is_ok());
    }
}
