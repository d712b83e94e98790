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
    /// Whom to ask, and how to reach them; empty where nobody can be reached.
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
    /// Empty where none is given.
    gio: String,
    /// The same; `Tiếp theo` of what follows on something that has a time.
    thoi_gian: String,
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

/// When that comes which has no time of its own.
const FOLLOWS: &str = "Tiếp theo";

/// `le`: the day, and `trao`, the lists that have someone, in the order in which they come onto the stage.
pub(super) fn value(ceremony: &Ceremony, record: &YearRecord, persons: &Persons) -> Value {
    let begun = ceremony.programme.iter().position(|line| line.time.is_some());
    let follows = |index| if begun.is_some_and(|begun| begun < index) { FOLLOWS } else { "" };
    let lines = ceremony.programme.iter().enumerate().map(|(index, line)| LineView {
        gio: line.time.map(dates::time).unwrap_or_default(),
        thoi_gian: line.time.map_or_else(|| follows(index).to_owned(), dates::time),
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
        lien_he: reachable(&ceremony.contact),
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

/// A contact with a telephone number or an e-mail address; empty for one that names nobody who can be reached.
fn reachable(contact: &str) -> &str {
    if contact.contains(|letter: char| letter.is_ascii_digit() || letter == '@') { contact } else { "" }
}

/// Everybody who is called, in the order of calling, with `danh_sach`, the list's name, and `dot`, the number of the group in it.
pub(super) fn callees(ceremony: &Ceremony, record: &YearRecord, persons: &Persons) -> Vec<Value> {
    let of_stage = |stage: OnStage<'_>| {
        let name = words(stage.code).0;
        let groups = shares(stage.persons.len(), stage.size(ceremony.group)).into_iter().enumerate();
        let groups = groups.flat_map(|(index, share)| std::iter::repeat_n(index + 1, share));
        let person =
            |(person, group): (&Value, usize)| strict::extended(person, vec![field("danh_sach", name), field("dot", group)]);
        stage.persons.iter().zip(groups).map(person).collect::<Vec<_>>()
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
fn on_stage<'a>(ceremony: &'a Ceremony, record: &'a YearRecord, persons: &'a Persons) -> Vec<OnStage<'a>> {
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
        let mut from = 0;
        let groups = shares(self.persons.len(), size).into_iter().enumerate().map(|(index, share)| {
            // Several persons hand over to the groups in turn.
            let who = index.checked_rem(handed_by.len()).and_then(|turn| handed_by.get(turn));
            let persons = self.persons.get(from..from + share).unwrap_or_default();
            let first = from + 1;
            from += share;
            strict::record([
                field("so", index + 1),
                field("tu", first),
                field("den", from),
                field("nguoi_trao", who.map_or_else(String::new, |who| with_small_title(who))),
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

/// How many persons come in each group: as few groups as hold all of them at `most` each, which differ by one person at most, so that
/// nobody stands on the stage almost alone. `most` is above 0.
fn shares(persons: usize, most: usize) -> Vec<usize> {
    let groups = persons.div_ceil(most);
    (0..groups).map(|group| persons / groups + usize::from(group < persons % groups)).collect()
}

/// Words before a name, which have a small letter within a sentence.
const TITLES: [&str; 4] = ["Ông ", "Bà ", "Thầy ", "Cô "];

/// Who hands over, as a sentence names them after its first word.
fn with_small_title(who: &str) -> String {
    let title = TITLES.iter().find_map(|title| Some((title, who.strip_prefix(title)?)));
    title.map_or_else(|| who.to_owned(), |(title, name)| format!("{}{name}", title.to_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_are_as_few_as_hold_everybody_and_nearly_equal() {
        assert_eq!(shares(112, 10), [vec![10; 4], vec![9; 8]].concat());
        assert_eq!(shares(11, 10), [6, 5]);
        assert_eq!(shares(10, 10), [10]);
        assert_eq!(shares(0, 10), [0; 0]);
    }

    #[test]
    fn a_title_before_a_name_is_small_within_a_sentence() {
        assert_eq!(with_small_title("Bà Lê Thị Thu Hà, Phó Trưởng phòng"), "bà Lê Thị Thu Hà, Phó Trưởng phòng");
        assert_eq!(with_small_title("Chủ tịch Hội Khuyến học"), "Chủ tịch Hội Khuyến học");
    }
}
