//! What the reader asks of the allocator: to give back what a comparison needed for a moment.
//!
//! The allocator of glibc keeps what is let go for later: after six texts of 1 MB, three times what is in use. The reader is open all
//! day and compares seldom. Two functions of C are called that change no memory in use; they are all the unsafe code there is, and
//! elsewhere than with glibc nothing is called. docs/benchmarks.md has what it is worth.

#[cfg(all(target_os = "linux", target_env = "gnu"))]
#[allow(unsafe_code)]
mod glibc {
    use std::ffi::c_int;

    /// From so many bytes on, a list lies apart and goes back as soon as it is let go; so much that is free at the end of a heap goes
    /// back too. What glibc sets by itself grows with the longest list there ever was.
    const LONG: c_int = 256 * 1024;

    pub(super) fn suit() {
        // SAFETY: `mallopt` takes two numbers, and sets how memory is asked for and let go from now on.
        unsafe {
            libc::mallopt(libc::M_MMAP_THRESHOLD, LONG);
            libc::mallopt(libc::M_TRIM_THRESHOLD, 4 * LONG);
            // Small pieces join what is free beside them at once: one that waits for that at the end of a heap holds all before it.
            libc::mallopt(libc::M_MXFAST, 0);
        }
    }

    pub(super) fn give_back() {
        // SAFETY: `malloc_trim` takes a number, holds the allocator's own locks and touches free memory alone.
        unsafe { libc::malloc_trim(0) };
    }
}

#[cfg(not(all(target_os = "linux", target_env = "gnu")))]
mod glibc {
    pub(super) fn suit() {}

    pub(super) fn give_back() {}
}

/// Lets long lists go back to the system as soon as they are let go; asked once, before the first comparison.
pub(super) fn suit() {
    glibc::suit();
}

/// Gives back all that is free; takes some milliseconds after much work, so it is not for the thread that answers keys.
pub(super) fn give_back() {
    glibc::give_back();
}
