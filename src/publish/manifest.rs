//! `nhat-ky.json`: what went in, what came out, so that a paper can be traced to its inputs years later.

use serde::{Serialize, Serializer};
use sha2::{Digest as _, Sha256};
use std::fmt::Write as _;

/// A sha256, printed as 64 hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Digest(pub [u8; 32]);

impl std::fmt::Display for Digest {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut text = String::with_capacity(64);
        for byte in self.0 {
            write!(text, "{byte:02x}")?;
        }
        f.write_str(&text)
    }
}

impl Serialize for Digest {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// The sha256 of some bytes.
#[must_use]
pub fn digest(bytes: &[u8]) -> Digest {
    Digest(Sha256::digest(bytes).into())
}

/// One file with its hash.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FileDigest {
    /// Path from the year's folder (inputs) or from the results folder (outputs), parts joined by `/`.
    pub tep: String,
    /// Hash of its bytes.
    pub sha256: Digest,
}

/// The manifest; `counts` are those of `tom_tat` in `kiem-tra.json`.
#[derive(Clone, Debug, Serialize)]
pub struct Manifest<'a, Counts: Serialize> {
    /// Version of the program.
    pub phien_ban: &'static str,
    /// Inputs, sorted by name.
    pub dau_vao: &'a [FileDigest],
    /// Outputs, sorted by name; the manifest itself is not among them.
    pub dau_ra: &'a [FileDigest],
    /// Counts.
    #[serde(flatten)]
    pub counts: Counts,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_the_one_every_tool_prints() {
        assert_eq!(digest(b"abc").to_string(), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
