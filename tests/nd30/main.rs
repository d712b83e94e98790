//! The checker: reads our PDFs back with a reader of its own and measures every element of Nghị định 30/2020 in points and
//! millimetres. docs/nd30.md says which element is held by which of its checks.
#![allow(clippy::disallowed_methods, reason = "tests make and read folders")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a file that cannot be read back fails the test")]

mod appendix;
mod body;
mod decision;
mod joint;
mod ledger;
mod letterhead;
mod paper;
mod planted;
mod planted_by_kind;
mod points;
mod read;
mod results;
mod sheet;
mod signature;
mod title;
mod words;
