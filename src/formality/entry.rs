//! The texts of an agreement file, each with its keys and its place. Read without the agreement's schema, so that a file that
//! cannot be used yet can be examined all the same.

use std::ops::Range;
use std::sync::Arc;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::slip::Slip;
use crate::error::{Error, SourceFault, SourcePlace};
use crate::model::finding::Rule;
use crate::source;
use crate::vietnamese::text::tidy;

/// All texts of a file in file order.
pub(super) struct Written {
    file: String,
    text: Arc<str>,
    pub entries: Vec<Entry>,
}

/// One text.
pub(super) struct Entry {
    /// Keys from the outermost; those of lists are not counted: `["ben", "nguoi_ky", "chu_tich", "quyen_han"]`.
    pub keys: Vec<String>,
    /// Words in NFC, without spaces at their ends.
    pub text: String,
    /// True for the last text of its list.
    pub last: bool,
    span: Range<usize>,
}

impl Entry {
    /// The innermost key.
    pub fn key(&self) -> &str {
        self.keys.last().map_or("", String::as_str)
    }

    /// The block it stands in: `van_ban`.
    pub fn block(&self) -> &str {
        self.keys.first().map_or("", String::as_str)
    }

    /// Number and symbol of a paper.
    pub fn is_number(&self) -> bool {
        self.key() == "so" && matches!(self.block(), "thoa_thuan" | "can_cu" | "van_ban")
    }

    /// Authority and post above a signature.
    pub fn is_authority(&self) -> bool {
        self.key() == "quyen_han"
    }

    /// Words that are printed as part of a sentence or as a name.
    pub fn is_prose(&self) -> bool {
        const KEYS: [&str; 12] = [
            "ten",
            "ten_ngan",
            "chu_quan",
            "cua",
            "ve",
            "dia_phuong",
            "noi_nhan",
            "kinh_gui",
            "tham_quyen",
            "goi_la",
            "dieu_khoan",
            "ly_do",
        ];
        KEYS.contains(&self.key())
    }
}

impl Written {
    /// # Errors
    /// [`Error::Source`] when the text is not TOML.
    pub fn read(file: &str, text: &Arc<str>) -> Result<Self, Error> {
        let table = DeTable::parse(text).map_err(|fault| Error::Source(vec![source::toml_fault(file, text, &fault)]))?;
        let mut entries = Vec::new();
        walk_table(table.get_ref(), &mut Vec::new(), &mut entries);
        entries.sort_by_key(|entry| entry.span.start);
        Ok(Self { file: file.to_owned(), text: Arc::clone(text), entries })
    }

    /// The symbols of the bodies that the agreement names, such as `HKH`.
    pub fn symbols(&self) -> impl Iterator<Item = &str> {
        self.entries.iter().filter(|entry| entry.key() == "ky_hieu").map(|entry| entry.text.as_str())
    }

    /// A slip of some words of an entry, placed at those words if they stand in the file as they were read, else at the entry.
    pub fn slip(&self, rule: &'static Rule, entry: &Entry, found: &str, advice: impl Into<String>) -> Slip {
        let whole = entry.span.clone();
        let at = self.text.get(whole.clone()).filter(|_| !found.is_empty()).and_then(|raw| raw.find(found));
        let start = at.map_or(whole.start, |at| whole.start + at);
        let fault = SourceFault::in_text(&self.file, &self.text, start..start, "", "");
        let (line, column) = match fault.at {
            SourcePlace::Text { line, column, .. } => (line, column),
            SourcePlace::Whole | SourcePlace::Cell(_) => (1, 1),
        };
        Slip { rule, file: self.file.clone(), line, column, found: found.to_owned(), advice: advice.into() }
    }
}

fn walk_table(table: &DeTable, keys: &mut Vec<String>, entries: &mut Vec<Entry>) {
    for (key, value) in table {
        keys.push(key.get_ref().to_string());
        walk(value, true, keys, entries);
        keys.pop();
    }
}

fn walk(value: &Spanned<DeValue>, last: bool, keys: &mut Vec<String>, entries: &mut Vec<Entry>) {
    match value.get_ref() {
        DeValue::String(text) => {
            let text = tidy(text).to_string();
            entries.push(Entry { keys: keys.clone(), text, last, span: value.span() });
        }
        DeValue::Array(values) => {
            for (index, value) in values.iter().enumerate() {
                walk(value, index + 1 == values.len(), keys, entries);
            }
        }
        DeValue::Table(table) => walk_table(table, keys, entries),
        _ => {}
    }
}
