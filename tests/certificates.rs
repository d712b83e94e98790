//! Certificates as the office prints them: where every text stands on the sheet once the printer was measured, what the run writes,
//! and what it says of texts that do not go into their boxes.
#![allow(clippy::disallowed_methods, reason = "tests make and read folders")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "what goes wrong in a helper fails the test")]

mod support;

#[allow(dead_code, reason = "made for the papers' tests; these take a part of it")]
#[path = "nd30/read.rs"]
mod read;

use std::fs;
use std::path::Path;
use std::sync::Arc;

use khuyenhoc::certificate::{self, Dress, Facts, Fit, ListFit, Placed, crosses};
use khuyenhoc::form::Forms;
use khuyenhoc::model::award::Award;
use khuyenhoc::model::certificate::{Across, CertificateSettings, Down, Field, Part, Printer, Profile};
use khuyenhoc::model::unit::{UnitKind, Units};
use khuyenhoc::paper::font::Faces;
use khuyenhoc::paper::pdf;
use khuyenhoc::readback::{self, Shown};
use support::awards::award;
use support::folder::contents;
use support::run::{said, year};

const MM: f32 = 72.0 / 25.4;

fn profile(name: &str) -> Profile {
    let (_, text) = certificate::BUILT_IN.into_iter().find(|(known, _)| *known == name).unwrap();
    certificate::load(name, name, &Arc::from(text)).unwrap()
}

fn placed(profile: &Profile, awards: &[Award]) -> Placed {
    placed_of("THCS", profile, awards)
}

/// The same of a school of another level.
fn placed_of(level: &str, profile: &Profile, awards: &[Award]) -> Placed {
    let agreement = support::folder::agreement(khuyenhoc::agreement::REFERENCE, &Forms::built_in().unwrap());
    let unit = support::year::unit("T-1", "Trường Trung học cơ sở Bình Chuẩn", UnitKind::School, level, "");
    let units = Units::new(vec![unit]);
    certificate::place(profile, &Facts::new(&agreement, &units, "0123456789ab"), awards, false, &Faces::new())
}

fn pages(placed: &Placed, dress: &Dress, count: usize) -> Vec<read::Page> {
    read::pages(&pdf::write_alike("Giấy khen", &placed.paper(0..count, dress), &Faces::new()).unwrap())
}

fn pupil(number: usize, name: &str) -> Award {
    award(&format!("HSG-{number:04}"), name, "9A1", "Giải Nhất cấp tỉnh môn Toán")
}

/// 60 letters with their spaces.
const LONG: &str = "Công Tằng Tôn Nữ Nguyễn Phúc Hoàng Quỳnh Thiên Trường Ngọc Ý";

/// Millimetres where a printer that shifts and stretches so prints what is drawn at a place.
fn printed([x, y]: [f64; 2]) -> [f64; 2] {
    [1.3 + 0.9971 * x, -0.85 + 1.0042 * y]
}

/// The matrix that a page of a file begins with.
fn matrix(bytes: &[u8]) -> [f64; 6] {
    let pdf = lopdf::Document::load_mem(bytes).unwrap();
    let page = pdf.get_pages()[&1];
    let content = lopdf::content::Content::decode(&pdf.get_page_content(page)).unwrap();
    let first = &content.operations[0];
    assert_eq!(first.operator, "cm");
    let numbers: Vec<f64> = first.operands.iter().map(|number| f64::from(number.as_float().unwrap())).collect();
    numbers.try_into().unwrap()
}

#[test]
fn a_prize_within_a_sentence_begins_small() {
    let placed = placed(&profile("giay-khen"), &[pupil(1, "Lê An")]);
    let page = &pages(&placed, &Dress::default(), 1)[0];
    assert!(page.lines.iter().any(|line| line.text.starts_with("Đã đạt giải Nhất")), "{:?}", page.lines);
    let merit = "Bồi dưỡng 1 học sinh đạt giải cấp quốc gia, 2 học sinh đạt giải cấp thành phố môn Toán";
    let placed = self::placed(&profile("giay-khen-giao-vien"), &[award("GVBD-0001", "Lê An", "", merit)]);
    let said = said_on(&placed);
    // Two lines, parted at the comma.
    for line in [
        "Đã có thành tích bồi dưỡng 1 học sinh đạt giải cấp quốc gia,",
        "2 học sinh đạt giải cấp thành phố môn Toán năm 2024",
        "Tặng giấy khen",
        "Mã bộ khen thưởng: 0123456789ab",
    ] {
        assert!(said.iter().any(|known| known == line), "{line}: {said:?}");
    }
}

