//! The threads that files are read and papers made with, each with room for what it will hold.

use std::hint::black_box;

use rayon::ThreadPoolBuilder;

/// Bytes of the largest block that is kept for the next use once it is free; glibc takes no more than 32 MiB for it, its own head
/// included.
const KEPT: usize = 31 << 20;

/// Bytes that a thread asks for when it starts: what a short run holds in each.
const ROOM: usize = 24 << 20;

/// Starts the threads that parallel work of this process runs on. A second call changes nothing.
pub fn start() {
    // An error says that they run already, or that the system gives no thread: the first parallel work then says so itself.
    let _ = pool().build_global();
}

/// A pool whose threads have their room before they get work.
///
/// glibc gives each thread a heap and extends it by the 4 KiB that it lacks at the moment: five thousand requests in a short run, and
/// each makes all other threads wait that need memory then. A block that was given back once is extended no more. Nothing of it is
/// touched, so it takes addresses and no memory; other allocators take no notice.
#[must_use]
pub fn pool() -> ThreadPoolBuilder {
    take_and_give_back(KEPT);
    ThreadPoolBuilder::new().start_handler(|_| take_and_give_back(ROOM))
}

fn take_and_give_back(bytes: usize) {
    let mut room = Vec::<u8>::new();
    // Where addresses are scarce there is nothing to keep.
    let _ = room.try_reserve_exact(bytes);
    drop(black_box(room));
}
