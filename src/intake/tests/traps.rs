//! Workbooks with something beside their values that staff must know of, and the same without it.

use rust_xlsxwriter::{Formula, Image, Note, Worksheet};

use super::*;

/// A school's workbook as [`SHAPE`], with one nominee, whose sheets of items and of pupils are changed before it is written.
fn with(change: impl Fn(&mut Worksheet, &mut Worksheet)) -> Vec<u8> {
    let forms = forms();
    let form = forms.get(UnitKind::School);
    let mut book = Writer::new();
    let (mut items, mut list) = (Worksheet::new(), Worksheet::new());
    items.set_name("Số liệu").unwrap().write_string(1, 1, "Mã đơn vị:").unwrap().write_string(1, 2, "TH-LT").unwrap();
    for (row, item) in (4..).zip(form.items()) {
        items.write_string(row, 1, &item.label).unwrap().write_number(row, 3, 7).unwrap();
        book.define_name(&item.code, &format!("='Số liệu'!$D${}", row + 1)).unwrap();
    }
    list.set_name("HSG").unwrap();
    let nominee = ["1", "Nguyễn Văn An", "5/9/2012", "", "5A", "", "Toán", "tỉnh", "Nhất"];
    for (row, cells) in [(2, HEAD), (3, &nominee[..])] {
        for (column, cell) in (0..).zip(cells) {
            list.write_string(row, column, *cell).unwrap();
        }
    }
    change(&mut items, &mut list);
    book.push_worksheet(items);
    book.push_worksheet(list);
    book.save_to_buffer().unwrap()
}

/// Findings beside the three lists that are not there.
fn told(bytes: &[u8]) -> Vec<String> {
    codes(&received(bytes)).into_iter().filter(|told| !told.starts_with("DS-90")).collect()
}

const PLAIN: [&str; 0] = [];

#[test]
fn a_plain_workbook_tells_nothing() {
    assert_eq!(told(&with(|_, _| ())), PLAIN);
    // Hidden, filtered, noted and drawn where nothing of the form stands.
    let elsewhere = with(|items, list| {
        items.set_row_hidden(200).unwrap().set_column_hidden(9).unwrap();
        items.insert_note(4, 3, &Note::new("Các Phân hội trực thuộc Chi hội của trường; không có thì ghi 0.")).unwrap();
        list.set_row_hidden(0).unwrap().insert_image(0, 0, &picture()).unwrap();
    });
    assert_eq!(told(&elsewhere), PLAIN);
}

#[test]
fn hidden_rows_columns_and_sheets_with_values_are_told_and_read() {
    let hidden = with(|items, list| {
        items.set_row_hidden(6).unwrap().set_row_hidden(7).unwrap().set_row_hidden(9).unwrap();
        list.set_column_hidden(4).unwrap().set_hidden(true);
    });
    assert_eq!(
        told(&hidden),
        [
            "TEP-10 bai-nop/a.xlsx!Số liệu!D7",
            "TEP-10 bai-nop/a.xlsx!Số liệu!D10",
            "TEP-10 bai-nop/a.xlsx!HSG!A3",
            "TEP-10 bai-nop/a.xlsx!HSG!E4"
        ]
    );
    let received = received(&hidden);
    let told = received.findings.iter().find(|finding| finding.code == "TEP-10").unwrap();
    assert_eq!(told.message, "Các dòng 7 đến 8 đang bị ẩn (hoặc bị lọc) mà có số liệu; số liệu ấy vẫn được tính.");
    let submission = received.submission.unwrap();
    assert_eq!(submission.items[2].reading, Reading::Value(Value::Integer(7)));
    assert_eq!(submission.lists[0].nominees().len(), 1);
}

#[test]
fn a_formula_without_result_is_no_blank_cell() {
    let bytes = with(|items, _| {
        items.write_formula(6, 3, Formula::new("=SUM(A1:A3)").set_result("31")).unwrap();
    });
    let bytes = hostile::replace_in_part(&bytes, "xl/worksheets/sheet1.xml", "<v>31</v>", "");
    let submission = received(&bytes).submission.unwrap();
    assert_eq!(submission.items[2].reading, Reading::Unreadable("=SUM(A1:A3)".to_owned()));
}

