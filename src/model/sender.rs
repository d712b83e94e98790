//! What a workbook says of who sent it and when, and how far that was understood.

use std::sync::Arc;

use chrono::NaiveDate;

use super::place::Place;

/// The head of a submission beside the unit's code; a part that was not found is `None`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sender {
    /// The unit's name as written, and its cell.
    pub name: Option<(String, Place)>,
    /// Xã/phường as written, and its cell.
    pub commune: Option<(String, Place)>,
    /// The form's own date ("Ngày lập"), of any year, and its cell.
    pub written_on: Option<(NaiveDate, Place)>,
    /// Units that the file names elsewhere; once the unit was sought, only those that are others.
    pub elsewhere: Vec<NamedElsewhere>,
    /// Years that titles of figures and lists state.
    pub years: Vec<TitledYear>,
    /// How the unit was found.
    pub recognition: Recognition,
    /// Older files of the unit that this one replaces, in the order of the files.
    pub replaces: Vec<Replaced>,
}

/// A unit that is named above or in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedElsewhere {
    /// Name or code as written.
    pub name: String,
    /// Its cell.
    pub place: Place,
    /// Where that is.
    pub at: Where,
    /// Whose it is by the office's list; empty if that was not sought or not found.
    pub of: Vec<UnitName>,
}

/// Where a unit is named beside the head of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Where {
    /// In a title.
    Title,
    /// In a column of a list that says for every row which school it is of.
    Column {
        /// The column's heading.
        heading: String,
        /// How many schools it names.
        schools: usize,
    },
}

/// The year that a title states: both years of a school year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TitledYear {
    /// The first.
    pub first: i32,
    /// The last; the same where one is stated.
    pub last: i32,
    /// The title's cell.
    pub place: Place,
}

/// A file that a newer one of its unit replaces.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replaced {
    /// Path from the year's folder.
    pub file: Arc<str>,
    /// Hash of its bytes.
    pub sha256: [u8; 32],
    /// By what the other is known to be newer.
    pub why: Newer,
    /// True if both say the same.
    pub same_content: bool,
}

/// By what a file is known to be newer than another of its unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Newer {
    /// It is the marked copy of the other, sent back.
    Correction,
    /// By the dates that both forms bear.
    Written {
        /// Of the newer.
        new: NaiveDate,
        /// Of the older.
        old: NaiveDate,
    },
    /// By the times at which the files were last written, in seconds of Unix time.
    Saved {
        /// Of the newer.
        new: i64,
        /// Of the older.
        old: i64,
    },
}

impl Newer {
    /// [`Newer::code`] of [`Newer::Saved`].
    pub const BY_TIME: &'static str = "gio-luu";

    /// The word used in JSON.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Correction => "ban-tra-lai",
            Self::Written { .. } => "ngay-lap",
            Self::Saved { .. } => Self::BY_TIME,
        }
    }
}

impl Sender {
    /// The cells that were read, in no promised order.
    pub fn places(&self) -> impl Iterator<Item = &Place> {
        let texts = [&self.name, &self.commune].into_iter().flatten().map(|(_, place)| place);
        texts.chain(self.written_on.iter().map(|(_, place)| place))
    }
}

/// How a submission's unit was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Recognition {
    /// By its code; or there is neither a known code nor a name.
    #[default]
    Code,
    /// By what staff wrote into `ten-goi.toml`.
    Confirmed,
    /// By its name, which is one unit's in every folded letter, while the code is blank or a slip of that unit's.
    Name,
    /// Not found: a person must say. The units that come near, nearest first; there may be none.
    Asked(Vec<UnitName>),
    /// Not found: all of these bear the name as written.
    Several(Vec<UnitName>),
    /// By its code, but the name is another unit's: a person must say.
    Contradiction {
        /// Whose the code is.
        code: UnitName,
        /// Whose the name is; more than one where several units bear it.
        name: Vec<UnitName>,
    },
}

/// A unit as findings name it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct UnitName {
    /// Its code.
    pub code: String,
    /// Its full name.
    pub name: String,
}
