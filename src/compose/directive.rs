//! Lines that begin with `:::`: what Markdown has no mark for.
//!
//! | line | means |
//! |---|---|
//! | `::: phu-luc ngang: Tên phụ lục` | a new appendix, on pages that lie `ngang` or stand `dung` |
//! | `::: ghi-chu-bang: Đơn vị tính: đồng` | the line above a table, at the right |
//! | `::: ten-bang: Bảng 1. …` | the bold line above a table |
//! | `::: tham-quyen: QUYẾT ĐỊNH:` | the authority line of a decision |
//! | `::: sang-trang` | what follows begins a page |
//! | `::: rong-cot 7: 35` | the seventh column of the next table is at least so many millimetres wide |
//! | `::: hang-cao: 9` | rows of the next table are at least so many millimetres high |
//! | `::: cong-trang 6: em` | the next table has the sum of its sixth column at the foot of each page; a row is an `em` |

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
    /// What follows begins a page.
    PageBreak,
    /// What the next table is like.
    Table(Setting),
}

/// What a table is like beyond its cells.
#[derive(Debug)]
pub(super) enum Setting {
    /// Least height of its rows in millimetres.
    RowHeight(u16),
    /// Least width of a column, counted from 0, in millimetres.
    ColumnWidth(usize, u16),
    /// Summed page by page: the column, from 0, and what a row is.
    PageTotal(usize, String),
}

/// Heights in millimetres that rows may be given.
const HEIGHTS: std::ops::RangeInclusive<u16> = 5..=200;
/// Columns that may be summed, counted from 1; the words of the sum stand in those before it.
const COLUMNS: std::ops::RangeInclusive<usize> = 2..=40;

/// Widths in millimetres that columns may be given.
const WIDTHS: std::ops::RangeInclusive<u16> = 5..=200;

const PAGE_BREAK: &str = "sang-trang";
const COLUMN_WIDTH: &str = "rong-cot";
const ROW_HEIGHT: &str = "hang-cao";
const PAGE_TOTAL: &str = "cong-trang";

const WORDS: [(&str, Option<Role>); 8] = [
    ("phu-luc", None),
    ("ghi-chu-bang", Some(Role::TableNote)),
    ("ten-bang", Some(Role::TableCaption)),
    ("tham-quyen", Some(Role::Authority)),
    (PAGE_BREAK, None),
    (COLUMN_WIDTH, None),
    (ROW_HEIGHT, None),
    (PAGE_TOTAL, None),
];

/// Understands a line that begins with [`MARK`] and stands at `at`.
pub(super) fn read(line: &str, at: &Range<usize>) -> Result<Directive, MarkdownFault> {
    let (head, words) = parts(line);
    let (name, argument) = head.split_once(char::is_whitespace).map_or((head, ""), |(name, argument)| (name, argument.trim()));
    let fault = |message: String, advice: String| MarkdownFault { at: at.clone(), message, advice };
    let Some((_, role)) = WORDS.iter().find(|(word, _)| *word == name) else {
        return Err(fault(format!("không có lệnh “::: {name}”."), advice(name, WORDS.map(|(word, _)| word))));
    };
    if name == PAGE_BREAK {
        let alone = argument.is_empty() && words.is_empty();
        let advice = format!("Viết “::: {PAGE_BREAK}” một mình trên một dòng.");
        return if alone {
            Ok(Directive::PageBreak)
        } else {
            Err(fault(format!("không hiểu lệnh “::: {name}”."), advice))
        };
    }
    if let Some(setting) = setting(name, argument, words) {
        return setting.map(Directive::Table).map_err(|advice| fault(format!("không hiểu lệnh “::: {name}”."), advice));
    }
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

/// What the next table is like, or what to write; `None` for other directives.
fn setting(name: &str, argument: &str, words: &str) -> Option<Result<Setting, String>> {
    match name {
        ROW_HEIGHT => {
            let height = words.parse().ok().filter(|height| argument.is_empty() && HEIGHTS.contains(height));
            let advice = || {
                format!(
                    "Viết ví dụ “::: {ROW_HEIGHT}: 9”: mỗi hàng của bảng cao ít nhất 9 mm, từ {} đến {}.",
                    HEIGHTS.start(),
                    HEIGHTS.end()
                )
            };
            Some(height.map(Setting::RowHeight).ok_or_else(advice))
        }
        COLUMN_WIDTH => {
            let column: Option<usize> = argument.parse().ok().and_then(|column: usize| column.checked_sub(1));
            let width = words.parse().ok().filter(|width| WIDTHS.contains(width));
            let advice = || format!("Viết ví dụ “::: {COLUMN_WIDTH} 7: 35”: cột thứ 7 rộng ít nhất 35 mm.");
            Some(column.zip(width).map(|(column, width)| Setting::ColumnWidth(column, width)).ok_or_else(advice))
        }
        PAGE_TOTAL => {
            let column = argument.parse().ok().filter(|column| !words.is_empty() && COLUMNS.contains(column));
            let advice = || format!("Viết ví dụ “::: {PAGE_TOTAL} 6: em”: cuối mỗi trang cộng cột thứ 6, mỗi hàng là một em.");
            Some(column.map(|column| Setting::PageTotal(column - 1, words.to_owned())).ok_or_else(advice))
        }
        _ => None,
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
