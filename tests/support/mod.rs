//! What tests, samples and benchmarks share: an invented year, typed into the program's own forms.
#![allow(dead_code, reason = "each test binary uses its part")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "what goes wrong while a year is made stops the test")]

pub mod anew;
pub mod awards;
pub mod fill;
pub mod folder;
pub mod people;
pub mod rng;
pub mod run;
pub mod samples;
pub mod thuan_an;
pub mod year;
