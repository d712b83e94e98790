//! Form files: one schema that writes the blank workbook, reads it back and words the findings.
