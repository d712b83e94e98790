//! The loop of the marked copy: for every error code, the copy of a faulty workbook sent back as it is says the same and has lost
//! nothing; with its marked cells corrected it reads clean.
#![allow(clippy::disallowed_methods, reason = "tests make and read folders")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "what goes wrong in a helper fails the test")]

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::sync::Arc;

use calamine::Data;
use khuyenhoc::check::{self, Context};
use khuyenhoc::intake;
use khuyenhoc::model::finding::{Finding, Rule, Severity};
use khuyenhoc::model::place::Place;
use khuyenhoc::model::submission::Submission;
use khuyenhoc::model::unit::{Unit, Units};
use khuyenhoc::naming::{self, Confirmed, UnitNames};
use support::anew::{Cells, cells, typed_anew};
use support::fill::{Answer, Workbook};
use support::folder::{Maker, small_year};
use support::year::{Awarded, Plan};

const PLAN: Plan = Plan { seed: 7, year: 2024, pupils: 12, awarded: Awarded::ByChance(60), no_namesakes: true };
const FILE: &str = "bai-nop/a.xlsx";
/// The school whose workbook is sent.
const SCHOOL: usize = 3;

struct Year {
    maker: Maker,
    units: Units,
    /// The names by which units are found; without them only codes are known.
    names: Option<UnitNames>,
}

/// A file after reading and all checks.
struct Read {
    submission: Option<Submission>,
    findings: Vec<Finding>,
}

impl Year {
    fn new() -> Self {
        Self { maker: Maker::new(PLAN), units: Units::new(small_year()), names: None }
    }

    fn with_names() -> Self {
        let year = Self::new();
        let names = Some(UnitNames::new(&year.units, Confirmed::default()));
        Self { names, ..year }
    }

    fn school(&self) -> &Unit {
        &self.units.all()[SCHOOL]
    }

    fn context(&self) -> Context<'_> {
        Context { agreement: &self.maker.agreement, forms: &self.maker.forms, units: &self.units, previous: None }
    }

    /// Reads and checks a file beside others.
    fn read(&self, bytes: &[u8], others: &[Vec<u8>]) -> Read {
        let context = Context { agreement: &self.maker.agreement, forms: &self.maker.forms, units: &self.units, previous: None };
        let (mut submissions, mut findings) = (Vec::new(), Vec::new());
        for (index, bytes) in std::iter::once(bytes).chain(others.iter().map(Vec::as_slice)).enumerate() {
            let file: Arc<str> = if index == 0 { FILE.into() } else { format!("bai-nop/khac-{index}.xlsx").into() };
            let mut received = intake::read(&file, bytes, &self.maker.forms, &self.units);
            if let (Some(submission), Some(names)) = (&mut received.submission, &self.names) {
                naming::recognise(submission, names, &self.units);
            }
            findings.extend(received.findings);
            findings.extend(received.submission.iter().flat_map(|submission| check::one(&context, submission)));
            submissions.extend(received.submission);
        }
        findings.extend(check::across(&context, &submissions));
        let mut findings = check::settle(findings, &submissions, &context);
        findings.retain(|finding| &*finding.place.file == FILE);
        let submission = submissions.into_iter().find(|submission| &*submission.file == FILE);
        Read { submission, findings }
    }

    fn copy(&self, read: &Read) -> Vec<u8> {
        let submission = read.submission.as_ref();
        let known = submission.and_then(|submission| self.units.get(submission.unit?));
        let name = submission.unwrap().sender.name.as_ref().map_or(String::new(), |(name, _)| name.clone());
        let unknown = Unit { code: submission.unwrap().unit_code.0.clone(), name, ..self.school().clone() };
        let context = self.context();
        let findings: Vec<&Finding> = read.findings.iter().collect();
        let unit = (known.unwrap_or(&unknown), known.is_some());
        let write = || khuyenhoc::run::marked_copy(&context, unit, submission, &findings).unwrap().bytes;
        let bytes = write();
        assert_eq!(bytes, write(), "the same bytes");
        bytes
    }
}

/// `SL-01 Số liệu!D9` for each error, without the file.
fn errors(read: &Read) -> Vec<String> {
    let errors = read.findings.iter().filter(|finding| finding.severity == Severity::Error);
    errors.map(|finding| format!("{} {}", finding.code, finding.place).replace(&format!("{FILE}!"), "")).collect()
}

/// What was typed into a file beyond its blank form.
fn typed(sent: &[u8], blank: &[u8]) -> Vec<String> {
    let blank = cells(blank);
    let typed = cells(sent).into_iter().filter(|(at, data)| blank.get(at) != Some(data));
    typed.map(|(_, data)| data.to_string()).collect()
}

