//! A value that was understood though it is not written as the form asks: read once, and shown to staff as it was understood.

use super::old_text::OldKind;
use super::rules::{CAPITALS_MENDED, DECODED, TWO_ENCODINGS, UNDERSTOOD};
use crate::model::finding::Finding;
use crate::model::place::Place;

/// What staff should see of how a cell was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remark {
    /// A number or date in an unusual form, and how it was understood: `1.200.000`, `05/09/2012`.
    Understood(String),
    /// A name whose capitals were mended, as it will be printed.
    Capitals(String),
}

impl Remark {
    /// The finding at a cell of the item or column called `label`; `typed` is what the cell shows.
    pub fn finding(self, place: Place, label: &str, typed: &str) -> Finding {
        match self {
            Self::Understood(shown) => {
                let message = format!("“{label}” đang ghi “{typed}”, được hiểu là {shown}.");
                let advice = format!("Đúng là {shown} thì không cần làm gì; không đúng thì ghi lại.");
                Finding::new(&UNDERSTOOD, place, typed, message).advise(advice)
            }
            // Names stay out of messages; the value shows both spellings.
            Self::Capitals(shown) => {
                let message = format!("“{label}” viết hoa khác quy định; văn bản sẽ in hoa chữ cái đầu của mỗi chữ.");
                Finding::new(&CAPITALS_MENDED, place, format!("{typed} → {shown}"), message)
            }
        }
    }
}

/// The finding of a text from before Unicode; `text` is what the cell was read as. Both spellings stand in its value: the text may
/// be a name, which stays out of messages.
pub fn old_text(kind: &OldKind, place: Place, label: &str, text: &str) -> Finding {
    match kind {
        OldKind::Decoded(original) => {
            let message = format!("“{label}” gõ bằng phông chữ cũ, đã chuyển sang Unicode.");
            Finding::new(&DECODED, place, format!("{original} → {text}"), message)
        }
        OldKind::Doubtful(other) => {
            let message = format!("“{label}” có thể gõ bằng phông chữ cũ: đọc được theo hai cách.");
            Finding::new(&TWO_ENCODINGS, place, format!("{text} / {other}"), message)
        }
    }
}
