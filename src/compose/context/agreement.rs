//! What the papers say of the agreement: how it is cited, who the parties are, which documents its clauses name, which days
//! it keeps.

use chrono::{Datelike, NaiveDate};
use minijinja::Value;
use serde::Serialize;

use crate::compose::strict;
use crate::model::agreement::Agreement;
use crate::vietnamese::numbers;

/// The agreement as papers cite it, as `thoa_thuan`.
#[derive(Serialize)]
struct Cited<'a> {
    so: &'a str,
    ngay: Option<String>,
    ten: &'a str,
    /// The title without its kind: `Phối hợp công tác …`.
    trich_yeu: String,
    quy_tac_don_vi_hoc_tap: &'a str,
    /// Ranks of that rule set from best to worst; empty for rules without points.
    xep_loai: Vec<RankView<'a>>,
    /// Deadline of the year's figures.
    han_nop: Option<String>,
    /// Last day for units that are late or must correct.
    han_don_doc: Option<String>,
    /// Whom units send to; empty for the body that asks.
    noi_nop: &'a str,
}

/// A rank with its least score as printed.
#[derive(Serialize)]
struct RankView<'a> {
    loai: &'a str,
    tu: String,
}

/// A party, as one of `ben`.
#[derive(Serialize)]
struct PartyView<'a> {
    ten: &'a str,
    ten_ngan: &'a str,
    ky_hieu: &'a str,
}

/// A document that the agreement cites, as one of `can_cu`.
#[derive(Serialize)]
struct GroundView<'a> {
    /// The whole citation, without closing mark.
    vien_dan: &'a str,
    /// Clause that cites it; empty for none.
    dieu_khoan: &'a str,
    /// What it replaces; empty for nothing.
    thay_the: &'a str,
}

/// A day kept every year, as one of `ky_niem`.
#[derive(Serialize)]
struct AnniversaryView<'a> {
    ten: &'a str,
    /// Years since the first.
    so_nam: i32,
    ngay_dau: String,
    ngay_nay: String,
}

/// The kind that a title begins with.
const KIND: &str = "Thỏa thuận ";

pub(super) fn cited(agreement: &Agreement) -> Value {
    let title = &agreement.title;
    let subject = title.strip_prefix(KIND).unwrap_or(title);
    let mut letters = subject.chars();
    strict::value(&Cited {
        so: &agreement.number,
        ngay: agreement.date.map(|date| date.to_string()),
        ten: title,
        trich_yeu: letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect(),
        quy_tac_don_vi_hoc_tap: &agreement.title_rules.name,
        xep_loai: agreement
            .title_rules
            .ranks
            .iter()
            .map(|(loai, least)| RankView { loai, tu: numbers::hundredths(*least) })
            .collect(),
        han_nop: agreement.submitting.deadline.map(|date| date.to_string()),
        han_don_doc: agreement.submitting.reminder.map(|date| date.to_string()),
        noi_nop: &agreement.submitting.to,
    })
}

/// The province, `tỉnh Bình Dương`, as the name of a body above a party ends; empty where none does.
pub(super) fn province(agreement: &Agreement) -> &str {
    let mut parents = agreement.parties.iter().map(|party| party.parent.as_str());
    parents.find_map(|parent| parent.rfind("tỉnh ").and_then(|at| parent.get(at..))).unwrap_or_default()
}

pub(super) fn parties(agreement: &Agreement) -> Value {
    let parties = agreement.parties.iter();
    let views = parties.map(|party| PartyView { ten: &party.name, ten_ngan: &party.short_name, ky_hieu: &party.symbol });
    strict::value(&views.collect::<Vec<_>>())
}

/// The cited documents from old to new; of one day, and without a date, by their keys.
pub(super) fn grounds(agreement: &Agreement) -> Value {
    let mut grounds: Vec<_> = agreement.grounds.values().collect();
    grounds.sort_by_key(|ground| ground.date);
    let views = grounds.into_iter().map(|ground| GroundView {
        vien_dan: &ground.text,
        dieu_khoan: &ground.clause,
        thay_the: &ground.replaces,
    });
    strict::value(&views.collect::<Vec<_>>())
}

/// The days that the year keeps, in the agreement's order.
pub(super) fn anniversaries(agreement: &Agreement) -> Value {
    let views = agreement.anniversaries.iter().map(|day| AnniversaryView {
        ten: &day.name,
        so_nam: agreement.year - day.first.year(),
        ngay_dau: day.first.to_string(),
        ngay_nay: in_year(day.first, agreement.year).to_string(),
    });
    strict::value(&views.collect::<Vec<_>>())
}

/// The same day of another year; 29/02 is kept on 28/02 where there is none.
fn in_year(day: NaiveDate, year: i32) -> NaiveDate {
    day.with_year(year).or_else(|| NaiveDate::from_ymd_opt(year, day.month(), 28)).unwrap_or(day)
}
