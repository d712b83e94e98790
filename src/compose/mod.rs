//! From template and year record to [`crate::model::document::Document`].
