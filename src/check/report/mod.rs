//! The check report: `kiem-tra.txt` as a clerk reads it, `kiem-tra.json` for other programs.

mod json;
mod summary;
mod text;

pub use json::json;
pub use summary::Summary;
pub use text::text;
