//! Lists as schools rule them: heads of several rows, columns split, added and lost, tables below each other, rows that add up.

use super::*;

/// A school's workbook whose sheets of lists are these; the other lists are missing.
fn with_lists(sheets: &[(&'static str, &[&[&'static str]])]) -> Received {
    let leaked = sheets.iter().map(|(name, rows)| {
        let rows: Vec<&'static [&'static str]> = rows.iter().map(|row| &*row.to_vec().leak()).collect();
        (*name, &*rows.leak())
    });
    let list_sheets = leaked.collect::<Vec<_>>().leak();
    received(&workbook(&Shape { list_sheets, ..SHAPE }))
}

fn with_list(rows: &[&[&'static str]]) -> Received {
    with_lists(&[("HSG", rows)])
}

/// Name, birth date, "Nữ" and class of each nominee of the first list.
fn persons(received: &Received) -> Vec<String> {
    let forms = forms();
    let submission = received.submission.as_ref().unwrap();
    let list = &forms.get(UnitKind::School).lists[submission.lists[0].list];
    let positions = ["ho_ten", "ngay_sinh", "nu", "lop"].map(|code| list.column_position(code).unwrap());
    let fields = |nominee: crate::model::submission::Nominee<'_>| {
        positions.map(|position| match nominee.field(position) {
            Field::Missing => "-".to_owned(),
            Field::Text(text) => text.to_owned(),
            Field::YesNo(yes) => if yes { "nữ" } else { "nam" }.to_owned(),
            Field::Date(date) => date.to_string(),
            Field::Integer(number) => number.to_string(),
            Field::Unreadable(text) => format!("?{text}"),
        })
    };
    submission.lists[0].nominees().map(|nominee| fields(nominee).join(" | ")).collect()
}

/// Findings about the lists that are there: code, severity, cell.
fn about_lists(received: &Received) -> Vec<String> {
    let told = received.findings.iter().filter(|finding| finding.code != "DS-90");
    told.map(|finding| {
        let cell = finding.place.to_string().rsplit_once('/').unwrap().1.replace("a.xlsx!", "");
        format!("{} {} {cell}", finding.code, finding.severity.code())
    })
    .collect()
}

#[test]
fn a_head_of_three_rows_with_the_birth_date_in_three_columns() {
    let received = with_list(&[
        &["STT", "Họ và tên", "Thông tin chi tiết"],
        &["", "", "Ngày sinh", "", "", "Nữ", "Lớp", "Môn", "Cấp", "Giải"],
        &["", "", "Ngày", "Tháng", "Năm"],
        &["1", "Nguyễn Văn An", "5", "9", "2012", "", "5A", "Toán", "tỉnh", "Nhất"],
    ]);
    assert_eq!(persons(&received), ["Nguyễn Văn An | 2012-09-05 | - | 5A"]);
}

#[test]
fn a_list_with_few_columns_left_is_known_by_one_that_no_other_list_has() {
    let few: &[&[&str]] = &[&["STT", "Họ và tên", "Số HS đạt giải cấp tỉnh"], &["1", "Lê Thị Lan", "2"]];
    let found = |rows: &[&'static [&'static str]]| {
        let received = with_lists(&[("Trang 3", rows)]);
        received.submission.unwrap().lists.iter().map(|list| (list.list, list.nominees().len())).collect::<Vec<_>>()
    };
    assert_eq!(found(few), [(1, 1)]);
    // Any roll of a class has these.
    assert_eq!(found(&[&["STT", "Họ và tên", "Môn"], &["1", "Lê Thị Lan", "Toán"]]), []);
}

#[test]
fn a_picture_that_wps_puts_into_a_cell_is_no_text() {
    let received =
        with_list(&[HEAD, &["1", "Nguyễn Văn An", "5/9/2012", "", "=DISPIMG(\"ID_1F\",1)", "", "Toán", "tỉnh", "Nhất"]]);
    let submission = received.submission.unwrap();
    let nominee = submission.lists[0].nominee(0).unwrap();
    assert_eq!(nominee.field(4), Field::Unreadable("=DISPIMG(\"ID_1F\",1)"));
}

