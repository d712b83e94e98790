//! The language: names and their order, numbers, dates and amounts in words.

pub mod amounts;
pub mod dates;
pub mod names;
pub mod nearest;
pub mod numbers;
pub mod text;
