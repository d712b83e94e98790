//! `kiem-tra` as cron runs it, and how much memory it took.

use std::fs;
use std::io::Read;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

/// What a run gave.
pub struct Run {
    pub code: Option<i32>,
    pub printed: String,
    pub said: String,
    /// Highest resident memory of the process without its children, which have limits of their own; 0 where the system does not
    /// tell.
    pub peak_mib: u64,
}

/// Checks a folder or file on two threads.
pub fn check(path: &Path) -> Run {
    check_on(path, 2)
}

/// Checks a folder or file, with next to no environment.
pub fn check_on(path: &Path, threads: usize) -> Run {
    let mut command = Command::new(env!("CARGO_BIN_EXE_khuyenhoc"));
    command.args(["kiem-tra", "--dang", "json", "--im-lang"]).arg(path).env_clear();
    command.env("RAYON_NUM_THREADS", threads.to_string());
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let (mut out, mut err) = (child.stdout.take().unwrap(), child.stderr.take().unwrap());
    let printed = thread::spawn(move || text(&mut out));
    let said = thread::spawn(move || text(&mut err));
    let mut peak_mib = 0;
    let status = loop {
        // The system keeps the mark, so a late look is as good as an early one.
        peak_mib = peak_mib.max(peak_of(child.id()));
        match child.try_wait().unwrap() {
            Some(status) => break status,
            None => thread::sleep(Duration::from_millis(2)),
        }
    };
    Run { code: status.code(), printed: printed.join().unwrap(), said: said.join().unwrap(), peak_mib }
}

fn text(from: &mut impl Read) -> String {
    let mut bytes = Vec::new();
    from.read_to_end(&mut bytes).unwrap();
    String::from_utf8(bytes).unwrap()
}

fn peak_of(process: u32) -> u64 {
    let status = fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM:"));
    line.and_then(|line| line.split_whitespace().nth(1)).and_then(|field| field.parse::<u64>().ok()).unwrap_or(0) / 1024
}
