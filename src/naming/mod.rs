//! Whose a workbook is: by the unit's code, else by its name, else by what staff confirmed; what is only near is proposed.
//!
//! Codes and names are those of `don-vi.xlsx`, confirmed ones those of `ten-goi.toml`.

mod confirmed;
#[cfg(test)]
mod fixture;
mod known;
mod recognise;

pub use confirmed::{Confirmed, load};
pub use known::UnitNames;
pub use recognise::recognise;

/// The `ten-goi.toml` that a first year starts from: only its explanation.
pub const EMPTY: &str = include_str!("../../templates/ten-goi.toml");
