//! Several schools in one file: whole forms below each other on one sheet, lists of two schools on one sheet.

use super::*;

/// A sheet of texts and numbers by rows; what reads as a number is one.
fn sheet(name: &str, rows: &[Vec<String>]) -> rust_xlsxwriter::Worksheet {
    let mut sheet = rust_xlsxwriter::Worksheet::new();
    sheet.set_name(name).unwrap();
    for (row, cells) in (0..).zip(rows) {
        for (column, cell) in (0..).zip(cells) {
            match cell.parse::<f64>() {
                Ok(number) => sheet.write_number(row, column, number).unwrap(),
                Err(_) if cell.is_empty() => &mut sheet,
                Err(_) => sheet.write_string(row, column, cell).unwrap(),
            };
        }
    }
    sheet
}

fn line(cells: &[&str]) -> Vec<String> {
    cells.iter().map(|cell| (*cell).to_owned()).collect()
}

/// A school's figures, typed anew: every value is `value`.
fn figures(unit: &[&str], value: i64) -> Vec<Vec<String>> {
    let forms = forms();
    let mut rows =
        vec![line(&["", "BÁO CÁO SỐ LIỆU KHUYẾN HỌC"]), line(unit), line(&["STT", "Chỉ tiêu", "Đơn vị tính", "Giá trị"])];
    for (number, item) in (1..).zip(forms.get(UnitKind::School).items()) {
        rows.push(vec![format!("{number}"), item.label.clone(), item.measure.clone(), format!("{value}")]);
    }
    rows
}

/// A school's list of pupils, with its title and its signature.
fn pupils(unit: &str, names: &[&str]) -> Vec<Vec<String>> {
    let mut rows = vec![line(&["", unit]), line(&["", "DANH SÁCH HỌC SINH GIỎI"]), line(HEAD)];
    rows.extend(
        (1..)
            .zip(names)
            .map(|(number, name)| line(&[&format!("{number}"), name, "5/9/2012", "", "5A", "", "Toán", "tỉnh", "Nhất"])),
    );
    rows.push(line(&["", "", "", "", "", "", "Hiệu trưởng"]));
    rows.push(line(&["", "", "", "", "", "", "Phạm Văn Minh"]));
    rows
}

fn received_of(sheets: Vec<rust_xlsxwriter::Worksheet>) -> Received {
    let mut book = Writer::new();
    for sheet in sheets {
        book.push_worksheet(sheet);
    }
    received(&book.save_to_buffer().unwrap())
}

/// Findings beside the lists that are not there.
fn told(received: &Received) -> Vec<String> {
    let told = received.findings.iter().filter(|finding| finding.code != "DS-90");
    told.map(|finding| {
        format!("{} {} {}", finding.code, finding.severity.code(), finding.place.to_string().replace("bai-nop/a.xlsx!", ""))
    })
    .collect()
}

const ONE: &[&str] = &["", "Mã đơn vị", "TH-LT"];
const OTHER: &[&str] = &["", "Mã đơn vị", "TH-B"];

#[test]
fn a_second_form_below_the_first_is_told_at_its_own_code() {
    let below = received_of(vec![sheet("Số liệu", &[figures(ONE, 7), vec![line(&[])], figures(OTHER, 8)].concat())]);
    let first = figures(ONE, 7).len() + 3;
    assert_eq!(told(&below), [format!("SL-91 loi Số liệu!C{first}")]);
    assert_eq!(
        below.findings.iter().find(|finding| finding.code == "SL-91").unwrap().message,
        format!(
            "Trang “Số liệu”, phần quanh ô D{}, là số liệu của đơn vị TH-B, còn tệp này đang được đọc là của đơn vị TH-LT.",
            first + 2
        )
    );
    let submission = below.submission.unwrap();
    assert_eq!(submission.unit_code.0, "TH-LT");
    assert_eq!(submission.items[2].reading, Reading::Value(Value::Integer(7)));
    // Only the names of the schools tell them apart; then nothing does but the figures.
    let by_name = |name: &str, value| {
        let one = figures(&["", "Tên đơn vị", "Trường Tiểu học Lái Thiêu"], 7);
        told(&received_of(vec![sheet("Số liệu", &[one, figures(&["", "Tên đơn vị", name], value)].concat())]))
    };
    let second = figures(ONE, 7).len();
    assert_eq!(by_name("TH Bình Hòa", 7), [format!("SL-91 loi Số liệu!C{}", second + 2)]);
    assert_eq!(by_name("TH Lái Thiêu", 8), [format!("SL-91 loi Số liệu!D{}", second + 4)]);
    assert_eq!(by_name("TH Lái Thiêu", 7), [format!("SL-91 canh-bao Số liệu!D{}", second + 4)]);
}

