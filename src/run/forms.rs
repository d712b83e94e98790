//! `bieu-mau`: one blank workbook per unit.

use rayon::prelude::*;

use super::Outcome;
use super::year::Year;
use crate::error::Error;
use crate::folder::{BLANK_FORMS, Folder};
use crate::publish::Staging;
use crate::terminal::Terminal;
use crate::workbook;

/// Writes `bieu-mau/<mã>.xlsx` for every unit; the whole folder is replaced at once.
///
/// # Errors
/// Agreement, form, units, disk, or another run holding the folder.
pub fn forms(folder: &Folder, terminal: Terminal) -> Result<Outcome, Error> {
    let _lock = folder.lock()?;
    let year = Year::load(folder, terminal)?;
    let units = year.units.all();
    if units.is_empty() {
        return Err(Error::Refused("Tệp don-vi.xlsx chưa có đơn vị nào.".to_owned()));
    }
    let staging = Staging::begin(&folder.root().join(BLANK_FORMS))?;
    let bar = terminal.bar("Lập biểu mẫu", units.len());
    units.par_iter().try_for_each(|unit| {
        let bytes = workbook::blank::write(year.forms.get(unit.kind), unit, &year.agreement)?;
        staging.write(&format!("{}.xlsx", unit.code), &bytes)?;
        bar.inc(1);
        Ok::<(), Error>(())
    })?;
    bar.finish_and_clear();
    staging.publish()?;
    terminal.fact(format!("Xong: {} biểu mẫu trong {}.", units.len(), folder.root().join(BLANK_FORMS).display()));
    Ok(Outcome::Complete)
}
