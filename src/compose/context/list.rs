//! Award lists with their totals.

use std::collections::BTreeMap;
use std::sync::Arc;

use minijinja::Value;
use serde::Serialize;

use super::{Field, counted};
use crate::compose::picked;
use crate::compose::record::{AwardLine, NotAwardedLine, UnawardedLine, YearRecord};
use crate::compose::strict::{self, Data};
use crate::form::Forms;
use crate::model::form::Choice;
use crate::model::unit::child_word;

/// Totals of one list.
#[derive(Serialize)]
struct ListTotals<'a> {
    /// Persons in the list.
    so: usize,
    /// The same with what they are: `12 em`, `5 tập thể, 2 cá nhân`.
    so_luong: String,
    /// Đồng.
    tong_tien: i128,
    /// Units that have someone in it.
    so_don_vi: usize,
    /// By level, from high to low.
    theo_cap: Vec<LevelTotals<'a>>,
    /// Nominations that were not awarded.
    khong_khen: &'a [UnawardedLine],
    so_khong_khen: usize,
    /// The reserve list in its order.
    du_phong: Vec<&'a NotAwardedLine>,
    /// Everyone who was not awarded and is told by name, the reserve first.
    khong_khen_nguoi: &'a [NotAwardedLine],
    /// Ties where a quota ended.
    luu_y: &'a [String],
}

/// Persons and đồng of one level.
#[derive(Serialize)]
struct LevelTotals<'a> {
    cap: &'a str,
    so: usize,
    tong_tien: i128,
}

/// Persons and đồng of all lists.
#[derive(Serialize)]
struct AllTotals {
    so: usize,
    tong_tien: i128,
    /// Nominations that were not awarded.
    so_khong_khen: usize,
}

/// The persons of each list as templates see them, by list code, in printed order. Every other name that shows them shares these.
pub(super) type Persons = Vec<(String, Value)>;

/// Lists of pupils.
const CHILDREN: [&str; 2] = ["HSG", "HOCBONG"];

/// An awarded person, whose fields are those of the record's line.
struct Person {
    record: Arc<YearRecord>,
    /// Positions of the list and of the line in it.
    list: usize,
    line: usize,
}

impl Person {
    fn award(&self) -> Option<&AwardLine> {
        let (_, lines) = self.record.khen_thuong.0.get(self.list)?;
        lines.get(self.line)
    }
}

impl Data for Person {
    fn field(&self, name: &str) -> Option<Value> {
        picked::field(self.award()?, name)
    }

    fn names(&self) -> Vec<Arc<str>> {
        self.award().map(picked::names).unwrap_or_default()
    }
}

/// The persons of a record; pupils also have `goi_la`, `em` or `cháu`, what a sentence calls one of that school.
pub(super) fn persons(record: &Arc<YearRecord>) -> Persons {
    let levels: BTreeMap<&str, &str> = record.don_vi.iter().map(|unit| (&*unit.ma, &*unit.cap_hoc)).collect();
    let called: Arc<str> = "goi_la".into();
    let values = |list: usize, code: &str, awards: &[AwardLine]| {
        let values = awards.iter().enumerate().map(|(line, award)| {
            let value = strict::kept(Person { record: Arc::clone(record), list, line });
            if !CHILDREN.contains(&code) {
                return value;
            }
            let word = child_word(levels.get(&*award.don_vi).copied().unwrap_or_default());
            strict::extended(&value, vec![(Arc::clone(&called), word.into())])
        });
        Value::from(values.collect::<Vec<_>>())
    };
    record.khen_thuong.iter().enumerate().map(|(list, (code, awards))| (code.to_owned(), values(list, code, awards))).collect()
}

/// What a list is called, and what one of it is, after a count.
pub(super) fn words(code: &str) -> (&'static str, &'static str) {
    match code {
        "HSG" => ("Học sinh giỏi", "em"),
        "GVBD" => ("Giáo viên bồi dưỡng học sinh giỏi", "giáo viên"),
        "HOCBONG" => ("Học sinh nhận học bổng", "suất"),
        _ => ("Tập thể, cá nhân có thành tích", "tập thể, cá nhân"),
    }
}

/// `hsg`, `gvbd`, `hocbong`, …; `khen_thuong` by code as the record has it, and `tong_khen_thuong`.
pub(super) fn fields(record: &YearRecord, persons: &Persons, forms: &Forms) -> Vec<Field> {
    let ranks = forms.pupil_choices("cap");
    let mut fields: Vec<Field> = Vec::new();
    for ((code, awards), (_, persons)) in record.khen_thuong.iter().zip(persons) {
        let unawarded = record.khong_khen.get(code).map_or(&[][..], Vec::as_slice);
        let not_awarded = record.khong_khen_nguoi.get(code).map_or(&[][..], Vec::as_slice);
        let notes = record.luu_y_khen.get(code).map_or(&[][..], Vec::as_slice);
        let own = totals(code, awards, unawarded, ranks);
        let totals = strict::fields(&ListTotals {
            du_phong: not_awarded.iter().filter(|line| line.du_phong.is_some()).collect(),
            khong_khen_nguoi: not_awarded,
            luu_y: notes,
            ..own
        });
        let list = totals.into_iter().chain([("nguoi".into(), persons.clone())]);
        fields.push((code.to_lowercase().into(), strict::record(list)));
    }
    fields.push((
        "khen_thuong".into(),
        strict::record(persons.iter().map(|(code, persons)| (code.as_str().into(), persons.clone()))),
    ));
    let all: Vec<&AwardLine> = record.khen_thuong.iter().flat_map(|(_, awards)| awards).collect();
    let all = AllTotals {
        so: all.len(),
        tong_tien: all.iter().map(|award| i128::from(award.muc_thuong)).sum(),
        so_khong_khen: record.khong_khen.iter().flat_map(|(_, lines)| lines).map(|line| line.so_dong).sum(),
    };
    fields.push(("tong_khen_thuong".into(), strict::value(&all)));
    fields
}

fn totals<'a>(code: &str, awards: &'a [AwardLine], unawarded: &'a [UnawardedLine], ranks: &[Choice]) -> ListTotals<'a> {
    let mut units: Vec<&str> = awards.iter().map(|award| award.don_vi.as_str()).collect();
    units.sort_unstable();
    units.dedup();
    let mut levels: Vec<LevelTotals<'_>> = Vec::new();
    for award in awards {
        let amount = i128::from(award.muc_thuong);
        match levels.iter_mut().find(|level| level.cap == award.cap) {
            Some(level) => (level.so, level.tong_tien) = (level.so + 1, level.tong_tien + amount),
            None => levels.push(LevelTotals { cap: &award.cap, so: 1, tong_tien: amount }),
        }
    }
    levels.sort_by_key(|level| std::cmp::Reverse(ranks.iter().position(|rank| rank.word == level.cap)));
    ListTotals {
        so: awards.len(),
        so_luong: counted::of_list(code, awards.iter()),
        tong_tien: awards.iter().map(|award| i128::from(award.muc_thuong)).sum(),
        so_don_vi: units.len(),
        theo_cap: levels,
        khong_khen: unawarded,
        so_khong_khen: unawarded.iter().map(|line| line.so_dong).sum(),
        du_phong: Vec::new(),
        khong_khen_nguoi: &[],
        luu_y: &[],
    }
}