/// What a cell of a workbook holds, as an answer to type.
fn answer(cells: &Cells, sheet: &str, cell: &str) -> Answer {
    let column = u32::from(cell.as_bytes()[0] - b'A');
    let row = cell[1..].parse::<u32>().unwrap() - 1;
    match cells.get(&(sheet.to_owned(), row, column)) {
        None | Some(Data::Empty) => Answer::Blank,
        Some(Data::String(text)) => Answer::Text(text.clone()),
        Some(Data::DateTime(date)) => Answer::Number(date.as_f64()),
        Some(Data::Float(number)) => Answer::Number(*number),
        Some(other) => panic!("{other:?}"),
    }
}

fn type_in(book: &mut Workbook, answers: &[(&str, &str, Answer)]) {
    for (sheet, cell, answer) in answers {
        book.cells(sheet, &BTreeMap::from([((*cell).to_owned(), answer.clone())]));
    }
}

/// What is typed where: sheet, cell, answer.
type Typed = Vec<(&'static str, String, Answer)>;

/// Faults of single cells: the code, and what is typed where.
fn cell_faults(book: &Workbook, right: &Cells) -> Vec<(&'static str, Typed)> {
    let item = |code: &str, answer: Answer| vec![("Số liệu", book.cell_of(code).1.to_owned(), answer)];
    let at = |sheet: &'static str, cell: &str, answer: Answer| vec![(sheet, cell.to_owned(), answer)];
    let number = |number: i64| Answer::from(number);
    let again = ('B'..='I').map(|column| ("HSG", format!("{column}8"), answer(right, "HSG", &format!("{column}7"))));
    vec![
        ("SL-01", item("cbgv", Answer::Blank)),
        ("SL-02", item("cbgv", "sáu mươi tư người".into())),
        ("SL-02", item("quy_thu", "chưa có".into())),
        ("SL-02", item("co_chi_hoi", number(7))),
        ("SL-03", item("hs_bo_hoc", number(-2))),
        ("SL-04", item("so_phan_hoi", number(5_000))),
        ("SL-05", item("dvht_xep_loai", "Rất tốt".into())),
        ("SL-06", item("quy_cuoi_nam", number(1))),
        ("SL-07", item("hv_cha_me", number(150_000))),
        ("DS-01", at("HSG", "B7", Answer::Blank)),
        ("DS-02", at("HSG", "E7", Answer::Blank)),
        ("DS-03", at("HSG", "C7", "2014".into())),
        ("DS-03", at("HSG", "B7", number(12))),
        ("DS-04", at("HSG", "C7", number(18_000))),
        ("DS-05", at("HSG", "H7", "liên xã".into())),
        ("DS-06", at("HSG", "I7", Answer::Blank)),
        ("DS-07", at("HSG", "C7", number(37_000))),
        ("DS-08", again.collect()),
        ("DS-10", at("GVBD", "D6", number(99))),
        ("DS-11", at("HSG", "B7", "Trần 李 An".into())),
        ("DS-12", at("HSG", "B7", "Trần An 2014".into())),
    ]
}

#[test]
fn a_faulty_cell_is_marked_comes_back_the_same_and_reads_clean_once_mended() {
    let year = Year::new();
    let clean = year.maker.filled(SCHOOL, year.school());
    let blank = year.maker.blank(year.school()).save();
    let right = cells(&clean.clone().save());
    assert_eq!(errors(&year.read(&clean.clone().save(), &[])), [""; 0]);
    for (code, faults) in cell_faults(&clean, &right) {
        let mut book = clean.clone();
        for (sheet, cell, answer) in &faults {
            type_in(&mut book, &[(sheet, cell, answer.clone())]);
        }
        let sent = book.save();
        let read = year.read(&sent, &[]);
        assert!(errors(&read).iter().any(|error| error.starts_with(code)), "{code}: {:?}", errors(&read));
        let copy = year.copy(&read);
        let again = year.read(&copy, &[]);
        assert_eq!(errors(&again), errors(&read), "{code}: the copy as it is");
        assert_kept(&typed(&sent, &blank), &copy, code);
        let mut mended = Workbook::open(&copy);
        for (sheet, cell, _) in &faults {
            type_in(&mut mended, &[(sheet, cell, answer(&right, sheet, cell))]);
        }
        let mended = year.read(&mended.save(), &[]);
        assert!(mended.findings.is_empty(), "{code}: {:#?}", mended.findings);
    }
}

/// Everything that was typed stands somewhere in the copy.
fn assert_kept(typed: &[String], copy: &[u8], what: &str) {
    let kept: BTreeSet<String> = cells(copy).into_values().map(|data| data.to_string()).collect();
    let lost: Vec<&String> = typed.iter().filter(|text| !kept.contains(*text)).collect();
    assert!(lost.is_empty(), "{what}: lost {lost:?}");
}

/// Marks every open point of the slip as done.
fn tick_all(book: &mut Workbook, read: &Read) {
    for cell in open_points(read) {
        type_in(book, &[("Phiếu báo lỗi", &cell, "x".into())]);
    }
}

/// Cells of the slip that ask to be marked as done.
fn open_points(read: &Read) -> Vec<String> {
    let open = read.findings.iter().filter(|finding| finding.code == "DV-07");
    open.map(|finding| finding.place.cell.unwrap().to_string()).collect()
}

/// Faults that no cell of the form shows: the code, what is typed where, and what beyond marking as done mends the copy.
type FormFault = (&'static str, Typed, Vec<(&'static str, String)>);

