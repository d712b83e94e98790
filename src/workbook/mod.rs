//! Workbooks we write: blank forms, the list of units, the consolidated figures.
