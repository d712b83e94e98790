//! Papers as PDF files that archives take (PDF/A-2a) and everyone can read (PDF/UA-1): embedded subsets of the faces, text that
//! copies as it reads, every word part of the structure, bytes that follow from the paper alone.

mod alike;
mod background;
mod colour;
mod file;
mod finish;
mod outline;
mod pack;
mod raw;
mod singles;
mod structure;
mod subset;
mod write;
mod xmp;

pub use alike::write_alike;
pub use singles::{Single, write_each};
pub use write::{write, write_titled};