#[test]
fn a_head_of_two_rows_with_the_birth_date_in_three_columns() {
    let received = with_list(&[
        &["DANH SÁCH HỌC SINH GIỎI"],
        &["STT", "Họ và tên", "Ngày sinh", "", "", "Nữ", "Lớp", "Kết quả"],
        &["", "", "Ngày", "Tháng", "Năm", "", "", "Môn", "Cấp", "Giải"],
        &["1", "Nguyễn Văn An", "5", "9", "2012", "", "5A", "Toán", "tỉnh", "Nhất"],
        &["2", "Trần Thị Bình", "31", "2", "2012", "x", "5A", "Toán", "tỉnh", "Nhì"],
        &["3", "Lê Văn Cường", "", "", "2012", "", "5B", "Toán", "tỉnh", "Nhì"],
        &["4", "Phạm Văn Dũng", "", "", "", "", "5B", "Toán", "tỉnh", "Nhì"],
    ]);
    assert_eq!(
        persons(&received),
        [
            "Nguyễn Văn An | 2012-09-05 | - | 5A",
            "Trần Thị Bình | ?31/2/2012 | nữ | 5A",
            "Lê Văn Cường | ?2012 | - | 5B",
            "Phạm Văn Dũng | - | - | 5B",
        ]
    );
    assert_eq!(about_lists(&received), [""; 0]);
}

#[test]
fn a_head_of_three_rows_above_numbered_columns() {
    let received = with_list(&[
        &["TT", "HỌ VÀ TÊN", "THÔNG TIN", "", "", "THÀNH TÍCH"],
        &["", "", "NGÀY, THÁNG, NĂM SINH", "GIỚI TÍNH", "LỚP", "MÔN", "KẾT QUẢ", ""],
        &["", "", "", "", "", "", "CẤP", "GIẢI"],
        &["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)"],
        &["1", "Nguyễn Văn An", "5/9/2012", "Nam", "5A", "Toán", "tỉnh", "Nhất"],
        &["2", "Trần Thị Bình", "6/9/2012", "Nữ", "5A", "Toán", "tỉnh", "Nhất"],
        &["3", "Lê Thị Cúc", "6/9/2012", "x", "5A", "Toán", "tỉnh", "Nhất"],
    ]);
    assert_eq!(
        persons(&received),
        ["Nguyễn Văn An | 2012-09-05 | nam | 5A", "Trần Thị Bình | 2012-09-06 | nữ | 5A", "Lê Thị Cúc | 2012-09-06 | ?x | 5A",]
    );
    assert_eq!(about_lists(&received), [""; 0]);
}

#[test]
fn the_birth_date_stands_under_the_sex() {
    let received = with_list(&[
        &["STT", "Họ và tên", "Ngày tháng năm sinh", "", "Lớp", "Môn", "Cấp", "Giải"],
        &["", "", "Nam", "Nữ", "", "", "", ""],
        &["1", "Nguyễn Văn An", "5/9/2012", "", "5A", "Toán", "tỉnh", "Nhất"],
        &["2", "Trần Thị Bình", "", "6/9/2012", "5A", "Toán", "tỉnh", "Nhất"],
        &["3", "Lê Thị Cúc", "6/9/2012", "6/9/2012", "5A", "Toán", "tỉnh", "Nhất"],
    ]);
    assert_eq!(
        persons(&received),
        [
            "Nguyễn Văn An | 2012-09-05 | nam | 5A",
            "Trần Thị Bình | 2012-09-06 | nữ | 5A",
            "Lê Thị Cúc | ?6/9/2012; 6/9/2012 | ?6/9/2012; 6/9/2012 | 5A",
        ]
    );
}

