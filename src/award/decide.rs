//! The lists of the year, decided from the valid nominations.

use rayon::prelude::*;

use super::columns::{Columns, text};
use super::number::number;
use super::order::{SubjectOrder, sort};
use super::people::{self, Decided};
use super::quota::{self, Cut, Left};
use super::rows::{Candidate, Earned, Reason, Rules, assess};
use super::scale::Scale;
use super::table::PrizeTable;
use super::tally::Tally;
use super::team;
use crate::form::Forms;
use crate::model::agreement::Agreement;
use crate::model::award::{AwardList, AwardSet, NotAwarded};
use crate::model::award_rules::{AwardRules, SeveralPrizes, TeamPrize};
use crate::model::dataset::Dataset;
use crate::model::submission::{NominationSheet, Submission};
use crate::model::unit::{UnitKind, Units};
use crate::vietnamese::names::NameOrder;

/// A list: its code, whether its rows count pupils by level, and what its awarded are called.
struct List {
    code: &'static str,
    counted: bool,
    people: &'static str,
}

/// In printed order.
const LISTS: [List; 4] = [
    List { code: "HSG", counted: false, people: "em" },
    List { code: "GVBD", counted: true, people: "giáo viên" },
    List { code: "HOCBONG", counted: false, people: "em" },
    List { code: "TAPTHE", counted: false, people: "tập thể, cá nhân" },
];

/// A list that the agreement says nothing of.
static NO_RULES: AwardRules =
    AwardRules { several: SeveralPrizes::Highest, team: TeamPrize::Each, prizes: Vec::new(), order: Vec::new(), quota: None };

/// The lists HSG, GVBD, HOCBONG and TAPTHE, each in printed order, whatever the order of files and rows. Every nominee of a valid
/// submission is awarded, one of an award's other rows, or counted among the unawarded with a reason. A list for which the
/// agreement has no rules is decided with an empty prize table.
#[must_use]
pub fn decide(dataset: &Dataset, units: &Units, forms: &Forms, agreement: &Agreement) -> AwardSet {
    let scale = Scale::new(forms, &agreement.hardships);
    let names = NameOrder::new();
    let list = |list: &List| {
        let own = agreement.awards.get(list.code).unwrap_or(&NO_RULES);
        let table = PrizeTable::new(own, &scale);
        let rules = Rules { units, scale: &scale, table, several: own.several, team: &own.team, counted: list.counted };
        let columns = ListColumns::new(list.code, forms, &scale);
        let sent = sent(dataset, units, forms, &columns, &rules);
        let Assessed { mut paid, rejected, mut tally } = assessed(&sent, &rules);
        team::share(&mut paid, &rules, &names);
        let taught = paid.iter().map(|row| text(&row.nominee, row.columns.subject));
        let subjects = SubjectOrder::new(&agreement.subjects, &names, taught);
        let mut decided = people::decide(paid, &rules, &subjects);
        sort(&mut decided, &own.order, &scale, &subjects);
        let cut = match &own.quota {
            Some(quota) => quota::cut(decided, quota, list.people, &rules, &subjects),
            None => Cut { kept: decided, ..Cut::default() },
        };
        count(&cut, own.several, &mut tally);
        let not_awarded = cut.left.into_iter().map(left).chain(rejected.iter().filter_map(|row| row.not_awarded(&rules)));
        AwardList {
            code: list.code.to_owned(),
            unawarded: tally.close(&scale),
            not_awarded: not_awarded.collect(),
            awards: cut.kept.into_iter().map(|decided| decided.award).collect(),
            notes: cut.notes,
        }
    };
    number(LISTS.par_iter().map(list).collect())
}

/// A valid submission that has the list.
struct Sent<'a> {
    unit: usize,
    submission: &'a Submission,
    list: usize,
    columns: &'a Columns,
    open: Vec<bool>,
}

