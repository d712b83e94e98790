//! Certificates (giấy khen): what the stock that an office buys leaves blank, and the printer it is printed by.

use super::page::Ink;
use crate::paper::font::Face;

/// A stock profile (phôi): one kind of pre-printed sheet and where text goes on it. Lengths are millimetres from the sheet's
/// top left corner, y downwards.
#[derive(Clone, Debug, PartialEq)]
pub struct Profile {
    /// Name of its file without ending; the agreement names it so.
    pub name: String,
    /// What staff call the stock.
    pub title: String,
    /// Width and height of the sheet as it is read.
    pub size: [f64; 2],
    /// Code of the printer in `may-in.toml`; empty for the one that is used by default there.
    pub printer: String,
    /// File name of the stock's picture in `mau/`; empty where there is none.
    pub picture: String,
    /// Boxes in reading order.
    pub frames: Vec<Frame>,
}

/// A box (khung) that holds one text.
#[derive(Clone, Debug, PartialEq)]
pub struct Frame {
    /// What it says: the first of these whose fields all have a value; none of them leaves it blank.
    pub says: Vec<Pattern>,
    /// Left edge.
    pub left: f64,
    /// Upper edge.
    pub top: f64,
    /// Extent to the right.
    pub width: f64,
    /// Extent downwards.
    pub height: f64,
    /// Face.
    pub face: Face,
    /// Smallest and largest type, in points.
    pub sizes: [f32; 2],
    /// How lines lie between its left and right edge.
    pub across: Across,
    /// How the text lies between its upper and lower edge.
    pub down: Down,
    /// Colour.
    pub ink: Ink,
    /// The text is set in capitals.
    pub capitals: bool,
    /// Text too long for a line is broken before it is made smaller.
    pub wraps_first: bool,
}

/// Words and fields one after the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern(pub Vec<Part>);

/// A part of a pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// As it stands.
    Words(String),
    /// What the award says.
    Field(Field),
}

/// Place of a line between two edges.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Across {
    /// `trai`
    Left,
    /// `giua`
    Center,
    /// `phai`
    Right,
}

/// Place of a text between two edges.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Down {
    /// `tren`
    Top,
    /// `giua`
    Middle,
    /// `duoi`
    Foot,
}

/// What a certificate can say of an award.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// Full name.
    Name,
    /// Birth date, `05/02/2010`.
    Birth,
    /// Class.
    Class,
    /// Name of the unit.
    Unit,
    /// Commune of the unit.
    Commune,
    /// What a pupil is called before the class: `Học sinh`, in preschools `Trẻ`.
    Pupil,
    /// What a sentence calls a child of the unit: `em`, in preschools `cháu`.
    Child,
    /// Achievement.
    Merit,
    /// Achievement with the contest, where the award is of one prize and names one.
    MeritAtContest,
    /// Level.
    Level,
    /// Prize.
    Prize,
    /// Subject.
    Subject,
    /// Contest.
    Contest,
    /// `1.000.000 đồng`.
    Money,
    /// The amount in words.
    MoneyWords,
    /// Number in the register.
    Serial,
    /// The set's code.
    SetCode,
    /// The year.
    Year,
    /// Who decides: `Chủ tịch Ủy ban nhân dân thành phố Thuận An`.
    Authority,
    /// Number of the decision, with room left where it is not known.
    DecisionNumber,
    /// Date of the decision in words, likewise.
    DecisionDate,
    /// Place and date, likewise.
    PlaceAndDate,
    /// Lines above the signature.
    SignerPost,
    /// Name of who signs.
    SignerName,
}

impl Field {
    /// All fields by the names that profiles use.
    pub const ALL: [(&'static str, Self); 24] = [
        ("ho_ten", Self::Name),
        ("ngay_sinh", Self::Birth),
        ("lop", Self::Class),
        ("don_vi", Self::Unit),
        ("xa_phuong", Self::Commune),
        ("hoc_sinh", Self::Pupil),
        ("goi_la", Self::Child),
        ("thanh_tich", Self::Merit),
        ("thanh_tich_cuoc_thi", Self::MeritAtContest),
        ("cap", Self::Level),
        ("giai", Self::Prize),
        ("mon", Self::Subject),
        ("cuoc_thi", Self::Contest),
        ("so_tien", Self::Money),
        ("so_tien_chu", Self::MoneyWords),
        ("so_hieu", Self::Serial),
        ("ma_bo", Self::SetCode),
        ("nam", Self::Year),
        ("tham_quyen", Self::Authority),
        ("so_quyet_dinh", Self::DecisionNumber),
        ("ngay_quyet_dinh", Self::DecisionDate),
        ("dia_danh_ngay", Self::PlaceAndDate),
        ("chuc_vu_ky", Self::SignerPost),
        ("nguoi_ky", Self::SignerName),
    ];
}

/// A printer's tray (máy in, khay), as measured on the calibration sheet.
#[derive(Clone, Debug, PartialEq)]
pub struct Printer {
    /// Code by which profiles name it.
    pub code: String,
    /// What staff call it.
    pub title: String,
    /// Size of the sheet that was measured, in millimetres as it is read.
    pub size: [f64; 2],
    /// Where the crosses A, B, C, D came out, in millimetres from the left and the upper edge; `None` before they are measured.
    pub measured: Option<[[f64; 2]; 4]>,
}

/// What the agreement says of certificates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CertificateSettings {
    /// Name of the profile of each list, by list code; a list that is not named takes the built-in one, an empty name makes none.
    pub profiles: std::collections::BTreeMap<String, String>,
    /// Sheets to buy beyond those that are needed, in hundredths of them.
    pub spare: u32,
    /// Each certificate is also a file of its own.
    pub single: bool,
}

impl Default for CertificateSettings {
    fn default() -> Self {
        Self { profiles: std::collections::BTreeMap::new(), spare: 5, single: false }
    }
}

impl CertificateSettings {
    /// Name of a list's profile; `None` for a list without certificates.
    #[must_use]
    pub fn profile(&self, list: &str) -> Option<&str> {
        let built_in = match list {
            "GVBD" => "giay-khen-giao-vien",
            "HOCBONG" => "hoc-bong",
            "TAPTHE" => "giay-khen-tap-the",
            _ => "giay-khen",
        };
        Some(self.profiles.get(list).map_or(built_in, String::as_str)).filter(|name| !name.is_empty())
    }

    /// Sheets to buy where so many are needed: the spare ones rounded up.
    #[must_use]
    pub fn sheets(&self, needed: usize) -> usize {
        let spare = usize::try_from(self.spare).unwrap_or(usize::MAX);
        needed.saturating_add(needed.saturating_mul(spare).div_ceil(100))
    }
}
