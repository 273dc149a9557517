//! Arguments in, exit status out; the only file that ends the process.

use parallax::cli::{self, Ending};
use std::process::ExitCode;

/// The reader is open all day: what a comparison needed for a moment goes back to the system.
#[cfg(all(target_os = "linux", feature = "jemalloc"))]
#[global_allocator]
static ALLOCATOR: tikv_jemallocator::Jemalloc = tikv_jemallocator::Jemalloc;

fn main() -> ExitCode {
    match cli::run(std::env::args_os()) {
        Ending::Status(status) => ExitCode::from(status),
        Ending::Signal(signal) => {
            // The parent sees the signal itself, as if the program had never caught it.
            let _ = signal_hook::low_level::emulate_default_handler(signal);
            ExitCode::from(u8::try_from(128 + signal).unwrap_or(u8::MAX))
        }
    }
}