fn form_faults() -> Vec<FormFault> {
    let at = |sheet: &'static str, cell: &str, answer: &str| vec![(sheet, cell.to_owned(), Answer::from(answer))];
    let head = |sheet: &'static str, headings: &[&str]| -> Typed {
        ('A'..).zip(headings).map(|(column, heading)| (sheet, format!("{column}5"), Answer::from(*heading))).collect()
    };
    let names: Vec<(&str, String)> = (6..18).map(|row| ("HSG", format!("E{row}"))).collect();
    vec![
        ("DV-05", at("_khuyenhoc", "B2", "0"), vec![]),
        ("DV-06", at("_khuyenhoc", "B3", "2023"), vec![]),
        ("DS-90", head("TAPTHE", &["a", "b", "c", "d"]), vec![]),
        ("DS-91", at("HSG", "E5", "Cột lạ"), names),
        ("DS-93", at("HSG", "K5", "Ngày sinh"), vec![]),
    ]
}

#[test]
fn what_no_cell_shows_must_be_marked_as_done() {
    let year = Year::new();
    let clean = year.maker.filled(SCHOOL, year.school());
    let blank = year.maker.blank(year.school()).save();
    let right = cells(&clean.clone().save());
    for (code, faults, mends) in form_faults() {
        let mut book = clean.clone();
        for (sheet, cell, answer) in &faults {
            type_in(&mut book, &[(sheet, cell, answer.clone())]);
        }
        let sent = book.save();
        let read = year.read(&sent, &[]);
        assert!(errors(&read).iter().any(|error| error.starts_with(code)), "{code}: {:?}", errors(&read));
        let copy = year.copy(&read);
        let again = year.read(&copy, &[]);
        let says = |read: &Read| read.findings.iter().any(|finding| finding.code == "DV-07" && finding.message.contains(code));
        assert!(says(&again), "{code}: {:#?}", again.findings);
        assert_eq!(again.submission.as_ref().unwrap().aside.corrects, read.submission.as_ref().map(|sent| sent.sha256));
        assert_kept(&typed(&sent, &blank), &copy, code);
        // Sent to and fro unmended, the point stays and keeps its words.
        let second = year.read(&year.copy(&again), &[]);
        assert_eq!(messages(&second), messages(&again), "{code}");
        assert_kept(&typed(&sent, &blank), &year.copy(&again), code);
        let mut mended = Workbook::open(&copy);
        tick_all(&mut mended, &again);
        for (sheet, cell) in &mends {
            type_in(&mut mended, &[(sheet, cell, answer(&right, sheet, cell))]);
        }
        let mended = year.read(&mended.save(), &[]);
        assert_eq!(errors(&mended), [""; 0], "{code}");
    }
}

/// The copy holds the decoded names, so that only its slip can still tell that one of them was in doubt.
#[test]
fn a_name_of_two_encodings_must_be_marked_as_done() {
    let year = Year::new();
    let mut book = year.maker.filled(SCHOOL, year.school());
    type_in(&mut book, &[("HSG", "B7", "Lý Tó".into()), ("HSG", "B8", "NguyÔn V¨n An".into())]);
    let read = year.read(&book.save(), &[]);
    assert_eq!(errors(&read), ["DS-13 HSG!B7"]);
    let copy = year.copy(&read);
    let again = year.read(&copy, &[]);
    assert!(again.findings.len() == 1 && again.findings[0].message.contains("DS-13"), "{:#?}", again.findings);
    let mut mended = Workbook::open(&copy);
    type_in(&mut mended, &[("HSG", "B7", "Lý Tú".into()), ("Phiếu báo lỗi", &open_points(&again)[0], "x".into())]);
    assert_eq!(messages(&year.read(&mended.save(), &[])), [""; 0]);
}

