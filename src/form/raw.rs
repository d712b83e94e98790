//! The shape of a form file, before its words are checked. Keys are Vietnamese without accents, as staff write them.

use serde::de::{SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use toml::Spanned;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Form {
    pub tieu_de: Spanned<String>,
    pub phien_ban: Spanned<String>,
    #[serde(default)]
    pub trang: Vec<Sheet>,
    #[serde(default)]
    pub danh_sach: Vec<List>,
    #[serde(default)]
    pub dang_thuc: Vec<Identity>,
    #[serde(default)]
    pub thanh_phan: Vec<Part>,
    #[serde(default)]
    pub khoang_hop_ly: Vec<Range>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sheet {
    pub ten: Spanned<String>,
    #[serde(default)]
    pub phan: Vec<Section>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Section {
    pub tieu_de: Spanned<String>,
    #[serde(default)]
    pub chi_tieu: Vec<Item>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    pub ma: Spanned<String>,
    pub nhan: Spanned<String>,
    #[serde(default)]
    pub nhan_khac: Vec<Spanned<String>>,
    #[serde(default)]
    pub don_vi_tinh: String,
    pub kieu: Spanned<String>,
    pub bat_buoc: Option<bool>,
    pub nho_nhat: Option<Spanned<i64>>,
    pub lon_nhat: Option<Spanned<i64>>,
    pub tu_ngay: Option<Spanned<String>>,
    pub den_ngay: Option<Spanned<String>>,
    #[serde(default)]
    pub chon: Vec<Spanned<Words>>,
    #[serde(default)]
    pub ghi_chu: String,
    pub cong_don: Option<Spanned<bool>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct List {
    pub ma: Spanned<String>,
    pub tieu_de: Spanned<String>,
    pub so_dong: Option<Spanned<i64>>,
    #[serde(default)]
    pub cot: Vec<Column>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Column {
    pub ma: Spanned<String>,
    pub nhan: Spanned<String>,
    #[serde(default)]
    pub nhan_khac: Vec<Spanned<String>>,
    pub kieu: Spanned<String>,
    pub bat_buoc: Option<bool>,
    pub nho_nhat: Option<Spanned<i64>>,
    pub lon_nhat: Option<Spanned<i64>>,
    pub tu_ngay: Option<Spanned<String>>,
    pub den_ngay: Option<Spanned<String>>,
    #[serde(default)]
    pub chon: Vec<Spanned<Words>>,
    pub rong: Option<Spanned<i64>>,
    #[serde(default)]
    pub ghi_chu: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Identity {
    pub ket_qua: Spanned<String>,
    pub cong: Vec<Spanned<String>>,
    #[serde(default)]
    pub tru: Vec<Spanned<String>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Part {
    pub phan: Spanned<String>,
    pub toan_bo: Vec<Spanned<String>>,
    #[serde(default)]
    pub canh_bao: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Range {
    pub nhan: Spanned<String>,
    pub tu_so: Vec<Spanned<String>>,
    pub mau_so: Vec<Spanned<String>>,
    pub don_vi_tinh: Spanned<String>,
    pub tu: Spanned<i64>,
    pub den: Spanned<i64>,
}

/// One accepted word of a choice: `"Tốt"`, or `["thành phố", "huyện"]` with other spellings after it.
#[derive(Debug)]
pub struct Words(pub Vec<String>);

impl<'de> Deserialize<'de> for Words {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(WordsVisitor)
    }
}

struct WordsVisitor;

impl<'de> Visitor<'de> for WordsVisitor {
    type Value = Words;

    fn expecting(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        f.write_str("a string or an array of strings")
    }

    fn visit_str<E>(self, word: &str) -> Result<Words, E> {
        Ok(Words(vec![word.to_owned()]))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut words: A) -> Result<Words, A::Error> {
        let mut list = Vec::new();
        while let Some(word) = words.next_element()? {
            list.push(word);
        }
        Ok(Words(list))
    }
}
