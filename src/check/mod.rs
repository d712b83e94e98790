//! Faults of submissions: one check, one file, one code, one page of explanation.
