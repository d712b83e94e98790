//! Rules of awards as the agreement file states them.

use std::sync::Arc;

use super::{Known, REFERENCE, load};
use crate::form::Forms;
use crate::model::award_rules::{AwardRules, OrderKey, Quota, TeamPrize, Ties};

/// The rules of a list, with the lines in the place of its order.
fn list(code: &str, order: &str, lines: &str) -> Result<AwardRules, String> {
    let (head, rest) = REFERENCE.split_once(&format!("[khen_thuong.{code}]\n")).unwrap();
    assert!(rest.contains(order));
    let text = format!("{head}[khen_thuong.{code}]\n{}", rest.replacen(order, lines, 1));
    let forms = Forms::built_in().unwrap();
    let documents = crate::compose::BUILT_IN.map(|(name, ..)| name);
    let known = Known { forms: &forms, documents: &documents, codes: &[] };
    let agreement = load("thoa-thuan.toml", &Arc::from(text), known).map_err(|error| error.to_string())?;
    Ok(agreement.awards[code].clone())
}

const SCHOLARSHIPS: &str = "thu_tu = [\"don-vi\", \"ten\"]\n";
const PUPILS: &str = "giai_dong_doi = \"chia-deu\"\ntu_dong_doi = [\"đồng đội\", \"toàn đoàn\", \"tập thể\"]\n";

#[test]
fn the_commented_quota_of_the_reference_is_one_that_can_be_used() {
    let commented = "# so_luong_don_vi = 5\n# so_luong = 100\n# xet_theo = [\"hoan-canh\", \"ket-qua\"]\n# dong_hang = \"lay-het\"\n# du_phong = 10\n";
    let quota = list("HOCBONG", commented, &commented.replace("# ", "")).unwrap().quota.unwrap();
    let order = vec![OrderKey::Hardship, OrderKey::Result];
    assert_eq!(quota, Quota { of_unit: Some(5), in_all: Some(100), order, ties: Ties::All, reserve: 10 });
}

#[test]
fn a_list_without_a_number_has_no_quota_and_a_team_is_known_by_its_words() {
    let pupils = list("HSG", PUPILS, PUPILS).unwrap();
    assert_eq!(pupils.quota, None);
    assert_eq!(pupils.team, TeamPrize::Shared(vec!["đồng đội".into(), "toàn đoàn".into(), "tập thể".into()]));
    assert_eq!(list("HSG", PUPILS, "").unwrap().team, TeamPrize::Each);
}

#[test]
fn money_may_go_by_hardship_result_and_title() {
    let table = "muc = [{ tien = 1_000_000 }]";
    let row = |conditions: &str| list("HOCBONG", table, &format!("muc = [{{ {conditions}, tien = 5 }}]"));
    let of_orphans = row("hoan_canh = [\"Mồ côi\"], ket_qua = [\"Giỏi\", \"Tốt\"]").unwrap();
    assert_eq!((of_orphans.prizes[0].hardships.len(), of_orphans.prizes[0].results.len()), (1, 2));
    let titled = row("dieu_kien = { dvht_xep_loai = [\"Tốt\"], cdht_xa_muc_do = [\"mức độ 2\"] }").unwrap();
    assert_eq!(titled.prizes[0].titles[1], ("dvht_xep_loai".into(), vec!["Tốt".into()]));
    for (conditions, said) in [
        ("hoan_canh = [\"Mồ coi\"]", "Mồ côi"),
        ("ket_qua = [\"Gioi\"]", "Giỏi"),
        ("loai = \"tap the\"", "Tập thể"),
        ("dieu_kien = { dvht_xep_loa = [\"Tốt\"] }", "dvht_xep_loai"),
        ("dieu_kien = { dvht_xep_loai = [\"Tôt\"] }", "Tốt"),
    ] {
        let fault = row(conditions).unwrap_err();
        assert!(fault.contains(&format!("Có phải là “{said}”")), "{fault}");
    }
}

#[test]
fn what_a_quota_leaves_open_is_asked_for() {
    let full = "so_luong = 3\nxet_theo = [\"cap\"]\ndong_hang = \"bo-het\"\n";
    assert_eq!(list("HSG", PUPILS, full).unwrap().quota.unwrap().ties, Ties::None);
    for (old, new, said) in [
        ("so_luong = 3", "so_luong = 0", "Số lượng phải từ 1 trở lên."),
        ("so_luong = 3", "du_phong = 3", "không có ai để dự phòng"),
        ("xet_theo = [\"cap\"]", "", "chưa ghi xét ai trước"),
        ("\"cap\"", "\"hạng\"", "“hạng”"),
        ("dong_hang = \"bo-het\"", "", "chưa ghi xử lý đồng hạng thế nào"),
        ("bo-het", "bohet", "Có phải là “bo-het”"),
    ] {
        let fault = list("HSG", PUPILS, &full.replace(old, new)).expect_err(new);
        assert!(fault.contains(said), "{new}: {fault}");
    }
    let fault = list("HSG", PUPILS, "giai_dong_doi = \"chia-deu\"\n").unwrap_err();
    assert!(fault.contains("Chưa ghi từ nào để nhận ra giải đồng đội."), "{fault}");
    let fault = list("HOCBONG", SCHOLARSHIPS, &format!("{SCHOLARSHIPS}giai_dong_doi = \"moi-em\"\n")).unwrap_err();
    assert!(fault.contains("Chỉ danh sách HSG có giải đồng đội."), "{fault}");
}
