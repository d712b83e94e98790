//! Time, CPU and peak memory of a stretch of work.

use std::time::{Duration, Instant};

/// One measured stretch.
#[derive(Clone, Copy, Debug)]
pub struct Figures {
    pub wall: Duration,
    pub cpu: Duration,
    /// Highest resident memory of the whole process so far, in KiB; 0 where the system does not tell.
    pub peak: u64,
}

/// Runs some work and measures it.
pub fn measure<T>(work: impl FnOnce() -> T) -> (T, Figures) {
    let (start, cpu) = (Instant::now(), cpu());
    let value = work();
    (value, Figures { wall: start.elapsed(), cpu: self::cpu().saturating_sub(cpu), peak: peak_of("self") })
}

/// CPU time of this process, all threads; in hundredths of a second, as Linux counts.
fn cpu() -> Duration {
    ticks(11)
}

/// CPU time of the children that have ended.
pub fn child_cpu() -> Duration {
    ticks(13)
}

/// Two neighbouring fields of `/proc/self/stat`, counted after the program's name.
fn ticks(first: usize) -> Duration {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields = stat.rsplit(')').next().unwrap_or("").split_whitespace().skip(first).take(2);
    Duration::from_millis(fields.filter_map(|field| field.parse::<u64>().ok()).sum::<u64>() * 10)
}

/// Highest resident memory of a process so far (`self` or a number), in KiB.
pub fn peak_of(process: &str) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM:"));
    line.and_then(|line| line.split_whitespace().nth(1)).and_then(|field| field.parse().ok()).unwrap_or(0)
}
