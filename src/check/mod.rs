//! Faults of submissions: one check, one file, one code, one page of explanation.
//!
//! [`one`] looks at a submission alone, [`across`] at all of them beside each other, [`settle`] applies the agreement's
//! waivers and puts the findings in printed order. A check is a function and a [`Rule`]; [`CHECKS`] is the only list of them.

use crate::form::Forms;
use crate::intake;
use crate::model::agreement::Agreement;
use crate::model::finding::{Finding, Rule};
use crate::model::previous::PreviousYear;
use crate::model::submission::Submission;
use crate::model::unit::Units;

pub mod explain;
pub mod report;
mod settle;

mod duplicates;
mod proposal;
mod subject;
mod words;

mod point_open;
mod unit_contradiction;
mod unit_missing;
mod unit_name_unsure;
mod unit_resent;
mod unit_twice;
mod unit_unknown;
mod wrong_form;
mod wrong_version;
mod wrong_year;

mod identity_broken;
mod item_choice;
mod item_limits;
mod item_missing;
mod item_negative;
mod item_unreadable;
mod part_above_whole;

mod birth_and_class;
mod nominee_choice;
mod nominee_in_two_units;
mod nominee_incomplete;
mod nominee_limits;
mod nominee_nameless;
mod nominee_near;
mod nominee_signs;
mod nominee_twice;
mod nominee_undrawable;
mod nominee_unreadable;
mod prize_without_level;
mod teacher_claims;

mod moved_since_last_year;
mod range_unlikely;
mod rank_and_score;

#[cfg(test)]
mod fixture;
#[cfg(test)]
mod plausible;

pub use settle::settle;
use subject::Subject;

/// What checks may look at beside the submissions.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The agreement of the year.
    pub agreement: &'a Agreement,
    /// The three forms.
    pub forms: &'a Forms,
    /// The units of the year.
    pub units: &'a Units,
    /// Last year's figures, where the folder has them.
    pub previous: Option<&'a PreviousYear>,
}

/// A check: its page and its function.
struct Check {
    rule: &'static Rule,
    run: Run,
}

/// What a check looks at. Each function adds its findings to the list it is given.
enum Run {
    /// Whose file it is, and on which form.
    Identity(fn(&Subject, &mut Vec<Finding>)),
    /// What stands in it. Passed over on a form of another kind of unit: nothing there can be mended, the form must be changed.
    Content(fn(&Subject, &mut Vec<Finding>)),
    /// All submissions beside each other.
    Across(fn(&Context, &[Submission], &mut Vec<Finding>)),
}