/// The lines of the first sheet, with plain spaces.
fn said_on(placed: &Placed) -> Vec<String> {
    let page = &pages(placed, &Dress::default(), 1)[0];
    page.lines.iter().map(|line| line.text.replace('\u{a0}', " ")).collect()
}

#[test]
fn a_contest_stands_behind_the_prize_and_says_the_level_where_it_has_it() {
    for (merit, contest, wanted) in [
        ("Giải Nhất môn Toán, cấp tỉnh", "Kỳ thi học sinh giỏi cấp tỉnh", "giải Nhất môn Toán, Kỳ thi học sinh giỏi cấp tỉnh"),
        ("Giải Nhất môn Toán, cấp tỉnh", "Trạng nguyên nhỏ", "giải Nhất môn Toán, cấp tỉnh, Trạng nguyên nhỏ"),
        ("Giải Nhất môn Toán, cấp tỉnh", "", "giải Nhất môn Toán, cấp tỉnh"),
        ("Giải Nhất Trạng nguyên nhỏ, cấp tỉnh", "Trạng nguyên nhỏ", "giải Nhất Trạng nguyên nhỏ, cấp tỉnh"),
        ("Giải Nhất môn Toán; Giải Nhì môn Tin học", "Trạng nguyên", "giải Nhất môn Toán; Giải Nhì môn Tin học"),
    ] {
        let award = Award { contest: contest.to_owned(), ..award("HSG-0001", "Lê An", "9A1", merit) };
        let said = said_on(&placed(&profile("giay-khen"), &[award])).join(" ");
        assert!(said.contains(&format!("Đã đạt {wanted} năm 2024")), "{said}");
    }
}

#[test]
fn children_of_a_kindergarten_are_not_called_pupils() {
    let award = award("HSG-0001", "Lê An", "Lá 1", "Giải Nhất môn Vẽ, cấp thành phố");
    for (stock, given) in [("giay-khen", "Tặng giấy khen cho"), ("hoc-bong", "Trao học bổng cho")] {
        for (level, called, pupil) in [("MN", "cháu", "Trẻ"), ("Mầm non", "cháu", "Trẻ"), ("TH", "em", "Học sinh")] {
            let said = said_on(&placed_of(level, &profile(stock), std::slice::from_ref(&award)));
            assert!(said.contains(&format!("{given} {called}")), "{said:?}");
            assert!(said.contains(&format!("{pupil} lớp Lá 1, Trường Trung học cơ sở Bình Chuẩn")), "{said:?}");
        }
    }
}

#[test]
fn certificates_read_back_show_each_slip() {
    let awards = [pupil(1, LONG), pupil(2, "Lê An"), pupil(3, "Lê An Bình"), pupil(4, "Đỗ Thị Thúy Ỷ")];
    let profile = profile("giay-khen");
    let (placed, shown) = (placed(&profile, &awards), Shown::of(&profile));
    let bytes = pdf::write_alike("Giấy khen", &placed.paper(0..4, &Dress::default()), &Faces::new()).unwrap();
    let differences = |awards: &[Award]| readback::certificates(&bytes, awards.iter(), shown).unwrap();
    assert_eq!(differences(&awards), [""; 0]);
    let mut misspelt = awards.clone();
    misspelt[3].name = "Đỗ Thị Thuý Ỷ".to_owned();
    assert_eq!(differences(&misspelt), ["HSG-0004: họ tên trên tờ ấy không đúng từng chữ."]);
    let mut turned = awards.clone();
    turned.swap(0, 2);
    let of = |what: &str| differences(&turned).iter().filter(|difference| difference.contains(what)).count();
    assert_eq!((of("họ tên"), of("số vào sổ")), (2, 2));
    assert_eq!(differences(&awards[..3]), ["có 4 tờ cho 3 người, tập thể."]);
    let mut renumbered = awards.clone();
    renumbered[1].serial = "HSG-0020".to_owned();
    assert_eq!(differences(&renumbered), ["HSG-0020: không thấy số vào sổ trên tờ ấy."]);
}