#[test]
fn a_stored_sum_must_be_what_its_cells_give() {
    let sum = |result: &'static str| {
        told(&with(|items, _| {
            items.write_formula(6, 3, Formula::new("=D5+D6").set_result(result)).unwrap();
        }))
    };
    assert_eq!(sum("14"), PLAIN);
    assert_eq!(sum("15"), ["TEP-12 bai-nop/a.xlsx!Số liệu!D7"]);
}

#[test]
fn a_value_from_another_file_is_told() {
    let bytes = with(|items, _| {
        items.write_formula(6, 3, Formula::new("='[So lieu 2023.xlsx]Tong'!B4").set_result("31")).unwrap();
        items.write_formula(6, 6, Formula::new("='[So lieu 2023.xlsx]Tong'!B4").set_result("31")).unwrap();
    });
    assert_eq!(told(&bytes), ["TEP-11 bai-nop/a.xlsx!Số liệu!D7"]);
}

#[test]
fn a_comment_of_the_school_is_told_and_the_forms_own_is_not() {
    let bytes = with(|items, list| {
        items.insert_note(4, 3, &Note::new("Số này chưa chắc").set_author("Lan")).unwrap();
        list.insert_note(2, 2, &Note::new("Ngày/tháng/năm, ví dụ 05/09/2012.").set_author("Lan")).unwrap();
    });
    assert_eq!(told(&bytes), ["TEP-15 bai-nop/a.xlsx!Số liệu!D5"]);
    assert_eq!(received(&bytes).findings.last().unwrap().value, "Lan: Số này chưa chắc");
}

/// One white dot.
fn picture() -> Image {
    let dot: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\0\0\0\0\x3a\x7e\x9b\x55\0\0\0\nIDATx\x9cc\xf8\x0f\0\x01\x01\x01\0\x1b\xb6\xeeV\0\0\0\0IEND\xaeB`\x82";
    Image::new_from_buffer(dot).unwrap()
}

#[test]
fn a_picture_where_a_value_should_be_is_told() {
    let bytes = with(|items, list| {
        items.write_string(6, 3, "").unwrap().write_blank(6, 3, &Format::new()).unwrap().insert_image(6, 3, &picture()).unwrap();
        items.insert_image(7, 3, &picture()).unwrap();
        list.insert_image(3, 5, &picture()).unwrap();
    });
    assert_eq!(told(&bytes), ["TEP-14 bai-nop/a.xlsx!Số liệu!D7", "TEP-14 bai-nop/a.xlsx!HSG!F4"]);
}

#[test]
fn macros_and_embedded_files_are_told() {
    let plain = with(|_, _| ());
    for part in ["xl/vbaProject.bin", "xl/embeddings/oleObject1.bin"] {
        assert_eq!(told(&hostile::with_more(&plain, part, b"\x01")), ["TEP-13 bai-nop/a.xlsx"], "{part}");
    }
}

/// Macros as they were before 1997 lie on a sheet of their own, and modules of Excel 95 on one that leads nowhere.
#[test]
fn a_workbook_with_a_sheet_of_macros_is_read() {
    let plain = with(|_, _| ());
    let sheet =
        r#"<sheet name="XL4Poppy" sheetId="77" state="hidden" r:id="rId77"/><sheet name="Module1" sheetId="78" r:id=""/>"#;
    let kind = "http://schemas.microsoft.com/office/2006/relationships/xlMacrosheet";
    let leads = format!(r#"<Relationship Id="rId77" Type="{kind}" Target="macrosheets/sheet1.xml"/></Relationships>"#);
    let bytes = hostile::replace_in_part(&plain, "xl/workbook.xml", "</sheets>", &format!("{sheet}</sheets>"));
    let bytes = hostile::replace_in_part(&bytes, "xl/_rels/workbook.xml.rels", "</Relationships>", &leads);
    let bytes = hostile::with_more(&bytes, "xl/macrosheets/sheet1.xml", b"<macrosheet/>");
    assert_eq!(told(&bytes), ["TEP-13 bai-nop/a.xlsx"]);
    assert!(received(&bytes).submission.is_some());
}