#[test]
fn a_second_form_is_told_where_the_first_kept_its_names() {
    let mut book = Writer::new();
    let rows = [figures(ONE, 7), figures(OTHER, 7)].concat();
    book.push_worksheet(sheet("Số liệu", &rows));
    for (row, item) in (4..).zip(forms().get(UnitKind::School).items()) {
        book.define_name(&item.code, &format!("='Số liệu'!$D${row}")).unwrap();
    }
    let received = received(&book.save_to_buffer().unwrap());
    assert_eq!(told(&received), [format!("SL-91 loi Số liệu!C{}", figures(ONE, 7).len() + 2)]);
}

#[test]
fn two_schools_whole_on_one_sheet_are_told_apart() {
    let of = |unit: &[&str], value, name: &str, pupil: &str| {
        [figures(unit, value), vec![line(&[])], pupils(name, &[pupil]), vec![line(&[])]].concat()
    };
    let one = of(ONE, 7, "TRƯỜNG TIỂU HỌC LÁI THIÊU", "Nguyễn Văn An");
    let other = of(OTHER, 8, "TRƯỜNG TIỂU HỌC BÌNH HÒA", "Trần Thị Bình");
    let received = received_of(vec![sheet("Sheet1", &[one.clone(), other].concat())]);
    let head = one.len() + figures(ONE, 7).len() + 4;
    assert_eq!(told(&received), [format!("DS-92 loi Sheet1!A{head}"), format!("SL-91 loi Sheet1!C{}", one.len() + 2)]);
    assert_eq!(column(received.submission.as_ref().unwrap(), "ho_ten").len(), 1);
}

#[test]
fn figures_below_the_last_list_are_no_nominees() {
    let collective = |name: &str| line(&["1", name, "Tập thể", "Nhiều giải"]);
    let rows = [
        figures(ONE, 7),
        vec![line(&["STT", "Tên tập thể, cá nhân", "Loại", "Thành tích", "Ghi chú"]), collective("Tổ Toán")],
        figures(OTHER, 8),
    ];
    let received = received_of(vec![sheet("Sheet1", &rows.concat())]);
    assert_eq!(told(&received), [format!("SL-91 loi Sheet1!C{}", figures(ONE, 7).len() + 4)]);
    assert_eq!(received.submission.unwrap().lists[0].nominees().len(), 1);
}

#[test]
fn lists_of_two_schools_on_one_sheet_are_told_and_parts_of_one_are_read() {
    let list = |rows: &[Vec<Vec<String>>]| received_of(vec![sheet("Số liệu", &figures(ONE, 7)), sheet("HSG", &rows.concat())]);
    let one = pupils("TRƯỜNG TIỂU HỌC LÁI THIÊU", &["Nguyễn Văn An", "Lê Văn Cường"]);
    let two = list(&[one.clone(), pupils("TRƯỜNG TIỂU HỌC BÌNH HÒA", &["Trần Thị Bình"])]);
    assert_eq!(told(&two), ["DS-92 loi HSG!A10"]);
    assert_eq!(
        two.findings.iter().find(|finding| finding.code == "DS-92").unwrap().message,
        "Trang “HSG” có hai bảng của danh sách HSG: từ dòng 3 và từ dòng 10, giữa hai bảng là chữ ký hoặc tên đơn vị khác. \
         Chỉ bảng thứ nhất được đọc."
    );
    assert_eq!(column(two.submission.as_ref().unwrap(), "ho_ten").len(), 2);
    // No signature between, only the other school's name.
    let unsigned = list(&[one[..5].to_vec(), pupils("TRƯỜNG TIỂU HỌC BÌNH HÒA", &["Trần Thị Bình"])]);
    assert_eq!(told(&unsigned), ["DS-92 loi HSG!A8"]);
    assert_eq!(column(unsigned.submission.as_ref().unwrap(), "ho_ten").len(), 2);
    // The same school's next page, and its next class.
    let pages = list(&[one[..5].to_vec(), pupils("TRƯỜNG TIỂU HỌC LÁI THIÊU", &["Trần Thị Bình"])]);
    let names = |received: &Received| column(received.submission.as_ref().unwrap(), "ho_ten").len();
    assert_eq!((told(&pages), names(&pages)), (vec![], 3));
    let class = [vec![line(&["Lớp 5B"])], pupils("", &["Trần Thị Bình"])[2..].to_vec()].concat();
    let classes = list(&[one[..5].to_vec(), vec![line(&["", "", "", "Danh sách có 02 em"])], class]);
    assert_eq!((told(&classes), names(&classes)), (vec![], 3));
}