#[test]
fn a_contact_sheet_read_back_shows_each_slip() {
    let awards: Vec<Award> = (1..=17).map(|number| pupil(number, if number == 9 { LONG } else { "Lê An" })).collect();
    let profile = profile("giay-khen");
    let (placed, shown) = (placed(&profile, &awards), Shown::of(&profile));
    let sheet = |awards: &[Award]| {
        let paper = placed.paper(0..awards.len(), &Dress::default());
        pdf::write_alike("Giấy khen", &certificate::contact(&paper, awards, &Faces::new()), &Faces::new()).unwrap()
    };
    let bytes = sheet(&awards);
    let differences = |awards: &[Award]| readback::contact(&bytes, awards, shown).unwrap();
    assert_eq!(differences(&awards), [""; 0]);
    let mut misspelt = awards.clone();
    misspelt[8].name.push('x');
    assert_eq!(differences(&misspelt), ["HSG-0009: họ tên trên tờ thu nhỏ không đúng từng chữ."]);
    let shorter = readback::contact(&sheet(&awards[..16]), &awards, shown).unwrap();
    assert_eq!(shorter, ["HSG-0017: không thấy tờ thu nhỏ ở đúng chỗ."]);
}

#[test]
fn amounts_of_scholarships_are_read_back() {
    let awards = [Award { amount: 1_500_000, ..pupil(1, "Lê An") }];
    let profile = profile("hoc-bong");
    let (placed, shown) = (placed(&profile, &awards), Shown::of(&profile));
    let bytes = pdf::write_alike("Học bổng", &placed.paper([0], &Dress::default()), &Faces::new()).unwrap();
    assert_eq!(readback::certificates(&bytes, awards.iter(), shown).unwrap(), [""; 0]);
    let other = [Award { amount: 1_500_500, ..awards[0].clone() }];
    let differences = readback::certificates(&bytes, other.iter(), shown).unwrap();
    assert_eq!(differences, ["HSG-0001: số tiền trên tờ ấy không phải 1.500.500."]);
}

#[test]
fn after_calibration_everything_is_printed_within_a_tenth_of_a_millimetre_of_the_profile() {
    for name in ["giay-khen", "giay-khen-a3"] {
        let profile = profile(name);
        let measured = crosses(profile.size).map(printed);
        let printer = Printer { code: "a".into(), title: "a".into(), size: profile.size, measured: Some(measured) };
        let dress = Dress { correction: certificate::correction(&printer), ..Dress::default() };
        let placed = placed(&profile, &[pupil(1, "Nguyễn Thị Khánh Huyền")]);
        let bytes = pdf::write_alike("Giấy khen", &placed.paper([0], &dress), &Faces::new()).unwrap();
        let [across, _, _, up, right, lift] = matrix(&bytes);
        let page = &read::pages(&bytes)[0];
        let height = f64::from(page.height);
        let on_paper = |x: f32, y: f32| {
            let drawn = [across * f64::from(x) + right, height - (up * (height - f64::from(y)) + lift)];
            printed(drawn.map(|points| points * 25.4 / 72.0))
        };
        let faces = Faces::new();
        // The agreement that a first year starts from names no signer yet: that box alone is blank.
        let blank = [Part::Field(Field::SignerName)];
        let frames: Vec<_> = profile.frames.iter().filter(|frame| frame.says[0].0 != blank).collect();
        assert_eq!((page.lines.len(), frames.len()), (profile.frames.len() - 1, profile.frames.len() - 1));
        for (line, frame) in page.lines.iter().zip(frames) {
            let pitch = f64::from(faces.pitch(frame.face, line.size) / MM);
            let free = frame.height - pitch;
            let top = frame.top + if matches!(frame.down, Down::Middle) { free / 2.0 } else { 0.0 };
            let baseline = top + f64::from(faces.ascent(frame.face, line.size) / MM);
            let (x, wanted) = match frame.across {
                Across::Left => (line.x, frame.left),
                Across::Center => (line.middle(), frame.left + frame.width / 2.0),
                Across::Right => (line.right(), frame.left + frame.width),
            };
            let came = on_paper(x, line.baseline);
            assert!((came[0] - wanted).abs() < 0.1, "{}: {} mm, not {wanted}", line.text, came[0]);
            assert!((came[1] - baseline).abs() < 0.1, "{}: {} mm, not {baseline}", line.text, came[1]);
        }
    }
}

