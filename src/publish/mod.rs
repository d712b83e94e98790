//! Publishing: everything is written into a staging folder and switched in whole, so that a reader, a crash or a second
//! run never sees half a result.
//!
//! Beside the results folder `ket-qua` two names may stand for a moment: `.ket-qua.moi` (being written) and, where two
//! names cannot be exchanged in one step, `.ket-qua.cu` (the former result, on its way out). [`repair`] clears both.

mod beside;
mod durable;
mod manifest;
mod staging;
mod switch;

pub use beside::{append, create};
pub use manifest::{Digest, FileDigest, Manifest, Replacement, digest, run_code};
pub use staging::{Staging, repair, write_new};
