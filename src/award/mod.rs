//! Who is awarded what, and in which order lists are printed.
