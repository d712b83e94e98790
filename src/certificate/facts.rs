//! What certificates say: the same of all from the agreement, the rest from the award.

use std::fmt::Write as _;

use chrono::NaiveDate;

use crate::model::agreement::{Agreement, Wording};
use crate::model::award::Award;
use crate::model::certificate::{Field, Part, Pattern};
use crate::model::unit::{Units, child_word, pupil_word};
use crate::vietnamese::text::fold;
use crate::vietnamese::{amounts, dates, numbers};

/// Name of the paper that awards; its settings say who signs certificates, and when.
const DECISION: &str = "quyet-dinh-khen-thuong";
/// Room for a number that is written in by hand.
const ROOM: &str = "          ";

/// What all certificates of a set say alike.
#[derive(Clone, Debug)]
pub struct Facts<'a> {
    units: &'a Units,
    wording: Wording,
    year: String,
    set_code: String,
    authority: String,
    decision_number: String,
    decision_date: String,
    place_and_date: String,
    post: String,
    signer: String,
}

impl<'a> Facts<'a> {
    /// From the agreement; a decision that it does not speak of leaves room.
    #[must_use]
    pub fn new(agreement: &Agreement, units: &'a Units, set_code: &str) -> Self {
        let settings = agreement.documents.get(DECISION);
        let date: Option<NaiveDate> = settings.and_then(|settings| settings.date);
        let bodies = settings.map_or(&[][..], |settings| &settings.bodies);
        let bodies: Vec<_> = bodies.iter().filter_map(|key| agreement.body(key)).collect();
        let symbols: Vec<&str> = std::iter::once("QĐ").chain(bodies.iter().map(|body| body.symbol.as_str())).collect();
        let number = settings.map_or("", |settings| settings.number.as_str());
        let decision_number = match number {
            "" => format!("{ROOM}/{}", symbols.join("-")),
            whole if whole.contains('/') => whole.to_owned(),
            bare => format!("{bare:0>2}/{}", symbols.join("-")),
        };
        let signers = settings.map_or(&[][..], |settings| &settings.signers);
        let signer = signers.iter().find_map(|(body, key)| agreement.body(body)?.signers.get(key));
        let named = settings.map_or("", |settings| settings.authority.as_str());
        let authority = if named.is_empty() { bodies.first().map_or("", |body| body.name.as_str()) } else { named };
        Self {
            units,
            wording: agreement.wording,
            year: agreement.year.to_string(),
            set_code: set_code.to_owned(),
            authority: authority.to_owned(),
            decision_number,
            decision_date: date.map_or_else(|| dates::blank(agreement.year), dates::long),
            place_and_date: dates::place_and_date(&agreement.place, date, agreement.year),
            post: signer.map(|signer| signer.authority.join("\n")).unwrap_or_default(),
            signer: signer.map(|signer| signer.name.clone()).unwrap_or_default(),
        }
    }

    /// What a box says of an award: its first sentence whose fields all have a value, else nothing.
    #[must_use]
    pub fn say(&self, says: &[Pattern], award: &Award) -> String {
        says.iter().find_map(|pattern| self.sentence(pattern, award)).unwrap_or_default()
    }

    fn sentence(&self, pattern: &Pattern, award: &Award) -> Option<String> {
        let mut said = String::new();
        for part in &pattern.0 {
            match part {
                Part::Words(words) => said.push_str(words),
                Part::Field(field) => {
                    let before = said.len();
                    self.push(*field, award, &mut said);
                    if said.len() == before {
                        return None;
                    }
                }
            }
        }
        Some(said)
    }

    fn push(&self, field: Field, award: &Award, said: &mut String) {
        let unit = self.units.get(award.unit);
        match field {
            Field::Name => said.push_str(&award.name),
            Field::Birth => said.push_str(&award.birth.map(dates::short).unwrap_or_default()),
            Field::Class => said.push_str(&award.class),
            Field::Unit => said.push_str(&award.unit_name),
            Field::Commune => said.push_str(unit.map_or("", |unit| &unit.commune)),
            Field::Pupil => said.push_str(pupil_word(unit.map_or("", |unit| &unit.school_level))),
            Field::Child => said.push_str(child_word(unit.map_or("", |unit| &unit.school_level))),
            Field::Merit => push_merit(&award.merit, said),
            Field::MeritAtContest => push_merit(&at_contest(award), said),
            Field::Level => said.push_str(&award.level),
            Field::Prize => said.push_str(&award.prize),
            Field::Subject => said.push_str(&award.subject),
            Field::Contest => said.push_str(&award.contest),
            // Writing to a string cannot fail.
            Field::Money => drop(write!(said, "{} đồng", numbers::integer(award.amount.into()))),
            Field::MoneyWords => said.push_str(&amounts::sentence(award.amount.into(), self.wording)),
            Field::Serial => said.push_str(&award.serial),
            Field::SetCode => said.push_str(&self.set_code),
            Field::Year => said.push_str(&self.year),
            Field::Authority => said.push_str(&self.authority),
            Field::DecisionNumber => said.push_str(&self.decision_number),
            Field::DecisionDate => said.push_str(&self.decision_date),
            Field::PlaceAndDate => said.push_str(&self.place_and_date),
            Field::SignerPost => said.push_str(&self.post),
            Field::SignerName => said.push_str(&self.signer),
        }
    }
}

fn push_merit(merit: &str, said: &mut String) {
    let within = said.trim_end().chars().next_back().is_some_and(|last| !matches!(last, ':' | '.'));
    said.push_str(&if within { with_small_initial(merit) } else { merit.to_owned() });
}

/// The merit with its contest behind it, which stands in the place of the level where it names that itself. A merit that names the
/// contest already, or is of several prizes, one of which alone was won there, stays as it is.
fn at_contest(award: &Award) -> String {
    let (merit, contest) = (&award.merit, award.contest.trim());
    if contest.is_empty() || award.prize.is_empty() || merit.contains("; ") || fold(merit).contains(&fold(contest)) {
        return merit.clone();
    }
    let level = format!("cấp {}", award.level);
    let told = !award.level.is_empty() && fold(contest).contains(&fold(&level));
    let short = merit.strip_suffix(&level).filter(|_| told).map(|rest| rest.trim_end_matches([',', ' ']));
    format!("{}, {contest}", short.unwrap_or(merit))
}

/// What began a line, after other words: `Giải Nhất` as `giải Nhất`. A word in capitals stays.
fn with_small_initial(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) if letters.clone().next().is_some_and(char::is_lowercase) => first.to_lowercase().chain(letters).collect(),
        _ => text.to_owned(),
    }
}
