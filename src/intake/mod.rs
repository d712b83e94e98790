//! From bytes to submissions: what kind of file it is, its cells, and what they mean by the form.
