//! From template and year record to [`crate::model::document::Document`].

pub mod record;
#[cfg(test)]
pub(crate) mod year;
