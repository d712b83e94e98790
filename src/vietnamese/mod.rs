//! The language: names and their order, numbers, dates and amounts in words, and what people type for them.

pub mod amounts;
pub mod compounds;
mod counted;
pub mod date_text;
pub mod dates;
mod digits;
pub mod doubt;
pub mod letters;
pub mod names;
pub mod near_names;
pub mod nearest;
pub mod number_text;
pub mod numbers;
pub mod old_encoding;
pub mod person_name;
mod syllable;
pub mod text;
pub mod unit_name;
