//! The agreement file: read, checked as a whole, turned into [`crate::model::agreement::Agreement`].
