//! Seats in the hall: unit by unit, row after row, one for each person however many awards they have.

use std::collections::BTreeMap;

use minijinja::Value;
use serde::Serialize;

use crate::compose::record::{AwardLine, YearRecord};
use crate::compose::strict;
use crate::vietnamese::text::fold;

/// `cho_ngoi`.
#[derive(Serialize)]
struct Seats<'a> {
    so_cho: usize,
    so_hang: usize,
    ghe_moi_hang: usize,
    don_vi: Vec<UnitSeats<'a>>,
}

/// The seats of one unit, which follow each other.
#[derive(Serialize)]
struct UnitSeats<'a> {
    ma: &'a str,
    ten: &'a str,
    so: usize,
    tu_hang: usize,
    tu_ghe: usize,
    den_hang: usize,
    den_ghe: usize,
    nguoi: Vec<Seat<'a>>,
}

/// One seat.
#[derive(Serialize)]
struct Seat<'a> {
    hang: usize,
    ghe: usize,
    ho_ten: &'a str,
    lop: &'a str,
    /// Numbers of the person's awards in the register, parted by commas.
    so_hieu: String,
}

/// Rows and seats count from 1; units in their order, those without anybody left out, those that only a frozen award names behind them; persons in the order of the lists. An award
/// of the same name, birth date and class in the same unit is the same person's.
pub(super) fn value(record: &YearRecord, in_a_row: usize) -> Value {
    let in_a_row = in_a_row.max(1);
    let mut taken = 0;
    let mut units = Vec::new();
    for awards in by_unit(record) {
        let persons = persons(&awards);
        let place = |seat: usize| (seat / in_a_row + 1, seat % in_a_row + 1);
        let ((first_row, first_seat), (last_row, last_seat)) = (place(taken), place(taken + persons.len().saturating_sub(1)));
        let seats = persons.into_iter().zip(taken..).map(|(awards, seat)| {
            let (row, seat) = place(seat);
            let numbers: Vec<&str> = awards.iter().map(|award| award.so_hieu.as_str()).collect();
            let (name, class) = awards.first().map_or(("", ""), |award| (&*award.ho_ten, &*award.lop));
            Seat { hang: row, ghe: seat, ho_ten: name, lop: class, so_hieu: numbers.join(", ") }
        });
        let seats: Vec<Seat<'_>> = seats.collect();
        taken += seats.len();
        units.push(UnitSeats {
            ma: awards.first().map_or("", |award| &award.don_vi),
            ten: awards.first().map_or("", |award| &award.ten_don_vi),
            so: seats.len(),
            tu_hang: first_row,
            tu_ghe: first_seat,
            den_hang: last_row,
            den_ghe: last_seat,
            nguoi: seats,
        });
    }
    strict::value(&Seats { so_cho: taken, so_hang: taken.div_ceil(in_a_row), ghe_moi_hang: in_a_row, don_vi: units })
}

/// The awards of each unit that has some, in the order of units; behind them those of units that the year no longer has.
fn by_unit(record: &YearRecord) -> Vec<Vec<&AwardLine>> {
    let mut positions: BTreeMap<&str, usize> =
        record.don_vi.iter().zip(0..).map(|(unit, position)| (&*unit.ma, position)).collect();
    let mut units: Vec<Vec<&AwardLine>> = record.don_vi.iter().map(|_| Vec::new()).collect();
    for award in record.khen_thuong.iter().flat_map(|(_, awards)| awards) {
        let position = *positions.entry(&award.don_vi).or_insert(units.len());
        match units.get_mut(position) {
            Some(own) => own.push(award),
            None => units.push(vec![award]),
        }
    }
    units.retain(|own| !own.is_empty());
    units
}

/// The awards of each person, in the order of their first ones.
pub(super) fn persons<'a>(awards: &[&'a AwardLine]) -> Vec<Vec<&'a AwardLine>> {
    let mut places = BTreeMap::new();
    let mut persons: Vec<Vec<&AwardLine>> = Vec::new();
    for award in awards {
        let key = (fold(&award.ho_ten), award.ngay_sinh.as_deref(), fold(&award.lop));
        let place = *places.entry(key).or_insert(persons.len());
        match persons.get_mut(place) {
            Some(own) => own.push(award),
            None => persons.push(vec![award]),
        }
    }
    persons
}