fn sent<'a>(dataset: &'a Dataset, units: &Units, forms: &Forms, columns: &'a ListColumns, rules: &Rules<'_>) -> Vec<Sent<'a>> {
    let valid = dataset.valid().filter(|(unit, _)| units.get(*unit).is_some());
    let of_unit = |(unit, submission): (usize, &'a Submission)| {
        let (list, columns) = columns.of(submission.form)?;
        let open = rules.table.open(submission, forms.get(submission.form));
        Some(Sent { unit, submission, list, columns, open })
    };
    valid.filter_map(of_unit).collect()
}

/// Rows that are paid and rows that are not but are told by name, in unit and row order, and the tally of all that are not.
#[derive(Default)]
struct Assessed<'a> {
    paid: Vec<Candidate<'a>>,
    rejected: Vec<Rejected<'a>>,
    tally: Tally<'a>,
}

struct Rejected<'a> {
    row: Candidate<'a>,
    reason: Reason,
}

impl Rejected<'_> {
    fn not_awarded(&self, rules: &Rules<'_>) -> Option<NotAwarded> {
        let award = people::award(std::slice::from_ref(&self.row), rules)?;
        Some(NotAwarded { award, reason: self.reason.words().to_owned(), reserve: None })
    }
}

fn assessed<'a>(sent: &'a [Sent<'a>], rules: &Rules<'_>) -> Assessed<'a> {
    let of_unit = |sent: &'a Sent<'a>| {
        let mut assessed = Assessed::default();
        let sheets = sent.submission.lists.iter().filter(|sheet| sheet.list == sent.list);
        for nominee in sheets.flat_map(NominationSheet::nominees) {
            let Sent { unit, columns, open, .. } = sent;
            let (grade, earned) = assess(&nominee, columns, rules, open);
            let row = |earned| Candidate { unit: *unit, nominee, columns, open, grade, earned };
            match earned {
                Ok(earned) => assessed.paid.push(row(earned)),
                Err(reason) => {
                    assessed.tally.count(grade, &nominee, columns, reason);
                    if !reason.is_of_grade() {
                        assessed.rejected.push(Rejected { row: row(Earned::default()), reason });
                    }
                }
            }
        }
        assessed
    };
    let by_unit: Vec<Assessed<'a>> = sent.par_iter().map(of_unit).collect();
    by_unit.into_iter().fold(Assessed::default(), |mut all, own| {
        all.paid.extend(own.paid);
        all.rejected.extend(own.rejected);
        all.tally.add(own.tally);
        all
    })
}

/// Counts the rows that an award passes over, and all rows of those whom the quota leaves out.
fn count<'a>(cut: &Cut<'a>, several: SeveralPrizes, tally: &mut Tally<'a>) {
    let passed_over = |decided: &Decided<'a>| decided.rows.get(1..).unwrap_or_default().to_vec();
    if several == SeveralPrizes::Highest {
        for row in cut.kept.iter().flat_map(passed_over) {
            tally.count(row.grade, &row.nominee, row.columns, Reason::PassedOver);
        }
    }
    for Left { decided, reason, .. } in &cut.left {
        for row in &decided.rows {
            tally.count(row.grade, &row.nominee, row.columns, *reason);
        }
    }
}

fn left(left: Left<'_>) -> NotAwarded {
    NotAwarded { award: left.decided.award, reason: left.words, reserve: left.reserve }
}

/// For each kind of unit whose form has the list: the list's position in the form, and its columns.
struct ListColumns(Vec<(UnitKind, usize, Columns)>);

impl ListColumns {
    fn new(code: &str, forms: &Forms, scale: &Scale) -> Self {
        let of_kind = |kind: UnitKind| {
            let list = forms.get(kind).list_position(code)?;
            Some((kind, list, Columns::new(forms.get(kind).lists.get(list)?, scale)))
        };
        Self(UnitKind::ALL.into_iter().filter_map(of_kind).collect())
    }

    fn of(&self, kind: UnitKind) -> Option<(usize, &Columns)> {
        self.0.iter().find(|(of, _, _)| *of == kind).map(|(_, list, columns)| (*list, columns))
    }
}
