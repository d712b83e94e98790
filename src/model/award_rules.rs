//! How awards are decided: who qualifies, for how much, how many, and in which order.

/// How a list is decided and ordered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AwardRules {
    /// Several prizes of one person.
    pub several: SeveralPrizes,
    /// A prize that several of one unit won together.
    pub team: TeamPrize,
    /// Who qualifies and for how much: the first row that fits decides.
    pub prizes: Vec<PrizeRow>,
    /// Sort keys in order.
    pub order: Vec<OrderKey>,
    /// How many; `None` for all who qualify.
    pub quota: Option<Quota>,
}

/// Which of a person's several prizes are paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SeveralPrizes {
    /// `cao-nhat`: the highest amount only.
    Highest,
    /// `cong-don`: the sum.
    Sum,
}

/// How a prize that a team won is paid. The rows of a team are those of one unit that are alike in contest, subject, level,
/// prize and note, with one of the words in contest, subject or note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TeamPrize {
    /// `moi-em`: the whole amount to each; also where nothing is said of teams.
    Each,
    /// `chia-deu`: the amount is shared among the team's rows; with the words by which a team's rows are known.
    Shared(Vec<String>),
}

/// A row of the prize table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PrizeRow {
    /// Level word; empty matches any.
    pub level: String,
    /// Prize words that earn the amount; empty matches any.
    pub prizes: Vec<String>,
    /// Kinds of hardship that earn it; empty matches any.
    pub hardships: Vec<String>,
    /// Results of learning that earn it; empty matches any.
    pub results: Vec<String>,
    /// `Tập thể` or `Cá nhân`; empty matches any.
    pub holder: String,
    /// Items of the nominating unit with the words that one of them must have; a unit whose form has none of the items is not
    /// asked for them. Empty for no condition.
    pub titles: Vec<(String, Vec<String>)>,
    /// Amount.
    pub amount: PrizeAmount,
}

/// An amount of the prize table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PrizeAmount {
    /// Fixed đồng.
    Fixed(i64),
    /// What the unit proposes, up to a limit in đồng.
    AsProposed(i64),
}

impl Default for PrizeAmount {
    fn default() -> Self {
        Self::Fixed(0)
    }
}

/// How many are awarded, and who first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Quota {
    /// Of each unit, above 0.
    pub of_unit: Option<usize>,
    /// In all, above 0; units' own quotas are cut before.
    pub in_all: Option<usize>,
    /// Who comes first; whoever is equal in all of these keys is tied.
    pub order: Vec<OrderKey>,
    /// What becomes of a tie at the last place.
    pub ties: Ties,
    /// Length of the reserve list; a tie at its end is on it whole.
    pub reserve: usize,
}

/// What becomes of those who are tied where the quota ends.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Ties {
    /// `lay-het`: all of them are awarded, beyond the quota.
    #[default]
    All,
    /// `bo-het`: none of them is.
    None,
    /// `theo-thu-tu`: the order of the list decides among them, which is said of each.
    ListOrder,
}

/// A key of a list's order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OrderKey {
    /// `cap`: from high to low.
    Level,
    /// `mon`: the configured order of subjects, others after it by name.
    Subject,
    /// `giai`: Nhất, Nhì, Ba, Khuyến khích (medals beside them).
    Prize,
    /// `don-vi`: order of `don-vi.xlsx`.
    Unit,
    /// `ten`: Vietnamese name order.
    Name,
    /// `muc-thuong`: from high to low.
    Amount,
    /// `hoan-canh`: the configured order of hardship, others after it.
    Hardship,
    /// `ket-qua`: results of learning from high to low as the form lists them, others after it.
    Result,
    /// `loai`: collectives, then persons, as the form lists them.
    Holder,
}
