//! A reported value after it has been understood.

use chrono::NaiveDate;

/// What kind of value an item or column asks for, as forms name it (`kieu`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ValueKind {
    /// `so`: a whole number of persons, times, grants, units.
    Count,
    /// `tien`: whole đồng.
    Money,
    /// `diem`: a decimal number kept in hundredths.
    Decimal,
    /// `co-khong`: yes or no.
    YesNo,
    /// `ngay`: a civil date.
    Date,
    /// `chon`: one of the listed words.
    Choice,
    /// `ho-ten`: a person's name.
    Name,
    /// `chu`: free text.
    Text,
}

impl ValueKind {
    /// The word used in form files, in the order of the glossary.
    pub const WORDS: [(&'static str, Self); 8] = [
        ("so", Self::Count),
        ("tien", Self::Money),
        ("diem", Self::Decimal),
        ("co-khong", Self::YesNo),
        ("ngay", Self::Date),
        ("chon", Self::Choice),
        ("ho-ten", Self::Name),
        ("chu", Self::Text),
    ];

    /// True for kinds that are added up over units.
    #[must_use]
    pub fn is_numeric(self) -> bool {
        matches!(self, Self::Count | Self::Money | Self::Decimal)
    }
}

/// One understood value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Count or đồng, exact.
    Integer(i64),
    /// Hundredths: 87,5 is 8750.
    Decimal(i64),
    /// Yes or no.
    YesNo(bool),
    /// A civil date.
    Date(NaiveDate),
    /// Text in NFC; of a choice, the form's own spelling.
    Text(String),
}

impl Value {
    /// The integer of a count or an amount, else `None`.
    #[must_use]
    pub fn integer(&self) -> Option<i64> {
        match self {
            Self::Integer(number) => Some(*number),
            _ => None,
        }
    }
}
