//! A new year's agreement from an old one: text, comments and order stay, the year and its dates move on.

use chrono::{Datelike, NaiveDate};
use toml_edit::{DocumentMut, Item, Table, TableLike, Value};

use super::reader::parse_date;

/// The agreement file moved to `year`: dates of targets move by as many years; numbers, signing dates, the
/// ceremony's day and its donors, and waivers, which belong to one year only, are blanked; comments and everything else stay as they are. With the same year only the
/// waivers stay too: the text comes back unchanged.
///
/// # Errors
/// A message when the text is not TOML or names no year; [`super::load`] says where.
pub fn carry_over(text: &str, year: i32) -> Result<String, String> {
    let mut document: DocumentMut = text.parse().map_err(|error: toml_edit::TomlError| error.to_string())?;
    let old = document.get("thoa_thuan").and_then(|head| head.get("nam")).and_then(Item::as_integer);
    let old = old.and_then(|old| i32::try_from(old).ok()).ok_or("Không thấy năm (nam) trong mục [thoa_thuan].")?;
    if old == year {
        return Ok(text.to_owned());
    }
    let step = Step { old, year };
    if let Some(head) = table(document.get_mut("thoa_thuan")) {
        step.head(head);
    }
    if let Some(documents) = table(document.get_mut("van_ban")) {
        for (_, settings) in documents.iter_mut() {
            blank(settings.as_table_like_mut(), &["so", "ngay"]);
        }
    }
    if let Some(ceremony) = table(document.get_mut("le")) {
        step.ceremony(ceremony);
    }
    if let Some(targets) = document.get_mut("muc_tieu").and_then(Item::as_array_of_tables_mut) {
        targets.iter_mut().for_each(|target| step.target(target));
    }
    drop_waivers(&mut document);
    Ok(document.to_string())
}

struct Step {
    old: i32,
    year: i32,
}

impl Step {
    fn head(&self, head: &mut dyn TableLike) {
        set(head, "nam", i64::from(self.year));
        self.title(head);
        blank(Some(head), &["so", "ngay"]);
        self.move_date(head, "han_nop");
        self.move_date(head, "han_don_doc");
    }

    /// The year in a name moves on.
    fn title(&self, table: &mut dyn TableLike) {
        let title = table
            .get("ten")
            .and_then(Item::as_str)
            .map(|title| title.replace(&format!("năm {}", self.old), &format!("năm {}", self.year)));
        if let Some(title) = title {
            set(table, "ten", title);
        }
    }

    /// The ceremony is held anew, on a day not yet known; nobody is thanked for last year's gifts again.
    fn ceremony(&self, ceremony: &mut dyn TableLike) {
        self.title(ceremony);
        blank(Some(ceremony), &["ngay"]);
        if ceremony.get("tai_tro").is_some_and(Item::is_array_of_tables) {
            ceremony.remove("tai_tro");
        } else if ceremony.get("tai_tro").is_some() {
            set(ceremony, "tai_tro", toml_edit::Array::new());
        }
    }

    fn target(&self, target: &mut Table) {
        self.move_date(target, "han");
        for key in ["tu_so", "mau_so"] {
            if let Some(formula) = target.get_mut(key).and_then(Item::as_table_like_mut) {
                self.move_date(formula, "tu");
                self.move_date(formula, "den");
            }
        }
    }

    fn move_date(&self, table: &mut dyn TableLike, key: &str) {
        let Some(date) = table.get(key).and_then(Item::as_str).and_then(parse_date) else { return };
        let year = date.year() + self.year - self.old;
        // 29/02 has no counterpart in most years; the last day of that month is what was meant.
        let moved = date.with_year(year).or_else(|| NaiveDate::from_ymd_opt(year, date.month(), 28));
        if let Some(moved) = moved {
            set(table, key, moved.format("%d/%m/%Y").to_string());
        }
    }
}

fn table(item: Option<&mut Item>) -> Option<&mut dyn TableLike> {
    item.and_then(Item::as_table_like_mut)
}

fn blank(table: Option<&mut dyn TableLike>, keys: &[&str]) {
    if let Some(table) = table {
        for key in keys {
            if table.get(key).is_some() {
                set(table, key, String::new());
            }
        }
    }
}

/// Gives a key another value and keeps the spaces and comments around the old one.
fn set(table: &mut dyn TableLike, key: &str, value: impl Into<Value>) {
    if let Some(old) = table.get_mut(key).and_then(Item::as_value_mut) {
        let decor = old.decor().clone();
        *old = value.into();
        *old.decor_mut() = decor;
    }
}

/// Removes the waivers; the comment that explains them stands before the first and moves to the file's end.
fn drop_waivers(document: &mut DocumentMut) {
    let Some(Item::ArrayOfTables(waivers)) = document.remove("mien_tru") else { return };
    let comment = waivers.iter().next().and_then(|first| first.decor().prefix()).and_then(|prefix| prefix.as_str());
    let trailing = format!("{}{}", comment.unwrap_or_default(), document.trailing().as_str().unwrap_or_default());
    document.set_trailing(trailing);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::agreement::REFERENCE;

    #[test]
    fn the_year_and_its_dates_move_on_and_comments_stay() {
        let moved = carry_over(REFERENCE, 2025).unwrap();
        assert!(moved.contains("nam = 2025"));
        assert!(moved.contains("năm 2025\""));
        assert!(moved.contains("tu = \"01/12/2025\", den = \"15/12/2025\""));
        assert!(moved.contains("han = \"31/12/2025\""));
        assert!(moved.contains("so = \"\"\nngay = \"\"\n# Địa danh"));
        assert!(moved.contains("ngay = \"15/01/2024\""), "a cited document keeps its date");
        assert!(moved.contains("ngay = \"20/11/1982\""), "the years of an anniversary count from its first day");
        assert!(moved.contains("ten = \"Lễ khen thưởng và trao học bổng khuyến học năm 2025\""));
        let comments = |text: &str| text.lines().filter(|line| line.starts_with('#')).count();
        assert_eq!(comments(&moved), comments(REFERENCE));
    }

    #[test]
    fn the_ceremony_has_no_day_yet_and_no_donors() {
        let text = REFERENCE.replace("ngay = \"\"\ngio = \"\"", "ngay = \"20/12/2024\"\ngio = \"7:30\"");
        for donors in ["tai_tro = [{ ten = \"A\" }]", "[[le.tai_tro]]\nten = \"A\"\n"] {
            let moved = carry_over(&text.replace("tai_tro = []", donors), 2025).unwrap();
            assert!(moved.contains("ngay = \"\"\ngio = \"7:30\"") && !moved.contains("ten = \"A\""), "{moved}");
        }
    }

    #[test]
    fn waivers_end_with_their_year() {
        let text = format!("{REFERENCE}\n# Lời dặn\n[[mien_tru]]\ndon_vi = \"A\"\nmien_nop = true\nly_do = \"mới lập\"\n");
        let moved = carry_over(&text, 2025).unwrap();
        assert!(!moved.contains("mới lập"));
        assert!(moved.contains("# Lời dặn"));
    }

    #[test]
    fn the_same_year_changes_nothing() {
        assert_eq!(carry_over(REFERENCE, 2024).unwrap(), REFERENCE);
    }
}
