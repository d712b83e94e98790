//! The language: names and their order, numbers, dates and amounts in words.

pub mod nearest;
