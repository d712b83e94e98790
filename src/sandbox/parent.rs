//! The parent's side: starts a child, waits for its answer, and says which limit it met if there is none.

use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc;
use std::thread;

use super::{CHILD, child, limits};
use crate::intake::{Opened, Refusal, wire};

/// Longest complaint of a child that is looked at: the standard library's is one line.
const COMPLAINT_BYTES: u64 = 4096;

/// What came out of a child.
struct Answer {
    bytes: Vec<u8>,
    complaint: Vec<u8>,
}

/// Opens a file in a child process.
///
/// # Errors
/// Why no child could read it: it is out of reach.
pub fn open_apart(path: &Path) -> Result<Opened, &'static str> {
    let started = Command::new(this_program())
        .arg(CHILD)
        .arg(path)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn();
    let no_child = "Loại tệp này phải đọc bằng một tiến trình riêng, nhưng hệ điều hành không cho mở tiến trình ấy.";
    let mut child = started.map_err(|_| no_child)?;
    let answer = await_answer(&mut child);
    // A child that was not killed has closed its output, so it ends at once.
    let status = child.wait().map_err(|_| no_child)?;
    let Some(answer) = answer else {
        let seconds = limits::DEADLINE.as_secs();
        return Ok(Opened::refused(Refusal::over_limit(format_args!("chờ đọc quá {seconds} giây"))));
    };
    match status.code() {
        Some(0) => Ok(wire::read(&answer.bytes).unwrap_or_else(|| Opened::refused(Refusal::unreadable()))),
        Some(code) if code == i32::from(child::OUT_OF_REACH) => Err("Hệ điều hành không cho đọc tệp này."),
        _ => Ok(Opened::refused(why_it_died(status, &answer.complaint))),
    }
}

/// The program that runs now, even if an upgrade has just put another file in its place.
fn this_program() -> PathBuf {
    let itself = Path::new("/proc/self/exe");
    if cfg!(target_os = "linux") && itself.exists() { itself.to_owned() } else { std::env::current_exe().unwrap_or_default() }
}

/// What a child writes until it closes its output; `None` if that took too long, and the child is then killed.
fn await_answer(child: &mut Child) -> Option<Answer> {
    let (mut out, mut err) = child.stdout.take().zip(child.stderr.take())?;
    let (sender, receiver) = mpsc::channel();
    thread::scope(|scope| {
        scope.spawn(move || {
            let mut answer = Answer { bytes: Vec::new(), complaint: Vec::new() };
            // What is cut at a bound, or breaks off, does not decode.
            let _ = out.by_ref().take(wire::MOST_BYTES).read_to_end(&mut answer.bytes);
            drop(out);
            let _ = err.by_ref().take(COMPLAINT_BYTES).read_to_end(&mut answer.complaint);
            let _ = sender.send(answer);
        });
        let answer = receiver.recv_timeout(limits::DEADLINE);
        if answer.is_err() {
            // Nothing to be done if it has just ended by itself.
            let _ = child.kill();
        }
        answer.ok()
    })
}

/// The limit that ended a child, as far as the system tells.
fn why_it_died(status: ExitStatus, complaint: &[u8]) -> Refusal {
    if ended_by_cpu_limit(status) {
        return Refusal::over_limit(format_args!("đọc tệp mất hơn {} giây xử lý", limits::CPU_SECONDS));
    }
    // The standard library's words when it aborts for want of memory.
    let asked = b"memory allocation of";
    if complaint.windows(asked.len()).any(|window| window == asked) {
        return Refusal::over_limit(format_args!("đọc tệp cần hơn {} MB bộ nhớ", limits::ADDRESS_SPACE_MIB));
    }
    Refusal::unreadable()
}

#[cfg(unix)]
fn ended_by_cpu_limit(status: ExitStatus) -> bool {
    use std::os::unix::process::ExitStatusExt;
    status.signal() == Some(rustix::process::Signal::XCPU.as_raw())
}

#[cfg(not(unix))]
fn ended_by_cpu_limit(_: ExitStatus) -> bool {
    false
}
