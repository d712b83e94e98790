//! The agreement (thỏa thuận) as data: everything that changes from year to year or office to office.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::award_rules::AwardRules;
use super::ceremony::Ceremony;
use super::certificate::CertificateSettings;
use super::unit::UnitKind;
use crate::paper::style::Styles;

/// The agreement of a year, after its file was checked: every reference in it resolves.
#[derive(Clone, Debug)]
pub struct Agreement {
    /// Year of the agreement and of its data.
    pub year: i32,
    /// Place printed in dates: `Thuận An`.
    pub place: String,
    /// Where the city is named in full: `thành phố Thuận An`.
    pub locality: String,
    /// Number and symbol of the signed agreement: `06/HKH-PGD`; empty if not yet given.
    pub number: String,
    /// Date of the signed agreement.
    pub date: Option<NaiveDate>,
    /// Full title as cited.
    pub title: String,
    /// When and where units submit.
    pub submitting: Submitting,
    /// The parties in the order in which they stand on joint papers; the first leads.
    pub parties: Vec<Party>,
    /// Bodies that are no party but issue some paper: the city, whose chairman signs the decision on awards.
    pub other_bodies: Vec<Party>,
    /// Documents cited as grounds, by key.
    pub grounds: BTreeMap<String, Ground>,
    /// Days that the year's propaganda keeps, in printed order.
    pub anniversaries: Vec<Anniversary>,
    /// Settings of each document by its template's name.
    pub documents: BTreeMap<String, DocumentSettings>,
    /// Targets in printed order.
    pub targets: Vec<Target>,
    /// Name of the title rule set for learning units: `TT 22/2020`.
    pub title_rules: TitleRules,
    /// Rules of each list, by list code (`HSG`, `GVBD`, `HOCBONG`, `TAPTHE`); a list without rules awards nobody.
    pub awards: BTreeMap<String, AwardRules>,
    /// Subjects in printed order.
    pub subjects: Vec<String>,
    /// The day on which awards are handed over.
    pub ceremony: Ceremony,
    /// Kinds of hardship, from the one that comes first.
    pub hardships: Vec<String>,
    /// Stock of certificates.
    pub certificates: CertificateSettings,
    /// Waivers with their reasons.
    pub waivers: Vec<Waiver>,
    /// How numbers are read out.
    pub wording: Wording,
    /// How papers look.
    pub styles: Styles,
}

impl Agreement {
    /// A body that issues papers, party or not, by its key.
    #[must_use]
    pub fn body(&self, key: &str) -> Option<&Party> {
        self.parties.iter().chain(&self.other_bodies).find(|body| body.key == key)
    }
}

/// One of the bodies that sign (bên), or another that issues papers.
#[derive(Clone, Debug)]
pub struct Party {
    /// Key used elsewhere in the file: `hoi`, `phong`.
    pub key: String,
    /// Full name in sentence case: `Hội Khuyến học thành phố Thuận An`.
    pub name: String,
    /// Short name: `Hội Khuyến học`.
    pub short_name: String,
    /// Letters in document symbols: `HKH`.
    pub symbol: String,
    /// Parent body; empty for none.
    pub parent: String,
    /// Persons who may sign, by key.
    pub signers: BTreeMap<String, Signer>,
}

/// When and where units submit, as letters to them say it.
#[derive(Clone, Debug, Default)]
pub struct Submitting {
    /// Deadline of the year's figures.
    pub deadline: Option<NaiveDate>,
    /// The last day for units that are late or must correct.
    pub reminder: Option<NaiveDate>,
    /// Whom to send to, in a sentence; empty for the body that issues the letter.
    pub to: String,
}

/// A person who signs, with the authority to do so.
#[derive(Clone, Debug)]
pub struct Signer {
    /// Lines above the signature, as printed: `TM. BAN THƯỜNG VỤ`, `CHỦ TỊCH`.
    pub authority: Vec<String>,
    /// Full name in title case; may be empty while unknown, then the line stays blank.
    pub name: String,
}

/// A cited document.
#[derive(Clone, Debug, Default)]
pub struct Ground {
    /// The whole citation after "Căn cứ ", without closing mark.
    pub text: String,
    /// Its date, if written.
    pub date: Option<NaiveDate>,
    /// Clause of the agreement that cites it: `điểm a khoản 2.1`; empty for none.
    pub clause: String,
    /// What it replaces: `Quyết định số 244/QĐ-KHVN`; empty for nothing.
    pub replaces: String,
}

/// A day that is kept every year.
#[derive(Clone, Debug)]
pub struct Anniversary {
    /// Name in a sentence: `Ngày Nhà giáo Việt Nam`.
    pub name: String,
    /// The first day of all, from which the years count.
    pub first: NaiveDate,
}

