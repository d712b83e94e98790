//! A form: what a workbook must contain. One schema writes the blank workbook, reads it back and words the findings.

use super::unit::UnitKind;
use super::value::ValueKind;

/// One form file (`templates/forms/*.toml` or `mau/*.toml`).
#[derive(Clone, Debug)]
pub struct Form {
    /// The kind of unit that fills it; its code is the file's stem (`truong`, `xa-phuong`, `co-quan`).
    pub kind: UnitKind,
    /// Title printed at the head of the first sheet.
    pub title: String,
    /// Version written into a hidden place of each workbook.
    pub version: String,
    /// Sheets of single items, in order.
    pub sheets: Vec<ItemSheet>,
    /// Nomination sheets, in order.
    pub lists: Vec<ListForm>,
    /// Identities that must hold.
    pub identities: Vec<Identity>,
    /// Pairs of items of which the first is part of the second.
    pub parts: Vec<Part>,
    /// Ratios whose plausible range is known; outside it is a warning.
    pub ranges: Vec<PlausibleRange>,
}

impl Form {
    /// All items in form order; a [`super::submission::Submission`] keeps its entries in the same order.
    pub fn items(&self) -> impl Iterator<Item = &Item> {
        self.sheets.iter().flat_map(|sheet| &sheet.sections).flat_map(|section| &section.items)
    }

    /// Position of an item in form order.
    #[must_use]
    pub fn item_position(&self, code: &str) -> Option<usize> {
        self.items().position(|item| item.code == code)
    }

    /// Position of a nomination sheet (`HSG`, `GVBD`, …) in [`Form::lists`].
    #[must_use]
    pub fn list_position(&self, code: &str) -> Option<usize> {
        self.lists.iter().position(|list| list.code == code)
    }
}

/// A sheet of single items.
#[derive(Clone, Debug)]
pub struct ItemSheet {
    /// Name on the tab.
    pub name: String,
    /// Sections in order.
    pub sections: Vec<ItemSection>,
}

/// A titled group of items.
#[derive(Clone, Debug)]
pub struct ItemSection {
    /// Printed title.
    pub title: String,
    /// Items in order.
    pub items: Vec<Item>,
}

/// One reported figure (chỉ tiêu số liệu).
#[derive(Clone, Debug)]
pub struct Item {
    /// Code: the defined name of its input cell, the JSON key and the template variable.
    pub code: String,
    /// Printed label.
    pub label: String,
    /// Other labels under which it is found when defined names were lost.
    pub other_labels: Vec<String>,
    /// Đơn vị tính as printed: người, đồng, suất; empty for yes/no, dates, choices.
    pub measure: String,
    /// Kind, limits and choices.
    pub rule: ValueRule,
    /// Note shown on the input cell; empty for none.
    pub note: String,
    /// Whether it is added up over units; false for scores and the like.
    pub summed: bool,
}

/// What a value must be; shared by items and columns.
#[derive(Clone, Debug)]
pub struct ValueRule {
    /// Kind of value.
    pub kind: ValueKind,
    /// A blank cell is a fault.
    pub required: bool,
    /// Least value: count, đồng, or hundredths of a decimal.
    pub min: Option<i64>,
    /// Greatest value, in the same units.
    pub max: Option<i64>,
    /// Earliest date.
    pub earliest: Option<DateLimit>,
    /// Latest date.
    pub latest: Option<DateLimit>,
    /// Accepted words of a [`ValueKind::Choice`], in order; of a [`ValueKind::Text`] mere suggestions in the drop-down.
    pub choices: Vec<Choice>,
}

/// A date limit relative to the agreement's year, so that a form serves many years.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DateLimit {
    /// Years added to the agreement's year; -25 is 25 years before.
    pub year_offset: i32,
    /// Month, 1 to 12.
    pub month: u32,
    /// Day, 1 to 31.
    pub day: u32,
}

impl DateLimit {
    /// The limit in the year of an agreement; `None` if that day does not exist.
    #[must_use]
    pub fn in_year(self, year: i32) -> Option<chrono::NaiveDate> {
        chrono::NaiveDate::from_ymd_opt(year.checked_add(self.year_offset)?, self.month, self.day)
    }
}

/// One accepted word of a choice.
#[derive(Clone, Debug)]
pub struct Choice {
    /// The word as listed in the drop-down and written to JSON.
    pub word: String,
    /// Other spellings that mean the same (`huyện` for `thành phố`).
    pub also: Vec<String>,
}

/// A nomination sheet: one Excel table named as its code.
#[derive(Clone, Debug)]
pub struct ListForm {
    /// `HSG`, `GVBD`, `HOCBONG`, `TAPTHE`: sheet name and table name.
    pub code: String,
    /// Title printed above the table.
    pub title: String,
    /// Columns in order.
    pub columns: Vec<Column>,
    /// Blank rows prepared in the workbook.
    pub blank_rows: u32,
}

impl ListForm {
    /// Position of a column by code.
    #[must_use]
    pub fn column_position(&self, code: &str) -> Option<usize> {
        self.columns.iter().position(|column| column.code == code)
    }
}

/// A column of a nomination sheet.
#[derive(Clone, Debug)]
pub struct Column {
    /// Code, for templates and JSON: `ho_ten`, `ngay_sinh`, `cap`, `giai`.
    pub code: String,
    /// Printed heading.
    pub heading: String,
    /// Other accepted headings.
    pub other_headings: Vec<String>,
    /// Kind, limits and choices.
    pub rule: ValueRule,
    /// Width in the workbook, in characters.
    pub width: u32,
    /// Note on the heading; empty for none.
    pub note: String,
}

/// `result = sum of plus - sum of minus`, by item codes.
#[derive(Clone, Debug)]
pub struct Identity {
    /// Item that must equal the sum.
    pub result: String,
    /// Items added.
    pub plus: Vec<String>,
    /// Items taken away.
    pub minus: Vec<String>,
}

/// `part` may never exceed `whole`, both sums of items.
#[derive(Clone, Debug)]
pub struct Part {
    /// Item that is the part.
    pub part: String,
    /// Items whose sum is the whole.
    pub whole: Vec<String>,
    /// A doubtful relation warns instead of refusing.
    pub warning: bool,
}

/// `low <= numerator / denominator <= high`, compared as integers: `numerator * scale` against `limit * denominator`.
#[derive(Clone, Debug)]
pub struct PlausibleRange {
    /// Items added in the numerator.
    pub numerator: Vec<String>,
    /// Items added in the denominator.
    pub denominator: Vec<String>,
    /// 100 for percent, 1 for đồng per unit.
    pub scale: i64,
    /// Least plausible value.
    pub low: i64,
    /// Greatest plausible value.
    pub high: i64,
    /// What the ratio is, in plain Vietnamese ("Hội viên trên dân số").
    pub label: String,
}
