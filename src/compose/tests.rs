//! Whole papers of a small year, and what a clerk sees when a template is wrong.

use std::sync::Arc;

use super::outline::outline;
use super::year::Year;
use super::{BUILT_IN, Context, Template, compose, compose_for, link, load};
use crate::error::{Error, SourceFault};
use crate::model::award::AwardList;
use crate::model::ceremony::{Donor, ProgrammeLine, Stage};
use crate::model::document::{Block, Document, Orientation};

fn built_in(name: &str) -> Template {
    let load = |(name, file, text): (&str, &str, &str)| {
        load(name, file, &text.into()).unwrap_or_else(|faults| panic!("{}", Error::Source(faults)))
    };
    let mut templates = BUILT_IN.map(load);
    link(&mut templates).unwrap();
    templates.into_iter().find(|template| template.name() == name).unwrap()
}

fn composed(year: &Year, template: &Template) -> Document {
    let record = Arc::new(year.record());
    compose(template, &Context::new(&record, &year.sources())).unwrap_or_else(|error| panic!("{error}"))
}

/// The paper of the unit at a position.
fn composed_for(year: &Year, template: &Template, unit: usize) -> Document {
    let record = Arc::new(year.record());
    compose_for(template, &Context::new(&record, &year.sources()), unit).unwrap_or_else(|error| panic!("{error}"))
}

fn units(year: &Year, template: &Template) -> Option<Vec<usize>> {
    let record = Arc::new(year.record());
    template.units(&Context::new(&record, &year.sources()))
}

/// A template of a report of our year, with another head.
fn with_head(head: &str, body: &str) -> Result<Template, Vec<SourceFault>> {
    load("bao-cao-tong-ket", "mau/thu.md", &format!("+++\n{head}\n+++\n{body}").into())
}

/// Composes a body under the head of a report of our year.
fn with_body(body: &str) -> Result<Document, Vec<SourceFault>> {
    let template = with_head("loai = \"Báo cáo\"\nky_hieu = \"BC\"\ntrich_yeu = \"Thử\"", body)?;
    let year = Year::new();
    let record = Arc::new(year.record());
    compose(&template, &Context::new(&record, &year.sources())).map_err(|error| match error {
        Error::Source(faults) => faults,
        other => panic!("{other}"),
    })
}

