//! What templates see: the year's record under its own names, and beside it the words, groups and sums that papers need,
//! prepared here so that no template computes.

mod agreement;
mod awarded;
mod ceremony;
mod chart;
mod counted;
mod kind;
mod label;
mod list;
mod occasion;
mod own;
mod pair;
mod public;
mod rule;
mod seat;
mod shortfall;
mod target;
mod unit;

use std::sync::{Arc, OnceLock};

use minijinja::Value;

use self::awarded::Awardeds;
use self::list::Persons;
use super::record::{Sources, YearRecord};
use super::strict;
use crate::model::agreement::{Agreement, Wording};
use crate::model::award::AwardSet;
use crate::model::unit::{UnitKind, Units};

/// A name with its value.
type Field = (Arc<str>, Value);

/// Which names a paper may use.
#[derive(Clone, Copy, Debug)]
pub(super) struct Names {
    /// Those alone that the wall and the web may show.
    pub(super) public: bool,
    /// Of frozen awards: counts of units as they were then.
    pub(super) of_awards: bool,
}

/// The year as templates see it. Built once, shared by all documents and threads.
#[derive(Clone, Debug)]
pub struct Context<'a> {
    pub(super) agreement: &'a Agreement,
    pub(super) sources: Sources<'a>,
    /// Papers of this year are drafts.
    pub(super) draft: bool,
    /// The code of the set of awards.
    pub(super) set_code: String,
    /// The awards are frozen: papers of them are final, whatever became of the data since.
    pub(super) frozen: bool,
    fields: Vec<Field>,
    record: Arc<YearRecord>,
    /// All that papers for the wall and the web may say, made for the first of them.
    public: OnceLock<Vec<Field>>,
    /// What papers of frozen awards see in the place of fields of the same names.
    frozen_fields: Vec<Field>,
    /// The units as they stand in `don_vi`, in order.
    units: Vec<Value>,
    own: own::ByUnit<'a>,
}

impl<'a> Context<'a> {
    /// The set of awards that papers are made from.
    #[must_use]
    pub fn awards(&self) -> &'a AwardSet {
        self.sources.awards
    }

    /// All units of the year, in the order in which papers tell them.
    #[must_use]
    pub fn units(&self) -> &'a Units {
        self.sources.units
    }

    /// How papers read numbers out.
    #[must_use]
    pub fn wording(&self) -> Wording {
        self.agreement.wording
    }

    /// Prepares a year; `record` was built from the same sources.
    #[must_use]
    pub fn new(record: &Arc<YearRecord>, sources: &Sources<'a>) -> Self {
        let agreement = sources.agreement;
        let units = unit::values(record);
        let targets = target::views(record, agreement);
        let mut fields = vec![
            field("nam", record.nam),
            field("nam_sau", record.nam.saturating_add(1)),
            field("dia_danh", agreement.place.as_str()),
            field("dia_phuong", agreement.locality.as_str()),
            field("tinh", agreement::province(agreement)),
            ("thoa_thuan".into(), agreement::cited(agreement)),
            ("ben".into(), agreement::parties(agreement)),
            ("can_cu".into(), agreement::grounds(agreement)),
            ("ky_niem".into(), agreement::anniversaries(agreement)),
            field("don_vi", units.clone()),
            ("don_vi_chua_co".into(), unit::missing(record)),
            ("don_vi_mien_tru".into(), unit::waived(record)),
            ("tong_hop_xa".into(), strict::value(&record.tong_hop_xa)),
            ("chi_tieu".into(), strict::value(&targets)),
            ("danh_gia".into(), target::by_verdict(&targets)),
            ("tuyen_truyen".into(), occasion::values(record, sources.forms)),
            ("ma_loi".into(), rule::values(sources.rules)),
            ("ma_loi_bai_nop".into(), rule::errors(sources.rules)),
            ("ma_loi_khac".into(), rule::others(sources.rules)),
            field("ma_bo", record.ma_bo.as_str()),
            ("khong_khen".into(), strict::value(&record.khong_khen)),
            ("khong_khen_theo_dong".into(), shortfall::unawarded(record)),
            ("duoi_muc_tieu".into(), shortfall::units_under(record)),
        ];
        fields.extend(chart::by_level(record, agreement));
        fields.extend(kind::fields(record, sources, &units, &targets));
        let persons = Arc::new(list::persons(record));
        fields.extend(list::fields(record, &persons, sources.forms));
        let awarded = awarded::later(record, &units, &persons);
        fields.extend(later_fields(record, agreement, &units, &persons, &awarded));
        let own = own::ByUnit::new(sources, awarded);
        let frozen = sources.awards.frozen.as_ref();
        Self {
            agreement,
            sources: *sources,
            draft: !record.is_complete(),
            set_code: record.ma_bo.clone(),
            frozen: frozen.is_some(),
            frozen_fields: frozen
                .map(|frozen| kind::frozen_fields(&fields, frozen, kind::nominating(record)))
                .unwrap_or_default(),
            fields,
            record: Arc::clone(record),
            public: OnceLock::new(),
            units,
            own,
        }
    }

    /// The awards are frozen.
    #[must_use]
    pub fn is_frozen(&self) -> bool {
        self.frozen
    }

    /// One unit with all that its own papers say of it, for [`Context::root`]; `None` for a position that no unit has.
    pub(super) fn unit(&self, position: usize) -> Option<Value> {
        let own = self.own.fields(&self.sources, position);
        Some(strict::extended(self.units.get(position)?, own))
    }

    /// The persons of a list, by its code, in printed order.
    pub(super) fn persons(&self, code: &str) -> Vec<Value> {
        let name = code.to_lowercase();
        let list = self.fields.iter().find(|(known, _)| **known == *name);
        let persons = list.and_then(|(_, list)| list.get_attr("nguoi").ok());
        persons.iter().filter_map(|persons| persons.try_iter().ok()).flatten().collect()
    }

    /// The root of a template's names, with those of its own paper. In a paper of one unit, `don_vi` is that unit; in one of a
    /// person, `nguoi` is that person. A public paper has the public names alone. In a paper of frozen awards, how many units count
    /// is what it was when they were frozen.
    pub(super) fn root<const N: usize>(&self, names: Names, subject: Subject<'_>, own: [(&str, Value); N]) -> Value {
        let subject = subject.filter(|_| !names.public).map(|(name, value)| (name.into(), value.clone()));
        let own = own.map(|(name, value)| (name.into(), value));
        let public = || self.public.get_or_init(|| public::fields(&self.record, self.agreement));
        let fields = if names.public { public() } else { &self.fields };
        let frozen = if names.of_awards && !names.public { self.frozen_fields.as_slice() } else { &[] };
        strict::record(subject.into_iter().chain(frozen.iter().cloned()).chain(fields.iter().cloned()).chain(own))
    }
}

