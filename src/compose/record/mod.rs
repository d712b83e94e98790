//! The year's record: everything machines and templates may know of a year, in the names they know it by.
//!
//! It *is* `so-lieu.json`: serialised as it stands, its keys come in the order of the fields below, of the form's items
//! and of the printed lists, so equal years give equal bytes.

mod award;
mod ordered;
mod target;
mod total;
mod unit;

use serde::Serialize;

pub use award::{AwardLine, NotAwardedLine, UnawardedLine};
pub use ordered::Ordered;
pub(super) use target::of_unit as targets_of_unit;
pub use target::{TargetLine, YearTarget};
pub use total::{BranchLine, KindTotals, LevelLine, Sum};
pub use unit::{ItemLine, ItemValue, UnitLine};

use crate::form::Forms;
use crate::judge::totals::KindTotals as KindSums;
use crate::model::agreement::Agreement;
use crate::model::award::AwardSet;
use crate::model::dataset::Dataset;
use crate::model::finding::{Finding, Rule};
use crate::model::indicator::Judgement;
use crate::model::unit::Units;

/// What a record is built from; all of one run.
#[derive(Clone, Copy, Debug)]
pub struct Sources<'a> {
    /// The agreement.
    pub agreement: &'a Agreement,
    /// The units.
    pub units: &'a Units,
    /// The forms.
    pub forms: &'a Forms,
    /// One record per unit, in the order of `units`.
    pub dataset: &'a Dataset,
    /// Sums over valid units, of every kind.
    pub totals: &'a [KindSums],
    /// Results of the targets.
    pub judgement: &'a Judgement,
    /// The awards, decided or frozen.
    pub awards: &'a AwardSet,
    /// The findings, as they are reported; they are no part of the record.
    pub findings: &'a [Finding],
    /// What a finding can be, in the order of codes.
    pub rules: &'a [&'static Rule],
}

/// The year's record. Field names are the JSON keys and the template variables.
#[derive(Clone, Debug, Serialize)]
pub struct YearRecord {
    /// The agreement's year.
    pub nam: i32,
    /// All units, in the order of `don-vi.xlsx`.
    pub don_vi: Vec<UnitLine>,
    /// Files with an error that belong to no known unit, sorted; their figures are in no total.
    pub tep_khong_ro: Vec<String>,
    /// Counts and sums by kind of unit (`truong`, `xa-phuong`, `co-quan`), in that order.
    pub tong_hop: Ordered<KindTotals>,
    /// The targets over each unit that has units below it, itself included, in unit order.
    pub tong_hop_xa: Vec<BranchLine>,
    /// The year's targets over all units, in the agreement's order.
    pub chi_tieu: Vec<YearTarget>,
    /// The targets over the schools of each level, from low to high.
    pub chi_tieu_theo_cap: Vec<LevelLine>,
    /// The code of the set of awards, 12 hexadecimal digits: equal names, units, amounts and order have the same.
    pub ma_bo: String,
    /// Number of the freeze that the awards were read from, from 1; null while nothing is frozen.
    pub chot_lan: Option<usize>,
    /// Awards by list (`HSG`, `GVBD`, `HOCBONG`, `TAPTHE`), in printed order.
    pub khen_thuong: Ordered<Vec<AwardLine>>,
    /// Nominations that were not awarded, by list and reason.
    pub khong_khen: Ordered<Vec<UnawardedLine>>,
    /// Who was not awarded, by list: the reserve in its order, then others whom a quota cut, then the rest. Those whose level and
    /// prize earn nothing are only counted in `khong_khen`.
    pub khong_khen_nguoi: Ordered<Vec<NotAwardedLine>>,
    /// Ties where a quota ended, by list, in plain Vietnamese.
    pub luu_y_khen: Ordered<Vec<String>>,
}

impl YearRecord {
    /// Puts a year together. Positions that do not exist in the sources are left out; stages never give any.
    #[must_use]
    pub fn new(sources: &Sources<'_>) -> Self {
        let (don_vi, khen_thuong) = rayon::join(|| unit::lines(sources), || award::lists(sources));
        Self {
            nam: sources.agreement.year,
            don_vi,
            tep_khong_ro: sources.dataset.stray_files.iter().map(ToString::to_string).collect(),
            tong_hop: total::by_kind(sources),
            tong_hop_xa: total::branches(sources),
            chi_tieu: target::year(sources),
            chi_tieu_theo_cap: total::levels(sources),
            ma_bo: sources.awards.code.clone(),
            chot_lan: sources.awards.frozen.as_ref().map(|frozen| frozen.number),
            khen_thuong,
            khong_khen: award::unawarded(sources),
            khong_khen_nguoi: award::not_awarded(sources),
            luu_y_khen: award::notes(sources),
        }
    }

    /// True when every unit is valid or waived and no stray file waits for a person: papers made from it are no drafts.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.tep_khong_ro.is_empty() && self.don_vi.iter().all(|unit| matches!(unit.trang_thai, "hop-le" | "mien-tru"))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use crate::compose::year::Year;

