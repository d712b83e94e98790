//! Who is awarded what, and in which order lists are printed.
//!
//! Each nominee's row is looked up in the prize table; rows that are paid are brought together by person, the rule for
//! several prizes is applied, and the list is put in order. Rows that are not paid are counted with their reason.

mod columns;
mod decide;
mod merit;
mod number;
mod order;
mod people;
mod rows;
mod scale;
mod table;
mod teachers;

pub use decide::decide;
pub use number::number;

#[cfg(test)]
mod tests;
