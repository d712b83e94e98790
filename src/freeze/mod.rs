//! A frozen set of awards (bộ đã chốt): written once, read back by every later run, held against what the data says now.
//!
//! ```text
//! AwardSet ─write→ chot/bo-001.json ─read→ AwardSet
//! frozen AwardSet + decided AwardSet ─differences→ Findings
//! ```

mod content;
mod differences;
mod file;
mod pairs;
#[cfg(test)]
mod tests;

pub use differences::{RULE, differences};
pub use file::{coverage, is_same, name, number, read, write};