/// Every check, in the order of codes.
static CHECKS: &[Check] = &[
    Check { rule: &unit_missing::RULE, run: Run::Identity(unit_missing::check) },
    Check { rule: &unit_unknown::RULE, run: Run::Identity(unit_unknown::check) },
    Check { rule: &unit_twice::RULE, run: Run::Across(unit_twice::check) },
    Check { rule: &wrong_form::RULE, run: Run::Identity(wrong_form::check) },
    Check { rule: &wrong_version::RULE, run: Run::Identity(wrong_version::check) },
    Check { rule: &wrong_year::RULE, run: Run::Identity(wrong_year::check) },
    Check { rule: &point_open::RULE, run: Run::Identity(point_open::check) },
    Check { rule: &unit_name_unsure::RULE, run: Run::Identity(unit_name_unsure::check) },
    Check { rule: &unit_contradiction::RULE, run: Run::Identity(unit_contradiction::check) },
    Check { rule: &unit_resent::RULE, run: Run::Across(unit_resent::check) },
    Check { rule: &item_missing::RULE, run: Run::Content(item_missing::check) },
    Check { rule: &item_unreadable::RULE, run: Run::Content(item_unreadable::check) },
    Check { rule: &item_negative::RULE, run: Run::Content(item_negative::check) },
    Check { rule: &item_limits::RULE, run: Run::Content(item_limits::check) },
    Check { rule: &item_choice::RULE, run: Run::Content(item_choice::check) },
    Check { rule: &identity_broken::RULE, run: Run::Content(identity_broken::check) },
    Check { rule: &part_above_whole::RULE, run: Run::Content(part_above_whole::check) },
    Check { rule: &nominee_nameless::RULE, run: Run::Content(nominee_nameless::check) },
    Check { rule: &nominee_incomplete::RULE, run: Run::Content(nominee_incomplete::check) },
    Check { rule: &nominee_unreadable::RULE, run: Run::Content(nominee_unreadable::check) },
    Check { rule: &nominee_limits::RULE, run: Run::Content(nominee_limits::check) },
    Check { rule: &nominee_choice::RULE, run: Run::Content(nominee_choice::check) },
    Check { rule: &prize_without_level::RULE, run: Run::Content(prize_without_level::check) },
    Check { rule: &birth_and_class::RULE, run: Run::Content(birth_and_class::check) },
    Check { rule: &nominee_twice::RULE, run: Run::Content(nominee_twice::check) },
    Check { rule: &nominee_in_two_units::RULE, run: Run::Across(nominee_in_two_units::check) },
    Check { rule: &teacher_claims::RULE, run: Run::Content(teacher_claims::check) },
    Check { rule: &nominee_undrawable::RULE, run: Run::Content(nominee_undrawable::check) },
    Check { rule: &nominee_signs::RULE, run: Run::Content(nominee_signs::check) },
    Check { rule: &nominee_near::RULE, run: Run::Across(nominee_near::check) },
    Check { rule: &range_unlikely::RULE, run: Run::Content(range_unlikely::check) },
    Check { rule: &rank_and_score::RULE, run: Run::Content(rank_and_score::check) },
    Check { rule: &moved_since_last_year::RULE, run: Run::Content(moved_since_last_year::check) },
];

/// What is wrong in one submission alone, each finding with the unit's code where it is known; in no promised order.
#[must_use]
pub fn one(context: &Context, submission: &Submission) -> Vec<Finding> {
    let subject = Subject::new(context, submission);
    let mut findings = Vec::new();
    for check in CHECKS {
        match check.run {
            Run::Identity(run) => run(&subject, &mut findings),
            Run::Content(run) if subject.has_its_own_form() => run(&subject, &mut findings),
            Run::Content(_) | Run::Across(_) => {}
        }
    }
    for finding in &mut findings {
        finding.unit = subject.unit.map(|unit| unit.code.clone());
    }
    findings
}

/// What is wrong between submissions: a unit or a nominee that came twice. Each finding carries its unit's code.
#[must_use]
pub fn across(context: &Context, submissions: &[Submission]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for check in CHECKS {
        if let Run::Across(run) = check.run {
            run(context, submissions, &mut findings);
        }
    }
    findings
}

/// Every rule a finding can have, of intake and of the checks, in the order of codes; no code occurs twice.
#[must_use]
pub fn rules() -> Vec<&'static Rule> {
    let mut rules: Vec<_> = intake::RULES.iter().copied().chain(CHECKS.iter().map(|check| check.rule)).collect();
    rules.sort_by_key(|rule| rule.code);
    rules
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_code_occurs_twice_and_every_page_is_whole() {
        let rules = rules();
        assert!(rules.len() > CHECKS.len());
        assert!(rules.windows(2).all(|pair| pair[0].code < pair[1].code));
        for rule in rules {
            assert!(!rule.title.ends_with('.'), "{}", rule.code);
            assert!(rule.why.ends_with('.') && rule.advice.ends_with('.'), "{}", rule.code);
        }
    }

    #[test]
    fn a_correct_submission_has_no_finding() {
        let year = fixture::Year::new();
        let submissions = [fixture::school(), fixture::other_school()];
        assert_eq!(one(&year.context(), &submissions[0]), []);
        assert_eq!(one(&year.context(), &submissions[1]), []);
        assert_eq!(across(&year.context(), &submissions), []);
    }
}
