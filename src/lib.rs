//! From a folder of Excel submissions to the signed papers of the year.
//!
//! ```text
//! bytes ─open→ Sheets ─bind→ Submission + Findings ─check→ Findings ─accept→ Dataset ─judge→ Judgement ─award→ Awards
//!                               (Form)                                          │                │               │
//! templates/documents/*.md ─load→ Template ─────────────────► compose ◄─────────┴────────────────┴───────────────┘
//!                                                                │
//!                                                            Document ─┬─ layout → Pages ─ pdf ─┐
//!                                                                      └──────────────── docx ──┴→ publish → ket-qua/
//! ```
//!
//! Rooms in reading order. A stage is a function from values to values: it opens no file, prints nothing, reads neither
//! clock nor environment, and calls no other stage. Bad input is data ([`model::finding`]); only [`error`] stops a run.

pub mod error;
pub mod model;
pub mod source;

pub mod vietnamese;

pub mod agreement;
pub mod form;
pub mod intake;

pub mod check;

pub mod award;
pub mod judge;

pub mod compose;
pub mod paper;
pub mod workbook;

pub mod folder;
pub mod publish;

pub mod cli;
pub mod run;
pub mod terminal;
