//! Values as Vietnamese offices type them, from the cell of a real workbook to what was understood and what staff are told.

use rust_xlsxwriter::{Format, Workbook as Writer};

use super::*;

/// What a cell of the test holds, with the font or number format it has.
enum Typed {
    Text(&'static str, &'static str),
    Number(f64, &'static str),
}

/// The HSG sheet read from one column of cells, and the findings at them without what is said of the rest of the file.
fn read_column(code: &str, cells: &[Typed]) -> (Vec<String>, Vec<String>) {
    let mut book = Writer::new();
    let sheet = book.add_worksheet().set_name("HSG").unwrap();
    for (column, heading) in (0..).zip(HEAD) {
        sheet.write_string(0, column, *heading).unwrap();
    }
    let forms = forms();
    let position = forms.get(UnitKind::School).lists[0].column_position(code).unwrap();
    let at = u16::try_from(position).unwrap();
    for (row, cell) in (1..).zip(cells) {
        // A row needs more than its name, so that it is none of the words under a table.
        sheet.write_string(row, if code == "lop" { 1 } else { 4 }, "An").unwrap();
        match cell {
            Typed::Text(text, "") => sheet.write_string(row, at, *text).unwrap(),
            Typed::Text(text, font) => {
                sheet.write_string_with_format(row, at, *text, &Format::new().set_font_name(*font)).unwrap()
            }
            Typed::Number(number, format) => {
                sheet.write_number_with_format(row, at, *number, &Format::new().set_num_format(*format)).unwrap()
            }
        };
    }
    let sheet = book.add_worksheet().set_name("_khuyenhoc").unwrap();
    sheet.write_string(0, 0, "bieu_mau").unwrap();
    sheet.write_string(0, 1, "truong").unwrap();
    let received = received(&book.save_to_buffer().unwrap());
    let submission = received.submission.unwrap();
    let read = submission.lists[0].nominees().map(|nominee| format!("{:?}", nominee.field(position))).collect();
    let about =
        received.findings.iter().filter(|finding| finding.place.cell.is_some() && finding.place.sheet.as_deref() == Some("HSG"));
    let about = about.map(|finding| format!("{} {} {}", finding.code, finding.place.cell.unwrap(), finding.value)).collect();
    (read, about)
}

#[test]
fn names_in_old_fonts_are_decoded_and_shown_beside_the_original() {
    let (read, findings) = read_column(
        "ho_ten",
        &[
            Typed::Text("NguyÔn V¨n An", ".VnTime"),
            Typed::Text("nguyÔn v¨n b×nh", ".VnTimeH"),
            Typed::Text("Nguyeãn Vaên Cö", "VNI-Times"),
            Typed::Text("Nguyễn Văn Dũng", ".VnTime"),
            Typed::Text("Hà Thanh", ".VnTime"),
            Typed::Text("Lý Tó", ".VnTime"),
            Typed::Text("Tr\u{ad}¬ng §×nh H¶i", ""),
        ],
    );
    assert_eq!(
        read,
        [
            "Text(\"Nguyễn Văn An\")",
            "Text(\"Nguyễn Văn Bình\")",
            "Text(\"Nguyễn Văn Cư\")",
            "Text(\"Nguyễn Văn Dũng\")",
            "Text(\"Hà Thanh\")",
            "Text(\"Lý Tó\")",
            "Text(\"Trương Đình Hải\")",
        ]
    );
    assert_eq!(
        findings,
        [
            "CB-06 B2 NguyÔn V¨n An → Nguyễn Văn An",
            "CB-05 B3 NGUYỄN VĂN BÌNH → Nguyễn Văn Bình",
            "CB-06 B3 nguyÔn v¨n b×nh → NGUYỄN VĂN BÌNH",
            "CB-06 B4 Nguyeãn Vaên Cö → Nguyễn Văn Cư",
            "DS-13 B7 Lý Tó / Lý Tú",
            "CB-06 B8 Tr¬ng §×nh H¶i → Trương Đình Hải",
        ]
    );
}

#[test]
fn good_vietnamese_beside_decoded_cells_is_in_doubt_where_it_decodes_as_well() {
    let alone = read_column("ho_ten", &[Typed::Text("Lý Tó", ""), Typed::Text("Lê Hà", "")]);
    assert_eq!(alone.1, [""; 0]);
    let beside = read_column("ho_ten", &[Typed::Text("Lý Tó", ""), Typed::Text("NguyÔn V¨n An", ""), Typed::Text("Lê Hà", "")]);
    assert_eq!(beside.1, ["DS-13 B2 Lý Tó / Lý Tú", "CB-06 B3 NguyÔn V¨n An → Nguyễn Văn An"]);
}

#[test]
fn spellings_that_look_the_same_are_the_same() {
    let (read, findings) = read_column(
        "ho_ten",
        &[
            Typed::Text("Nguye\u{302}\u{303}n Va\u{306}n An", ""),
            Typed::Text("  Nguyễn\u{a0}Văn   An ", ""),
            Typed::Text("Ðặng Văn An", ""),
        ],
    );
    assert_eq!(read, ["Text(\"Nguyễn Văn An\")", "Text(\"Nguyễn Văn An\")", "Text(\"Đặng Văn An\")"]);
    assert_eq!(findings, [""; 0]);
}

#[test]
fn dates_are_read_through_any_format_and_a_year_alone_never_is() {
    let (read, findings) = read_column(
        "ngay_sinh",
        &[
            Typed::Number(41_157.0, "dd/mm/yyyy"),
            Typed::Number(41_157.0, "General"),
            Typed::Number(2012.0, "dd/mm/yyyy"),
            Typed::Number(2012.0, "yyyy"),
            Typed::Number(2012.0, "General"),
            Typed::Text("03/14/2012", ""),
            Typed::Text("05/06/2012", ""),
        ],
    );
    assert_eq!(
        read,
        [
            "Date(2012-09-05)",
            "Date(2012-09-05)",
            "Unreadable(\"2012\")",
            "Unreadable(\"2012\")",
            "Unreadable(\"2012\")",
            "Unreadable(\"03/14/2012\")",
            "Date(2012-06-05)",
        ]
    );
    assert_eq!(findings, ["CB-04 C3 41157"]);
}

#[test]
fn a_class_shown_as_percent_is_read_as_it_shows() {
    assert_eq!(read_column("lop", &[Typed::Number(0.85, "0%")]).0, ["Text(\"85%\")"]);
}

#[test]
fn the_sex_and_ticks_answer_in_the_column_of_women() {
    let cells = ["x", "V", "√", "Nữ", "nam", "có lẽ"].map(|text| Typed::Text(text, ""));
    let read = read_column("nu", &cells).0;
    assert_eq!(read, ["YesNo(true)", "YesNo(true)", "YesNo(true)", "YesNo(true)", "YesNo(false)", "Unreadable(\"có lẽ\")"]);
}

/// The rows of HSG below its head, then those of GVBD, by the cells of their names.
fn nominees(pupils: &'static [&'static [&'static str]], teachers: &'static [&'static [&'static str]]) -> Vec<String> {
    let sheets = vec![("HSG", pupils), ("GVBD", teachers)].leak();
    let submission = submission(&Shape { list_sheets: sheets, ..SHAPE });
    let places = submission.lists.iter().flat_map(|list| list.nominees().map(|nominee| nominee.place(1).to_string()));
    places.collect()
}

#[test]
fn a_birth_date_in_words_makes_no_signature_and_a_signature_no_teacher() {
    const PUPILS: &[&[&str]] = &[
        HEAD,
        &["1", "Nguyễn Văn An", "ngày 5 tháng 9 năm 2012", "x", "", "", "Toán", "tỉnh", "Nhất"],
        &["2", "Trần Thị Bình", "6/9/2012", "x", "5A", "", "Toán", "tỉnh", "Nhất"],
        &["", "", "", "", "", "", "", "", "ngày 20 tháng 11 năm 2024"],
        &["", "Nguyễn Văn Ký"],
    ];
    const TEACHERS: &[&[&str]] = &[
        &["STT", "Họ và tên", "Môn", "Thành tích cao nhất", "Ghi chú"],
        &["1", "Lê Thị Lan", "Toán", "Nhiều giải"],
        &["", "Người lập biểu", "", "Hiệu trưởng"],
        &["", "Lê Thị Cúc", "", "Phạm Văn Minh"],
    ];
    assert_eq!(nominees(PUPILS, TEACHERS), ["bai-nop/a.xlsx!HSG!B2", "bai-nop/a.xlsx!HSG!B3", "bai-nop/a.xlsx!GVBD!B2"]);
}
