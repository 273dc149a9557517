//! Arguments in, exit status out; the only file that ends the process.

use parallax::cli::{self, Ending};
use std::process::ExitCode;

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
