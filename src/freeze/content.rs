//! What stands in the file of a frozen set: keys as in `so-lieu.json`, so that a person can read it.

use serde::{Deserialize, Serialize};

use crate::model::award::{Award, AwardList, Coverage, NotAwarded, Unawarded};
use crate::model::place::{CellAddress, Place};
use crate::model::unit::{UnitKind, Units};

/// The file: the set, and the sha256 of the set as compact JSON.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Sealed {
    pub bo: Content,
    pub sha256: String,
}

#[derive(PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Content {
    pub chot_lan: usize,
    pub nam: i32,
    pub ma_bo: String,
    pub pham_vi: Vec<Kind>,
    pub danh_sach: Vec<List>,
}

#[derive(PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Kind {
    loai: String,
    hop_le: usize,
    phai_nop: usize,
}

#[derive(PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct List {
    ma: String,
    khen_thuong: Vec<Row>,
    khong_khen: Vec<Count>,
    khong_khen_nguoi: Vec<NotAwardedRow>,
    luu_y: Vec<String>,
}

#[derive(PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    so_hieu: String,
    ho_ten: String,
    /// ISO form.
    ngay_sinh: Option<String>,
    nu: bool,
    don_vi: String,
    ten_don_vi: String,
    lop: String,
    loai: String,
    cap: String,
    giai: String,
    cuoc_thi: String,
    mon: String,
    thanh_tich: String,
    hoan_canh: String,
    muc_thuong: i64,
    ly_do: String,
    o: Cell,
    o_khac: Vec<Cell>,
}

#[derive(PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct NotAwardedRow {
    du_phong: Option<usize>,
    nguoi: Row,
    ly_do: String,
}

#[derive(PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Count {
    cap: String,
    giai: String,
    ly_do: String,
    so_dong: usize,
}

/// Row and column count from 1, as a person counts.
#[derive(PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Cell {
    tep: String,
    trang: Option<String>,
    hang: Option<u32>,
    cot: Option<u32>,
}

pub(super) fn kind(coverage: &Coverage) -> Kind {
    Kind { loai: coverage.kind.code().to_owned(), hop_le: coverage.valid, phai_nop: coverage.expected }
}

/// `None` for a kind that there is not.
pub(super) fn coverage(kind: &Kind) -> Option<Coverage> {
    let found = UnitKind::ALL.into_iter().find(|known| known.code() == kind.loai)?;
    Some(Coverage { kind: found, valid: kind.hop_le, expected: kind.phai_nop })
}

pub(super) fn list(list: &AwardList) -> List {
    let count = |row: &Unawarded| Count {
        cap: row.level.clone(),
        giai: row.prize.clone(),
        ly_do: row.reason.clone(),
        so_dong: row.count,
    };
    let left = |left: &NotAwarded| NotAwardedRow { du_phong: left.reserve, nguoi: row(&left.award), ly_do: left.reason.clone() };
    List {
        ma: list.code.clone(),
        khen_thuong: list.awards.iter().map(row).collect(),
        khong_khen: list.unawarded.iter().map(count).collect(),
        khong_khen_nguoi: list.not_awarded.iter().map(left).collect(),
        luu_y: list.notes.clone(),
    }
}

/// The list again; units are looked up by their codes.
pub(super) fn award_list(list: List, units: &Units) -> AwardList {
    let unawarded = |row: Count| Unawarded { level: row.cap, prize: row.giai, reason: row.ly_do, count: row.so_dong };
    let left = |left: NotAwardedRow| NotAwarded { award: award(left.nguoi, units), reason: left.ly_do, reserve: left.du_phong };
    AwardList {
        code: list.ma,
        awards: list.khen_thuong.into_iter().map(|row| award(row, units)).collect(),
        unawarded: list.khong_khen.into_iter().map(unawarded).collect(),
        not_awarded: list.khong_khen_nguoi.into_iter().map(left).collect(),
        notes: list.luu_y,
    }
}

fn row(award: &Award) -> Row {
    Row {
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
        o: cell(&award.place),
        o_khac: award.other_places.iter().map(cell).collect(),
    }
}

fn award(row: Row, units: &Units) -> Award {
    Award {
        serial: row.so_hieu,
        name: row.ho_ten,
        birth: row.ngay_sinh.and_then(|date| date.parse().ok()),
        female: row.nu,
        unit: units.find(&row.don_vi).unwrap_or(units.all().len()),
        unit_code: row.don_vi,
        unit_name: row.ten_don_vi,
        class: row.lop,
        level: row.cap,
        prize: row.giai,
        contest: row.cuoc_thi,
        subject: row.mon,
        merit: row.thanh_tich,
        hardship: row.hoan_canh,
        holder: row.loai,
        amount: row.muc_thuong,
        reason: row.ly_do,
        place: place(row.o),
        other_places: row.o_khac.into_iter().map(place).collect(),
    }
}

fn cell(place: &Place) -> Cell {
    let from_one = |number: u32| number.checked_add(1);
    Cell {
        tep: place.file.to_string(),
        trang: place.sheet.as_ref().map(ToString::to_string),
        hang: place.cell.and_then(|cell| from_one(cell.row)),
        cot: place.cell.and_then(|cell| from_one(cell.column)),
    }
}

fn place(cell: Cell) -> Place {
    let from_zero = |number: Option<u32>| number?.checked_sub(1);
    let address = from_zero(cell.hang).zip(from_zero(cell.cot));
    Place {
        file: cell.tep.into(),
        sheet: cell.trang.map(Into::into),
        cell: address.map(|(row, column)| CellAddress { row, column }),
    }
}
