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

/// Hexadecimal digits of a run's code: enough that no two runs of an office share one, few enough to be read out.
const CODE_DIGITS: usize = 12;

/// What tells the runs apart that papers came from: the first 12 hexadecimal digits of the sha256 of a text that has the
/// program's version on its first line, then the inputs' hashes in ascending order, one a line. The inputs' order and names do
/// not matter, what stands in them does.
#[must_use]
pub fn run_code(version: &str, inputs: &[FileDigest]) -> String {
    let mut hashes: Vec<String> = inputs.iter().map(|input| input.sha256.to_string()).collect();
    hashes.sort_unstable();
    let lines = std::iter::once(version).chain(hashes.iter().map(String::as_str));
    let text: String = lines.flat_map(|line| [line, "\n"]).collect();
    digest(text.as_bytes()).to_string().chars().take(CODE_DIGITS).collect()
}

/// The manifest; `counts` are those of `tom_tat` in `kiem-tra.json`.
#[derive(Clone, Debug, Serialize)]
pub struct Manifest<'a, Counts: Serialize> {
    /// Version of the program.
    pub phien_ban: &'static str,
    /// The run's code, as it stands at the foot of each paper: [`run_code`] of `dau_vao` and `phien_ban`.
    pub ma_lap: &'a str,
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

    fn input(name: &str, bytes: &[u8]) -> FileDigest {
        FileDigest { tep: name.to_owned(), sha256: digest(bytes) }
    }

    #[test]
    fn a_runs_code_follows_from_what_stands_in_the_inputs() {
        let (one, other) = (input("a.xlsx", b"abc"), input("b.xlsx", b""));
        let code = run_code("0.1.0", &[one.clone(), other.clone()]);
        // { echo 0.1.0; (printf abc | sha256sum; sha256sum </dev/null) | cut -c1-64 | sort; } | sha256sum | cut -c1-12
        assert_eq!(code, "e25ae316c511");
        assert_eq!(run_code("0.1.0", &[other.clone(), FileDigest { tep: "c.xlsx".to_owned(), ..one.clone() }]), code);
        assert_ne!(run_code("0.1.1", &[one.clone(), other.clone()]), code);
        assert_ne!(run_code("0.1.0", &[one, input("b.xlsx", b"x")]), code);
        assert_eq!(run_code("0.1.0", &[]).len(), 12);
    }

    #[test]
    fn the_hash_is_the_one_every_tool_prints() {
        assert_eq!(digest(b"abc").to_string(), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