#[test]
fn long_and_odd_names_stand_in_their_box_whole() {
    let every = "Ẵng Ặc Ẩm Ậu Đẫm Ễnh Ệch Ỉa Ĩnh Ổ Ỗ Ợ Ỡ Ủ Ũ Ử Ữ Ỷ Ỹ Ỵ";
    let profile = profile("giay-khen");
    let name = profile.frames.iter().find(|frame| frame.sizes[1] > 30.0).unwrap();
    let awards = [pupil(1, LONG), pupil(2, every), pupil(3, "Ý")];
    let placed = placed(&profile, &awards);
    for (page, award) in pages(&placed, &Dress::default(), 3).iter().zip(&awards) {
        let millimetres = |points: f32| f64::from(points / MM);
        let (top, foot) = (name.top, name.top + name.height);
        let within = |line: &&read::Run| (top..foot).contains(&millimetres(line.baseline));
        let lines: Vec<_> = page.lines.iter().filter(within).collect();
        let said: Vec<&str> = lines.iter().map(|line| line.text.as_str()).collect();
        assert_eq!(said.join(" "), award.name);
        assert!(lines.iter().all(|line| millimetres(line.x) > name.left - 0.1));
        assert!(lines.iter().all(|line| millimetres(line.right()) < name.left + name.width + 0.1));
    }
    let long: Vec<_> = placed.notes.iter().filter(|note| note.award == 0).collect();
    assert!(matches!(long.as_slice(), [note] if note.fit == Fit::Wrapped && note.lines == 2 && note.text == LONG), "{long:?}");
}

#[test]
fn the_report_names_what_runs_out_what_wraps_and_what_the_script_lacks() {
    let profile = profile("giay-khen");
    let merit = "Giải Nhất môn Toán, cấp tỉnh; ".repeat(40);
    let awards = [pupil(1, "Lê Ý"), pupil(2, LONG), Award { merit, ..pupil(3, "Trần Ω Bình") }];
    let placed = placed(&profile, &awards);
    let list = ListFit { list: "HSG", profile: &profile, awards: &awards, notes: &placed.notes };
    let report = certificate::report(&[list], &CertificateSettings::default());
    for said in [
        "HSG: 3 tờ, phôi giay-khen (Giấy khen học sinh, A4 ngang).",
        "  KHÔNG VỪA KHUNG, phải sửa khung hoặc cỡ chữ của phôi trước khi in: 1\n    HSG-0003: cỡ 11",
        &format!("dòng: {LONG}"),
        "    HSG-0003: thiếu “Ω”: Trần Ω Bình",
        "  giay-khen: in 3 tờ, cần 4 phôi.",
    ] {
        assert!(report.contains(said), "{report}\nwant {said}");
    }
    assert!(!report.contains("HSG-0001"), "{report}");
}

#[test]
fn two_thousand_awards_are_two_thousand_pages_and_none_are_a_report_alone() {
    let profile = profile("giay-khen");
    let awards: Vec<Award> = (1..=2_000).map(|number| pupil(number, "Nguyễn Thị Khánh Huyền")).collect();
    let placed = placed(&profile, &awards);
    let bytes = pdf::write_alike("Giấy khen", &placed.paper(0..2_000, &Dress::default()), &Faces::new()).unwrap();
    let pages = read::pages(&bytes);
    assert_eq!(pages.len(), 2_000);
    for (number, page) in [1, 1_000, 2_000].map(|number| (number, &pages[number - 1])) {
        assert!(page.lines.iter().any(|line| line.text == format!("Số vào sổ: HSG-{number:04}")), "{number}");
    }
    assert!(bytes.len() < 3_000_000, "{}", bytes.len());
    let small = certificate::contact(&placed.paper(0..2_000, &Dress::default()), &awards, &Faces::new());
    assert_eq!(small.pages.len(), 2_000_usize.div_ceil(15));
    let none = ListFit { list: "HSG", profile: &profile, awards: &[], notes: &[] };
    assert!(certificate::report(&[none], &CertificateSettings::default()).contains("HSG: 0 tờ"));
}

#[test]
fn a_file_of_its_own_says_what_the_page_says_and_its_hash_is_that_of_its_bytes() {
    let profile = profile("giay-khen");
    let awards: Vec<Award> = (1..=40).map(|number| pupil(number, &format!("Nguyễn Thị Số {number}"))).collect();
    let (placed, faces) = (placed(&profile, &awards), Faces::new());
    let whole = pages(&placed, &Dress::default(), 40);
    let files = pdf::write_each("Giấy khen", &placed.singles(&Dress::default()), &faces, |index, file| {
        let bytes = [file.beginning, &file.end].concat();
        assert_eq!(khuyenhoc::publish::digest(&bytes).0, file.sha256);
        Ok((index, bytes))
    });
    for (index, bytes) in files.unwrap() {
        let page = &read::pages(&bytes)[0];
        let said = |page: &read::Page| page.lines.iter().map(|line| (line.text.clone(), line.x.to_bits())).collect::<Vec<_>>();
        assert_eq!(said(page), said(&whole[index]));
    }
}

