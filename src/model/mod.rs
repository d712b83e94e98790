//! The nouns: plain data that the stages pass on. Nothing here reads, prints or decides.

pub mod agreement;
pub mod aside;
pub mod award;
pub mod award_rules;
pub mod bar;
pub mod ceremony;
pub mod certificate;
pub mod dataset;
pub mod document;
pub mod finding;
pub mod form;
pub mod indicator;
pub mod page;
pub mod place;
pub mod previous;
pub mod sender;
pub mod structure;
pub mod submission;
pub mod unit;
pub mod value;
