//! A submission beside the form and the unit it is checked against.

use crate::model::form::{Column, Form, Item, ListForm, ValueRule};
use crate::model::place::Place;
use crate::model::submission::{Field, ItemEntry, NominationSheet, Nominee, Reading, Submission};
use crate::model::unit::Unit;
use crate::model::value::{Value, ValueKind};

use super::Context;

/// What a check of one submission looks at.
#[derive(Clone, Copy)]
pub(super) struct Subject<'a> {
    pub context: &'a Context<'a>,
    pub submission: &'a Submission,
    pub form: &'a Form,
    /// `None` while the unit is not known.
    pub unit: Option<&'a Unit>,
}

/// An item whose value is a number, readable and within its own limits.
#[derive(Clone, Copy)]
pub(super) struct Figure<'a> {
    pub item: &'a Item,
    pub place: &'a Place,
    pub number: i64,
}

/// A nomination sheet beside its form.
#[derive(Clone, Copy)]
pub(super) struct List<'a> {
    pub form: &'a ListForm,
    pub sheet: &'a NominationSheet,
}

impl<'a> Subject<'a> {
    pub(super) fn new(context: &'a Context<'a>, submission: &'a Submission) -> Self {
        let unit = submission.unit.and_then(|position| context.units.get(position));
        Self { context, submission, form: context.forms.get(submission.form), unit }
    }

    /// False when the unit is known and fills another kind of form.
    pub(super) fn has_its_own_form(&self) -> bool {
        self.unit.is_none_or(|unit| unit.kind == self.form.kind)
    }

    /// False when the workbook says that it was made from another version of the form.
    pub(super) fn has_form_version(&self) -> bool {
        self.submission.version.as_ref().is_none_or(|version| *version == self.form.version)
    }

    pub(super) fn items(&self) -> impl Iterator<Item = (&'a Item, &'a ItemEntry)> {
        self.form.items().zip(&self.submission.items)
    }

    pub(super) fn item(&self, code: &str) -> Option<(&'a Item, &'a ItemEntry)> {
        self.items().find(|(item, _)| item.code == code)
    }

    /// The figure of an item, unless it is blank or already at fault by itself: then what rests on it is not judged.
    pub(super) fn figure(&self, code: &str) -> Option<Figure<'a>> {
        let (item, entry) = self.item(code)?;
        let Reading::Value(Value::Integer(number) | Value::Decimal(number)) = entry.reading else { return None };
        (!is_negative(&item.rule, number) && !is_outside(&item.rule, number)).then_some(Figure {
            item,
            place: &entry.place,
            number,
        })
    }

    /// The figures of all items, or `None` if one of them cannot be judged.
    pub(super) fn figures(&self, codes: &[String]) -> Option<Vec<Figure<'a>>> {
        codes.iter().map(|code| self.figure(code)).collect()
    }

    pub(super) fn lists(&self) -> impl Iterator<Item = List<'a>> {
        let form = self.form;
        self.submission.lists.iter().filter_map(move |sheet| Some(List { form: form.lists.get(sheet.list)?, sheet }))
    }

    pub(super) fn list(&self, code: &str) -> Option<List<'a>> {
        self.lists().find(|list| list.form.code == code)
    }
}

impl<'a> List<'a> {
    /// The column of who is nominated: a person's name, else the name of a collective.
    pub(super) fn name_column(&self) -> Option<usize> {
        self.found("ho_ten").or_else(|| self.found("ten"))
    }

    /// Position in the form of a column that stands on the sheet.
    pub(super) fn found(&self, code: &str) -> Option<usize> {
        self.form.column_position(code).filter(|column| self.stands(*column))
    }

    /// True if the column's heading stands on the sheet; where it does not, intake has said so once for all rows.
    pub(super) fn stands(&self, column: usize) -> bool {
        self.sheet.columns.get(column).copied().flatten().is_some()
    }

    /// True for a row without a name that is no mere row number.
    pub(super) fn is_nameless(&self, name: usize, nominee: Nominee) -> bool {
        is_blank(nominee.field(name)) && self.columns().any(|(column, _)| !is_blank(nominee.field(column)))
    }

    /// The columns with their positions, but for the row number: nothing rests on it, so whatever stands there is right.
    pub(super) fn columns(&self) -> impl Iterator<Item = (usize, &'a Column)> + use<'a> {
        self.form.columns.iter().enumerate().filter(|(_, column)| column.code != "stt")
    }

    pub(super) fn nominees(&self) -> impl Iterator<Item = Nominee<'a>> + use<'a> {
        self.sheet.nominees()
    }
}

pub(super) fn is_blank(field: Field) -> bool {
    match field {
        Field::Missing => true,
        Field::Text(text) => text.trim().is_empty(),
        _ => false,
    }
}

/// True for a number below zero where the form does not allow one.
pub(super) fn is_negative(rule: &ValueRule, number: i64) -> bool {
    rule.kind.is_numeric() && number < 0 && rule.min.is_none_or(|min| min >= 0)
}

/// True for a number beyond the form's limits that is not already said to be negative.
pub(super) fn is_outside(rule: &ValueRule, number: i64) -> bool {
    let beyond = rule.min.is_some_and(|min| number < min) || rule.max.is_some_and(|max| number > max);
    beyond && !is_negative(rule, number)
}

/// True for a date beyond the form's limits in the agreement's year.
pub(super) fn is_date_outside(rule: &ValueRule, date: chrono::NaiveDate, year: i32) -> bool {
    let limit = |limit: Option<crate::model::form::DateLimit>| limit.and_then(|limit| limit.in_year(year));
    limit(rule.earliest).is_some_and(|earliest| date < earliest) || limit(rule.latest).is_some_and(|latest| date > latest)
}

/// True if the text is one of the choice's words, in any of its spellings.
pub(super) fn is_choice(rule: &ValueRule, text: &str) -> bool {
    rule.kind != ValueKind::Choice || super::words::choice_position(rule, text).is_some()
}
