//! Certificates on stock that the office buys: a profile says where text goes, the award set what it says, and a printer's
//! measured crosses where the page must be drawn so that it lands there. All pure: profile + awards → pages of placed text.

mod calibrate;
mod contact;
mod cross_sheet;
mod facts;
mod fit;
mod ledger;
mod load;
mod pattern;
mod phrases;
mod picture;
mod place;
mod printers;
mod raw;
mod report;

pub use calibrate::{correction, crosses, describe};
pub use contact::contact;
pub use cross_sheet::{cross_sheet, papers_of};
pub use facts::Facts;
pub use fit::{Fit, Fitted, fit};
pub use ledger::{Entry, HEAD as LEDGER_HEAD, entries};
pub use load::load;
pub use picture::{LIMIT as PICTURE_LIMIT, read as read_picture};
pub use place::{Dress, Note, Placed, place};
pub use printers::{Printers, load as load_printers};
pub use report::{ListFit, report};

/// The profiles inside the program: name and text. One of the same name in `mau/` replaces it.
pub const BUILT_IN: [(&str, &str); 5] = [
    ("giay-khen", include_str!("../../templates/certificates/giay-khen.toml")),
    ("giay-khen-a3", include_str!("../../templates/certificates/giay-khen-a3.toml")),
    ("giay-khen-giao-vien", include_str!("../../templates/certificates/giay-khen-giao-vien.toml")),
    ("giay-khen-tap-the", include_str!("../../templates/certificates/giay-khen-tap-the.toml")),
    ("hoc-bong", include_str!("../../templates/certificates/hoc-bong.toml")),
];

/// The file of measured printers that a first calibration starts from.
pub const PRINTERS: &str = include_str!("../../templates/may-in.toml");