#[test]
fn a_list_on_two_sheets_and_a_lost_item_sheet_come_back_with_all_they_held() {
    let year = Year::new();
    let blank = year.maker.blank(year.school()).save();
    let right = cells(&year.maker.filled(SCHOOL, year.school()).save());
    let mut twice = typed_anew(&right, |sheet| sheet != "Hướng dẫn");
    let second = twice.add_worksheet().set_name("Bản nháp").unwrap();
    for ((_, row, column), data) in right.iter().filter(|((sheet, row, _), _)| sheet == "HSG" && (4..6).contains(row)) {
        let text = if *row == 5 && *column == 1 { "Người Chỉ Ở Bản Nháp".to_owned() } else { data.to_string() };
        second.write_string(*row, u16::try_from(*column).unwrap(), text).unwrap();
    }
    let twice = twice.save_to_buffer().unwrap();
    let read = year.read(&twice, &[]);
    assert_eq!(errors(&read), ["DS-92 Bản nháp!A5"]);
    let copy = year.copy(&read);
    assert_kept(&["Người Chỉ Ở Bản Nháp".to_owned()], &copy, "DS-92");
    let again = year.read(&copy, &[]);
    assert_eq!(errors(&again).len(), 1);
    let mut mended = Workbook::open(&copy);
    type_in(&mut mended, &[("Phiếu báo lỗi", &open_points(&again)[0], "x".into())]);
    assert_eq!(errors(&year.read(&mended.save(), &[])), [""; 0]);
    // Only lists, and a sheet that says which school: nothing of the items is left.
    let mut lost = typed_anew(&right, |sheet| sheet != "Hướng dẫn" && sheet != "Số liệu");
    let said = lost.add_worksheet().set_name("Trường").unwrap();
    said.write_string(0, 0, "Mã đơn vị").unwrap().write_string(0, 1, "TH-ANPHU").unwrap();
    let meta = lost.add_worksheet().set_name("_khuyenhoc").unwrap();
    meta.write_string(0, 0, "bieu_mau").unwrap().write_string(0, 1, "truong").unwrap();
    let lost = lost.save_to_buffer().unwrap();
    let read = year.read(&lost, &[]);
    assert_eq!(errors(&read), ["SL-90 Số liệu"]);
    let copy = year.copy(&read);
    let typed: Vec<String> = typed(&lost, &blank).into_iter().filter(|text| text != "Mã đơn vị").collect();
    assert_kept(&typed, &copy, "SL-90");
    let again = year.read(&copy, &[]);
    assert!(errors(&again).iter().any(|error| error.starts_with("DV-07")) && errors(&again).len() > 30);
    let mut mended = Workbook::open(&copy);
    for item in year.maker.forms.get(year.school().kind).items() {
        let cell = mended.cell_of(&item.code).1.to_owned();
        type_in(&mut mended, &[("Số liệu", &cell, answer(&right, "Số liệu", &cell))]);
    }
    type_in(&mut mended, &[("Phiếu báo lỗi", &open_points(&again)[0], "x".into())]);
    assert_eq!(errors(&year.read(&mended.save(), &[])), [""; 0]);
}

#[test]
fn the_copy_names_its_own_cells_where_the_sent_file_had_others() {
    let year = Year::new();
    let mut right = cells(&year.maker.filled(SCHOOL, year.school()).save());
    // The list three rows lower, with a gap, and its second row repeated below that.
    let list: Vec<_> =
        right.iter().filter(|((sheet, ..), _)| sheet == "HSG").map(|(at, data)| (at.clone(), data.clone())).collect();
    right.retain(|(sheet, ..), _| sheet != "HSG");
    for ((sheet, row, column), data) in &list {
        let lower = row + 3 + if *row > 8 { 2 } else { 0 };
        right.insert((sheet.clone(), lower, *column), data.clone());
        if *row == 6 {
            right.insert((sheet.clone(), 40, *column), data.clone());
        }
    }
    let sent = typed_anew(&right, |sheet| sheet != "Hướng dẫn").save_to_buffer().unwrap();
    let read = year.read(&sent, &[]);
    let twice = read.findings.iter().find(|finding| finding.code == "DS-08").unwrap();
    assert!(twice.message.contains("với ô B10 của cùng trang"), "{}", twice.message);
    let copy = cells(&year.copy(&read));
    let slip: Vec<String> =
        copy.iter().filter(|((sheet, ..), _)| sheet == "Phiếu báo lỗi").map(|(_, data)| data.to_string()).collect();
    assert!(slip.iter().any(|text| text.contains("với ô B7 của cùng trang")), "{slip:#?}");
    assert!(slip.contains(&"HSG!B18".to_owned()) && slip.contains(&"HSG!B41".to_owned()), "{slip:#?}");
}

/// The list of pupils with other heads, and a row below that of teachers, typed into a file of its own.
fn with_pupils(right: &Cells, change: impl Fn(u32, u32, &Data) -> Option<Data>, below: &[(u32, &str)]) -> Vec<u8> {
    let mut cells = right.clone();
    for ((_, row, column), data) in cells.iter_mut().filter(|((sheet, ..), _)| sheet == "HSG") {
        if let Some(other) = change(*row, *column, data) {
            *data = other;
        }
    }
    for (column, text) in below {
        let data = text.parse().map_or_else(|_| Data::String((*text).to_owned()), Data::Float);
        cells.insert(("GVBD".to_owned(), 40, *column), data);
    }
    cells.retain(|_, data| *data != Data::Empty);
    typed_anew(&cells, |sheet| sheet != "Hướng dẫn").save_to_buffer().unwrap()
}

