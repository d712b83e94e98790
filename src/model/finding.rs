//! A finding (vấn đề): one fault of a submission, as data.

use std::fmt;

use super::place::Place;

/// How grave a finding is. An error holds the whole submission out; a warning asks for a look.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// `loi`
    Error,
    /// `canh-bao`
    Warning,
}

impl Severity {
    /// The code used in JSON.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Error => "loi",
            Self::Warning => "canh-bao",
        }
    }
}

/// What a finding code means: the page that `giai-thich` prints. Each check owns one, as a `static` in its file.
#[derive(Debug)]
pub struct Rule {
    /// Code such as `SL-01`: TEP file, DV unit, SL item values, DS nomination sheets, CB plausibility; TT the agreement's
    /// own wording.
    pub code: &'static str,
    /// Error or warning.
    pub severity: Severity,
    /// One line in Vietnamese.
    pub title: &'static str,
    /// Why it is a fault, in plain Vietnamese, one or two paragraphs; at its end what the office does, if it has to do anything.
    /// No paper repeats it.
    pub why: &'static str,
    /// What the unit does about it.
    pub advice: &'static str,
}

impl Rule {
    /// False where waiving could not make the papers good: the file, its unit or a value in it is not known, and a blank would
    /// enter the totals as nothing at all; or a name cannot be printed.
    #[must_use]
    pub fn may_be_waived(code: &str) -> bool {
        const NEVER: [&str; 10] = ["TEP-", "DV-", "SL-01", "SL-02", "SL-9", "DS-01", "DS-02", "DS-03", "DS-11", "DS-9"];
        !NEVER.iter().any(|start| code.starts_with(start))
    }

    /// True where each of a unit's files has a finding of one and the same fact: that there are several.
    #[must_use]
    pub fn is_told_of_each_file(code: &str) -> bool {
        code == "DV-03"
    }

    /// False where nothing in the file that was sent can be mended: it cannot be read, is another form's, another version's or
    /// another year's, or one of several of its unit.
    #[must_use]
    pub fn is_mended_in_the_file(code: &str) -> bool {
        const OF_THE_WHOLE: [&str; 5] = ["TEP-0", "DV-03", "DV-04", "DV-05", "DV-06"];
        !OF_THE_WHOLE.iter().any(|start| code.starts_with(start))
    }
}

/// One fault: code, severity, place, what was found, what to write instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Code of its [`Rule`].
    pub code: &'static str,
    /// The rule's severity; a waived error has become a warning.
    pub severity: Severity,
    /// Code of the unit, when known.
    pub unit: Option<String>,
    /// File, sheet, cell.
    pub place: Place,
    /// The value as the cell shows it; empty for a blank cell. Never a name in messages, see `message`.
    pub value: String,
    /// What is wrong, in plain Vietnamese, without personal data.
    pub message: String,
    /// What to write instead.
    pub advice: String,
    /// What the office does, if the finding asks anything of it; never sent out.
    pub office: String,
    /// The agreement's reason for waiving it.
    pub waived: Option<String>,
}

/// A finding as it is told to the unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// Error or warning.
    pub severity: Severity,
    /// Where it is to be mended: `Ô Số liệu!D12`, `Cả tệp`.
    pub place: String,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub advice: String,
}

impl Finding {
    /// A finding of `rule` at `place`, with the rule's own advice until [`Finding::advise`] gives a closer one.
    #[must_use]
    pub fn new(rule: &Rule, place: Place, value: impl fmt::Display, message: impl Into<String>) -> Self {
        Self {
            code: rule.code,
            severity: rule.severity,
            unit: None,
            place,
            value: value.to_string(),
            message: message.into(),
            advice: rule.advice.to_owned(),
            office: String::new(),
            waived: None,
        }
    }

    /// The same finding with advice for this very cell.
    #[must_use]
    pub fn advise(mut self, advice: impl Into<String>) -> Self {
        self.advice = advice.into();
        self
    }

    /// The same finding with what the office itself does about it.
    #[must_use]
    pub fn for_office(mut self, office: impl Into<String>) -> Self {
        self.office = office.into();
        self
    }

    /// The same finding, said of a unit.
    #[must_use]
    pub fn of_unit(mut self, code: &str) -> Self {
        self.unit = Some(code.to_owned());
        self
    }

    /// The same finding as a warning, where one rule covers sure and doubtful relations.
    #[must_use]
    pub fn as_warning(mut self) -> Self {
        self.severity = Severity::Warning;
        self
    }
}
