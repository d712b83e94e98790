//! From the text of a form file to a form.

use std::sync::Arc;

use super::{build, raw};
use crate::error::SourceFault;
use crate::model::form::Form;
use crate::model::unit::UnitKind;
use crate::source::{Faults, toml_fault};

/// The form of a kind of unit from its file's text; `file_name` is the name its reader knows (`mau/truong.toml`).
///
/// # Errors
/// All faults in file order, each at its line and column: codes given twice or unusable as Excel names, unknown kinds,
/// relations that name unknown items, limits out of order, missing columns of the award lists. A fault of TOML itself
/// (syntax, unknown or missing key, wrong type) comes alone, since nothing after it can be trusted.
pub fn load(kind: UnitKind, file_name: &str, text: &Arc<str>) -> Result<Form, Vec<SourceFault>> {
    let raw: raw::Form = toml::from_str(text).map_err(|fault| vec![toml_fault(file_name, text, &fault)])?;
    let mut faults = Faults::new(file_name, text);
    let form = build::form(kind, raw, &mut faults);
    faults.or(form)
}