#[test]
fn family_and_given_name_in_two_columns_are_one_name() {
    let two_rows = with_list(&[
        &["STT", "Họ và tên", "", "Ngày sinh", "Nữ", "Lớp", "Môn", "Cấp", "Giải"],
        &["", "Họ đệm", "Tên", "", "", "", "", "", ""],
        &["1", "Nguyễn Văn", "An", "5/9/2012", "", "5A", "Toán", "tỉnh", "Nhất"],
    ]);
    let one_row = with_list(&[
        &["STT", "Họ và tên đệm", "Tên", "Ngày sinh", "Nữ", "Lớp", "Môn", "Cấp", "Giải"],
        &["1", "Nguyễn Văn", "An", "5/9/2012", "", "5A", "Toán", "tỉnh", "Nhất"],
        &["2", "Trần Thị Bình", "", "6/9/2012", "x", "5A", "Toán", "tỉnh", "Nhất"],
    ]);
    assert_eq!(persons(&two_rows), ["Nguyễn Văn An | 2012-09-05 | - | 5A"]);
    assert_eq!(persons(&one_row), ["Nguyễn Văn An | 2012-09-05 | - | 5A", "?Trần Thị Bình | 2012-09-06 | nữ | 5A"]);
    assert_eq!((about_lists(&two_rows), about_lists(&one_row)), (vec![], vec![]));
}

#[test]
fn a_name_that_could_be_read_in_two_ways_is_asked_back() {
    let given_again = with_list(&[
        &["STT", "Họ và tên", "Tên", "Ngày sinh", "Nữ", "Lớp", "Môn", "Cấp", "Giải"],
        &["1", "Nguyễn Văn", "An", "5/9/2012", "", "5A", "Toán", "tỉnh", "Nhất"],
    ]);
    assert_eq!(about_lists(&given_again), ["DS-93 loi HSG!C1"]);
    let no_heading = with_list(&[
        &["STT", "Họ và tên", "", "Ngày sinh", "Nữ", "Lớp", "Môn", "Cấp", "Giải"],
        &["1", "Nguyễn Văn", "An", "5/9/2012", "", "5A", "Toán", "tỉnh", "Nhất"],
    ]);
    assert_eq!(about_lists(&no_heading), ["DS-93 loi HSG!C2"]);
}

#[test]
fn columns_that_the_school_added_are_said_and_left_out() {
    let received = with_list(&[
        &["STT", "Họ và tên", "Ngày sinh", "Dân tộc", "Nữ", "Lớp", "Môn", "Điểm", "Cấp", "Giải"],
        &["1", "Nguyễn Văn An", "5/9/2012", "Kinh", "", "5A", "Toán", "", "tỉnh", "Nhất", "đã trao"],
    ]);
    assert_eq!(persons(&received), ["Nguyễn Văn An | 2012-09-05 | - | 5A"]);
    assert_eq!(about_lists(&received), ["DS-94 canh-bao HSG!D2", "DS-94 canh-bao HSG!K2"]);
    assert!(received.findings.iter().any(|finding| finding.message.contains("Cột D “Dân tộc”")));
}

const TEACHERS: &[&str] = &["STT", "Họ và tên giáo viên", "Môn", "Số HS đạt giải", "", "", "Thành tích"];
const LEVELS: &[&str] = &["", "", "", "Cấp trường", "Cấp huyện", "Cấp tỉnh", ""];

#[test]
fn levels_under_one_heading_are_columns_and_their_sums_are_checked() {
    let rows: &[&[&str]] =
        &[TEACHERS, LEVELS, &["1", "Lê Thị Lan", "Toán", "3", "2", ""], &["2", "Phạm Văn Minh", "Toán", "1", "", "1"]];
    let with_total = |total| with_lists(&[("GVBD", &[rows, &[total]].concat())]);
    let right = with_total(&["", "Tổng cộng: 2 giáo viên", "", "4", "2", "1"]);
    assert_eq!(about_lists(&right), [""; 0]);
    let submission = right.submission.as_ref().unwrap();
    let fields = |row| (3..6).map(|column| submission.lists[0].nominee(row).unwrap().field(column)).collect::<Vec<_>>();
    assert_eq!(fields(0), [Field::Integer(3), Field::Integer(2), Field::Missing]);
    assert_eq!(fields(1), [Field::Integer(1), Field::Missing, Field::Integer(1)]);
    let wrong = with_total(&["", "Tổng cộng: 3 giáo viên", "", "4", "3", "1"]);
    assert_eq!(about_lists(&wrong), ["DS-96 canh-bao GVBD!B5", "DS-96 loi GVBD!E5"]);
    assert_eq!(
        wrong.findings[2].message,
        "Dòng cộng ghi 3 ở cột “Số HS đạt giải cấp thành phố”, cộng các dòng phía trên được 2."
    );
    assert_eq!(wrong.submission.unwrap().lists[0].nominees().len(), 2);
}

