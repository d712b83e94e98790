//! One function per command, in the order in which staff use them. Only here are stages called one after the other.

mod awards;
mod build;
mod calibrate;
mod certificates;
mod check;
mod explain;
mod formality;
mod forms;
mod guard;
mod marked_copy;
mod new;
mod papers;
mod returns;
mod threads;
mod year;

pub use build::build;
pub use calibrate::calibrate;
pub use check::check;
pub use explain::explain;
pub use formality::formality;
pub use forms::forms;
pub use guard::{guarded, silence_panics};
pub use marked_copy::marked_copy;
pub use new::new;

use crate::model::finding::Rule;

/// Every code that staff may meet, each once: of submissions in the order of codes, then of the frozen awards, then of the agreement's
/// wording.
#[must_use]
pub fn rules() -> Vec<&'static Rule> {
    let office = std::iter::once(&crate::freeze::RULE);
    crate::check::rules().into_iter().chain(office).chain(crate::formality::rules()).collect()
}

/// How a run ended when nothing stopped it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Exit code 0.
    Complete,
    /// Exit code 1: a unit is missing or has errors; papers are drafts.
    NeedsAPerson,
}

impl Outcome {
    /// The process exit code of the contract.
    #[must_use]
    pub fn exit_code(self) -> u8 {
        match self {
            Self::Complete => 0,
            Self::NeedsAPerson => 1,
        }
    }
}