#[test]
fn the_pages_picture_lies_behind_the_texts_and_is_shared_by_all_pages() {
    let png = [
        &b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x02\0\0\0\x90\x77\x53\xde"[..],
        b"\0\0\0\x0cIDAT\x78\x9c\x63\xf8\xcf\xc0\0\0\x03\x01\x01\0\xc9\xfe\x92\xef\0\0\0\0IEND\xae\x42\x60\x82",
    ]
    .concat();
    let background = Some(certificate::read_picture(&png).unwrap());
    let awards = [pupil(1, "Lê Ý"), pupil(2, "Lê Y")];
    let placed = placed(&profile("giay-khen"), &awards);
    let dress = Dress { background, ..Dress::default() };
    let bytes = pdf::write_alike("Giấy khen", &placed.paper(0..2, &dress), &Faces::new()).unwrap();
    let pdf = lopdf::Document::load_mem(&bytes).unwrap();
    let images = pdf.objects.values().filter_map(|object| object.as_stream().ok());
    assert_eq!(
        images
            .filter(|stream| stream.dict.get(b"Subtype").and_then(|kind| kind.as_name()).is_ok_and(|kind| kind == b"Image"))
            .count(),
        1
    );
    for page in pdf.get_pages().into_values() {
        let content = lopdf::content::Content::decode(&pdf.get_page_content(page)).unwrap();
        let operators: Vec<&str> = content.operations.iter().map(|operation| operation.operator.as_str()).collect();
        let at = |wanted: &str| operators.iter().position(|operator| *operator == wanted).unwrap();
        assert!(at("Do") < at("BT"));
    }
}

fn lap(folder: &Path, more: &[&str]) -> (Option<i32>, String) {
    let output = support::run::lap(folder, more);
    (output.status.code(), said(&output))
}

fn made(folder: &Path) -> Vec<String> {
    let files = contents(&folder.join("ket-qua"));
    files.into_keys().filter_map(|name| name.strip_prefix("giay-khen/").map(str::to_owned)).collect()
}

#[test]
fn a_run_makes_each_list_once_and_the_ledger_says_when() {
    let year = year();
    let certificates = ["--chi", "giay-khen"];
    let (code, said) = lap(year.path(), &certificates);
    assert_eq!(code, Some(0), "{said}");
    let lists = ["gvbd", "hocbong", "hsg"];
    let mut expected: Vec<String> =
        ["giay-khen", "xem-chung"].iter().flat_map(|what| lists.map(|list| format!("{what}-{list}.pdf"))).collect();
    expected.push("vua-khung.txt".to_owned());
    expected.sort();
    assert_eq!(made(year.path()), expected);
    let ledger = || fs::read_to_string(year.path().join("so-in-giay-khen.csv")).unwrap();
    let first = ledger();
    assert!(first.starts_with("\u{feff}Ngày giờ,Số vào sổ,Họ và tên,Mã bộ,Việc\r\n"), "{first}");
    assert!(first.lines().skip(1).all(|line| line.ends_with(",lập để in")) && first.contains(",HSG-0001,"), "{first}");
    let before = contents(&year.path().join("ket-qua"));
    assert_eq!(lap(year.path(), &certificates).0, Some(0));
    assert_eq!((contents(&year.path().join("ket-qua")), ledger()), (before, first.clone()), "the time of a run is in no result");
    assert_eq!(lap(year.path(), &["--chi", "giay-khen", "--nen", "--in-lai", "hsg-0002"]).0, Some(0));
    assert!(ledger().lines().last().unwrap().ends_with(",in lại") && ledger().lines().count() == first.lines().count() + 1);
    assert!(
        made(year.path()).contains(&"in-lai/HSG-0002.pdf".to_owned()) && made(year.path()).contains(&"in-thu-hsg.pdf".to_owned())
    );
    let (code, said) = lap(year.path(), &["--in-lai", "HSG-9002"]);
    assert_eq!(code, Some(2));
    assert!(said.contains("Không có giấy khen số vào sổ “HSG-9002”. Có phải là “HSG-0002” không?"), "{said}");
}

