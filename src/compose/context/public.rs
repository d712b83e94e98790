//! What papers for the wall and the web may say. They have these names and no others: a birth date, a hardship or a person's amount
//! cannot get into them, since no name leads there.

use minijinja::Value;
use serde::Serialize;

use super::list::Persons;
use super::{Field, awarded, ceremony, counted, field};
use crate::compose::record::{AwardLine, YearRecord};
use crate::compose::strict;
use crate::model::agreement::Agreement;

/// An awarded person in public. Class, unit and number in the register tell persons of one name apart.
#[derive(Serialize)]
struct Person<'a> {
    stt: usize,
    so_hieu: &'a str,
    ho_ten: &'a str,
    lop: &'a str,
    ten_don_vi: &'a str,
    /// Of a scholarship empty: what it was given for is nobody else's business.
    thanh_tich: &'a str,
}

/// A unit in public.
#[derive(Serialize)]
struct Unit<'a> {
    ma: &'a str,
    ten: &'a str,
    xa: &'a str,
}

/// The list of which even the merit stays private.
const PRIVATE: &str = "HOCBONG";

/// The public names.
pub(super) fn fields(record: &YearRecord, agreement: &Agreement) -> Vec<Field> {
    let person = |code: &str, award: &AwardLine| {
        let merit = if code == PRIVATE { "" } else { &award.thanh_tich };
        strict::value(&Person {
            stt: award.stt,
            so_hieu: &award.so_hieu,
            ho_ten: &award.ho_ten,
            lop: &award.lop,
            ten_don_vi: &award.ten_don_vi,
            thanh_tich: merit,
        })
    };
    let lists = record.khen_thuong.iter();
    let persons: Persons = lists
        .map(|(code, awards)| (code.to_owned(), Value::from(awards.iter().map(|award| person(code, award)).collect::<Vec<_>>())))
        .collect();
    let units = record.don_vi.iter().map(|unit| strict::value(&Unit { ma: &unit.ma, ten: &unit.ten, xa: &unit.xa }));
    let awarded = awarded::by_unit(record, &units.collect::<Vec<_>>(), &persons, false);
    let mut fields = vec![
        field("nam", record.nam),
        field("dia_danh", agreement.place.as_str()),
        field("dia_phuong", agreement.locality.as_str()),
        ("thoa_thuan".into(), super::agreement::cited(agreement)),
        ("ben".into(), super::agreement::parties(agreement)),
        field("ma_bo", record.ma_bo.as_str()),
        ("le".into(), ceremony::value(&agreement.ceremony, record, &persons)),
        ("khen_theo_don_vi".into(), awarded::values(&awarded)),
    ];
    for ((code, awards), (_, persons)) in record.khen_thuong.iter().zip(&persons) {
        let mut units: Vec<&str> = awards.iter().map(|award| award.don_vi.as_str()).collect();
        units.sort_unstable();
        units.dedup();
        let list = [
            field("so", awards.len()),
            field("so_luong", counted::of_list(code, awards.iter())),
            field("so_don_vi", units.len()),
            ("nguoi".into(), persons.clone()),
        ];
        fields.push((code.to_lowercase().into(), strict::record(list)));
    }
    fields
}
