//! Why a typed number or date is not read, in words that go to the person who typed it.

/// What could not be read in exactly one way. Nothing of it is ever guessed: the sender is asked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Doubt {
    /// The reason as a clause in plain Vietnamese that follows what was typed, without a stop; empty where there is none beyond the kind itself.
    pub why: String,
    /// What may have been meant, as it should be typed, the likelier first.
    pub proposals: Vec<String>,
}

impl Doubt {
    /// Not a number or date at all.
    #[must_use]
    pub fn unknown() -> Self {
        Self::default()
    }

    /// A reason without a proposal.
    #[must_use]
    pub fn because(why: impl Into<String>) -> Self {
        Self { why: why.into(), proposals: Vec::new() }
    }

    /// Two readings that are both possible; each is shown as understood, and proposed as it should be typed.
    #[must_use]
    pub fn between(one: &str, other: &str, proposals: impl IntoIterator<Item = String>) -> Self {
        let why = format!("có thể hiểu là {one} hoặc {other}");
        Self { why, proposals: proposals.into_iter().collect() }
    }

    /// The same doubt with what was probably meant.
    #[must_use]
    pub fn propose(mut self, proposal: impl Into<String>) -> Self {
        self.proposals.push(proposal.into());
        self
    }
}
