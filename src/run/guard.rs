//! What nobody foresaw: a panic ends a run with exit code 2 and one plain line, never with a trace on a clerk's screen.
//!
//! A reader that panics on a damaged file is caught in `intake` and becomes a finding, so the process's own message would only
//! confuse. A panic's message may quote a cell, so only the place in the program is kept: names of pupils stay out of logs.

use std::panic::{AssertUnwindSafe, PanicHookInfo, catch_unwind, set_hook};
use std::sync::{Mutex, PoisonError};

use crate::error::Error;

/// Where the last panic began: `src/file.rs:12:5`.
static PLACE: Mutex<String> = Mutex::new(String::new());

/// Keeps panics quiet from now on, in every thread.
pub fn silence_panics() {
    set_hook(Box::new(remember));
}

fn remember(panic: &PanicHookInfo<'_>) {
    let place = panic.location().map(ToString::to_string).unwrap_or_default();
    *PLACE.lock().unwrap_or_else(PoisonError::into_inner) = place;
}

/// What the work gives.
///
/// # Errors
/// The work's own, or [`Error::Refused`] with the place in the program where it panicked. What it had published stays whole.
pub fn guarded<T>(work: impl FnOnce() -> Result<T, Error>) -> Result<T, Error> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| {
        let place = PLACE.lock().unwrap_or_else(PoisonError::into_inner).clone();
        Err(Error::Refused(format!(
            "Chương trình gặp trường hợp chưa lường trước nên dừng lại; kết quả lần trước vẫn còn nguyên. Hãy báo cho người phụ trách \
             phần mềm kèm dòng này: khuyenhoc {} tại {place}.",
            env!("CARGO_PKG_VERSION")
        )))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_becomes_an_error_that_says_where_but_not_what() {
        silence_panics();
        let error = guarded(|| -> Result<(), Error> { panic!("Nguyễn Văn An") }).unwrap_err();
        assert_eq!(error.exit_code(), 2);
        let said = error.to_string();
        assert!(said.contains("guard.rs") && !said.contains("Nguyễn"), "{said}");
        assert!(guarded(|| Ok(7)).is_ok_and(|value| value == 7));
    }
}
