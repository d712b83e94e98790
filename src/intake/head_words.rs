//! What a heading of a list means: a column of the form, or a part of one.

use super::labels::{comparable, without_brackets};
use crate::model::form::ListForm;
use crate::model::value::ValueKind;
use crate::vietnamese::text::fold;

/// Code of the column that is ticked for girls and women.
const FEMALE_CODE: &str = "nu";
const SEX: [&str; 5] = ["gioi tinh", "phai", "nam/nu", "nam, nu", "nam - nu"];
const FAMILY: [&str; 12] = [
    "ho",
    "ho va",
    "ho dem",
    "ho va dem",
    "ho lot",
    "ho va lot",
    "ho va chu lot",
    "ho va ten lot",
    "ho va chu dem",
    "ho va ten dem",
    "ho, chu dem",
    "ho ten dem",
];
/// Headings under which a person is named; as a second heading under another person's they are not the nominee's.
const NAMES: [&str; 3] = ["ho va ten", "ho ten", "ten"];

/// What one heading stands for; positions are those of the form's columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// A whole column.
    Column(usize),
    /// "Giới tính" for the column "Nữ".
    Sex(usize),
    /// One of several columns that are one in the form.
    Part(usize, Part),
}

/// A part of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Family and middle names.
    Family,
    /// Given name.
    Given,
    /// Day of a date.
    Day,
    /// Month of a date.
    Month,
    /// Year of a date.
    Year,
    /// Typed without accents: Năm beside Ngày and Tháng, Nam beside Nữ.
    YearOrMale,
    /// What is said of boys and men.
    Male,
    /// What is said of girls and women.
    Female,
}

/// The headings of a list, comparable.
pub struct HeadWords {
    known: Vec<(String, usize)>,
    name: Option<usize>,
    birth: Option<usize>,
    /// Position of the column that is ticked for girls and women.
    pub female: Option<usize>,
}

impl HeadWords {
    /// The headings that a list of the form accepts.
    pub fn new(list: &ListForm) -> Self {
        let of_kind = |kind: ValueKind| list.columns.iter().position(|column| column.rule.kind == kind);
        let known = list.columns.iter().enumerate().flat_map(|(position, column)| {
            let headings = std::iter::once(&column.heading).chain(&column.other_headings);
            headings.map(move |heading| (comparable(heading), position))
        });
        let (name, birth) = (of_kind(ValueKind::Name), of_kind(ValueKind::Date));
        Self { known: known.collect(), name, birth, female: list.column_position(FEMALE_CODE) }
    }

    /// What a heading means, given with those above it, the outermost first.
    pub fn meaning(&self, words: &[&str]) -> Option<Meaning> {
        let (own, above) = words.split_last()?;
        if above.is_empty() {
            return self.alone(own);
        }
        // The outer headings may belong to it, or only head a group of columns.
        let parents = (0..above.len()).filter_map(|outer| Some(above.get(outer..)?.join(" ")));
        let mut meant = parents.filter_map(|parent| {
            let whole = || self.column(&format!("{parent} {own}")).map(Meaning::Column);
            self.under(&comparable(&parent), own).or_else(whole)
        });
        meant.next().or_else(|| self.alone(own))
    }

    /// The column that a heading names by itself.
    fn column(&self, text: &str) -> Option<usize> {
        let heading = comparable(text);
        let is = |wanted: &str| self.known.iter().find(|(known, _)| known == wanted).map(|(_, position)| *position);
        if heading.is_empty() { None } else { is(&heading).or_else(|| is(without_brackets(&heading))) }
    }

    fn alone(&self, own: &str) -> Option<Meaning> {
        if let Some(position) = self.column(own) {
            return Some(Meaning::Column(position));
        }
        let heading = comparable(own);
        let part = |position: Option<usize>, part| position.map(|position| Meaning::Part(position, part));
        match heading.as_str() {
            "ten" => part(self.name, Part::Given),
            "thang sinh" => part(self.birth, Part::Month),
            "nam sinh" => part(self.birth, Part::Year),
            family if FAMILY.contains(&family) => part(self.name, Part::Family),
            sex if SEX.contains(&sex) => self.female.map(Meaning::Sex),
            _ => None,
        }
    }

    fn under(&self, parent: &str, own: &str) -> Option<Meaning> {
        let heading = comparable(own);
        if SEX.contains(&parent) {
            let part = |part| self.female.map(|position| Meaning::Part(position, part));
            return match heading.as_str() {
                "nu" => self.female.map(Meaning::Column),
                "nam" => part(Part::Male),
                _ => None,
            };
        }
        let position = self.column(parent)?;
        let part = |part| Some(Meaning::Part(position, part));
        if Some(position) == self.name {
            return match heading.as_str() {
                "ten" => part(Part::Given),
                family if FAMILY.contains(&family) => part(Part::Family),
                _ => None,
            };
        }
        if Some(position) == self.birth {
            return match heading.as_str() {
                "ngay" | "ngay sinh" => part(Part::Day),
                "thang" | "thang sinh" => part(Part::Month),
                "nam sinh" => part(Part::Year),
                "nam" => part(if fold(own) == "năm" { Part::Year } else { Part::YearOrMale }),
                "nu" => part(Part::Female),
                _ => None,
            };
        }
        NAMES.contains(&heading.as_str()).then_some(Meaning::Column(position))
    }
}
