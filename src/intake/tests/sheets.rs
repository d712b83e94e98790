//! Workbooks whose sheets are not those of the form: typed anew, inside a larger workbook, doubled, of several schools, in part.

use rust_xlsxwriter::Worksheet;

use super::*;

/// A sheet typed anew: a number, the label and its value, which is 7 and `more` for each item; the values stand in column F.
fn typed(name: &str, code: &str, more: f64) -> Worksheet {
    let forms = forms();
    let mut sheet = Worksheet::new();
    sheet.set_name(name).unwrap().write_string(0, 2, "BÁO CÁO SỐ LIỆU KHUYẾN HỌC").unwrap();
    sheet.write_string(2, 2, "Mã trường").unwrap().write_string(2, 4, code).unwrap();
    for (row, item) in (5..).zip(forms.get(UnitKind::School).items()) {
        sheet.write_number(row, 1, row - 4).unwrap();
        sheet.write_string(row, 2, format!("{}. {}:", row - 4, item.label.to_uppercase())).unwrap();
        sheet.write_number(row, 5, 7.0 + more).unwrap();
        sheet.write_string(row, 6, &item.measure).unwrap();
    }
    sheet
}

fn pupils() -> Worksheet {
    let mut sheet = Worksheet::new();
    sheet.set_name("Học sinh giỏi").unwrap();
    for (row, cells) in (3..).zip([HEAD, &["1", "Nguyễn Văn An", "5/9/2012", "", "5A", "", "Toán", "tỉnh", "Nhất"]]) {
        for (column, cell) in (1..).zip(cells) {
            sheet.write_string(row, column, *cell).unwrap();
        }
    }
    sheet
}

fn book(sheets: impl IntoIterator<Item = Worksheet>) -> Vec<u8> {
    let mut book = Writer::new();
    for sheet in sheets {
        book.push_worksheet(sheet);
    }
    book.save_to_buffer().unwrap()
}

/// Findings beside the lists that are not there.
fn told(received: &Received) -> Vec<String> {
    let told = received.findings.iter().filter(|finding| finding.code != "DS-90");
    told.map(|finding| {
        format!("{} {} {}", finding.code, finding.severity.code(), finding.place.to_string().replace("bai-nop/a.xlsx!", ""))
    })
    .collect()
}

#[test]
fn a_form_typed_anew_inside_a_larger_workbook_is_read() {
    let mut diary = Worksheet::new();
    diary.set_name("Nhật ký").unwrap().write_string(0, 0, "Học sinh").unwrap().write_number(0, 1, 999).unwrap();
    let received = received(&book([diary, pupils(), typed("Sheet7", "TH-LT", 0.0)]));
    assert_eq!(told(&received), [""; 0]);
    let submission = received.submission.unwrap();
    assert_eq!((submission.form, submission.unit), (UnitKind::School, Some(0)));
    let forms = forms();
    for (position, item) in forms.get(UnitKind::School).items().enumerate().filter(|(_, item)| item.rule.kind.is_numeric()) {
        let number =
            if item.rule.kind == crate::model::value::ValueKind::Decimal { Value::Decimal(700) } else { Value::Integer(7) };
        assert_eq!(submission.items[position].reading, Reading::Value(number), "{}", item.code);
        assert_eq!(submission.items[position].place.to_string(), format!("bai-nop/a.xlsx!Sheet7!F{}", position + 6));
    }
    assert_eq!(column(&submission, "ho_ten"), ["bai-nop/a.xlsx!Học sinh giỏi!C5 Text(\"Nguyễn Văn An\")"]);
}

