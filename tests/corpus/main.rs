//! How workbooks are read, measured: from known figures and people, thousands of workbooks in every shape and spelling that
//! offices use, each read and checked as a submission is, and every value counted as read right, refused or wrong.
#![allow(clippy::unwrap_used, clippy::panic, reason = "what goes wrong in a helper fails the test")]

#[path = "../support/mod.rs"]
mod support;

mod fault;
mod grid;
mod layout;
mod outcome;
mod spelling;
mod truth;

use std::collections::BTreeMap;
use std::fmt::Write;

use khuyenhoc::check::Context;
use khuyenhoc::model::unit::Units;
use rayon::prelude::*;
use support::folder::{Maker, small_year};
use support::rng::Rng;
use support::year::{Awarded, Plan};

use outcome::Outcome;
use truth::Truth;

/// Workbooks that are made.
const WORKBOOKS: u64 = 2_000;
/// Figures and people differ between so many plans; each is laid out many times.
const PLANS: u64 = 12;

fn plan(seed: u64) -> Plan {
    Plan { seed, year: 2024, pupils: 9, awarded: Awarded::ByChance(60), no_namesakes: true }
}

#[test]
fn no_value_is_read_wrong_and_honest_workbooks_are_read_in_full() {
    let maker = Maker::new(plan(1));
    let units = Units::new(small_year());
    let truths: Vec<Truth> = (0..PLANS)
        .flat_map(|seed| (0..units.all().len()).map(move |position| (seed, position)))
        .map(|(seed, position)| Truth::new(&maker, plan(seed), position, &units.all()[position]))
        .collect();
    let context = Context { agreement: &maker.agreement, forms: &maker.forms, units: &units, previous: None };
    let outcomes: Vec<Outcome> = (0..WORKBOOKS)
        .into_par_iter()
        .map(|number| {
            let truth = &truths[usize::try_from(number).unwrap() % truths.len()];
            let mut rng = Rng::new(2024, number);
            let book = layout::lay_out(&context, truth, number % 4 == 3, &mut rng);
            outcome::read(&context, truth, &book)
        })
        .collect();
    let mut problems: Vec<String> = Vec::new();
    for (number, outcome) in outcomes.iter().enumerate() {
        problems.extend(outcome.problems.iter().map(|problem| format!("{number} {problem}")));
    }
    insta::with_settings!({ prepend_module_to_snapshot => false }, {
        insta::assert_snapshot!("counts", counts(&outcomes));
    });
    let wrong: Vec<&String> = problems.iter().filter(|problem| problem.contains("WRONG")).take(20).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
    let missed: Vec<&String> = problems.iter().filter(|problem| problem.contains("FAULT")).take(20).collect();
    assert!(missed.is_empty(), "{missed:#?}");
    let honest: Vec<&Outcome> = outcomes.iter().filter(|outcome| outcome.is_honest).collect();
    let whole = honest.iter().filter(|outcome| outcome.is_whole()).count();
    let refused: Vec<&String> = problems.iter().take(40).collect();
    assert!(whole * 100 >= honest.len() * 99, "{whole} of {}: {refused:#?}", honest.len());
}

/// The counts as a table: all values, then by spelling, then by shape.
fn counts(outcomes: &[Outcome]) -> String {
    let mut text = String::new();
    let honest = outcomes.iter().filter(|outcome| outcome.is_honest);
    let (whole, of) = (honest.clone().filter(|outcome| outcome.is_whole()).count(), honest.count());
    let faults = outcomes.iter().filter(|outcome| !outcome.is_honest).count();
    writeln!(text, "{} workbooks: {whole} of {of} honest ones read in full, {faults} with a planted fault", outcomes.len())
        .unwrap();
    for (title, tables) in [
        ("values by spelling", outcomes.iter().map(|outcome| &outcome.spellings).collect::<Vec<_>>()),
        ("values by shape of their workbook", outcomes.iter().map(|outcome| &outcome.shapes).collect()),
    ] {
        let mut sum: BTreeMap<&str, [usize; 3]> = BTreeMap::new();
        for (name, counts) in tables.into_iter().flatten() {
            let all = sum.entry(name).or_default();
            for (total, count) in all.iter_mut().zip(counts) {
                *total += count;
            }
        }
        writeln!(text, "\n{title:<44} {:>8} {:>8} {:>8}", "right", "refused", "wrong").unwrap();
        for (name, [right, refused, wrong]) in &sum {
            writeln!(text, "{name:<44} {right:>8} {refused:>8} {wrong:>8}").unwrap();
        }
    }
    text
}