#[test]
fn names_in_two_columns_and_wrong_totals_do_not_pass_unseen() {
    let year = Year::new();
    let right = cells(&year.maker.filled(SCHOOL, year.school()).save());
    let text = |text: &str| Some(Data::String(text.to_owned()));
    // Family and given name apart, the given name of one pupil forgotten: put together, the rest looks like a name.
    let apart = |row, column, data: &Data| {
        let name = |data: &Data| data.to_string().rsplit_once(' ').map(|(family, given)| (family.to_owned(), given.to_owned()));
        match (row, column) {
            (4, 1) => text("Họ và tên đệm"),
            (4, 3) => text("Tên"),
            (5.., 1) => name(data).and_then(|(family, _)| text(&family)),
            (7, 3) => Some(Data::Empty),
            (5.., 3) => text("An"),
            _ => None,
        }
    };
    let mut gendered = right.clone();
    for row in 5..17 {
        gendered.entry(("HSG".to_owned(), row, 3)).or_insert(Data::String("x".to_owned()));
    }
    let forgotten = with_pupils(&gendered, apart, &[]);
    // The second column of names has no heading that says so.
    let unclear = with_pupils(
        &gendered,
        |row, column, data| if (row, column) == (4, 1) { text("Họ và tên") } else { apart(row, column, data) },
        &[],
    );
    let total = with_pupils(&right, |_, _, _| None, &[(1, "Tổng cộng"), (3, "999")]);
    for (code, sent) in [("DS-03", forgotten), ("DS-93", unclear), ("DS-96", total)] {
        let read = year.read(&sent, &[]);
        assert!(errors(&read).iter().any(|error| error.starts_with(code)), "{code}: {:?}", errors(&read));
        let copy = year.copy(&read);
        let again = year.read(&copy, &[]);
        assert_eq!(values(again.submission.as_ref().unwrap()).len(), values(read.submission.as_ref().unwrap()).len());
        assert!(!errors(&again).is_empty(), "{code}");
        let mut mended = Workbook::open(&copy);
        tick_all(&mut mended, &again);
        let names = (6..18).map(|row| format!("B{row}"));
        for cell in names.filter(|_| code != "DS-96") {
            type_in(&mut mended, &[("HSG", &cell, answer(&right, "HSG", &cell))]);
        }
        let mended = year.read(&mended.save(), &[]);
        assert_eq!(errors(&mended), [""; 0], "{code}");
    }
}

#[test]
fn a_copy_without_its_slip_is_not_taken_for_mended() {
    let year = Year::new();
    let mut book = year.maker.filled(SCHOOL, year.school());
    type_in(&mut book, &[("_khuyenhoc", "B3", "2023".into())]);
    let copy = year.copy(&year.read(&book.save(), &[]));
    let sheets = cells(&copy);
    let mut without = typed_anew(&sheets, |sheet| sheet != "Phiếu báo lỗi");
    let meta = without.add_worksheet().set_name("_khuyenhoc").unwrap();
    for (row, (key, value)) in (0..).zip([("bieu_mau", "truong"), ("nam", "2024"), ("viec_phai_xac_nhan", "DV-06")]) {
        meta.write_string(row, 0, key).unwrap().write_string(row, 1, value).unwrap();
    }
    assert_eq!(errors(&year.read(&without.save_to_buffer().unwrap(), &[])), [format!("DV-07 {FILE}")]);
    // Typed anew under other names, slip and rest are still known by their titles.
    let renamed: Cells =
        sheets.into_iter().map(|((sheet, row, column), data)| ((format!("T {sheet}"), row, column), data)).collect();
    let read = year.read(&typed_anew(&renamed, |sheet| sheet != "T Hướng dẫn").save_to_buffer().unwrap(), &[]);
    assert_eq!(errors(&read).len(), 1, "{:?}", errors(&read));
    assert!(read.findings[0].message.contains("DV-06"));
}

fn messages(read: &Read) -> Vec<String> {
    read.findings.iter().map(|finding| format!("{} {}", finding.code, finding.message)).collect()
}

#[test]
fn a_file_of_no_known_unit_comes_back_with_its_code_to_be_written() {
    let year = Year::new();
    let clean = year.maker.filled(SCHOOL, year.school());
    for (code, wrong) in [("DV-01", Answer::Blank), ("DV-02", "TH-ANPHU2".into())] {
        let mut book = clean.clone();
        type_in(&mut book, &[("Số liệu", "C4", wrong)]);
        let read = year.read(&book.save(), &[]);
        assert_eq!(errors(&read), [format!("{code} Số liệu!C4")]);
        let copy = year.copy(&read);
        assert_eq!(errors(&year.read(&copy, &[])), errors(&read));
        let mut mended = Workbook::open(&copy);
        type_in(&mut mended, &[("Số liệu", "C4", "TH-ANPHU".into())]);
        assert_eq!(messages(&year.read(&mended.save(), &[])), [""; 0]);
    }
}

