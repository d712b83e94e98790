//! Where a nomination sheet's columns stand, found once per form.

use super::scale::Scale;
use crate::model::form::ListForm;
use crate::model::submission::{Field, Nominee};

/// Positions of the columns that awards read; `None` for those a list does not have.
#[derive(Clone, Debug)]
pub struct Columns {
    /// Full name, of a person or a collective.
    pub name: Option<usize>,
    /// Birth date.
    pub birth: Option<usize>,
    /// Nữ.
    pub female: Option<usize>,
    /// Class.
    pub class: Option<usize>,
    /// Contest.
    pub contest: Option<usize>,
    /// Subject.
    pub subject: Option<usize>,
    /// Level.
    pub level: Option<usize>,
    /// Prize.
    pub prize: Option<usize>,
    /// Hardship.
    pub hardship: Option<usize>,
    /// Its details.
    pub details: Option<usize>,
    /// Result of learning.
    pub result: Option<usize>,
    /// Achievement in the unit's words.
    pub achievement: Option<usize>,
    /// Collective or person.
    pub holder: Option<usize>,
    /// The unit's note.
    pub note: Option<usize>,
    /// What the unit proposes, in đồng.
    pub proposed: Option<usize>,
    /// Level ranks with the column that counts prize-winning pupils of that level, from high to low.
    pub counts: Vec<(usize, usize)>,
}

impl Columns {
    /// The columns of a list.
    #[must_use]
    pub fn new(list: &ListForm, scale: &Scale) -> Self {
        let at = |code: &str| list.column_position(code);
        Self {
            name: at("ho_ten").or_else(|| at("ten")),
            birth: at("ngay_sinh"),
            female: at("nu"),
            class: at("lop"),
            contest: at("cuoc_thi"),
            subject: at("mon"),
            level: at("cap"),
            prize: at("giai"),
            hardship: at("hoan_canh"),
            details: at("chi_tiet"),
            result: at("ket_qua"),
            achievement: at("thanh_tich"),
            holder: at("loai"),
            note: at("ghi_chu"),
            proposed: at("muc_de_nghi"),
            counts: scale.count_columns().filter_map(|(level, code)| Some((level, at(&code)?))).collect(),
        }
    }
}

/// The text of a column that may be missing; empty then.
#[must_use]
pub fn text<'a>(nominee: &Nominee<'a>, column: Option<usize>) -> &'a str {
    column.map_or("", |column| nominee.text(column))
}

/// The whole number of a column that may be missing.
#[must_use]
pub fn number(nominee: &Nominee<'_>, column: Option<usize>) -> Option<i64> {
    match nominee.field(column?) {
        Field::Integer(number) => Some(number),
        _ => None,
    }
}
