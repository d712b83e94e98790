//! The agreement file: read, checked as a whole, turned into [`crate::model::agreement::Agreement`].

#[cfg(test)]
mod award_tests;
mod awards;
mod carry;
mod ceremony;
mod certificates;
mod documents;
mod load;
mod looks;
mod quota;
mod raw;
mod reader;
mod targets;
#[cfg(test)]
mod tests;
mod threshold;
mod waivers;

pub use carry::carry_over;
pub use load::{Known, load, unknown_profiles, unknown_units};

/// The agreement that a first year starts from: Thuận An 2024, commented line by line.
pub const REFERENCE: &str = include_str!("../../templates/thoa-thuan.toml");
