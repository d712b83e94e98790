//! One cell understood by what the form asks for there.

use std::borrow::Cow;
use std::cell::OnceCell;

use chrono::NaiveDate;

use super::sheets::Cell;
use super::shown::{shown, whole};
use super::{date_text, number_text, yes_no};
use crate::model::form::ValueRule;
use crate::model::submission::{Field, Reading};
use crate::model::value::{Value, ValueKind};
use crate::vietnamese::text::fold;

/// What a cell was understood as.
#[derive(Clone, Debug, PartialEq)]
pub enum Understood<'a> {
    /// Blank.
    Missing,
    /// Count or đồng.
    Integer(i64),
    /// Hundredths.
    Decimal(i64),
    /// Yes or no.
    YesNo(bool),
    /// A civil date.
    Date(NaiveDate),
    /// Text; of a known choice, the form's own word.
    Text(Cow<'a, str>),
    /// Not of the kind asked for, as the cell shows it.
    Unreadable(Cow<'a, str>),
}

/// Reads the cells of one item or column.
pub struct ValueReader<'f> {
    rule: &'f ValueRule,
    measure: &'f str,
    /// Folded words of the choices with the form's own word; made at the first word that is not written as in the form.
    folded: OnceCell<Vec<(String, &'f str)>>,
}

impl<'f> ValueReader<'f> {
    /// A reader for a rule; `measure` is the unit printed beside the cell, empty for none.
    pub fn new(rule: &'f ValueRule, measure: &'f str) -> Self {
        Self { rule, measure, folded: OnceCell::new() }
    }

    /// What the cell says; limits and whether a choice is known are for the checks.
    pub fn read<'a>(&self, cell: Option<Cell<'a>>) -> Understood<'a>
    where
        'f: 'a,
    {
        let Some(cell) = cell else {
            return Understood::Missing;
        };
        self.understand(cell).unwrap_or_else(|| Understood::Unreadable(shown(cell)))
    }

    fn understand<'a>(&self, cell: Cell<'a>) -> Option<Understood<'a>>
    where
        'f: 'a,
    {
        match (self.rule.kind, cell) {
            (ValueKind::Count | ValueKind::Money, Cell::Number(number)) => whole(number).map(Understood::Integer),
            (ValueKind::Count | ValueKind::Money, Cell::Text(text)) => {
                number_text::count(text, self.measure).map(Understood::Integer)
            }
            (ValueKind::Decimal, Cell::Number(number)) => whole(number * 100.0).map(Understood::Decimal),
            (ValueKind::Decimal, Cell::Text(text)) => number_text::hundredths(text).map(Understood::Decimal),
            (ValueKind::YesNo, Cell::Bool(yes)) => Some(Understood::YesNo(yes)),
            (ValueKind::YesNo, Cell::Text(text)) => yes_no::answer(text).map(Understood::YesNo),
            (ValueKind::YesNo, Cell::Number(number)) => match whole(number) {
                Some(1) => Some(Understood::YesNo(true)),
                Some(0) => Some(Understood::YesNo(false)),
                _ => None,
            },
            (ValueKind::Date, Cell::Date(date)) => Some(Understood::Date(date)),
            (ValueKind::Date, Cell::Text(text)) => date_text::date(text).map(Understood::Date),
            (ValueKind::Choice, Cell::Text(text)) => Some(self.choice(Cow::Borrowed(text))),
            (ValueKind::Choice, Cell::Number(_)) => Some(self.choice(shown(cell))),
            (ValueKind::Name | ValueKind::Text, Cell::Text(text)) => Some(Understood::Text(Cow::Borrowed(text))),
            (ValueKind::Text, Cell::Number(_)) => Some(Understood::Text(shown(cell))),
            // Error values are no values. A class typed 9/1 that Excel turned into a date is lost: asking is better than printing 09/01.
            _ => None,
        }
    }

    fn choice<'a>(&self, text: Cow<'a, str>) -> Understood<'a>
    where
        'f: 'a,
    {
        let choices = &self.rule.choices;
        if choices.is_empty() || choices.iter().any(|choice| choice.word == text) {
            return Understood::Text(text);
        }
        let known = self.folded.get_or_init(|| {
            let words = choices.iter().flat_map(|choice| {
                std::iter::once(&choice.word).chain(&choice.also).map(|word| (fold(word), choice.word.as_str()))
            });
            words.collect()
        });
        let folded = fold(&text);
        let found = known.iter().find(|(word, _)| *word == folded);
        Understood::Text(found.map_or(text, |(_, word)| Cow::Borrowed(*word)))
    }
}

