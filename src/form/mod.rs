//! Form files: one schema that writes the blank workbook, reads it back and words the findings.

mod build;
mod code;
mod dates;
mod lists;
mod load;
mod raw;
mod relations;
mod rule;
#[cfg(test)]
mod tests;

pub mod label;
pub mod printed;
pub mod words;

pub use lists::CODES as LIST_CODES;
pub use load::load;

use std::sync::OnceLock;

use crate::error::SourceFault;
use crate::model::form::{Choice, Form};
use crate::model::unit::UnitKind;

use printed::Printed;

/// The forms inside the program, one for each kind of unit: kind, file name under `mau/` that replaces it, text.
pub const BUILT_IN: [(UnitKind, &str, &str); 3] = [
    (UnitKind::School, "truong.toml", include_str!("../../templates/forms/truong.toml")),
    (UnitKind::Commune, "xa-phuong.toml", include_str!("../../templates/forms/xa-phuong.toml")),
    (UnitKind::Agency, "co-quan.toml", include_str!("../../templates/forms/co-quan.toml")),
];

/// The three forms of a year: there is always exactly one for each kind of unit.
#[derive(Clone, Debug)]
pub struct Forms {
    school: Form,
    commune: Form,
    agency: Form,
    /// Made for the first file of a kind: a year has hundreds.
    printed: [OnceLock<Printed>; 3],
}

impl Forms {
    /// Takes one form for each kind of unit; the form's own `kind` is set to its place here.
    #[must_use]
    pub fn new(school: Form, commune: Form, agency: Form) -> Self {
        Self {
            school: Form { kind: UnitKind::School, ..school },
            commune: Form { kind: UnitKind::Commune, ..commune },
            agency: Form { kind: UnitKind::Agency, ..agency },
            printed: Default::default(),
        }
    }

    /// The forms inside the program.
    ///
    /// # Errors
    /// Never for the texts that are compiled in, which a test loads; the type is that of [`load`].
    pub fn built_in() -> Result<Self, Vec<SourceFault>> {
        let [school, commune, agency] =
            BUILT_IN.map(|(kind, file, text)| load(kind, &format!("templates/forms/{file}"), &text.into()));
        Ok(Self::new(school?, commune?, agency?))
    }

    /// The form of a kind of unit.
    #[must_use]
    pub fn get(&self, kind: UnitKind) -> &Form {
        match kind {
            UnitKind::School => &self.school,
            UnitKind::Commune => &self.commune,
            UnitKind::Agency => &self.agency,
        }
    }

    /// What the form of a kind of unit prints of itself.
    #[must_use]
    pub fn printed(&self, kind: UnitKind) -> &Printed {
        let [school, commune, agency] = &self.printed;
        let printed = match kind {
            UnitKind::School => school,
            UnitKind::Commune => commune,
            UnitKind::Agency => agency,
        };
        printed.get_or_init(|| Printed::new(self.get(kind)))
    }

    /// The words to choose from in a column of the school form's pupils' sheet (`HSG`), in drop-down order: levels (`cap`) from
    /// low to high, prizes (`giai`) from high to low. Agreement, awards and papers rank by them. None if there is no such column.
    #[must_use]
    pub fn pupil_choices(&self, column: &str) -> &[Choice] {
        self.choices("HSG", column)
    }

    /// The words to choose from in a column of a nomination sheet, in drop-down order, of the first form that has the sheet; in a
    /// column of text they are suggestions. None if there is no such column.
    #[must_use]
    pub fn choices(&self, list: &str, column: &str) -> &[Choice] {
        let list = self.all().flat_map(|form| &form.lists).find(|found| found.code == list);
        let column = list.and_then(|list| list.columns.iter().find(|found| found.code == column));
        column.map_or(&[], |column| &column.rule.choices)
    }

    /// All forms in the order of [`UnitKind::ALL`].
    pub fn all(&self) -> impl Iterator<Item = &Form> {
        UnitKind::ALL.into_iter().map(|kind| self.get(kind))
    }
}
