//! Seats in the hall: unit by unit, row after row, one for each person however many awards they have.

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

/// Rows and seats count from 1; units in their order, those without anybody left out; persons in the order of the lists. An award
/// of the same name, birth date and class in the same unit is the same person's.
pub(super) fn value(record: &YearRecord, in_a_row: usize) -> Value {
    let in_a_row = in_a_row.max(1);
    let mut taken = 0;
    let mut units = Vec::new();
    let mut by_unit = sorted_by_unit(record);
    for unit in &record.don_vi {
        let Some(awards) = by_unit.remove(unit.ma.as_str()) else { continue };
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
            ma: &unit.ma,
            ten: &unit.ten,
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

fn sorted_by_unit(record: &YearRecord) -> std::collections::BTreeMap<&str, Vec<&AwardLine>> {
    let mut units = std::collections::BTreeMap::<&str, Vec<&AwardLine>>::new();
    for award in record.khen_thuong.iter().flat_map(|(_, awards)| awards) {
        units.entry(&award.don_vi).or_default().push(award);
    }
    units
}

/// The awards of each person, in the order of their first ones.
fn persons<'a>(awards: &[&'a AwardLine]) -> Vec<Vec<&'a AwardLine>> {
    let mut places = std::collections::BTreeMap::new();
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
