//! `nhat-ky.json`: what went in, what came out, so that a paper can be traced to its inputs years later.

use serde::{Serialize, Serializer};
use sha2::{Digest as _, Sha256};
use std::fmt::Write as _;

use crate::model::sender::Newer;

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
/// not matter, what stands in them does. For each file that another replaced by its time there is one hash more, that of the old
/// and the new hash one after the other, since the same inputs could have been taken otherwise.
#[must_use]
pub fn run_code(version: &str, inputs: &[FileDigest], replaced: &[Replacement]) -> String {
    let by_time = replaced.iter().filter(|replaced| replaced.theo == Newer::BY_TIME);
    let by_time = by_time.map(|replaced| digest(replaced.sha256.map(|hash| hash.to_string()).concat().as_bytes()).to_string());
    let mut hashes: Vec<String> = inputs.iter().map(|input| input.sha256.to_string()).chain(by_time).collect();
    hashes.sort_unstable();
    let lines = std::iter::once(version).chain(hashes.iter().map(String::as_str));
    let text: String = lines.flat_map(|line| [line, "\n"]).collect();
    digest(text.as_bytes()).to_string().chars().take(CODE_DIGITS).collect()
}

/// One file that was not read because its unit sent a newer one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Replacement {
    /// Code of the unit.
    pub don_vi: String,
    /// The file that was replaced, by its path from the year's folder.
    pub tep: String,
    /// The file that stands.
    pub thay_bang: String,
    /// By what it is newer: `ban-tra-lai`, `ngay-lap` or `gio-luu`.
    pub theo: &'static str,
    /// Both files' hashes, for the run's code: which one stands follows from `dau_vao` alone only where no file's time decided.
    #[serde(skip)]
    pub sha256: [Digest; 2],
}

/// The manifest; `counts` are those of `tom_tat` in `kiem-tra.json`.
#[derive(Clone, Debug, Serialize)]
pub struct Manifest<'a, Counts: Serialize> {
    /// Version of the program.
    pub phien_ban: &'static str,
    /// The run's code, as it stands at the foot of each paper: [`run_code`] of `dau_vao` and `phien_ban`.
    pub ma_lap: &'a str,
    /// The code of the set of awards, as it stands at the foot of the papers made from it.
    pub ma_bo: &'a str,
    /// Inputs, sorted by name.
    pub dau_vao: &'a [FileDigest],
    /// Outputs, sorted by name; the manifest itself is not among them.
    pub dau_ra: &'a [FileDigest],
    /// Files that a newer one of their unit replaced, in the order of units; left out where there are none.
    #[serde(skip_serializing_if = "<[Replacement]>::is_empty")]
    pub thay_the: &'a [Replacement],
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
        let code = run_code("0.1.0", &[one.clone(), other.clone()], &[]);
        // { echo 0.1.0; (printf abc | sha256sum; sha256sum </dev/null) | cut -c1-64 | sort; } | sha256sum | cut -c1-12
        assert_eq!(code, "e25ae316c511");
        assert_eq!(run_code("0.1.0", &[other.clone(), FileDigest { tep: "c.xlsx".to_owned(), ..one.clone() }], &[]), code);
        assert_ne!(run_code("0.1.1", &[one.clone(), other.clone()], &[]), code);
        assert_ne!(run_code("0.1.0", &[one, input("b.xlsx", b"x")], &[]), code);
        assert_eq!(run_code("0.1.0", &[], &[]).len(), 12);
    }

    #[test]
    fn a_runs_code_says_which_file_a_time_made_stand() {
        let (one, other) = (input("a.xlsx", b"abc"), input("b.xlsx", b""));
        let code = |theo: &'static str, sha256: [Digest; 2]| {
            let name = String::new;
            let replaced = Replacement { don_vi: name(), tep: name(), thay_bang: name(), theo, sha256 };
            run_code("0.1.0", &[one.clone(), other.clone()], &[replaced])
        };
        let (old, new) = (one.sha256, other.sha256);
        assert_eq!(code("ngay-lap", [old, new]), run_code("0.1.0", &[one.clone(), other.clone()], &[]));
        assert_ne!(code("gio-luu", [old, new]), code("ngay-lap", [old, new]));
        assert_ne!(code("gio-luu", [old, new]), code("gio-luu", [new, old]));
    }

    #[test]
    fn the_hash_is_the_one_every_tool_prints() {
        assert_eq!(digest(b"abc").to_string(), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
