//! `don-vi.xlsx`, the list of units that staff keep: headings, drop-downs, a guide.

use rust_xlsxwriter::{DataValidation, Format, Worksheet, XlsxError};

use super::{blank, guide, page, refused, styles};
use crate::error::Error;
use crate::model::unit::{Unit, UnitKind, Units};

/// Name of the tab with the units.
const SHEET: &str = "Đơn vị";
/// Headings with width in characters and what to write below them.
const COLUMNS: [(&str, u32, &str); 7] = [
    (
        "Mã",
        16,
        "Bắt buộc, mỗi đơn vị một mã, gồm chữ không dấu, chữ số, dấu - _ và dấu chấm. Mã trở thành tên tệp biểu mẫu và đã đặt thì không đổi.",
    ),
    ("Tên đơn vị", 46, "Bắt buộc, tên đầy đủ như in trên văn bản."),
    ("Loại", 14, "Bắt buộc: Trường, Xã/phường hoặc Cơ quan; mỗi loại có một biểu mẫu riêng."),
    ("Cấp học", 14, "Chỉ ghi cho trường: MN, TH, THCS, THPT, GDTX hoặc kết hợp, ví dụ TH&THCS."),
    ("Xã/phường", 20, "Xã, phường nơi đơn vị đóng; được để trống."),
    (
        "Đơn vị cấp trên",
        22,
        "Mã của đơn vị mà số liệu được gộp về, ví dụ mã của phường. Để trống thì theo cột Xã/phường; không có cả hai là trực thuộc thẳng thành phố.",
    ),
    ("E-mail", 30, "Địa chỉ nhận biểu mẫu và nhắc nộp; được để trống."),
];
const LEVELS: [&str; 8] = ["MN", "TH", "THCS", "THPT", "GDTX", "TH&THCS", "THCS&THPT", "TH&THCS&THPT"];
/// Rows that drop-downs reach at least.
const ROWS: u32 = 1_000;

/// The .xlsx bytes of the list of units: those given, in their order, or one example row of each kind. A parent is written
/// as its code. Equal input gives equal bytes.
///
/// # Errors
/// [`Error::Refused`] if Excel cannot hold a text of a unit.
pub fn write(units: Option<&Units>) -> Result<Vec<u8>, Error> {
    let rows = units.map_or_else(examples, |units| units.all().iter().map(|unit| row(unit, units)).collect());
    build(&rows).map_err(|fault| refused("don-vi.xlsx", &fault))
}

fn build(rows: &[[String; 7]]) -> Result<Vec<u8>, XlsxError> {
    // The list serves many years and its writer knows none: the creation date is fixed.
    let mut book = blank::new_book(2024, "Danh sách đơn vị")?;
    book.push_worksheet(list(rows)?);
    book.push_worksheet(guide_sheet()?);
    book.save_to_buffer()
}

fn row(unit: &Unit, units: &Units) -> [String; 7] {
    let parent = unit.parent.and_then(|parent| units.get(parent)).map_or("", |parent| parent.code.as_str());
    [&unit.code, &unit.name, unit.kind.word(), &unit.school_level, &unit.commune, parent, &unit.email].map(str::to_owned)
}

fn examples() -> Vec<[String; 7]> {
    let rows = [
        ["XP01", "Hội Khuyến học phường An Phú (ví dụ)", UnitKind::Commune.word(), "", "An Phú", "", ""],
        ["TH01", "Trường Tiểu học An Phú (ví dụ)", UnitKind::School.word(), "TH", "An Phú", "XP01", ""],
        ["CQ01", "Ban Khuyến học cơ quan Thành ủy (ví dụ)", UnitKind::Agency.word(), "", "", "", ""],
    ];
    rows.map(|row| row.map(str::to_owned)).to_vec()
}

