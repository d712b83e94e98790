//! The reference agreement, and what the loader says of faulty ones.

use std::sync::Arc;

use super::*;
use crate::compose::BUILT_IN;
use crate::error::Error;
use crate::form::Forms;
use crate::model::agreement::{Agreement, Direction, Formula, ThresholdUnit, WaiverScope};
use crate::model::award_rules::PrizeAmount;
use crate::paper::style::{HOUSE, LENGTHS, SIZES};

const CODES: [&str; 3] = ["SL-01", "SL-02", "SL-04"];

fn load_text(text: &str) -> Result<Agreement, Error> {
    let forms = Forms::built_in().map_err(Error::Source)?;
    load("thoa-thuan.toml", &Arc::from(text), Known { forms: &forms, documents: &BUILT_IN.map(|(name, ..)| name), codes: &CODES })
}

/// The fault that one replacement in the reference file causes, as a clerk reads it.
fn fault(old: &str, new: &str) -> String {
    assert_eq!(REFERENCE.matches(old).count(), 1, "“{old}” must stand once in the reference");
    load_text(&REFERENCE.replace(old, new)).expect_err(new).to_string()
}

fn line_of(word: &str) -> usize {
    REFERENCE.lines().position(|line| line.contains(word)).map_or(0, |line| line + 1)
}

#[test]
fn the_reference_says_what_the_signed_agreement_says() {
    let agreement = load_text(REFERENCE).unwrap();
    assert_eq!((agreement.year, agreement.number.as_str()), (2024, "06/HKH-PGD"));
    let parties: Vec<_> = agreement.parties.iter().map(|party| party.key.as_str()).collect();
    assert_eq!(parties, ["hoi", "phong"]);
    let targets: Vec<_> = agreement
        .targets
        .iter()
        .map(|target| {
            (
                target.code.as_str(),
                target.threshold.direction,
                target.threshold.limit,
                target.threshold.unit,
                target.clause.as_str(),
            )
        })
        .collect();
    let whole = (Direction::Exactly, 10_000, ThresholdUnit::Percent);
    assert_eq!(
        targets,
        [
            ("chi_hoi", whole.0, whole.1, whole.2, "điểm c khoản 2.1"),
            ("hv_cbgv", whole.0, whole.1, whole.2, "điểm c khoản 2.1"),
            ("hoi_vien", Direction::AtLeast, 8_500, ThresholdUnit::Percent, "điểm c khoản 2.1"),
            ("quy_binh_quan", Direction::AtLeast, 3_200_000, ThresholdUnit::Money, "điểm c khoản 2.1"),
            ("don_vi_hoc_tap", whole.0, whole.1, whole.2, "điểm b khoản 2.2"),
            ("kiem_tra", whole.0, whole.1, whole.2, "điểm đ khoản 2.1"),
        ]
    );
    assert!(matches!(&agreement.targets[5].numerator, Formula::CountWithin(codes, _, _) if codes.len() == 2));
    assert_eq!(agreement.awards["HOCBONG"].prizes[0].amount, PrizeAmount::Fixed(1_000_000));
    assert_eq!(
        agreement.grounds["quyet-dinh-1373"].text,
        "Quyết định số 1373/QĐ-TTg ngày 30 tháng 7 năm 2021 của Thủ tướng Chính phủ phê duyệt Đề án “Xây dựng xã hội học tập giai đoạn 2021-2030”"
    );
    // A working sheet has no number and no issuing body.
    let papers = BUILT_IN.iter().filter(|(_, _, text)| !text.contains("\nkhung = \"khong\"\n"));
    let mut papers: Vec<_> = papers.map(|(name, ..)| *name).collect();
    papers.sort_unstable();
    assert_eq!(agreement.documents.keys().map(String::as_str).collect::<Vec<_>>(), papers);
}

