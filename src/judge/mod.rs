//! From accepted submissions to the dataset, its totals and how each target stands.
