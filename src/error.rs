//! The few ways a run cannot go on. Faults of submissions are findings, never errors.

use std::fmt;
use std::ops::Range;

/// Why a run stopped. `Display` gives plain Vietnamese, naming file, line and column where there are any.
#[derive(Debug)]
pub enum Error {
    /// A file that staff write (agreement, form, template, units) cannot be used; all its faults at once, in file order.
    Source(Vec<SourceFault>),
    /// A file or folder could not be read or written.
    Disk {
        /// What was being done: "đọc", "ghi".
        action: &'static str,
        /// Path as the user gave it.
        path: String,
        /// The system's word.
        source: std::io::Error,
    },
    /// Another run holds this folder.
    Locked {
        /// The folder.
        folder: String,
    },
    /// A request that cannot be met, in plain Vietnamese: an unknown document, an unknown code, papers that may not be final.
    Refused(String),
}

/// One fault of a file that staff write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceFault {
    /// File name as the user knows it: `thoa-thuan.toml`, `mau/bao-cao-tong-ket.md`, `don-vi.xlsx`.
    pub file: String,
    /// Where in it.
    pub at: SourcePlace,
    /// What is wrong and what was read.
    pub message: String,
    /// What to write; the nearest valid word where there is one. May be empty.
    pub advice: String,
}

/// Place within a file that staff write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SourcePlace {
    /// The file as a whole.
    Whole,
    /// Line and column from 1 (column in characters), with the whole text for an excerpt and the byte range of the fault.
    Text {
        /// Line from 1.
        line: usize,
        /// Column from 1, in characters.
        column: usize,
        /// Text of the file.
        text: std::sync::Arc<str>,
        /// Bytes of the faulty word.
        span: Range<usize>,
    },
    /// Sheet and cell of a workbook: `Đơn vị!A7`.
    Cell(String),
}

impl SourceFault {
    /// A fault at a byte range of a text; a range outside the text is moved to its end.
    #[must_use]
    pub fn in_text(
        file: &str,
        text: &std::sync::Arc<str>,
        span: Range<usize>,
        message: impl Into<String>,
        advice: impl Into<String>,
    ) -> Self {
        let mut start = span.start.min(text.len());
        while !text.is_char_boundary(start) {
            start -= 1;
        }
        let before = &text[..start];
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or("").chars().count() + 1;
        let mut end = span.end.clamp(start, text.len());
        while !text.is_char_boundary(end) {
            end += 1;
        }
        let at = SourcePlace::Text { line, column, text: std::sync::Arc::clone(text), span: start..end };
        Self { file: file.to_owned(), at, message: message.into(), advice: advice.into() }
    }
}

impl SourceFault {
    /// First byte of the fault in its text; 0 for faults of a whole file or of a cell.
    #[must_use]
    pub fn position(&self) -> usize {
        match &self.at {
            SourcePlace::Text { span, .. } => span.start,
            SourcePlace::Whole | SourcePlace::Cell(_) => 0,
        }
    }
}

impl fmt::Display for SourceFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.at {
            SourcePlace::Whole => write!(f, "{}: {}", self.file, self.message)?,
            SourcePlace::Text { line, column, .. } => {
                write!(f, "{}, dòng {line}, cột {column}: {}", self.file, self.message)?;
            }
            SourcePlace::Cell(cell) => write!(f, "{}, ô {cell}: {}", self.file, self.message)?,
        }
        if self.advice.is_empty() { Ok(()) } else { write!(f, " {}", self.advice) }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Source(faults) => {
                for (index, fault) in faults.iter().enumerate() {
                    if index > 0 {
                        writeln!(f)?;
                    }
                    write!(f, "{fault}")?;
                }
                Ok(())
            }
            Self::Disk { action, path, source } => write!(f, "Không {action} được {path}: {source}"),
            Self::Locked { folder } => write!(f, "Một lần chạy khác đang giữ hồ sơ {folder}; chờ nó xong rồi chạy lại."),
            Self::Refused(message) => f.write_str(message),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Disk { source, .. } => Some(source),
            _ => None,
        }
    }
}

impl Error {
    /// The process exit code of the contract: 3 when locked, else 2.
    #[must_use]
    pub fn exit_code(&self) -> u8 {
        if matches!(self, Self::Locked { .. }) { 3 } else { 2 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_counts_lines_and_characters_from_one() {
        let text: std::sync::Arc<str> = "nam = 2024\nđịa_danh = \"x\"\n".into();
        let start = text.find("\"x\"").unwrap_or(0);
        let fault = SourceFault::in_text("thoa-thuan.toml", &text, start..start + 3, "sai", "");
        assert_eq!(fault.to_string(), "thoa-thuan.toml, dòng 2, cột 12: sai");
    }
}
