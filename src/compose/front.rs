//! The head of a template: what stands in the frame of the paper, between two lines of `+++`.

use std::ops::Range;
use std::sync::Arc;

use serde::Deserialize;
use toml::Spanned;

use super::each::Group;
use super::listing::ListingEntry;
use crate::error::SourceFault;
use crate::form::LIST_CODES;
use crate::model::document::Orientation;
use crate::source::{Faults, toml_fault};

/// A text with its place in the file; it may hold expressions.
pub(super) type Field = Spanned<String>;

/// The head as written. What the agreement says of the document goes before `co_quan` to `noi_nhan`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(clippy::struct_excessive_bools, reason = "the head as staff write it: each is a key of its own")]
pub(super) struct Front {
    /// Kind of document in sentence case: `Báo cáo`. A `Công văn` has no title, only `V/v`.
    pub(super) loai: Field,
    /// Letters of the kind in the number's symbol: `BC`; none for kinds that have none.
    #[serde(default)]
    pub(super) ky_hieu: Option<Field>,
    /// Subject.
    pub(super) trich_yeu: Field,
    /// `dung` or `ngang`; upright if not given.
    #[serde(default)]
    kho: Option<Field>,
    /// Word of the units for each of which a paper is made; one paper of the whole year if not given.
    #[serde(default)]
    moi_don_vi: Option<Field>,
    /// Code of the list for each of whose persons the paper is made once more, all of them in one file.
    #[serde(default)]
    moi_nguoi: Option<Field>,
    /// What it is made for: a count, or a text. While that is 0 or empty the paper is made only when it is asked for by name.
    #[serde(default)]
    pub(super) khi_co: Option<Field>,
    /// `false` for papers that state nothing of the year's totals: they are ready to sign while the year is incomplete.
    #[serde(default = "yes")]
    pub(super) du_thao: bool,
    /// `du` or `khong`: with letterhead and signatures, or with neither; with both if not given.
    #[serde(default)]
    khung: Option<Field>,
    /// `false` for sheets that are cut up, all of whose pages begin alike: kind and subject stand in the file's properties alone.
    #[serde(default = "yes")]
    pub(super) tieu_de: bool,
    /// The whole paper on one page, its tables in as small a type as that takes.
    #[serde(default)]
    pub(super) mot_trang: bool,
    /// Size in points of text and tables that are read from afar; as the style table says if not given.
    #[serde(default)]
    co_chu: Option<Spanned<u16>>,
    /// Made from the set of awards: the set's code stands at its foot.
    #[serde(default)]
    pub(super) bo_khen_thuong: bool,
    /// What of the set of awards it lists, read back from the finished paper and compared; nothing if not given.
    #[serde(default)]
    pub(super) doi_chieu: Option<ListingEntry>,
    /// For the wall and the web: the template is given no birth date, no hardship and no person's amount, so none can be in it.
    #[serde(default)]
    pub(super) cong_khai: bool,
    /// Number of the paper.
    #[serde(default)]
    pub(super) so: Option<Field>,
    /// Date of the paper, yyyy-mm-dd as the engine prints dates; blank for none.
    #[serde(default)]
    pub(super) ngay: Option<Field>,
    /// Keys of the issuing bodies.
    #[serde(default)]
    pub(super) co_quan: Vec<Field>,
    /// Whether the parent of a body stands above it; a single body has its parent unless this says no, two have none.
    #[serde(default)]
    pub(super) ghi_chu_quan: Option<bool>,
    /// `body.signer`, left to right.
    #[serde(default)]
    pub(super) nguoi_ky: Vec<Field>,
    /// Posts under which the paper is signed, left to right, in the place of signers: `Thư ký`, `Chủ tọa`; names are written by hand.
    #[serde(default)]
    pub(super) chuc_danh_ky: Vec<Field>,
    /// Who keeps a paper without a letterhead, such as a list of money; stands at its head.
    #[serde(default)]
    pub(super) don_vi_lap: Option<Field>,
    /// Authority line of a decision, above the grounds.
    #[serde(default)]
    pub(super) tham_quyen: Option<Field>,
    /// Whole citations after "Căn cứ".
    #[serde(default)]
    pub(super) can_cu: Vec<Field>,
    /// Whole citation after "Theo đề nghị của", below the grounds.
    #[serde(default)]
    pub(super) theo_de_nghi: Option<Field>,
    /// Names of documents that the text cites, as `vien_dan`.
    #[serde(default)]
    pub(super) vien_dan: Vec<Field>,
    /// Names of documents whose texts are attached as appendices.
    #[serde(default)]
    pub(super) kem_theo: Vec<Field>,
    /// Kính gửi.
    #[serde(default)]
    pub(super) kinh_gui: Vec<Field>,
    /// Nơi nhận.
    #[serde(default)]
    pub(super) noi_nhan: Vec<Field>,
}

fn yes() -> bool {
    true
}

/// What opens and closes the head.
const FENCE: &str = "+++";

