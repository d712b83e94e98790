//! From a folder of Excel submissions to the signed papers of the year.
//!
//! ```text
//! bytes ─open→ Sheets ─bind→ Submission + Findings ─check→ Findings ─accept→ Dataset ─judge→ Judgement ─award→ Awards
//!                               (Form)                                          │                │               │
//! templates/documents/*.md ─load→ Template ─────────────────► compose ◄─────────┴────────────────┴───────────────┘
//!                                                                │
//!                                                            Document ─┬─ layout → Pages ─ pdf ─┐
//!                                                                      └──────────────── docx ──┴→ readback ─publish→ ket-qua/
//!
//! AwardSet ─certificate→ Pages on stock that is bought (templates/certificates/*.toml) ─ pdf → giay-khen/
//! Submissions ─naming→ whose each one is, and which of several stands (ten-goi.toml)
//! Submission + Findings ─workbook::marked→ marked copy ─mail→ e-mail draft (tra-lai/)
//! YearRecord ─merge→ a table of certificates for other designs (tron-thu/)
//! AwardSet ─freeze→ chot/bo-001.json; a later run's papers are from it, and what the data says otherwise is a Finding (KT-01)
//! YearRecord, the record that all papers print ─trace→ where a printed figure comes from (giai-thich)
//! thoa-thuan.toml ─formality→ Slips of its wording (kiem-tra --the-thuc)
//! ```
//!
//! A stage is a function from values to values: it opens no file, prints nothing, reads neither clock nor environment, and
//! calls no other stage. Bad input is data ([`model::finding`]); only [`error`] stops a run. Equal inputs give equal bytes:
//! dates and identifiers come from the inputs, sorting is total, and parallel work is collected in input order.
//!
//! The rooms in reading order: the nouns, the language, the files that staff write, then the stages as the data passes them,
//! what they write, and last the edges where the world begins.

pub mod error;
pub mod model;

pub mod vietnamese;

pub mod source;

pub mod agreement;
pub mod form;

pub mod intake;
pub mod naming;

pub mod check;
pub mod formality;

pub mod judge;

pub mod award;

pub mod freeze;

pub mod certificate;

pub mod compose;

pub mod trace;

pub mod paper;
pub mod workbook;

pub mod merge;
pub mod readback;

pub mod mail;

pub mod folder;
pub mod publish;
pub mod sandbox;

pub mod run;

pub mod cli;
pub mod terminal;
pub mod viewer;
