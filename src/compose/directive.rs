//! Lines that begin with `:::`: what Markdown has no mark for.
//!
//! | line | means |
//! |---|---|
//! | `::: phu-luc ngang: Tên phụ lục` | a new appendix, on pages that lie `ngang` or stand `dung` |
//! | `::: ghi-chu-bang: Đơn vị tính: đồng` | the line above a table, at the right |
//! | `::: ten-bang: Bảng 1. …` | the bold line above a table |
//! | `::: tham-quyen: QUYẾT ĐỊNH:` | the authority line of a decision |

use std::ops::Range;

use super::front::{ORIENTATIONS, orientation};
use super::inline::MarkdownFault;
use super::markdown;
use crate::model::document::{Orientation, Role, Text};
use crate::vietnamese::nearest::nearest;

/// What begins a directive.
pub(super) const MARK: &str = ":::";

/// A directive that was understood.
#[derive(Debug)]
pub(super) enum Directive {
    /// A new appendix.
    Appendix(Orientation, Text),
    /// A paragraph of an element that Markdown cannot say.
    Line(Role, Text),
}

const WORDS: [(&str, Option<Role>); 4] = [
    ("phu-luc", None),
    ("ghi-chu-bang", Some(Role::TableNote)),
    ("ten-bang", Some(Role::TableCaption)),
    ("tham-quyen", Some(Role::Authority)),
];

/// Understands a line that begins with [`MARK`] and stands at `at`.
pub(super) fn read(line: &str, at: &Range<usize>) -> Result<Directive, MarkdownFault> {
    let (head, words) = parts(line);
    let (name, argument) = head.split_once(char::is_whitespace).map_or((head, ""), |(name, argument)| (name, argument.trim()));
    let fault = |message: String, advice: String| MarkdownFault { at: at.clone(), message, advice };
    let Some((_, role)) = WORDS.iter().find(|(word, _)| *word == name) else {
        return Err(fault(format!("không có lệnh “::: {name}”."), advice(name, WORDS.map(|(word, _)| word))));
    };
    let text = || markdown::line(words).map_err(|inner| fault(inner.message, inner.advice));
    match role {
        Some(_) if !argument.is_empty() => {
            Err(fault(format!("không hiểu “{argument}” sau lệnh “::: {name}”."), "Viết dấu hai chấm rồi đến chữ cần in.".into()))
        }
        _ if words.is_empty() => {
            Err(fault(format!("lệnh “::: {name}” chưa có chữ cần in."), "Viết dấu hai chấm rồi đến chữ cần in.".into()))
        }
        Some(role) => Ok(Directive::Line(*role, text()?)),
        None => match orientation(argument) {
            Some(orientation) => Ok(Directive::Appendix(orientation, text()?)),
            None => Err(fault(format!("không có khổ giấy “{argument}”."), advice(argument, ORIENTATIONS))),
        },
    }
}

/// Name with argument, and the words after the first colon.
fn parts(line: &str) -> (&str, &str) {
    let line = line.trim().trim_start_matches(':').trim_start();
    line.split_once(':').map_or((line, ""), |(head, words)| (head.trim_end(), words.trim()))
}

fn advice<const N: usize>(word: &str, words: [&str; N]) -> String {
    nearest(word, words).map_or_else(|| format!("Dùng được: {}.", words.join(", ")), |near| format!("Có phải là “{near}”?"))
}
