//! Award lists as other programs read them.

use serde::Serialize;

use super::{Ordered, Sources};
use crate::model::award::{Award, AwardList};

/// One awarded person, in printed order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AwardLine {
    /// Number in the list, from 1.
    pub stt: usize,
    /// Its number in the register: `HSG-0001`.
    pub so_hieu: String,
    /// Full name as the unit wrote it.
    pub ho_ten: String,
    /// Birth date in ISO form; `None` where the list has none.
    pub ngay_sinh: Option<String>,
    /// True where the row says so.
    pub nu: bool,
    /// Unit code.
    pub don_vi: String,
    /// Unit name.
    pub ten_don_vi: String,
    /// Class; empty where the list has none.
    pub lop: String,
    /// Level of the highest prize.
    pub cap: String,
    /// The highest prize.
    pub giai: String,
    /// Contest.
    pub cuoc_thi: String,
    /// Subject.
    pub mon: String,
    /// Printed achievement.
    pub thanh_tich: String,
    /// Hardship, of scholarships.
    pub hoan_canh: String,
    /// Amount in đồng.
    pub muc_thuong: i64,
    /// The nominee's name cell.
    pub o: String,
    /// Name cells of the same person's other rows.
    pub o_khac: Vec<String>,
}

/// Nominations of one list that were not awarded, for one reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct UnawardedLine {
    /// Level.
    pub cap: String,
    /// Prize.
    pub giai: String,
    /// Why, in plain Vietnamese.
    pub ly_do: String,
    /// Rows.
    pub so_dong: usize,
}

/// Lists that are always there, empty or not.
const LISTS: [&str; 3] = ["HSG", "GVBD", "HOCBONG"];

fn each<T: Default>(sources: &Sources<'_>, make: impl Fn(&AwardList) -> T) -> Ordered<T> {
    let others = sources.awards.lists.iter().map(|list| list.code.as_str()).filter(|code| !LISTS.contains(code));
    let codes = LISTS.into_iter().chain(others);
    let find = |code| sources.awards.lists.iter().find(|list| list.code == code);
    codes.map(|code| (code.to_owned(), find(code).map(&make).unwrap_or_default())).collect()
}

pub(super) fn lists(sources: &Sources<'_>) -> Ordered<Vec<AwardLine>> {
    each(sources, |list| list.awards.iter().enumerate().map(|(index, award)| line(sources, index + 1, award)).collect())
}

pub(super) fn unawarded(sources: &Sources<'_>) -> Ordered<Vec<UnawardedLine>> {
    each(sources, |list| {
        let rows = list.unawarded.iter().map(|row| UnawardedLine {
            cap: row.level.clone(),
            giai: row.prize.clone(),
            ly_do: row.reason.clone(),
            so_dong: row.count,
        });
        rows.collect()
    })
}

fn line(sources: &Sources<'_>, number: usize, award: &Award) -> AwardLine {
    let unit = sources.units.get(award.unit);
    AwardLine {
        stt: number,
        so_hieu: award.serial.clone(),
        ho_ten: award.name.clone(),
        ngay_sinh: award.birth.map(|date| date.to_string()),
        nu: award.female,
        don_vi: unit.map(|unit| unit.code.clone()).unwrap_or_default(),
        ten_don_vi: unit.map(|unit| unit.name.clone()).unwrap_or_default(),
        lop: award.class.clone(),
        cap: award.level.clone(),
        giai: award.prize.clone(),
        cuoc_thi: award.contest.clone(),
        mon: award.subject.clone(),
        thanh_tich: award.merit.clone(),
        hoan_canh: award.hardship.clone(),
        muc_thuong: award.amount,
        o: award.place.to_string(),
        o_khac: award.other_places.iter().map(ToString::to_string).collect(),
    }
}