impl Front {
    /// Every field that may hold expressions.
    pub(super) fn fields(&self) -> impl Iterator<Item = &Field> {
        let lists = [&self.can_cu, &self.kinh_gui, &self.noi_nhan, &self.chuc_danh_ky].into_iter().flatten();
        let single = [&self.ky_hieu, &self.so, &self.ngay, &self.tham_quyen, &self.theo_de_nghi, &self.don_vi_lap, &self.khi_co]
            .into_iter()
            .flatten();
        [&self.loai, &self.trich_yeu].into_iter().chain(single).chain(lists)
    }

    /// The paper of the main part.
    pub(super) fn orientation(&self) -> Orientation {
        self.kho.as_ref().and_then(|word| orientation(word.get_ref())).unwrap_or(Orientation::Portrait)
    }

    /// The units for each of which a paper is made.
    pub(super) fn group(&self) -> Option<Group> {
        self.moi_don_vi.as_ref().and_then(|word| Group::of(word.get_ref()))
    }

    /// The list for each of whose persons the paper is made.
    pub(super) fn each_of(&self) -> Option<&str> {
        self.moi_nguoi.as_ref().map(|code| code.get_ref().as_str())
    }

    /// The paper has neither letterhead nor signatures.
    pub(super) fn bare(&self) -> bool {
        self.khung.as_ref().is_some_and(|word| word.get_ref() == FRAMES[1])
    }

    /// Size in points of a paper that is read from afar.
    pub(super) fn large(&self) -> Option<u16> {
        self.co_chu.as_ref().map(|size| *size.get_ref())
    }

    /// Adds a fault for each word that is not one of its few.
    pub(super) fn check(&self, faults: &mut Faults) {
        if let Some(word) = self.kho.as_ref().filter(|word| orientation(word.get_ref()).is_none()) {
            faults.unknown(word.span(), "khổ giấy", word.get_ref(), ORIENTATIONS);
        }
        if let Some(word) = self.moi_don_vi.as_ref().filter(|word| Group::of(word.get_ref()).is_none()) {
            faults.unknown(word.span(), "nhóm đơn vị", word.get_ref(), Group::WORDS.map(|(word, _)| word));
        }
        if let Some(word) = self.moi_nguoi.as_ref().filter(|word| !LIST_CODES.contains(&word.get_ref().as_str())) {
            faults.unknown(word.span(), "danh sách", word.get_ref(), LIST_CODES);
        }
        if let Some(word) = self.khung.as_ref().filter(|word| !FRAMES.contains(&word.get_ref().as_str())) {
            faults.unknown(word.span(), "khung", word.get_ref(), FRAMES);
        }
        if let Some(size) = self.co_chu.as_ref().filter(|size| !LARGE.contains(size.get_ref())) {
            let (least, most) = (LARGE.start(), LARGE.end());
            faults.add(
                size.span(),
                format!("cỡ chữ {} không dùng được.", size.get_ref()),
                format!("Ghi một số từ {least} đến {most}."),
            );
        }
        if let Some(listing) = &self.doi_chieu {
            listing.check(faults);
        }
        for field in [&self.loai, &self.trich_yeu] {
            if field.get_ref().trim().is_empty() {
                faults.add(field.span(), "chỗ này còn trống.", "Ghi tên loại và trích yếu của văn bản.");
            }
        }
    }
}

/// Sizes in points of papers that are read from afar.
const LARGE: std::ops::RangeInclusive<u16> = 10..=36;

/// Words for a paper with its frame and one without.
const FRAMES: [&str; 2] = ["du", "khong"];

/// Words for the two ways a page lies.
pub(super) const ORIENTATIONS: [&str; 2] = ["dung", "ngang"];

/// The way a page lies, by its word.
pub(super) fn orientation(word: &str) -> Option<Orientation> {
    match word {
        "dung" => Some(Orientation::Portrait),
        "ngang" => Some(Orientation::Landscape),
        _ => None,
    }
}

/// Reads the head of a template; with it, the byte at which the body begins.
pub(super) fn read(file: &str, text: &Arc<str>) -> Result<(Front, usize), Vec<SourceFault>> {
    let (head, body) = split(text).ok_or_else(|| {
        let advice = "Dòng đầu tệp là +++, sau phần khai báo có một dòng +++ nữa, rồi đến nội dung.";
        let first = 0..text.lines().next().map_or(0, str::len);
        vec![SourceFault::in_text(file, text, first, "mẫu văn bản không có phần khai báo.", advice)]
    })?;
    // Blanks keep every place of the head where it is in the file.
    let padded = format!("{}{}", " ".repeat(head.start), text.get(head).unwrap_or(""));
    toml::from_str(&padded).map(|front| (front, body)).map_err(|fault| vec![toml_fault(file, text, &fault)])
}

/// The bytes of the head without its fences, and the first byte of the body.
fn split(text: &str) -> Option<(Range<usize>, usize)> {
    let mut place = 0;
    let mut start = None;
    for line in text.split_inclusive('\n') {
        let end = place + line.len();
        let fence = line.trim_end() == FENCE;
        match start {
            None if fence => start = Some(end),
            None => return None,
            Some(start) if fence => return Some((start..place, end)),
            Some(_) => {}
        }
        place = end;
    }
    None
}
