//! A slip: one place of an agreement file that the decree wants written otherwise.

use crate::model::finding::Rule;

/// What was found, where, and what to write instead.
#[derive(Clone, Debug)]
pub struct Slip {
    /// Code, severity, title and the page of it.
    pub rule: &'static Rule,
    /// File as its reader knows it.
    pub file: String,
    /// Line from 1.
    pub line: usize,
    /// Column from 1, in characters.
    pub column: usize,
    /// The words as they stand in the file; empty where nothing was written.
    pub found: String,
    /// What to write, in plain Vietnamese.
    pub advice: String,
}