/// What the agreement says of one document.
#[derive(Clone, Debug, Default)]
pub struct DocumentSettings {
    /// Number, blank until registered.
    pub number: String,
    /// Date, blank until signed.
    pub date: Option<NaiveDate>,
    /// Keys of the issuing bodies, in printed order.
    pub bodies: Vec<String>,
    /// Whether the parent of a body stands above it; `None` leaves it to the template.
    pub parents: Option<bool>,
    /// Authority line of a decision in sentence case; empty for what the template says.
    pub authority: String,
    /// Signers in printed order, left to right: (body, signer) keys.
    pub signers: Vec<(String, String)>,
    /// Keys of grounds in printed order.
    pub grounds: Vec<String>,
    /// Kính gửi; empty for none.
    pub addressees: Vec<String>,
    /// Nơi nhận, one a line, without dash and closing mark.
    pub recipients: Vec<String>,
}

/// A threshold on an indicator (mục tiêu).
#[derive(Clone, Debug)]
pub struct Target {
    /// Code, as in JSON.
    pub code: String,
    /// Printed name.
    pub name: String,
    /// Kinds of unit whose figures enter.
    pub kinds: Vec<UnitKind>,
    /// Judged for each unit as well as for all.
    pub each_unit: bool,
    /// Numerator.
    pub numerator: Formula,
    /// Denominator.
    pub denominator: Formula,
    /// Direction and threshold.
    pub threshold: Threshold,
    /// Printed words for numerator and denominator ("hội viên", "cán bộ, giáo viên và cha mẹ").
    pub numerator_label: String,
    /// See `numerator_label`.
    pub denominator_label: String,
    /// What is missing when not reached: `người`, `trường`, `đồng`.
    pub measure: String,
    /// Date by which it must be reached.
    pub deadline: Option<NaiveDate>,
    /// Clause of the agreement: `điểm c khoản 2.1`.
    pub clause: String,
}

/// A sum over units. Item codes were checked against the forms of the target's kinds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Formula {
    /// Sum of items: `cong = ["hv_cbgv", "hv_cha_me"]`.
    Sum(Vec<String>),
    /// Number of units.
    Units,
    /// Number of units whose item is yes: `dem = "co_chi_hoi"`.
    CountYes(String),
    /// Number of units whose choice is one of the words.
    CountAmong(String, Vec<String>),
    /// Number of units whose date lies in the span, ends included; items by kind of unit may differ, any of them counts.
    CountWithin(Vec<String>, NaiveDate, NaiveDate),
}

/// Direction of a target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// `>=`
    AtLeast,
    /// `=`
    Exactly,
    /// `<=`
    AtMost,
}

/// Threshold of a ratio, exact: `numerator * scale` is compared with `limit * denominator`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Threshold {
    /// Direction.
    pub direction: Direction,
    /// Limit in hundredths of its unit: 85 % is 8500, 32.000 đồng is 3.200.000.
    pub limit: i64,
    /// How it is printed.
    pub unit: ThresholdUnit,
}

/// What a threshold is measured in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ThresholdUnit {
    /// Percent: ratio x 100.
    Percent,
    /// Đồng for each of the denominator.
    Money,
}

impl Threshold {
    /// Factor of the numerator: hundredths of a percent or of a đồng.
    #[must_use]
    pub fn scale(&self) -> i64 {
        match self.unit {
            ThresholdUnit::Percent => 10_000,
            ThresholdUnit::Money => 100,
        }
    }
}

/// A title rule set, by name.
#[derive(Clone, Debug)]
pub struct TitleRules {
    /// Name printed: `Thông tư 22/2020/TT-BGDĐT`.
    pub name: String,
    /// Ranks from best to worst with the least score in hundredths; empty for rule sets without points.
    pub ranks: Vec<(String, i64)>,
}

/// Something the parties agreed not to hold against a unit.
#[derive(Clone, Debug)]
pub struct Waiver {
    /// Unit code.
    pub unit: String,
    /// What is waived.
    pub scope: WaiverScope,
    /// Printed reason.
    pub reason: String,
}

/// What a waiver covers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WaiverScope {
    /// The unit need not submit this year.
    Submission,
    /// A finding code of that unit, at one place (`Số liệu!D12`) or anywhere.
    Finding {
        /// Code.
        code: String,
        /// Sheet and cell as printed, or `None` for any.
        at: Option<String>,
    },
}

/// How numbers are read out in words; both choices are correct Vietnamese.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wording {
    /// 105: `linh` or `lẻ`.
    pub zero_tens: ZeroTens,
    /// 24: `tư` or `bốn`.
    pub four: Four,
}

/// The word between hundreds and units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ZeroTens {
    /// một trăm linh năm
    Linh,
    /// một trăm lẻ năm
    Le,
}

/// The word for 4 after tens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Four {
    /// hai mươi tư
    Tu,
    /// hai mươi bốn
    Bon,
}