#[test]
fn totals_of_a_part_and_of_the_whole_count_rows_persons_or_ticks() {
    let received = with_list(&[
        HEAD,
        &["1", "Nguyễn Văn An", "5/9/2012", "", "5A", "", "Toán", "tỉnh", "Nhất"],
        &["2", "Nguyễn Văn An", "5/9/2012", "", "5A", "", "Tin học", "tỉnh", "Nhất"],
        &["", "Cộng khối 5: 1 em"],
        &["3", "Trần Thị Bình", "6/9/2012", "x", "4A", "", "Toán", "tỉnh", "Nhất"],
        &["", "Cộng: 1 em", "", "1"],
        &["", "Tổng số: 3 giải"],
        &["", "Tổng cộng (2 em)"],
        &["", "Tổng cộng", "", "5"],
    ]);
    assert_eq!(persons(&received).len(), 3);
    assert_eq!(about_lists(&received), ["DS-96 canh-bao HSG!D9"]);
}

#[test]
fn a_copy_of_a_list_is_read_once_and_another_list_is_asked_about() {
    const AN: &[&str] = &["1", "Nguyễn Văn An", "5/9/2012", "", "5A", "", "Toán", "tỉnh", "Nhất"];
    const BINH: &[&str] = &["1", "Trần Thị Bình", "6/9/2012", "x", "5A", "", "Toán", "tỉnh", "Nhất"];
    let copied = with_lists(&[("HSG", &[HEAD, AN]), ("HSG (2)", &[&["Bản sao"], HEAD, AN])]);
    assert_eq!(persons(&copied).len(), 1);
    assert_eq!(about_lists(&copied), ["DS-92 canh-bao HSG (2)!A2"]);
    let other = with_lists(&[("HSG", &[HEAD, AN]), ("HSG (2)", &[HEAD, BINH])]);
    assert_eq!(about_lists(&other), ["DS-92 loi HSG (2)!A1"]);
}

#[test]
fn lists_below_each_other_on_one_sheet_are_told_apart() {
    let received = with_lists(&[(
        "Danh sách",
        &[
            &["I. HỌC SINH GIỎI"],
            HEAD,
            &["1", "Nguyễn Văn An", "5/9/2012", "", "5A", "", "Toán", "tỉnh", "Nhất"],
            &["", "Cộng: 1 em"],
            &[],
            &["II. GIÁO VIÊN"],
            TEACHERS,
            LEVELS,
            &["1", "Lê Thị Lan", "Toán", "", "", "1"],
            &["III. TẬP THỂ, CÁ NHÂN"],
            &["STT", "Tên tập thể, cá nhân", "Loại", "Thành tích", "Ghi chú"],
            &["1", "Tổ Toán", "Tập thể", "Nhiều giải"],
        ],
    )]);
    let submission = received.submission.as_ref().unwrap();
    let rows = |sheet: &crate::model::submission::NominationSheet| {
        sheet.nominees().map(|nominee| nominee.place(1).cell.unwrap().to_string()).collect::<Vec<_>>()
    };
    assert_eq!(
        submission.lists.iter().map(|sheet| (sheet.list, rows(sheet))).collect::<Vec<_>>(),
        [(0, vec!["B3".to_owned()]), (1, vec!["B9".to_owned()]), (3, vec!["B12".to_owned()])]
    );
    assert_eq!(codes(&received), ["DS-90 bai-nop/a.xlsx"]);
}
