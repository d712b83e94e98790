//! A paper that does not print the set of awards as it stands stops the run, whatever made it so.
#![allow(clippy::disallowed_methods, reason = "tests make and read folders")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "what goes wrong in a helper fails the test")]

mod support;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use support::folder::contents;
use support::run::{lap, year};

const LIST: &str = include_str!("../templates/documents/danh-sach-hsg.md");
const SHEET: &str = include_str!("../templates/documents/ky-nhan-hsg.md");

/// What a run with an own version of a template says, its exit code, and whether the results stayed as they were.
fn with_template(folder: &Path, name: &str, text: &str, more: &[&str]) -> (String, Option<i32>, bool) {
    let results = folder.join("ket-qua");
    let read = || if results.exists() { contents(&results) } else { BTreeMap::default() };
    let before = read();
    fs::create_dir_all(folder.join("mau")).unwrap();
    fs::write(folder.join("mau").join(name), text).unwrap();
    let output = lap(folder, more);
    let same = read() == before;
    (String::from_utf8_lossy(&output.stderr).into_owned(), output.status.code(), same)
}

#[test]
fn a_template_that_leaves_somebody_out_stops_the_run() {
    let year = year();
    assert_eq!(lap(year.path(), &[]).status.code(), Some(0));
    let first_left_out = "{% for n in hsg.nguoi if n.stt > 1 %}";
    for (name, template) in [("danh-sach-hsg.md", LIST), ("ky-nhan-hsg.md", SHEET)] {
        let wrong = template.replace("{% for n in hsg.nguoi %}", first_left_out);
        let (said, code, same) = with_template(year.path(), name, &wrong, &[]);
        assert!(said.contains("không khớp bộ khen thưởng") && said.contains("HSG-0001"), "{said}");
        assert_eq!((code, same), (Some(2), true), "{said}");
        let wanted: String = wrong.lines().filter(|line| !line.starts_with("doi_chieu")).flat_map(|line| [line, "\n"]).collect();
        let (said, code, _) = with_template(year.path(), name, &wanted, &[]);
        assert_eq!(code, Some(0), "{said}");
        fs::remove_file(year.path().join("mau").join(name)).unwrap();
    }
}

#[test]
fn a_template_that_prints_another_amount_or_name_stops_the_run() {
    let year = year();
    assert_eq!(lap(year.path(), &[]).status.code(), Some(0));
    for (right, wrong) in
        [("{{ n.muc_thuong | so }}", "{{ (n.muc_thuong + 1000) | so }}"), ("{{ n.ho_ten }}", "{{ n.ho_ten | hoa }}x")]
    {
        let (said, code, same) = with_template(year.path(), "danh-sach-hsg.md", &LIST.replace(right, wrong), &[]);
        assert!(said.contains("HSG-0001") && said.contains("doi_chieu"), "{said}");
        assert_eq!((code, same), (Some(2), true), "{said}");
    }
}

/// For each paper a change of its template and what the run then says of it. Serials, units' codes and figures alone: a name is
/// personal data, and cron keeps what is said.
const SLIPS: [(&str, &str, &str, &str); 9] = [
    ("quyet-dinh-khen-thuong", "hsg.so | so ~ \" học", "(hsg.so + 1) | so ~ \" học", "HSG: không thấy số lượng"),
    ("quyet-dinh-khen-thuong", "{{ d[0].tong_tien | tien }}", "{{ (d[0].tong_tien + 1000) | tien }}", "HSG: không thấy số tiền"),
    ("to-trinh-khen-thuong", "tong_tien | bang_chu", "so | bang_chu", "số tiền bằng chữ không phải là"),
    ("kich-ban-le", "**{{ n.ho_ten }}**", "**{{ n.ho_ten }}x**", "HSG-0001"),
    ("dong-goi", "{{ k.tong_tien | so }}** | | |", "{{ (k.tong_tien + 1000) | so }}** | | |", "có số tiền cộng"),
    ("the-goi-ten", "{{ h.phai.ho_ten | hoa }}", "{{ h.trai.ho_ten | hoa }}", "họ tên không đúng từng chữ"),
    ("danh-sach-theo-truong", "Tổng cộng: {{ tong_khen_thuong.so | so }}", "Tổng cộng: {{ hsg.so | so }}", "hàng tổng cộng ghi"),
    ("nhan-phong-bi", "*Mã: {{ h.phai.ma }}*", "*Mã: {{ h.trai.ma }}*", "đơn vị "),
    ("giay-moi", "{{ n.ho_ten }}", "{{ n.lop }}", "họ tên không đúng từng chữ"),
];

#[test]
fn a_slip_of_each_paper_stops_the_run_and_names_nobody() {
    let year = year();
    assert_eq!(lap(year.path(), &[]).status.code(), Some(0));
    let figures = fs::read_to_string(year.path().join("ket-qua/so-lieu.json")).unwrap();
    let names: Vec<&str> = figures.split("\"ho_ten\": \"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert!(!names.is_empty());
    for (name, right, wrong, told) in SLIPS {
        let template = fs::read_to_string(format!("{}/templates/documents/{name}.md", env!("CARGO_MANIFEST_DIR"))).unwrap();
        assert!(template.contains(right), "{name}: {right}");
        let file = format!("{name}.md");
        let (said, code, same) = with_template(year.path(), &file, &template.replace(right, wrong), &["--chi", name]);
        assert!(said.contains("không khớp bộ khen thưởng") && said.contains(told), "{name}: {said}");
        assert_eq!((code, same), (Some(2), true), "{name}: {said}");
        assert!(names.iter().all(|name| !said.contains(name)), "{name}: {said}");
        fs::remove_file(year.path().join("mau").join(&file)).unwrap();
    }
}

#[test]
fn a_word_that_says_nothing_is_a_fault_of_the_template() {
    let year = year();
    for (right, wrong, told) in [("\"thu-tu\"", "\"thutu\"", "thu-tu"), ("[\"HSG\"]", "[\"HGS\"]", "HSG")] {
        let (said, code, _) = with_template(year.path(), "danh-sach-hsg.md", &LIST.replace(right, wrong), &[]);
        assert!(said.contains("danh-sach-hsg.md:") && said.contains(told), "{said}");
        assert_eq!(code, Some(2));
    }
}
