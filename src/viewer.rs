//! Opens a file with whatever the system opens such files with. The one place that starts another program for a person.

use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

/// What became of the wish to see a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opened {
    /// A viewer took it.
    Shown,
    /// No viewer is here, or none could show it, as on a server without a display.
    NoViewer,
}

/// Programs that hand a file to its viewer, in the order to try them.
#[cfg(target_os = "macos")]
const OPENERS: &[&str] = &["open"];
/// Not `cmd /c start`: it reads `&` and `^` in a path as its own signs.
#[cfg(windows)]
const OPENERS: &[&str] = &["explorer"];
/// Programs that hand a file to its viewer, in the order to try them.
#[cfg(not(any(target_os = "macos", windows)))]
const OPENERS: &[&str] = &["xdg-open"];

/// How long an opener may take to say that it failed; one that still runs by then is the viewer itself.
const PATIENCE: Duration = Duration::from_secs(2);
const STEP: Duration = Duration::from_millis(50);

/// Shows a file, or a folder in the file manager; comes back without waiting for the viewer's end.
#[must_use]
pub fn open(path: &Path) -> Opened {
    open_with(OPENERS, path)
}

/// The first of the programs that takes the file.
fn open_with(openers: &[&str], path: &Path) -> Opened {
    if openers.iter().any(|opener| takes(opener, path)) { Opened::Shown } else { Opened::NoViewer }
}

/// True if the program could be started and did not fail at once.
fn takes(opener: &str, path: &Path) -> bool {
    let mut command = Command::new(opener);
    command.arg(path).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let Ok(mut child) = command.spawn() else { return false };
    let mut waited = Duration::ZERO;
    while waited < PATIENCE {
        match child.try_wait() {
            // explorer answers 1 also when it has opened the file.
            Ok(Some(status)) => return status.success() || cfg!(windows),
            Ok(None) => thread::sleep(STEP),
            Err(_) => return true,
        }
        waited += STEP;
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    const NONE: &str = "khong-co-chuong-trinh-nay";

    #[test]
    fn without_any_opener_there_is_no_viewer() {
        assert_eq!(open_with(&[], Path::new("a.pdf")), Opened::NoViewer);
        assert_eq!(open_with(&[NONE], Path::new("a.pdf")), Opened::NoViewer);
    }

    #[cfg(unix)]
    #[test]
    fn an_opener_that_fails_leaves_the_file_to_the_next() {
        assert_eq!(open_with(&["false"], Path::new("a.pdf")), Opened::NoViewer);
        assert_eq!(open_with(&[NONE, "false", "true"], Path::new("a.pdf")), Opened::Shown);
    }
}
