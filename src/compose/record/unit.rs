//! One unit's year.

use chrono::NaiveDate;
use rayon::prelude::*;
use serde::{Serialize, Serializer};

use super::{Ordered, Sources, TargetLine, target};
use crate::model::dataset::{UnitRecord, UnitStatus};
use crate::model::form::Form;
use crate::model::submission::{Reading, Submission};
use crate::model::unit::Unit;
use crate::model::value::Value;
use crate::vietnamese::{dates, numbers};

/// One unit with its status, figures and targets.
#[derive(Clone, Debug, Serialize)]
pub struct UnitLine {
    /// Unit code.
    pub ma: String,
    /// Full name.
    pub ten: String,
    /// `truong`, `xa-phuong`, `co-quan`.
    pub loai: &'static str,
    /// School level as written; empty for other kinds.
    pub cap_hoc: String,
    /// Commune as written; may be empty.
    pub xa: String,
    /// Code of the unit above; `None` directly under the city.
    pub don_vi_tren: Option<String>,
    /// `hop-le`, `co-loi`, `chua-nop`, `mien-tru`.
    pub trang_thai: &'static str,
    /// The agreement's reason, of a waived unit.
    pub ly_do: Option<String>,
    /// The file that was accepted or held out; `None` if nothing came.
    pub tep: Option<String>,
    /// Hash of that file, in hexadecimal; `None` where several files came for one unit or none.
    pub sha256: Option<String>,
    /// All files received for it, sorted.
    pub cac_tep: Vec<String>,
    /// Figures by item code, in form order; empty unless the unit is valid.
    pub so_lieu: Ordered<ItemLine>,
    /// The targets judged for each unit of its kind.
    pub chi_tieu: Vec<TargetLine>,
}

/// One reported figure with its cell.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ItemLine {
    /// The value; `None` for an optional item left blank.
    pub gia_tri: Option<ItemValue>,
    /// Where it stands: `bai-nop/a.xlsx!Số liệu!D12`.
    pub o: String,
}

/// A value as JSON has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ItemValue {
    /// Count or đồng: a whole number.
    Integer(i64),
    /// Hundredths, written as a decimal number: 8750 is `87.5`.
    Decimal(i64),
    /// `true` or `false`.
    YesNo(bool),
    /// ISO date.
    Date(NaiveDate),
    /// Text.
    Text(String),
}

impl ItemValue {
    /// The value as papers print it, its number grouped: `1.234`, `87,5`, `Có`, `05/12/2024`.
    #[must_use]
    pub fn printed(&self) -> String {
        match self {
            Self::Integer(number) => numbers::integer(i128::from(*number)),
            Self::Decimal(hundredths) => numbers::hundredths(*hundredths),
            Self::YesNo(yes) => if *yes { "Có" } else { "Không" }.to_owned(),
            Self::Date(date) => dates::short(*date),
            Self::Text(text) => text.clone(),
        }
    }
}

impl From<&Value> for ItemValue {
    fn from(value: &Value) -> Self {
        match value {
            Value::Integer(number) => Self::Integer(*number),
            Value::Decimal(hundredths) => Self::Decimal(*hundredths),
            Value::YesNo(yes) => Self::YesNo(*yes),
            Value::Date(date) => Self::Date(*date),
            Value::Text(text) => Self::Text(text.clone()),
        }
    }
}

impl Serialize for ItemValue {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Integer(number) => serializer.serialize_i64(*number),
            Self::Decimal(hundredths) => serializer.serialize_f64(decimal(*hundredths)),
            Self::YesNo(yes) => serializer.serialize_bool(*yes),
            Self::Date(date) => serializer.collect_str(date),
            Self::Text(text) => serializer.serialize_str(text),
        }
    }
}

/// The nearest binary number to a count of hundredths; JSON writes it back as the same decimal for every score a form allows.
pub(super) fn decimal(hundredths: i64) -> f64 {
    let sign = if hundredths < 0 { "-" } else { "" };
    let size = hundredths.unsigned_abs();
    format!("{sign}{}.{:02}", size / 100, size % 100).parse().unwrap_or(0.0)
}

pub(super) fn lines(sources: &Sources<'_>) -> Vec<UnitLine> {
    let records = sources.units.all().par_iter().zip(&sources.dataset.records).enumerate();
    records.map(|(position, (unit, record))| line(sources, position, unit, record)).collect()
}

fn line(sources: &Sources<'_>, position: usize, unit: &Unit, record: &UnitRecord) -> UnitLine {
    let shown = record.submission.as_ref().or(record.held_out.as_ref());
    let parent = unit.parent.and_then(|parent| sources.units.get(parent));
    let results = sources.judgement.by_unit.get(position).map_or(&[][..], Vec::as_slice);
    UnitLine {
        ma: unit.code.clone(),
        ten: unit.name.clone(),
        loai: unit.kind.code(),
        cap_hoc: unit.school_level.clone(),
        xa: unit.commune.clone(),
        don_vi_tren: parent.map(|parent| parent.code.clone()),
        trang_thai: record.status.code(),
        ly_do: match &record.status {
            UnitStatus::Waived(reason) => Some(reason.clone()),
            _ => None,
        },
        tep: shown.map(|submission| &submission.file).or(record.files.first()).map(ToString::to_string),
        sha256: shown.map(|submission| hexadecimal(&submission.sha256)),
        cac_tep: record.files.iter().map(ToString::to_string).collect(),
        so_lieu: record
            .submission
            .as_ref()
            .map(|submission| figures(sources.forms.get(unit.kind), submission))
            .unwrap_or_default(),
        chi_tieu: results.iter().filter_map(|result| target::line(sources, result)).collect(),
    }
}

fn figures(form: &Form, submission: &Submission) -> Ordered<ItemLine> {
    let pairs = form.items().zip(&submission.items);
    pairs
        .map(|(item, entry)| {
            let gia_tri = match &entry.reading {
                Reading::Value(value) => Some(ItemValue::from(value)),
                Reading::Missing | Reading::Unreadable(_) => None,
            };
            (item.code.clone(), ItemLine { gia_tri, o: entry.place.to_string() })
        })
        .collect()
}

fn hexadecimal(bytes: &[u8]) -> String {
    let digit = |digit: u8| char::from_digit(u32::from(digit), 16).unwrap_or('0');
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_written_as_json_kinds() {
        let date = NaiveDate::from_ymd_opt(2024, 12, 5).unwrap();
        for (value, written) in [
            (ItemValue::Integer(-3), "-3"),
            (ItemValue::Decimal(8750), "87.5"),
            (ItemValue::Decimal(-5), "-0.05"),
            (ItemValue::Decimal(9999), "99.99"),
            (ItemValue::YesNo(true), "true"),
            (ItemValue::Date(date), "\"2024-12-05\""),
            (ItemValue::Text("Khá".into()), "\"Khá\""),
        ] {
            assert_eq!(serde_json::to_string(&value).unwrap(), written);
        }
    }
}
