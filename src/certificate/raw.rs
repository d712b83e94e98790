//! A profile and a printers' file as they are written.

use serde::Deserialize;
use toml::Spanned;

/// A word with its place.
pub type Word = Spanned<String>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Profile {
    pub ten: Word,
    pub giay: Spanned<Paper>,
    pub huong: Option<Word>,
    #[serde(default)]
    pub may_in: String,
    #[serde(default = "none")]
    pub anh: Word,
    pub khung: Vec<Spanned<Frame>>,
}

fn none() -> Word {
    Spanned::new(0..0, String::new())
}

/// `giay = "A4"` or `giay = [297, 210]`.
#[derive(Deserialize)]
#[serde(untagged, expecting = "cần tên khổ giấy như \"A4\" hoặc [rộng, cao]")]
pub(super) enum Paper {
    Name(String),
    Size([f64; 2]),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Frame {
    pub noi_dung: Spanned<Says>,
    pub x: Spanned<f64>,
    pub y: Spanned<f64>,
    pub rong: Spanned<f64>,
    pub cao: Spanned<f64>,
    pub chu: Option<Word>,
    pub co: Spanned<[f32; 2]>,
    #[serde(default)]
    pub xuong_dong: bool,
    pub can: Option<Word>,
    pub doc: Option<Word>,
    pub mau: Option<Word>,
    #[serde(default)]
    pub hoa: bool,
}

/// One sentence, or several to choose from.
#[derive(Deserialize)]
#[serde(untagged, expecting = "cần một câu đặt trong ngoặc kép, hoặc nhiều câu trong [...]")]
pub(super) enum Says {
    One(String),
    Several(Vec<String>),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Printers {
    #[serde(default)]
    pub mac_dinh: Option<Word>,
    #[serde(default)]
    pub may_in: Vec<Printer>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Printer {
    pub ma: Word,
    pub ten: Word,
    pub giay: Spanned<Paper>,
    pub huong: Option<Word>,
    #[serde(rename = "A")]
    pub a: Option<Spanned<[f64; 2]>>,
    #[serde(rename = "B")]
    pub b: Option<Spanned<[f64; 2]>>,
    #[serde(rename = "C")]
    pub c: Option<Spanned<[f64; 2]>>,
    #[serde(rename = "D")]
    pub d: Option<Spanned<[f64; 2]>>,
}
