//! Award lists as other programs read them.

use rayon::prelude::*;
use serde::Serialize;

use super::{Ordered, Sources};
use crate::model::award::{Award, AwardList, NotAwarded};

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
    /// `Tập thể` or `Cá nhân` where the list tells them apart; else empty.
    pub loai: String,
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
    /// Why it is this amount.
    pub ly_do: String,
    /// The nominee's name cell.
    pub o: String,
    /// Name cells of the same person's other rows.
    pub o_khac: Vec<String>,
}

/// Someone who was nominated and is not awarded, for a reason that does not lie in level and prize alone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NotAwardedLine {
    /// Number on the reserve list, from 1; `None` for those who are not on it.
    pub du_phong: Option<usize>,
    /// Full name as the unit wrote it.
    pub ho_ten: String,
    /// Birth date in ISO form; `None` where the list has none.
    pub ngay_sinh: Option<String>,
    /// Unit code.
    pub don_vi: String,
    /// Unit name.
    pub ten_don_vi: String,
    /// Class; empty where the list has none.
    pub lop: String,
    /// `Tập thể` or `Cá nhân` where the list tells them apart; else empty.
    pub loai: String,
    /// Level of the highest prize.
    pub cap: String,
    /// The highest prize.
    pub giai: String,
    /// Printed achievement.
    pub thanh_tich: String,
    /// Hardship, of scholarships.
    pub hoan_canh: String,
    /// What the rules would give, in đồng; 0 where they give nothing.
    pub muc_thuong: i64,
    /// Why not, in plain Vietnamese.
    pub ly_do: String,
    /// The nominee's name cell.
    pub o: String,
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
const LISTS: [&str; 4] = ["HSG", "GVBD", "HOCBONG", "TAPTHE"];

fn each<T: Default>(sources: &Sources<'_>, make: impl Fn(&AwardList) -> T) -> Ordered<T> {
    let others = sources.awards.lists.iter().map(|list| list.code.as_str()).filter(|code| !LISTS.contains(code));
    let codes = LISTS.into_iter().chain(others);
    let find = |code| sources.awards.lists.iter().find(|list| list.code == code);
    codes.map(|code| (code.to_owned(), find(code).map(&make).unwrap_or_default())).collect()
}

pub(super) fn lists(sources: &Sources<'_>) -> Ordered<Vec<AwardLine>> {
    each(sources, |list| list.awards.par_iter().enumerate().map(|(index, award)| line(index + 1, award)).collect())
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

fn line(number: usize, award: &Award) -> AwardLine {
    AwardLine {
        stt: number,
        so_hieu: award.serial.clone(),
        ho_ten: award.name.clone(),
        ngay_sinh: award.birth.map(|date| date.to_string()),
        nu: award.female,
        don_vi: award.unit_code.clone(),
        ten_don_vi: award.unit_name.clone(),
        lop: award.class.clone(),
        loai: award.holder.clone(),
        cap: award.level.clone(),
        giai: award.prize.clone(),
        cuoc_thi: award.contest.clone(),
        mon: award.subject.clone(),
        thanh_tich: award.merit.clone(),
        hoan_canh: award.hardship.clone(),
        muc_thuong: award.amount,
        ly_do: award.reason.clone(),
        o: award.place.to_string(),
        o_khac: award.other_places.iter().map(ToString::to_string).collect(),
    }
}

/// Who was not awarded, by list, the reserve first.
pub(super) fn not_awarded(sources: &Sources<'_>) -> Ordered<Vec<NotAwardedLine>> {
    each(sources, |list| list.not_awarded.iter().map(not_awarded_line).collect())
}

/// What a person should know of how each list was cut.
pub(super) fn notes(sources: &Sources<'_>) -> Ordered<Vec<String>> {
    each(sources, |list| list.notes.clone())
}

fn not_awarded_line(line: &NotAwarded) -> NotAwardedLine {
    let award = &line.award;
    NotAwardedLine {
        du_phong: line.reserve,
        ho_ten: award.name.clone(),
        ngay_sinh: award.birth.map(|date| date.to_string()),
        don_vi: award.unit_code.clone(),
        ten_don_vi: award.unit_name.clone(),
        lop: award.class.clone(),
        loai: award.holder.clone(),
        cap: award.level.clone(),
        giai: award.prize.clone(),
        thanh_tich: award.merit.clone(),
        hoan_canh: award.hardship.clone(),
        muc_thuong: award.amount,
        ly_do: line.reason.clone(),
        o: award.place.to_string(),
    }
}
