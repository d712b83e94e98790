//! One nominee's row: what it earns, or why it earns nothing.

use super::columns::{Columns, number, text};
use super::scale::{Grade, Scale};
use super::table::{PrizeTable, payable};
use super::teachers;
use crate::model::agreement::SeveralPrizes;
use crate::model::submission::Nominee;

/// What decides the rows of one list.
pub struct Rules<'a> {
    /// Levels and prizes of the year.
    pub scale: &'a Scale,
    /// Money.
    pub table: PrizeTable,
    /// Several prizes of one person.
    pub several: SeveralPrizes,
    /// Rows carry counts of prize-winning pupils by level, as teachers' do.
    pub counted: bool,
}

/// A row that is paid.
#[derive(Clone, Copy)]
pub struct Candidate<'a> {
    /// Position of the unit.
    pub unit: usize,
    /// The row.
    pub nominee: Nominee<'a>,
    /// Where its columns stand.
    pub columns: &'a Columns,
    /// Level and prize; of a teacher the level that is paid highest.
    pub grade: Grade,
    /// Đồng of this row alone.
    pub amount: i64,
}

/// Why a row is not paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// No row of the prize table fits.
    NotInTable,
    /// Its level or prize is blank or unknown.
    UnknownGrade,
    /// A teacher without prize-winning pupils.
    NoPupils,
    /// The table pays as proposed, and nothing is proposed.
    NoProposal,
    /// No name.
    NoName,
    /// The same person is paid for a higher prize.
    PassedOver,
}

impl Reason {
    /// The words that papers print.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::NotInTable => "Bảng mức thưởng không có mức cho cấp, giải này",
            Self::UnknownGrade => "Chưa rõ cấp hoặc giải",
            Self::NoPupils => "Không có học sinh đạt giải",
            Self::NoProposal => "Chưa ghi mức đề nghị",
            Self::NoName => "Chưa có họ và tên",
            Self::PassedOver => "Người này đã nhận mức cao hơn hoặc bằng của một giải khác",
        }
    }
}

/// Level and prize of a row, and the đồng it earns or why it earns none.
pub fn assess(nominee: &Nominee<'_>, columns: &Columns, rules: &Rules<'_>) -> (Grade, Result<i64, Reason>) {
    let (grade, amount) = if rules.counted { teachers::assess(nominee, columns, rules) } else { graded(nominee, columns, rules) };
    let named = !text(nominee, columns.name).is_empty();
    (grade, if named { amount } else { Err(Reason::NoName) })
}

/// A pupil's row, or a scholarship's, which has neither level nor prize.
fn graded(nominee: &Nominee<'_>, columns: &Columns, rules: &Rules<'_>) -> (Grade, Result<i64, Reason>) {
    let level = rules.scale.level(text(nominee, columns.level));
    let prize = rules.scale.prize(text(nominee, columns.prize));
    let grade = Grade { level, prize };
    let unknown = (columns.level.is_some() && level.is_none()) || (columns.prize.is_some() && prize.is_none());
    let amount = match rules.table.find(grade) {
        _ if unknown => Err(Reason::UnknownGrade),
        None => Err(Reason::NotInTable),
        Some(amount) => payable(amount, number(nominee, columns.proposed)).ok_or(Reason::NoProposal),
    };
    (grade, amount)
}
