//! Whole papers of a small year, and what a clerk sees when a template is wrong.

use std::sync::Arc;

use super::outline::outline;
use super::year::Year;
use super::{BUILT_IN, Context, Template, compose, load};
use crate::error::{Error, SourceFault};
use crate::model::document::{Block, Document, Orientation};

fn built_in(name: &str) -> Template {
    let (name, file, text) = BUILT_IN.into_iter().find(|(found, ..)| *found == name).unwrap();
    load(name, file, &text.into()).unwrap_or_else(|faults| panic!("{}", Error::Source(faults)))
}

fn composed(year: &Year, template: &Template) -> Document {
    let record = year.record();
    compose(template, &Context::new(&record, &year.sources())).unwrap_or_else(|error| panic!("{error}"))
}

/// Composes a body under the head of a report of our year.
fn with_body(body: &str) -> Result<Document, Vec<SourceFault>> {
    let text = format!("+++\nloai = \"Báo cáo\"\nky_hieu = \"BC\"\ntrich_yeu = \"Thử\"\n+++\n{body}");
    let template = load("bao-cao-tong-ket", "mau/thu.md", &text.into())?;
    let year = Year::new();
    let record = year.record();
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

#[test]
fn a_year_without_units_still_makes_every_paper() {
    let mut year = Year::new();
    year.units = crate::model::unit::Units::default();
    year.dataset.records.clear();
    year.totals = crate::judge::totals::totals(&year.dataset, &year.units, &year.forms);
    year.judgement = crate::model::indicator::Judgement::default();
    year.awards.clear();
    for (name, ..) in BUILT_IN {
        let paper = composed(&year, &built_in(name));
        assert!(outline(&paper).contains("./."), "{name}");
        assert_eq!(paper.sections.len(), 1, "{name}");
    }
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
        ("a\n\n::: phu-lu ngang: A\n", "dòng 8, cột 1: không có lệnh “::: phu-lu”. Có phải là “phu-luc”?"),
        ("::: phu-luc ngag: A\n", "dòng 6, cột 1: không có khổ giấy “ngag”. Có phải là “ngang”?"),
        ("::: phu-luc ngang\n", "chưa có chữ cần in"),
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
fn who_issues_and_signs_must_be_known() {
    let mut year = Year::new();
    year.agreement.documents.clear();
    let record = year.record();
    let error = compose(&built_in("danh-sach-hsg"), &Context::new(&record, &year.sources())).unwrap_err().to_string();
    assert!(error.contains("co_quan") && error.contains("[van_ban.danh-sach-hsg]"), "{error}");
}
