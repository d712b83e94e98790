//! `thoa-thuan.toml` as it is written: keys without accents, every checked word with its place in the file.

use serde::Deserialize;
use std::collections::BTreeMap;
use toml::Spanned;

/// Settings of the style table by key.
pub(super) type Looks = BTreeMap<Word, Spanned<f32>>;

/// A word with its place.
pub type Word = Spanned<String>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct File {
    pub thoa_thuan: Head,
    pub ben: Vec<Party>,
    #[serde(default)]
    pub co_quan_khac: Vec<Party>,
    pub can_cu: BTreeMap<String, Ground>,
    #[serde(default)]
    pub ky_niem: Vec<Anniversary>,
    pub van_ban: BTreeMap<Word, Document>,
    pub muc_tieu: Vec<Target>,
    pub danh_hieu: BTreeMap<String, TitleRules>,
    pub khen_thuong: Awards,
    pub le: Option<super::ceremony::Raw>,
    #[serde(default)]
    pub giay_khen: Option<Certificates>,
    pub cach_doc: Wording,
    #[serde(default)]
    pub the_thuc: Looks,
    #[serde(default)]
    pub co_chu: Looks,
    #[serde(default)]
    pub mien_tru: Vec<Waiver>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Head {
    pub nam: Spanned<i32>,
    pub ten: Word,
    pub so: String,
    pub ngay: Word,
    pub dia_danh: Word,
    pub dia_phuong: Word,
    pub quy_tac_don_vi_hoc_tap: Word,
    pub han_nop: Option<Word>,
    pub han_don_doc: Option<Word>,
    #[serde(default)]
    pub noi_nop: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Party {
    pub khoa: Word,
    pub ten: Word,
    pub ten_ngan: Word,
    pub ky_hieu: Word,
    pub chu_quan: String,
    pub nguoi_ky: BTreeMap<String, Signer>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Signer {
    pub quyen_han: Spanned<Vec<String>>,
    pub ho_ten: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Ground {
    pub loai: Word,
    pub so: String,
    pub ngay: Word,
    pub cua: String,
    pub ve: String,
    #[serde(default)]
    pub dieu_khoan: String,
    #[serde(default)]
    pub thay_the: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Anniversary {
    pub ten: Word,
    pub ngay: Word,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Document {
    pub so: String,
    pub ngay: Word,
    pub co_quan: Spanned<Vec<Word>>,
    #[serde(default)]
    pub ghi_chu_quan: Option<bool>,
    #[serde(default)]
    pub tham_quyen: String,
    pub nguoi_ky: Vec<Word>,
    pub can_cu: Vec<Word>,
    pub kinh_gui: Vec<String>,
    pub noi_nhan: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Target {
    pub ma: Word,
    pub ten: Word,
    pub loai: Spanned<Vec<Word>>,
    pub tung_don_vi: Spanned<bool>,
    pub tu_so: Spanned<Formula>,
    pub mau_so: Spanned<Formula>,
    pub so_sanh: Word,
    pub nguong: Word,
    pub don_vi_tinh: String,
    pub han: Word,
    pub dieu_khoan: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Formula {
    pub cong: Option<Spanned<Vec<Word>>>,
    pub dem: Option<Spanned<Items>>,
    pub la: Option<Vec<Word>>,
    pub tu: Option<Word>,
    pub den: Option<Word>,
    pub goi_la: String,
}

/// `dem = "mã"` or `dem = ["mã", "mã"]`.
#[derive(Deserialize)]
#[serde(untagged, expecting = "cần một mã hoặc danh sách mã đặt trong [...]")]
pub(super) enum Items {
    One(String),
    Several(Vec<String>),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TitleRules {
    pub ten: String,
    pub xep_loai: Spanned<Vec<Rank>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Rank {
    pub loai: String,
    pub tu: i64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Awards {
    pub mon: Vec<String>,
    #[serde(default)]
    pub hoan_canh: Vec<Word>,
    #[serde(rename = "HSG")]
    pub hsg: AwardRules,
    #[serde(rename = "GVBD")]
    pub gvbd: AwardRules,
    #[serde(rename = "HOCBONG")]
    pub hocbong: AwardRules,
    #[serde(rename = "TAPTHE")]
    pub tapthe: Option<AwardRules>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AwardRules {
    pub nhieu_giai: Word,
    pub giai_dong_doi: Option<Word>,
    pub tu_dong_doi: Option<Vec<Word>>,
    pub thu_tu: Vec<Word>,
    pub muc: Vec<Spanned<Prize>>,
    pub so_luong_don_vi: Option<Spanned<i64>>,
    pub so_luong: Option<Spanned<i64>>,
    pub xet_theo: Option<Vec<Word>>,
    pub dong_hang: Option<Word>,
    pub du_phong: Option<Spanned<i64>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Prize {
    pub cap: Option<Word>,
    #[serde(default)]
    pub giai: Vec<Word>,
    #[serde(default)]
    pub hoan_canh: Vec<Word>,
    #[serde(default)]
    pub ket_qua: Vec<Word>,
    pub loai: Option<Word>,
    #[serde(default)]
    pub dieu_kien: BTreeMap<Word, Vec<Word>>,
    pub tien: Option<Spanned<i64>>,
    pub theo_de_nghi: Option<Spanned<bool>>,
    pub toi_da: Option<Spanned<i64>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Certificates {
    pub du_phong: Option<Spanned<u32>>,
    #[serde(default)]
    pub tung_to: bool,
    #[serde(default)]
    pub phoi: BTreeMap<Word, Word>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Wording {
    pub le: Word,
    pub bon: Word,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Waiver {
    pub don_vi: Word,
    pub mien_nop: Option<Spanned<bool>>,
    pub ma: Option<Word>,
    #[serde(default)]
    pub o: String,
    pub ly_do: Word,
}
