//! The prize table of one list, its words resolved.

use super::scale::{Grade, Scale};
use crate::model::award_rules::{AwardRules, PrizeAmount, PrizeRow};
use crate::model::form::Form;
use crate::model::submission::{Reading, Submission};
use crate::model::value::Value;

/// Money by level, prize, hardship, result, holder and title; the first row that fits decides.
#[derive(Clone, Debug)]
pub struct PrizeTable {
    rows: Vec<Row>,
}

/// `None` fits any; an empty list fits none.
#[derive(Clone, Debug)]
struct Row {
    levels: Option<Vec<usize>>,
    prizes: Option<Vec<usize>>,
    hardships: Option<Vec<usize>>,
    results: Option<Vec<usize>>,
    holders: Option<Vec<usize>>,
    titles: Vec<(String, Vec<String>)>,
    amount: PrizeAmount,
    words: String,
}

/// What the table says of a grade.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// The position of the row that pays, and what it pays.
    Row(usize, PrizeAmount),
    /// A row fits, but the unit has not the title that it asks for.
    Untitled,
    /// No row fits.
    Nothing,
}

impl PrizeTable {
    /// The table of a list.
    #[must_use]
    pub fn new(rules: &AwardRules, scale: &Scale) -> Self {
        Self { rows: rules.prizes.iter().map(|row| Row::new(row, scale)).collect() }
    }

    /// Row by row, whether a unit has one of the titles that the row asks for. A unit whose form has none of the items is not asked.
    #[must_use]
    pub fn open(&self, unit: &Submission, form: &Form) -> Vec<bool> {
        let has = |(code, words): &(String, Vec<String>)| {
            let position = form.items().position(|item| item.code == *code)?;
            let reading = unit.items.get(position).map(|entry| &entry.reading);
            Some(matches!(reading, Some(Reading::Value(Value::Text(word))) if words.contains(word)))
        };
        let open = |row: &Row| {
            let mut asked = row.titles.iter().filter_map(has).peekable();
            asked.peek().is_none() || asked.any(|has| has)
        };
        self.rows.iter().map(open).collect()
    }

    /// What a grade earns in a unit for which these rows are open.
    #[must_use]
    pub fn find(&self, grade: Grade, open: &[bool]) -> Found {
        let mut fitting = self.rows.iter().enumerate().filter(|(_, row)| row.fits(grade)).peekable();
        if fitting.peek().is_none() {
            return Found::Nothing;
        }
        let paid = fitting.find(|(position, _)| open.get(*position).copied().unwrap_or(true));
        paid.map_or(Found::Untitled, |(position, row)| Found::Row(position, row.amount))
    }

    /// What a row is for: `cấp tỉnh, giải Nhất hoặc HCV`; `mọi trường hợp` of one that fits all.
    #[must_use]
    pub fn words(&self, row: usize) -> &str {
        self.rows.get(row).map_or("", |row| &row.words)
    }
}

impl Row {
    fn new(row: &PrizeRow, scale: &Scale) -> Self {
        let level = std::slice::from_ref(&row.level);
        let holder = std::slice::from_ref(&row.holder);
        Self {
            levels: ranks(level, |word| scale.level(word)),
            prizes: ranks(&row.prizes, |word| scale.prize(word)),
            hardships: ranks(&row.hardships, |word| scale.hardship(word)),
            results: ranks(&row.results, |word| scale.result(word)),
            holders: ranks(holder, |word| scale.holder(word)),
            titles: row.titles.clone(),
            amount: row.amount,
            words: words(row),
        }
    }

    fn fits(&self, grade: Grade) -> bool {
        let fits = |wanted: &Option<Vec<usize>>, rank: Option<usize>| {
            wanted.as_ref().is_none_or(|wanted| rank.is_some_and(|rank| wanted.contains(&rank)))
        };
        fits(&self.levels, grade.level)
            && fits(&self.prizes, grade.prize)
            && fits(&self.hardships, grade.hardship)
            && fits(&self.results, grade.result)
            && fits(&self.holders, grade.holder)
    }
}

/// Ranks of the words; `None` where there is no word, and so any will do.
fn ranks(words: &[String], rank: impl Fn(&str) -> Option<usize>) -> Option<Vec<usize>> {
    let mut written = words.iter().filter(|word| !word.is_empty()).peekable();
    written.peek().is_some().then(|| written.filter_map(|word| rank(word)).collect())
}

fn words(row: &PrizeRow) -> String {
    let named = |name: &str, words: &[String]| {
        let words: Vec<&str> = words.iter().map(String::as_str).filter(|word| !word.is_empty()).collect();
        (!words.is_empty()).then(|| format!("{name}{}", words.join(" hoặc ")))
    };
    let parts = [
        named("", std::slice::from_ref(&row.holder)),
        named("cấp ", std::slice::from_ref(&row.level)),
        named("giải ", &row.prizes),
        named("hoàn cảnh ", &row.hardships),
        named("kết quả học tập ", &row.results),
        (!row.titles.is_empty()).then(|| "đơn vị đạt danh hiệu".to_owned()),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    if parts.is_empty() { "mọi trường hợp".to_owned() } else { parts.join(", ") }
}

/// Đồng of an amount, given what the unit proposes; `None` when a proposal is asked for and none above 0 was made.
#[must_use]
pub fn payable(amount: PrizeAmount, proposed: Option<i64>) -> Option<i64> {
    match amount {
        PrizeAmount::Fixed(amount) => Some(amount),
        PrizeAmount::AsProposed(limit) => proposed.filter(|proposed| *proposed > 0).map(|proposed| proposed.min(limit)),
    }
}
