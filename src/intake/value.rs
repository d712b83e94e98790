//! One cell understood by what the form asks for there.

use std::borrow::Cow;
use std::cell::OnceCell;

use chrono::NaiveDate;

use super::remark::Remark;
use super::sheets::Cell;
use super::shown::{shown, whole};
use super::yes_no;
use crate::model::form::{Column, ValueRule};
use crate::model::submission::{Field, Reading};
use crate::model::value::{Value, ValueKind};
use crate::vietnamese::number_text::{self, Written};
use crate::vietnamese::person_name::with_capitals;
use crate::vietnamese::text::fold;
use crate::vietnamese::{date_text, dates, numbers};

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

/// A cell understood, and what staff should see of how.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer<'a> {
    /// What the cell was understood as.
    pub understood: Understood<'a>,
    /// Set where it is written otherwise than the form asks.
    pub remark: Option<Remark>,
}

/// Reads the cells of one item or column.
pub struct ValueReader<'f> {
    rule: &'f ValueRule,
    measure: &'f str,
    /// True for the column that asks whether a person is a woman: there the sex itself answers.
    asks_sex: bool,
    /// Folded words of the choices with the form's own word; made at the first word that is not written as in the form.
    folded: OnceCell<Vec<(String, &'f str)>>,
}

impl<'f> ValueReader<'f> {
    /// A reader for a rule; `measure` is the unit printed beside the cell, empty for none.
    pub fn new(rule: &'f ValueRule, measure: &'f str) -> Self {
        Self { rule, measure, asks_sex: false, folded: OnceCell::new() }
    }

    /// A reader for a column of a nomination sheet.
    pub fn of_column(column: &'f Column) -> Self {
        Self { asks_sex: fold(&column.heading) == "nữ", ..Self::new(&column.rule, "") }
    }

    /// What the cell says; limits and whether a choice is known are for the checks. `is_1904` tells from which day the
    /// workbook counts.
    pub fn read<'a>(&self, cell: Option<Cell<'a>>, is_1904: bool) -> Answer<'a>
    where
        'f: 'a,
    {
        let Some(cell) = cell else {
            return Answer::plain(Understood::Missing);
        };
        self.understand(cell, is_1904).unwrap_or_else(|| Answer::plain(Understood::Unreadable(shown(cell))))
    }

    /// The same for a text put together from several cells.
    pub fn read_made<'a>(&self, text: &str) -> Answer<'a> {
        let answer = self.read(Some(Cell::Text(text)), false);
        let understood = match answer.understood {
            Understood::Missing => Understood::Missing,
            Understood::Integer(number) => Understood::Integer(number),
            Understood::Decimal(number) => Understood::Decimal(number),
            Understood::YesNo(yes) => Understood::YesNo(yes),
            Understood::Date(date) => Understood::Date(date),
            Understood::Text(text) => Understood::Text(Cow::Owned(text.into_owned())),
            Understood::Unreadable(text) => Understood::Unreadable(Cow::Owned(text.into_owned())),
        };
        Answer { understood, remark: answer.remark }
    }

    /// True for an answer that leaves no doubt in which encoding it was typed: anything but free words.
    pub fn is_settled(&self, understood: &Understood<'_>) -> bool {
        match understood {
            Understood::Unreadable(_) => false,
            Understood::Text(text) => self.rule.choices.iter().any(|choice| choice.word == **text),
            _ => true,
        }
    }

    fn understand<'a>(&self, cell: Cell<'a>, is_1904: bool) -> Option<Answer<'a>>
    where
        'f: 'a,
    {
        let plain = Answer::plain;
        match (self.rule.kind, cell) {
            (ValueKind::Count | ValueKind::Money, Cell::Number(number)) => whole(number).map(Understood::Integer).map(plain),
            (ValueKind::Count, Cell::Text(text)) => {
                number_text::count(text, self.measure).ok().map(|read| Answer::integer(read, ""))
            }
            (ValueKind::Money, Cell::Text(text)) => number_text::money(text).ok().map(|read| Answer::integer(read, " đồng")),
            (ValueKind::Decimal, Cell::Number(number)) => self.decimal(number).map(plain),
            (ValueKind::Decimal, Cell::Percent(number)) if self.is_share() => {
                whole(number * 10_000.0).map(Understood::Decimal).map(plain)
            }
            (ValueKind::Decimal, Cell::Text(text)) => {
                let written = number_text::hundredths(text, self.measure).ok()?;
                Some(plain(Understood::Decimal(written.number)))
            }
            (ValueKind::YesNo, _) => self.yes_no(cell).map(Understood::YesNo).map(plain),
            (ValueKind::Date, Cell::Date(date)) => Some(plain(Understood::Date(date))),
            (ValueKind::Date, Cell::Text(text)) => {
                date_text::date(text).ok().map(|read| Answer::date(read.date, read.short_year))
            }
            (ValueKind::Date, Cell::Number(serial)) => {
                date_text::of_serial(whole(serial)?, is_1904).map(|date| Answer::date(date, true))
            }
            (ValueKind::Choice, Cell::Text(text)) => Some(plain(self.choice(Cow::Borrowed(text)))),
            (ValueKind::Choice, Cell::Number(_)) => Some(plain(self.choice(shown(cell)))),
            (ValueKind::Name, Cell::Text(text)) => Some(Answer::name(text)),
            (ValueKind::Text, Cell::Text(text)) => Some(plain(Understood::Text(Cow::Borrowed(text)))),
            (ValueKind::Text, Cell::Number(_) | Cell::Percent(_)) => Some(plain(Understood::Text(shown(cell)))),
            // Error values are no values. A class typed 9/1 that Excel turned into a date is lost: asking is better than printing 09/01.
            _ => None,
        }
    }

    fn decimal<'a>(&self, number: f64) -> Option<Understood<'a>> {
        let hundredths = whole(number * 100.0)?;
        // In an item of percent 0,85 may be typed for 85 as well.
        let in_doubt = (1..=100).contains(&hundredths) && self.is_share();
        (!in_doubt).then_some(Understood::Decimal(hundredths))
    }

    fn is_share(&self) -> bool {
        number_text::is_share(&fold(self.measure))
    }

    fn yes_no(&self, cell: Cell<'_>) -> Option<bool> {
        match cell {
            Cell::Bool(yes) => Some(yes),
            Cell::Text(text) => yes_no::answer(text).or_else(|| self.asks_sex.then(|| yes_no::is_woman(text)).flatten()),
            Cell::Number(number) => match whole(number) {
                Some(1) => Some(true),
                Some(0) => Some(false),
                _ => None,
            },
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
        let folded = folded.trim_end_matches('.');
        let find = |wanted: &str| known.iter().find(|(word, _)| word == wanted);
        let found = find(folded).or_else(|| find(without_kind(folded)));
        Understood::Text(found.map_or(text, |(_, word)| Cow::Borrowed(*word)))
    }
}