#[test]
fn an_agreement_from_before_the_papers_of_single_units_still_loads() {
    let named = |line: &&str| !["han_nop", "han_don_doc", "noi_nop"].iter().any(|key| line.starts_with(key));
    let text: String = REFERENCE.lines().filter(named).flat_map(|line| [line, "\n"]).collect();
    let (before, after) = text.split_once("[van_ban.cong-van-don-doc]").unwrap();
    let old = load_text(&format!("{before}{}", after.get(after.find("[[muc_tieu]]").unwrap()..).unwrap())).unwrap();
    assert_eq!((old.submitting.deadline, old.submitting.reminder, old.submitting.to.as_str()), (None, None, ""));
    assert!(!old.documents.contains_key("phieu-ket-qua"));
}

#[test]
fn every_fault_names_line_word_and_the_nearest_valid_one() {
    let cases = [
        (
            "nhieu_giai = \"cao-nhat\"\nthu_tu = [\"cap\", \"mon\", \"giai\"",
            "nhieu_giai = \"caonhat\"\nthu_tu = [\"cap\", \"mon\", \"giai\"",
            "caonhat",
            "cao-nhat",
        ),
        ("{ cong = [\"cbgv\"], goi_la", "{ cong = [\"cbvg\"], goi_la", "cbvg", "cbgv"),
        ("la = [\"Tốt\", \"Khá\", \"Trung bình\"]", "la = [\"Tốt\", \"Khá\", \"Trug bình\"]", "Trug bình", "Trung bình"),
        ("dem = \"co_chi_hoi\"", "dem = \"co_chihoi\"", "co_chihoi", "co_chi_hoi"),
        ("quy_tac_don_vi_hoc_tap = \"TT 22/2020\"", "quy_tac_don_vi_hoc_tap = \"TT 22/202\"", "TT 22/202", "TT 22/2020"),
        ("[van_ban.danh-sach-gvbd]", "[van_ban.danh-sach-gvdb]", "danh-sach-gvdb", "danh-sach-gvbd"),
        ("\"ke-hoach-151\", \"quyet-dinh-1373\"", "\"ke-hoach-15\", \"quyet-dinh-1373\"", "ke-hoach-15", "ke-hoach-151"),
        ("dia_danh = \"Thuận An\"", "dia_dan = \"Thuận An\"", "dia_dan", "dia_danh"),
        ("cap = \"quốc tế\", tien = 5_000_000", "cap = \"quôc tế\", tien = 5_000_000", "quôc tế", "quốc tế"),
    ];
    for (old, new, read, near) in cases {
        let said = fault(old, new);
        let line = line_of(old.lines().last().unwrap_or(old)) - usize::from(new.contains("caonhat"));
        assert!(said.starts_with(&format!("thoa-thuan.toml, dòng {line}, cột ")), "{said}");
        assert!(said.contains(&format!("“{read}”")), "{said}");
        assert!(said.contains(near), "{said}");
    }
}

#[test]
fn unreadable_dates_numbers_and_thresholds_are_named() {
    for (old, new, words) in [
        ("den = \"15/12/2024\", goi_la", "den = \"31/11/2024\", goi_la", "“31/11/2024” không phải là ngày"),
        ("den = \"15/12/2024\", goi_la", "den = \"15/11/2024\", goi_la", "Ngày đầu đứng sau ngày cuối"),
        ("nguong = \"85%\"", "nguong = \"85\"", "ngưỡng “85”"),
        ("nam = 2024", "nam = 24", "Năm 24 không hợp lý"),
        ("muc = [{ tien = 1_000_000 }]", "muc = [{ tien = -1 }]", "không được âm"),
        ("muc = [{ tien = 1_000_000 }]", "muc = [{ toi_da = 5 }]", "chưa rõ số tiền"),
        ("le = \"linh\"", "le = \"linh", "dòng"),
    ] {
        let said = fault(old, new);
        assert!(said.contains(words), "{said}");
    }
}

#[test]
fn all_faults_come_at_once_in_file_order() {
    let text = REFERENCE.replace("nguong = \"85%\"", "nguong = \"85\"").replace("bon = \"tư\"", "bon = \"tu\"");
    let Err(Error::Source(faults)) = load_text(&text) else { panic!("two faults expected") };
    let said: Vec<_> = faults.iter().map(ToString::to_string).collect();
    assert_eq!(said.len(), 2, "{said:?}");
    assert!(said[0].contains("“85”") && said[1].contains("“tu”"), "{said:?}");
}