#[test]
fn a_printer_is_measured_and_the_sheets_follow() {
    let year = year();
    let (code, said) = lap(year.path(), &["--hieu-chinh"]);
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("may-in-1 (Máy in văn phòng, khay tay): chưa đo."), "{said}");
    let pages = read::pages(&fs::read(year.path().join("hieu-chinh/to-hieu-chinh.pdf")).unwrap());
    let sizes: Vec<String> = pages.iter().map(|page| format!("{:.2} x {:.2}", page.width / MM, page.height / MM)).collect();
    assert_eq!(sizes, ["297.00 x 210.00", "420.00 x 297.00"]);
    let place = |text: &str| pages[0].lines.iter().any(|line| line.text == text);
    assert!(place("C: cách mép trái 25 mm, cách mép trên 185 mm."));
    let crossing = |[x, y]: [f64; 2]| {
        let near = |one: f32, other: f64| (f64::from(one / MM) - other).abs() < 0.02;
        let across = pages[0].rules.iter().any(|rule| near(rule.y, y) && near(rule.x + rule.width / 2.0, x) && rule.width > 50.0);
        let down = pages[0].rules.iter().any(|rule| near(rule.x, x) && near(rule.y + rule.height / 2.0, y) && rule.height > 50.0);
        across && down
    };
    assert!(crosses([297.0, 210.0]).into_iter().all(crossing));
    assert_eq!(lap(year.path(), &["--chi", "giay-khen"]).0, Some(0));
    let before = fs::read(year.path().join("ket-qua/giay-khen/giay-khen-hsg.pdf")).unwrap();
    let file = year.path().join("may-in.toml");
    let text = fs::read_to_string(&file).unwrap().replace("# A = [25.0, 25.0]", "A = [26.3, 24.8]").replace("# B = ", "B = ");
    fs::write(&file, text.replace("# C = ", "C = ").replace("# D = ", "D = ")).unwrap();
    let (_, said) = lap(year.path(), &["--hieu-chinh"]);
    assert!(said.contains("in lệch sang phải 0,72 mm, lên trên 0,12 mm"), "{said}");
    assert!(year.path().join("hieu-chinh/to-kiem-tra.pdf").is_file());
    assert_eq!(lap(year.path(), &["--chi", "giay-khen"]).0, Some(0));
    let after = fs::read(year.path().join("ket-qua/giay-khen/giay-khen-hsg.pdf")).unwrap();
    assert_ne!(before, after);
    assert!(matrix(&after)[0] > 1.0);
}

#[test]
fn an_own_stock_is_taken_by_name_and_its_faults_stop_the_run() {
    let year = year();
    let agreement = year.path().join("thoa-thuan.toml");
    let text = fs::read_to_string(&agreement).unwrap();
    let settings = "[giay_khen]\ntung_to = true\n[giay_khen.phoi]\nHSG = \"phoi-moi\"\nGVBD = \"\"\n";
    fs::write(&agreement, format!("{text}\n{settings}")).unwrap();
    let (code, said) = lap(year.path(), &["--chi", "giay-khen"]);
    assert!(code == Some(2) && said.contains("không có phôi tên “phoi-moi”."), "{said}");
    fs::create_dir_all(year.path().join("mau")).unwrap();
    let own = certificate::BUILT_IN[0].1.replace("anh = \"\"", "anh = \"phoi.jpg\"");
    fs::write(year.path().join("mau/phoi-moi.toml"), own.replace("rong = 217", "rong = 2170")).unwrap();
    let (code, said) = lap(year.path(), &["--chi", "giay-khen"]);
    assert!(code == Some(2) && said.contains("mau/phoi-moi.toml") && said.contains("không nằm gọn trong giấy"), "{said}");
    fs::write(year.path().join("mau/phoi-moi.toml"), own).unwrap();
    let (code, said) = lap(year.path(), &["--chi", "giay-khen"]);
    assert_eq!(code, Some(0), "{said}");
    let made = made(year.path());
    assert!(made.contains(&"hsg/HSG-0001.pdf".to_owned()) && !made.iter().any(|name| name.contains("gvbd")), "{made:?}");
    let (code, said) = lap(year.path(), &["--chi", "giay-khen", "--nen"]);
    assert!(code == Some(2) && said.contains("Phôi phoi-moi có ảnh mau/phoi.jpg nhưng không có tệp ấy."), "{said}");
    fs::write(year.path().join("mau/phoi.jpg"), "không phải ảnh").unwrap();
    let (code, said) = lap(year.path(), &["--chi", "giay-khen", "--nen"]);
    assert!(code == Some(2) && said.contains("mau/phoi.jpg: không phải là ảnh JPEG hoặc PNG."), "{said}");
}
