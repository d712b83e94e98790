//! From bytes to submissions: what kind of file it is, its cells, and what they mean by the form.

mod kind;
mod limits;
mod ods;
mod ole;
mod package;
mod reader;
mod rules;
mod shared_strings;
mod sheets;
mod shown;
mod stored_zip;
mod styles;
mod unit_parents;
pub mod units;
mod xls;
mod xlsb;

pub use rules::RULES;