#[test]
fn waivers_name_what_they_waive() {
    let waiver = |lines: &str| load_text(&format!("{REFERENCE}\n[[mien_tru]]\ndon_vi = \"A\"\nly_do = \"đã xem\"\n{lines}\n"));
    assert_eq!(waiver("mien_nop = true").unwrap().waivers[0].scope, WaiverScope::Submission);
    let scope = waiver("ma = \"SL-04\"\no = \"Số liệu!E12\"").unwrap().waivers[0].scope.clone();
    assert_eq!(scope, WaiverScope::Finding { code: "SL-04".into(), at: Some("Số liệu!E12".into()) });
    for lines in ["", "mien_nop = true\nma = \"SL-04\"", "ma = \"SL-09\""] {
        assert!(waiver(lines).is_err(), "{lines}");
    }
}

#[test]
fn what_leaves_a_value_unknown_is_never_waived() {
    let text = format!("{REFERENCE}\n[[mien_tru]]\ndon_vi = \"A\"\nly_do = \"đã xem\"\nma = \"SL-01\"\n");
    let Err(Error::Source(faults)) = load_text(&text) else { panic!("a blank that counts as nothing") };
    assert_eq!(faults.len(), 1);
    assert!(faults[0].message.contains("SL-01 không miễn trừ được"), "{}", faults[0]);
}

/// The reference with the commented settings of papers in force.
fn with_looks() -> String {
    let is_setting = |line: &str| {
        let known = ["[the_thuc]", "[co_chu]"].contains(&line);
        known || line.split_once(" = ").is_some_and(|(key, _)| LENGTHS.iter().chain(&SIZES).any(|setting| setting.key == key))
    };
    let line = |line: &str| line.strip_prefix("# ").filter(|rest| is_setting(rest)).unwrap_or(line).to_owned();
    REFERENCE.lines().map(line).collect::<Vec<_>>().join("\n")
}

#[test]
fn the_commented_looks_are_the_house_values_and_every_setting_is_among_them() {
    for setting in LENGTHS.iter().chain(&SIZES) {
        assert_eq!(REFERENCE.matches(&format!("\n# {} = ", setting.key)).count(), 1, "{}", setting.key);
    }
    assert_eq!(load_text(&with_looks()).unwrap().styles, HOUSE);
    assert_eq!(load_text(REFERENCE).unwrap().styles, HOUSE);
}

#[test]
fn an_office_sets_its_own_looks_within_the_decree() {
    let own = |old: &str, new: &str| load_text(&with_looks().replace(old, new)).unwrap().styles;
    let mut wanted = HOUSE;
    wanted.margins.left = 35.0;
    assert_eq!(own("le_trai = 30", "le_trai = 35"), wanted);
    let mut wanted = HOUSE;
    (wanted.body.size, wanted.list_item.size) = (13.5, 13.5);
    assert_eq!(own("noi_dung = 14", "noi_dung = 13.5"), wanted);
    let styles = own("gian_dong = 1\n", "gian_dong = 1.5\n");
    assert!(styles.body.line > 1.4 && styles.ground.line > 1.4 && styles.table_body == HOUSE.table_body);
}

#[test]
fn looks_outside_the_decree_are_refused_with_their_range() {
    for (old, new, said) in [
        ("le_tren = 20", "le_tren = 40", "cột 11: Lề trên đọc thấy 40, ngoài mức cho phép. Ghi một số từ 20 đến 25 mm"),
        ("le_tren = 20", "le_tren = nan", "Lề trên đọc thấy NaN"),
        ("gian_dong = 1\n", "gian_dong = 2\n", "Khoảng cách dòng đọc thấy 2, ngoài mức cho phép. Ghi một số từ 1 đến 1.5,"),
        ("quoc_hieu = 13", "quoc_hieu = 14.5", "Cỡ chữ Quốc hiệu đọc thấy 14.5, ngoài mức cho phép. Ghi một số từ 12 đến 13 pt"),
        ("tieu_ngu = 14", "tieu_ngu = 13.2", "Cỡ chữ Tiêu ngữ đọc thấy 13.2, không chẵn nửa pt. Ghi một số từ 13 đến 14 pt"),
        ("le_duoi = 20", "le_duoj = 20", "không có khóa “le_duoj”. Có phải là “le_duoi”?"),
        ("cho_ky = 30", "cho_ky = \"30\"", "không đúng loại. Ở đây cần một số, ví dụ 12.5."),
    ] {
        let text = with_looks();
        let line = text.lines().position(|line| line.contains(old.trim())).unwrap() + 1;
        let fault = load_text(&text.replace(old, new)).expect_err(new).to_string();
        assert!(fault.contains(said) && fault.contains(&format!("dòng {line},")), "{new}: {fault}");
    }
}