#[test]
fn a_name_that_is_not_sure_and_one_of_another_unit_come_back_to_be_mended() {
    let year = Year::with_names();
    let clean = year.maker.filled(SCHOOL, year.school());
    let sent = |name: &str, code: Answer| {
        let mut book = clean.clone();
        type_in(&mut book, &[("Số liệu", "C3", name.into()), ("Số liệu", "C4", code)]);
        year.read(&book.save(), &[])
    };
    let read = sent("Trường Tiểu học An Phu", Answer::Blank);
    assert_eq!(errors(&read), ["DV-08 Số liệu!C4"]);
    let copy = year.copy(&read);
    assert_eq!(errors(&year.read(&copy, &[])), errors(&read));
    let mut mended = Workbook::open(&copy);
    type_in(&mut mended, &[("Số liệu", "C4", "TH-ANPHU".into())]);
    assert_eq!(messages(&year.read(&mended.save(), &[])), [""; 0]);
    // The copy is made for the unit of the code: that it is the right one must be said.
    let read = sent("Trường Mầm non An Phú", "TH-ANPHU".into());
    assert_eq!(errors(&read), ["DV-09 Số liệu!C4"]);
    let copy = year.copy(&read);
    let again = year.read(&copy, &[]);
    let mut mended = Workbook::open(&copy);
    assert_eq!(open_points(&again).len(), 1, "{:?}", errors(&again));
    type_in(&mut mended, &[("Phiếu báo lỗi", &open_points(&again)[0], "x".into())]);
    assert_eq!(messages(&year.read(&mended.save(), &[])), [""; 0]);
    // The name alone is enough, and who sent it is told.
    let mut book = clean.clone();
    type_in(&mut book, &[("Số liệu", "C4", Answer::Blank)]);
    let read = year.read(&book.save(), &[]);
    assert_eq!((errors(&read), read.submission.as_ref().unwrap().unit), (vec![], Some(SCHOOL)));
    assert_eq!(messages(&year.read(&year.copy(&read), &[])), [""; 0], "the copy brings the code");
}

#[test]
fn another_kinds_form_comes_back_as_the_right_one_with_all_values_kept() {
    let year = Year::new();
    let mut book = year.maker.filled(SCHOOL, year.school());
    type_in(&mut book, &[("Số liệu", "C4", "P-ANPHU".into())]);
    let sent = book.save();
    let read = year.read(&sent, &[]);
    assert_eq!(errors(&read), ["DV-04 Số liệu!C4"]);
    let copy = year.copy(&read);
    let again = year.read(&copy, &[]);
    assert_eq!(again.submission.as_ref().unwrap().form, khuyenhoc::model::unit::UnitKind::Commune);
    assert!(errors(&again).iter().any(|error| error.starts_with("DV-07")) && errors(&again).len() > 20, "{:?}", errors(&again));
    let blank = year.maker.blank(year.school()).save();
    let dates_as_shown: Vec<String> = typed(&sent, &blank);
    let kept: BTreeSet<String> = cells(&copy).into_values().map(|data| data.to_string()).collect();
    let names = dates_as_shown.iter().filter(|text| text.contains(' ') && text.contains("Nguyễn"));
    assert!(names.clone().count() > 0 && names.clone().all(|name| kept.contains(name)));
    // The right form, filled in as the unit would.
    let mut mended = Workbook::open(&copy);
    let commune = year.maker.filled(0, &year.units.all()[0]).save();
    let right = cells(&commune);
    for item in year.maker.forms.get(khuyenhoc::model::unit::UnitKind::Commune).items() {
        let cell = mended.cell_of(&item.code).1.to_owned();
        type_in(&mut mended, &[("Số liệu", &cell, answer(&right, "Số liệu", &cell))]);
    }
    for cell in open_points(&again) {
        type_in(&mut mended, &[("Phiếu báo lỗi", &cell, "x".into())]);
    }
    assert_eq!(errors(&year.read(&mended.save(), &[])), [""; 0]);
}

#[test]
fn a_unit_that_came_twice_and_a_pupil_of_two_schools_are_told_in_the_copy() {
    let year = Year::new();
    let sent = year.maker.filled(SCHOOL, year.school()).save();
    let read = year.read(&sent, std::slice::from_ref(&sent));
    assert!(!errors(&read).is_empty(), "{:?}", errors(&read));
    let again = year.read(&year.copy(&read), &[]);
    assert_eq!(open_points(&again).len(), errors(&read).len(), "{:?}", errors(&again));
    // The same pupil in another school's list.
    let other = &year.units.all()[2];
    let mut book = year.maker.filled(2, other);
    let right = cells(&sent);
    for column in ["B", "C", "E", "F", "G", "H", "I"] {
        let cell = format!("{column}7");
        type_in(&mut book, &[("HSG", &cell, answer(&right, "HSG", &cell))]);
    }
    let other = book.save();
    let read = year.read(&sent, std::slice::from_ref(&other));
    assert!(errors(&read).contains(&"DS-09 HSG!B7".to_owned()), "{:?}", errors(&read));
    let copy = year.copy(&read);
    assert_eq!(errors(&year.read(&copy, std::slice::from_ref(&other))), errors(&read));
    assert_eq!(errors(&year.read(&copy, &[])), [""; 0], "once the other school took the row out");
}

