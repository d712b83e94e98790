//! From bytes to submissions: what kind of file it is, its cells, and what they mean by the form.
//!
//! ```text
//! bytes ─kind→ Zip ─package→ parts within bounds ─┬→ reader [calamine] → Workbook ─bind→ Submission + Findings
//!            └ Ole ─xls→ one straight stream ─────┘
//! ```

mod bind;
mod date_text;
mod headings;
mod identify;
mod items;
mod kind;
mod labels;
pub mod limits;
mod lists;
mod names;
mod number_text;
mod ods;
mod ole;
mod package;
pub mod previous;
mod reader;
mod returned;
mod rows;
mod rules;
mod shared_strings;
mod sheets;
mod shown;
mod stored_zip;
mod styles;
mod unit_parents;
pub mod units;
mod unplaced;
mod value;
mod xls;
mod xlsb;
mod yes_no;

use std::sync::Arc;

use sha2::{Digest, Sha256};

use crate::form::Forms;
use crate::model::finding::Finding;
use crate::model::place::Place;
use crate::model::submission::Submission;
use crate::model::unit::Units;

pub use rules::RULES;

/// What one file gave.
#[derive(Debug)]
pub struct Received {
    /// The submission, if the file is a workbook of one of the forms. Nothing in it has been judged.
    pub submission: Option<Submission>,
    /// Why there is none, or what could not be found in it; TEP findings only where there is none.
    pub findings: Vec<Finding>,
}

/// Reads one file of `bai-nop/`: `file` is its path from the year's folder. Any bytes at all give an answer within bounded
/// time and memory; the reading library's panics are caught and become a finding.
#[must_use]
pub fn read(file: &Arc<str>, bytes: &[u8], forms: &Forms, units: &Units) -> Received {
    let opened = reader::open(bytes);
    let bound = opened.and_then(|mut workbook| {
        let aside = returned::set_aside(file, &mut workbook);
        let (mut submission, findings) = bind::bind(file, Sha256::digest(bytes).into(), &workbook, forms, units)?;
        submission.aside = aside;
        let unit_name = submission.unit.and_then(|unit| units.get(unit)).map_or("", |unit| &unit.name);
        unplaced::collect(&workbook, forms.get(submission.form), unit_name, &mut submission);
        Ok((submission, findings))
    });
    match bound {
        Ok((submission, findings)) => Received { submission: Some(submission), findings },
        Err(refusal) => {
            let finding = Finding::new(refusal.rule, Place::file(file), "", refusal.message);
            Received { submission: None, findings: vec![finding] }
        }
    }
}

/// What stands for a file that could not be read at all; `why` is the reason in plain Vietnamese, a whole sentence.
#[must_use]
pub fn out_of_reach(file: &Arc<str>, why: &str) -> Finding {
    Finding::new(&rules::OUT_OF_REACH, Place::file(file), "", why)
}

#[cfg(test)]
mod tests;
