//! Whose a workbook is: by the unit's code, else by its name, else by what staff confirmed; what is only near is proposed. And
//! which of several files of one unit stands.
//!
//! Codes and names are those of `don-vi.xlsx`, confirmed ones those of `ten-goi.toml`.

mod confirmed;
#[cfg(test)]
mod fixture;
mod known;
mod recognise;
mod standing;

pub use confirmed::{Confirmed, load};
pub use known::UnitNames;
pub use recognise::recognise;
pub use standing::{same_content, standing};

/// The `ten-goi.toml` that a first year starts from: only its explanation.
pub const EMPTY: &str = include_str!("../../templates/ten-goi.toml");