impl Understood<'_> {
    /// The same as the value of an item.
    pub fn into_reading(self) -> Reading {
        match self {
            Self::Missing => Reading::Missing,
            Self::Integer(number) => Reading::Value(Value::Integer(number)),
            Self::Decimal(number) => Reading::Value(Value::Decimal(number)),
            Self::YesNo(yes) => Reading::Value(Value::YesNo(yes)),
            Self::Date(date) => Reading::Value(Value::Date(date)),
            Self::Text(text) => Reading::Value(Value::Text(text.into_owned())),
            Self::Unreadable(text) => Reading::Unreadable(text.into_owned()),
        }
    }

    /// The same as the field of a nominee; decimals as integers of hundredths.
    pub fn as_field(&self) -> Field<'_> {
        match self {
            Self::Missing => Field::Missing,
            Self::Integer(number) | Self::Decimal(number) => Field::Integer(*number),
            Self::YesNo(yes) => Field::YesNo(*yes),
            Self::Date(date) => Field::Date(*date),
            Self::Text(text) => Field::Text(text),
            Self::Unreadable(text) => Field::Unreadable(text),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::form::Choice;

    fn read(kind: ValueKind, cell: Cell<'_>) -> String {
        let choices = vec![
            Choice { word: "thành phố".to_owned(), also: vec!["huyện".to_owned()] },
            Choice { word: "tỉnh".to_owned(), also: Vec::new() },
        ];
        let rule = ValueRule { kind, required: true, min: None, max: None, earliest: None, latest: None, choices };
        format!("{:?}", ValueReader::new(&rule, "người").read(Some(cell)))
    }

    #[test]
    fn cells_are_understood_by_kind() {
        let day = NaiveDate::from_ymd_opt(2012, 9, 5).unwrap();
        for (kind, cell, understood) in [
            (ValueKind::Count, Cell::Number(12.0), "Integer(12)"),
            (ValueKind::Count, Cell::Number(12.5), "Unreadable(\"12,5\")"),
            (ValueKind::Count, Cell::Odd("#REF!"), "Unreadable(\"#REF!\")"),
            (ValueKind::Count, Cell::Date(day), "Unreadable(\"05/09/2012\")"),
            (ValueKind::Money, Cell::Text("1.200.000 đ"), "Integer(1200000)"),
            (ValueKind::Decimal, Cell::Number(87.35), "Decimal(8735)"),
            (ValueKind::Decimal, Cell::Number(87.355), "Unreadable(\"87,355\")"),
            (ValueKind::YesNo, Cell::Text("Có"), "YesNo(true)"),
            (ValueKind::YesNo, Cell::Number(2.0), "Unreadable(\"2\")"),
            (ValueKind::Date, Cell::Date(day), "Date(2012-09-05)"),
            (ValueKind::Date, Cell::Text("5/9/2012"), "Date(2012-09-05)"),
            (ValueKind::Date, Cell::Number(41157.0), "Unreadable(\"41157\")"),
            (ValueKind::Choice, Cell::Text("HUYỆN"), "Text(\"thành phố\")"),
            (ValueKind::Choice, Cell::Text("tỉnh"), "Text(\"tỉnh\")"),
            (ValueKind::Choice, Cell::Text("xóm"), "Text(\"xóm\")"),
            (ValueKind::Text, Cell::Number(9.0), "Text(\"9\")"),
            (ValueKind::Text, Cell::Date(day), "Unreadable(\"05/09/2012\")"),
            (ValueKind::Name, Cell::Number(9.0), "Unreadable(\"9\")"),
        ] {
            assert_eq!(read(kind, cell), understood, "{kind:?} {cell:?}");
        }
    }
}