fn fault_of(body: &str) -> String {
    with_body(body).unwrap_err().iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

#[test]
fn the_report_of_the_small_year() {
    insta::assert_snapshot!(outline(&composed(&Year::new(), &built_in("bao-cao-tong-ket"))));
}

#[test]
fn the_lists_of_the_small_year() {
    let year = Year::new();
    for name in ["danh-sach-hsg", "danh-sach-gvbd", "danh-sach-hoc-bong"] {
        insta::assert_snapshot!(name, outline(&composed(&year, &built_in(name))));
    }
}

/// The small year with a ceremony of which all is known.
fn year_of_a_ceremony() -> Year {
    let mut year = Year::new();
    let ceremony = &mut year.agreement.ceremony;
    ceremony.date = chrono::NaiveDate::from_ymd_opt(2024, 12, 20);
    ceremony.time = chrono::NaiveTime::from_hms_opt(7, 30, 0);
    ceremony.venue = "Hội trường thành phố".into();
    ceremony.contact = "ông A".into();
    ceremony.guests = vec!["Lãnh đạo thành phố".into()];
    ceremony.group = 1;
    ceremony.seats = 2;
    let line = |time, what: &str| ProgrammeLine { time, what: what.into(), who: String::new() };
    ceremony.programme = vec![line(ceremony.time, "Chào cờ"), line(None, "Trao thưởng")];
    let handed_by = vec!["Ông Hai".into(), "Bà Ba".into()];
    let stage = |list: &str, group, handed_by| Stage { list: list.into(), group, handed_by };
    ceremony.stages = vec![stage("HOCBONG", Some(5), Vec::new()), stage("HSG", None, handed_by)];
    ceremony.donors = vec![
        Donor { name: "Nhà sách".into(), money: 5_000_000, gifts: "vở".into() },
        Donor { name: "Bà C".into(), money: 0, gifts: "10 cặp".into() },
    ];
    year
}

/// The papers of the ceremony that are made once.
const OF_THE_CEREMONY: [&str; 12] = [
    "ke-hoach-le",
    "kich-ban-le",
    "ky-nhan-hsg",
    "ky-nhan-gvbd",
    "ky-nhan-hoc-bong",
    "ky-nhan-tap-the",
    "danh-sach-theo-truong",
    "the-goi-ten",
    "cho-ngoi",
    "dong-goi",
    "nhan-phong-bi",
    "cam-on-nha-tai-tro",
];

#[test]
fn the_papers_of_the_ceremony_of_the_small_year() {
    let year = year_of_a_ceremony();
    for name in OF_THE_CEREMONY {
        let paper = composed(&year, &built_in(name));
        assert_eq!(paper.set_code, year.awards.code, "{name}");
        insta::assert_snapshot!(name, outline(&paper));
    }
    for unit in [0, 1] {
        let paper = composed_for(&year, &built_in("giay-moi"), unit);
        insta::assert_snapshot!(paper.name.replace('/', "-"), outline(&paper));
    }
}

#[test]
fn a_child_is_called_as_its_school_calls_it_and_the_contact_is_one_that_can_be_reached() {
    let mut year = year_of_a_ceremony();
    let said = |year: &Year| outline(&composed(year, &built_in("giay-moi-gia-dinh")));
    assert!(said(&year).contains("kính mời gia đình em:") && !said(&year).contains("liên hệ"), "{}", said(&year));
    for list in &mut year.awards.lists {
        list.awards.iter_mut().for_each(|award| award.unit_code = "MN01".into());
    }
    year.agreement.ceremony.contact = "ông A, điện thoại 0274 000 0000".into();
    let said = said(&year);
    assert!(said.contains("kính mời gia đình cháu:") && said.contains("liên hệ ông A, điện thoại 0274 000 0000."), "{said}");
    assert!(!said.contains(" em "), "{said}");
}

#[test]
fn what_is_not_known_of_the_ceremony_is_left_to_be_written_in() {
    let year = Year::new();
    for (name, blank) in [
        ("ke-hoach-le", "Địa điểm: ........"),
        ("kich-ban-le", "Kính mời ................................... lên trao. Xin mời lên nhận:"),
    ] {
        let said = outline(&composed(&year, &built_in(name)));
        assert!(said.contains(blank), "{said}");
    }
    assert!(outline(&composed_for(&year, &built_in("giay-moi"), 1)).contains("Thời gian: ........"));
}

#[test]
fn papers_of_a_ceremony_without_awards_say_so_and_no_figure_of_nobody() {
    let mut year = year_of_a_ceremony();
    year.awards.lists.clear();
    for name in OF_THE_CEREMONY {
        let said = outline(&composed(&year, &built_in(name)));
        let of_awards = !["nhan-phong-bi", "cam-on-nha-tai-tro"].contains(&name);
        assert!(!of_awards || said.contains("2024 chưa có"), "{said}");
        assert!(!said.contains("0 đồng") || !of_awards, "{said}");
    }
    let invitation = outline(&composed_for(&year, &built_in("giay-moi"), 1));
    assert!(!invitation.contains("Đề nghị đơn vị") && invitation.contains("Đại diện lãnh đạo"), "{invitation}");
}

#[test]
fn one_person_has_one_seat_and_is_called_for_each_prize() {
    let mut year = year_of_a_ceremony();
    let twin = year.awards.lists[0].awards[0].clone();
    for list in &mut year.awards.lists {
        list.awards = vec![twin.clone()];
    }
    // The same name in another class is another pupil.
    let other = crate::model::award::Award { class: "5B".into(), ..twin };
    year.awards.lists[2].awards.push(other);
    year.awards = crate::award::number(std::mem::take(&mut year.awards.lists));
    let seats = outline(&composed(&year, &built_in("cho-ngoi")));
    assert!(seats.contains("Có 2 chỗ của 1 đơn vị"), "{seats}");
    assert!(seats.contains("1 | 1 | Hồ Thị *An* | 5A | HSG-0001, GVBD-0001, HOCBONG-0001"), "{seats}");
    assert_eq!(outline(&composed(&year, &built_in("the-goi-ten"))).matches("**HỒ THỊ *AN***").count(), 4);
}

#[test]
fn a_list_that_the_stage_does_not_name_comes_last_and_groups_are_never_empty() {
    let mut year = year_of_a_ceremony();
    year.agreement.ceremony.stages.truncate(1);
    year.agreement.ceremony.group = 200;
    let script = outline(&composed(&year, &built_in("kich-ban-le")));
    let at = |heading: &str| script.find(&format!("PageBreak\nHeading1: {heading}\n")).unwrap();
    assert!(at("HỌC SINH NHẬN HỌC BỔNG\n(số\u{a0}1)") < at("HỌC SINH GIỎI\n(số\u{a0}1\u{a0}đến\u{a0}2)"), "{script}");
    assert_eq!(script.matches("Heading1").count(), 2);
}

#[test]
fn the_agreement_the_proposal_and_the_decision_of_the_small_year() {
    let year = Year::new();
    for name in ["thoa-thuan", "to-trinh-khen-thuong", "quyet-dinh-khen-thuong"] {
        insta::assert_snapshot!(name, outline(&composed(&year, &built_in(name))));
    }
}

#[test]
fn papers_of_the_awards_carry_the_code_of_the_set_and_no_others_do() {
    let year = Year::new();
    let code = |name: &str| composed(&year, &built_in(name)).set_code;
    for name in ["danh-sach-hsg", "danh-sach-gvbd", "danh-sach-hoc-bong", "to-trinh-khen-thuong", "quyet-dinh-khen-thuong"] {
        assert_eq!(code(name), year.awards.code);
    }
    assert_eq!(code("bao-cao-tong-ket"), "");
}

#[test]
fn the_sheet_of_all_codes_is_one_page_in_readable_type() {
    let sheet = composed(&Year::new(), &built_in("bang-ma-loi"));
    insta::assert_snapshot!("bang-ma-loi", outline(&sheet));
    let press = crate::paper::press::Press::default();
    let fitted = crate::paper::one_page::press_for(&sheet, &press);
    assert_eq!(crate::paper::layout::layout(&sheet, &fitted).pages.len(), 1);
    assert!(fitted.styles.table_body.size >= 6.5, "{} pt", fitted.styles.table_body.size);
}

#[test]
fn a_year_without_units_still_makes_every_paper() {
    let mut year = Year::new();
    year.units = crate::model::unit::Units::default();
    year.dataset.records.clear();
    year.totals = crate::judge::totals::totals(&year.dataset, &year.units, &year.forms);
    year.judgement = crate::model::indicator::Judgement::default();
    year.awards.lists.clear();
    for (name, ..) in BUILT_IN {
        let template = built_in(name);
        if units(&year, &template).is_some_and(|units| units.is_empty()) {
            continue;
        }
        let paper = composed(&year, &template);
        let said = outline(&paper);
        assert!(said.contains("./."), "{name}");
        // Nobody is awarded: no list of nobody is attached, and no article awards no one.
        assert_eq!(paper.sections.len(), 1, "{name}");
        assert!(!said.contains("- 0 ") && !said.contains("Điều 1"), "{name}: {said}");
    }
}

#[test]
fn charts_of_targets_the_agreement_does_not_have_are_left_out() {
    let mut year = Year::new();
    for target in &mut year.agreement.targets {
        target.code.push_str("_khac");
    }
    let text = outline(&composed(&year, &built_in("bao-cao-tong-ket")));
    assert!(text.contains("Biểu đồ kết quả theo cấp học") && !text.contains("BIỂU ĐỒ HỘI VIÊN"), "{text}");
    year.judgement.by_level.clear();
    assert!(!outline(&composed(&year, &built_in("bao-cao-tong-ket"))).contains("Biểu đồ"));
}

#[test]
fn data_that_looks_like_markup_is_printed_as_it_is() {
    let text = outline(&composed(&Year::new(), &built_in("bao-cao-tong-ket")));
    assert!(text.contains("Trường Tiểu học Bình Hòa | <2> | *Số liệu có lỗi"), "{text}");
    let list = outline(&composed(&Year::new(), &built_in("danh-sach-hsg")));
    assert!(list.contains("1 | Hồ Thị *An* | 05/03/2014"), "{list}");
}

#[test]
fn faults_say_line_word_and_what_to_write() {
    for (body, said) in [
        ("a\n\n{{ truong.so_lieu.hv_cbgb }}\n", "dòng 8, cột 10: không có tên “hv_cbgb”. Có phải là “hv_cbgv”?"),
        ("{% if nam2 > 1 %}\n{% endif %}\n", "dòng 6, cột 4: không có tên “nam2”. Có phải là “nam”?"),
        ("{% for d in don_vi %}\n{% if d.trang_tai == \"x\" %}\n{% endif %}\n{% endfor %}", "dòng 7"),
        ("a\n{{ nam | tienn }}\n", "dòng 7, cột 10: không có bộ lọc này"),
        ("{{ don_vi }}\n", "dòng 6, cột 4: đây là một danh sách"),
        ("{{ truong.du }}\n", "dòng 6, cột 4: giá trị có/không"),
        ("{% for d in don_vi %}\n{{ d.ly_do }}\n{% endfor %}\n", "dòng 7, cột 4: giá trị trống"),
        ("{{ dia_danh | so }}", "dòng 6, cột 15: bộ lọc này chỉ dùng cho số"),
        ("{% if nam %}\n", "câu lệnh viết chưa đúng"),
        (
            "{% for c in bieu_do_theo_cap %}\n{{ c.dong[0].thanh }}\n{% endfor %}\n",
            "dòng 7, cột 4: chỗ này không đặt được thanh biểu đồ",
        ),
        ("a\n\n::: phu-lu ngang: A\n", "dòng 8, cột 1: không có lệnh “::: phu-lu”. Có phải là “phu-luc”?"),
        ("::: phu-luc ngag: A\n", "dòng 6, cột 1: không có khổ giấy “ngag”. Có phải là “ngang”?"),
        ("::: phu-luc ngang\n", "chưa có chữ cần in"),
        ("::: hang-cao: cao\n", "không hiểu lệnh “::: hang-cao”. Viết ví dụ “::: hang-cao: 9”"),
        ("::: cong-trang 1: em\n", "không hiểu lệnh “::: cong-trang”."),
        ("::: rong-cot: 30\n", "không hiểu lệnh “::: rong-cot”."),
        ("::: sang-trang: a\n", "không hiểu lệnh “::: sang-trang”. Viết “::: sang-trang” một mình"),
        ("a\n\n::: hang-cao: 9\n\nb\n", "dòng 8, cột 1: lệnh này không có bảng nào đứng sau."),
        (
            "::: cong-trang 2: em\n\n| A | B |\n|---|--:|\n| x | 1.000 |\n| y | hai |\n",
            "dòng 6, cột 1: cột thứ 2 của bảng có ô không phải là số tiền.",
        ),
        ("{% for d in don_vi %}\na {{ d.ten }} <b>x</b>\n{% endfor %}\n", "dòng 7, cột 15: không dùng được thẻ HTML"),
        ("| A | B |\n|---|---|\n| {{ nam }} |\n", "dòng 8"),
        ("{% include \"/etc/passwd\" %}", "không được gọi tệp khác"),
        (
            "{% for a in don_vi %}{% for b in don_vi %}{% for c in don_vi %}{% for d in don_vi %}{% for e in don_vi %}{% for f in don_vi %}{% for g in don_vi %}{% for h in don_vi %}{% for i in don_vi %}x{% endfor %}{% endfor %}{% endfor %}{% endfor %}{% endfor %}{% endfor %}{% endfor %}{% endfor %}{% endfor %}",
            "lặp quá nhiều",
        ),
    ] {
        let fault = fault_of(body);
        assert!(fault.contains(said) && fault.starts_with("mau/thu.md, dòng "), "{body}\n{fault}");
    }
}

#[test]
fn faults_of_the_head_say_their_line() {
    for (text, said) in [
        ("nội dung", "không có phần khai báo"),
        ("+++\nloai = \"A\"\n", "không có phần khai báo"),
        ("+++\nloai = \"A\"\ntrich_yu = \"B\"\n+++\n", "dòng 3, cột 1: không có khóa “trich_yu” ở đây. Có phải là “trich_yeu”?"),
        ("+++\nloai = \"A\"\ntrich_yeu = \"{{ nam\"\n+++\n", "dòng 3, cột 13: câu lệnh viết chưa đúng"),
        (
            "+++\nloai = \"A\"\ntrich_yeu = \"B\"\nkho = \"ngag\"\n+++\n",
            "dòng 4, cột 7: không có khổ giấy “ngag”. Có phải là “ngang”?",
        ),
        ("+++\nloai = \"A\"\ntrich_yeu = \"B\"\nco_chu = 90\n+++\n", "dòng 4, cột 10: cỡ chữ 90 không dùng được."),
    ] {
        let text: Arc<str> = text.into();
        let faults = load("thu", "mau/thu.md", &text).unwrap_err();
        assert!(faults[0].to_string().contains(said), "{}", faults[0]);
    }
}

#[test]
fn appendices_are_numbered_when_there_are_several() {
    let one = with_body("a\n\n::: phu-luc dung: Một\n\nb\n").unwrap();
    let two = with_body("a\n\n::: phu-luc dung: Một\n\nb\n\n::: phu-luc ngang: Hai\n").unwrap();
    assert!(
        outline(&one)
            .contains("AppendixNumber: Phụ lục\nAppendixTitle: MỘT\nAppendixNote: (Kèm theo Báo cáo số        /BC-HKH-PGD ngày")
    );
    assert!(outline(&two).contains("AppendixNumber: Phụ lục II\nAppendixTitle: HAI\n"));
    assert_eq!(two.sections[2].orientation, Orientation::Landscape);
}

#[test]
fn the_text_ends_with_its_mark_before_the_signatures() {
    let paper = with_body("a\n\n- b;\n").unwrap();
    assert!(outline(&paper).contains("ListItem: - b./.\nSignature:"));
    assert!(matches!(paper.sections[0].blocks.last(), Some(Block::Signatures(_))));
}

#[test]
fn a_paper_that_the_agreement_does_not_know_is_issued_and_signed_by_both_parties() {
    let mut year = Year::new();
    year.agreement.documents.clear();
    let text = outline(&composed(&year, &built_in("danh-sach-hsg")));
    assert!(text.contains("HỘI KHUYẾN HỌC THÀNH PHỐ THUẬN AN\nLetterhead:  / PHÒNG GIÁO DỤC"), "{text}");
    assert!(text.contains("Nguyễn Văn A\nSignature: KT. TRƯỞNG PHÒNG / PHÓ TRƯỞNG PHÒNG / \n"), "{text}");
}

#[test]
fn somebody_must_issue_and_sign() {
    let mut year = Year::new();
    year.agreement.documents.clear();
    for party in &mut year.agreement.parties {
        party.signers.clear();
    }
    let refused = |year: &Year| {
        let record = Arc::new(year.record());
        compose(&built_in("danh-sach-hsg"), &Context::new(&record, &year.sources())).unwrap_err().to_string()
    };
    let error = refused(&year);
    assert!(error.contains("nguoi_ky") && error.contains("[van_ban.danh-sach-hsg]"), "{error}");
    year.agreement.parties.clear();
    assert!(refused(&year).contains("co_quan"));
}

/// Templates of their own, linked, as a year's folder has them; the first is composed.
fn linked(sources: &[(&str, &str)]) -> Result<Template, Vec<SourceFault>> {
    let load = |(name, text): &(&str, &str)| load(name, &format!("mau/{name}.md"), &(*text).into()).unwrap();
    let mut templates: Vec<Template> = sources.iter().map(load).collect();
    link(&mut templates)?;
    Ok(templates.swap_remove(0))
}

const DECISION: &str = "+++
loai = \"Quyết định\"
ky_hieu = \"QĐ\"
trich_yeu = \"Về việc khen\"
so = \"{{ thoa_thuan.so }}\"
ngay = \"{{ thoa_thuan.ngay }}\"
tham_quyen = \"Chủ tịch {{ van_ban.co_quan }}\"
co_quan = [\"phong\"]
nguoi_ky = [\"phong.pho\"]
can_cu = [\"Luật Thi đua, khen thưởng\"]
theo_de_nghi = \"{{ vien_dan[0].co_quan }} tại {{ vien_dan[0].loai }} số {{ vien_dan[0].so }}\"
vien_dan = [\"danh-sach-hsg\"]
kem_theo = [\"danh-sach-hsg\", \"hai\"]
+++
::: tham-quyen: QUYẾT ĐỊNH:

**Điều 1.** Khen.
";
const SECOND: &str = "+++\nloai = \"Danh sách\"\ntrich_yeu = \"hai\"\nkho = \"ngang\"\n+++\nb\n\n::: phu-luc dung: Ba\n\nc\n";

#[test]
fn a_paper_cites_and_attaches_others_and_numbers_them() {
    let (_, _, list) = BUILT_IN.into_iter().find(|(name, ..)| *name == "danh-sach-hsg").unwrap();
    let decision = linked(&[("quyet-dinh", DECISION), ("danh-sach-hsg", list), ("hai", SECOND)]).unwrap();
    insta::assert_snapshot!(outline(&composed(&Year::new(), &decision)));
}

#[test]
fn a_text_calls_its_attached_papers_by_their_numbers_behind_its_own_appendices() {
    let (_, _, list) = BUILT_IN.into_iter().find(|(name, ..)| *name == "danh-sach-hsg").unwrap();
    let numbers = |own: &str, awarded: bool| {
        let said = format!("{DECISION}Xem {{{{ kem_theo.danh_sach_hsg }}}}, {{{{ kem_theo.hai }}}}.\n\n{own}");
        let template = linked(&[("quyet-dinh", &said), ("danh-sach-hsg", list), ("hai", SECOND)]).unwrap();
        let mut year = Year::new();
        if !awarded {
            year.awards.lists.clear();
        }
        let paper = composed(&year, &template);
        let said = outline(&paper);
        (paper.sections.len() - 1, said.lines().find_map(|line| line.split_once("Xem ")).map_or("", |(_, rest)| rest).to_owned())
    };
    assert_eq!(numbers("", true), (3, "Phụ lục I, Phụ lục II./.".to_owned()));
    assert_eq!(numbers("", false), (2, ", Phụ lục I./.".to_owned()));
    assert_eq!(numbers("::: phu-luc dung: Riêng\n\na\n", true), (4, "Phụ lục II, Phụ lục III./.".to_owned()));
}

#[test]
fn the_parent_of_a_body_stands_above_it_as_the_agreement_or_the_head_says() {
    let head = |paper: &Document| outline(paper).lines().nth(3).unwrap_or_default().to_owned();
    let shown = |written: &str| {
        let template = linked(&[(
            "quyet-dinh",
            &DECISION.replace("vien_dan = [\"danh-sach-hsg\"]", written).replace("theo_de_nghi", "# ").replace("kem_theo", "# "),
        )])
        .unwrap();
        let mut year = Year::new();
        let silent = head(&composed(&year, &template));
        let settings = crate::model::agreement::DocumentSettings { parents: Some(true), ..Default::default() };
        year.agreement.documents.insert("quyet-dinh".into(), settings);
        (silent, head(&composed(&year, &template)))
    };
    let (with, without) = ("Letterhead: ỦY BAN NHÂN DÂN THÀNH PHỐ THUẬN AN / PHÒNG", "Letterhead:  / PHÒNG");
    for (written, expected) in [("", with), ("ghi_chu_quan = false", without)] {
        let (silent, said) = shown(written);
        assert!(silent.starts_with(expected) && said.starts_with(with), "{silent}\n{said}");
    }
}

#[test]
fn a_name_that_is_no_template_is_said_with_its_line() {
    let faults = linked(&[("quyet-dinh", DECISION), ("danh-sach-hsg", SECOND), ("ba", SECOND)]).unwrap_err();
    assert_eq!(faults.len(), 1, "{faults:?}");
    assert!(
        faults[0].to_string().starts_with("mau/quyet-dinh.md, dòng 13, cột 30: không có mẫu văn bản tên “hai”."),
        "{}",
        faults[0]
    );
}

#[test]
fn a_letter_that_the_agreement_does_not_know_is_issued_and_signed_by_the_party_that_leads() {
    let mut year = Year::new();
    year.agreement.documents.clear();
    let letter = outline(&composed(&year, &with_head("loai = \"Công văn\"\ntrich_yeu = \"thử\"", "a\n").unwrap()));
    assert_eq!((letter.matches("Letterhead:").count(), letter.matches("Signature:").count()), (1, 1), "{letter}");
    assert!(letter.contains("Signature: TM. BAN THƯỜNG VỤ / CHỦ TỊCH"), "{letter}");
}

#[test]
fn the_papers_of_single_units_of_the_small_year() {
    let year = Year::new();
    for (name, unit) in [
        ("cong-van-don-doc", 2),
        ("cong-van-don-doc", 3),
        ("bien-ban-kiem-tra", 0),
        ("bien-ban-kiem-tra", 1),
        ("bien-ban-kiem-tra", 3),
        ("phieu-ket-qua", 0),
        ("phieu-ket-qua", 1),
        ("phieu-ket-qua", 2),
        ("phieu-ket-qua", 3),
        ("phieu-ket-qua", 5),
    ] {
        let paper = composed_for(&year, &built_in(name), unit);
        insta::assert_snapshot!(paper.name.replace('/', "-"), outline(&paper));
    }
}

#[test]
fn letters_and_minutes_are_ready_to_sign_while_the_year_is_incomplete() {
    let year = Year::new();
    for (name, draft) in [("cong-van-don-doc", false), ("bien-ban-kiem-tra", false), ("phieu-ket-qua", true)] {
        assert_eq!(composed_for(&year, &built_in(name), 2).draft, draft, "{name}");
    }
}

#[test]
fn a_letter_of_many_faults_tells_them_in_an_appendix_and_drops_none() {
    let mut year = Year::new();
    let fault = year.findings[0].clone();
    year.findings.extend(std::iter::repeat_n(fault, 12));
    let letter = composed_for(&year, &built_in("cong-van-don-doc"), 2);
    assert_eq!(letter.sections.len(), 2);
    let text = outline(&letter);
    assert!(text.contains("Phụ lục kèm theo công văn này") && text.contains("  row: 15 | "), "{text}");
}

#[test]
fn a_result_slip_is_one_page_with_the_longest_names_and_all_targets() {
    let mut year = Year::new();
    let mut units = year.units.all().to_vec();
    units[1].name = "Trung tâm Giáo dục nghề nghiệp - Giáo dục thường xuyên thành phố Thuận An".into();
    year.units = crate::model::unit::Units::new(units);
    for target in &mut year.agreement.targets {
        target.name = "Đơn vị được kiểm tra trong nửa đầu tháng 12".into();
    }
    let own = &mut year.judgement.by_unit[1];
    let mut result = own[0].clone();
    result.indicator = crate::model::indicator::Indicator { numerator: 1_234_567_000, denominator: 12_345 };
    *own = vec![result; 6];
    let slip = composed_for(&year, &built_in("phieu-ket-qua"), 1);
    assert_eq!(outline(&slip).matches("nửa đầu tháng 12 | ≥").count(), 6);
    let press = crate::paper::press::Press::default();
    let press = crate::paper::one_page::press_for(&slip, &press);
    assert_eq!(crate::paper::layout::layout(&slip, &press).pages.len(), 1);
    assert!(press.styles.table_body.size >= 10.0, "{}", press.styles.table_body.size);
}

#[test]
fn a_template_is_repeated_for_the_units_its_head_names() {
    let year = Year::new();
    let codes = |word: &str| {
        let head = format!("loai = \"Phiếu\"\ntrich_yeu = \"Thử\"\nmoi_don_vi = \"{word}\"");
        let units = units(&year, &with_head(&head, "a\n").unwrap()).unwrap();
        units.into_iter().map(|unit| year.units.get(unit).unwrap().code.clone()).collect::<Vec<_>>()
    };
    assert_eq!(codes("tat-ca"), ["AP", "TH01", "TH02", "MN01", "CQ01", "CQ02"]);
    assert_eq!(codes("phai-nop"), ["AP", "TH01", "TH02", "MN01", "CQ01"]);
    assert_eq!(codes("hop-le"), ["AP", "TH01", "CQ01"]);
    assert_eq!(codes("chua-du"), ["TH02", "MN01"]);
    let fault = with_head("loai = \"A\"\ntrich_yeu = \"B\"\nmoi_don_vi = \"chua-dư\"", "a\n").unwrap_err();
    assert!(fault[0].to_string().contains("Có phải là “chua-du”?"), "{}", fault[0]);
}

#[test]
fn a_paper_of_one_unit_sees_that_unit_with_its_targets_findings_and_awards() {
    let year = Year::new();
    let body = "{{ don_vi.ten }} {{ don_vi.loi | dem }} {{ don_vi.canh_bao | dem }} {{ don_vi.bieu_mau.tep }}\n\n\
                {% for v in don_vi.loi %}\n- {{ v.cho }}: {{ v.thong_bao }} {{ v.cach_sua }}\n{% endfor %}\n\n\
                {% for m in don_vi.muc_tieu %}\n- {{ m.cau }}\n{% endfor %}\n\n\
                {{ don_vi.khen_thuong.hsg.so }} {{ don_vi.tong_khen_thuong.tong_tien | tien }}\n";
    let head = "loai = \"Phiếu\"\ntrich_yeu = \"Gửi {{ don_vi.ten }}\"\nmoi_don_vi = \"tat-ca\"\ndu_thao = false";
    let template = with_head(head, body).unwrap();
    let faulty = composed_for(&year, &template, 2);
    assert_eq!((faulty.name.as_str(), faulty.draft), ("bao-cao-tong-ket/TH02", false));
    let faulty = outline(&faulty);
    for said in [
        "Title: PHIẾU / Gửi Trường Tiểu học Bình Hòa | <2>",
        "Body: Trường Tiểu học Bình Hòa | <2> 3 1 TH02.xlsx",
        "- Trang Số liệu, ô D13: “Học sinh” đang ghi “ba *trăm*”, không đọc được thành một số nguyên. Ghi một số nguyên, ví dụ 25.",
        "- Cả tệp: Biểu mẫu này của năm 2023",
        "Body: 0 0 đồng",
    ] {
        assert!(faulty.contains(said), "{said}\n{faulty}");
    }
    let valid = outline(&composed_for(&year, &template, 1));
    for said in ["84,99%; chưa đạt, còn thiếu 4 người", "Body: 2 2.805.000 đồng"] {
        assert!(valid.contains(said), "{said}\n{valid}");
    }
    assert!(!valid.contains("1/3 đơn vị"), "{valid}");
}

#[test]
fn collectives_stand_in_decision_proposal_and_their_own_papers_and_nobody_of_a_unit_that_is_gone_is_lost() {
    let mut year = year_of_a_ceremony();
    let one = year.awards.lists[0].awards[0].clone();
    let chapter = crate::model::award::Award {
        name: "Chi hội Hai".into(),
        birth: None,
        class: String::new(),
        hardship: String::new(),
        holder: "Tập thể".into(),
        merit: "Giữ phong trào".into(),
        unit: usize::MAX,
        unit_code: "CU".into(),
        unit_name: "Trường Cũ".into(),
        amount: 2_000_000,
        ..one
    };
    year.awards.lists.push(AwardList { code: "TAPTHE".into(), awards: vec![chapter], ..AwardList::default() });
    year.awards = crate::award::number(std::mem::take(&mut year.awards.lists));
    let said = |name| outline(&composed(&year, &built_in(name)));
    let decision = said("quyet-dinh-khen-thuong");
    let article = "- 1 tập thể có thành tích khuyến học: 2.000.000 đồng (Phụ lục III)";
    assert!(decision.contains(article), "{decision}");
    assert!(decision.contains("row: 1 | Chi hội Hai | Tập thể | Trường Cũ | Giữ phong trào | 2.000.000"), "{decision}");
    assert!(said("to-trinh-khen-thuong").contains("Khen thưởng tập thể, cá nhân có thành tích khuyến học | 1 tập thể |"));
    for name in ["ky-nhan-tap-the", "danh-sach-theo-truong", "the-goi-ten", "cho-ngoi", "dong-goi", "kich-ban-le"] {
        let said = said(name).to_uppercase();
        assert!(said.contains("CHI HỘI HAI") && said.contains("TRƯỜNG CŨ"), "{name}: {said}");
    }
}

#[test]
fn a_count_says_how_many_collectives_and_how_many_persons() {
    let mut year = year_of_a_ceremony();
    let one = year.awards.lists[0].awards[0].clone();
    let bearer = |name: &str, holder: &str| crate::model::award::Award {
        name: name.into(),
        birth: None,
        class: String::new(),
        holder: holder.into(),
        amount: 2_000_000,
        ..one.clone()
    };
    for (bearers, said) in [
        (&[("Ông Ba", "Cá nhân"), ("Chi hội Hai", "Tập thể"), ("Chi hội Năm", "Tập thể")][..], "2 tập thể, 1 cá nhân"),
        (&[("Ông Ba", "Cá nhân")], "1 cá nhân"),
        (&[("Chi hội Hai", "Tập thể"), ("Họ Lê", "Dòng họ")], "1 tập thể, 1 dòng họ"),
        (&[("Chi hội Hai", "Tập thể"), ("Ai đó", "")], "2 tập thể, cá nhân"),
    ] {
        let awards = bearers.iter().map(|(name, holder)| bearer(name, holder)).collect();
        year.awards.lists.retain(|list| list.code != "TAPTHE");
        year.awards.lists.push(AwardList { code: "TAPTHE".into(), awards, ..AwardList::default() });
        for (paper, words) in [
            ("bao-cao-tong-ket", format!("| {said} |")),
            ("to-trinh-khen-thuong", format!("| {said} |")),
            ("quyet-dinh-khen-thuong", format!("- {said} có thành tích khuyến học: ")),
            ("ke-hoach-le", format!("| {said} |")),
            ("danh-sach-tap-the", format!("Tổng cộng: {said}")),
            ("danh-sach-theo-truong", format!(", {said}; ")),
            ("dong-goi", format!("Tập thể, cá nhân có thành tích: {said}")),
            ("cong-khai-tap-the", format!("Danh sách gồm {said} của")),
        ] {
            let paper = outline(&composed(&year, &built_in(paper)));
            assert!(paper.contains(&words), "{words}\n{paper}");
        }
    }
}

/// The papers for the wall and the web.
const PUBLIC: [&str; 5] = ["cong-khai-hsg", "cong-khai-gvbd", "cong-khai-hoc-bong", "cong-khai-tap-the", "cong-khai-theo-truong"];

#[test]
fn public_papers_tell_no_birth_date_hardship_or_amount_and_tell_namesakes_apart() {
    let mut year = year_of_a_ceremony();
    let twin = crate::model::award::Award { class: "5B".into(), ..year.awards.lists[0].awards[0].clone() };
    year.awards.lists[0].awards.push(twin);
    year.awards = crate::award::number(std::mem::take(&mut year.awards.lists));
    for name in PUBLIC {
        let template = built_in(name);
        assert!(template.is_public(), "{name}");
        let said = outline(&composed(&year, &template));
        for private in ["05/03/2014", "2014", "Hộ nghèo", "1.000.000", "1.500.000", "đồng", "nghèo"] {
            assert!(!said.contains(private), "{name} tells {private}: {said}");
        }
        insta::assert_snapshot!(name, said);
    }
    let list = outline(&composed(&year, &built_in("cong-khai-hsg")));
    assert!(list.contains("Hồ Thị *An* | 5A |") && list.contains("Hồ Thị *An* | 5B |"), "{list}");
    let private = BUILT_IN.iter().filter(|(name, ..)| !PUBLIC.contains(name));
    assert!(private.into_iter().all(|(name, ..)| !built_in(name).is_public()));
}

#[test]
fn a_public_template_cannot_ask_for_what_is_private_nor_attach_or_cite_it() {
    let year = year_of_a_ceremony();
    let record = Arc::new(year.record());
    let context = Context::new(&record, &year.sources());
    let head = "+++\nloai = \"Danh sách\"\ntrich_yeu = \"thử\"\nkhung = \"khong\"\ncong_khai = true\n";
    let refused = |front: &str, body: &str| {
        let text = format!("{head}{front}+++\n{body}");
        let private = "+++\nloai = \"Danh sách\"\ntrich_yeu = \"{{ don_vi | dem }}\"\n+++\n{{ hsg.tong_tien }}\n";
        let template = linked(&[("mot", &text), ("hai", private)]).unwrap();
        compose(&template, &context).unwrap_err().to_string()
    };
    for name in ["ngay_sinh", "hoan_canh", "muc_thuong", "ly_do", "o"] {
        for list in ["hsg.nguoi", "khen_thuong.HSG", "le.trao[0].dot[0].nguoi", "khen_theo_don_vi[0].danh_sach[0].nguoi"] {
            let error = refused("", &format!("{{% for n in {list} %}}\n{{{{ n.{name} }}}}\n{{% endfor %}}\n"));
            assert!(error.contains("không có tên"), "{list} {name}: {error}");
        }
    }
    for body in ["{{ hsg.tong_tien }}", "{{ khen_theo_don_vi[0].tong_tien }}", "{{ don_vi[0].so_lieu }}", "{{ cho_ngoi.so_cho }}"]
    {
        assert!(refused("", body).contains("không có tên"), "{body}");
    }
    assert!(refused("kem_theo = [\"hai\"]\n", "a\n").contains("không có tên"));
    assert!(refused("vien_dan = [\"hai\"]\n", "a\n").contains("không có tên"));
}

#[test]
fn each_family_has_an_invitation_and_all_are_one_file() {
    let mut year = year_of_a_ceremony();
    let one = year.awards.lists[2].awards[0].clone();
    year.awards.lists[2].awards.push(crate::model::award::Award { name: "Đỗ Ẩn".into(), ..one });
    year.awards = crate::award::number(std::mem::take(&mut year.awards.lists));
    let template = built_in("giay-moi-gia-dinh");
    let paper = composed(&year, &template);
    let said = outline(&paper);
    assert_eq!((paper.sections.len(), said.matches("Letterhead:").count(), said.matches("Signature:").count()), (2, 2, 2));
    assert!(said.contains("kính mời gia đình em:\nBody: **Đỗ Ẩn**, lớp 5A") && said.contains("(số HOCBONG-0002)"), "{said}");
    assert!(!said.contains("Hộ nghèo") && !said.contains("1.500.000") && !said.contains("05/03/2014"), "{said}");
    let pages = crate::paper::layout::layout(&paper, &crate::paper::press::Press::default()).pages;
    assert_eq!(pages.len(), 2, "one page a family");
    year.awards.lists.clear();
    assert_eq!(units(&year, &template), Some(Vec::new()), "no family, no file");
    let fault = with_head("loai = \"A\"\ntrich_yeu = \"B\"\nmoi_nguoi = \"HOCBOG\"", "a\n").unwrap_err();
    assert!(fault[0].to_string().contains("Có phải là “HOCBONG”?"), "{}", fault[0]);
}

/// Every letter of the Vietnamese alphabet with every tone, in words of a name.
const EVERY_LETTER: &str = "Àảãáạ Ằẳẵắặ Ầẩẫấậ Đè Ẻẽéẹ Ềểễếệ Ìỉĩíị Òỏõóọ Ồổỗốộ Ờởỡớợ Ùủũúụ Ừửữứự Ỳỷỹýỵ Băng Chương";

/// The small year with so many schools more, which have sent nothing yet.
fn year_of_schools(schools: usize) -> Year {
    let mut year = Year::new();
    let (mut units, school) = (year.units.all().to_vec(), year.units.all()[1].clone());
    let name =
        |number: usize| format!("Trường Tiểu học {} số {number}", ["An Phú", "Bình Hòa, cơ sở <2>", "Vĩnh Phú"][number % 3]);
    units.extend((0..schools).map(|number| crate::model::unit::Unit {
        code: format!("T-{number:03}"),
        name: name(number),
        ..school.clone()
    }));
    let missing =
        year.dataset.records.iter().find(|record| record.submission.is_none() && record.held_out.is_none()).unwrap().clone();
    year.dataset.records.extend(std::iter::repeat_n(missing, schools));
    year.units = crate::model::unit::Units::new(units);
    year
}

#[test]
fn two_thousand_awards_of_two_hundred_schools_are_packed_and_labelled_whole_in_both_formats() {
    let mut year = year_of_schools(200);
    let one = year.awards.lists[0].awards[0].clone();
    let award = |number: usize| {
        let unit = year.units.all().len() - 200 + number % 200;
        let of = &year.units.all()[unit];
        let name = format!("Lê Thị {} {}", ["An", "Bình", "Chi"][number % 3], ["Ngọc", "Thúy"][number % 2]);
        crate::model::award::Award { name, unit, unit_code: of.code.clone(), unit_name: of.name.clone(), ..one.clone() }
    };
    year.awards.lists[0].awards = (0..2000).map(award).collect();
    year.awards = crate::award::number(std::mem::take(&mut year.awards.lists));
    let standard = crate::readback::Standard { awards: &year.awards, units: &year.units, wording: year.agreement.wording };
    let press = crate::paper::press::Press::default();
    for (name, pages) in [("dong-goi", 200..260), ("nhan-phong-bi", 18..30), ("danh-sach-theo-truong", 60..130)] {
        let paper = crate::paper::layout::cut(crate::paper::binding::bind(composed(&year, &built_in(name))), &press);
        let laid = crate::paper::layout::layout(&paper, &press);
        assert!(pages.contains(&laid.pages.len()), "{name}: {}", laid.pages.len());
        let pdf = crate::paper::pdf::write(&paper, &laid, &press.faces).unwrap();
        let docx = crate::paper::docx::write(&paper, &press).unwrap();
        for text in [crate::readback::pdf(&pdf).unwrap(), crate::readback::docx(&docx).unwrap()] {
            assert_eq!(crate::readback::compare(&text, &paper.listings, standard), [""; 0], "{name}");
            assert_eq!(text.matches("T-199").count(), usize::from(name != "danh-sach-theo-truong"), "{name}");
        }
    }
}

#[test]
fn two_thousand_awards_a_name_of_sixty_letters_and_every_letter_are_whole_on_sheets_script_cards_seats_and_packing() {
    let mut year = year_of_a_ceremony();
    year.agreement.ceremony.group = 10;
    let long = "Công Tằng Tôn Nữ Hoàng Thị Khánh Huyền Trang Anh Đài Như Ngọc";
    assert!(long.chars().count() >= 60);
    let one = year.awards.lists[0].awards[0].clone();
    let name = |number: usize| match number {
        700 => long.to_owned(),
        1400 => EVERY_LETTER.to_owned(),
        _ => format!("Lê Thị {}", ["An", "Bình", "Chi"][number % 3]),
    };
    let born = chrono::NaiveDate::from_ymd_opt(2008, 1, 1).unwrap();
    let award = |number: usize| crate::model::award::Award {
        name: name(number),
        birth: born.checked_add_days(chrono::Days::new(u64::try_from(number).unwrap())),
        ..one.clone()
    };
    let awards: Vec<_> = (0..2000).map(award).collect();
    year.awards.lists[0].awards = awards;
    year.awards = crate::award::number(std::mem::take(&mut year.awards.lists));
    let press = crate::paper::press::Press::default();
    let letters = |text: &str| text.to_uppercase().chars().filter(|letter| letter.is_alphanumeric()).collect::<String>();
    for name in ["kich-ban-le", "ky-nhan-hsg", "the-goi-ten", "cho-ngoi", "dong-goi"] {
        let paper = composed(&year, &built_in(name));
        let own = crate::paper::one_page::press_for(&paper, &press);
        let paper = crate::paper::layout::cut(paper, &own);
        let pages = crate::paper::layout::layout(&paper, &own).pages;
        let glyphs = pages.iter().flat_map(|page| &page.items).filter_map(|item| match item {
            crate::model::page::Item::Glyphs(glyphs) => Some(&*glyphs.text),
            crate::model::page::Item::Rule(_) => None,
        });
        let said = letters(&glyphs.collect::<String>());
        // A name of several lines stands in its cell line by line, other cells of the row between them only where it is not alone.
        for word in long.split(' ').chain(EVERY_LETTER.split(' ')) {
            assert!(said.contains(&letters(word)), "{name} lacks {word}");
        }
        assert!(said.contains("HSG2000") || name == "kich-ban-le", "{name}");
        assert!(pages.len() > 30, "{name}: {}", pages.len());
    }
}
