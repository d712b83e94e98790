//! Indicators and how they stand against their targets.

/// A ratio before any rounding. Both are sums over accepted units.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Indicator {
    /// Numerator.
    pub numerator: i128,
    /// Denominator.
    pub denominator: i128,
}

/// How a target was met.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// `dat`
    Reached,
    /// `chua-dat`
    NotReached,
    /// `chua-du-can-cu`: not all units are in, or the denominator is zero.
    Undecided,
}

impl Verdict {
    /// The code used in JSON.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Reached => "dat",
            Self::NotReached => "chua-dat",
            Self::Undecided => "chua-du-can-cu",
        }
    }
}

/// One target judged over one unit, one commune or all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TargetResult {
    /// Position in the agreement's targets.
    pub target: usize,
    /// Figures.
    pub indicator: Indicator,
    /// Result.
    pub verdict: Verdict,
    /// What the numerator lacks to reach the target, in its own unit (persons, schools, đồng); 0 when reached.
    pub missing: i128,
    /// Units whose figures are in.
    pub units_in: usize,
    /// Units expected (waived ones are not).
    pub units_expected: usize,
}

/// All results of the year.
#[derive(Clone, Debug, Default)]
pub struct Judgement {
    /// Over all units, in the agreement's order of targets.
    pub overall: Vec<TargetResult>,
    /// For each unit (position in `Units`), the targets that are judged for each unit of its kind.
    pub by_unit: Vec<Vec<TargetResult>>,
    /// For each unit that has units below it, the targets over those (itself included), by position in `Units`.
    pub by_branch: Vec<(usize, Vec<TargetResult>)>,
    /// For each school level as written in `don-vi.xlsx` (empty for schools that have none), the targets over its schools.
    pub by_level: Vec<(String, Vec<TargetResult>)>,
}