#[test]
fn two_numbers_beside_a_label_are_asked_about_unless_a_heading_tells() {
    let with = |heading: &str| {
        let mut sheet = typed("Số liệu", "TH-LT", 0.0);
        sheet.write_number(7, 4, 6).unwrap().write_string(4, 4, "Năm trước").unwrap().write_string(4, 5, heading).unwrap();
        received(&book([sheet]))
    };
    assert_eq!(told(&with("Năm nay")), ["SL-91 loi Số liệu!E8"]);
    let told_by_heading = with("Giá trị");
    assert_eq!(told(&told_by_heading), [""; 0]);
    assert_eq!(told_by_heading.submission.unwrap().items[2].reading, Reading::Value(Value::Integer(7)));
}

#[test]
fn a_second_sheet_of_items_is_a_copy_another_year_a_contradiction_or_another_school() {
    let with = |second: Worksheet| told(&received(&book([typed("Số liệu", "TH-LT", 0.0), second])));
    assert_eq!(with(typed("Số liệu (2)", "TH-LT", 0.0)), ["SL-91 canh-bao Số liệu (2)!F6"]);
    assert_eq!(with(typed("Năm học 2023", "TH-LT", 1.0)), ["SL-91 canh-bao Năm học 2023!F6"]);
    assert_eq!(with(typed("Số liệu (2)", "TH-LT", 1.0)), ["SL-91 loi Số liệu (2)!F6"]);
    assert_eq!(with(typed("Trường B", "TH-B", 0.0)), ["SL-91 loi Trường B!E3"]);
    assert_eq!(with(pupils()), [""; 0]);
}

#[test]
fn a_file_of_lists_alone_is_told_from_one_of_something_else() {
    let received = received(&book([pupils()]));
    assert_eq!(codes(&received), ["TEP-06 bai-nop/a.xlsx"]);
    assert_eq!(
        received.findings[0].message,
        "Tệp chỉ có danh sách HSG, không có trang số liệu; bài nộp của một đơn vị phải nằm trọn trong một tệp."
    );
}

#[test]
fn lists_that_say_whose_they_are_are_a_part_of_that_units_submission() {
    let named = |row: u32, text: &str| {
        let mut sheet = pupils();
        sheet.write_string(row, 1, text).unwrap();
        received(&book([sheet]))
    };
    let by_name = named(0, "Trường TH Lái Thiêu - năm 2024");
    assert_eq!(codes(&by_name)[0], "SL-90 bai-nop/a.xlsx!Số liệu");
    let submission = by_name.submission.unwrap();
    assert_eq!(submission.form, UnitKind::School);
    assert_eq!(submission.sender.name.as_ref().map(|(name, _)| name.as_str()), Some("Trường TH Lái Thiêu"));
    assert_eq!(column(&submission, "ho_ten"), ["bai-nop/a.xlsx!Học sinh giỏi!C5 Text(\"Nguyễn Văn An\")"]);
    let mut sheet = pupils();
    sheet.write_string(0, 1, "Mã đơn vị").unwrap().write_string(0, 2, "TH-LT").unwrap();
    assert_eq!(received(&book([sheet])).submission.unwrap().unit, Some(0));
}

#[test]
fn a_heading_merged_over_two_columns_joins_family_and_given_name() {
    let mut list = Worksheet::new();
    list.set_name("HSG").unwrap();
    let head = ["STT", "Họ và tên", "", "Ngày sinh", "Nữ", "Lớp", "Môn", "Cấp", "Giải"];
    let nominee = ["1", "Nguyễn Văn", "An", "5/9/2012", "", "5A", "Toán", "tỉnh", "Nhất"];
    for (row, cells) in [(0, head), (1, nominee)] {
        for (column, cell) in (0..).zip(cells) {
            list.write_string(row, column, cell).unwrap();
        }
    }
    list.merge_range(0, 1, 0, 2, "Họ và tên", &Format::new()).unwrap();
    let received = received(&book([typed("Số liệu", "TH-LT", 0.0), list]));
    assert_eq!(told(&received), [""; 0]);
    assert_eq!(column(&received.submission.unwrap(), "ho_ten"), ["bai-nop/a.xlsx!HSG!B2 Text(\"Nguyễn Văn An\")"]);
}
