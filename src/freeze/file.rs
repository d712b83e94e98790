//! The file of a frozen set: made whole, refused when it is not what was made.

use sha2::{Digest as _, Sha256};
use std::fmt::Write as _;

use super::content::{self, Content, Sealed};
use crate::error::Error;
use crate::model::award::{AwardSet, Coverage, Frozen};
use crate::model::dataset::{Dataset, UnitStatus};
use crate::model::unit::{UnitKind, Units};

/// What a file name has before and after its number.
const NAME: (&str, &str) = ("bo-", ".json");

/// The file name of a freeze, from 1: `bo-001.json`.
#[must_use]
pub fn name(number: usize) -> String {
    format!("{}{number:03}{}", NAME.0, NAME.1)
}

/// The number of a freeze by its file name; `None` for any other file.
#[must_use]
pub fn number(file_name: &str) -> Option<usize> {
    let digits = file_name.strip_prefix(NAME.0)?.strip_suffix(NAME.1)?;
    digits.parse().ok().filter(|number| name(*number) == file_name)
}

/// The units that a set decided now is from, by kind.
#[must_use]
pub fn coverage(dataset: &Dataset, units: &Units) -> Vec<Coverage> {
    let of_kind = |kind: UnitKind| {
        let records = units.all().iter().zip(&dataset.records).filter(|(unit, _)| unit.kind == kind);
        let (mut valid, mut expected) = (0, 0);
        for (_, record) in records {
            valid += usize::from(record.status == UnitStatus::Valid);
            expected += usize::from(!matches!(record.status, UnitStatus::Waived(_)));
        }
        Coverage { kind, valid, expected }
    };
    UnitKind::ALL.into_iter().map(of_kind).collect()
}

/// The text of a freeze of a year; equal sets give equal texts.
///
/// # Errors
/// [`Error::Refused`] if the set cannot be written as JSON, which no set is known to cause.
pub fn write(set: &AwardSet, frozen: &Frozen, year: i32) -> Result<String, Error> {
    let bo = content(set, frozen, year);
    let sealed = Sealed { sha256: seal(&bo)?, bo };
    serde_json::to_string_pretty(&sealed).map(|text| text + "\n").map_err(|error| unwritable(&error))
}

/// The set of a freeze; units are looked up by their codes. `file` is the name its reader knows.
///
/// # Errors
/// [`Error::Refused`] if the text is not what [`write`] made under this number for this year: damaged, edited by hand, of
/// another year or copied under another name.
pub fn read(file: &str, number: usize, text: &str, year: i32, units: &Units) -> Result<AwardSet, Error> {
    let refused = |why: &str| Error::Refused(format!("Bộ khen thưởng đã chốt {file} không dùng được: {why} {ADVICE}"));
    let sealed: Sealed = serde_json::from_str(text).map_err(|_| refused("tệp hỏng hoặc đã bị sửa."))?;
    if seal(&sealed.bo)? != sealed.sha256 {
        return Err(refused("nội dung không khớp mã kiểm tra, tệp hỏng hoặc đã bị sửa."));
    }
    let Content { chot_lan, nam, ma_bo, pham_vi, danh_sach } = sealed.bo;
    if nam != year {
        return Err(refused(&format!("tệp là của năm {nam}, thỏa thuận là của năm {year}.")));
    }
    if chot_lan != number {
        return Err(refused(&format!("tệp là của lần chốt {chot_lan}, tên tệp là của lần {number}.")));
    }
    let coverage = pham_vi.iter().map(content::coverage).collect::<Option<Vec<_>>>().ok_or_else(|| refused("loại đơn vị lạ."))?;
    let lists = danh_sach.into_iter().map(|list| content::award_list(list, units)).collect();
    Ok(AwardSet { lists, code: ma_bo, frozen: Some(Frozen { number, file: file.to_owned(), coverage }) })
}

/// Whether a set decided now says all that a frozen one says, so that another freeze would add nothing.
#[must_use]
pub fn is_same(frozen: &AwardSet, decided: &AwardSet, coverage: &[Coverage]) -> bool {
    let covered = frozen.frozen.as_ref().is_some_and(|frozen| frozen.coverage == coverage);
    covered && frozen.lists == decided.lists
}

const ADVICE: &str = "Lấy lại đúng tệp ấy từ bản sao lưu. Không còn bản sao lưu thì chuyển tệp hỏng ra khỏi thư mục chot rồi chốt lại \
                      bằng lap --chot.";

fn content(set: &AwardSet, frozen: &Frozen, year: i32) -> Content {
    Content {
        chot_lan: frozen.number,
        nam: year,
        ma_bo: set.code.clone(),
        pham_vi: frozen.coverage.iter().map(content::kind).collect(),
        danh_sach: set.lists.iter().map(content::list).collect(),
    }
}

fn seal(content: &Content) -> Result<String, Error> {
    let bytes = serde_json::to_vec(content).map_err(|error| unwritable(&error))?;
    let mut text = String::with_capacity(64);
    for byte in Sha256::digest(bytes) {
        // Writing into a String cannot fail.
        _ = write!(text, "{byte:02x}");
    }
    Ok(text)
}

fn unwritable(error: &serde_json::Error) -> Error {
    Error::Refused(format!("Không ghi được bộ khen thưởng: {error}."))
}
