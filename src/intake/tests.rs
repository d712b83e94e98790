//! Whole workbooks, as schools send them, read through [`read`].

use rust_xlsxwriter::{ExcelDateTime, Format, Workbook as Writer};

use super::*;
use crate::model::submission::{Field, Reading};
use crate::model::unit::{Unit, UnitKind};
use crate::model::value::Value;

/// How a test's workbook differs from the form as sent out.
struct Shape {
    names: bool,
    meta: bool,
    item_sheet: &'static str,
    list_sheets: &'static [(&'static str, &'static [&'static [&'static str]])],
}

const HEAD: &[&str] =
    &["STT", "Họ và tên", "Ngày sinh", "Nữ", "Lớp", "Cuộc thi", "Môn", "Cấp", "Giải", "Giáo viên bồi dưỡng", "Ghi chú"];

const SHAPE: Shape = Shape { names: true, meta: true, item_sheet: "Số liệu", list_sheets: &[("HSG", &[HEAD])] };

fn forms() -> Forms {
    Forms::built_in().unwrap()
}

fn units() -> Units {
    let place = Place::file(&"don-vi.xlsx".into());
    let (name, kind) = ("Trường TH Lái Thiêu".to_owned(), UnitKind::School);
    let (school_level, commune, email) = ("TH".to_owned(), String::new(), String::new());
    Units::new(vec![Unit { code: "TH-LT".to_owned(), name, kind, school_level, commune, parent: None, email, place }])
}

/// A school's workbook in which every count is 7.
fn workbook(shape: &Shape) -> Vec<u8> {
    let forms = forms();
    let form = forms.get(UnitKind::School);
    let mut book = Writer::new();
    let quoted = format!("'{}'", shape.item_sheet);
    let sheet = book.add_worksheet().set_name(shape.item_sheet).unwrap();
    sheet.write_string(1, 1, "Mã đơn vị:").unwrap();
    sheet.write_string(1, 2, "TH-LT").unwrap();
    for (column, heading) in (0..).zip(["STT", "Chỉ tiêu", "Đơn vị tính", "Giá trị"]) {
        sheet.write_string(3, column, heading).unwrap();
    }
    for (row, item) in (4..).zip(form.items()) {
        sheet.write_string(row, 1, &item.label).unwrap();
        sheet.write_string(row, 2, &item.measure).unwrap();
        sheet.write_number(row, 3, 7).unwrap();
        sheet.write_string(row, 5, &item.code).unwrap();
    }
    for (name, rows) in shape.list_sheets {
        let sheet = book.add_worksheet().set_name(*name).unwrap();
        for (row, cells) in (0..).zip(*rows) {
            for (column, cell) in (0..).zip(*cells) {
                match cell.parse::<f64>() {
                    Ok(number) => sheet.write_number(row, column, number).unwrap(),
                    Err(_) => sheet.write_string(row, column, *cell).unwrap(),
                };
            }
        }
    }
    if shape.names {
        for (row, item) in (5..).zip(form.items()) {
            book.define_name(&item.code, &format!("={quoted}!$D${row}")).unwrap();
        }
        book.define_name("ma_don_vi", &format!("={quoted}!$C$2")).unwrap();
    }
    if shape.meta {
        let sheet = book.add_worksheet().set_name("_khuyenhoc").unwrap();
        for (row, (key, value)) in (0..).zip([("bieu_mau", "truong"), ("phien_ban", "1"), ("nam", "2024")]) {
            sheet.write_string(row, 0, key).unwrap();
            sheet.write_string(row, 1, value).unwrap();
        }
        sheet.set_very_hidden(true);
    }
    book.save_to_buffer().unwrap()
}

fn received(bytes: &[u8]) -> Received {
    read(&"bai-nop/a.xlsx".into(), bytes, &forms(), &units())
}

fn submission(shape: &Shape) -> Submission {
    received(&workbook(shape)).submission.unwrap()
}

fn codes(received: &Received) -> Vec<String> {
    received.findings.iter().map(|finding| format!("{} {}", finding.code, finding.place)).collect()
}

/// The text of a column of the HSG sheet, by the column's code.
fn column(submission: &Submission, code: &str) -> Vec<String> {
    let forms = forms();
    let list = &forms.get(UnitKind::School).lists[0];
    let position = list.column_position(code).unwrap();
    submission.lists[0].nominees().map(|nominee| format!("{} {:?}", nominee.place(position), nominee.field(position))).collect()
}

#[test]
fn a_form_as_sent_out_is_known_by_its_content() {
    let submission = submission(&SHAPE);
    assert_eq!(submission.form, UnitKind::School);
    assert_eq!((submission.version.as_deref(), submission.year), (Some("1"), Some(2024)));
    assert_eq!((submission.unit_code.0.as_str(), submission.unit), ("TH-LT", Some(0)));
    assert_eq!(submission.unit_code.1.to_string(), "bai-nop/a.xlsx!Số liệu!C2");
    let forms = forms();
    let position = forms.get(UnitKind::School).item_position("cbgv").unwrap();
    assert_eq!(submission.items[position].reading, Reading::Value(Value::Integer(7)));
    assert_eq!(submission.items[position].place.to_string(), format!("bai-nop/a.xlsx!Số liệu!D{}", position + 5));
}

#[test]
fn items_are_found_by_label_when_names_and_sheet_name_are_lost() {
    let lost = submission(&Shape { names: false, meta: false, item_sheet: "Sheet1", ..SHAPE });
    let kept = submission(&SHAPE);
    assert_eq!(lost.form, UnitKind::School);
    assert_eq!(lost.unit, Some(0));
    assert_eq!(lost.version, None);
    let cells = |submission: &Submission| {
        submission.items.iter().map(|entry| (entry.place.cell, entry.reading.clone())).collect::<Vec<_>>()
    };
    assert_eq!(cells(&lost), cells(&kept));
}

#[test]
fn nominees_are_read_between_titles_totals_and_signatures() {
    let rows: &[&[&str]] = &[
        &["DANH SÁCH HỌC SINH GIỎI"],
        &[],
        HEAD,
        &["(1)", "(2)", "(3)"],
        &["1", "Nguyễn Văn  An", "05/09/2012", "", "5A", "", "Toán", "Huyện", "nhất"],
        &["2", "Tổng Thị Bình", "5-9-2012", "x", "9", "", "Toán", "xóm", "KK"],
        &["3"],
        &[],
        HEAD,
        &["", "Trần Văn Cộng", "2012", "có"],
        &["", "Tổng cộng:", "", "2"],
        &["", "", "", "", "", "", "", "", "Thuận An, ngày 20 tháng 11 năm 2024"],
        &["", "Người lập biểu", "", "", "", "", "", "", "HIỆU TRƯỞNG"],
        &["", "Lê Thị Lan", "", "", "", "", "", "", "Phạm Văn Minh"],
    ];
    let leaked: &'static [&'static [&'static str]] = rows;
    let shape = Shape { list_sheets: Box::leak(Box::new([("HSG", leaked)])), ..SHAPE };
    let submission = submission(&shape);
    assert_eq!(
        column(&submission, "ho_ten"),
        [
            "bai-nop/a.xlsx!HSG!B5 Text(\"Nguyễn Văn An\")",
            "bai-nop/a.xlsx!HSG!B6 Text(\"Tổng Thị Bình\")",
            "bai-nop/a.xlsx!HSG!B10 Text(\"Trần Văn Cộng\")"
        ]
    );
    let of =
        |code| column(&submission, code).into_iter().map(|shown| shown.split_once(' ').unwrap().1.to_owned()).collect::<Vec<_>>();
    assert_eq!(of("ngay_sinh"), ["Date(2012-09-05)", "Date(2012-09-05)", "Unreadable(\"2012\")"]);
    assert_eq!(of("nu"), ["Missing", "YesNo(true)", "YesNo(true)"]);
    assert_eq!(of("lop"), ["Text(\"5A\")", "Text(\"9\")", "Missing"]);
    assert_eq!(of("cap"), ["Text(\"thành phố\")", "Text(\"xóm\")", "Missing"]);
    assert_eq!(of("giai"), ["Text(\"Nhất\")", "Text(\"Khuyến khích\")", "Missing"]);
}

#[test]
fn columns_may_be_moved_and_renamed_on_a_renamed_sheet() {
    const ROWS: &[&[&str]] = &[
        &["x"],
        &["TT", "LỚP", "Họ tên *", "Ngày, tháng, năm sinh", "Cấp", "Giải", "Mon", "Ghi chú"],
        &["1", "5A", "Nguyễn Văn An", "1/2/2012", "tỉnh", "Ba", "Toán"],
    ];
    let received = received(&workbook(&Shape { list_sheets: &[("Sheet2", ROWS)], ..SHAPE }));
    let submission = received.submission.as_ref().unwrap();
    assert_eq!(column(submission, "ho_ten"), ["bai-nop/a.xlsx!Sheet2!C3 Text(\"Nguyễn Văn An\")"]);
    assert_eq!(column(submission, "lop"), ["bai-nop/a.xlsx!Sheet2!B3 Text(\"5A\")"]);
    assert_eq!(submission.lists[0].nominee(0).unwrap().field(0), Field::Integer(1));
}

#[test]
fn lists_that_are_missing_doubled_or_lack_columns_are_said() {
    const ROWS: &[&[&str]] = &[HEAD, &["1", "Nguyễn Văn An"]];
    const NO_LEVEL: &[&[&str]] =
        &[&["STT", "Họ và tên", "Ngày sinh", "Nữ", "Lớp", "Cuộc thi", "Môn", "Giải", "Họ tên"], &["1", "Nguyễn Văn An"]];
    let found = codes(&received(&workbook(&Shape { list_sheets: &[("HSG", ROWS), ("HSG (2)", ROWS)], ..SHAPE })));
    assert_eq!(
        found,
        ["DS-92 bai-nop/a.xlsx!HSG (2)!A1", "DS-90 bai-nop/a.xlsx", "DS-90 bai-nop/a.xlsx", "DS-90 bai-nop/a.xlsx"]
    );
    let found = codes(&received(&workbook(&Shape { list_sheets: &[("HSG", NO_LEVEL)], ..SHAPE })));
    assert_eq!(found[..2], ["DS-91 bai-nop/a.xlsx!HSG!A1", "DS-93 bai-nop/a.xlsx!HSG!I1"]);
}

#[test]
fn a_workbook_of_something_else_is_refused() {
    let mut book = Writer::new();
    book.add_worksheet().write_string(0, 0, "Thời khóa biểu").unwrap();
    assert_eq!(codes(&received(&book.save_to_buffer().unwrap())), ["TEP-06 bai-nop/a.xlsx"]);
}

#[test]
fn dates_of_both_systems_are_the_same_day() {
    for new_system in [true, false] {
        let mut book = Writer::new();
        let sheet = book.add_worksheet().set_name("HSG").unwrap();
        for (column, heading) in (0..).zip(HEAD) {
            sheet.write_string(0, column, *heading).unwrap();
        }
        sheet.write_string(1, 1, "Nguyễn Văn An").unwrap();
        let day = ExcelDateTime::from_ymd(2012, 9, 5).unwrap().to_excel() - if new_system { 0.0 } else { 1462.0 };
        sheet.write_number_with_format(1, 2, day, &Format::new().set_num_format("dd/mm/yyyy")).unwrap();
        let sheet = book.add_worksheet().set_name("_khuyenhoc").unwrap();
        sheet.write_string(0, 0, "bieu_mau").unwrap();
        sheet.write_string(0, 1, "truong").unwrap();
        let mut bytes = book.save_to_buffer().unwrap();
        if !new_system {
            bytes = hostile::replace_in_part(&bytes, "xl/workbook.xml", "<workbookPr", "<workbookPr date1904=\"1\"");
        }
        let submission = received(&bytes).submission.unwrap();
        assert_eq!(column(&submission, "ngay_sinh"), ["bai-nop/a.xlsx!HSG!C2 Date(2012-09-05)"]);
    }
}

mod hostile;
mod programs;
mod shapes;
mod sheets;
mod stacked;
mod traps;
mod typed;

#[test]
fn what_the_form_has_no_place_for_is_kept_with_its_heading() {
    const EXTRA: &[&str] = &["STT", "Họ và tên", "Ngày sinh", "Số điện thoại", "Lớp", "Cuộc thi", "Môn", "Cấp", "Giải"];
    const ROWS: &[&[&str]] = &[
        &["TRƯỜNG TIỂU HỌC LÁI THIÊU"],
        EXTRA,
        &["1", "Nguyễn Thị An", "05/09/2012", "0900 000 001", "5A", "Olympic", "Toán", "tỉnh", "Nhất"],
        &["", "", "Người lập biểu"],
    ];
    const SHEETS: &[(&str, &[&[&str]])] = &[("Ghi chép", &[&["nháp", "17"]]), ("HSG", ROWS)];
    let submission = submission(&Shape { list_sheets: SHEETS, ..SHAPE });
    let kept: Vec<String> =
        submission.aside.unplaced.iter().map(|cell| format!("{} [{}] {}", cell.from, cell.heading, cell.text)).collect();
    assert_eq!(
        kept,
        [
            "bai-nop/a.xlsx!HSG!A1 [] TRƯỜNG TIỂU HỌC LÁI THIÊU",
            "bai-nop/a.xlsx!HSG!D2 [] Số điện thoại",
            "bai-nop/a.xlsx!HSG!D3 [Số điện thoại] 0900 000 001",
            "bai-nop/a.xlsx!HSG!C4 [] Người lập biểu",
            "bai-nop/a.xlsx!Ghi chép!A1 [] nháp",
            "bai-nop/a.xlsx!Ghi chép!B1 [] 17",
        ]
    );
}
