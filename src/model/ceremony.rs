//! The ceremony (lễ): the day on which awards are handed over, as its papers say it. What is not yet known is blank.

use chrono::{NaiveDate, NaiveTime};

/// The ceremony of a year.
#[derive(Clone, Debug)]
pub struct Ceremony {
    /// Name in a sentence: `Lễ khen thưởng học sinh giỏi năm 2024`.
    pub name: String,
    /// Day.
    pub date: Option<NaiveDate>,
    /// Beginning.
    pub time: Option<NaiveTime>,
    /// Where it is held; empty for not yet known.
    pub venue: String,
    /// Whom guests may ask; empty for nobody.
    pub contact: String,
    /// Guests beside those who are awarded, one a line.
    pub guests: Vec<String>,
    /// Persons who come onto the stage at a time; at least 1.
    pub group: usize,
    /// Seats in a row of the hall; at least 1.
    pub seats: usize,
    /// The programme, in order.
    pub programme: Vec<ProgrammeLine>,
    /// Lists in the order in which they come onto the stage; each list once. Lists that are not here come after these.
    pub stages: Vec<Stage>,
    /// Who gave money or gifts, in printed order.
    pub donors: Vec<Donor>,
}

/// A ceremony of which nothing is known but how it is usually held: ten on the stage, twenty seats in a row.
impl Default for Ceremony {
    fn default() -> Self {
        Self {
            name: "Lễ khen thưởng, trao học bổng khuyến học".to_owned(),
            date: None,
            time: None,
            venue: String::new(),
            contact: String::new(),
            guests: Vec::new(),
            group: 10,
            seats: 20,
            programme: Vec::new(),
            stages: Vec::new(),
            donors: Vec::new(),
        }
    }
}

/// A line of the programme.
#[derive(Clone, Debug)]
pub struct ProgrammeLine {
    /// When it begins; blank where the host decides.
    pub time: Option<NaiveTime>,
    /// What is done.
    pub what: String,
    /// Who does it; empty for nobody named.
    pub who: String,
}

/// A list on the stage.
#[derive(Clone, Debug)]
pub struct Stage {
    /// List code.
    pub list: String,
    /// Persons at a time in place of the ceremony's own number.
    pub group: Option<usize>,
    /// Who hands over, with form of address and post; several take the groups in turn.
    pub handed_by: Vec<String>,
}

/// A person or body that gave something.
#[derive(Clone, Debug)]
pub struct Donor {
    /// Name.
    pub name: String,
    /// Đồng; 0 for no money.
    pub money: i64,
    /// Other gifts in words; empty for none.
    pub gifts: String,
}
