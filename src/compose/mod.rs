//! From template and year record to [`crate::model::document::Document`].
//!
//! ```text
//! text ─load→ Template ─┐
//!                       ├─compose→ rendered Markdown ─body→ blocks ─assemble→ Document
//! YearRecord → Context ─┘
//! ```

mod assemble;
mod attach;
mod body;
pub mod context;
mod directive;
mod each;
mod engine;
mod escape;
mod fault;
mod filters;
mod frame;
mod front;
mod inline;
mod listing;
mod mark;
mod markdown;
#[cfg(test)]
mod outline;
mod picked;
mod prepare;
pub mod record;
mod strict;
mod table;
mod template;
#[cfg(test)]
mod tests;
#[cfg(test)]
pub(crate) mod year;

pub use assemble::{compose, compose_for};
pub use context::Context;
pub use template::{Template, link, load};

/// The templates inside the program: document name, file name under `mau/` that replaces it, text.
pub const BUILT_IN: [(&str, &str, &str); 31] = [
    ("bang-ma-loi", "bang-ma-loi.md", include_str!("../../templates/documents/bang-ma-loi.md")),
    ("bao-cao-tong-ket", "bao-cao-tong-ket.md", include_str!("../../templates/documents/bao-cao-tong-ket.md")),
    ("danh-sach-hsg", "danh-sach-hsg.md", include_str!("../../templates/documents/danh-sach-hsg.md")),
    ("danh-sach-gvbd", "danh-sach-gvbd.md", include_str!("../../templates/documents/danh-sach-gvbd.md")),
    ("danh-sach-hoc-bong", "danh-sach-hoc-bong.md", include_str!("../../templates/documents/danh-sach-hoc-bong.md")),
    ("quyet-dinh-khen-thuong", "quyet-dinh-khen-thuong.md", include_str!("../../templates/documents/quyet-dinh-khen-thuong.md")),
    ("thoa-thuan", "thoa-thuan.md", include_str!("../../templates/documents/thoa-thuan.md")),
    ("to-trinh-khen-thuong", "to-trinh-khen-thuong.md", include_str!("../../templates/documents/to-trinh-khen-thuong.md")),
    ("bien-ban-kiem-tra", "bien-ban-kiem-tra.md", include_str!("../../templates/documents/bien-ban-kiem-tra.md")),
    ("cong-van-don-doc", "cong-van-don-doc.md", include_str!("../../templates/documents/cong-van-don-doc.md")),
    ("phieu-ket-qua", "phieu-ket-qua.md", include_str!("../../templates/documents/phieu-ket-qua.md")),
    ("ke-hoach-le", "ke-hoach-le.md", include_str!("../../templates/documents/ke-hoach-le.md")),
    ("giay-moi", "giay-moi.md", include_str!("../../templates/documents/giay-moi.md")),
    ("kich-ban-le", "kich-ban-le.md", include_str!("../../templates/documents/kich-ban-le.md")),
    ("ky-nhan-hsg", "ky-nhan-hsg.md", include_str!("../../templates/documents/ky-nhan-hsg.md")),
    ("ky-nhan-gvbd", "ky-nhan-gvbd.md", include_str!("../../templates/documents/ky-nhan-gvbd.md")),
    ("ky-nhan-hoc-bong", "ky-nhan-hoc-bong.md", include_str!("../../templates/documents/ky-nhan-hoc-bong.md")),
    ("danh-sach-theo-truong", "danh-sach-theo-truong.md", include_str!("../../templates/documents/danh-sach-theo-truong.md")),
    ("the-goi-ten", "the-goi-ten.md", include_str!("../../templates/documents/the-goi-ten.md")),
    ("cho-ngoi", "cho-ngoi.md", include_str!("../../templates/documents/cho-ngoi.md")),
    ("dong-goi", "dong-goi.md", include_str!("../../templates/documents/dong-goi.md")),
    ("nhan-phong-bi", "nhan-phong-bi.md", include_str!("../../templates/documents/nhan-phong-bi.md")),
    ("cam-on-nha-tai-tro", "cam-on-nha-tai-tro.md", include_str!("../../templates/documents/cam-on-nha-tai-tro.md")),
    ("danh-sach-tap-the", "danh-sach-tap-the.md", include_str!("../../templates/documents/danh-sach-tap-the.md")),
    ("ky-nhan-tap-the", "ky-nhan-tap-the.md", include_str!("../../templates/documents/ky-nhan-tap-the.md")),
    ("cong-khai-hsg", "cong-khai-hsg.md", include_str!("../../templates/documents/cong-khai-hsg.md")),
    ("cong-khai-gvbd", "cong-khai-gvbd.md", include_str!("../../templates/documents/cong-khai-gvbd.md")),
    ("cong-khai-hoc-bong", "cong-khai-hoc-bong.md", include_str!("../../templates/documents/cong-khai-hoc-bong.md")),
    ("cong-khai-tap-the", "cong-khai-tap-the.md", include_str!("../../templates/documents/cong-khai-tap-the.md")),
    ("cong-khai-theo-truong", "cong-khai-theo-truong.md", include_str!("../../templates/documents/cong-khai-theo-truong.md")),
    ("giay-moi-gia-dinh", "giay-moi-gia-dinh.md", include_str!("../../templates/documents/giay-moi-gia-dinh.md")),
];