fn list(rows: &[[String; 7]]) -> Result<Worksheet, XlsxError> {
    let mut sheet = Worksheet::new();
    sheet.set_name(SHEET)?;
    // As text, so that a code such as 01 or 1-2 stays what was typed.
    let text = styles::base().set_num_format("@");
    for (column, (heading, width, _)) in (0u16..).zip(COLUMNS) {
        let format: Format = if column < 3 { styles::needed_head() } else { styles::head() };
        sheet.set_column_width(column, width)?.set_column_format(column, &text)?;
        sheet.write_string_with_format(0, column, heading, &format)?;
    }
    let mut end = 0;
    for (position, cells) in (1u32..).zip(rows) {
        for (column, cell) in (0u16..).zip(cells).filter(|(_, cell)| !cell.is_empty()) {
            sheet.write_string_with_format(position, column, cell, &text)?;
        }
        end = position;
    }
    drop_downs(&mut sheet, end.max(ROWS))?;
    sheet.autofilter(0, 0, end.max(1), 6)?.set_freeze_panes(1, 2)?.set_repeat_rows(0, 0)?.set_row_height(0, 24)?;
    page::set_up(&mut sheet, true);
    Ok(sheet)
}

fn drop_downs(sheet: &mut Worksheet, end: u32) -> Result<(), XlsxError> {
    let kinds = DataValidation::new()
        .allow_list_strings(&UnitKind::ALL.map(UnitKind::word))?
        .set_error_title("Loại chưa đúng")?
        .set_error_message("Chọn Trường, Xã/phường hoặc Cơ quan.")?;
    // Other mixes of levels exist: the list only suggests.
    let levels = DataValidation::new().allow_list_strings(&LEVELS)?.show_error_message(false);
    sheet.add_data_validation(1, 2, end, 2, &kinds)?;
    sheet.add_data_validation(1, 3, end, 3, &levels)?;
    Ok(())
}

fn guide_sheet() -> Result<Worksheet, XlsxError> {
    let mut sheet = Worksheet::new();
    sheet.set_name(guide::SHEET)?.set_column_width(0, 22)?.set_column_width(1, 90)?;
    sheet.merge_range(0, 0, 0, 1, "HƯỚNG DẪN GHI DANH SÁCH ĐƠN VỊ", &styles::title())?.set_row_height(0, 24)?;
    let steps = [
        "Ở trang Đơn vị, thay các dòng ví dụ bằng đơn vị của mình, mỗi đơn vị một dòng.",
        "Thứ tự các dòng là thứ tự in trong báo cáo.",
        "Không đổi tên trang Đơn vị và không xóa hàng tiêu đề.",
    ];
    for (row, step) in (1u32..).zip(steps) {
        sheet.merge_range(row, 0, row, 1, step, &styles::prose())?.set_row_height(row, 18)?;
    }
    for (column, heading) in [(0, "Cột"), (1, "Ghi thế nào")] {
        sheet.write_string_with_format(5, column, heading, &styles::head())?;
    }
    for (row, (heading, _, advice)) in (6u32..).zip(COLUMNS) {
        sheet.write_string_with_format(row, 0, heading, &styles::cell())?;
        sheet.write_string_with_format(row, 1, advice, &styles::cell())?;
        sheet.set_row_height(row, page::row_height([(90, advice)]).max(18))?;
    }
    page::set_up(&mut sheet, false);
    Ok(sheet)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake;

    #[test]
    fn a_new_list_is_read_back_with_one_example_of_each_kind() {
        let bytes = write(None).expect("written");
        let read = intake::units::read(&bytes, "don-vi.xlsx", &[]).unwrap_or_else(|faults| panic!("{faults:#?}"));
        assert!(read.warnings.is_empty(), "{:#?}", read.warnings);
        let kinds: Vec<UnitKind> = read.units.all().iter().map(|unit| unit.kind).collect();
        assert_eq!(kinds, [UnitKind::Commune, UnitKind::School, UnitKind::Agency]);
        assert_eq!(read.units.all()[1].parent, Some(0));
        assert_eq!(bytes, write(None).expect("written"));
    }

    #[test]
    fn last_years_units_come_back_as_they_were() {
        let first = write(None).expect("written");
        let before = intake::units::read(&first, "don-vi.xlsx", &[]).unwrap_or_else(|faults| panic!("{faults:#?}")).units;
        let mut list = before.all().to_vec();
        list[0].name = "=HYPERLINK(\"x\") <&> \"Hòa\"".to_owned();
        list[2].email = "a@b.vn".to_owned();
        let units = Units::new(list);
        let second = write(Some(&units)).expect("written");
        let after = intake::units::read(&second, "don-vi.xlsx", &[]).unwrap_or_else(|faults| panic!("{faults:#?}")).units;
        assert_eq!(after.all(), units.all());
    }
}