#[test]
fn the_ceremony_is_read_with_its_times_stages_and_donors_and_may_be_left_out() {
    let ceremony = load_text(REFERENCE).unwrap().ceremony;
    assert_eq!((ceremony.group, ceremony.seats, ceremony.date, ceremony.time), (10, 20, None, None));
    let stages: Vec<_> = ceremony.stages.iter().map(|stage| stage.list.as_str()).collect();
    assert_eq!(stages, ["HOCBONG", "HSG", "GVBD", "TAPTHE"]);
    assert_eq!((ceremony.programme.len(), ceremony.guests.len(), ceremony.donors.len()), (7, 3, 0));
    let filled = REFERENCE
        .replace("tai_tro = []", "tai_tro = [{ ten = \"Nhà sách\", so_tien = 5_000_000, hien_vat = \"vở\" }]")
        .replace("gio = \"\"\ndia_diem", "gio = \"7h30\"\ndia_diem");
    let ceremony = load_text(&filled).unwrap().ceremony;
    assert_eq!(ceremony.time, chrono::NaiveTime::from_hms_opt(7, 30, 0));
    assert_eq!((ceremony.donors[0].money, ceremony.donors[0].gifts.as_str()), (5_000_000, "vở"));
    let (before, after) = REFERENCE.split_once("[le]").unwrap();
    let without = format!("{before}{}", &after[after.find("[cach_doc]").unwrap()..]);
    assert_eq!(load_text(&without).unwrap().ceremony.group, 10);
}

#[test]
fn faults_of_the_ceremony_name_the_line_and_what_to_write() {
    for (old, new, said) in [
        ("gio = \"\"\ndia_diem", "gio = \"25:00\"\ndia_diem", "“25:00” không phải là giờ trong ngày. Viết giờ:phút"),
        ("gio = \"\"\ndia_diem", "gio = \"7:+5\"\ndia_diem", "“7:+5” không phải là giờ"),
        ("ngay = \"\"\ngio", "ngay = \"31/02/2024\"\ngio", "“31/02/2024” không phải là ngày"),
        ("moi_dot = 10", "moi_dot = 0", "phải từ 1 đến 200"),
        ("danh_sach = \"HOCBONG\"", "danh_sach = \"HOCBOG\"", "không có danh sách “HOCBOG”. Có phải là “HOCBONG”?"),
        ("danh_sach = \"HOCBONG\"", "danh_sach = \"HSG\"", "Danh sách “HSG” đã có thứ tự lên nhận ở trên."),
        ("dia_diem = \"\"", "dia_diemm = \"\"", "Có phải là “dia_diem”?"),
        ("tai_tro = []", "tai_tro = [{ ten = \"\", so_tien = 1 }]", "Tên nhà tài trợ đang để trống"),
        ("tai_tro = []", "tai_tro = [{ ten = \"A\", so_tien = -1 }]", "Số tiền không được âm"),
    ] {
        let line = REFERENCE.split_once(old).unwrap().0.matches('\n').count() + 1;
        let fault = fault(old, new);
        // Of a list that is there twice, the second place is named.
        let line = if said.contains("ở trên") { line_of("danh_sach = \"HSG\"") } else { line };
        assert!(fault.starts_with(&format!("thoa-thuan.toml, dòng {line}, cột ")) && fault.contains(said), "{new}: {fault}");
    }
}
