//! Who is awarded what, and in which order lists are printed.
//!
//! Each nominee's row is looked up in the prize table; a team's prize is shared; rows that are paid are brought together by person,
//! the rule for several prizes is applied, the list is put in order and cut to its quota. Whoever is not awarded is told by name
//! with the reason, or counted where level and prize say all of it.

mod columns;
mod decide;
mod merit;
mod number;
mod order;
mod people;
mod quota;
mod reason;
mod rows;
mod scale;
mod table;
mod tally;
mod teachers;
mod team;

pub use decide::decide;
pub use number::number;

#[cfg(test)]
mod tests;
