//! One nominee's row: what it earns, or why it earns nothing.

use super::columns::{Columns, number, text};
use super::scale::{Grade, Scale};
use super::table::{Found, PrizeTable, payable};
use super::teachers;
use crate::model::award_rules::{PrizeAmount, SeveralPrizes, TeamPrize};
use crate::model::submission::Nominee;
use crate::model::unit::Units;

/// What decides the rows of one list.
pub struct Rules<'a> {
    /// The units.
    pub units: &'a Units,
    /// Words by which nominees rank.
    pub scale: &'a Scale,
    /// Money.
    pub table: PrizeTable,
    /// Several prizes of one person.
    pub several: SeveralPrizes,
    /// Prizes of teams.
    pub team: &'a TeamPrize,
    /// Rows carry counts of prize-winning pupils by level, as teachers' do.
    pub counted: bool,
}

/// A row with what it earns.
#[derive(Clone, Copy)]
pub struct Candidate<'a> {
    /// Position of the unit.
    pub unit: usize,
    /// The row.
    pub nominee: Nominee<'a>,
    /// Where its columns stand.
    pub columns: &'a Columns,
    /// Rows of the prize table that are open to the unit.
    pub open: &'a [bool],
    /// How it ranks; of a teacher the level is the one that is paid highest.
    pub grade: Grade,
    /// What it earns.
    pub earned: Earned,
}

/// What a row alone earns.
#[derive(Clone, Copy, Default)]
pub struct Earned {
    /// Đồng.
    pub amount: i64,
    /// Position of the row of the prize table that says so.
    pub row: usize,
    /// The row pays as the unit proposes.
    pub by_proposal: bool,
    /// Members of the team that shares a prize, and đồng of the whole prize; 0 of both where nothing is shared.
    pub team: (usize, i64),
}

/// Why a row is not paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// No row of the prize table fits.
    NotInTable,
    /// The same of a list that has neither levels nor prizes.
    NoCase,
    /// Its level or prize is blank or unknown.
    UnknownGrade,
    /// A teacher without prize-winning pupils.
    NoPupils,
    /// The table asks for a title that the unit has not.
    Untitled,
    /// The table pays as proposed, and nothing is proposed.
    NoProposal,
    /// No name.
    NoName,
    /// The same person is paid for a higher prize.
    PassedOver,
    /// Beyond the number that a unit may have.
    OverUnitQuota,
    /// Beyond the number of the whole list.
    OverQuota,
}

impl Reason {
    /// The words that papers print.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::NotInTable => "Bảng mức thưởng không có mức cho cấp, giải này",
            Self::NoCase => "Bảng mức thưởng không có mức cho trường hợp này",
            Self::UnknownGrade => "Chưa rõ cấp hoặc giải",
            Self::NoPupils => "Không có học sinh đạt giải",
            Self::Untitled => "Đơn vị chưa đạt danh hiệu mà mức thưởng đòi hỏi",
            Self::NoProposal => "Chưa ghi mức đề nghị",
            Self::NoName => "Chưa có họ và tên",
            Self::PassedOver => "Người này đã nhận mức cao hơn hoặc bằng của một giải khác",
            Self::OverUnitQuota => "Quá số lượng của đơn vị",
            Self::OverQuota => "Quá số lượng của cả danh sách",
        }
    }

    /// A reason that lies in level and prize alone, so that their count says all of it.
    #[must_use]
    pub fn is_of_grade(self) -> bool {
        matches!(self, Self::NotInTable | Self::NoPupils)
    }
}

/// How a row ranks, and what it earns or why it earns nothing; `open` are the rows of the table that are open to its unit.
pub fn assess(nominee: &Nominee<'_>, columns: &Columns, rules: &Rules<'_>, open: &[bool]) -> (Grade, Result<Earned, Reason>) {
    let (grade, earned) =
        if rules.counted { teachers::assess(nominee, columns, rules, open) } else { graded(nominee, columns, rules, open) };
    let named = !text(nominee, columns.name).is_empty();
    (grade, if named { earned } else { Err(Reason::NoName) })
}

/// A pupil's row; or a scholarship's or a collective's, which have neither level nor prize.
fn graded(nominee: &Nominee<'_>, columns: &Columns, rules: &Rules<'_>, open: &[bool]) -> (Grade, Result<Earned, Reason>) {
    let grade = Grade {
        level: rules.scale.level(text(nominee, columns.level)),
        prize: rules.scale.prize(text(nominee, columns.prize)),
        hardship: rules.scale.hardship(text(nominee, columns.hardship)),
        result: rules.scale.result(text(nominee, columns.result)),
        holder: rules.scale.holder(text(nominee, columns.holder)),
    };
    let unknown = (columns.level.is_some() && grade.level.is_none()) || (columns.prize.is_some() && grade.prize.is_none());
    let earned = match rules.table.find(grade, open) {
        _ if unknown => Err(Reason::UnknownGrade),
        Found::Nothing if columns.level.is_none() => Err(Reason::NoCase),
        Found::Nothing => Err(Reason::NotInTable),
        Found::Untitled => Err(Reason::Untitled),
        Found::Row(row, amount) => {
            let paid = payable(amount, number(nominee, columns.proposed)).ok_or(Reason::NoProposal);
            paid.map(|paid| Earned { amount: paid, row, by_proposal: matches!(amount, PrizeAmount::AsProposed(_)), team: (0, 0) })
        }
    };
    (grade, earned)
}
