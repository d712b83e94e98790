//! What a person sees while the program runs. Facts go to stderr, one a line; bars show on a terminal only; results that a
//! program may read go to stdout.

use std::io::{IsTerminal, Write};
use std::sync::Arc;

use ariadne::{Color, Config, Label, Report, ReportKind, Source};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::error::{Error, SourceFault, SourcePlace};

/// How much is said, and whether in colour.
#[derive(Clone, Copy, Debug)]
pub struct Terminal {
    quiet: bool,
    verbose: bool,
    colour: bool,
}

/// Somebody reads along: what is said goes to a screen, not into a log.
#[must_use]
pub fn is_watched() -> bool {
    std::io::stderr().is_terminal()
}

impl Terminal {
    /// `quiet` leaves errors only; `verbose` adds a line for each file. Colour shows on a terminal unless refused.
    #[must_use]
    pub fn new(quiet: bool, verbose: bool, plain: bool) -> Self {
        Self { quiet, verbose, colour: !plain && is_watched() }
    }

    /// A fact worth a line of a nightly log.
    pub fn fact(&self, line: impl AsRef<str>) {
        if !self.quiet {
            say(line.as_ref());
        }
    }

    /// A detail for those who ask for details.
    pub fn detail(&self, line: impl AsRef<str>) {
        if self.verbose && !self.quiet {
            say(line.as_ref());
        }
    }

    /// A bar of `length` steps; hidden without a terminal.
    #[must_use]
    pub fn bar(&self, label: &'static str, length: usize) -> ProgressBar {
        let target = if self.quiet { ProgressDrawTarget::hidden() } else { ProgressDrawTarget::stderr() };
        let bar = ProgressBar::with_draw_target(u64::try_from(length).ok(), target);
        if let Ok(style) = ProgressStyle::with_template("{msg} [{bar:30}] {pos}/{len}") {
            bar.set_style(style.progress_chars("=> "));
        }
        bar.set_message(label);
        bar
    }

    /// An error, with the faulty line and a pointer under the word where the fault has a place in a text.
    pub fn error(&self, error: &Error) {
        match error {
            Error::Source(faults) => faults.iter().for_each(|fault| self.fault(fault)),
            other => say(&format!("Lỗi: {other}")),
        }
    }

    /// One fault of a file that staff write, with its excerpt.
    pub fn fault(&self, fault: &SourceFault) {
        say(&fault.to_string());
        if let SourcePlace::Text { text, span, .. } = &fault.at {
            let excerpt = excerpt(&fault.file, text, span.clone(), &fault.message, self.colour);
            if let Some(excerpt) = excerpt {
                say(&excerpt);
            }
        }
    }
}

fn excerpt(file: &str, text: &Arc<str>, bytes: std::ops::Range<usize>, message: &str, colour: bool) -> Option<String> {
    let config = Config::default().with_color(colour).with_index_type(ariadne::IndexType::Byte);
    let label = Label::new((file, bytes.clone())).with_message(message).with_color(Color::Red);
    let mut printed = Vec::new();
    Report::build(ReportKind::Custom("Lỗi", Color::Red), (file, bytes))
        .with_config(config)
        .with_label(label)
        .finish()
        .write((file, Source::from(&**text)), &mut printed)
        .ok()?;
    let printed = String::from_utf8(printed).ok()?;
    // Its first line repeats what the fault's own line says.
    printed.split_once('\n').map(|(_, rest)| rest.trim_end().to_owned())
}

/// One line on stderr. A closed stderr is no reason to stop a nightly run.
fn say(line: &str) {
    let _ = writeln!(std::io::stderr().lock(), "{line}");
}

/// Results on stdout.
///
/// # Errors
/// [`Error::Disk`] when stdout cannot be written; a reader that has gone away (`| head`) is none.
pub fn print(text: &str) -> Result<(), Error> {
    match std::io::stdout().lock().write_all(text.as_bytes()) {
        Err(source) if source.kind() != std::io::ErrorKind::BrokenPipe => {
            Err(Error::Disk { action: "ghi", path: "stdout".to_owned(), source })
        }
        _ => Ok(()),
    }
}

/// A fault of usage on stderr: it comes before it is known how much may be said.
pub fn complain(text: &str) {
    say(text.trim_end());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_excerpt_points_at_the_word_without_colour_codes() {
        let text: Arc<str> = "nam = 2024\nten = \"Hội Khuyến học\"\nbon = \"tu\"\n".into();
        let at = text.find("\"tu\"").unwrap();
        let shown = excerpt("thoa-thuan.toml", &text, at..at + 4, "Không có cách đọc “tu”.", false).unwrap();
        assert!(shown.contains("thoa-thuan.toml:3:7"), "{shown}");
        assert!(shown.contains("bon = \"tu\""), "{shown}");
        assert!(!shown.contains('\u{1b}'), "{shown}");
    }
}