    fn written() -> Value {
        serde_json::from_str(&serde_json::to_string(&Year::new().record()).unwrap()).unwrap()
    }

    #[test]
    fn units_carry_status_file_and_figures_with_their_cells() {
        let year = written();
        let status: Vec<_> = year["don_vi"].as_array().unwrap().iter().map(|unit| unit["trang_thai"].as_str().unwrap()).collect();
        assert_eq!(status, ["hop-le", "hop-le", "co-loi", "chua-nop", "hop-le", "mien-tru"]);
        let school = &year["don_vi"][1];
        assert_eq!(school["tep"], "bai-nop/th01.xlsx");
        assert_eq!(school["sha256"], "07".repeat(32));
        assert_eq!(school["don_vi_tren"], "AP");
        assert_eq!(school["so_lieu"]["cbgv"], json!({"gia_tri": 103, "o": "bai-nop/th01.xlsx!Số liệu!D4"}));
        assert_eq!(school["so_lieu"]["co_chi_hoi"]["gia_tri"], true);
        assert_eq!(school["so_lieu"]["dvht_diem"]["gia_tri"], 87.5);
        assert_eq!(school["so_lieu"]["dvht_ngay_kiem_tra"]["gia_tri"], "2024-12-05");
        assert_eq!(school["so_lieu"]["tuyen_truyen_20_11_luot"]["gia_tri"], Value::Null);
        assert_eq!(year["don_vi"][2]["so_lieu"], json!({}), "held out figures never show");
        assert_eq!(year["don_vi"][5]["ly_do"], "mới thành lập tháng 11");
    }

    #[test]
    fn totals_hold_valid_units_only_and_leave_scores_out() {
        let schools = &written()["tong_hop"]["truong"];
        for (key, count) in
            [("tong_don_vi", 3), ("da_nop", 2), ("hop_le", 1), ("co_loi", 1), ("chua_nop", 1), ("mien_tru", 0), ("phai_nop", 3)]
        {
            assert_eq!(schools[key], count, "{key}");
        }
        assert_eq!(schools["so_lieu"]["cbgv"], 103);
        assert_eq!(schools["so_lieu"]["co_chi_hoi"], 1);
        assert_eq!(schools["so_lieu"].get("dvht_diem"), None);
        assert_eq!(schools["lua_chon"]["dvht_xep_loai"], json!({"Tốt": 1, "Khá": 0, "Trung bình": 0, "Không đạt": 0}));
        assert_eq!(schools["co_ngay"]["dvht_ngay_kiem_tra"], 1);
    }

    #[test]
    fn targets_are_printed_without_crossing_their_threshold() {
        let year = written();
        let school = &year["don_vi"][1]["chi_tieu"];
        assert_eq!(school[0]["hien_thi"], "84,99%");
        assert_eq!((school[0]["ket_qua"].as_str(), school[0]["con_thieu"].as_i64()), (Some("chua-dat"), Some(4)));
        assert_eq!(school[1]["hien_thi"], "chưa có số liệu");
        assert_eq!(year["chi_tieu"][0]["nguong"], "từ 85% trở lên");
        assert_eq!(year["chi_tieu"][0]["can_cu"], "điểm c khoản 2.1");
        assert_eq!(year["tong_hop_xa"][0]["ma"], "AP");
        let levels = &year["chi_tieu_theo_cap"];
        assert_eq!((&levels[0]["cap_hoc"], &levels[0]["chi_tieu"][0]["hien_thi"]), (&json!("MN"), &json!("chưa có số liệu")));
        let primary = &levels[1]["chi_tieu"][0];
        assert_eq!((&primary["tu_so"], &primary["so_don_vi"], &primary["tong_don_vi"]), (&json!(84_996), &json!(1), &json!(2)));
    }

    #[test]
    fn lists_are_always_there_in_printed_order() {
        let year = written();
        let awards = &year["khen_thuong"];
        assert_eq!(awards["HSG"][1]["ho_ten"], "Lê Bình");
        assert_eq!(awards["HSG"][0]["ngay_sinh"], "2014-03-05");
        assert_eq!(awards["HSG"][0]["don_vi"], "TH01");
        assert_eq!(awards["HSG"][0]["o"], "bai-nop/th01.xlsx!HSG!B6");
        assert_eq!(awards["GVBD"], json!([]));
        assert_eq!(year["khong_khen"]["HSG"][0]["so_dong"], 3);
    }

    #[test]
    fn equal_years_give_equal_bytes_in_a_fixed_order() {
        let text = serde_json::to_string(&Year::new().record()).unwrap();
        assert_eq!(text, serde_json::to_string(&Year::new().record()).unwrap());
        let places =
            ["\"nam\"", "\"don_vi\"", "\"tong_hop\"", "\"chi_tieu\":[{\"ma\":\"hoi_vien\",\"tu_so\":210", "\"khen_thuong\""];
        assert!(places.map(|key| text.find(key)).is_sorted(), "{text}");
    }
}
