//! The ceremony as its papers say it: day and place, programme, who comes onto the stage in which group, donors.

use minijinja::Value;
use serde::Serialize;

use super::list::{Persons, words};
use super::{counted, field};
use crate::compose::record::{AwardLine, YearRecord};
use crate::compose::strict;
use crate::model::ceremony::{Ceremony, Stage};
use crate::vietnamese::dates;

/// What is said of the day itself.
#[derive(Serialize)]
struct CeremonyView<'a> {
    ten: &'a str,
    ngay: Option<String>,
    /// `thứ Sáu`; empty while the day is not known.
    thu: &'static str,
    /// `7 giờ 30 phút`; empty while not known.
    gio: String,
    dia_diem: &'a str,
    lien_he: &'a str,
    thanh_phan: &'a [String],
    moi_dot: usize,
    ghe_moi_hang: usize,
    chuong_trinh: Vec<LineView<'a>>,
    tai_tro: Vec<DonorView<'a>>,
    tong_tai_tro: i64,
}

#[derive(Serialize)]
struct LineView<'a> {
    gio: String,
    noi_dung: &'a str,
    phu_trach: &'a str,
}

#[derive(Serialize)]
struct DonorView<'a> {
    ten: &'a str,
    /// Đồng; 0 for none.
    so_tien: i64,
    hien_vat: &'a str,
}

/// `le`: the day, and `trao`, the lists that have someone, in the order in which they come onto the stage.
pub(super) fn value(ceremony: &Ceremony, record: &YearRecord, persons: &Persons<'_>) -> Value {
    let lines = ceremony.programme.iter().map(|line| LineView {
        gio: line.time.map(dates::time).unwrap_or_default(),
        noi_dung: &line.what,
        phu_trach: &line.who,
    });
    let donors = ceremony.donors.iter();
    let donors = donors.map(|donor| DonorView { ten: &donor.name, so_tien: donor.money, hien_vat: &donor.gifts });
    let view = CeremonyView {
        ten: &ceremony.name,
        ngay: ceremony.date.map(|date| date.to_string()),
        thu: ceremony.date.map(dates::weekday).unwrap_or_default(),
        gio: ceremony.time.map(dates::time).unwrap_or_default(),
        dia_diem: &ceremony.venue,
        lien_he: &ceremony.contact,
        thanh_phan: &ceremony.guests,
        moi_dot: ceremony.group,
        ghe_moi_hang: ceremony.seats,
        chuong_trinh: lines.collect(),
        tai_tro: donors.collect(),
        tong_tai_tro: ceremony.donors.iter().fold(0, |sum, donor| sum.saturating_add(donor.money)),
    };
    let stages = on_stage(ceremony, record, persons).into_iter().map(|stage| stage.value(ceremony.group));
    strict::record(strict::fields(&view).into_iter().chain([("trao".into(), Value::from(stages.collect::<Vec<_>>()))]))
}

/// Everybody who is called, in the order of calling, with `danh_sach`, the list's name, and `dot`, the number of the group in it.
pub(super) fn callees(ceremony: &Ceremony, record: &YearRecord, persons: &Persons<'_>) -> Vec<Value> {
    let of_stage = |stage: OnStage<'_>| {
        let (name, size) = (words(stage.code).0, stage.size(ceremony.group));
        let person = |(index, person)| {
            let further = vec![field("danh_sach", name), field("dot", index / size + 1)];
            strict::extended(&person, further)
        };
        stage.persons.into_iter().enumerate().map(person).collect::<Vec<_>>()
    };
    on_stage(ceremony, record, persons).into_iter().flat_map(of_stage).collect()
}

/// A list on the stage.
struct OnStage<'a> {
    code: &'a str,
    /// What the agreement says of it, if anything.
    stage: Option<&'a Stage>,
    awards: &'a [AwardLine],
    /// The same as templates see them.
    persons: Vec<Value>,
}

/// Lists with someone in them: as the agreement orders them, then those it does not name, in printed order.
fn on_stage<'a>(ceremony: &'a Ceremony, record: &'a YearRecord, persons: &Persons<'a>) -> Vec<OnStage<'a>> {
    let place = |code: &str| ceremony.stages.iter().position(|stage| stage.list == code);
    let mut lists: Vec<OnStage<'a>> = persons
        .iter()
        .map(|(code, persons)| OnStage {
            code,
            stage: place(code).and_then(|place| ceremony.stages.get(place)),
            awards: record.khen_thuong.get(code).map_or(&[][..], Vec::as_slice),
            persons: persons.try_iter().into_iter().flatten().collect(),
        })
        .filter(|list| !list.persons.is_empty())
        .collect();
    lists.sort_by_key(|list| place(list.code).unwrap_or(usize::MAX));
    lists
}

impl OnStage<'_> {
    /// Persons at a time, where the ceremony has `group`.
    fn size(&self, group: usize) -> usize {
        self.stage.and_then(|stage| stage.group).unwrap_or(group).max(1)
    }

    /// `ma`, `ten`, `don_vi_tinh`, `so`, `so_luong`, `nguoi_trao`, and `dot`, its groups.
    fn value(self, group: usize) -> Value {
        let (name, counted) = words(self.code);
        let size = self.size(group);
        let handed_by = self.stage.map_or(&[][..], |stage| &stage.handed_by);
        let groups = self.persons.chunks(size).enumerate().map(|(index, persons)| {
            // Several persons hand over to the groups in turn.
            let who = index.checked_rem(handed_by.len()).and_then(|turn| handed_by.get(turn));
            strict::record([
                field("so", index + 1),
                field("tu", index * size + 1),
                field("den", index * size + persons.len()),
                field("nguoi_trao", who.map_or("", String::as_str)),
                ("nguoi".into(), Value::from(persons.to_vec())),
            ])
        });
        strict::record([
            field("ma", self.code),
            field("ten", name),
            field("don_vi_tinh", counted),
            field("so", self.persons.len()),
            field("so_luong", counted::of_list(self.code, self.awards.iter())),
            ("nguoi_trao".into(), strict::value(&handed_by)),
            ("dot".into(), Value::from(groups.collect::<Vec<_>>())),
        ])
    }
}
