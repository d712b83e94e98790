//! Tables for mail merge: a row an award, in the set's order.

use std::collections::HashMap;
use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};

use super::MOST;
use crate::model::award::{Award, AwardSet};
use crate::vietnamese::numbers;

/// A table as it was read; headings first.
type Cells = Vec<Vec<String>>;

/// What differs between an .xlsx for mail merge and the set: plain Vietnamese, at most a handful, awards by their serials. `None`
/// for bytes that are no such file.
#[must_use]
pub fn xlsx(bytes: &[u8], set: &AwardSet) -> Option<Vec<String>> {
    let mut book = Xlsx::new(Cursor::new(bytes)).ok()?;
    let cells = book.worksheet_range_at(0)?.ok()?;
    let text = |cell: &Data| if let Data::String(text) = cell { text.clone() } else { cell.to_string() };
    Some(compare(&cells.rows().map(|row| row.iter().map(text).collect()).collect(), set))
}

/// The same of a .csv (RFC 4180) in UTF-8 behind a byte order mark.
#[must_use]
pub fn csv(bytes: &[u8], set: &AwardSet) -> Option<Vec<String>> {
    let text = std::str::from_utf8(bytes).ok()?.strip_prefix('\u{feff}')?;
    Some(compare(&parted(text), set))
}

fn parted(text: &str) -> Cells {
    let (mut rows, mut row, mut cell, mut quoted) = (Cells::new(), Vec::new(), String::new(), false);
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => cell.extend(letters.next()),
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(std::mem::take(&mut cell)),
            '\r' if !quoted => {}
            '\n' if !quoted => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            other => cell.push(other),
        }
    }
    rows
}

/// What of an award is compared, by heading. An apostrophe before what a spreadsheet would take for a formula is no part of it.
fn fields(award: &Award) -> [(&'static str, &'static str, String); 5] {
    [
        ("Số hiệu", "số hiệu", award.serial.clone()),
        ("Họ và tên", "họ tên", award.name.clone()),
        ("Họ và tên in hoa", "họ tên in hoa", award.name.to_uppercase()),
        ("Đơn vị", "đơn vị", award.unit_name.clone()),
        ("Số tiền", "số tiền", numbers::integer(award.amount.into())),
    ]
}

fn compare(cells: &Cells, set: &AwardSet) -> Vec<String> {
    let Some((head, rows)) = cells.split_first() else { return vec!["không có hàng đầu đề.".to_owned()] };
    let columns: HashMap<&str, usize> = head.iter().enumerate().map(|(column, heading)| (heading.as_str(), column)).collect();
    let awards: Vec<&Award> = set.lists.iter().flat_map(|list| &list.awards).collect();
    let mut differences = Vec::new();
    if rows.len() != awards.len() {
        differences.push(format!("có {} hàng cho {} người, tập thể.", rows.len(), awards.len()));
    }
    for (award, row) in awards.iter().zip(rows) {
        for (heading, what, wanted) in fields(award) {
            let written = columns.get(heading).and_then(|column| row.get(*column)).map_or("", String::as_str);
            if written != wanted && written.strip_prefix('\'') != Some(wanted.as_str()) {
                differences.push(format!("{}: {what} không đúng từng chữ, hoặc không đúng thứ tự.", award.serial));
            }
        }
        if differences.len() >= MOST {
            break;
        }
    }
    differences.truncate(MOST);
    differences
}