/// Words that say what is chosen from, before the choice itself.
const KINDS: [&str; 6] = ["đạt giải ", "giải ", "cấp ", "xếp loại ", "loại ", "đạt "];

/// `giải nhất` is `nhất`.
fn without_kind(folded: &str) -> &str {
    KINDS.iter().find_map(|kind| folded.strip_prefix(kind)).unwrap_or(folded)
}

impl<'a> Answer<'a> {
    /// What was understood, with nothing to remark.
    pub fn plain(understood: Understood<'a>) -> Self {
        Self { understood, remark: None }
    }

    fn integer(written: Written, unit: &str) -> Self {
        let shown = || Remark::Understood(numbers::integer(i128::from(written.number)) + unit);
        Self { understood: Understood::Integer(written.number), remark: written.in_words.then(shown) }
    }

    fn date(date: NaiveDate, is_unusual: bool) -> Self {
        let shown = || Remark::Understood(dates::short(date));
        Self { understood: Understood::Date(date), remark: is_unusual.then(shown) }
    }

    fn name(typed: &'a str) -> Self {
        let printed = with_capitals(typed);
        let remark = matches!(printed, Cow::Owned(_)).then(|| Remark::Capitals(printed.clone().into_owned()));
        Self { understood: Understood::Text(printed), remark }
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

    #[test]
    fn an_item_of_percent_reads_shares_and_asks_about_parts_of_one() {
        let (earliest, latest, choices) = (None, None, Vec::new());
        let rule = ValueRule { kind: ValueKind::Decimal, required: true, min: None, max: None, earliest, latest, choices };
        let read = |cell| ValueReader::new(&rule, "%").read(Some(cell), false).understood;
        for cell in [Cell::Percent(0.85), Cell::Number(85.0), Cell::Text("85%"), Cell::Text("85")] {
            assert_eq!(read(cell), Understood::Decimal(8500), "{cell:?}");
        }
        for cell in [Cell::Number(0.85), Cell::Text("0,85"), Cell::Number(1.0)] {
            assert!(matches!(read(cell), Understood::Unreadable(_)), "{cell:?}");
        }
    }

    fn read(kind: ValueKind, cell: Cell<'_>) -> String {
        let choices = vec![
            Choice { word: "thành phố".to_owned(), also: vec!["huyện".to_owned()] },
            Choice { word: "tỉnh".to_owned(), also: Vec::new() },
        ];
        let rule = ValueRule { kind, required: true, min: None, max: None, earliest: None, latest: None, choices };
        let answer = ValueReader::new(&rule, "người").read(Some(cell), false);
        match answer.remark {
            Some(remark) => format!("{:?} {remark:?}", answer.understood),
            None => format!("{:?}", answer.understood),
        }
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
            (ValueKind::Decimal, Cell::Percent(0.85), "Unreadable(\"85%\")"),
            (ValueKind::Count, Cell::Percent(1.0), "Unreadable(\"100%\")"),
            (ValueKind::Decimal, Cell::Number(87.355), "Unreadable(\"87,355\")"),
            (ValueKind::YesNo, Cell::Text("Có"), "YesNo(true)"),
            (ValueKind::YesNo, Cell::Number(2.0), "Unreadable(\"2\")"),
            (ValueKind::Date, Cell::Date(day), "Date(2012-09-05)"),
            (ValueKind::Date, Cell::Text("5/9/2012"), "Date(2012-09-05)"),
            (ValueKind::Money, Cell::Text("1,2 triệu"), "Integer(1200000) Understood(\"1.200.000 đồng\")"),
            (ValueKind::Date, Cell::Text("5-9-12"), "Date(2012-09-05) Understood(\"05/09/2012\")"),
            (ValueKind::Date, Cell::Number(41157.0), "Date(2012-09-05) Understood(\"05/09/2012\")"),
            (ValueKind::Date, Cell::Number(2012.0), "Unreadable(\"2012\")"),
            (ValueKind::YesNo, Cell::Text("Nữ"), "Unreadable(\"Nữ\")"),
            (ValueKind::Choice, Cell::Text("Cấp tỉnh."), "Text(\"tỉnh\")"),
            (ValueKind::Name, Cell::Text("LÊ AN"), "Text(\"Lê An\") Capitals(\"Lê An\")"),
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