/// Every file of the sample years, faulty or not: its copy gives the same values.
#[test]
fn the_copies_of_the_sample_years_hold_the_values_that_were_sent() {
    let year = Year::new();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    let mut files = 0;
    for sample in ["thuan-an-2024", "day-du"] {
        let folder = root.join(sample);
        let units = intake::units::read(&fs::read(folder.join("don-vi.xlsx")).unwrap(), "don-vi.xlsx", &[]).unwrap().units;
        let year = Year { maker: Maker::new(PLAN), units, names: None };
        for bytes in support::folder::contents(&folder.join("bai-nop")).into_values() {
            let read = year.read(&bytes, &[]);
            let Some(submission) = &read.submission else { continue };
            if submission.unit.is_none() {
                continue;
            }
            let again = year.read(&year.copy(&read), &[]).submission.unwrap();
            assert_eq!(values(&again), values(submission), "{sample}");
            files += 1;
        }
    }
    assert!(files > 50, "{files}");
    drop(year);
}

fn values(submission: &Submission) -> Vec<String> {
    let items = submission.items.iter().map(|entry| format!("{:?}", entry.reading));
    let rows = submission.lists.iter().flat_map(|list| {
        let columns = 0..list.columns.len();
        list.nominees()
            .map(move |nominee| format!("{} {:?}", list.list, columns.clone().map(|at| nominee.field(at)).collect::<Vec<_>>()))
    });
    items.chain(rows).collect()
}

fn of_intake(rule: &Rule) -> bool {
    intake::RULES.iter().any(|own| own.code == rule.code)
}

/// Codes that no copy can answer: the file could not be read at all, so that its answer is a letter.
const UNREADABLE: [&str; 8] = ["TEP-01", "TEP-02", "TEP-03", "TEP-04", "TEP-05", "TEP-06", "TEP-07", "TEP-08"];

/// Those of intake are told by what the file is, which a copy made from values is no more.
#[test]
fn every_error_of_intake_must_be_marked_as_done_wherever_it_was_found() {
    let year = Year::new();
    let sent = year.read(&year.maker.filled(SCHOOL, year.school()).save(), &[]);
    let file: Arc<str> = FILE.into();
    let submission = sent.submission.as_ref().unwrap();
    let places = [Place::file(&file), submission.items[2].place.clone(), submission.lists[0].nominee(0).unwrap().place(1)];
    for rule in intake::RULES.iter().filter(|rule| rule.severity == Severity::Error && !UNREADABLE.contains(&rule.code)) {
        let findings = places.iter().map(|place| Finding::new(rule, place.clone(), "", rule.title)).collect();
        let copy = year.copy(&Read { submission: sent.submission.clone(), findings });
        let again = year.read(&copy, &[]);
        assert_eq!(open_points(&again).len(), places.len(), "{}", rule.code);
        assert!(again.findings.iter().all(|finding| finding.message.contains(rule.code) && finding.message.contains(rule.title)));
        let mut mended = Workbook::open(&copy);
        tick_all(&mut mended, &again);
        assert_eq!(errors(&year.read(&mended.save(), &[])), [""; 0], "{}", rule.code);
    }
}

/// A cell: sheet, row, column, content.
type Held = (&'static str, u32, u32, Data);

/// What a file of several units or of another year holds beside its own: the code, what is typed where, and what of it must not
/// be lost.
fn of_others(right: &Cells) -> Vec<(&'static str, Vec<Held>)> {
    let text = |text: &str| Data::String(text.to_owned());
    let again = |sheet: &'static str, rows: std::ops::Range<u32>, by: u32| {
        let own = right.iter().filter(move |((of, row, _), data)| of == sheet && rows.contains(row) && **data != Data::Empty);
        own.map(|((_, row, column), data)| (sheet, row + by, *column, data.clone())).collect::<Vec<_>>()
    };
    let mut form = again("Số liệu", 2..80, 100);
    form.iter_mut().find(|(_, row, column, _)| (*row, *column) == (103, 2)).unwrap().3 = text("KHAC-01");
    let mut list = again("HSG", 4..7, 40);
    list.push(("HSG", 38, 4, text("Hiệu trưởng")));
    list.push(("HSG", 42, 1, text("TRƯỜNG TIỂU HỌC KIM ĐỒNG")));
    let column = (5..17_u32).map(|row| ("HSG", row, 11, text(if row < 9 { "TH Kim Đồng" } else { "TH Lê Lợi" })));
    vec![
        ("SL-91", form),
        ("DS-92", list),
        ("DV-09", vec![("HSG", 1, 0, text("TRƯỜNG MẦM NON AN PHÚ"))]),
        ("DV-09", [vec![("HSG", 4, 11, text("Trường"))], column.collect()].concat()),
        ("DV-06", vec![("Số liệu", 1, 0, text("Năm 2023"))]),
    ]
}

