//! `tao`: a new year's folder.
#![expect(clippy::disallowed_methods, reason = "the one command that makes a folder from nothing, in the year of today")]

use std::fs;
use std::path::Path;

use chrono::Datelike;

use super::Outcome;
use super::year::Year;
use crate::agreement;
use crate::error::Error;
use crate::folder::{self, Folder, disk};
use crate::naming;
use crate::terminal::Terminal;
use crate::workbook;

/// Makes a year's folder: the commented agreement, the units with one example per kind and a guide, a list of confirmed names
/// without any, and the empty folders. From a past year it takes over the agreement with its year moved on, the units and the
/// confirmed names as they are, the office's own templates, and
/// the year's figures, to set the new ones beside them. The year is the one given, else the four digits in the folder's name,
/// else the year after the old one, else this year.
///
/// # Errors
/// [`Error::Refused`] if the folder already holds an agreement; faults of the old year; disk.
pub fn new(target: &Path, from: Option<&Path>, year: Option<i32>, terminal: Terminal) -> Result<Outcome, Error> {
    if target.join(folder::AGREEMENT).exists() || target.join(folder::UNITS).exists() {
        return Err(Error::Refused(format!("Thư mục {} đã là một hồ sơ năm; chọn tên khác.", target.display())));
    }
    let old = from.map(Folder::open).transpose()?;
    let start = match &old {
        Some(old) => from_past_year(old, year.or_else(|| year_in(target)), terminal)?,
        None => from_reference(year.or_else(|| year_in(target)).unwrap_or_else(|| chrono::Local::now().year()))?,
    };
    for name in [folder::SUBMISSIONS, folder::BLANK_FORMS, folder::OWN_TEMPLATES] {
        let path = target.join(name);
        fs::create_dir_all(&path).map_err(|source| disk("tạo", &path, source))?;
    }
    for (name, bytes) in &start {
        let path = folder::inside(target, name);
        fs::write(&path, bytes).map_err(|source| disk("ghi", &path, source))?;
    }
    terminal.fact(format!(
        "Đã tạo hồ sơ {}. Việc tiếp theo: sửa {} và {}, rồi chạy khuyenhoc bieu-mau {}.",
        target.display(),
        folder::AGREEMENT,
        folder::UNITS,
        target.display()
    ));
    Ok(Outcome::Complete)
}

/// Longest of the office's own files that is taken over: the scan of a stock is the largest of them.
const OWN_FILE: usize = 64 << 20;

type Files = Vec<(String, Vec<u8>)>;

fn from_reference(year: i32) -> Result<Files, Error> {
    let text = agreement::carry_over(agreement::REFERENCE, year).map_err(Error::Refused)?;
    Ok(vec![
        (folder::AGREEMENT.to_owned(), text.into_bytes()),
        (folder::UNITS.to_owned(), workbook::units::write(None)?),
        (folder::CONFIRMED_NAMES.to_owned(), naming::EMPTY.as_bytes().to_vec()),
    ])
}

fn from_past_year(old: &Folder, year: Option<i32>, terminal: Terminal) -> Result<Files, Error> {
    let past = Year::load(old, terminal)?;
    let year = year.unwrap_or(past.agreement.year + 1);
    let text = agreement::carry_over(&old.agreement()?, year).map_err(Error::Refused)?;
    let mut files = vec![
        (folder::AGREEMENT.to_owned(), text.into_bytes()),
        (folder::UNITS.to_owned(), workbook::units::write(Some(&past.units))?),
        (
            folder::CONFIRMED_NAMES.to_owned(),
            old.confirmed_names()?.map_or(naming::EMPTY.into(), |text| text.as_bytes().to_vec()),
        ),
    ];
    if let Some(printers) = old.printers()? {
        files.push((folder::PRINTERS.to_owned(), printers.as_bytes().to_vec()));
    }
    if let Some(figures) = old.figures()? {
        files.push((folder::PREVIOUS.to_owned(), figures.as_bytes().to_vec()));
    }
    for own in old.own_templates()? {
        let bytes = folder::read_bounded(&own.path, OWN_FILE)?;
        if bytes.len() > OWN_FILE {
            return Err(Error::Refused(format!("Tệp {} lớn quá 64 MB nên không chép sang hồ sơ mới được.", own.name)));
        }
        files.push((own.name.to_string(), bytes));
    }
    Ok(files)
}

/// The last four digits that stand alone in a folder's name: `thuan-an-2025` is 2025.
fn year_in(folder: &Path) -> Option<i32> {
    let name = folder.file_name()?.to_string_lossy().into_owned();
    let numbers = name.split(|letter: char| !letter.is_ascii_digit()).filter(|digits| digits.len() == 4);
    numbers.filter_map(|digits| digits.parse().ok()).rfind(|year| (2000..=2100).contains(year))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_year_stands_in_the_folders_name() {
        for (name, year) in
            [("thuan-an-2025", Some(2025)), ("a/2024", Some(2024)), ("ho-so", None), ("12345", None), ("2024-2025", Some(2025))]
        {
            assert_eq!(year_in(Path::new(name)), year, "{name}");
        }
    }
}