/// What few papers ask for and takes long to make: each is made for the first of them.
fn later_fields(
    record: &Arc<YearRecord>,
    agreement: &Agreement,
    units: &[Value],
    persons: &Arc<Persons>,
    awarded: &Awardeds,
) -> [Field; 6] {
    let year = || (Arc::clone(record), Arc::clone(persons), agreement.ceremony.clone());
    let (of_day, of_cards, seats) = (year(), year(), agreement.ceremony.seats);
    let (seated, awarded, labelled) = (Arc::clone(record), Arc::clone(awarded), units.to_vec());
    let (charted, targets) = (Arc::clone(record), agreement.targets.clone());
    let callees = move || {
        let (record, persons, ceremony) = of_cards;
        pair::values(ceremony::callees(&ceremony, &record, &persons).into_iter())
    };
    [
        ("bieu_do_don_vi".into(), strict::later(move || chart::by_unit(&charted, &targets))),
        ("le".into(), strict::later(move || ceremony::value(&of_day.2, &of_day.0, &of_day.1))),
        ("khen_theo_don_vi".into(), strict::later(move || awarded::values(&awarded))),
        ("cho_ngoi".into(), strict::later(move || seat::value(&seated, seats))),
        ("nhan_phong_bi".into(), strict::later(move || pair::values(labelled.into_iter()))),
        ("the_goi_ten".into(), strict::later(callees)),
    ]
}

/// Whose paper it is, under the name that its template uses; `None` for a paper of the year.
pub(super) type Subject<'v> = Option<(&'static str, &'v Value)>;

fn field(name: &str, value: impl Into<Value>) -> Field {
    (name.into(), value.into())
}

/// "n/N đơn vị", as it stands beside every total.
fn coverage(valid: usize, expected: usize) -> String {
    format!("{valid}/{expected} đơn vị")
}

/// A kind of unit in a sentence.
fn kind_word(code: &str) -> &'static str {
    UnitKind::ALL.into_iter().find(|kind| kind.code() == code).map_or("", UnitKind::word)
}
