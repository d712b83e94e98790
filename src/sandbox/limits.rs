//! What a child may use. It takes the limits upon itself as its first act: setting them from outside, between fork and exec,
//! would need unsafe code.

use std::time::Duration;

/// Address space of a child: the program itself maps 24 MiB (32 MiB as a debug build), the rest keeps what a file costs below
/// 128 MiB. Everything within the limits of `intake` fits into it twice over; a reader that asks for 100 GiB does not.
pub const ADDRESS_SPACE_MIB: u64 = 144;

/// CPU time of a child, counted by the system, so that a busy machine changes no result. The largest workbook within the limits of
/// `intake` needs a quarter of it; what comes after (binding, checks) stays below another second.
pub const CPU_SECONDS: u64 = 1;

/// How long a child is waited for. CPU time is the limit that counts: this one ends a child that sleeps, which none should.
/// Where the system has no such limits, it is the only one.
pub const DEADLINE: Duration = Duration::from_secs(if cfg!(unix) { 60 } else { 5 });

/// Takes the limits upon this process; what the system does not know is left out.
#[cfg(unix)]
pub fn take_on() {
    use rustix::process::{Resource, Rlimit, setrlimit};
    let most = |resource, current, maximum| {
        // A lower limit may be in force already, set by whoever runs us; it then stays.
        let _ = setrlimit(resource, Rlimit { current: Some(current), maximum: Some(maximum) });
    };
    #[cfg(not(target_os = "openbsd"))]
    most(Resource::As, ADDRESS_SPACE_MIB << 20, ADDRESS_SPACE_MIB << 20);
    // The first brings the signal that says why, the second ends a process that would not listen.
    most(Resource::Cpu, CPU_SECONDS, CPU_SECONDS + 1);
    // A child that is ended leaves no image of its memory, with names of pupils, on the disk; and it writes no file at all.
    most(Resource::Core, 0, 0);
    most(Resource::Fsize, 0, 0);
}

/// Takes the limits upon this process: this system has none that safe code can set.
#[cfg(not(unix))]
pub fn take_on() {}
