//! A year's folder on disk, filled through the program's own forms.
#![allow(clippy::disallowed_methods, reason = "tests make and read folders")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use khuyenhoc::agreement::{self, Known};
use khuyenhoc::form::Forms;
use khuyenhoc::model::agreement::Agreement;
use khuyenhoc::model::unit::{Unit, UnitKind, Units};
use khuyenhoc::workbook;

use super::fill::Workbook;
use super::year::{self, Plan};

/// Names of the built-in documents.
pub fn documents() -> Vec<&'static str> {
    khuyenhoc::compose::BUILT_IN.iter().map(|(name, ..)| *name).collect()
}

/// Reads an agreement text as the program does.
pub fn agreement(text: &str, forms: &Forms) -> Agreement {
    let codes: Vec<&str> = khuyenhoc::check::rules().iter().map(|rule| rule.code).collect();
    let known = Known { forms, documents: &documents(), codes: &codes };
    agreement::load("thoa-thuan.toml", &Arc::from(text), known).unwrap()
}

/// Blank forms of units, made once per form and unit.
pub struct Maker {
    pub forms: Forms,
    pub agreement: Agreement,
    pub plan: Plan,
}

impl Maker {
    /// For the reference agreement.
    pub fn new(plan: Plan) -> Self {
        let forms = Forms::built_in().unwrap();
        let agreement = agreement(agreement::REFERENCE, &forms);
        Self { forms, agreement, plan }
    }

    /// A unit's blank form.
    pub fn blank(&self, unit: &Unit) -> Workbook {
        Workbook::open(&workbook::blank::write(self.forms.get(unit.kind), unit, &self.agreement).unwrap())
    }

    /// A unit's form with all its answers.
    pub fn filled(&self, position: usize, unit: &Unit) -> Workbook {
        self.filled_after(self.plan, position, unit)
    }

    /// The same after a plan that is this unit's own.
    pub fn filled_after(&self, plan: Plan, position: usize, unit: &Unit) -> Workbook {
        let mut book = self.blank(unit);
        year::fill(plan, position, unit, self.forms.get(unit.kind), &mut book);
        book
    }

    /// Writes agreement, units and one submission a unit.
    pub fn write(&self, folder: &Path, units: &[Unit]) {
        fs::create_dir_all(folder.join("bai-nop")).unwrap();
        fs::write(folder.join("thoa-thuan.toml"), agreement::REFERENCE).unwrap();
        fs::write(folder.join("don-vi.xlsx"), workbook::units::write(Some(&Units::new(units.to_vec()))).unwrap()).unwrap();
        for (position, unit) in units.iter().enumerate() {
            let name = format!("bai-nop/{}.xlsx", unit.code.to_lowercase());
            fs::write(folder.join(name), self.filled(position, unit).save()).unwrap();
        }
    }
}

/// A few units of every kind, under two communes.
pub fn small_year() -> Vec<Unit> {
    vec![
        year::unit("P-ANPHU", "Hội Khuyến học phường An Phú", UnitKind::Commune, "", "An Phú"),
        year::unit("X-ANSON", "Hội Khuyến học xã An Sơn", UnitKind::Commune, "", "An Sơn"),
        year::unit("MN-ANPHU", "Trường Mầm non An Phú", UnitKind::School, "MN", "An Phú"),
        year::unit("TH-ANPHU", "Trường Tiểu học An Phú", UnitKind::School, "TH", "An Phú"),
        year::unit("THCS-ANSON", "Trường Trung học cơ sở An Sơn", UnitKind::School, "THCS", "An Sơn"),
        year::unit("CQ-01", "Liên đoàn Lao động thành phố", UnitKind::Agency, "", ""),
    ]
}

/// Every file under a folder with its bytes, by name.
pub fn contents(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut open = vec![folder.to_owned()];
    while let Some(next) = open.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else {
                found.insert(path.strip_prefix(folder).unwrap().to_string_lossy().into_owned(), fs::read(&path).unwrap());
            }
        }
    }
    found
}
