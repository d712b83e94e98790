//! From bytes to submissions: what kind of file it is, its cells, and what they mean by the form.
//!
//! ```text
//! bytes ─kind→ Zip ─package→ parts within bounds ─┬→ reader [calamine] → Workbook ─bind→ Submission + Findings
//!            └ Ole ─xls→ one straight stream ─────┘
//! ```
//!
//! Nearly every submission is a small .xlsx whose sheets are plain: their cells come straight from the bytes (`plain_sheet`), and
//! calamine is asked only what their formats and unusual texts mean (`key_sheet`). A process of its own never goes that way, so
//! that whatever is read on both must be the same.
//!
//! What may be opened in the program's own process is decided here ([`open_here`]); the process for all else is [`crate::sandbox`]'s,
//! and [`wire`] is how a workbook comes back from it.

mod bind;
mod cell_data;
mod few_headings;
mod head_band;
mod head_words;
mod headings;
mod identify;
mod inflate;
mod item_labels;
mod items;
mod key_sheet;
mod kind;
mod labels;
pub mod limits;
mod lists;
mod metered;
mod names;
mod odd_sheets;
mod ods;
mod old_text;
mod ole;
mod package;
mod part;
mod plain_sheet;
mod plain_strings;
mod plain_tags;
mod plain_zip;
pub mod previous;
mod reader;
mod remark;
mod returned;
mod row_kind;
mod rows;
mod rules;
mod scan;
mod school_column;
mod second_form;
mod sender;
mod shared_strings;
mod sheet_builder;
mod sheets;
mod shown;
mod source;
mod stored_zip;
mod styles;
mod sum_formula;
mod table_break;
mod table_columns;
mod tables;
mod titles;
mod totals;
mod traces;
mod traps;
mod unit_parents;
pub mod units;
mod unplaced;
mod value;
pub mod wire;
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
use crate::vietnamese::numbers;

pub use rules::{RULES, Refusal};
pub use sheets::{Cell, CellAt, Workbook};

/// One file's bytes opened.
#[derive(Debug)]
pub struct Opened {
    /// The sha256 of the bytes that were read; `None` where they were not read to their end.
    pub sha256: Option<[u8; 32]>,
    /// Its cells and names, or why there are none.
    pub workbook: Result<Workbook, Refusal>,
}

impl Opened {
    /// A file that gave nothing.
    #[must_use]
    pub fn refused(why: Refusal) -> Self {
        Self { sha256: None, workbook: Err(why) }
    }

    /// A file that is larger than any that is read.
    #[must_use]
    pub fn too_large() -> Self {
        Self::refused(Refusal::too_large(format_args!("tệp nặng hơn {} MB", limits::FILE_BYTES >> 20)))
    }
}

/// Opens a file that may be opened in the program's own process; `None` where it must be opened apart, in a process under limits,
/// since readers abort, spin or ask for all memory on damaged files of its kind.
#[must_use]
pub fn open_here(bytes: &[u8]) -> Option<Opened> {
    let workbook = reader::open_here(bytes)?;
    Some(Opened { sha256: Some(Sha256::digest(bytes).into()), workbook })
}

/// Opens any bytes. In the program's own process only for files that staff wrote themselves, see [`open_here`].
#[must_use]
pub fn open(bytes: Vec<u8>) -> Opened {
    if bytes.len() > limits::FILE_BYTES {
        return Opened::too_large();
    }
    Opened { sha256: Some(Sha256::digest(&bytes).into()), workbook: reader::open(bytes) }
}

/// What one file gave.
#[derive(Debug)]
pub struct Received {
    /// The submission, if the file is a workbook of one of the forms. Nothing in it has been judged.
    pub submission: Option<Submission>,
    /// Why there is none, or what could not be found in it and what staff must know of it.
    pub findings: Vec<Finding>,
}

/// Reads the bytes of one file of `bai-nop/`, all in this process; see [`receive`].
#[must_use]
pub fn read(file: &Arc<str>, bytes: &[u8], forms: &Forms, units: &Units) -> Received {
    let opened = open_here(bytes).unwrap_or_else(|| open(bytes.to_vec()));
    receive(file, opened, forms, units)
}

/// What an opened file is by the forms: `file` is its path from the year's folder.
#[must_use]
pub fn receive(file: &Arc<str>, opened: Opened, forms: &Forms, units: &Units) -> Received {
    let sha256 = opened.sha256.unwrap_or_default();
    let bound = opened.workbook.and_then(|mut workbook| {
        let aside = returned::set_aside(file, &mut workbook);
        let (mut submission, mut findings) = bind::bind(file, sha256, &workbook, forms, units)?;
        let nominees: usize = submission.lists.iter().map(|list| list.nominees().len()).sum();
        if nominees.max(aside.open.len()) > limits::NOMINEES {
            return Err(Refusal::too_large(format_args!("có hơn {} dòng đề nghị", grouped(limits::NOMINEES))));
        }
        submission.aside = aside;
        findings.extend(traps::judge(&workbook, forms.printed(submission.form), &submission));
        let unit_name = submission.unit.and_then(|unit| units.get(unit)).map_or("", |unit| &unit.name);
        unplaced::collect(&workbook, forms.get(submission.form), forms.printed(submission.form), unit_name, &mut submission);
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

/// What stands for a file with more findings than [`limits::FINDINGS`].
#[must_use]
pub fn too_many_findings(file: &Arc<str>) -> Finding {
    let refusal = Refusal::too_large(format_args!("có hơn {} chỗ sai, nên không in từng chỗ", grouped(limits::FINDINGS)));
    Finding::new(refusal.rule, Place::file(file), "", refusal.message)
}

fn grouped(number: usize) -> String {
    numbers::integer(i128::try_from(number).unwrap_or(i128::MAX))
}

/// What stands for a file that could not be read at all; `why` is the reason in plain Vietnamese, a whole sentence.
#[must_use]
pub fn out_of_reach(file: &Arc<str>, why: &str) -> Finding {
    Finding::new(&rules::OUT_OF_REACH, Place::file(file), "", why)
}

#[cfg(test)]
mod tests;