#[test]
fn titles_and_a_column_say_whose_a_list_is_and_of_which_year() {
    let said = |rows: &[Vec<String>]| {
        let mut figures = figures(ONE, 7);
        figures[0] = line(&["", "BÁO CÁO SỐ LIỆU KHUYẾN HỌC NĂM 2023"]);
        let received = received_of(vec![sheet("Số liệu", &figures), sheet("HSG", rows)]);
        let sender = received.submission.as_ref().unwrap().sender.clone();
        let cell = |place: &Place| place.to_string().replace("bai-nop/a.xlsx!", "");
        let years = sender.years.iter().map(|titled| format!("{}-{} {}", titled.first, titled.last, cell(&titled.place)));
        let named = sender.elsewhere.iter().map(|named| format!("{} {} {:?}", named.name, cell(&named.place), named.at));
        (years.collect::<Vec<_>>(), named.collect::<Vec<_>>(), told(&received))
    };
    let nominee = |number: &str, school: &str| {
        line(&[number, "Nguyễn Văn An", "5/9/2012", "", "5A", "", "Toán", "tỉnh", "Nhất", "", "", school])
    };
    let head = [line(HEAD), line(&["Trường"])].concat();
    let one = "Trường Tiểu học Bình Hòa - năm 2022";
    let (years, named, told) =
        said(&[line(&[one]), head.clone(), nominee("1", "TH Bình Hòa"), nominee("2", "Tiểu học Bình Hoà")]);
    assert_eq!(years, ["2022-2022 HSG!A1", "2023-2023 Số liệu!B1"]);
    assert_eq!(
        named,
        ["Trường Tiểu học Bình Hòa HSG!A1 Title", "TH Bình Hòa HSG!L3 Column { heading: \"Trường\", schools: 1 }",]
    );
    assert_eq!(told, ["DS-94 canh-bao HSG!L3"]);
    let (_, named, told) =
        said(&[line(&["Trường TH Lái Thiêu - năm 2024"]), head, nominee("1", "TH Bình Hòa"), nominee("2", "TH Kim Đồng")]);
    assert_eq!(named, ["TH Kim Đồng HSG!L4 Column { heading: \"Trường\", schools: 2 }"]);
    assert_eq!(told, [""; 0]);
}

#[test]
fn label_and_code_or_name_in_one_cell_say_whose_it_is() {
    let of = |first: &str, second: &str| {
        let mut rows = figures(&["", first], 7);
        rows.insert(2, line(&["", second]));
        received_of(vec![sheet("Số liệu", &rows)]).submission.unwrap()
    };
    for (first, second) in [
        ("Mã đơn vị: TH-LT", "Tên đơn vị: Trường TH Lái Thiêu"),
        ("Tên trường : Trường TH Lái Thiêu", "Mã trường:TH-LT"),
        ("ĐƠN VỊ: Trường TH Lái Thiêu", "MÃ ĐƠN VỊ: TH-LT"),
    ] {
        let submission = of(first, second);
        assert_eq!(submission.unit_code.0, "TH-LT", "{first}");
        assert_eq!(submission.unit, Some(0));
        assert_eq!(submission.sender.name.map(|(name, _)| name), Some("Trường TH Lái Thiêu".to_owned()), "{first}");
    }
    assert_eq!(of("Mã đơn vị:", "Đơn vị: ......").unit_code.0, "");
}
