//! E-mail drafts: an answer in words, the marked copy attached, ready for a clerk to look at and send.
//!
//! The program sends nothing. A draft has neither From nor Date: the mail program that opens it fills in both.

mod base64;
mod draft;
mod message;

pub use draft::{Answer, draft};
