//! Counts and sums by kind of unit: `truong`, `xa_phuong`, `co_quan`, schools and communes together, and all.

use std::sync::Arc;

use minijinja::Value;
use serde::Serialize;

use super::target::TargetView;
use super::{Field, coverage};
use crate::compose::record::{KindTotals, Ordered, Sources, Sum, YearRecord};
use crate::compose::strict;
use crate::model::award::Frozen;
use crate::model::unit::UnitKind;

/// Counts over several kinds.
#[derive(Default, Serialize)]
struct Together {
    tong_don_vi: usize,
    da_nop: usize,
    hop_le: usize,
    co_loi: usize,
    chua_nop: usize,
    mien_tru: usize,
    phai_nop: usize,
    /// All that owe figures have valid ones.
    du: bool,
    pham_vi: String,
    /// Sums of the items that several kinds report under one code.
    so_lieu: Ordered<Sum>,
}

/// What stands beside a kind's totals.
#[derive(Serialize)]
struct Beside<'a> {
    du: bool,
    pham_vi: String,
    /// The year's targets that each unit of the kind is judged by, in the order of a unit's `chi_tieu`.
    muc_tieu: Vec<&'a TargetView<'a>>,
    /// `lua_chon` as rows, for loops.
    lua_chon_theo_dong: Ordered<Vec<ChoiceRow<'a>>>,
}

/// A word of a choice and the number of units that gave it.
#[derive(Serialize)]
struct ChoiceRow<'a> {
    tu: &'a str,
    so: usize,
}

/// The kinds that nominate: communes too where one of their collectives and persons was looked at.
pub(super) fn nominating(record: &YearRecord) -> &'static [UnitKind] {
    const COLLECTIVES: &str = "TAPTHE";
    let awarded = record.khen_thuong.get(COLLECTIVES).is_some_and(|awards| !awards.is_empty());
    let looked_at = awarded || record.khong_khen.get(COLLECTIVES).is_some_and(|lines| !lines.is_empty());
    if looked_at { &[UnitKind::School, UnitKind::Commune] } else { &[UnitKind::School] }
}

/// `truong`, `xa_phuong`, `co_quan`, `truong_va_xa`, `moi_don_vi`, `don_vi_de_nghi` (those of the kinds that nominate), and `tong_hop` as the record has it.
pub(super) fn fields(record: &YearRecord, sources: &Sources<'_>, units: &[Value], targets: &[TargetView<'_>]) -> Vec<Field> {
    let kinds = UnitKind::ALL.into_iter().filter_map(|kind| Some((kind, record.tong_hop.get(kind.code())?)));
    let mut fields: Vec<Field> = kinds
        .map(|(kind, totals)| (kind.code().replace('-', "_").into(), of_kind(kind, totals, record, sources, units, targets)))
        .collect();
    let by_code = fields.iter().zip(UnitKind::ALL).map(|((_, value), kind)| (kind.code().into(), value.clone()));
    let by_code = strict::record(by_code.collect::<Vec<_>>());
    fields.push(("tong_hop".into(), by_code));
    fields.push(("truong_va_xa".into(), together(record, &[UnitKind::School, UnitKind::Commune])));
    fields.push(("moi_don_vi".into(), together(record, &UnitKind::ALL)));
    fields.push((NOMINATING.into(), together(record, nominating(record))));
    fields
}

fn of_kind(
    kind: UnitKind,
    totals: &KindTotals,
    record: &YearRecord,
    sources: &Sources<'_>,
    units: &[Value],
    targets: &[TargetView<'_>],
) -> Value {
    let each = |code: &str| {
        sources.agreement.targets.iter().any(|target| target.code == code && target.each_unit && target.kinds.contains(&kind))
    };
    let beside = Beside {
        du: totals.hop_le == totals.phai_nop,
        pham_vi: coverage(totals.hop_le, totals.phai_nop),
        muc_tieu: targets.iter().filter(|target| each(target.code())).collect(),
        lua_chon_theo_dong: totals.lua_chon.iter().map(|(code, words)| (code.to_owned(), rows(words))).collect(),
    };
    let own = record.don_vi.iter().zip(units).filter(|(unit, _)| unit.loai == kind.code());
    let own: Vec<Value> = own.map(|(_, value)| value.clone()).collect();
    let fields = strict::fields(totals).into_iter().chain(strict::fields(&beside));
    strict::record(fields.chain([("don_vi".into(), Value::from(own))]))
}

fn rows(words: &Ordered<usize>) -> Vec<ChoiceRow<'_>> {
    words.iter().map(|(word, count)| ChoiceRow { tu: word, so: *count }).collect()
}

fn together(record: &YearRecord, kinds: &[UnitKind]) -> Value {
    let mut sum = Together::default();
    for totals in kinds.iter().filter_map(|kind| record.tong_hop.get(kind.code())) {
        sum.tong_don_vi += totals.tong_don_vi;
        sum.da_nop += totals.da_nop;
        sum.hop_le += totals.hop_le;
        sum.co_loi += totals.co_loi;
        sum.chua_nop += totals.chua_nop;
        sum.mien_tru += totals.mien_tru;
        sum.phai_nop += totals.phai_nop;
        totals.so_lieu.iter().for_each(|(code, item)| add(&mut sum.so_lieu, code, *item));
    }
    sum.du = sum.hop_le == sum.phai_nop;
    sum.pham_vi = coverage(sum.hop_le, sum.phai_nop);
    strict::value(&sum)
}

/// The name of the units of the kinds that nominate.
const NOMINATING: &str = "don_vi_de_nghi";

/// The counts by kind as they were when the awards were frozen, in the place of those of now.
pub(super) fn frozen_fields(fields: &[Field], frozen: &Frozen, nominating: &[UnitKind]) -> Vec<Field> {
    let kinds = |names: &[UnitKind]| {
        let of_kinds = frozen.coverage.iter().filter(|coverage| names.contains(&coverage.kind));
        of_kinds.fold((0, 0), |(valid, expected), coverage| (valid + coverage.valid, expected + coverage.expected))
    };
    let alone = UnitKind::ALL.map(|kind| (kind.code().replace('-', "_"), kinds(&[kind])));
    let together = [
        ("truong_va_xa".to_owned(), kinds(&[UnitKind::School, UnitKind::Commune])),
        ("moi_don_vi".to_owned(), kinds(&UnitKind::ALL)),
        (NOMINATING.to_owned(), kinds(nominating)),
    ];
    let then = |(name, (valid, expected)): (String, (usize, usize))| {
        let (name, now) = fields.iter().find(|(known, _)| **known == *name)?;
        let counts = Counts { hop_le: valid, phai_nop: expected, du: valid == expected, pham_vi: coverage(valid, expected) };
        Some((Arc::clone(name), strict::extended(now, strict::fields(&counts))))
    };
    alone.into_iter().chain(together).filter_map(then).collect()
}

/// What is said beside figures of how many units they are.
#[derive(Serialize)]
struct Counts {
    hop_le: usize,
    phai_nop: usize,
    du: bool,
    pham_vi: String,
}

fn add(sums: &mut Ordered<Sum>, code: &str, item: Sum) {
    match sums.0.iter_mut().find(|(name, _)| name == code) {
        Some((_, sum)) => *sum = sum.plus(item),
        None => sums.0.push((code.to_owned(), item)),
    }
}
