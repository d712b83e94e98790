//! The rows that add up a list: each number in them is held against the rows above, then the row is left out.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::labels::comparable;
use super::rules::TOTAL_DIFFERS;
use super::sheets::{Cell, Row, Sheet};
use super::shown::{shown, whole};
use crate::model::finding::Finding;
use crate::model::form::{Column, ListForm};
use crate::model::place::{CellAddress, Place};
use crate::model::submission::{Field, NominationSheet, Nominee};
use crate::model::value::ValueKind;
use crate::vietnamese::number_text;
use crate::vietnamese::numbers;
use crate::vietnamese::text::fold;

/// First words of a row that adds up those above, comparable.
const WORDS: [&str; 6] = ["tong cong", "tong so luong", "tong so", "cong chung", "tong", "cong"];
/// What may follow them beside numbers: what is counted.
const COUNTED: [&str; 22] = [
    "em", "hoc", "sinh", "hs", "nguoi", "giai", "suat", "dong", "d", "gv", "giao", "vien", "tap", "the", "ca", "nhan", "luot",
    "danh", "sach", "co", "la", "so",
];

/// True when one of the first two filled cells says that the row adds up others.
pub fn is_total(row: Row<'_>) -> bool {
    row.cells().take(2).any(|(_, cell)| match cell {
        // Only words that begin with T or C are looked at closely: this is asked for every row.
        Cell::Text(text) if text.starts_with(['T', 't', 'C', 'c']) && text.len() < 60 => {
            let begins = ["tổng", "cộng", "tong", "cong"];
            let lower: String = text.chars().take(4).flat_map(char::to_lowercase).collect();
            begins.contains(&lower.as_str()) && is_total_word(&comparable(text))
        }
        _ => false,
    })
}

fn is_total_word(text: &str) -> bool {
    WORDS.iter().filter_map(|word| text.strip_prefix(word)).any(|rest| {
        let mut words = rest.split(|letter: char| !letter.is_ascii_alphabetic()).filter(|word| !word.is_empty());
        !rest.starts_with(|letter: char| letter.is_ascii_alphabetic())
            && (rest.contains(':') || words.all(|word| COUNTED.contains(&word)))
    })
}

/// Findings for the numbers of total rows (row numbers from the top down) that no way of counting the rows above gives.
pub fn check(list: &ListForm, file: &Arc<str>, sheet: &Sheet, nominees: &NominationSheet, totals: &[u32]) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut since = 0;
    for number in totals {
        let row = sheet.row(*number);
        for (column, cell) in row.cells() {
            let position = nominees.columns.iter().position(|found| *found == Some(column));
            let of = position.and_then(|position| Some((position, list.columns.get(position)?)));
            let counted = Counted { nominees, from: since, to: *number, of };
            if let Some((message, sum)) = stated(cell).and_then(|stated| counted.disagrees(stated)) {
                let place = Place::cell(file, &sheet.name, CellAddress { row: *number, column });
                let finding = Finding::new(&TOTAL_DIFFERS, place, shown(cell), message);
                findings.push(if sum { finding } else { finding.as_warning() });
            }
        }
        since = *number;
    }
    findings
}

/// The number that a cell of a total row states, alone or after its words ("Tổng cộng: 12 em").
fn stated(cell: Cell<'_>) -> Option<i64> {
    match cell {
        Cell::Number(number) => whole(number),
        Cell::Text(text) => number_text::count(text, "").ok().map(|written| written.number).or_else(|| {
            let mut runs = text.split(|letter: char| !letter.is_ascii_digit()).filter(|run| !run.is_empty());
            let only = runs.next().filter(|_| runs.next().is_none())?;
            only.parse().ok()
        }),
        _ => None,
    }
}

/// The rows that a number in a total row may speak of: those since the total row before, or all above.
struct Counted<'a> {
    nominees: &'a NominationSheet,
    from: u32,
    to: u32,
    of: Option<(usize, &'a Column)>,
}

impl<'a> Counted<'a> {
    /// What is wrong with the number, and whether it is a sum; `None` if it agrees with one way of counting, or if the rows
    /// cannot be added up.
    fn disagrees(&self, stated: i64) -> Option<(String, bool)> {
        if let Some((position, column)) = self.of.filter(|(_, column)| is_summed(column)) {
            let sums = [self.sum(position, self.from)?, self.sum(position, 0)?];
            let unit = if column.rule.kind == ValueKind::Money { " đồng" } else { "" };
            let [stated_words, shown] = [i128::from(stated), sums[1]].map(|number| numbers::integer(number) + unit);
            let message =
                format!("Dòng cộng ghi {stated_words} ở cột “{}”, cộng các dòng phía trên được {shown}.", column.heading);
            return (!sums.contains(&i128::from(stated))).then_some((message, true));
        }
        let agrees = [self.from, 0].into_iter().any(|from| self.counts(from).contains(&stated));
        let rows = self.rows(0).count();
        (!agrees).then(|| (format!("Dòng cộng ghi {stated}, danh sách phía trên có {rows} dòng."), false))
    }

    fn rows(&self, from: u32) -> impl Iterator<Item = Nominee<'a>> + use<'a> {
        let to = self.to;
        self.nominees.nominees().filter(move |nominee| nominee.row() >= from && nominee.row() < to)
    }

    fn sum(&self, position: usize, from: u32) -> Option<i128> {
        self.rows(from).try_fold(0, |sum, nominee| match nominee.field(position) {
            Field::Integer(number) => Some(sum + i128::from(number)),
            Field::Missing => Some(sum),
            _ => None,
        })
    }

    /// How many rows, filled cells of this column, ticks in it, and different persons there are.
    fn counts(&self, from: u32) -> [i64; 4] {
        let of_column = |test: &dyn Fn(Field<'_>) -> bool| {
            let position = self.of.map(|(position, _)| position);
            self.rows(from).filter(|nominee| position.is_some_and(|position| test(nominee.field(position)))).count()
        };
        let persons: BTreeSet<Vec<String>> = self.rows(from).map(|nominee| self.person(nominee)).collect();
        let counts = [
            self.rows(from).count(),
            of_column(&|field| field != Field::Missing),
            of_column(&|field| field == Field::YesNo(true)),
            persons.len(),
        ];
        counts.map(|count| i64::try_from(count).unwrap_or(i64::MAX))
    }

    /// The first name and date of a row, which tell persons apart.
    fn person(&self, nominee: Nominee<'_>) -> Vec<String> {
        let fields = (0..self.nominees.columns.len()).map(|position| nominee.field(position));
        let told = fields.filter_map(|field| match field {
            Field::Text(text) => Some(fold(text)),
            Field::Date(date) => Some(date.to_string()),
            _ => None,
        });
        told.take(2).collect()
    }
}

/// True for columns of numbers that are added up, but for the running number.
fn is_summed(column: &Column) -> bool {
    matches!(column.rule.kind, ValueKind::Count | ValueKind::Money) && column.code != super::rows::NUMBER_CODE
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_totals_are_told_from_names() {
        for (text, total) in [
            ("Tổng cộng", true),
            ("TỔNG SỐ: 12 em", true),
            ("Cộng (05 giải)", true),
            ("Tổng cộng 12 học sinh", true),
            ("Tổng số học sinh đạt giải: 9", true),
            ("Tổng phụ trách Đội", false),
            ("Cộng đồng khuyến học khu phố 1", false),
            ("Tổng Thị Bình", false),
        ] {
            assert_eq!(is_total_word(&comparable(text)), total, "{text}");
        }
    }
}
