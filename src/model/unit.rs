//! Units: the schools, communes and agencies that submit.

use std::collections::BTreeMap;

use super::place::Place;

/// The three kinds of unit; each has its own form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum UnitKind {
    /// `truong`
    School,
    /// `xa-phuong`
    Commune,
    /// `co-quan`
    Agency,
}

impl UnitKind {
    /// All kinds, in printed order.
    pub const ALL: [Self; 3] = [Self::School, Self::Commune, Self::Agency];

    /// The code used in JSON, agreement and form files.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::School => "truong",
            Self::Commune => "xa-phuong",
            Self::Agency => "co-quan",
        }
    }

    /// The word staff write in `don-vi.xlsx`.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::School => "Trường",
            Self::Commune => "Xã/phường",
            Self::Agency => "Cơ quan",
        }
    }
}

/// What a sentence calls a single child of a school of this level: `cháu` in preschools, else `em`.
#[must_use]
pub fn child_word(school_level: &str) -> &'static str {
    if is_preschool(school_level) { "cháu" } else { "em" }
}

/// What stands before the class of a child of a school of this level: `Trẻ` in preschools, else `Học sinh`.
#[must_use]
pub fn pupil_word(school_level: &str) -> &'static str {
    if is_preschool(school_level) { "Trẻ" } else { "Học sinh" }
}

/// A school that is a preschool and nothing else, as staff write it.
fn is_preschool(school_level: &str) -> bool {
    ["mn", "mầm non", "mẫu giáo"].contains(&school_level.trim().to_lowercase().as_str())
}

/// One row of `don-vi.xlsx`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    /// Unique code: ASCII letters, digits, `-`, `_`, `.`; it becomes a file name.
    pub code: String,
    /// Full name as printed.
    pub name: String,
    /// Which form it fills.
    pub kind: UnitKind,
    /// Cấp học as written (`MN`, `TH&THCS`, …); empty for communes and agencies.
    pub school_level: String,
    /// Xã/phường as written; may be empty.
    pub commune: String,
    /// Position in [`Units`] of the unit above; `None` is directly under the city.
    pub parent: Option<usize>,
    /// E-mail as written; may be empty.
    pub email: String,
    /// The cell of its code in `don-vi.xlsx`.
    pub place: Place,
}

/// The units of the year, in the order of `don-vi.xlsx`; positions in this list are how other data names a unit.
#[derive(Clone, Debug, Default)]
pub struct Units {
    list: Vec<Unit>,
    by_code: BTreeMap<String, usize>,
}

impl Units {
    /// Takes units whose codes are already known to differ (compared without case).
    #[must_use]
    pub fn new(list: Vec<Unit>) -> Self {
        let by_code = list.iter().enumerate().map(|(position, unit)| (unit.code.to_lowercase(), position)).collect();
        Self { list, by_code }
    }

    /// All units, in file order.
    #[must_use]
    pub fn all(&self) -> &[Unit] {
        &self.list
    }

    /// The unit at a position that came from this list.
    #[must_use]
    pub fn get(&self, position: usize) -> Option<&Unit> {
        self.list.get(position)
    }

    /// Position of the unit with this code, compared without case and outer spaces.
    #[must_use]
    pub fn find(&self, code: &str) -> Option<usize> {
        self.by_code.get(&code.trim().to_lowercase()).copied()
    }
}
