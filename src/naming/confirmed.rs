//! `ten-goi.toml`: names as senders write them, each confirmed by staff as a unit's.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Deserialize;
use toml::Spanned;

use crate::error::Error;
use crate::model::unit::Units;
use crate::source::{self, Faults};
use crate::vietnamese::text::fold;
use crate::vietnamese::unit_name::key;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    ten_goi: BTreeMap<Spanned<String>, Spanned<String>>,
}

/// What staff confirmed: codes of units, in the spelling of `don-vi.xlsx`, by the key of the name as written.
#[derive(Clone, Debug, Default)]
pub struct Confirmed {
    by_key: BTreeMap<String, String>,
}

impl Confirmed {
    /// The code of the unit that staff say this name, or wrong code, is.
    #[must_use]
    pub fn code(&self, written: &str) -> Option<&str> {
        self.by_key.get(&key(written)).map(String::as_str)
    }
}

/// Reads the text of `ten-goi.toml`, every code checked against the units.
///
/// # Errors
/// [`Error::Source`] with every fault at its line and column: a code that is no unit's, with the nearest one; a blank name; a
/// name given twice, also in another spelling; a name that is another unit's own. A fault of syntax or an unknown key comes alone.
pub fn load(file: &str, text: &Arc<str>, units: &Units) -> Result<Confirmed, Error> {
    let raw: File = toml::from_str(text).map_err(|error| Error::Source(vec![source::toml_fault(file, text, &error)]))?;
    let mut lines: Vec<_> = raw.ten_goi.iter().collect();
    lines.sort_by_key(|(name, _)| name.span().start);
    let mut faults = Faults::new(file, text);
    let mut confirmed = Confirmed::default();
    let mut first: BTreeMap<String, &str> = BTreeMap::new();
    for (name, code) in lines {
        let written = name.get_ref().trim();
        let key = key(written);
        if key.is_empty() {
            faults.add(name.span(), "Tên gọi đang để trống.", "Ghi tên đúng như trong tệp của đơn vị, hoặc xóa dòng này.");
            continue;
        }
        if let Some(earlier) = first.insert(key.clone(), written) {
            let message = format!("Tên “{written}” đã có ở dòng “{earlier}” phía trên.");
            faults.add(name.span(), message, "Một tên chỉ là của một đơn vị: giữ lại một dòng.");
        }
        let Some(unit) = units.find(code.get_ref()).and_then(|position| units.get(position)) else {
            faults.unknown(code.span(), "đơn vị mã", code.get_ref(), units.all().iter().map(|unit| unit.code.as_str()));
            continue;
        };
        if let Some(owner) = units.all().iter().find(|other| other.code != unit.code && fold(&other.name) == fold(written)) {
            let message = format!("“{written}” trong don-vi.xlsx là tên của đơn vị {}.", owner.code);
            faults.add(name.span(), message, "Sửa lại mã ở dòng này, hoặc sửa tên đơn vị trong don-vi.xlsx.");
        }
        confirmed.by_key.insert(key, unit.code.clone());
    }
    faults.or(confirmed).map_err(Error::Source)
}

#[cfg(test)]
mod tests {
    use super::super::fixture::units;
    use super::*;

    fn read(text: &str) -> Result<Confirmed, String> {
        load("ten-goi.toml", &text.into(), &units()).map_err(|error| error.to_string())
    }

    #[test]
    fn the_file_that_a_year_starts_with_confirms_nothing_and_takes_a_line() {
        assert!(read(super::super::EMPTY).unwrap().by_key.is_empty());
        let confirmed = read(&format!("{}\"Tiểu học Lý Tự Trọng (cơ sở 2)\" = \"th-ltt\"\n", super::super::EMPTY)).unwrap();
        assert_eq!(confirmed.code("TH Lí Tự Trọng, cơ sở 2"), Some("TH-LTT"));
        assert_eq!(confirmed.code("TH Lý Tự Trọng"), None);
        assert!(read("").unwrap().by_key.is_empty());
    }

    #[test]
    fn every_fault_stands_at_its_line_and_column() {
        let text = "[ten_goi]\n\"TH Tự Trọng\" = \"TH-LTTT\"\n\"Kim Đồng\" = \"TH-KD\"\n\"KIM  ĐỒNG.\" = \"TH-LTT\"\n\
                    \"Trường Tiểu học Kim Đồng\" = \"TH-LTT\"\n\" \" = \"TH-KD\"\n";
        let said = read(text).unwrap_err();
        let lines: Vec<&str> = said.lines().collect();
        assert_eq!(
            lines,
            [
                "ten-goi.toml, dòng 2, cột 17: không có đơn vị mã “TH-LTTT”. Có phải là “TH-LTT”?",
                "ten-goi.toml, dòng 4, cột 1: Tên “KIM  ĐỒNG.” đã có ở dòng “Kim Đồng” phía trên. Một tên chỉ là của một đơn vị: giữ lại một dòng.",
                "ten-goi.toml, dòng 5, cột 1: “Trường Tiểu học Kim Đồng” trong don-vi.xlsx là tên của đơn vị TH-KD. Sửa lại mã ở dòng này, hoặc sửa tên đơn vị trong don-vi.xlsx.",
                "ten-goi.toml, dòng 6, cột 1: Tên gọi đang để trống. Ghi tên đúng như trong tệp của đơn vị, hoặc xóa dòng này.",
            ]
        );
    }

    #[test]
    fn what_is_not_a_list_of_names_is_said() {
        for (text, says) in [
            ("[ten_gọi]\n", "ten-goi.toml, dòng 1, cột 7"),
            ("[ten_gio]\n", "không có khóa “ten_gio” ở đây. Có phải là “ten_goi”?"),
            ("[ten_goi]\n\"A\" = \"TH-KD\"\n\"A\" = \"TH-LTT\"\n", "được ghi hai lần"),
            ("[ten_goi]\n\"A\" = 5\n", "một chuỗi chữ đặt trong ngoặc kép"),
            ("[ten_goi]\nKim Đồng = \"TH-KD\"\n", "ten-goi.toml, dòng 2"),
        ] {
            let said = read(text).unwrap_err();
            assert!(said.contains(says), "{text} {said}");
        }
    }
}
