//! Pages as a PDF file: embedded subsets of the faces, text that copies as it reads, bytes that follow from the pages alone.

mod finish;
mod subset;
mod write;

pub use write::write;