#[test]
fn what_is_of_other_units_or_of_another_year_comes_back_to_be_marked_as_done() {
    let year = Year::with_names();
    let right = cells(&year.maker.filled(SCHOOL, year.school()).save());
    let blank = year.maker.blank(year.school()).save();
    for (code, others) in of_others(&right) {
        let mut sent = right.clone();
        for (sheet, row, column, data) in others {
            sent.insert((sheet.to_owned(), row, column), data);
        }
        sent.retain(|_, data| *data != Data::Empty);
        let sent = typed_anew(&sent, |sheet| sheet != "Hướng dẫn").save_to_buffer().unwrap();
        let read = year.read(&sent, &[]);
        assert!(
            errors(&read).iter().all(|error| error.starts_with(code)) && !errors(&read).is_empty(),
            "{code}: {:?}",
            errors(&read)
        );
        let copy = year.copy(&read);
        // A title is kept in the words of the slip.
        let kept: Vec<String> = cells(&copy).into_values().map(|data| data.to_string()).collect();
        let typed = typed(&sent, &blank).into_iter().map(|text| text.replace("Năm ", ""));
        let lost: Vec<String> = typed.filter(|text| !kept.iter().any(|kept| kept.contains(text))).collect();
        assert!(lost.is_empty(), "{code}: lost {lost:?}");
        let again = year.read(&copy, &[]);
        let told: Vec<String> = messages(&again).into_iter().filter(|told| told.starts_with("DV-07")).collect();
        assert!(
            told.len() == errors(&again).len() && told.iter().all(|told| told.contains(code)),
            "{code}: {:?}",
            messages(&again)
        );
        let mut mended = Workbook::open(&copy);
        tick_all(&mut mended, &again);
        assert_eq!(errors(&year.read(&mended.save(), &[])), [""; 0], "{code}");
    }
}

#[test]
fn every_error_of_the_checks_is_planted_here() {
    let year = Year::new();
    let clean = year.maker.filled(SCHOOL, year.school());
    let cells = cell_faults(&clean, &cells(&clean.clone().save()));
    let planted: BTreeSet<&str> =
        cells.iter().map(|(code, _)| *code).chain(form_faults().iter().map(|(code, ..)| *code)).collect();
    let elsewhere = ["DV-01", "DV-02", "DV-03", "DV-04", "DV-07", "DV-08", "DV-09", "DS-09", "DS-13"];
    let missing: Vec<&str> = check::rules()
        .into_iter()
        .filter(|rule| rule.severity == Severity::Error && !of_intake(rule))
        .map(|rule| rule.code)
        .filter(|code| !planted.contains(code) && !elsewhere.contains(code))
        .collect();
    assert_eq!(missing, [""; 0], "plant each of them in a test of this file");
}

#[test]
fn nothing_that_a_cell_holds_breaks_the_copy_or_changes_in_it() {
    let year = Year::new();
    let clean = year.maker.filled(SCHOOL, year.school());
    let long = "Ghi chú dài ".repeat(2_700);
    let texts = [
        "=HYPERLINK(\"http://x.vn\",\"a\")",
        "@SUM(A1)",
        "_x0041_",
        "]]><c>&amp;",
        "'Trần An",
        "+84 900",
        "🎓 giỏi",
        "-",
        long.as_str(),
    ];
    for text in texts {
        let mut book = clean.clone();
        // A class, a contest and a name; a blank class further down gives the file an error.
        type_in(&mut book, &[("HSG", "E7", text.into()), ("HSG", "F7", text.into()), ("HSG", "B8", text.into())]);
        type_in(&mut book, &[("HSG", "E9", Answer::Blank), ("Số liệu", "E9", text.into())]);
        let read = year.read(&book.save(), &[]);
        let again = year.read(&year.copy(&read), &[]);
        assert_eq!(errors(&again), errors(&read), "{text:.30}");
        assert_eq!(values(again.submission.as_ref().unwrap()), values(read.submission.as_ref().unwrap()), "{text:.30}");
        let remark = |read: &Read| {
            read.submission.as_ref().unwrap().aside.unplaced.iter().map(|cell| cell.text.clone()).collect::<Vec<_>>()
        };
        assert_eq!(remark(&again), remark(&read), "{text:.30}");
    }
}

#[test]
fn a_list_in_which_every_cell_is_wrong_still_comes_back() {
    let year = Year::new();
    let form = year.maker.forms.get(year.school().kind);
    let list = &form.lists[0];
    let mut book = year.maker.blank(year.school());
    let rows: Vec<Vec<Answer>> = (0..1_200).map(|_| list.columns.iter().map(|_| "sai?".into()).collect()).collect();
    book.rows(list, &rows);
    let read = year.read(&book.save(), &[]);
    assert!(errors(&read).len() > 5_000, "{}", errors(&read).len());
    let copy = year.copy(&read);
    assert_eq!(errors(&year.read(&copy, &[])), errors(&read));
    let slip = cells(&copy);
    assert!(slip.iter().any(|((sheet, ..), data)| sheet == "Phiếu báo lỗi" && data.to_string().starts_with("Còn ")));
}
